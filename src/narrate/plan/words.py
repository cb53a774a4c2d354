"""Words of a text: where they stand, and how the text falls apart into them and what is between them."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from narrate.model import Token
from narrate.pronounce.folding import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model import Pronunciation

HARD_LIMIT_BYTES: Final = 600  # of UTF-8: espeak-ng breaks off by itself at some 700, wherever that is
_LONGEST_CHARACTER_BYTES: Final = 4

# Marks are no word characters to `re`. Up to U+3100 stand those of all but a few scripts; the format characters are
# the soft hyphen and the two that say how letters join.
_MARKS: Final = "\u00ad\u200c\u200d" + "".join(
    character for character in map(chr, range(0x300, 0x3100)) if unicodedata.category(character).startswith("M")
)
_LETTERS: Final = rf"[^\W_](?:[^\W_]|[{_MARKS}])*+"
_WORD: Final = re.compile(
    rf"""
      (?:[^\W\d_]\.){{2,}}+                              # U.S.  e.g.
    | (?=[^\W_]) (?:\d+(?:[.,:]\d+)*+)? (?:{_LETTERS})?   # 1,000.5  10:30  21st
      (?:[{APOSTROPHES}&\-‐‑]{_LETTERS})*+ [%‰]?     # hasn’t  AT&T  14-year  83%
    | [%‰&+=×÷±§°@£€$]                                   # signs that are read aloud
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A word where it stands in a text (``end`` exclusive), and how it will be said."""

    start: int
    end: int
    spoken: str
    pronunciation: Pronunciation | None = None
    language: str | None = None  # None: the article's


def merge(sure: Sequence[Reading], others: Sequence[Reading]) -> list[Reading]:
    """Both in the order of the text; of the others, those that overlap a sure one are left out."""
    ends = [reading.end for reading in sure]
    kept = []
    for other in others:
        next_sure = bisect_right(ends, other.start)
        if next_sure == len(sure) or other.end <= sure[next_sure].start:
            kept.append(other)
    return sorted([*sure, *kept], key=lambda reading: reading.start)


def read_words(text: str, start: int, end: int, known: Sequence[Reading]) -> list[Reading]:
    """All words from ``start`` to ``end``: the known ones, and ordinary words between them, said as written."""
    words: list[Reading] = []
    for reading in known:
        words += _ordinary(text, start, reading.start)
        words.append(reading)
        start = reading.end
    return [*words, *_ordinary(text, start, end)]


def _ordinary(text: str, start: int, end: int) -> Iterator[Reading]:
    step = HARD_LIMIT_BYTES // _LONGEST_CHARACTER_BYTES
    for found in _WORD.finditer(text, start, end):
        word = found[0]
        if len(word.encode()) <= HARD_LIMIT_BYTES:
            yield Reading(found.start(), found.end(), word)
        else:  # nobody's word, but all of it is spoken
            for offset in range(0, len(word), step):
                piece = word[offset : offset + step]
                yield Reading(found.start() + offset, found.start() + offset + len(piece), piece)


def make_tokens(text: str, start: int, end: int, words: Sequence[Reading]) -> tuple[str, tuple[Token, ...]]:
    """What stands before the first word, and the words with what follows each: together the text, unchanged."""
    bounds = [*(word.start for word in words), end]
    tokens = tuple(
        Token(
            written=text[word.start : word.end],
            after=text[word.end : following],
            spoken=word.spoken,
            pronunciation=word.pronunciation,
            language=word.language,
        )
        for word, following in zip(words, bounds[1:], strict=True)
    )
    return text[start : bounds[0]], tokens

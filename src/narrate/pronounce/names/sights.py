"""Texts → the words in them that could be names: where each stands, and what its capitals and neighbours tell."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from narrate.pronounce.folding import APOSTROPHES, fold, pieces
from narrate.pronounce.names.vocabulary import bare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from narrate.model import Span
    from narrate.pronounce.matching import Match

_POSSESSIVE: Final = re.compile(rf"[{APOSTROPHES}][sS]$")
# After these (and blanks, quotation marks, brackets) a capital letter says nothing.
_OPENS: Final = re.compile(r"(?:^|[.!?:;…•*]|\d[.)])[\s\"'“”‘’«»(\[—–-]*$|[\"“‘«(\[]$")
# And after the place that news begins with: LA PAZ, Bolivia (Reuters) —
_DATELINE: Final = re.compile(r"\W*[^\Wa-z\d_][^a-z.!?]+(?:,[^.!?—–]{1,40})?(?:\([^)]{1,40}\)\s)?[—–-]{1,2}\s*")
_DATED: Final = re.compile(r",\s([A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?)\s(?:\([^)]{1,40}\)\s)?[—–-]{1,2}\s")
_LONGEST_DATELINE: Final = 80  # characters
_INNER: Final = re.compile(r"[A-Z][a-z][A-Z]")  # TfL, AfD
_QUOTED: Final = re.compile(r"[^\W\d_],?\s[\"'“‘«]$")
_CLOSING: Final = ('"', "'", "”", "’", "»")
_SIGHT: Final = 12  # characters before a word that are looked at
_TITLED: Final = 0.8
# Words that headings in title case leave small (The Chicago Manual of Style, 17th ed., §8.159), Spanish ones too.
_SMALL: Final = frozenset(
    "a an the and but or nor for of in on at to by with from as is vs de del la las los el y en al".split()
)


@dataclass(frozen=True, slots=True)
class Text:
    """A passage of an article: its spans, and the lexicon entries found in it, which nothing overrules."""

    spans: tuple[Span, ...]
    matches: tuple[Match, ...] = ()

    @property
    def text(self) -> str:
        """The text of all spans."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Sight:
    """A word as it stands in a text, ``text[start:end]`` without a possessive ending, which is ``ending``.

    ``gap`` is what stands between the word before and this one. ``opens`` says that a capital letter here means
    nothing: at the start of a sentence, in a title.
    """

    text: str
    start: int
    end: int
    ending: str
    gap: str
    opens: bool
    quoted: bool  # alone between quotation marks within a sentence: ‘Tuto’
    word: str  # in small letters, composed, with one kind of apostrophe
    key: str  # and without accents: what is looked up in lists

    def over(self, text: str, start: int, end: int, ending: str) -> Sight:
        """Return a name of several words that begins here: ``text[start:end]`` of a whole text, and its ending."""
        name = text[start:end]
        return Sight(name, start, end, ending, self.gap, self.opens, self.quoted, *spelled(name))

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written like one: MAS, rs21 is not, G20, YPFB and AfD are."""
        return len(self.text) > 1 and (self.text.isupper() or _INNER.fullmatch(self.text) is not None)

    @property
    def is_initial(self) -> bool:
        """Whether it is a single capital letter."""
        return len(self.text) == 1 and self.is_capital


def spelled(text: str) -> tuple[str, str]:
    """Return a word in small letters, composed and with one kind of apostrophe; and without accents besides."""
    folded = fold(text)
    if folded.isascii():
        return folded, folded
    return normalize("NFC", folded), bare(folded)


def declared_in(spans: Sequence[Span]) -> Callable[[int], str | None]:
    """Return a function from a place to the language that the article declares there, if it does."""
    starts = list(accumulate((len(span.text) for span in spans), initial=0))
    return lambda place: spans[bisect_right(starts, place) - 1].language


def sights(text: str) -> tuple[Sight, ...]:
    """Return the words of a text that have a letter."""
    words = [piece for piece in pieces(text) if any(map(str.isalpha, text[piece.start : piece.end]))]
    titled = _is_titled(text, [text[piece.start : piece.end] for piece in words])
    return tuple(_sights(text, [(piece.start, piece.end) for piece in words], titled=titled))


def dated(text: str, sight: Sight) -> str | None:
    """Return what stands beside the word that news begins with, where it could be its country: CUILCO, Guatemala —."""
    beside = None if text[: sight.start].strip() else _DATED.match(text, sight.end)
    return beside[1] if beside else None


def _sights(text: str, places: Sequence[tuple[int, int]], *, titled: bool) -> Iterator[Sight]:
    previous = 0
    first = len(text) - len(text.lstrip())
    for start, end in places:
        word = text[start:end]
        possessive = _POSSESSIVE.search(word)
        base = word[: possessive.start()] if possessive and possessive.start() else word
        before = text[max(0, start - _SIGHT) : start]
        quoted = _QUOTED.search(before) is not None and text[start + len(base) : end + 1].endswith(_CLOSING)
        opens = titled or start <= first or (not quoted and _opens(text, start, before))
        gap = text[previous:start]
        yield Sight(base, start, start + len(base), word[len(base) :], gap, opens, quoted, *spelled(base))
        previous = end


def _opens(text: str, start: int, before: str) -> bool:
    is_early = start <= _LONGEST_DATELINE
    return _OPENS.search(before) is not None or (is_early and _DATELINE.fullmatch(text, 0, start) is not None)


def _is_titled(text: str, words: Sequence[str]) -> bool:
    """Whether a text is a heading in title case or in capitals: but for small words, nearly all have a capital."""
    if text.rstrip().endswith((".", "!", "?")):
        return False
    telling = [word for word in words if word.lower() not in _SMALL]
    return len(telling) > 1 and sum(word[0].isupper() for word in telling) >= _TITLED * len(telling)

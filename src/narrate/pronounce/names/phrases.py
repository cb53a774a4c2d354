"""Names of several words that the lists and the built-in lexicon hold: Santa Cruz de la Sierra, Los Angeles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.evidence import FIXED, Evidence
from narrate.pronounce.names.sights import Sight
from narrate.pronounce.names.vocabulary import bare

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.pronounce.names.vocabulary import Vocabulary

_GAP: Final = re.compile(r"\s+|[-‐‑]")

Seen = Sight | tuple[Sight, Evidence]


def phrases(text: str, words: Sequence[Seen], vocabulary: Vocabulary) -> Iterator[tuple[Sight, Evidence | None]]:
    """Yield the words of a text, and in place of the words of a listed name the name; the longest one wins."""
    place = 0
    while place < len(words):
        word = words[place]
        if isinstance(word, tuple):
            yield word
            place += 1
            continue
        found = _longest(text, words, place, vocabulary)
        if found is None:
            yield word, None
            place += 1
            continue
        count, language = found
        last = words[place + count - 1]
        assert isinstance(last, Sight)
        name = word.over(text, word.start, last.end, last.ending)
        lean = -FIXED if language == "en" else FIXED
        yield name, Evidence(lean, language, listed=True, ordinary=language == "en" and not word.is_capital)
        place += count


def unlisted(words: Sequence[Seen]) -> Iterator[tuple[Sight, Evidence | None]]:
    """Yield the words as they are."""
    return (word if isinstance(word, tuple) else (word, None) for word in words)


def _longest(text: str, words: Sequence[Seen], place: int, vocabulary: Vocabulary) -> tuple[int, str] | None:
    """Return how many words the longest listed name from a place has, and its language."""
    reach = 1
    while reach < vocabulary.longest and _goes_on(words, place + reach):
        reach += 1
    first = words[place]
    assert isinstance(first, Sight)
    for count in range(reach, 1, -1):
        last = words[place + count - 1]
        assert isinstance(last, Sight)
        language = _listed(text[first.start : last.end], vocabulary)
        if language:
            return count, language
    return None


def _goes_on(words: Sequence[Seen], place: int) -> bool:
    """Whether the word at a place follows the one before it in the same name."""
    if place >= len(words):
        return False
    word, before = words[place], words[place - 1]
    if isinstance(word, tuple) or isinstance(before, tuple):
        return False
    return not before.ending and _GAP.fullmatch(word.gap) is not None


def _listed(written: str, vocabulary: Vocabulary) -> str | None:
    """Return the language of a listed name that has its capitals where the text has them too."""
    key = " ".join(bare(written).split())
    for entry in vocabulary.by_key.get(key, ()):
        exact = entry.language != "en" or entry.spelling.casefold() == " ".join(written.casefold().split())
        if exact and _same_capitals(entry.spelling, written):
            return entry.language
    for lexeme in vocabulary.entries.get(key, ()):
        if _same_capitals(lexeme.grapheme, written):
            return lexeme.language or "en"
    return None


def _same_capitals(listed: str, written: str) -> bool:
    return all(
        word[:1].isupper() or not name[:1].isupper()
        for name, word in zip(listed.split(), written.split(), strict=False)
    )

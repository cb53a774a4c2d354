"""Where sentences end: found by the library sentencex, mended where it is known to err."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import sentencex

from narrate.plan.abbreviations import Abbreviations, abbreviations_of, written_like

if TYPE_CHECKING:
    from collections.abc import Iterator

# sentencex needs time that grows with the square of the quotation marks left open: 3.7 s for 320 kB of them. So it is
# given longer texts in windows; what it finds at a window's edge is looked at again with what follows.
_WINDOW: Final = 10_000  # characters
_SIGHT: Final = 40  # characters on either side of a boundary that tell whether it is one

_BLANKS: Final = re.compile(r"\s*")
_ITEM_NUMBER: Final = re.compile(r"\s*\d{1,3}[.)]\s*")  # in front of a list's item
_ELLIPSIS: Final = "…"  # no end to sentencex, which takes “...” for one: what follows decides
_YEARS: Final = re.compile(r"'(?=\d)")  # the '80s: sentencex would wait for the end of a quotation
_OPENERS: Final = "‘’“”'\"«»‹›([¿¡…—–-\u00a0 "  # may stand between a boundary and the word after it


def sentence_ends(text: str, language: str) -> list[int]:
    """The offsets at which sentences end, the blanks after them included; the last is the text's length.

    ``language`` is a BCP 47 tag; sentencex takes one that it does not know for English.
    """
    if text.isalpha():
        return [len(text)]  # a lone word; lists of words are long
    forms = abbreviations_of(language)
    ends = [0]
    for found in _found_ends(text, written_like(language)):
        end = _skip_blanks(text, found)
        if end == len(text):
            break
        if _ITEM_NUMBER.fullmatch(text, ends[-1], end):
            continue
        if end > ends[-1] and not _goes_on(text[max(0, end - _SIGHT) : end], text[end : end + _SIGHT], forms):
            ends.append(end)
    return [*ends[1:], len(text)]


def _found_ends(text: str, language: str) -> Iterator[int]:
    start = 0
    while start < len(text):
        window = text[start : start + _WINDOW]
        seen = _YEARS.sub("’", window.replace(_ELLIPSIS, "."))
        pieces = sentencex.segment(language, seen)
        assert "".join(pieces) == seen, "sentencex dropped text"
        if start + _WINDOW < len(text):
            pieces.pop()  # its end is the window's, perhaps not the sentence's
        if not pieces:
            start += _WINDOW
        for piece in pieces:
            start += len(piece)
            yield start


def _skip_blanks(text: str, offset: int) -> int:
    blanks = _BLANKS.match(text, offset)
    assert blanks is not None, "no blank is a match too"
    return blanks.end()


def _goes_on(before: str, after: str, forms: Abbreviations) -> bool:
    """Whether the sentence does not end here; each line mends what sentencex 1.0 does to its example."""
    last = (before.split() or [""])[-1].lstrip(_OPENERS)
    following = after.lstrip(_OPENERS)
    return (
        (following[:1].islower() and not following[1:2].isupper())  # What! | she asked. (but: iPhones)
        or (last in forms.before_name and following[:1].isalpha())  # Sra. | Quispe
        or (last in forms.before_number and following[:1].isdigit())  # Vol. | 3
        or any(" " in form and f"{last} {following}".startswith(form) for form in forms.anywhere)  # d. | C.
    )

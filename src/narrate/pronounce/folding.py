"""Text → pieces to be compared: words and signs, where each stands, and its spelling made equal.

Equal are capitals and small letters, composed and decomposed accents, all apostrophes, all hyphens, all blanks. Not
equal are letters with and without an accent: Añez and Anez may need different sounds.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category, normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

# What is typed for an apostrophe inside words: k'ankas, k’ankas, kʼankas, k‘ankas, kʻankas, k´ankas, k`ankas.
APOSTROPHES = "'’ʼ‘ʻ´`"
_HYPHENS = "-‐‑"
# Soft hyphen, zero-width joiners, word joiner: unseen inside words. The zero-width space is a blank.
UNSEEN = "\u00ad\u200c\u200d\u2060"
_BLANK = r"\s\u200b"

_EQUAL = str.maketrans(
    {
        **dict.fromkeys(APOSTROPHES, "’"),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(UNSEEN),
        "\u200b": " ",
    }
)
_UNEQUAL = re.compile(f"[{re.escape(''.join(map(chr, _EQUAL)))}]")
_LETTER = r"[^\W_ʼʻ]"  # letters and digits of any script; two of the apostrophes count as letters in Unicode


class Piece(NamedTuple):
    """A word, or one sign that is neither word nor blank; ``text[start:end]``. A tuple since there are very many."""

    start: int
    end: int
    key: str  # folded, with a blank before it where blanks part it from the piece before


def spelling(text: str) -> str:
    """Return a text with accents decomposed, apostrophes and hyphens made equal, and without blanks; capitals stay."""
    return "".join(normalize("NFD", text).translate(_EQUAL).split())


def fold(text: str) -> str:
    """Return what two texts have in common that differ only in ways that do not matter here.

    It may be longer or shorter than the text (ß, İ, é), so offsets are never counted in it.
    """
    if text.isascii():
        return text.lower() if text.isalnum() else text.lower().translate(_EQUAL)
    # Most texts have few of the signs: to translate all of one takes ten times as long.
    return _UNEQUAL.sub(_made_equal, normalize("NFD", normalize("NFD", text).casefold()))


def _made_equal(sign: re.Match[str]) -> str:
    return sign[0].translate(_EQUAL)


@lru_cache(maxsize=8)  # a text is asked about by each lexicon, and for its names
def pieces(text: str) -> tuple[Piece, ...]:
    """Cut a text into words and signs. An apostrophe between letters belongs to the word, one at its end does not."""
    return tuple(_pieces(text))


def _pieces(text: str) -> Iterator[Piece]:
    marks = "" if text.isascii() else "".join(sorted(c for c in set(text) if category(c).startswith("M")))
    end = len(text)  # so that no blank counts before the first
    for match in _pattern(marks).finditer(text):
        key = fold(match[0])
        yield Piece(match.start(), match.end(), f" {key}" if match.start() > end else key)
        end = match.end()


@lru_cache(maxsize=64)
def _pattern(marks: str) -> re.Pattern[str]:
    """Compile the pattern of a piece for a text with these combining marks, which `re` does not know."""
    run = rf"{_LETTER}++(?:[{UNSEEN}{re.escape(marks)}]++{_LETTER}*+)*+"
    return re.compile(rf"{run}(?:[{APOSTROPHES}]{run})*+|[^{_BLANK}]")

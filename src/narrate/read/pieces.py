"""What every format reader gives: pieces in the order of the source, each kept or left out for a reason."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TypeAlias

from narrate.model import Block, BlockKind, LeftOut, Span
from narrate.read.encoding import find_crowd
from narrate.read.furniture import furniture
from narrate.read.origin import is_credit

# Blanks that only lay out the source. A no-break space means something, so it stays.
_LAYOUT = re.compile(r"[ \t\n\v\f\r\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Heading:
    """A title (level 1) or a heading; `assemble` counts the levels anew."""

    title: str
    level: int
    line: int


Piece: TypeAlias = Heading | Block | LeftOut


def one_line(text: str) -> str:
    """The text on one line, without blanks around it, in NFC again where markup or entities came between.

    Crowds of marks that only now stand together are left as they are, and the text that holds them out.
    """
    text = _LAYOUT.sub(" ", text).strip()
    return text if find_crowd(text) >= 0 else unicodedata.normalize("NFC", text)


def has_words(text: str) -> bool:
    """Whether there is a letter or digit to say."""
    return any(map(str.isalnum, text))


def heading(text: str, level: int, line: int) -> Heading | LeftOut:
    """A heading, unless it heads a part of the page that is left out."""
    text = one_line(text)
    reason = _why_left_out(text)
    return LeftOut(text, line, reason) if reason else Heading(text, level, line)


def block(kind: BlockKind, text: str, line: int) -> Block | LeftOut:
    """A block of the kind; a photo credit is a caption wherever it stands, and page furniture is left out."""
    text = one_line(text)
    if reason := _why_left_out(text):
        return LeftOut(text, line, reason)
    return Block(BlockKind.CAPTION if is_credit(text) else kind, (Span(text),), line)


def section_break(line: int) -> Block:
    """A break of thought without a heading."""
    return Block(BlockKind.BREAK, line=line)


def _why_left_out(text: str) -> str | None:
    if not has_words(text):
        return "no words"
    return "too many marks on a letter" if find_crowd(text) >= 0 else furniture(text)

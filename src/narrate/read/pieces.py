"""What every format reader gives: pieces in the order of the source, each kept or left out for a reason."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from narrate.model import Block, BlockKind, LeftOut, Span
from narrate.read.encoding import find_crowd
from narrate.read.furniture import furniture
from narrate.read.origin import is_credit

if TYPE_CHECKING:
    from collections.abc import Iterable

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


def with_languages(piece: Block | LeftOut, parts: Iterable[Span]) -> Block | LeftOut:
    """Divide a block into spans, one for each run of words whose language the source declares and one between two.

    ``parts`` are the source's, in order, with the blanks of its layout; each is found behind the one before it.
    """
    if isinstance(piece, LeftOut):
        return piece
    text, spans, done, place = piece.text, list[Span](), 0, 0
    for part in parts:
        words = one_line(part.text)
        start = text.find(words, place)
        if start < 0:
            continue  # composed across the border of two parts: the letters are one's and the other's
        place = start + len(words)
        if part.language and words:
            spans += [Span(text[done:start]), Span(text[start:place], part.language)]
            done = place
    spans.append(Span(text[done:]))
    return replace(piece, spans=tuple(span for span in spans if span.text))


def section_break(line: int) -> Block:
    """A break of thought without a heading."""
    return Block(BlockKind.BREAK, line=line)


def _why_left_out(text: str) -> str | None:
    if not has_words(text):
        return "no words"
    return "too many marks on a letter" if find_crowd(text) >= 0 else furniture(text)

"""The lines of a plain text as their writer meant them: hard wraps undone, list and quotation marks recognised."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.model import BlockKind
from narrate.read.furniture import furniture

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Columns. Text is wrapped where most of the long lines end; what ends earlier or later than this was not wrapped.
_NARROWEST, _WIDEST = 50, 100
_TAB = 4  # columns

_ORNAMENT = re.compile(r"[-–—*_=~#+•·⁂❦☙§◆◇■□●○]+")
_QUOTE = re.compile(r"(?:>[ ]?)+")
_BULLET = re.compile(r"[-*•‣▪◦·]\s+(?=\S)")
NUMBERED = re.compile(r"\d{1,3}[.)]\s+(?=\S)")  # no years


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text. ``kind`` is what its mark says: a list item, a quotation, a break, or a paragraph if none."""

    text: str
    kind: BlockKind
    number: int  # of its first line in the file
    blanks: int  # blank lines above it
    indent: int  # columns, of the least indented row
    first: int  # columns, of the first row
    end: int  # column after its last character
    rows: int = 1  # wrapped into so many


def logical_lines(text: str) -> list[Line]:
    """All lines that are not blank, each with the wrapped lines that continue it."""
    rows = tuple(_rows(text))
    width = _wrap_width(rows)
    runs: list[list[Line]] = []
    for row in rows:
        if runs and _continues(row, runs[-1], width):
            runs[-1].append(row)
        else:
            runs.append([row])
    return [_joined(run) for run in runs]


def _rows(text: str) -> Iterator[Line]:
    """The lines of the file."""
    last = 0
    for number, row in enumerate(text.split("\n"), start=1):
        stripped = row.strip()
        if not stripped:
            continue
        before = row[: len(row) - len(row.lstrip())].expandtabs(_TAB)
        indent, end = len(before), len(before + stripped)
        yield Line(_unquoted(stripped), _kind(stripped), number, number - last - 1, indent, indent, end)
        last = number


def _kind(text: str) -> BlockKind:
    if _ORNAMENT.fullmatch("".join(text.split())):
        return BlockKind.BREAK
    if _QUOTE.match(text):
        return BlockKind.QUOTATION
    return BlockKind.LIST_ITEM if _BULLET.match(text) or NUMBERED.match(text) else BlockKind.PARAGRAPH


def _unquoted(text: str) -> str:
    return _QUOTE.sub("", text, count=1) if text.startswith(">") else text


def _wrap_width(rows: Sequence[Line]) -> int:
    """The column at which the text was wrapped, 0 if it was not.

    The ninth decile, so that a single address or table that juts out does not hide it.
    """
    ends = sorted(row.end for row, below in pairwise(rows) if below.blanks == 0 and row.end >= _NARROWEST)
    width = ends[len(ends) * 9 // 10] if ends else 0
    return width if width <= _WIDEST else 0


def _continues(row: Line, run: Sequence[Line], width: int) -> bool:
    """Whether a line continues those above it: its first word did not fit there, or it hangs below its bullet."""
    head, above = run[0], run[-1]
    if row.blanks or BlockKind.BREAK in (row.kind, head.kind) or furniture(row.text) or furniture(above.text):
        return False
    if BlockKind.QUOTATION in (row.kind, head.kind) and row.kind is not head.kind:
        return False
    if head.kind is BlockKind.LIST_ITEM:
        return row.kind is not BlockKind.LIST_ITEM and (row.indent > head.indent or _wrapped(above, row, width))
    return _wrapped(above, row, width)


def _wrapped(above: Line, row: Line, width: int) -> bool:
    return 0 < width < above.end + 1 + len(row.text.partition(" ")[0])


def _joined(run: Sequence[Line]) -> Line:
    """One line out of several. A hyphen at the end of a line belongs to a word: ``anti-`` + ``Morales``."""
    head, last = run[0], run[-1]
    text = re.sub(r"(?<=\w-)\n(?=\w)", "", "\n".join(row.text for row in run))
    if head.kind is BlockKind.LIST_ITEM:
        text = _BULLET.sub("", text, count=1) if _BULLET.match(text) else text
    return replace(head, text=text, indent=min(row.indent for row in run), end=last.end, rows=len(run))

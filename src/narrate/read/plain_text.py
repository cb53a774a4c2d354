"""Plain text: no markup, so place, length and punctuation must tell a heading from a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from narrate.model import Block, BlockKind, LeftOut
from narrate.read.furniture import BUTTONS, lone_site
from narrate.read.lines import NUMBERED, logical_lines
from narrate.read.origin import is_byline
from narrate.read.pieces import block, heading, section_break

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.read.lines import Line
    from narrate.read.pieces import Piece

# Characters.
_LONGEST_TITLE = 120
_LONGEST_HEADING = 80  # a line of a page
_LONGEST_CAPTION = 200  # of the line above a photo credit

_MARGIN = 2  # columns; a quotation is indented at least so much
_OPENING, _CLOSING = "‘“«‹\"'([", "’”»›\"')]"
_DASHES = "-–—―"
_ASIDE = re.compile(r"[(\[].* .*[)\]]")  # (Reporting by Ana Quispe), but not (II)
_SPEAKERS = {"Q": "A", "P": "R"}  # of an interview, in English and in Spanish
_SPEAKER = re.compile(r"([QAPR])[.:]\s")
_DECIMAL = re.compile(r"\d{1,2}((?:\.\d{1,2})*)[.)]?\s")  # 2.1 Title


@dataclass(frozen=True, slots=True)
class _Item:
    """A line and what it is as long as its neighbours do not say otherwise."""

    line: Line
    piece: Block | LeftOut

    def is_a(self, *kinds: BlockKind) -> bool:
        """Whether it is kept, as one of these kinds."""
        return isinstance(self.piece, Block) and self.piece.kind in kinds


def plain_text_pieces(body: str) -> Iterator[Piece]:
    """What the lines are, in order. The first may be a heading of level 1, the title."""
    lines = _with_indented_quotations(logical_lines(body))
    items = _with_captions(_without_buttons([_Item(line, _alone(line)) for line in lines]))
    levels = _heading_levels(items)
    gap = max(2, 1 + min((line.blanks for line in lines[1:]), default=0))  # a text may be double-spaced throughout
    for item in items:
        line = item.line
        if item is not items[0] and line.blanks >= gap:
            yield section_break(line.number - line.blanks)
        level = levels.get(line.number)
        yield heading(line.text, level, line.number) if level else item.piece


def _alone(line: Line) -> Block | LeftOut:
    return section_break(line.number) if line.kind is BlockKind.BREAK else block(line.kind, line.text, line.number)


def _with_indented_quotations(lines: Sequence[Line]) -> list[Line]:
    """Mark what is indented further than the text, whose own indentation is the least of those that are common."""
    share = Counter[int]()
    for line in lines:
        share[line.indent] += len(line.text)
    margin = _MARGIN + next((indent for indent in sorted(share) if share[indent] * 5 >= share.total()), 0)
    margin = max(margin, 1 + _first_line_indent(lines))
    return [
        replace(line, kind=BlockKind.QUOTATION)
        if line.kind is BlockKind.PARAGRAPH and line.indent >= margin and line is not lines[0]  # a centred title
        else line
        for line in lines
    ]


def _first_line_indent(lines: Sequence[Line]) -> int:
    """Return how far most wrapped paragraphs indent their first line; one of a single line does so too."""
    wrapped = [line for line in lines if line.rows > 1 and line.kind is BlockKind.PARAGRAPH]
    indents = Counter(line.first for line in wrapped if line.first > line.indent)
    return indents.most_common(1)[0][0] if indents.total() * 2 > len(wrapped) else 0


def _without_buttons(items: Sequence[_Item]) -> list[_Item]:
    """Leave out the names of services that stand in a row below “Share this:”."""
    kept: list[_Item] = []
    for item in items:
        above = kept[-1].piece if kept else None
        if isinstance(above, LeftOut) and above.reason == BUTTONS and lone_site(item.line.text):
            kept.append(replace(item, piece=LeftOut(item.line.text, item.line.number, BUTTONS)))
        else:
            kept.append(item)
    return kept


def _with_captions(items: Sequence[_Item]) -> list[_Item]:
    """Make a caption of the short line that stands with a photo credit, too."""
    captions = {
        above.line.number
        for above, credit in pairwise(items)
        if above.is_a(BlockKind.PARAGRAPH)
        and credit.is_a(BlockKind.CAPTION)
        and credit.line.blanks == 0 < above.line.blanks
        and len(above.line.text) <= _LONGEST_CAPTION
    }
    return [
        replace(item, piece=replace(item.piece, kind=BlockKind.CAPTION))
        if isinstance(item.piece, Block) and item.line.number in captions
        else item
        for item in items
    ]


def _heading_levels(items: Sequence[_Item]) -> dict[int, int]:
    """The levels of the title and the headings, by their line numbers.

    A heading stands above text. Of several short lines in a row only the last does, or the last two if there are no
    more (a part and its chapter): longer runs are verse, names or addresses.
    """
    text = [item for item in items if _is_text(item)]
    speakers = _speakers(text)
    levels: dict[int, int] = {}
    if text and _is_title(text[0]):
        levels[text.pop(0).line.number] = 1
    triples = list(zip([None, *text], text, [*text[1:], None], strict=False))
    short = {
        item.line.number
        for above, item, below in triples
        if _may_head(above, item, below) and not item.line.text.startswith(speakers)
    }
    for above, item, below in reversed(triples):
        if item.line.number not in short or below is None or below.is_a(BlockKind.BREAK):
            continue
        is_part = below.line.number in levels and (above is None or above.line.number not in short)
        if is_part or below.line.number not in short:
            levels[item.line.number] = _level(item.line.text)
    return levels


def _speakers(items: Sequence[_Item]) -> tuple[str, ...]:
    """How the questions and answers of an interview begin, if the text is one."""
    begin = {found[0] for item in items if (found := _SPEAKER.match(item.line.text))}
    pairs = ((ask + sign, answer + sign) for ask, answer in _SPEAKERS.items() for sign in (". ", ": "))
    return tuple(start for pair in pairs if begin.issuperset(pair) for start in pair)


def _is_text(item: _Item) -> bool:
    """Whether a heading could stand above it: no caption, nothing left out, no line drawn under a heading."""
    underline = item.is_a(BlockKind.BREAK) and item.line.blanks == 0
    return isinstance(item.piece, Block) and not item.is_a(BlockKind.CAPTION) and not underline


def _is_title(item: _Item) -> bool:
    text = item.line.text
    return (
        item.is_a(BlockKind.PARAGRAPH)
        and len(text) <= _LONGEST_TITLE
        and _ends_open(text)
        and not is_byline(text)
        and not _ASIDE.fullmatch(text)
    )


def _may_head(above: _Item | None, item: _Item, below: _Item | None) -> bool:
    """Whether a line is set and worded like a heading."""
    numbered = [bool(other and NUMBERED.match(other.line.text)) for other in (above, item, below)]
    lone_number = numbered == [False, True, False]  # others are a list
    apart = (
        above is None or item.line.blanks > 0 or _is_long(above),
        below is None or below.line.blanks > 0 or _is_long(below),
    )
    announced = above is not None and above.line.text.endswith(":")
    return (
        (item.is_a(BlockKind.PARAGRAPH) or lone_number)
        and all(apart)
        and not announced
        and _reads_as_heading(item.line.text)
    )


def _is_long(item: _Item) -> bool:
    return len(item.line.text) > _LONGEST_HEADING


def _reads_as_heading(text: str) -> bool:
    exclaimed = text[0] in _OPENING and text.rstrip(_CLOSING) != text and text.rstrip(_CLOSING)[-1:] in "?!"
    return (
        len(text) <= _LONGEST_HEADING
        and _ends_open(text)
        and not next(filter(str.isalnum, text)).islower()
        and not exclaimed  # ‘Never!’ is somebody's answer
        and not is_byline(text)
        and "://" not in text
        and (text[0] not in _DASHES or text[-1] in _DASHES)  # an attribution, or somebody speaks; but not — II —
        and not _ASIDE.fullmatch(text)
    )


def _ends_open(text: str) -> bool:
    """Whether no punctuation says that a sentence ends or goes on here; a question or exclamation mark does not."""
    return not text.rstrip(_CLOSING).endswith((".", ",", ";", ":", "…"))


def _level(text: str) -> int:
    """2, or more for a decimal number: ``2.1 The mines`` is at level 3."""
    number = _DECIMAL.match(text)
    return 2 + number[1].count(".") if number else 2

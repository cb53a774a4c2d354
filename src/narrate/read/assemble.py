"""Pieces to an `Article`: which heading is the title, what stands in which section, what is the standfirst."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from narrate.errors import NothingToSay
from narrate.model import Article, Block, BlockKind, LeftOut, Section
from narrate.read.origin import is_byline
from narrate.read.pieces import Heading, has_words, one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.model import Facts
    from narrate.read.pieces import Piece

_LONGEST_STANDFIRST = 600  # characters, about a hundred words; what is longer opens the article itself

# A summary names its writer: “…, writes Ana Quispe”, “Ana Quispe looks back on …”, «…, informa Ana Quispe».
_NAME = r"[A-ZÁÉÍÓÚÑ][\w’'-]+"
_WRITES = (
    r"(?:writes|reports|argues|explains|asks|explores|investigates|looks (?:at|back)|interviews"
    r"|escribe|informa|explica|analiza|sostiene|entrevista)"
)
_SUMMARY = re.compile(rf"\b{_WRITES} {_NAME}|{_NAME} {_NAME} {_WRITES}\b")


def assemble(facts: Facts, pieces: Iterable[Piece], path: str) -> Article:
    """Make the article; a title in the front matter stands above one in the text, the file's name below both.

    Raises NothingToSay if all was left out.
    """
    kept: list[Heading | Block] = []
    left_out: list[LeftOut] = []
    for piece in pieces:
        if not isinstance(piece, LeftOut):
            kept.append(piece)
        elif piece.text:
            left_out.append(piece)
    if all(isinstance(piece, Block) and piece.kind is BlockKind.BREAK for piece in kept):
        raise _nothing_to_say(left_out, path)
    title = _take_title(facts, kept) or Heading(facts.title or _title_of_file(path), 1, 0)
    first, *others = _sections([title, *kept])
    first = replace(first, blocks=_with_standfirst(first.blocks, headed=bool(others)))
    left_out.sort(key=attrgetter("line"))
    return Article(replace(facts, title=title.title), (first, *_levelled(others)), tuple(left_out))


def _nothing_to_say(left_out: Sequence[LeftOut], path: str) -> NothingToSay:
    hint = "Write the article below its front matter."
    if left_out:
        hint = f"Write some text: all there is is left out (line {left_out[0].line}: {left_out[0].reason})."
    return NothingToSay("The article holds nothing to read out.", hint=hint, path=path)


def _take_title(facts: Facts, kept: list[Heading | Block]) -> Heading | None:
    """Take the title out of ``kept``: the first heading, of level 1, with no more before it than pictures."""
    for piece in kept:
        if isinstance(piece, Heading):
            if piece.level != 1 or (facts.title and _key(piece.title) != _key(facts.title)):
                return None
            kept.remove(piece)  # no heading is like another: their lines differ
            return replace(piece, title=facts.title or piece.title)
        if piece.kind not in (BlockKind.CAPTION, BlockKind.BREAK):
            return None
    return None


def _key(title: str) -> str:
    """What two titles that are the same have in common."""
    return "".join(filter(str.isalnum, title.casefold()))


def _title_of_file(path: str) -> str:
    """``text/after-the_coup.txt`` → ``After the coup``."""
    stem = "".join(char if char.isprintable() and char not in "-_" else " " for char in PurePosixPath(path).stem)
    title = one_line(re.sub(r"\s+", " ", stem))
    return title[:1].upper() + title[1:] if has_words(title) else "Untitled"


def _sections(pieces: Sequence[Heading | Block]) -> list[Section]:
    """Each heading with the blocks below it."""
    sections: list[Section] = []
    blocks: list[Block] = []
    for piece in reversed(pieces):
        if isinstance(piece, Block):
            blocks.append(piece)
        else:
            sections.append(Section(piece.title, piece.level, _without_outer_breaks(blocks[::-1]), piece.line))
            blocks = []
    return sections[::-1]


def _without_outer_breaks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with single breaks between them, none at the start or the end."""
    kept: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        if block.kind is BlockKind.BREAK:
            waiting = waiting or block
            continue
        if waiting and kept:
            kept.append(waiting)
        waiting = None
        kept.append(block)
    return tuple(kept)


def _levelled(sections: Sequence[Section]) -> tuple[Section, ...]:
    """Number the levels in use from 2 without gaps, as assistive technology expects of headings."""
    levels = sorted({section.level for section in sections})
    return tuple(replace(section, level=2 + levels.index(section.level)) for section in sections)


def _with_standfirst(blocks: tuple[Block, ...], *, headed: bool) -> tuple[Block, ...]:
    """Mark the first paragraph below the title if it introduces the article.

    It does where headings follow; elsewhere if it names its writer, or is set off by a byline or a break.
    """
    for place, block in enumerate(blocks):
        if block.kind is BlockKind.CAPTION or is_byline(block.text):
            continue
        if block.kind is not BlockKind.PARAGRAPH or len(block.text) > _LONGEST_STANDFIRST:
            break
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if headed or (after and (_SUMMARY.search(block.text) or _sets_off(after))):
            return (*blocks[:place], replace(block, kind=BlockKind.STANDFIRST), *blocks[place + 1 :])
        break
    return blocks


def _sets_off(block: Block) -> bool:
    return block.kind is BlockKind.BREAK or is_byline(block.text)

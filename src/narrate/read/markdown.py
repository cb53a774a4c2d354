"""Markdown: CommonMark and tables, as markdown-it-py reads them.

Of raw HTML only the language is understood that a tag inside a text declares: <i lang="ay">wiphala</i>. Addresses and
tooltips of links and pictures are markup, not text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from narrate.model import BlockKind, LeftOut, Span
from narrate.read.declared import Declared
from narrate.read.furniture import furniture
from narrate.read.pieces import block, has_words, heading, section_break, with_languages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

    from narrate.read.pieces import Piece

_PARSER = MarkdownIt("commonmark").enable("table")  # the preset follows 20 levels of nesting and no more

_NOT_READ = {"fence": "code", "code_block": "code", "html_block": "HTML"}
_READ = frozenset({"inline", "hr", "table_open"})

_TAG = re.compile(r"</?[a-z]", re.IGNORECASE)  # other raw HTML is a comment, a declaration, an instruction
_LINE_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_CELL_BORDER = re.compile(r"(?<!\\)\|")
_CONTAINER_MARKS = re.compile(r"(?:[\s>*+-]|\d{1,9}[.)])*")
_LINK_DEFINITION = re.compile(r"\[[^\]]*\]:")


def markdown_pieces(body: str) -> Iterator[Piece]:
    """What the Markdown says, in order; after it what the parser passed over."""
    source = body.split("\n")
    passed_over = dict(enumerate(source, start=1))
    place = _Place()
    tokens = iter(_PARSER.parse(body))
    for token in tokens:
        place.move(token)
        lines = _lines(token)
        if token.type in _READ or token.type in _NOT_READ:
            for line in lines:
                passed_over.pop(line, None)
        if token.type == "inline":
            yield from _text(token, place)
        elif token.type == "hr":
            yield section_break(lines.start)
        elif token.type == "table_open":
            inside = takewhile(lambda inner: inner.type != "table_close", tokens)
            yield from _table((inner for inner in inside if inner.type == "inline"), source)
        elif token.type in _NOT_READ:
            yield LeftOut("\n".join(source[lines.start - 1 : lines.stop - 1]), lines.start, _NOT_READ[token.type])
    yield from _left_over(passed_over)


@dataclass(slots=True)
class _Place:
    """Where in the document the next text stands."""

    containers: list[BlockKind] = field(default_factory=list)
    numbers: dict[int, int] = field(default_factory=dict)  # of the next item, by the nesting of its list
    label: str = ""  # the number of an item whose text is still to come
    level: int = 0  # of the heading, 0 outside

    @property
    def kind(self) -> BlockKind:
        """What a paragraph is here."""
        return self.containers[-1] if self.containers else BlockKind.PARAGRAPH

    def move(self, token: Token) -> None:
        """Go past a token."""
        match token.type:
            case "heading_open":
                self.level = int(token.tag.removeprefix("h"))
            case "heading_close":
                self.level = 0
            case "blockquote_open":
                self.containers.append(BlockKind.QUOTATION)
            case "ordered_list_open":
                self.numbers[token.level + 1] = int(token.attrs.get("start", 1))
            case "list_item_open":
                self.containers.append(BlockKind.LIST_ITEM)
                self.label = self._next_number(token) if token.info else ""
            case "blockquote_close" | "list_item_close":
                self.containers.pop()
                self.label = ""

    def _next_number(self, item: Token) -> str:
        """Number an item as Markdown does, which counts from the first whatever the others say."""
        number = self.numbers[item.level]
        self.numbers[item.level] += 1
        return f"{number}{item.markup} "

    def take_label(self) -> str:
        """The number of the item, once."""
        label, self.label = self.label, ""
        return label


@dataclass(frozen=True, slots=True)
class _Row:
    """A line of a paragraph; ``parts`` are its runs of one declared language."""

    parts: tuple[Span, ...]
    number: int  # of the line in the file
    is_picture: bool  # and nothing besides

    @property
    def text(self) -> str:
        """The words of all parts."""
        return "".join(part.text for part in self.parts)


def _lines(token: Token) -> range:
    """The lines of the file that a token covers."""
    first, end = token.map or (0, 0)
    return range(first + 1, end + 1)


def _text(inline: Token, place: _Place) -> Iterator[Piece]:
    """A heading or a paragraph. Inside a list or a quotation a heading heads no section."""
    children, line = inline.children or [], _lines(inline).start
    yield from _comments(children, line)
    if place.level and not place.containers:
        yield heading(_plain(children), place.level, line)
    else:
        yield from _paragraph(list(_rows(children, line)), place)


def _comments(children: Iterable[Token], line: int) -> Iterator[LeftOut]:
    """HTML inside a text that is no tag."""
    for token in children:
        if token.type == "html_inline" and not _TAG.match(token.content):
            yield LeftOut(token.content, line, "HTML")


def _rows(children: Iterable[Token], first: int) -> Iterator[_Row]:
    """The lines that the writer broke."""
    declared = Declared()
    parts = groupby(children, key=lambda token: token.type in {"softbreak", "hardbreak"})
    for number, row in enumerate((list(part) for is_break, part in parts if not is_break), start=first):
        besides = (token for token in row if token.type != "image")
        is_picture = any(token.type == "image" for token in row) and not has_words(_plain(besides))
        yield _Row(tuple(_spans(row, declared)), number, is_picture)


def _spans(tokens: Iterable[Token], declared: Declared) -> Iterator[Span]:
    """The words of inline tokens, each with the language that the tags around it declare."""
    for token in tokens:
        if token.type == "html_inline":
            declared.pass_tag(token.content)
        yield Span(_plain([token]), declared.language)


def _paragraph(rows: Sequence[_Row], place: _Place) -> Iterator[Piece]:
    """One block, apart from pictures, which have lines of their own and become captions."""
    if all(furniture(row.text) for row in rows):
        yield from (block(place.kind, row.text, row.number) for row in rows)
        return
    for is_picture, run in groupby(rows, key=lambda row: row.is_picture):
        if is_picture:
            yield from (block(BlockKind.CAPTION, row.text, row.number) for row in run if row.text)
            continue
        first, *others = run
        text = "\n".join(row.text for row in (first, *others))
        parts = [part for row in (first, *others) for part in row.parts]
        yield with_languages(block(place.kind, place.take_label() + text, first.number), parts)


def _plain(tokens: Iterable[Token]) -> str:
    """The words of inline tokens, without tags."""
    return "".join(_plain(token.children or []) if token.type == "image" else _characters(token) for token in tokens)


def _characters(token: Token) -> str:
    if token.type in {"text", "code_inline"}:
        return token.content
    return " " if token.type in {"softbreak", "hardbreak"} or _LINE_BREAK.match(token.content) else ""


def _table(cells: Iterable[Token], source: Sequence[str]) -> Iterator[Piece]:
    """Each row as an item of a list."""
    for line, row in groupby(cells, key=lambda cell: _lines(cell).start):
        texts: list[str] = []
        parts: list[Span] = []
        for cell in row:
            yield from _comments(cell.children or [], line)
            spans = tuple(_spans(cell.children or [], Declared()))
            texts.append("".join(span.text for span in spans))
            parts += spans
        yield with_languages(block(BlockKind.LIST_ITEM, "; ".join(filter(None, texts)), line), parts)
        # The parser drops cells to the right of the last column.
        beyond = _CELL_BORDER.split(source[line - 1].strip("> \t").removeprefix("|"))[len(texts) :]
        if has_words("".join(beyond)):
            yield LeftOut("|".join(beyond).strip(), line, "outside the table")


def _left_over(lines: dict[int, str]) -> Iterator[LeftOut]:
    """Lines that became no token: definitions of links, and what stands deeper than the parser goes."""
    last, reason = 0, ""
    for number, line in lines.items():
        text = _CONTAINER_MARKS.sub("", line, count=1)
        if not has_words(text):
            continue
        if _LINK_DEFINITION.match(text):
            reason = "link address"
        elif number != last + 1 or reason != "link address":  # a definition may go on below
            reason = "nested too deeply"
        last = number
        yield LeftOut(line.strip(), number, reason)

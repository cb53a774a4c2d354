"""The text of a lexicon.yaml → where its entries stand: what a change must know to leave all else as it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent

from narrate.errors import BadLexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.events import Event

_LINE = re.compile(r"[^\r\n\u2028\u2029\x85]*(?:\r\n|[\r\n\u2028\u2029\x85]|\Z)")  # as YAML counts lines
_INDENT = 2
_HINT = "Write `entries:` on a line of its own, and each entry on one below it, two blanks from the margin."


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands, in lines counted from 0; it ends before line ``end``."""

    word: str
    first: int
    end: int
    column: int
    after: str  # what follows it in its last line: a comment, and the line end


@dataclass(frozen=True, slots=True)
class Layout:
    """The lines of a lexicon, each with its end, and the places of its entries, which begin in the line ``body``."""

    lines: tuple[str, ...]
    body: int
    places: tuple[Place, ...]

    @property
    def indent(self) -> str:
        """What stands before an entry."""
        return " " * (self.places[0].column if self.places else _INDENT)

    @property
    def line_end(self) -> str:
        """How its lines end."""
        first = self.lines[0] if self.lines else ""
        return first[len(first.rstrip("\r\n")) :] or "\n"

    def starts_group(self, index: int) -> bool:
        """Whether a blank line parts an entry from the one before; the first entry always starts a group."""
        return index == 0 or any(not line.strip() for line in self.above(index))

    def above(self, index: int) -> tuple[str, ...]:
        """The lines between an entry and what stands before it."""
        begin = self.places[index - 1].end if index else self.body
        return self.lines[begin : self.places[index].first]

    def comments(self, index: int) -> int:
        """How many comment lines stand right above an entry."""
        count = 0
        for line in reversed(self.above(index)):
            if not line.lstrip().startswith("#"):
                break
            count += 1
        return count

    @property
    def has_groups(self) -> bool:
        """Whether blank lines part the entries; then comments at the head of a group are its heading."""
        return any(self.starts_group(index) for index in range(1, len(self.places)))


def find(text: str, path: str) -> Layout:
    """Return the layout of a lexicon that `parse_lexicon` accepts.

    :raises BadLexicon: its entries do not stand on lines of their own
    """
    lines = tuple(line for line in _LINE.findall(text) if line)
    events = _events(text)
    next(events)  # the file's own table
    for key in events:
        table = next(events)
        if not isinstance(key, ScalarEvent) or key.value != "entries":
            continue
        if isinstance(table, ScalarEvent):
            return Layout(lines, _line(key) + 1, ())
        if isinstance(table, MappingStartEvent) and table.flow_style:
            message = "The entries stand in braces, where none can be added or moved."
            raise BadLexicon(message, hint=_HINT, path=path, line=_line(table) + 1)
        return Layout(lines, _line(key) + 1, tuple(_places(events, lines)))
    return Layout(lines, len(lines), ())


def _events(text: str) -> Iterator[Event]:
    wanted = ScalarEvent | MappingStartEvent | MappingEndEvent
    return (event for event in YAML(typ="safe", pure=True).parse(text) if isinstance(event, wanted))


def _places(events: Iterator[Event], lines: tuple[str, ...]) -> Iterator[Place]:
    for key in events:
        if not isinstance(key, ScalarEvent):  # the end of the entries
            return
        table = last = next(events)
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            last = event
        mark = (event if isinstance(table, MappingStartEvent) and table.flow_style else last).end_mark
        end, after = mark.line + 1, lines[mark.line : mark.line + 1]
        if mark.column == 0:  # a block of text ends where the next line begins, and takes blank lines with it
            end, after = _without_blank_lines(lines, mark.line), ()
        yield Place(str(key.value), _line(key), end, int(key.start_mark.column), "".join(after)[mark.column :])


def _without_blank_lines(lines: tuple[str, ...], end: int) -> int:
    while not lines[end - 1].strip():
        end -= 1
    return end


def _line(event: Event) -> int:
    return int(event.start_mark.line)

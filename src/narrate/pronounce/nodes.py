"""YAML → tables and texts that know their lines: the small part of YAML that a lexicon needs.

Every value is the text that was typed: ``NO`` and ``2019`` are names here, neither a truth value nor a number. Lists,
tags, anchors and aliases are refused as they come, so nothing in a file can grow, nest without end or make objects.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from narrate.errors import BadLexicon, excerpt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.events import Event

    from narrate.model import LexiconSource

LARGEST = 5_000_000  # characters
_DEEPEST = 3  # a file, its entries, an entry

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")  # escapes can bring in what YAML keeps out

_OTHERWISE = re.compile("[\t\r\x85\u2028\u2029\ufeff]|^[.][.][.]", re.MULTILINE)  # libyaml takes it otherwise

_PLAIN_HINT = "A lexicon holds names, each with a table such as {ipa: ˈeβo moˈɾales, lang: es}, and nothing else."
_TWICE_HINT = "Remove one of them."
_YAML_HINT = "Put quotation marks around a text that holds a colon, a # or a bracket; indent with blanks, not tabs."


@dataclass(frozen=True, slots=True)
class Text:
    """A value or a key as it was typed, without its quotation marks."""

    value: str
    line: int


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping in the order of the file; its keys are different texts."""

    items: tuple[tuple[Text, Text | Table], ...]
    line: int


def read_nodes(source: LexiconSource, *, fast: bool = True) -> Text | Table:
    """Read the one document of a source; an empty one is an empty text.

    libyaml takes a twentieth of the time, but refuses some of YAML 1.2 (``{say: what?}``), counts lines otherwise and
    says less well what is wrong: what it does not take, the slow reader reads.

    :param fast: let libyaml try first

    :raises BadLexicon: it is not YAML, or uses more of YAML than is needed here; with path and line
    """
    if len(source.text) > LARGEST:
        raise BadLexicon(
            f"The lexicon is larger than {LARGEST:,} characters.",
            hint="Is it the right file? Keep the entries that your articles use.",
            path=source.path,
        )
    if fast and not _OTHERWISE.search(source.text):
        with suppress(BadLexicon):
            return _Reader(source, fast=True).document()
    return _Reader(source, fast=False).document()


class _Reader:
    """Builds nodes from the events of YAML's parser, which comes lazily and does not recurse."""

    def __init__(self, source: LexiconSource, *, fast: bool) -> None:
        self._fast = fast
        self._source = source
        self._events = self._needed_events()

    def document(self) -> Text | Table:
        first = next(self._events, None)
        if first is None:
            return Text("", self._source.first_line)
        root = self._node(first, depth=1)
        for extra in self._events:
            raise self._mistake(extra, "A second YAML document begins here.", "Remove it and the line “---” above it.")
        return root

    def _needed_events(self) -> Iterator[Event]:
        """Yield scalars and the beginnings and ends of mappings; refuse what else there is."""
        try:
            for event in YAML(typ="safe", pure=not self._fast).parse(self._source.text):
                if isinstance(event, SequenceStartEvent):
                    raise self._mistake(event, "A lexicon has no lists, but one begins here.", _PLAIN_HINT)
                if isinstance(event, NodeEvent) and (isinstance(event, AliasEvent) or event.anchor):
                    raise self._mistake(event, "A lexicon has no anchors (&) and aliases (*).", _YAML_HINT)
                if isinstance(event, ScalarEvent | MappingStartEvent) and event.tag:
                    raise self._mistake(event, "A lexicon has no tags (!).", _YAML_HINT)
                if isinstance(event, ScalarEvent | MappingStartEvent | MappingEndEvent):
                    yield event
        except (YAMLError, ValueError, AssertionError) as error:  # the others: "\U00110000", %YAML 1.10
            raise self._not_yaml(error) from error

    def _node(self, event: Event, depth: int) -> Text | Table:
        if isinstance(event, ScalarEvent):
            return self._text(event)
        if depth > _DEEPEST:
            raise self._mistake(event, "This table stands too deep inside others.", _PLAIN_HINT)
        items: dict[str, tuple[Text, Text | Table]] = {}
        for inner in self._events:
            if isinstance(inner, MappingEndEvent):
                break
            if not isinstance(inner, ScalarEvent):
                raise self._mistake(inner, "A name can't be a table.", _PLAIN_HINT)
            key = self._text(inner)
            if key.value in items:
                first = items[key.value][0].line
                raise self._mistake(
                    inner, f"“{excerpt(key.value)}” is given twice, first in line {first}.", _TWICE_HINT
                )
            items[key.value] = key, self._node(next(self._events), depth + 1)
        return Table(tuple(items.values()), self._line(event))

    def _text(self, event: ScalarEvent) -> Text:
        text = str(event.value)
        if _UNWRITABLE.search(text):
            raise self._mistake(event, "A text holds a control character.", "Remove it; it may be an escape (\\x07).")
        return Text(text, self._line(event))

    def _line(self, event: Event) -> int:
        return self._source.first_line + int(event.start_mark.line)

    def _mistake(self, event: Event, message: str, hint: str) -> BadLexicon:
        return BadLexicon(message, hint=hint, path=self._source.path, line=self._line(event))

    def _not_yaml(self, error: Exception) -> BadLexicon:
        what, line = str(error), 0
        if isinstance(error, ReaderError):
            what, line = "it holds a control character", self._source.text.count("\n", 0, error.position)
        elif isinstance(error, MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
            what, line = str(error.problem or error.context), mark.line if mark else 0
        return BadLexicon(
            f"The lexicon is not YAML: {excerpt(what)}.",
            hint=_YAML_HINT,
            path=self._source.path,
            line=self._source.first_line + line,
        )

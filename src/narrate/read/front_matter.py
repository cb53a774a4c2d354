"""Front matter: YAML between two lines of ``---`` at the head of an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from narrate.errors import BadFrontMatter, excerpt
from narrate.model import Facts, LexiconSource
from narrate.read.encoding import NOT_TEXT, find_crowd
from narrate.read.pieces import has_words, one_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from ruamel.yaml.events import Event
    from ruamel.yaml.nodes import Node

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FIRST_LINE = 2  # of the YAML in the file

# A lexicon nests four deep and a long one has some thousand characters; YAML beyond that is an attack.
_DEEPEST = 8
_LONGEST = 100_000

_ROOM = timedelta(days=1)  # for what a feed adds
_NULL = "tag:yaml.org,2002:null"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")  # BCP 47, well enough for an attribute
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)  # other schemes can bring a script into a page


def split_front_matter(text: str, path: str) -> tuple[Facts, str]:
    """What the front matter says (an empty title if it gives none), and the text below it.

    Its lines are left blank in that text, so that all others keep their numbers. Raises BadFrontMatter.
    """
    opening = _OPENING.match(text)
    if not opening:
        return Facts(title=""), text
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        raise BadFrontMatter(
            "The front matter has no end.",
            hint="Put a line of --- below it; if the first line is a section break, leave a blank line above it.",
            path=path,
            line=1,
        )
    facts = _Source(path, text[opening.end() : closing.start()]).facts()
    return facts, "\n" * text.count("\n", 0, closing.end()) + text[closing.end() :]


@dataclass(frozen=True, slots=True)
class _Source:
    """The YAML, and the file whose second line it begins at."""

    path: str
    yaml: str

    def facts(self) -> Facts:
        """Read every key; a key without a value says nothing."""
        values: dict[str, Any] = {"title": ""}  # Any: each reader returns what its field takes
        given: set[str] = set()
        for key, node in self._entries():
            if key.value not in _READERS:
                raise self.mistake(f"The front matter has no key “{excerpt(key.value)}”.", _guess(key.value), key)
            field, read = _READERS[key.value]
            if field in given:
                raise self.mistake(f"The front matter gives its {field} twice.", "Keep one of them.", key)
            given.add(field)
            if node.tag != _NULL:
                values[field] = read(self, key.value, node)
        return Facts(**values)

    def mistake(self, message: str, hint: str, where: Node | Event | None = None) -> BadFrontMatter:
        """An error at the line where a node or an event begins; without one, at the first."""
        line = _FIRST_LINE + (where.start_mark.line if where else 0)
        return BadFrontMatter(message, hint=hint, path=self.path, line=line)

    def _entries(self) -> list[tuple[ScalarNode, Node]]:
        """The keys and values, as nodes: nothing is constructed from them but text."""
        root = self._root()
        if root is None:
            return []
        if not isinstance(root, MappingNode) or not all(isinstance(key, ScalarNode) for key, _ in root.value):
            raise self.mistake("The front matter is not made of keys and values.", "Write lines like title: …", root)
        return list(root.value)

    def _root(self) -> Node | None:
        try:
            self._refuse_bombs()
            root: Node | None = YAML(typ="safe", pure=True).compose(self.yaml)
        except (YAMLError, ValueError, OverflowError) as error:  # the last two: escapes of characters beyond Unicode
            mark = error.problem_mark if isinstance(error, MarkedYAMLError) else None
            problem = error.problem if isinstance(error, MarkedYAMLError) else "it has a character that does not exist"
            raise BadFrontMatter(
                f"The front matter is not YAML: {problem}.",
                hint='Put a value with a colon or a sign in quotation marks: title: "Bolivia: after the coup".',
                path=self.path,
                line=_FIRST_LINE + (mark.line if mark else 0),
            ) from error
        return root

    def _refuse_bombs(self) -> None:
        """Refuse what a small text can become large or deep by."""
        hint = "Move its lexicon to a file of its own."
        if len(self.yaml) > _LONGEST:
            raise self.mistake(f"The front matter is longer than {_LONGEST} characters.", hint)
        depth = 0
        for event in YAML(typ="safe", pure=True).parse(self.yaml):
            if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
                raise self.mistake("The front matter has an anchor or alias.", "Write the value out.", event)
            if getattr(event, "tag", None):
                raise self.mistake("The front matter has a tag (!).", "Put the value in quotation marks.", event)
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > _DEEPEST:
                raise self.mistake(f"The front matter nests more than {_DEEPEST} deep.", hint, event)


def _guess(key: str) -> str:
    close = get_close_matches(key, _READERS, n=1)
    return f"Did you mean “{close[0]}”?" if close else f"Its keys are {', '.join(_READERS)}."


def _text(source: _Source, key: str, node: Node) -> str:
    """One line that says something. Numbers and the like are taken as they are written."""
    if not isinstance(node, ScalarNode):
        raise source.mistake(f"The {key} is not a line of text.", f"Write it as {key}: …", node)
    text = one_line(node.value)
    if NOT_TEXT.search(text) or find_crowd(text) >= 0 or not has_words(text):
        raise source.mistake(f"The {key} has no words, or characters that are not text.", "Write it in letters.", node)
    return text


def _authors(source: _Source, key: str, node: Node) -> tuple[str, ...]:
    """One name, or a list of names."""
    names = node.value if isinstance(node, SequenceNode) else [node]
    return tuple(_text(source, key, name) for name in names)


def _date(source: _Source, key: str, node: Node) -> datetime:
    """An ISO 8601 date or time; without a zone it is in UTC."""
    text = _text(source, key, node)
    try:
        date = datetime.fromisoformat(text)
        date = date if date.tzinfo else date.replace(tzinfo=UTC)
        for needed in (date, date + _ROOM):  # feeds and tags need it in UTC: the first and last days do not reach it
            needed.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        hint = "Write it as 2020-02-08 or 2020-02-08T18:30:00-04:00."
        raise source.mistake(f"“{excerpt(text)}” is not a date.", hint, node) from error
    return date


def _language(source: _Source, key: str, node: Node) -> str:
    text = _text(source, key, node)
    if not _LANGUAGE.fullmatch(text):
        raise source.mistake(
            f"“{excerpt(text)}” is not the tag of a language.", "Write one such as en, es or en-GB.", node
        )
    return text


def _address(source: _Source, key: str, node: Node) -> str:
    text = _text(source, key, node)
    if not _ADDRESS.fullmatch(text):
        raise source.mistake(f"“{excerpt(text)}” is not a web address.", "Write all of it, from https:// on.", node)
    return text


def _lexicon(source: _Source, key: str, node: Node) -> tuple[LexiconSource, ...]:
    """The YAML of the mapping as it stands, so that its errors can name lines of the file."""
    if not isinstance(node, MappingNode):
        raise source.mistake(
            f"The {key} is not a list of entries.", "Write lines like Añez: {ipa: ˈaɲes} below it.", node
        )
    first = node.start_mark.index - (0 if node.flow_style else node.start_mark.column)  # a block keeps its indentation
    text = source.yaml[first : node.end_mark.index]
    return (LexiconSource(source.path, text, _FIRST_LINE + node.start_mark.line),)


_READERS: dict[str, tuple[str, Callable[[_Source, str, Node], object]]] = {
    "title": ("title", _text),
    "authors": ("authors", _authors),
    "author": ("authors", _authors),
    "date": ("date", _date),
    "language": ("language", _language),
    "source": ("source", _address),
    "lexicon": ("lexicon", _lexicon),
}

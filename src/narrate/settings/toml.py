"""The text of a TOML file → its content, and the line of each table and key, which `tomllib` does not give."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

from narrate.errors import BadSettings

if TYPE_CHECKING:
    from collections.abc import Iterator

# Strings and comments whole, so that a bracket or a line end inside them means nothing.
_PIECE = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5} | \'\'\'.*?'{3,5} | "(?:\\.|[^"\\])*" | '[^']*' | \#[^\n]* | [^"'\#\n\[\]{}]+ | .''',
    re.DOTALL | re.VERBOSE,
)
_DEPTHS = {"[": 1, "{": 1, "]": -1, "}": -1}
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def parse(text: str, path: str) -> dict[str, Any]:
    """Return the content.

    :raises BadSettings: the text is not TOML
    """
    try:
        return tomllib.loads(text)
    except RecursionError:
        reason, line = "it nests too deep", 0
    except ValueError as error:  # TOMLDecodeError, or a number that Python refuses to read
        place = _PLACE.search(str(error))
        reason = str(error)[: place.start()] if place else str(error)
        line = int(place[1] or text.rstrip().count("\n") + 1) if place else 0
    hint = 'A line is `[table]` or `key = value`; text stands in quotation marks, as in `title = "Voices"`.'
    raise BadSettings(f"This is not TOML: {reason}.", hint=hint, path=path, line=line)


def lines(text: str) -> dict[tuple[str, ...], int]:
    """Return the first line of each table, as ``(table,)``, and of each key, as ``(table, key)``; of valid TOML."""
    found: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    for line, statement in _statements(text):
        is_header = statement.lstrip().startswith("[")
        for name in _names(() if is_header else table, tomllib.loads(statement)):
            found.setdefault(name, line)
            table = name if is_header else table
    return found


def _names(table: tuple[str, ...], content: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Name what a statement names, down to the keys of a table; what lies deeper is no setting."""
    for key, value in content.items():
        yield (*table, key)
        if isinstance(value, dict) and not table:
            yield from _names((key,), value)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Split after the line ends outside strings and brackets; give each statement with the line it begins on."""
    text += "\n"
    line, start, depth = 1, 0, 0
    for piece in _PIECE.finditer(text):
        depth += _DEPTHS.get(piece[0], 0)
        if piece[0] == "\n" and depth == 0:
            statement = text[start : piece.end()]
            yield line, statement
            line, start = line + statement.count("\n"), piece.end()

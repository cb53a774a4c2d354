"""Changes to the text of a lexicon.yaml: entries added, one replaced, all sorted. All else stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import combining, normalize

from narrate.pronounce.exchange.layout import find
from narrate.pronounce.exchange.rows import fields_of
from narrate.pronounce.folding import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.model import Lexeme
    from narrate.pronounce.exchange.layout import Layout

NEW = "version: 1\nentries:\n"
"""The text of a lexicon without entries."""

# What YAML could take for something else than text, in braces or before a colon; all else needs no quotation marks.
_PLAIN = re.compile(r"(?![-?!&*|>'\"%@`=~#\s])(?!\.\.\.)[^\[\]{},:#\"\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff]*(?<!\s)")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]")


def yaml_entry(lexeme: Lexeme) -> str:
    """Return an entry as a line of lexicon.yaml, without indent and line end."""
    fields = ", ".join(f"{name}: {_scalar(value)}" for name, value in fields_of(lexeme).items())
    return f"{_scalar(lexeme.grapheme)}: {{{fields}}}"


def alphabetical(word: str) -> tuple[str, str]:
    """Return what words are sorted by: capitals, accents and apostrophes count only if all else is equal."""
    bare = "".join(sign for sign in normalize("NFD", word) if not combining(sign) and sign not in APOSTROPHES)
    return bare.casefold(), word


def added(text: str, lexemes: Iterable[Lexeme], path: str) -> str:
    """Return a lexicon with more entries: each at its alphabetical place if the others are sorted, else at the end.

    :raises BadLexicon: the text is laid out so that no line can be added
    """
    layout = find(text, path)
    keys = [alphabetical(place.word) for place in layout.places]
    in_order = all(one <= other for one, other in pairwise(keys))
    new: dict[int, list[str]] = {}
    for lexeme in sorted(lexemes, key=lambda each: alphabetical(each.grapheme)) if in_order else lexemes:
        index = bisect_right(keys, alphabetical(lexeme.grapheme)) if in_order else len(keys)
        line = f"{layout.indent}{yaml_entry(lexeme)}{layout.line_end}"
        new.setdefault(_line_after(layout, index), []).append(line)
    return _with_lines(layout, new)


def replaced(text: str, index: int, lexeme: Lexeme, path: str) -> str:
    """Return a lexicon with another entry at the place of one; the comments around it stay.

    :raises BadLexicon: the text is laid out so that no line can be changed
    """
    layout = find(text, path)
    place = layout.places[index]
    line = layout.lines[place.first][: place.column] + yaml_entry(lexeme) + (place.after or layout.line_end)
    return "".join([*layout.lines[: place.first], line, *layout.lines[place.end :]])


def in_order(text: str, path: str) -> str:
    """Return a lexicon with its entries in alphabetical order, each with the comments right above and beside it.

    Blank lines part groups, each of which is sorted by itself below its heading.

    :raises BadLexicon: the text is laid out so that no line can be moved
    """
    layout = find(text, path)
    if not layout.places:
        return text
    starts = [index for index in range(len(layout.places)) if layout.starts_group(index)]
    parts = list(layout.lines[: layout.body])
    for start, end in pairwise([*starts, len(layout.places)]):
        moving = 0 if layout.has_groups else layout.comments(start)
        head = layout.above(start)
        parts += head[: len(head) - moving]
        parts += _sorted_group(layout, range(start, end), moving)
    return "".join([*parts, *layout.lines[layout.places[-1].end :]])


def _sorted_group(layout: Layout, indexes: Sequence[int], comments_of_first: int) -> list[str]:
    """Return the entries of a group in order, each with the lines above it."""
    blocks = {}
    for index in indexes:
        place = layout.places[index]
        above = layout.above(index)
        above = above[len(above) - comments_of_first :] if index == indexes[0] else above
        lines = "".join([*above, *layout.lines[place.first : place.end]])
        blocks[index] = lines if lines.endswith(("\n", "\r")) else lines + layout.line_end
    return [blocks[index] for index in sorted(indexes, key=lambda each: alphabetical(layout.places[each].word))]


def _line_after(layout: Layout, index: int) -> int:
    """Return the line before which an entry goes that follows ``index`` others."""
    if index:
        return layout.places[index - 1].end
    if not layout.places:
        return layout.body
    return layout.places[0].first - (0 if layout.has_groups else layout.comments(0))


def _with_lines(layout: Layout, new: dict[int, list[str]]) -> str:
    parts: list[str] = []
    for number, line in enumerate([*layout.lines, ""]):
        if number in new:
            if parts and not parts[-1].endswith(("\n", "\r")):
                parts.append(layout.line_end)
            parts += new[number]
        parts.append(line)
    return "".join(parts)


def _scalar(text: str) -> str:
    """Return a text as YAML, in quotation marks where it could be taken for something else."""
    if text and _PLAIN.fullmatch(text):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", escaped) + '"'

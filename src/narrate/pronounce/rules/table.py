"""What a spelling rule is, and the one function that reads a word by a table of them, whatever the language."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.pronounce.rules.stress import Stress


class Row(NamedTuple):
    """``letters`` are read as ``phones`` where ``after`` fits what stands before them and ``before`` what follows.

    Both contexts are regular expressions on small letters; an empty one fits anywhere, ``^`` is the word's start and
    ``$`` its end. ``phones`` is IPA, empty for a silent letter, with ``ˈ`` on a vowel whose letter says that it is
    stressed. ``example`` is a word and how it is said by the whole table: the row's test.
    """

    letters: str
    phones: str
    example: str
    after: str = ""
    before: str = ""


class Group(NamedTuple):
    """Rows that have the same source: a grammar or standard, and its section."""

    source: str
    rows: tuple[Row, ...]


class _Ready(NamedTuple):
    letters: str
    phones: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None


@dataclass(frozen=True)
class Rules:
    """The spelling rules of a language: of the rows that fit at a place, the first of the table counts.

    ``stress`` puts the mark into words whose letters do not give it.
    """

    groups: tuple[Group, ...]
    stress: Stress
    _by_letter: Mapping[str, tuple[_Ready, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ready: dict[str, list[_Ready]] = {}
        for group in self.groups:
            for row in group.rows:
                after = re.compile(f"(?:{row.after})$") if row.after else None
                before = re.compile(row.before) if row.before else None
                ready.setdefault(row.letters[0], []).append(_Ready(row.letters, row.phones, after, before))
        rows = {letter: tuple(each) for letter, each in ready.items()}
        object.__setattr__(self, "_by_letter", MappingProxyType(rows))

    def phones(self, word: str) -> str | None:
        """Read a word in small letters, without placing its stress; None if a letter has no rule."""
        said: list[str] = []
        place = 0
        while place < len(word):
            row = self._row(word, place)
            if row is None:
                return None
            said.append(row.phones)
            place += len(row.letters)
        return "".join(said)

    def _row(self, word: str, place: int) -> _Ready | None:
        for row in self._by_letter.get(word[place], ()):
            if (
                word.startswith(row.letters, place)
                and (row.after is None or row.after.search(word, 0, place))
                and (row.before is None or row.before.match(word, place + len(row.letters)))
            ):
                return row
        return None

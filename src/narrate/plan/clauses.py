"""Sentences too long to be said in one breath, cut where a reader would breathe."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from narrate.plan.words import HARD_LIMIT_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.plan.words import Reading

LIMIT_CHARACTERS: Final = 400  # what neural engines take at once (400 phonemes); few sentences of an article are longer
_SHORTEST: Final = 40  # characters: a lone “However,” is no breath of its own

_BLANK: Final = re.compile(r"\s")
_STOPS: Final = frozenset(";:!?…–—")  # a full stop within a sentence belongs to an abbreviation
_COMMAS: Final = frozenset(",(")
_CONJUNCTIONS: Final = frozenset(
    {"although", "and", "as", "because", "but", "for", "if", "nor", "or", "since", "so", "that", "though", "when"}
    | {"where", "whereas", "which", "while", "who", "whom", "whose", "yet"}
    | {"aunque", "como", "cuando", "donde", "e", "mientras", "ni", "o", "pero", "porque", "que", "quien", "quienes"}
    | {"si", "sino", "u", "y"}
)


class _Rank(IntEnum):
    """How good a place is to cut, the best first."""

    STOP = 0
    CONJUNCTION = 1  # after a comma
    COMMA = 2
    BLANK = 3
    GLUED = 4  # between the parts of a word


@dataclass(frozen=True, slots=True)
class _Cut:
    at: int
    rank: _Rank


def clause_ends(text: str, start: int, end: int, words: Sequence[Reading]) -> list[int]:
    """The offsets at which the clauses of the sentence from ``start`` to ``end`` end; the last is ``end``.

    ``words`` are the sentence's: no cut falls inside one, and every clause has one. A sentence within
    `LIMIT_CHARACTERS` stays whole; a longer one is cut at punctuation, near its middle; only what still has more than
    `HARD_LIMIT_BYTES` of UTF-8 is cut at a blank or, without any, between the parts of a word.
    """
    cuts = [_cut(text, before, after) for before, after in pairwise(words)] if _too_long(text, start, end) else []
    return list(_divided(text, start, end, cuts))


def _too_long(text: str, start: int, end: int) -> bool:
    return end - start > LIMIT_CHARACTERS or _unsayable(text, start, end)


def _unsayable(text: str, start: int, end: int) -> bool:
    return len(text[start:end].encode()) > HARD_LIMIT_BYTES


def _cut(text: str, before: Reading, after: Reading) -> _Cut:
    between = text[before.end : after.start]
    *blanks, opener = _BLANK.split(between)
    at = after.start - (len(opener) if blanks else 0)  # “ and ( go with the next word; a dash without blanks does not
    signs = set(between)
    if not blanks and "—" not in signs:
        return _Cut(at, _Rank.GLUED)
    if signs & _STOPS:
        return _Cut(at, _Rank.STOP)
    if signs & _COMMAS:
        return _Cut(at, _Rank.CONJUNCTION if after.spoken.lower() in _CONJUNCTIONS else _Rank.COMMA)
    return _Cut(at, _Rank.BLANK)


def _divided(text: str, start: int, end: int, cuts: Sequence[_Cut]) -> Iterator[int]:
    best = _best(cuts, start, end, unsayable=_unsayable(text, start, end)) if _too_long(text, start, end) else None
    if best is None:
        yield end
        return
    yield from _divided(text, start, best, [cut for cut in cuts if cut.at < best])
    yield from _divided(text, best, end, [cut for cut in cuts if cut.at > best])


def _best(cuts: Sequence[_Cut], start: int, end: int, *, unsayable: bool) -> int | None:
    """Any punctuation before any blank; of each, the best one in the middle half before those towards the ends."""
    middle = (start + end) / 2

    def cost(cut: _Cut) -> tuple[int, bool, int, float]:
        off = abs(cut.at - middle)
        return max(cut.rank, _Rank.COMMA), off > (end - start) / 4, cut.rank, off

    allowed = [
        cut for cut in cuts if unsayable or (cut.rank < _Rank.BLANK and min(cut.at - start, end - cut.at) >= _SHORTEST)
    ]
    return min(allowed, key=cost).at if allowed else None

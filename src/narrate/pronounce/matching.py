"""Where the entries of lexicons stand in a text.

The longest entry wins, whatever layer it is in: who wrote *San Andrés* meant it, also where a higher layer has *San*.
Of entries of equal length that of the higher layer wins, and in one layer the one that asks for its capitals. A word
that is an entry as it stands is never taken for another entry with an ending.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from narrate.pronounce.folding import APOSTROPHES, pieces, spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.model import Lexeme
    from narrate.pronounce.folding import Piece

_HISSING = frozenset("sxzSXZ")  # English puts a bare apostrophe after them (Morales’, Añez’), and -es, never -s
_SHORTEST_WITH_PLURAL = 2  # letters; `yes` is no plural of an entry `Y`


@dataclass(frozen=True, slots=True)
class Match:
    """An entry found: ``text[start:end]``, of which the last ``len(ending)`` characters are an ending.

    The ending is as it stands in the text: a possessive (``’s``; a bare ``’`` after s, x, z), a plural (``s``, ``es``),
    or the possessive of a plural (``s’``).
    """

    start: int
    end: int
    lexeme: Lexeme
    ending: str = ""


@dataclass(slots=True)
class _Branch:
    """A place in the tree of entries: what may follow, and what ends here, with the ranks of the layers."""

    next: dict[str, _Branch] = field(default_factory=dict)
    any_case: tuple[int, Lexeme] | None = None
    as_spelt: dict[str, tuple[int, Lexeme]] = field(default_factory=dict)

    def entry(self, written: str, ending: str) -> Lexeme | None:
        """Return the entry for what is written before an ending, if there is one."""
        shouted = ending.isalpha() and ending.isupper()  # USES: not necessarily the plural of US
        exact = None if shouted else self.as_spelt.get(spelling(written)) if self.as_spelt else None
        found = [ranked for ranked in (exact, self.any_case) if ranked]
        return min(found, key=lambda ranked: ranked[0])[1] if found else None


class Matcher:
    """Lexicons, ready to be looked for in any number of texts."""

    def __init__(self, layers: Sequence[Iterable[Lexeme]]) -> None:
        """``layers`` come in order of authority, the highest first; of equal entries in a layer the first counts."""
        self._root = _Branch()
        for rank, layer in enumerate(layers):
            for lexeme in layer:
                self._add(lexeme, rank)

    def _add(self, lexeme: Lexeme, rank: int) -> None:
        branch = self._root
        for piece in pieces(lexeme.grapheme):
            branch = branch.next.setdefault(piece.key, _Branch())
        if lexeme.match_case:
            branch.as_spelt.setdefault(spelling(lexeme.grapheme), (rank, lexeme))
        elif branch.any_case is None:
            branch.any_case = rank, lexeme

    def find(self, text: str) -> tuple[Match, ...]:
        """Return the entries in the text, from left to right; they do not overlap."""
        if not self._root.next:
            return ()
        cut = pieces(text)
        possessives = _bare_possessives(text, cut)
        found: list[Match] = []
        free_from = 0
        for n, piece in enumerate(cut):
            if piece.start >= free_from and (match := self._longest(text, cut, n, possessives)):
                found.append(match)
                free_from = match.end
        return tuple(found)

    def _longest(self, text: str, cut: Sequence[Piece], first: int, possessives: frozenset[int]) -> Match | None:
        """Return the longest match that begins with a piece. More entries do not slow it down, only longer ones."""
        best = None
        branch = self._root
        start = cut[first].start
        for n in range(first, len(cut)):
            _, end, key = cut[n]
            if n == first:
                key = key.lstrip(" ")
            for length in _ending_lengths(text[cut[n].start : end]):
                ending = text[end - length : end]
                leaf = branch.next.get(key[: len(key) - length])
                lexeme = leaf and leaf.entry(text[start : end - length], ending)
                if lexeme:
                    bare = text[end] if end in possessives else ""
                    best = Match(start, end + len(bare), lexeme, ending + bare)
            if key not in branch.next:
                break
            branch = branch.next[key]
        return best


def _ending_lengths(word: str) -> tuple[int, ...]:
    """Return the lengths of the endings that a word may have, the longest first; 0 is always one."""
    if len(word) <= _SHORTEST_WITH_PLURAL or word[-1] not in "sS":
        return (0,)
    before = word[-2]
    if before in APOSTROPHES:
        return 2, 0
    if before in "eE" and len(word) > _SHORTEST_WITH_PLURAL + 1:
        return 2, 1, 0
    return (0,) if before in _HISSING else (1, 0)


def _bare_possessives(text: str, cut: Sequence[Piece]) -> frozenset[int]:
    """Return where an apostrophe after a word is a possessive (*Morales’ party*), not a closing quotation mark.

    It closes if a quotation is open: *‘the MAS’ said*. The first one of *‘Morales’ party’* is so misread; no rule of
    signs could tell, and it sounds the same.
    """
    found = set()
    is_open = False
    for piece in cut:
        if piece.key.lstrip(" ") != "’":
            continue
        sign = text[piece.start]
        before, after = text[max(0, piece.start - 2) : piece.start], text[piece.end : piece.end + 1]
        if sign == "‘" or (sign != "’" and not before[-1:].isalnum() and after.isalnum()):
            is_open = True
        elif is_open and not piece.key.startswith(" "):
            is_open = False
        elif before[-1:] in _HISSING and before[0] not in APOSTROPHES:
            found.add(piece.start)
    return frozenset(found)

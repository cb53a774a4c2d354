"""The words of a text, grouped by the names that they may be parts of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.evidence import FIXED, Evidence
from narrate.pronounce.names.parts import LINKED, joins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.pronounce.names.sights import Sight

# Small words inside Spanish names: Universidad Mayor de San Andrés, Ortega y Gasset.
PARTICLES: Final = frozenset(
    ("a al con da das de del do dos e el en es la las lo los mi ni no o para por pro que se sin su un una y").split()
)

_ENGLISH_TOO: Final = frozenset({"a", "do", "no", "pro", "sin"})
_PARTICLE: Final = Evidence(0.0, "es", leans_on=True)

Seen = tuple["Sight", Evidence]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word, what it tells by itself, and in which name (a run of words) of which text it stands."""

    sight: Sight
    evidence: Evidence
    passage: int
    run: int


def runs(passage: int, seen: Sequence[Seen]) -> Iterator[Candidate]:
    """Number the words of a text by the names they may belong to: capitals in a row, and the small words between."""
    for number, group in enumerate(_groups(seen)):
        for sight, evidence in group:
            yield Candidate(sight, evidence, passage, number)


def _groups(seen: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Yield the words that may be one name together; every other word alone."""
    name: list[Seen] = []
    small: list[Seen] = []  # words after it, or before one, that are part of it if it goes on
    previous: Sight | None = None
    for sight, evidence in seen:
        follows = previous is not None and bool(name or small) and joins(previous, sight)
        begins = sight.text in LINKED and not evidence.declared
        if follows and name and _is_particle(sight) and not evidence.declared:
            small.append((sight, evidence))
        elif _may_be_named(sight, evidence) or begins:
            if not follows:
                yield from _ended(name, small)
                name, small = [], []
            if begins:
                small.append((sight, evidence))
            else:
                name += [*((particle, _PARTICLE) for particle, _ in small), (sight, evidence)]
                small = []
        else:
            yield from _ended(name, small)
            name, small = [], []
            yield [(sight, evidence)]
        previous = sight
    yield from _ended(name, small)


def _is_particle(sight: Sight) -> bool:
    """Whether a small word may be one inside a name; what English has too is none: in Oruro a Camacho ally spoke."""
    return not sight.is_capital and sight.word in PARTICLES and sight.word not in _ENGLISH_TOO


def _ended(name: list[Seen], small: Sequence[Seen]) -> Iterator[list[Seen]]:
    """Yield a name, and the small words that no name followed, each alone."""
    if name:
        yield name
    yield from ([each] for each in small)


def _may_be_named(sight: Sight, evidence: Evidence) -> bool:
    """Whether a word may be part of a name or of a phrase: a capital that is no English word, or no English at all."""
    if evidence.ordinary or evidence.lean <= -FIXED:
        return False
    return sight.is_capital or (not evidence.leans_on and evidence.language == "es" and len(sight.word) > 1)

"""Which words of an article are names of another language: each by itself, by its neighbours, by all the article."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from narrate.pronounce.names.cues import is_spanish_shaped
from narrate.pronounce.names.evidence import FIXED, Evidence
from narrate.pronounce.names.namesakes import namesakes

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from narrate.pronounce.names.runs import Candidate

_ANDEAN: Final = {
    "ay": frozenset({"aymara", "aymaras", "aimara", "tiwanaku", "titicaca"}),
    "qu": frozenset({"quechua", "quechuas", "cusco", "cuzco", "inca", "incas"}),
}

_NEIGHBOUR: Final = 0.9  # of a neighbour's weight counts for the next word of the same name
_FAR: Final = 4.0  # a word does not tell more than this of its neighbours
_MOST: Final = 5.0  # that all of them together tell
_MENTIONED: Final = 5.0  # the same word in a name of several words that was decided
_PRIOR: Final = 3.0  # at most, from the share of foreign names among the sure ones of the article
_OF_LISTED: Final = 0.5  # of it counts for names of the lists
_SURE: Final = 3.0
_LIKELY: Final = 1.0
_CERTAIN: Final = 6.0
_KINDRED: Final = 2.0  # where most names are foreign
_FOREIGN: Final = 1.0  # the prior of an article with some foreign names and few English ones
_ASKED: Final = 1.0  # somebody who asks for a name asks for a foreign one
_FEW: Final = 3  # words: no text but a name that was asked for
_UNKNOWN_WORD: Final = -2.0  # a word in small letters that is in no list, where no name of its kind is near


def decide(candidates: Sequence[Candidate]) -> list[Evidence]:
    """Weigh each word anew: with what names the article has, its neighbours in the name, and its other mentions."""
    own = [candidate.evidence.lean for candidate in candidates]
    runs_of: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        runs_of[candidate.passage, candidate.run].append(place)
    nearby = _with_neighbours(own, runs_of.values())
    if len(candidates) <= _FEW and len({candidate.passage for candidate in candidates}) == 1:
        spanish_places = frozenset[str]()
        decided = [
            _asked(each.evidence, lean, is_all=len(own) == 1) for each, lean in zip(candidates, nearby, strict=True)
        ]
    else:
        prior = _prior(candidates, nearby)
        spanish_places = namesakes({each.sight.key for each in candidates}, mostly_foreign=prior > _FOREIGN)
        decided = _all_decided(candidates, runs_of, prior)
    spanish = {
        (each.passage, each.run)
        for each in candidates
        if each.evidence.language == "es" and each.evidence.lean >= _SURE
    }
    andean = _andean(candidates) if any(each.either for each in decided) else "ay"
    native = {
        (each.passage, each.run): each.evidence.language
        for each in candidates
        if each.evidence.foreign and each.evidence.language != "es" and (each.passage, each.run) not in spanish
    }
    context = _Context(andean, spanish, native, spanish_places)
    return [context.applied(each, candidate) for each, candidate in zip(decided, candidates, strict=True)]


def _all_decided(
    candidates: Sequence[Candidate], runs_of: Mapping[tuple[int, int], Sequence[int]], prior: float
) -> list[Evidence]:
    """Decide on the words of an article; ``runs_of`` holds the places of the words of each name."""
    settled = _as_first(candidates, [_settled(candidate, prior) for candidate in candidates], runs_of.values())
    leans = _with_neighbours(settled, runs_of.values())
    sizes = {place: len(places) for places in runs_of.values() for place in places}
    mentioned = _Mentions(candidates, leans, sizes)
    company = {place: each for places in runs_of.values() for place, each in _company(candidates, places)}
    return [
        _decided(candidate.evidence, lean + mentioned.weight(place), company[place], prior)
        for place, (candidate, lean) in enumerate(zip(candidates, leans, strict=True))
    ]


def _as_first(candidates: Sequence[Candidate], leans: Sequence[float], names: Iterable[Sequence[int]]) -> list[float]:
    """Weigh the words of a name as where it was first met inside a sentence; at the start of one they tell less."""
    settled = list(leans)
    first: dict[tuple[str, ...], Sequence[int]] = {}
    every = [places for places in names if len(places) > 1]
    for places in every:
        if not any(candidates[place].sight.opens for place in places):
            first.setdefault(tuple(candidates[place].sight.key for place in places), places)
    for places in every:
        for place, other in zip(places, first.get(tuple(candidates[p].sight.key for p in places), ()), strict=False):
            settled[place] = leans[other]
    return settled


def _settled(candidate: Candidate, prior: float) -> float:
    """Return what a word tells in an article of such names."""
    evidence = candidate.evidence
    if evidence.ordinary or evidence.leans_on or abs(evidence.lean) >= FIXED:
        return evidence.lean
    if candidate.sight.is_capital:
        return evidence.lean + prior * (_OF_LISTED if evidence.listed else 1.0)
    return evidence.lean if evidence.listed else evidence.lean + _UNKNOWN_WORD + _KINDRED * (prior > _FOREIGN)


def _asked(evidence: Evidence, lean: float, *, is_all: bool) -> Evidence:
    """Decide on a name without an article."""
    if evidence.foreign and evidence.ordinary and is_all:
        return evidence._replace(lean=_ASKED, ordinary=False)
    if evidence.ordinary or abs(evidence.lean) >= FIXED:
        return evidence
    return evidence._replace(lean=max(lean, _ASKED) if evidence.foreign and is_all else lean + _ASKED)


def _company(candidates: Sequence[Candidate], places: Sequence[int]) -> Iterator[tuple[int, _Company]]:
    """Tell of each word of a name with how many others it stands."""
    foreign = sum(candidates[place].evidence.foreign for place in places)
    for place in places:
        others = foreign - candidates[place].evidence.foreign
        yield place, _Company(len(places) - 1, others)


class _Company(NamedTuple):
    """How many other words a name has, and how many of them the lists hold as foreign."""

    words: int
    foreign: int


def _decided(evidence: Evidence, lean: float, company: _Company, prior: float) -> Evidence:
    """Decide on a word of an article."""
    if evidence.ordinary or abs(evidence.lean) >= FIXED:
        return evidence
    if (evidence.doubted or evidence.well_known) and prior < _FOREIGN and lean < _CERTAIN and not company.foreign:
        return evidence._replace(lean=-abs(lean), ordinary=not company.words)
    if evidence.leans_on and lean <= 0:
        return evidence._replace(lean=lean, ordinary=not (company.words and evidence.listed))
    return evidence._replace(lean=lean)


class _Context(NamedTuple):
    """What an article as a whole tells: of which Andean language it is, and which names are Spanish."""

    andean: str
    spanish: Collection[tuple[int, int]]  # passage and run of names with Spanish parts
    native: Mapping[tuple[int, int], str]  # of names with parts of Aymara, Quechua or Guarani, and none of Spanish
    spanish_places: Collection[str]

    def applied(self, decided: Evidence, candidate: Candidate) -> Evidence:
        """Choose between Aymara and Quechua as the article does; a name with Spanish parts is read as Spanish.

        So is a place of English that is something else here. What is declared, or an entry's, stays as it is.
        """
        if decided.declared or decided.source:
            return decided
        if candidate.sight.key in self.spanish_places and decided.lean < 0 and not candidate.sight.gap.startswith(","):
            return decided._replace(lean=_SURE, language="es", ordinary=False)
        if decided.language == "es" and decided.guessed and candidate.sight.is_capital:
            return decided._replace(language=self.native.get((candidate.passage, candidate.run), "es"))
        if decided.language in ("en", "es"):
            return decided
        spelled = decided.guessed or (candidate.sight.is_capital and is_spanish_shaped(candidate.sight.word))
        if spelled and (candidate.passage, candidate.run) in self.spanish:
            return decided._replace(language="es")
        return decided._replace(language=self.andean) if decided.either and decided.language in _ANDEAN else decided


def _andean(candidates: Sequence[Candidate]) -> str:
    """Return which of Aymara and Quechua an article is about: the one with more words of its own, or that it names."""
    count: Counter[str] = Counter()
    for candidate in candidates:
        evidence = candidate.evidence
        if evidence.foreign and not evidence.either:
            count[evidence.language] += 1
        count.update(language for language, names in _ANDEAN.items() if candidate.sight.key in names)
    return "qu" if count["qu"] > count["ay"] else "ay"


def _with_neighbours(leans: Sequence[float], names: Iterable[Sequence[int]]) -> list[float]:
    """Return the weights with those of the other words of the same name."""
    nearby = list(leans)
    for places in names:
        if len(places) == 1:
            continue
        told = {place: max(-_FAR, min(_FAR, leans[place])) for place in places}
        together = sum(told.values())
        for place in places:
            others = _NEIGHBOUR * (together - told[place])
            nearby[place] += max(-_MOST, min(_MOST, others))
    return nearby


def _prior(candidates: Sequence[Candidate], leans: Sequence[float]) -> float:
    """Return the weight of what kind of names the article has; a little for other languages if it has none."""
    names: dict[str, bool] = {}
    for candidate, lean in zip(candidates, leans, strict=True):
        evidence = candidate.evidence
        if evidence.ordinary or evidence.doubted or evidence.leans_on:
            continue
        if candidate.sight.is_capital and _SURE <= abs(lean) < FIXED - _FAR:
            names.setdefault(candidate.sight.key, lean > 0)
    foreign = sum(names.values())
    odds = math.log((foreign + 1.5) / (len(names) - foreign + 1))
    return max(-_PRIOR, min(_PRIOR, odds))


class _Mentions:
    """What other mentions of a word tell: in full names, or sure by themselves."""

    def __init__(self, candidates: Sequence[Candidate], leans: Sequence[float], sizes: Mapping[int, int]) -> None:
        self._candidates = candidates
        self._sizes = sizes
        self._known: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, (candidate, lean) in enumerate(zip(candidates, leans, strict=True)):
            evidence = candidate.evidence
            least = _LIKELY if sizes[place] > 1 else _SURE
            if candidate.sight.is_capital and not (evidence.leans_on or evidence.doubted) and abs(lean) >= least:
                self._known[candidate.sight.key].append((place, lean))

    def weight(self, place: int) -> float:
        """Return the weight of the last mention before, else of the first after, for a word that stands alone."""
        if self._sizes[place] > 1 or not self._candidates[place].sight.is_capital:
            return 0.0
        known = self._known.get(self._candidates[place].sight.key, [])
        at = bisect_left(known, (place,))
        after = at + 1 if known[at : at + 1] and known[at][0] == place else at
        told = known[max(0, at - 1) : at] or known[after : after + 1]
        return math.copysign(_MENTIONED, told[0][1]) if told else 0.0

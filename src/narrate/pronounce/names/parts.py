"""Words of English that are parts of Spanish names by the words beside them: Guerra del Gas, Panteón General."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.cues import is_spanish_shaped
from narrate.pronounce.names.evidence import ARTICLES, FIXED, LISTED, RARE, SURE, Evidence
from narrate.pronounce.names.namesakes import ELSEWHERE
from narrate.pronounce.names.vocabulary import COMMON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.pronounce.names.sights import Sight
    from narrate.pronounce.names.vocabulary import Vocabulary

    Seen = tuple[Sight, Evidence]

LINKS: Final = frozenset({"de", "del"})
LINKED: Final = LINKS | {"el", "la", "las", "los"}  # they may begin a phrase of Spanish, as after “Sur” de Bolivia
TITLES: Final = frozenset(
    "abog arq cap cnel dr dra fray gral hna hno ing lic mons pbro prof profa sgto sr sra sres srta sta sto tte".split()
)  # with a full stop

_AFTER_ARTICLE: Final = -1.5  # Las Quince Letras
_PART: Final = 0.5  # with de between it and a Spanish word, or beside a common word of Spanish
_BEFORE_NAMES: Final = frozenset({"club", "hospital", "hotel", "plan", "radio"})  # in English they go after
# Nouns in Spanish names of the lists that English puts after a name, and Spanish before it: the Empanada Festival. Some
# are English ones there too: Newell’s Old Boys, Canal 7 News.
_NOUNS: Final = frozenset(
    "animal area areas arena ballet base boys cafe canal capital cartel clan club control debate delta "
    "division dragon editorial fauna festival fiesta fort herald hospital hotel junta local media news opinion "
    "peninsula plan post radio ranger rangers region rodeo sandwich sport supervision television tribunal trio union "
    "vision".split()
)
_RANKS: Final = frozenset("Abbot Bishop Dean Duke Judge King Major Marshal Mayor Pope Prince".split())  # surnames too
_OF_PEOPLE: Final = frozenset({"given", "surnames"})
_COMBINING: Final = frozenset("Afro Anglo Franco Hispano Indo Italo Luso Sino".split())  # Franco-German
_HYPHENS: Final = frozenset("-‐‑")
_JOINS: Final = re.compile(r"\s+[“‘\"']?|[”’\"']\s+|[-‐‑]")  # Jorge “Tuto” Quiroga
_JOINS_AFTER_INITIAL: Final = re.compile(r"\.?\s*")


def with_parts(seen: Sequence[Seen], vocabulary: Vocabulary) -> list[Seen]:
    """Weigh anew what stands beside Spanish words: words of English and exonyms, and small words of both languages.

    Those that have a capital within a sentence lean on them, and are Spanish if the name is.
    """
    found = list(seen)
    for place, (sight, evidence) in enumerate(found):
        is_exonym = evidence.listed and evidence.lean <= -FIXED and not (evidence.declared or evidence.source)
        if _is_rank(found, place) or _is_combining(found, place):
            found[place] = sight, Evidence(-FIXED, "es", ordinary=True)
        elif _is_elsewhere(found, place):
            found[place] = sight, Evidence(-FIXED, "es", listed=True)
        elif sight.is_capital and not sight.opens and (evidence.ordinary or is_exonym):
            found[place] = sight, _weighed(found, place, vocabulary)
        elif evidence.ordinary and sight.text in vocabulary.small:
            found[place] = sight, _weighed_small(found, place, vocabulary)
        elif evidence.foreign and sight.text in vocabulary.small and _is_first_half(found, place, vocabulary):
            found[place] = sight, Evidence(-FIXED, "es", ordinary=True)
    return found


def joins(before: Sight, after: Sight) -> bool:
    """Whether nothing stands between two words that would part a name."""
    if before.ending:
        return False
    gap = _JOINS_AFTER_INITIAL if before.is_initial or before.text.lower() in TITLES else _JOINS
    return gap.fullmatch(after.gap) is not None


def _is_article(sight: Sight) -> bool:
    """Whether a word with a capital is one that Spanish names begin with: La Paz."""
    return sight.is_capital and sight.word in ARTICLES


def _weighed(seen: Sequence[Seen], place: int, vocabulary: Vocabulary) -> Evidence:
    sight, evidence = seen[place]
    before, after = _next(seen, place, -1), _next(seen, place, 1)
    if evidence.ordinary and before and _is_article(before[0]):
        return evidence._replace(lean=_AFTER_ARTICLE, ordinary=False, leans_on=True)
    may_go_on = evidence.ordinary or " " in sight.text  # San Antonio del Parapetí
    linked = _is_linked(seen, place, -1) or (may_go_on and _is_linked(seen, place, 1))
    is_surname = evidence.rare and before and before[0].is_capital and not (before[1].ordinary or before[1].leans_on)
    is_spanish = is_surname and before and _is_given(before[0], vocabulary) and is_spanish_shaped(sight.word)
    if linked or is_spanish or _is_beside(sight, evidence, (before, after), vocabulary):
        return evidence._replace(lean=_PART, language="es", ordinary=False, leans_on=True)
    if is_surname:
        return evidence._replace(ordinary=False, listed=True)  # Arigho Stiles
    return evidence


def _weighed_small(seen: Sequence[Seen], place: int, vocabulary: Vocabulary) -> Evidence:
    """Weigh a small word of both languages: with a Spanish one it is Spanish, el agua vale más, casas de remesas."""
    sight, evidence = seen[place]
    beside = [each for each in (_next(seen, place, -1), _next(seen, place, 1)) if each and not each[0].is_capital]
    spanish = sum(each.language == "es" and each.lean >= SURE for _, each in beside)
    if vocabulary.english.get(sight.word, 0) >= COMMON:  # each cholita a pollera
        return evidence
    linked = _is_linked(seen, place, -1) or _is_linked(seen, place, 1)
    if linked or spanish > 1 or (spanish and not vocabulary.is_ordinary(sight.word)):
        return Evidence(LISTED, "es", listed=True, foreign=True)
    return evidence


def _is_first_half(seen: Sequence[Seen], place: int, vocabulary: Vocabulary) -> bool:
    """Whether an everyday word of Spanish is the first half of a compound of English: socio-economic."""
    after = _hyphenated(seen, place)
    is_loan = seen[place][0].key in vocabulary.by_key  # campesino-led
    return after is not None and not is_loan and after[1].ordinary


def _is_rank(seen: Sequence[Seen], place: int) -> bool:
    """Whether a word is the rank of who is named after it, and no family name between others: Bishop Terrazas."""
    if seen[place][0].text not in _RANKS:
        return False
    before = _next(seen, place, -1)
    is_named = before is not None and before[0].is_capital and not before[1].ordinary
    return not is_named and _is_name(_next(seen, place, 1))


def _is_elsewhere(seen: Sequence[Seen], place: int) -> bool:
    """Whether a word is a place, since what stands after it says where that is: Mesa, Arizona."""
    after = seen[place + 1] if place + 1 < len(seen) else None
    if after is None or after[0].gap != ", " or after[0].key not in ELSEWHERE or after[0].ending:
        return False
    before = _next(seen, place, -1)
    return seen[place][0].is_capital and (before is None or not before[0].is_capital or _is_article(before[0]))


def _is_combining(seen: Sequence[Seen], place: int) -> bool:
    """Whether a word is the first half of a compound like Franco-German."""
    return seen[place][0].text in _COMBINING and _hyphenated(seen, place) is not None


def _hyphenated(seen: Sequence[Seen], place: int) -> Seen | None:
    """Return the word after one, if it stands behind a hyphen."""
    after = seen[place + 1] if place + 1 < len(seen) else None
    return after if after is not None and after[0].gap in _HYPHENS else None


def _is_name(word: Seen | None) -> bool:
    """Whether there is a word, and it is a name of the lists."""
    return word is not None and word[0].is_capital and word[1].lean > 0 and (word[1].foreign or word[1].lean >= FIXED)


def _is_beside(
    sight: Sight, evidence: Evidence, beside: tuple[Seen | None, Seen | None], vocabulary: Vocabulary
) -> bool:
    """Whether a word goes with the Spanish one before it or after it: Río Paraguay, Panteón General, Hotel Edén."""
    before, after = beside
    if not evidence.ordinary:
        return before is not None and _is_common(before[0], vocabulary)
    if sight.word in _BEFORE_NAMES and _is_name(after):
        return True
    if not _is_shared(sight, vocabulary) or _goes_on_in_english(after, vocabulary):
        return False
    telling = (after,) if sight.word in _NOUNS else beside
    return any(each is not None and _is_common(each[0], vocabulary) for each in telling)


def _is_shared(sight: Sight, vocabulary: Vocabulary) -> bool:
    """Whether a word of English is also one of those that Spanish names of several words are made of."""
    return "es" in vocabulary.parts.get(sight.key, ())


def _goes_on_in_english(after: Seen | None, vocabulary: Vocabulary) -> bool:
    """Whether a word of English alone follows in the same name: Abuelas Legal Team."""
    return after is not None and after[0].is_capital and after[1].ordinary and not _is_shared(after[0], vocabulary)


def _next(seen: Sequence[Seen], place: int, step: int) -> Seen | None:
    """Return the word before (-1) or after (1) one, if both may be in one name."""
    other = place + step
    if not 0 <= other < len(seen):
        return None
    first, second = sorted((place, other))
    return seen[other] if joins(seen[first][0], seen[second][0]) else None


def _is_linked(seen: Sequence[Seen], place: int, step: int) -> bool:
    """Whether de, del or de la stands between a word and one of the Spanish lists, before it (-1) or after it (1)."""
    links: list[str] = []
    while (beside := _next(seen, place, step)) and beside[0].text in LINKED:
        links.append(beside[0].text)
        place += step
    if not (beside and links and LINKS.intersection((links[0], links[-1]))):
        return False
    told = beside[1]
    return told.language == "es" and (told.lean >= SURE or (told.foreign and told.lean > 0))


def _is_given(sight: Sight, vocabulary: Vocabulary) -> bool:
    """Whether a word is a given name of Spanish and nothing else."""
    return {(each.language, each.kind) for each in vocabulary.by_key.get(sight.key, ())} == {("es", "given")}


def _is_common(sight: Sight, vocabulary: Vocabulary) -> bool:
    """Whether a word is a common one of Spanish, and no name of anybody: Panteón, Departamental, and not Arce."""
    if vocabulary.english.get(sight.word, 0) >= RARE:
        return False
    listed = vocabulary.by_key.get(sight.key, ())
    return sight.word in vocabulary.small and not any(each.kind in _OF_PEOPLE for each in listed)

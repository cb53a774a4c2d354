"""Which entries of the lists and of the built-in lexicon a word can be, and which language they tell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.cues import CUES, has_cue, is_of_another
from narrate.pronounce.names.evidence import RARE, SURE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.pronounce.names.sights import Sight
    from narrate.pronounce.names.vocabulary import Listed, Vocabulary

_SURE_CUE: Final = 6  # ñ
_SHORT: Final = 3  # letters
_KNOWN: Final = 1_000_000  # in 10¹² words: cato, which a capital makes a Roman; barrio and boliviano are rarer


def fitting(sight: Sight, vocabulary: Vocabulary) -> list[Listed]:
    """Return the entries that a word can be: names have capitals, and accents that their language can have.

    English ones have the accents of their entry, or none; António is no Antonio.
    """
    listed = vocabulary.by_key.get(sight.key) or (_is_plural(sight, vocabulary) and vocabulary.bearers(sight.key))
    if not listed:
        return []
    elsewhere = is_of_another(sight.word)
    is_short = len(sight.word) <= _SHORT and not sight.is_capital  # nu is no ñu
    count = vocabulary.english.get(sight.word, 0)
    is_word = count >= (RARE if sight.opens else _KNOWN) or (sight.opens and vocabulary.is_ordinary(sight.word))
    return [
        entry
        for entry in listed
        if (sight.is_capital or entry.spelling[:1].islower())
        and (
            entry.spelling.casefold() == sight.word
            or not (entry.language == "en" or is_short or (entry.language == "es" and elsewhere))
        )
        and (entry.spelling[:1].isupper() or not (sight.is_capital and is_word))
    ]


def _is_plural(sight: Sight, vocabulary: Vocabulary) -> bool:
    """Whether a word may be the English plural of a family name, and is no word of English."""
    return sight.is_capital and sight.key.endswith("s") and sight.word not in vocabulary.english


def either(foreign: Sequence[Listed], cue: int) -> bool:
    """Whether a word can be Aymara as well as Quechua: it is in both lists, or in none and spelt as either."""
    listed = {entry.language for entry in foreign}
    return listed >= {"ay", "qu"} or (not listed and cue > 0)


def in_lexicon(sight: Sight, vocabulary: Vocabulary) -> bool:
    """Whether the built-in lexicon has a word as a name of another language."""
    return any(
        (each.language or "en") != "en" and not each.match_case and each.grapheme[:1].isupper()
        for each in vocabulary.entries.get(sight.key, ())
    )


def cues_of(word: str) -> dict[str, int]:
    """Return the weight of the strongest cue for each language."""
    found: dict[str, int] = {}
    for cue in CUES if has_cue(word) else ():
        if cue.weight > found.get(cue.language, 0) and cue.pattern.search(word):
            found[cue.language] = cue.weight
    is_andean = found.get("ay", 0) >= SURE  # which has ñ too: qutaña
    if is_andean or (found.get("es", _SURE_CUE) < _SURE_CUE and is_of_another(word)):
        found.pop("es", None)  # the é of Frédéric
    return found


def language_of(foreign: Sequence[Listed], cues: Mapping[str, int]) -> str:
    """Return which language it is if it is not English: that of the lists; of several, the one with the best cue."""
    listed = {entry.language for entry in foreign}
    strongest = max(cues, key=lambda language: cues[language], default="es")
    if not listed or strongest in listed:
        return strongest
    return "es" if "es" in listed else foreign[0].language

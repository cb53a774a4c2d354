"""How much a word in small letters tells of its language: ordinary English is never touched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.cues import ends_open, is_spanish_shaped
from narrate.pronounce.names.evidence import FIXED, HETERONYM, LISTED, SHAPED, SURE, UNSHAPED, Evidence
from narrate.pronounce.names.listing import either
from narrate.pronounce.names.vocabulary import bare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.pronounce.names.vocabulary import Listed, Vocabulary

_LOAN: Final = 125_000  # in 10¹² words: English dictionaries have campesino and caudillo, as words of Spanish
_HEARD: Final = 1.5  # where most names are foreign it is Spanish
_FRENCH: Final = re.compile(r"[a-z]*é[a-zé]*")
_NO_NAME: Final = re.compile(r"[0-9]|\w’(?:d|ll|m|re|t|ve)$")  # 21st, you’re, isn’t: no Andean word ends so


def weigh_small(word: str, language: str, foreign: Sequence[Listed], cue: int, vocabulary: Vocabulary) -> Evidence:
    """Weigh a word in small letters; seldom loans of the lists are of the language they come from."""
    if foreign:
        count = vocabulary.english.get(word, 0)
        if not count or (count < _LOAN and not vocabulary.is_ordinary(word)):  # peones, campesino
            return Evidence(LISTED, language, listed=True, foreign=True, either=either(foreign, cue))
        return Evidence(-FIXED, language, ordinary=True, foreign=True)  # pueblo: Spanish where it is asked for alone
    if word[0].isalpha() and any("0" <= sign <= "9" for sign in word):  # rs21, and not 21st
        return Evidence(HETERONYM, language, listed=True)
    if word in vocabulary.small and not (word in vocabulary.english or vocabulary.is_ordinary(word)):  # socio
        return Evidence(LISTED, "es", listed=True, foreign=True)
    is_heard = word in vocabulary.heard
    looks = _HEARD if is_heard else _looks(word, language, cue)
    if not is_heard and (_is_english(word, vocabulary) or (looks > UNSHAPED and vocabulary.is_in_dictionary(word))):
        return Evidence(-FIXED, language, ordinary=True)
    return Evidence(looks, language, guessed=looks < SURE, either=either((), cue))


def _is_english(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is English in the form it is written in: régime is, as regime."""
    if vocabulary.is_english(word) or _NO_NAME.search(word):
        return True
    return _FRENCH.fullmatch(word) is not None and word not in vocabulary.small and vocabulary.is_english(bare(word))


def _looks(word: str, language: str, cue: int) -> float:
    """Return the weight of the spelling of a word that is in no list."""
    if cue >= SURE:
        return cue
    if language != "es":
        return 0.5 if cue else UNSHAPED
    if not is_spanish_shaped(word):
        return UNSHAPED
    return 1.0 + cue / 2 if ends_open(word) else SHAPED

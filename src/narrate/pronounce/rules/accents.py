"""Accents that English print leaves out: what endings of Spanish names give away."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_SOURCE: Final = "RAE 2010, II §3.4.1: names in -ez are stressed before it, those in -án, -ín, -ón, -ún on it"
_ACUTE: Final = str.maketrans("aeiouAEIOU", "áéíóúÁÉÍÓÚ")
_MARKED: Final = re.compile("[áéíóúü]", re.IGNORECASE)
_TWO_SYLLABLES: Final = re.compile("[aeiouy][^aeiouy]+[aeiouy]|[ao]e|[aei]o", re.IGNORECASE)


class Ending(NamedTuple):
    """``pattern`` finds the vowel that lost its accent; ``example`` is the row's test."""

    pattern: re.Pattern[str]
    example: str
    source: str = _SOURCE


ENDINGS: Final = (
    Ending(re.compile(r"[AEIOUaeiou](?=[^aeiouy]{1,3}u?ez$)"), "Gonzalez → González"),
    Ending(re.compile(r"i(?=[^aeiou]{1,2}uez$)"), "Rodriguez → Rodríguez"),
    Ending(re.compile(r"[ao](?=ez$)"), "Paez → Páez"),
    Ending(re.compile(r"(?<=[bcdfghjlmnñprstvzx])[aiou](?=n$)"), "Calderon → Calderón"),
    Ending(re.compile(r"(?<=[aei])o(?=n$)"), "Concepcion → Concepción"),
    Ending(re.compile(r"(?<=i)a(?=n$)"), "Sebastian → Sebastián"),
)


def restored(word: str) -> str:
    """Write the accent that a capitalised Spanish name of two syllables or more seems to have lost.

    A word that has an accent, or no such ending, comes back as it is.
    """
    if not word[:1].isupper() or _MARKED.search(word):
        return word
    for ending in ENDINGS:
        found = ending.pattern.search(word)
        if found and _TWO_SYLLABLES.search(word):
            return word[: found.start()] + found[0].translate(_ACUTE) + word[found.end() :]
    return word

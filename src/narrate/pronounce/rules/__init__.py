"""Spelling → sound, by the rules of a language: Spanish, Aymara, Quechua, Guarani."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.pronounce.folding import APOSTROPHES, UNSEEN
from narrate.pronounce.rules.accents import restored
from narrate.pronounce.rules.andean import AYMARA, QUECHUA
from narrate.pronounce.rules.guarani import GUARANI
from narrate.pronounce.rules.spanish import SPANISH, single
from narrate.pronounce.rules.stress import stressed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.pronounce.rules.table import Rules

RULES: Mapping[str, Rules] = MappingProxyType({"es": SPANISH, "ay": AYMARA, "qu": QUECHUA, "gn": GUARANI})

# Words of Spanish names that carry no stress of their own (RAE, Nueva gramática: Fonética y fonología, 2011, §9.4).
UNSTRESSED = frozenset("a al de del e el en con la las lo los o por pro y san don doña fray sor".split())

# Days of the month, which streets and squares are named after: Plaza 24 de Septiembre.
SPANISH_NUMBERS = dict(
    enumerate(
        (
            "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis "
            "diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis "
            "veintisiete veintiocho veintinueve treinta"
        ).split()
    )
)

_EQUAL = str.maketrans({**dict.fromkeys(APOSTROPHES, "’"), **dict.fromkeys(UNSEEN)})
_LONGEST = 60  # letters: a voice may say it, but no engine takes so long a word in IPA
_PARTS = re.compile(r"[\s‐‑-]+")


def has_rules(language: str | None) -> bool:
    """Whether words of a language (a BCP 47 tag) can be read by rules."""
    return language is not None and _primary(language) in RULES


def say_by_rule(text: str, language: str, *, lost_accents: bool = False) -> str | None:
    """Read a name of one or more words by the rules of its language; None if a sign of it has no rule.

    :param lost_accents: Spanish names may lack the accent that their ending gives away (Gonzalez, Calderon)
    """
    words = [word for word in _PARTS.split(text) if word]
    said = [_word(word, _primary(language), lost_accents, alone=len(words) == 1) for word in words]
    return " ".join(each for each in said if each) if said and all(said) else None


def _word(word: str, language: str, lost_accents: bool, *, alone: bool) -> str | None:  # noqa: FBT001 - as its caller's
    rules = RULES[language]
    composed = normalize("NFC", word).translate(_EQUAL)
    if len(composed) > _LONGEST:
        return None
    if language == "es":
        composed = SPANISH_NUMBERS.get(int(word), word) if word.isdecimal() else composed
        composed = single((restored(composed) if lost_accents else composed).lower()).replace("’", "")
    letters = composed.lower()
    phones = rules.phones(letters)
    if not phones or (language == "es" and letters in UNSTRESSED and not alone):
        return phones
    return stressed(phones, letters, rules.stress)


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()

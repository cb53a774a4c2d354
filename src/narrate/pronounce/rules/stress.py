"""Where the stress of a word lies, and its mark before the syllable: pure arithmetic on phones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.pronounce.ipa import VOWELS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    # From the spelling of a word and the number of its vowels to the stressed one, counted from the end: 1 is the last.
    Stress = Callable[[str, int], int]

_PHONE = re.compile(r"ˈ?(?:t[ʃs]|dʒ|.)[\u0300-\u036f]*[ʰʼʷː]*")
_GLIDES = frozenset("jw")
_STOPS = frozenset("pbtdkɡf")
_LIQUIDS = frozenset("lɾ")


def penult(_word: str, vowels: int) -> int:
    """Stress the last vowel but one, as Aymara and Quechua do (Hardman et al. 1988, §2.5; Cusihuamán 1976, §1.4)."""
    return min(2, vowels)


def last(_word: str, _vowels: int) -> int:
    """Stress the last vowel, as Guarani does (Estigarribia, A Grammar of Paraguayan Guarani, 2020, §2.3)."""
    return 1


def stressed(phones: str, word: str, stress: Stress) -> str:
    """Put the stress mark before the syllable: of the vowel that is marked, else of the one that the rule finds.

    A word without a vowel stays as it is. Onsets are as long as Spanish allows: a consonant, a stop and a liquid,
    and glides (Hualde, The Sounds of Spanish, 2005, §4.3).
    """
    sounds = _PHONE.findall(normalize("NFD", phones))
    vowels = [place for place, sound in enumerate(sounds) if sound.lstrip("ˈ")[0] in VOWELS]
    if not vowels:
        return phones
    marked = [place for place in vowels if sounds[place][0] == "ˈ"]
    nucleus = marked[-1] if marked else vowels[-stress(word, len(vowels))]
    bare = [sound.lstrip("ˈ") for sound in sounds]
    onset = _onset(bare, nucleus)
    return normalize("NFC", "".join((*bare[:onset], "ˈ", *bare[onset:])))


def _onset(sounds: Sequence[str], nucleus: int) -> int:
    """Return where the syllable of a vowel begins; the first one begins the word."""
    if not any(sound[0] in VOWELS for sound in sounds[:nucleus]):
        return 0
    start = nucleus
    if start and sounds[start - 1] in _GLIDES:
        start -= 1
    if start and sounds[start - 1][0] not in VOWELS and (start == nucleus or sounds[start - 1] not in _GLIDES):
        start -= 1
        if start and sounds[start] in _LIQUIDS and sounds[start - 1] in _STOPS:
            start -= 1
    return start

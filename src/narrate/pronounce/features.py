"""Where and how each sound is made, as the chart of the IPA shows it, and how far one is from another.

The chart: International Phonetic Association, 2020. The distance is our own: `tests/pronounce/test_inventory.py` holds
it against that of panphon (Mortensen et al., COLING 2016), which is too heavy to be needed here: it brings pandas.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.pronounce.ipa import AFFRICATES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A row for each manner, a cell for each place from lips to throat, voiceless and voiced.
_CONSONANTS: Mapping[str, str] = MappingProxyType({
    "closed":                  "pb .. .. td .. ʈɖ .. cɟ kɡ qɢ .. ʔ.",
    "closed nasal sonorous":   ".m .ɱ .. .n .. .ɳ .. .ɲ .ŋ .ɴ .. ..",
    "rhotic trilled sonorous": ".ʙ .. .. .r .. .. .. .. .. .ʀ .. ..",
    "rhotic sonorous":         ".. .. .. .ɾ .. .ɽ .. .. .. .. .. ..",
    "closed noisy":            ".. .. .. .. ᵗᵈ .. .. .. .. .. .. ..",
    "noisy":                   "ɸβ fv θð sz ʃʒ ʂʐ ɕʑ çʝ xɣ χʁ ħʕ hɦ",
    "noisy lateral":           ".. .. .. ɬɮ .. .. .. .. .. .. .. ..",
    "gliding rhotic sonorous": ".. .. .. .ɹ .. .ɻ .. .. .. .. .. ..",
    "gliding sonorous":        ".. .ʋ .. .. .. .. .. .j .ɰ .. .. ..",
    "gliding round sonorous":  ".. .. .. .. .. .. .. .ɥ ʍw .. .. ..",
    "lateral sonorous":        ".. .. .. .l .. .ɭ .. .ʎ .ʟ .. .. ..",
    "lateral dark sonorous":   ".. .. .. .ɫ .. .. .. .. .. .. .. ..",
    "lateral rhotic sonorous": ".. .. .. .ɺ .. .. .. .. .. .. .. ..",
})  # fmt: skip
_AFFRICATE_CELLS = {"ᵗ": "tʃ", "ᵈ": "dʒ"}
# A row for each height from close to open, a cell for each place from front to back, unrounded and rounded.
_VOWELS = (
    "iy .. ɨʉ .. ɯu",
    ".. ɪʏ .. .ʊ ..",
    "eø .. ɘɵ .. ɤo",
    ".. .. ə. .. ..",
    "ɛœ .. ɜɞ .. ʌɔ",
    "æ. .. ɐ. .. ..",
    "aɶ .. .. .. ɑɒ",
)
_RHOTIC_VOWELS = {"ɚ": "ə", "ɝ": "ɜ"}
_ORGANS = "LLTTTTTDDDGG"  # lips, tip, dorsum, throat: the parts of the mouth at the twelve places


@dataclass(frozen=True, slots=True)
class Features:
    """Where and how a sound is made: steps on the chart, and traits that are there or not."""

    vowel: bool
    place: int
    height: int
    traits: frozenset[str]


def distance(one: str, other: str) -> float:
    """Return how far two phones are from each other on the chart, marks left out; vowels are far from consonants."""
    a, b = FEATURES[bare(one)], FEATURES[bare(other)]
    differing = len(a.traits ^ b.traits)
    if a.vowel != b.vowel:
        return 10.0
    if a.vowel:
        return differing * 0.6 + abs(a.height - b.height) * 0.5 + abs(a.place - b.place) * 0.4
    return differing + abs(a.place - b.place) * 0.2 + (_ORGANS[a.place] != _ORGANS[b.place]) * 0.4


def bare(phone: str) -> str:
    """Return a phone without its marks; ç is one without."""
    return phone[:2] if phone[:2] in AFFRICATES else "ç" if phone[0] == "ç" else normalize("NFD", phone)[0]


def _charted() -> Iterator[tuple[str, Features]]:
    """Yield each phone of the charts with its features."""
    for manner, row in _CONSONANTS.items():
        for place, cell in enumerate(row.split()):
            for phone, voice in zip(cell, ("", " voiced"), strict=True):
                traits = frozenset((manner + voice).split())
                yield _AFFRICATE_CELLS.get(phone, phone), Features(vowel=False, place=place, height=0, traits=traits)
    for height, row in enumerate(_VOWELS):
        for place, cell in enumerate(row.split()):
            for phone, lips in zip(cell, ("", "round"), strict=True):
                yield phone, Features(vowel=True, place=place, height=height, traits=frozenset(lips.split()))
    for phone, plain in _RHOTIC_VOWELS.items():
        height = next(height for height, row in enumerate(_VOWELS) if plain in row)
        yield phone, Features(vowel=True, place=2, height=height, traits=frozenset({"rhotic"}))


FEATURES: Mapping[str, Features] = MappingProxyType({phone: each for phone, each in _charted() if phone != "."})

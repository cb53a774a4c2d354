"""IPA that was asked for → IPA that an engine can say: the nearest substitute for each sound it lacks.

A sound is replaced by the first replacement of its row in `SUBSTITUTES` that is wholly in the engine's inventory; a
sound with a mark by its plain sound and what `MARKS` says of the mark; any other by the sound that differs from it
least on the chart of the IPA. The rows follow what Spanish makes of foreign words (Real Academia Española, *Ortografía
de la lengua española*, 2010: menú, chofer), what English makes of Spanish ones (canyon), and for Andean sounds what was
measured on espeak-ng and on two neural voices. They are choices, not findings: no panel of listeners has judged them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.pronounce.features import FEATURES, bare, distance
from narrate.pronounce.ipa import AFFRICATES, BOUNDARY, Segment, segments, spelt

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    Row = tuple[tuple[str, str], ...]

_ONE_VOWEL = "a vowel in the same place"
_SPANISH_EAR = "as Spanish takes it over"
_ENGLISH_EAR = "as English takes it over"
_NEEDS_VOWEL = "a syllable needs a vowel"

# phone → replacements in order of preference, each with its reason.
SUBSTITUTES: Mapping[str, Row] = MappingProxyType({
    # Spanish
    "r": (("ɾ", "one tap for several"), ("ɹ", "the r of English")),
    "ɾ": (("r", "a trill is made of taps"), ("ɹ", "the r of English"), ("d", "a tap is a short d")),
    "ʎ": (("lj", "as in million"), ("ʝ", "as most speakers of Spanish say ll"), ("j", "as in yes")),
    "ɲ": (("nj", "as in canyon"), ("n", "without the y that follows it")),
    "ʝ": (("j", "as in yes"), ("dʒ", "as in jam")),
    "x": (("χ", "further back"), ("h", "the j of the Caribbean"), ("k", "at the same place")),
    "β": (("b", "its firm form"),),
    "ð": (("d", "its firm form"),),
    "ɣ": (("ɡ", "its firm form"),),
    "θ": (("s", "as all of the Americas say z"),),
    # Aymara, Quechua, Guarani
    "χ": (("x", "further forward"), ("h", "the breath alone")),
    "q": (("k", "further forward"),),
    "ʔ": (("h", "the throat's other sound"),),
    "ɨ": (("ɪ", "near it in the middle of the mouth"), ("i", "further forward"), ("ə", "lower")),
    "ʋ": (("v", "with friction"), ("w", "with the lips"), ("β", "with both lips")),
    "ŋ": (("n", "further forward"),),
    # English
    "ɹ": (("ɾ", _SPANISH_EAR), ("r", _SPANISH_EAR)),
    "ʃ": (("tʃ", _SPANISH_EAR), ("s", "further forward")),
    "ʒ": (("ʝ", _SPANISH_EAR), ("ʃ", "without voice"), ("dʒ", "with a stop before it")),
    "dʒ": (("ʝ", _SPANISH_EAR), ("tʃ", "without voice")),
    "v": (("b", _SPANISH_EAR), ("f", "without voice")),
    "z": (("s", "without voice"),),
    "h": (("x", _SPANISH_EAR), ("χ", "with friction")),
    "w": (("u", "the vowel in the same place"), ("uː", "the vowel in the same place")),
    "j": (("i", "the vowel in the same place"), ("iː", "the vowel in the same place")),
    # Vowels
    "a": (("ɑ", _ONE_VOWEL), ("ɑː", _ONE_VOWEL), ("æ", "further forward"), ("ʌ", "shorter")),
    "e": (("ɛ", "more open"), ("eɪ", "as in day")),
    "i": (("iː", "longer"), ("ɪ", "laxer")),
    "o": (("ɔ", "more open"), ("oʊ", "as in no"), ("əʊ", "as in no"), ("ɔː", "as in law")),
    "u": (("uː", "longer"), ("ʊ", "laxer")),
    "æ": (("a", _ONE_VOWEL), ("ɛ", "closer")),
    "ɛ": (("e", "closer"),),
    "ɪ": (("i", "tenser"), ("iː", "tenser, longer")),
    "ʊ": (("u", "tenser"), ("uː", "tenser, longer")),
    "ʌ": (("ɐ", _ONE_VOWEL), ("a", _SPANISH_EAR), ("ə", "closer")),
    "ɑ": (("ɑː", "longer"), ("a", _ONE_VOWEL)),
    "ɒ": (("ɔ", "closer"), ("o", _SPANISH_EAR)),
    "ɔ": (("ɔː", "longer"), ("o", "closer"), ("ɒ", "more open")),
    "ə": (("ɐ", "more open"), ("ʌ", "more open"), ("e", "further forward")),
    "ɜ": (("ɜː", "longer"), ("ə", _ONE_VOWEL), ("e", _SPANISH_EAR)),
    "ɐ": (("ʌ", _ONE_VOWEL), ("a", "more open"), ("ə", "closer")),
    "ɚ": (("əɹ", "its r as a sound of its own"), ("ə", "without its r"), ("eɾ", _SPANISH_EAR)),
    "ɝ": (("ɜːɹ", "its r as a sound of its own"), ("əɹ", "its r as a sound of its own"), ("eɾ", _SPANISH_EAR)),
    "y": (("u", f"{_SPANISH_EAR}: menú"), ("uː", "further back")),
    "ʏ": (("ʊ", "further back"), ("u", f"{_SPANISH_EAR}: menú"), ("uː", "further back")),
    "ø": (("e", f"{_SPANISH_EAR}: chofer"), ("ɜː", _ENGLISH_EAR)),
    "œ": (("e", f"{_SPANISH_EAR}: chofer"), ("ɜː", _ENGLISH_EAR)),
    # Other consonants whose nearest features are not what is heard
    "ʍ": (("hw", "the breath before the w"), ("w", "with voice")),
    "ɥ": (("w", "its lips"), ("j", "its tongue")),
    "ɬ": (("hl", "the breath before the l"), ("l", "with voice")),
    "ʁ": (("ɣ", "further forward"), ("r", "the r of its word")),
    "ʀ": (("r", "further forward"), ("ɹ", "the r of its word")),
    "ħ": (("h", "the breath alone"), ("χ", "further forward"), ("x", "further forward")),
    "ɰ": (("ɣ", "with friction"), ("ɡ", "firmer")),
    "ʟ": (("l", "further forward"),),
    "ʙ": (("br", "a trill after the lips"), ("b", "the lips alone")),
})  # fmt: skip

# mark → what becomes of the sound it stands on, in order of preference; {} is that sound without the mark.
MARKS: Mapping[str, Row] = MappingProxyType({
    "ʰ": (("{}h", "the breath as a sound of its own"), ("{}", "without the breath")),
    "ʼ": (("{}ʔ", "the closed throat as a sound of its own"), ("{}", "without the closed throat")),
    "ʷ": (("{}w", "the rounding as a sound of its own"), ("{}", "without the rounding")),
    "ʲ": (("{}j", "the palate as a sound of its own"), ("{}", "without the palate")),
    "\u0303": (("{}n", "the nose as a sound of its own"), ("{}", "without the nose")),
    "\u0329": (("ə{}", _NEEDS_VOWEL), ("e{}", _NEEDS_VOWEL), ("{}", "without its syllable")),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Substitution:
    """A sound that was asked for, what is said for it (IPA), and why."""

    phone: str
    said: str
    reason: str


def fitted(ipa: str, inventory: frozenset[str]) -> tuple[str, tuple[Substitution, ...]]:
    """Return IPA of which the engine can say every sound, and what was replaced in it and why, each sound once.

    An empty inventory means that the engine takes no IPA: then nothing is left of it.

    :raises BadIpa: ``ipa`` is not IPA
    """
    sounds, replaced = fit(segments(ipa), inventory) if inventory else ((), ())
    return spelt(sounds), replaced


def fit(sounds: Sequence[Segment], inventory: frozenset[str]) -> tuple[tuple[Segment, ...], tuple[Substitution, ...]]:
    """Do for segments what `fitted` does for text."""
    if all(sound.phone in inventory for sound in sounds):  # as nearly always
        return tuple(sounds), ()
    out: list[Segment] = []
    replaced: dict[Substitution, None] = {}
    for sound, sayable in zip(sounds, _sayable(sounds, inventory), strict=True):
        if sayable:
            out.append(sound)
        else:
            said, reason = _substitute(sound.phone, inventory)
            replaced[Substitution(sound.phone, said, reason)] = None
            out += _dressed(said, sound)
    return tuple(out), tuple(replaced)


def _sayable(sounds: Sequence[Segment], inventory: frozenset[str]) -> list[bool]:
    """Tell of each sound whether the engine has it, alone or as a part of a diphthong."""
    found = [sound == BOUNDARY or _has(sound, inventory) for sound in sounds]
    for index, (first, second) in enumerate(pairwise(sounds)):
        whole = first.phone + second.phone in inventory and not (second.stress or first.long or second.long)
        if whole and not (found[index] and found[index + 1]):
            found[index : index + 2] = [True, True]
    return found


def _has(sound: Segment, inventory: frozenset[str]) -> bool:
    phone = sound.phone
    parts = phone in AFFRICATES and inventory.issuperset(phone)
    return phone in inventory or parts or (sound.long and f"{phone}ː" in inventory)


def _substitute(phone: str, inventory: frozenset[str]) -> tuple[str, str]:
    """Return what is said for a phone that the engine lacks, as IPA, and the reason."""
    for said, reason in SUBSTITUTES.get(phone) or _without_mark(phone, inventory):
        if all(_sayable(segments(said), inventory)):
            return said, reason
    known = [each for each in inventory if bare(each) in FEATURES and len(each.rstrip("ː")) == len(bare(each))]
    nearest = min(known, key=lambda each: (distance(phone, each), each), default="")  # "": it has no sound at all
    return nearest, "the nearest sound that the engine has"


def _without_mark(phone: str, inventory: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Yield the row of a phone with a mark."""
    apart = normalize("NFD", phone)
    if apart[-1] in MARKS:
        plain, why = normalize("NFC", apart[:-1]), ""
        if not _has(Segment(plain), inventory):
            plain, why = _substitute(plain, inventory)
        if plain + apart[-1] in inventory:
            yield plain + apart[-1], why
        for pattern, reason in MARKS[apart[-1]]:
            yield pattern.format(plain), f"{reason}; {why}" if why else reason


def _dressed(said: str, asked: Segment) -> list[Segment]:
    """Give the stress of what was asked to what is said, and its length to the first vowel, or the first sound."""
    sounds = list(segments(said)) if said else []
    if sounds:
        sounds[0] = replace(sounds[0], stress=asked.stress)
        vowels = (index for index, sound in enumerate(sounds) if FEATURES[bare(sound.phone)].vowel)
        longest = next(vowels, 0)
        sounds[longest] = replace(sounds[longest], long=asked.long or sounds[longest].long)
    return sounds

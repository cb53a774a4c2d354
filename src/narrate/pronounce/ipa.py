"""IPA as text → segments: the one place that knows which signs a pronunciation may hold.

Broad IPA: every letter of the chart of 2020 that is a vowel or a pulmonic consonant, with the marks that tell words
apart in Spanish, Aymara, Quechua, Guarani and English: aspiration, ejection, rounding, palatalisation, nasality,
syllabic consonants, length, stress. Whether an engine can make a sound is the engine's business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.errors import BadIpa

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

VOWELS = frozenset("aeiouyæɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵøœɶʉʊʌʏ")
CONSONANTS = frozenset("pbtdʈɖcɟkɡqɢʔmɱnɳɲŋɴʙrʀɾɽɸβfvθðszʃʒʂʐçʝxɣχʁħʕhɦɬɮʋɹɻɰjɥwʍlɫɭʎʟɺɕʑ")
AFFRICATES = frozenset({"tʃ", "dʒ"})

# espeak-ng dies of a word of 210 mnemonic characters, and most segments take two.
LONGEST_WORD = 100

_STRESS = frozenset("ˈˌ")
_LONG = "ː"
_MODIFIERS = frozenset("ʰʼʷʲ")  # a letter of their own after a consonant
_PLACED = _STRESS | _MODIFIERS | {_LONG, " "}
_NASAL, _SYLLABIC = "\u0303", "\u0329"
_PHONES = (
    VOWELS
    | CONSONANTS
    | AFFRICATES
    | {normalize("NFC", vowel + _NASAL) for vowel in VOWELS}
    | {normalize("NFC", consonant + _SYLLABIC) for consonant in CONSONANTS}
)

# A sign is blanks, an affricate, or a letter with its combining marks. Tie bars and syllable dots are nothing to us:
# t͡ʃ, t.ʃ and tʃ are one.
_SIGN = re.compile(r"t[\u0361\u035c.]*ʃ|d[\u0361\u035c.]*ʒ|\s+|\S[\u0300-\u036f]*")
_DROPPED = str.maketrans("", "", "\u0361\u035c.")

# What people type for a sign that keyboards lack; only where it can mean nothing else.
_LOOKALIKES = MappingProxyType({"g": "ɡ", ":": _LONG, "ʧ": "tʃ", "ʤ": "dʒ"})

_APOSTROPHE = "Write ˈ (U+02C8) for stress, or ʼ (U+02BC) after an ejective."
_BRACKET = "Leave brackets and slashes out."
_NO_SIGN = "Leave it out, or write a blank between words."
_ACCENT = "Mark stress with ˈ before the syllable, as in ɡaɾˈsia."
_HINTS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("'’‘`´ʻ", _APOSTROPHE),
        **dict.fromkeys("/[](){}⟨⟩", _BRACKET),
        **dict.fromkeys("-‿|_", _NO_SIGN),
        **dict.fromkeys("áéíóúýàèìòù", _ACCENT),
        ",": "Write ˌ (U+02CC) for secondary stress.",
        "ˑ": "Write ː, or leave it out.",
        "~": "Put the combining tilde (U+0303) on the vowel: ã.",
        "ñ": "Write ɲ.",
        "ε": "Write ɛ (U+025B), not the Greek letter.",
        "ә": "Write ə (U+0259), not the Cyrillic letter.",
        "ᵻ": "Write ɪ or ə.",
        "@": "Write ə.",
        "?": "Write ʔ.",
        "ʦ": "Write ts.",
        "ᵐ": "Write m.",
        "ⁿ": "Write n.",
        "ᵑ": "Write ŋ.",
        "i̯": "Write j.",
        "u̯": "Write w.",
        "˞": "Write ɚ or ɹ.",
    }
)
_ANY_HINT = "Use the letters of broad IPA only, without diacritics of fine detail, as in tʃokeˈwaŋka."


@dataclass(frozen=True, slots=True)
class Segment:
    """A sound: ``tʃ``, ``kʼ``, ``ã``, or a blank between words. Diphthongs are two segments: ``a``, ``ɪ``.

    ``stress`` is the mark right before it: ``ˈ``, ``ˌ`` or nothing. Phones are in NFC.
    """

    phone: str
    stress: str = ""
    long: bool = False


BOUNDARY = Segment(" ")


@lru_cache(maxsize=4_096)
def segments(ipa: str) -> tuple[Segment, ...]:
    """Read a pronunciation; blanks at its ends and doubled ones count for nothing.

    :raises BadIpa: it is empty or a word is too long; or a sign is unknown or misplaced: the message gives it and its
        position, counted in characters from 1. The error has neither path nor line: the caller knows those.
    """
    found: list[Segment] = []
    stress, stress_position = "", 0
    for position, sign in _signs(ipa):
        if sign in _PHONES:
            found.append(Segment(sign, stress))
            stress = ""
        elif stress and sign in _PLACED:
            break
        elif sign in _STRESS:
            stress, stress_position = sign, position
        elif sign == " ":
            if found and found[-1] != BOUNDARY:
                found.append(BOUNDARY)
        elif sign == _LONG or sign in _MODIFIERS:
            found[-1:] = [_changed(found[-1] if found else BOUNDARY, sign, position)]
        else:
            hint = _HINTS.get(sign) or _HINTS.get(sign[0], _ANY_HINT)
            raise BadIpa(f"{_shown(sign)} at position {position} is not IPA.", hint=hint)
    if stress:
        raise _misplaced(stress, stress_position, "A stress mark stands right before a sound.")
    if found and found[-1] == BOUNDARY:
        found.pop()
    _check_length(found)
    return tuple(found)


def spelt(sounds: Iterable[Segment]) -> str:
    """Write segments as IPA; ``segments`` reads them back."""
    return "".join(sound.stress + sound.phone + _LONG * sound.long for sound in sounds)


def _signs(ipa: str) -> Iterator[tuple[int, str]]:
    """Yield each sign, normalised, and its position in what the user wrote."""
    for match in _SIGN.finditer(ipa):
        sign = match[0]
        if sign not in _PHONES:
            sign = " " if sign.isspace() else normalize("NFC", sign.translate(_DROPPED))
            sign = _LOOKALIKES.get(sign, sign)
        if sign:
            yield match.start() + 1, sign


def _changed(sound: Segment, sign: str, position: int) -> Segment:
    """Return the sound with a length mark or modifier after it."""
    if sound == BOUNDARY or sound.long:
        raise _misplaced(sign, position, "It stands right after the sound that it changes, once.")
    if sign == _LONG:
        return replace(sound, long=True)
    if sound.phone[0] not in CONSONANTS or sign in sound.phone:
        raise _misplaced(sign, position, "It stands right after a consonant, once.")
    return replace(sound, phone=sound.phone + sign)


def _check_length(found: list[Segment]) -> None:
    if not found:
        raise BadIpa("The pronunciation is empty.", hint="Write it in IPA, as in tʃokeˈwaŋka.")
    if len(found) <= LONGEST_WORD:
        return
    longest = max(len(list(word)) for blank, word in groupby(found, BOUNDARY.__eq__) if not blank)
    if longest > LONGEST_WORD:
        raise BadIpa(
            f"A word of {longest} sounds is too long to be said; the limit is {LONGEST_WORD}.",
            hint="Put a blank between words.",
        )


def _misplaced(sign: str, position: int, hint: str) -> BadIpa:
    return BadIpa(f"{_shown(sign)} at position {position} belongs to no sound.", hint=hint)


def _shown(sign: str) -> str:
    """Return a sign as a message shows it: itself, if it can be seen, and its code points."""
    codes = " ".join(f"U+{ord(character):04X}" for character in sign[:4])
    return f"“{sign[:4]}” ({codes})" if sign.isprintable() else codes

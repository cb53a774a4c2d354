"""Whether two pronunciations are the same but for what broad IPA leaves open."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING

from narrate.errors import BadIpa
from narrate.pronounce.ipa import VOWELS, segments

if TYPE_CHECKING:
    from collections.abc import Mapping

# Allophones of Spanish that a voice makes by itself and a lexicon need not write (Hualde, The Sounds of Spanish, 2005,
# §8.1 on β ð ɣ, §9.3 on n before velars).
# English dictionaries write the vowels of TRAP and of the first syllable of about in two ways each.
_FOLDS: Mapping[str, str] = MappingProxyType({"β": "b", "ð": "d", "ɣ": "ɡ", "ŋ": "n", "æ": "a", "ɐ": "ə"})
_LOOSE = re.compile("[ˈˌː ]")
_VOWEL_BASES = frozenset(VOWELS)


def same_sound(wanted: str, reported: str) -> bool:
    """Whether both have the same phones and the same stressed vowel; length and secondary stress do not count.

    The stress mark may stand before the syllable or before its vowel. A word of one syllable needs none.
    """
    if wanted and _LOOSE.sub("", wanted) == _LOOSE.sub("", reported) and _from_end(wanted) == _from_end(reported):
        return True  # much the quickest, for what an engine says is mostly what was wanted
    try:
        return _broad(wanted) == _broad(reported)
    except BadIpa:
        return False


def _from_end(ipa: str) -> int:
    """Return how many vowels there are from the main stress on; 0 without one."""
    stress = ipa.rfind("ˈ")
    return sum(sign in VOWELS for sign in ipa[stress:]) if stress >= 0 else 0


def _broad(ipa: str) -> tuple[list[str], list[int]]:
    """Return the phones, and the numbers of the vowels that have the main stress."""
    phones: list[str] = []
    stressed: list[int] = []
    vowels = 0
    pending = False
    for segment in segments(ipa):
        if segment.phone == " ":
            continue
        phones.append(_FOLDS.get(segment.phone, segment.phone))
        pending = pending or segment.stress == "ˈ"
        if segment.phone[0] in _VOWEL_BASES:
            if pending:
                stressed.append(vowels)
                pending = False
            vowels += 1
    return phones, stressed if vowels > 1 else []

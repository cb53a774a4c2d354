"""What espeak-ng reports it said, in narrate's IPA."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from narrate.pronounce.ipa import VOWELS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.engines.espeak.events import PhonemeEvent

# What espeak prints for what `phones` asked: an ejective is a stop and ʔ, an aspirated stop a stop and h.
_EJECTIVE = re.compile(r"(tʃ|[ptkq])`? ʔ")
_AS_ASKED = (
    (re.compile(r"(tʃ|[ptkq]) h"), r"\1ʰ"),
    (re.compile(r"(?<=[aeou])ɪ"), "j"),
    (re.compile(r"(?<=[aei])ʊ"), "w"),
)
_TABLE_SWITCH = re.compile(r"\(([\w-]+)\)")
# English r before a consonant is an approximant of its own (``r/``), which espeak prints like the trill.
_ENGLISH_R = re.compile(rf"(?<!\S)r(?!\S)(?! [ˈˌ]?[{''.join(sorted(VOWELS))}])")
# The vowel of TRAP, which espeak prints as British dictionaries do now (a), and the reduced vowel of about (ɐ).
_ENGLISH_A = re.compile(r"a(?![ɪʊː])")
_GUARANI_VOWEL = re.compile(r"y(?!\u0303)")  # the sound of its letter, which espeak prints as it is
_OF_ITS_OWN_LANGUAGE = frozenset({"es-la", "qu", "gn"})  # tables in which the rules above hold


def is_silent(phoneme: PhonemeEvent) -> bool:
    """Whether the event is a pause or the mark of a table switch."""
    return not phoneme.ipa.strip() or _TABLE_SWITCH.fullmatch(phoneme.ipa) is not None


def reported_ipa(phonemes: Iterable[str], own_table: str) -> str:
    """Return espeak's phonemes as broad IPA, one run, without the marks of table switches and pauses.

    ``own_table`` is that of the voice, in which it begins.
    """
    parts: list[str] = []
    table = own_table
    run: list[str] = []
    for phoneme in phonemes:
        if switch := _TABLE_SWITCH.fullmatch(phoneme):
            parts.append(_broad(run, table))
            table, run = switch[1], []
        else:
            run.append(phoneme)
    parts.append(_broad(run, table))
    return "".join(parts)


def _broad(run: list[str], table: str) -> str:
    if not run:
        return ""
    text = _EJECTIVE.sub(r"\1ʼ", " ".join(part for part in run if part.strip()))
    if table.startswith("en"):
        text = _ENGLISH_A.sub("æ", _ENGLISH_R.sub("ɹ", text)).replace("ɐ", "ə")
    if table == "gn":
        text = _GUARANI_VOWEL.sub("ɨ", text)
    if table in _OF_ITS_OWN_LANGUAGE:
        for pattern, broad in _AS_ASKED:
            text = pattern.sub(broad, text)
    return text.replace(" ", "")

"""IPA → phoneme mnemonics of espeak-ng 1.52, by phoneme table.

espeak speaks ``[[_^_qu q?'ala _^_en]]`` in an English clause with the sounds of its Quechua table and comes back, in
the same voice and without a pause. A mnemonic that a table lacks silently ends the word, so every cell below is
spoken by `tests/slow/test_espeak_phones.py` and compared with the engine's own report. Sources of the mnemonics:
espeak-ng's phsource/ (``base1`` is part of every table); what is called an approximation was measured on samples.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

Mnemonics = Mapping[str, str]

# In base1, hence in every table.
_CONSONANTS = {
    "p": "p", "b": "b", "t": "t", "d": "d", "k": "k", "ɡ": "g",
    "f": "f", "v": "v", "s": "s", "z": "z", "ʃ": "S", "ʒ": "Z", "h": "h", "x": "x", "χ": "X", "ç": "C",
    "β": "B", "ð": "D", "ɣ": "Q", "tʃ": "tS", "dʒ": "dZ",
    "m": "m", "n": "n", "ɲ": "n^", "ŋ": "N", "ɳ": "n.", "l": "l", "ʎ": "l^",
    "j": "j", "w": "w", "ʋ": "v#", "ʝ": "J^", "ɟ": "J", "c": "c", "q": "q", "ʔ": "?",
    "r": "R", "ɾ": "*",  # `**` before a vowel: see render
    # Approximations: stop and glottal stop (burst, 70 ms of silence, vowel).
    "pʼ": "p?", "tʼ": "t?", "kʼ": "k?", "qʼ": "q?", "tʃʼ": "tS?",
}  # fmt: skip
_FIVE_VOWELS = {vowel: vowel for vowel in "aeiou"}
# Approximations: stop and breath, 82 to 149 ms against 20 to 59 of the plain stop. Not in English tables: what espeak
# reports of such a pair could there be that of backhand as well.
_BREATHED = {"pʰ": "ph", "tʰ": "th", "kʰ": "kh", "qʰ": "qh", "tʃʰ": "tSh"}

_SPANISH = {
    **_CONSONANTS, **_BREATHED, **_FIVE_VOWELS,
    "aj": "aI", "ej": "eI", "oj": "oI", "uj": "uI", "aw": "aU", "ew": "eU", "iw": "iU",
    "ə": "@", "ɛ": "E", "ɔ": "O", "ʊ": "U", "ts": "ts",
}  # fmt: skip
_QUECHUA = {
    **_CONSONANTS, **_BREATHED, **_FIVE_VOWELS,
    "kʼ": "k`?",  # this table's k` has a burst 9 dB stronger, then comes the gap
    "θ": "T", "ə": "@",
}  # fmt: skip
_GUARANI = {
    **_CONSONANTS, **_BREATHED, **_FIVE_VOWELS,
    "θ": "T", "ə": "@",
    "ɨ": "y", "ã": "a~", "ẽ": "e~", "ĩ": "i~", "õ": "o~", "ũ": "u~", "ɨ̃": "y~",
}  # fmt: skip
_ENGLISH = {
    **_CONSONANTS, **_FIVE_VOWELS,
    "θ": "T", "ɹ": "r", "ts": "ts",
    "iː": "i:", "uː": "u:", "ɑː": "A:", "ɔː": "O:", "ɜː": "3:",
    "æ": "a", "ɛ": "E", "ɪ": "I", "ʊ": "U", "ʌ": "V", "ɒ": "0", "ɔ": "O", "ə": "@",
    "eɪ": "eI", "aɪ": "aI", "ɔɪ": "OI", "aʊ": "aU", "əʊ": "oU", "oʊ": "oU",
    "ɪə": "i@", "iə": "i@", "eə": "e@", "ʊə": "U@",
    "ɑ̃": "A~", "ɔ̃": "O~",
}  # fmt: skip
_AMERICAN = {
    **_ENGLISH,
    "t": "t2",  # `t` between vowels becomes a tap in this table
    "a": "A:",  # `a` is æ in this table
    "eə": "e@", "ɒ": "0",
}  # fmt: skip

# By espeak's name of the phoneme table. Those of other English voices differ in vowels only (en-rp, en-sc, …).
TABLES: Mapping[str, Mnemonics] = MappingProxyType(
    {"es-la": _SPANISH, "qu": _QUECHUA, "gn": _GUARANI, "en": _ENGLISH, "en-us": _AMERICAN}
)
# What any other table has: `k`` of Quechua, for one, ends a word in 120 of 128 tables.
EVERYWHERE: Mnemonics = MappingProxyType({**_CONSONANTS, **_FIVE_VOWELS, "ə": "@", "θ": "T"})

# The table that speaks a language's names. Aymara has the sounds of Quechua.
TABLE_OF_LANGUAGE: Mapping[str, str] = MappingProxyType({"es": "es-la", "ay": "qu", "qu": "qu", "gn": "gn", "en": "en"})

"""An entry found in a text → what the engine hears.

Letters are spelled out here, not by the engine, so that every engine spells alike: espeak-ng reads *MAS* as letters in
one sentence and as a word in the next.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.model import Pronunciation
from narrate.pronounce.folding import fold
from narrate.pronounce.ipa import segments
from narrate.pronounce.rules import has_rules, say_by_rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.pronounce.matching import Match

# Each name is stressed on its first syllable, so its mark can be put in front. British names after Wells, Longman
# Pronunciation Dictionary; Spanish ones after the Ortografía of the RAE (2010), §5 (uve, ye), with seseo.
LETTER_NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "en": {
            "a": "eɪ", "b": "biː", "c": "siː", "d": "diː", "e": "iː", "f": "ɛf", "g": "dʒiː", "h": "eɪtʃ", "i": "aɪ",
            "j": "dʒeɪ", "k": "keɪ", "l": "ɛl", "m": "ɛm", "n": "ɛn", "o": "əʊ", "p": "piː", "q": "kjuː", "r": "ɑː",
            "s": "ɛs", "t": "tiː", "u": "juː", "v": "viː", "w": "dʌbəljuː", "x": "ɛks", "y": "waɪ", "z": "zɛd",
            "0": "zɪəɹəʊ", "1": "wʌn", "2": "tuː", "3": "θɹiː", "4": "fɔː", "5": "faɪv", "6": "sɪks", "7": "sɛvən",
            "8": "eɪt", "9": "naɪn",
        },
        "es": {
            "a": "a", "b": "be", "c": "se", "d": "de", "e": "e", "f": "efe", "g": "xe", "h": "atʃe", "i": "i",
            "j": "xota", "k": "ka", "l": "ele", "m": "eme", "n": "ene", "ñ": "eɲe", "o": "o", "p": "pe", "q": "ku",
            "r": "ere", "s": "ese", "t": "te", "u": "u", "v": "ube", "w": "doblebe", "x": "ekis", "y": "ʝe",
            "z": "seta",
            "0": "seɾo", "1": "uno", "2": "dos", "3": "tɾes", "4": "kwatɾo", "5": "sinko", "6": "sejs", "7": "sjete",
            "8": "otʃo", "9": "nwebe",
        },
    }
)  # fmt: skip

# Quirk, Greenbaum, Leech & Svartvik, A Comprehensive Grammar of the English Language (1985), §5.80: the regular plural
# (and §5.113 the genitive) is ɪz after sibilants, s after other voiceless sounds, z after all else.
_SIBILANTS = frozenset("szʃʒʂʐɕʑ")  # in any place: tʃ, dʒ and tʃʼ are sibilants too
_VOICELESS = frozenset("ptʈkqcfɸθxχħhʔ")  # in the first place: so are pʰ and kʼ


def pronunciation(match: Match, article_language: str) -> tuple[str, Pronunciation]:
    """Return how a match is said: the text for a voice that takes no IPA, and the pronunciation.

    The text is the entry as the lexicon writes it (its respelling, its single letters) with the ending as the article
    writes it. An entry without IPA is read by the spelling rules of its language, if that has some. Letters that have
    no name in our tables (English, Spanish) get no IPA: every voice reads the text.
    """
    lexeme = match.lexeme
    language = lexeme.language
    spoken = lexeme.respelling or lexeme.grapheme
    ipa = lexeme.ipa or ""
    if not ipa and language and has_rules(language):
        ipa = say_by_rule(spoken, language) or ""
    if lexeme.letters:
        language = language or article_language
        spoken = " ".join(sign for sign in lexeme.grapheme if sign.isalnum())
        ipa = letter_names(lexeme.grapheme, language)
    ending = ending_ipa(match.ending, ipa, language, article_language) if ipa else ""
    return spoken + match.ending, Pronunciation(ipa, language, lexeme.origin, ending)


def letter_names(word: str, language: str) -> str:
    """Return the names of the letters and digits of a word as IPA, the last one with the main stress.

    Other signs and blanks are not said. The empty string if the language is neither English nor Spanish, or a letter
    has no name in it; accents do not count, but ñ is a letter of Spanish.
    """
    names = LETTER_NAMES.get(_primary(language), {})
    letters = [character for character in normalize("NFC", word).lower() if character.isalnum()]
    said = [names.get(letter) or names.get(normalize("NFD", letter)[0], "") for letter in letters]
    if not said or not all(said):
        return ""
    return "".join(f"ˌ{name}" for name in said[:-1]) + f"ˈ{said[-1]}"


def ending_ipa(ending: str, ipa: str, language: str | None, article_language: str) -> str:
    """Return the sound of an ending (``’s``, ``s``, ``es``, ``’``, ``s’``) after a word of a language.

    An English article has the English rule, but Spanish and Andean words keep the plural of Spanish in it (*cocaleros*,
    *q’aras*). In articles of any other language the ending sounds as Spanish spells it. A bare apostrophe is silent.
    """
    folded = fold(ending)
    written = folded.strip("’")
    if not written:
        return ""
    is_plural = not folded.startswith("’")
    if _primary(article_language) != "en" or (is_plural and has_rules(language)):
        return written
    last = segments(ipa)[-1].phone
    if _SIBILANTS.intersection(last):
        return "ɪz"
    return "s" if last[0] in _VOICELESS else "z"


def _primary(language: str) -> str:
    """Return the first subtag: ``en`` of ``en-GB``."""
    return language.partition("-")[0].lower()

"""Matches → what the engine hears."""

from __future__ import annotations

import pytest

from narrate.model import Lexeme, Pronunciation
from narrate.pronounce.ipa import LONGEST_WORD, segments
from narrate.pronounce.lexicon import MOST_LETTERS
from narrate.pronounce.matching import Match
from narrate.pronounce.say import LETTER_NAMES, ending_ipa, letter_names, pronunciation


def test_ipa_is_said_as_the_lexicon_has_it() -> None:
    """The sound, its language and who said so come from the entry; the ending is added."""
    lexeme = Lexeme("Evo Morales", ipa="ˈebo moˈɾales", language="es", origin="article")
    assert pronunciation(Match(0, 13, lexeme, "’s"), "en-GB") == (
        "Evo Morales’s",
        Pronunciation("ˈebo moˈɾales", "es", "article", "ɪz"),
    )


def test_a_respelling_is_left_to_the_voice() -> None:
    """A respelling has no IPA; its ending is read with it."""
    lexeme = Lexeme("rs21", respelling="R S twenty-one", language="en")
    assert pronunciation(Match(0, 6, lexeme, "’s"), "es") == (
        "R S twenty-one’s",
        Pronunciation("", "en", "lexicon"),
    )


@pytest.mark.parametrize(
    ("own", "article", "ipa", "language", "ending"),
    [
        (None, "en-GB", "ˌjuːˌɛmˌɛsˈeɪ", "en-GB", "z"),
        (None, "es-BO", "ˌuˌemeˌeseˈa", "es-BO", "s"),
        ("es", "en", "ˌuˌemeˌeseˈa", "es", "z"),
        (None, "ay", "", "ay", ""),
    ],
)
def test_letters_are_said_in_the_language_of_the_article(
    own: str | None, article: str, ipa: str, language: str, ending: str
) -> None:
    """Their names are British or Spanish, by the entry's language if it has one; else they are left to the voice."""
    match = Match(0, 6, Lexeme("UMSA", letters=True, language=own), "’s")
    assert pronunciation(match, article) == ("U M S A’s", Pronunciation(ipa, language, "lexicon", ending))


@pytest.mark.parametrize(
    ("word", "language", "want"),
    [
        ("Ñ", "es", "ˈeɲe"),
        ("N\u0303", "es", "ˈeɲe"),
        ("Ñ", "en", "ˈɛn"),
        ("É", "es", "ˈe"),
        ("W", "en", "ˈdʌbəljuː"),
        ("U.S.", "en", "ˌjuːˈɛs"),
        ("B-52", "es", "ˌbeˌsinkoˈdos"),
        ("µV", "en", ""),
        ("½", "en", ""),
        ("", "en", ""),
    ],
)
def test_letters_have_names(word: str, language: str, want: str) -> None:
    """Accents do not count except in ñ, other signs are silent, and a letter without a name leaves all to the voice."""
    assert letter_names(word, language) == want


@pytest.mark.parametrize("language", LETTER_NAMES)
def test_every_letter_and_digit_has_a_name_that_can_be_said(language: str) -> None:
    """The tables are full, hold IPA only, and the longest run that a lexicon may have is not too long a word."""
    names = LETTER_NAMES[language]
    assert set("abcdefghijklmnopqrstuvwxyz0123456789") <= set(names)
    longest = max(len(segments(name)) for name in names.values())
    assert longest * MOST_LETTERS <= LONGEST_WORD


@pytest.mark.parametrize(
    ("ending", "ipa", "language", "article", "want"),
    [
        ("’s", "ˈaɲes", "es", "en", "ɪz"),
        ("’S", "ˈaɲes", "es", "en-US", "ɪz"),
        ("'s", "ˈmatʃ", "qu", "en", "ɪz"),
        ("’s", "ˈmatʃʼ", "ay", "en", "ɪz"),
        ("’s", "suˈcɾet", "es", "en", "s"),
        ("’s", "ˈwakʼ", "ay", "en", "s"),
        ("’s", "maˈmani", "es", "en", "z"),
        ("’s", "mas tʃe", None, "en", "z"),
        ("s", "ˈkʼanka", "ay", "en", "s"),
        ("s", "ˈajʎu", "qu", "en", "s"),
        ("s", "ˈmbaʔe", "gn", "en", "s"),
        ("s", "kokaˈleɾo", "es", "en", "s"),
        ("s", "kokaˈleɾo", "es-BO", "en", "s"),
        ("es", "siudaˈdan", "es", "en", "es"),
        ("es", "ˈmas", None, "en", "ɪz"),
        ("s’", "kokaˈleɾo", "es", "en", "s"),
        ("s’", "ˈkʼanka", "ay", "en", "s"),
        ("’", "moˈɾales", "es", "en", ""),
        ("", "moˈɾales", "es", "en", ""),
        ("s", "ˈkʼanka", "ay", "es", "s"),
        ("es", "ˈajʎu", "qu", "es-BO", "es"),
        ("’s", "ˈmas", "es", "es", "s"),
        ("s", "ˈkʼanka", "ay", "fr", "s"),
    ],
)
def test_endings_sound(ending: str, ipa: str, language: str | None, article: str, want: str) -> None:
    """English endings follow the last sound; Spanish and Andean words keep their plural; else as Spanish spells."""
    assert ending_ipa(ending, ipa, language, article) == want

"""What the spelling of a word tells of its language."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.pronounce.names.cues import CUES, MARKS, Cue, Mark, ends_open, is_of_another, is_spanish_shaped
from narrate.pronounce.names.sights import sights
from narrate.pronounce.names.vocabulary import Vocabulary
from narrate.pronounce.names.weigh import weigh
from narrate.pronounce.rules import has_rules, say_by_rule

LETTERS = "abcdefghijklmnñopqrstuvwxyzáéíóúäïüãẽĩũỹ’'ʼ-"


@pytest.mark.parametrize("cue", CUES, ids=[f"{cue.language} {cue.example}" for cue in CUES])
def test_a_cue_is_in_its_example(cue: Cue) -> None:
    """Who reads the table sees a word of that language which has the spelling, and which its rules can read."""
    assert cue.pattern.search(cue.example.lower())
    assert say_by_rule(cue.example, cue.language)


@pytest.mark.parametrize("cue", CUES, ids=[f"{cue.language} {cue.example}" for cue in CUES])
def test_a_cue_is_for_a_language_with_rules(cue: Cue) -> None:
    """No word is guessed to be of a language that nobody could say."""
    assert cue.language in {"es", "ay", "qu", "gn"}
    assert has_rules(cue.language)
    assert cue.weight > 0


def test_every_language_has_a_cue() -> None:
    """Quechua is spelt as Aymara is: their cues are the same."""
    assert {cue.language for cue in CUES} >= {"es", "ay", "gn"}


@pytest.mark.parametrize(
    "word",
    "choquehuanca quiroga llallagua huanuni gutiérrez cochabamba áñez transporte guayaramerín uyuni camacho".split(),
)
def test_spanish_words_are_shaped_as_spanish(word: str) -> None:
    """Andean names in Spanish spelling too."""
    assert is_spanish_shaped(word)


@pytest.mark.parametrize("word", "thatcher strength wright washington gkh xyz schwarz k’anka wiphala".split())
def test_other_words_are_not(word: str) -> None:
    """Spanish could not spell them so."""
    assert not is_spanish_shaped(word)


@pytest.mark.parametrize("word", "mba’apohára che’ỹre tembi’u ka’aguasu".split())
def test_a_puso_between_vowels_is_guarani(word: str) -> None:
    """Also beside ch and mb, whose letters stand in no other place."""
    assert any(cue.language == "gn" and cue.weight >= 4 and cue.pattern.search(word) for cue in CUES)


@pytest.mark.parametrize("mark", MARKS, ids=[mark.example for mark in MARKS])
def test_a_mark_is_in_its_example(mark: Mark) -> None:
    """Who reads the table sees a name of another language that has the spelling."""
    assert mark.pattern.search(mark.example.lower())
    assert is_of_another(mark.example.lower())


@pytest.mark.parametrize("word", "marañón bolívar áñez páez óscar sáenz josé mónica díaz agüero tzeltal áncash".split())
def test_an_accent_where_spanish_needs_it_is_no_mark(word: str) -> None:
    """Accents tell of Spanish, but for those that it would not write."""
    assert not is_of_another(word)


@pytest.mark.parametrize(
    "name",
    "Frédéric Étienne António Mário São Kraków Müntzer Marseille Huizhou Namur Gatling Ratliff Rutland Oxtail".split(),
)
def test_names_of_other_languages_are_left_to_the_voice(name: str) -> None:
    """French, Portuguese, Polish, German and Chinese names are not spelt as Spanish is."""
    for sight in sights(f"and {name} said so"):
        assert weigh(sight, Vocabulary(english={"the": 1, "and": 1, "said": 1, "so": 1})).lean < 0


def test_open_endings() -> None:
    """As most nouns of Spanish, and their plurals."""
    assert all(map(ends_open, ("cholo", "cholas", "cholos", "papá")))
    assert not any(map(ends_open, ("bread", "chalet", "")))


@given(st.one_of(st.text(), st.text(LETTERS)))
def test_any_word_can_be_weighed(text: str) -> None:
    """Cues add up to a number, whatever the letters; none of them is ever an error."""
    for sight in sights(text):
        assert math.isfinite(weigh(sight, Vocabulary(english={"the": 1})).lean)
    assert not (is_spanish_shaped(text) and set(text) - set(LETTERS))

"""Names of several words that the lists hold."""

from __future__ import annotations

import pytest

from narrate.model import Lexeme
from narrate.pronounce.names.evidence import FIXED, Evidence
from narrate.pronounce.names.phrases import phrases
from narrate.pronounce.names.sights import sights
from narrate.pronounce.names.vocabulary import Listed, Vocabulary

VOCABULARY = Vocabulary(
    listed=(
        Listed("Santa Cruz", "es", "places"),
        Listed("Santa Cruz de la Sierra", "es", "places"),
        Listed("Los Tiempos", "es", "organisations"),
        Listed("Qhapaq Ñan", "qu", "places"),
        Listed("New York", "en", "exonyms"),
        Listed("olla común", "es", "words"),
        Listed("Doria-Medina", "es", "surnames"),
    ),
    lexicon=(Lexeme("Los Angeles", ipa="lɒs ˈændʒəliːz", language="en"),),
)


def found(text: str) -> list[tuple[str, str]]:
    """Return the names of several words and their languages."""
    seen = phrases(text, sights(text), VOCABULARY)
    return [(sight.text, given.language) for sight, given in seen if given]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("from Santa Cruz de la Sierra to Santa Cruz", [("Santa Cruz de la Sierra", "es"), ("Santa Cruz", "es")]),
        ("Santa Cruz de la Paz", [("Santa Cruz", "es")]),
        ("in New York and Los Angeles", [("New York", "en"), ("Los Angeles", "en")]),
        ("the Qhapaq Nan", [("Qhapaq Nan", "qu")]),
        ("an olla comun", [("olla comun", "es")]),
        ("SANTA CRUZ", [("SANTA CRUZ", "es")]),
        ("Doria‑Medina", [("Doria‑Medina", "es")]),
        ("Santa\n  Cruz", [("Santa\n  Cruz", "es")]),
        ("Santa, Cruz", []),
        ("Santa. Cruz", []),
        ("Santa “Cruz”", []),
        ("Santa", []),
    ],
)
def test_the_longest_name_is_found(text: str, want: list[tuple[str, str]]) -> None:
    """Whole, with or without its accents, across hyphens and line breaks, and never across a comma."""
    assert found(text) == want


@pytest.mark.parametrize("text", ["los tiempos", "Los tiempos", "santa cruz", "doria-medina"])
def test_names_have_their_capitals(text: str) -> None:
    """What is written small is no name: only Los Tiempos is the newspaper."""
    assert found(text) == []


@pytest.mark.parametrize("ending", ["’s", "'s", "ʼs"])
def test_a_possessive_ends_a_name(ending: str) -> None:
    """Santa Cruz’s de la Sierra would be two names; and the ending is none of the name's letters."""
    assert found(f"Santa Cruz{ending} de la Sierra") == [("Santa Cruz", "es")]
    text = f"Santa Cruz de la Sierra{ending} market"
    ((name, _), *_) = phrases(text, sights(text), VOCABULARY)
    assert (name.text, name.ending) == ("Santa Cruz de la Sierra", ending)
    assert text[name.start : name.end] == name.text


def test_other_words_are_left_as_they_are() -> None:
    """Every word comes out once, in order."""
    text = "a road from Santa Cruz to New York"
    assert [sight.text for sight, _ in phrases(text, sights(text), VOCABULARY)] == [
        "a", "road", "from", "Santa Cruz", "to", "New York",
    ]  # fmt: skip


def test_what_a_lexicon_covers_is_settled() -> None:
    """A name of the lists is not looked for across words that a lexicon entry has taken."""
    first, second = sights("Santa Cruz")
    taken = first, Evidence(FIXED, "es", source="lexicon")
    assert list(phrases("Santa Cruz", [taken, second], VOCABULARY)) == [taken, (second, None)]


def test_without_lists_nothing_is_found() -> None:
    """And nothing goes wrong."""
    words = sights("Santa Cruz")
    assert list(phrases("Santa Cruz", words, Vocabulary())) == [(word, None) for word in words]

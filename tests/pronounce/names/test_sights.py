"""The words of a text that could be names, and what their place tells of their capitals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.pronounce.names.sights import sights


def opening(text: str) -> list[str]:
    """Return the words whose capital letter says nothing."""
    return [sight.text for sight in sights(text) if sight.opens]


def words(text: str) -> list[str]:
    """Return all words, without possessive endings."""
    return [sight.text for sight in sights(text)]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("The train is late.", ["The"]),
        ("It rains. Nobody comes", ["It", "Nobody"]),
        ("Why? Because! Well… So", ["Why", "Because", "Well", "So"]),
        ("She said: Never again", ["She", "Never"]),
        ("we came; They left", ["we", "They"]),
        ("“Never,” she said. “Once more.”", ["Never", "Once"]),
        ("she asked, “Where is it?”", ["she", "Where"]),
        ("she asked, 'where' («there»)", ["she", "there"]),
        ("2. Salt of the sea and 3) Sugar", ["Salt", "Sugar"]),
        ("• Salt of the sea\n• Sugar", ["Salt", "Sugar"]),
        ("late, Late – late", ["late"]),
        ("", []),
        ("12 %", []),
    ],
)
def test_where_sentences_begin(text: str, opens: list[str]) -> None:
    """After a full stop, a colon, an opening quotation mark or the number of an item every word has a capital."""
    assert opening(text) == opens


@pytest.mark.parametrize(
    "title",
    ["How the Market Lost Its Bread", "THE MARKET HAS NO BREAD", "Bread, Salt and Sugar: A History of Hunger"],
)
def test_capitals_of_a_title_say_nothing(title: str) -> None:
    """In title case and in capitals every word looks like a name."""
    assert opening(title) == words(title)


@pytest.mark.parametrize(
    ("sentence", "opens"),
    [
        ("Yesterday evening Carlos Mesa arrived quite late again", ["Yesterday"]),
        ("The bread of Oruro", ["The"]),
        ("Potosí", ["Potosí"]),
    ],
)
def test_a_sentence_with_names_is_no_title(sentence: str, opens: list[str]) -> None:
    """Some capitals make no title: those inside a sentence are names."""
    assert opening(sentence) == opens


@pytest.mark.parametrize(
    "sentence",
    [
        "Santa Cruz de la Sierra is larger than La Paz, El Alto and Oruro.",
        "The Qhapaq Ñan passes Cusco.",
        "Evo Morales, Luis Arce and David Choquehuanca met.",
    ],
)
def test_a_sentence_full_of_names_is_no_title(sentence: str) -> None:
    """It ends with a full stop, as no heading does: its capitals are those of names."""
    assert opening(sentence) == words(sentence)[:1]


@pytest.mark.parametrize("apostrophe", "'’ʼ")
@pytest.mark.parametrize("s", "sS")
def test_a_possessive_is_no_part_of_the_name(apostrophe: str, s: str) -> None:
    """Whatever apostrophe the editor has typed."""
    (sight,) = sights(f"Choquehuanca{apostrophe}{s}")
    assert (sight.text, sight.ending) == ("Choquehuanca", f"{apostrophe}{s}")


@pytest.mark.parametrize("apostrophe", "'’ʼ‘´`")
def test_an_apostrophe_inside_a_word_belongs_to_it(apostrophe: str) -> None:
    """In Aymara and Quechua it is a part of the letter before it; the plural of English newspapers changes nothing."""
    (sight,) = sights(f"k{apostrophe}ankas")
    assert (sight.text, sight.ending) == (f"k{apostrophe}ankas", "")
    assert sight.word == "k’ankas"


def test_a_possessive_after_an_apostrophe_of_the_word() -> None:
    """Both in one word."""
    (sight,) = sights("K’anka’s")
    assert (sight.text, sight.ending) == ("K’anka", "’s")


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("anti-Morales", ["anti", "Morales"]),
        ("MAS‑supporting", ["MAS", "supporting"]),
        ("Jorge “Tuto” Quiroga", ["Jorge", "Tuto", "Quiroga"]),
        ("(Evo), “Evo”, ‘Evo’ and Evo.", ["Evo", "Evo", "Evo", "and", "Evo"]),
        ("21060 and G20, M-19", ["and", "G20", "M"]),
        ("Áñez and An\u0303ez", ["Áñez", "and", "An\u0303ez"]),
    ],
)
def test_what_a_word_is(text: str, want: list[str]) -> None:
    """Hyphens and quotation marks part words, accents do not, and a number is none."""
    assert words(text) == want


def test_words_are_looked_up_without_capitals_and_accents() -> None:
    """Both ways to type an accent are one word, and the key is what is left when print has lost it."""
    composed, decomposed, lost = sights("ÁÑEZ A\u0301n\u0303ez Anez")
    assert composed.word == decomposed.word == "áñez"
    assert {composed.key, decomposed.key, lost.key} == {"anez"}


@pytest.mark.parametrize(
    ("word", "capital", "acronym", "initial"),
    [
        ("Evo", True, False, False),
        ("evo", False, False, False),
        ("MAS", True, True, False),
        ("G20", True, True, False),
        ("rs21", False, False, False),
        ("P", True, False, True),
        ("p", False, False, False),
        ("Ñ", True, False, True),
    ],
)
def test_kinds_of_words(word: str, *, capital: bool, acronym: bool, initial: bool) -> None:
    """A name has a capital, an acronym nothing else, an initial is one letter."""
    (sight,) = sights(word)
    assert (sight.is_capital, sight.is_acronym, sight.is_initial) == (capital, acronym, initial)


@given(st.text())
def test_words_stand_where_they_say(text: str) -> None:
    """In the order of the text and apart, each with what stands before it, whatever the text is."""
    last = 0
    for sight in sights(text):
        assert text[last : sight.start] == sight.gap
        assert text[sight.start : sight.end] == sight.text
        assert text.startswith(sight.ending, sight.end)
        assert sight.text
        last = sight.end + len(sight.ending)

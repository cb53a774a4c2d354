"""What counts as a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.plan.words import Reading, make_tokens, merge, read_words


def words(text: str, *known: str) -> list[str]:
    """The words of a text in which some are known to be one."""
    readings = [Reading(text.index(word), text.index(word) + len(word), word) for word in known]
    return [text[word.start : word.end] for word in read_words(text, 0, len(text), readings)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("‘I don’t,’ he said.", ["I", "don’t", "he", "said"]),
        ("The k’ankas’ left-wing party", ["The", "k’ankas", "left-wing", "party"]),
        (
            "1,000.5 at 10:30, 21st, 14-year, 4% to 17 %.",
            ["1,000.5", "at", "10:30", "21st", "14-year", "4%", "to", "17", "%"],
        ),
        ("U.S. e.g. A.B", ["U.S.", "e.g.", "A", "B"]),
        ("R&D & AT&T", ["R&D", "&", "AT&T"]),
        ("n\u0303andu\u0301 हिन्दी in\u00adside", ["n\u0303andu\u0301", "हिन्दी", "in\u00adside"]),
        ("foo_bar (2019–20) [x]", ["foo", "bar", "2019", "20", "x"]),
        ("*** … “” — !?", []),
    ],
)
def test_ordinary_words(text: str, wanted: list[str]) -> None:
    """Apostrophes and hyphens inside words belong to them, quotation marks and full stops do not."""
    assert words(text) == wanted


def test_known_words_keep_their_blanks_and_split_compounds() -> None:
    """A name is one token, also as a part of a hyphenated word."""
    assert words("anti-Evo Morales-led", "Evo Morales") == ["anti", "Evo Morales", "led"]


def test_text_between_words_follows_the_word_before() -> None:
    """Only what stands in front of the first word has no word to follow."""
    text = " “Go,” he – said.  "
    before, tokens = make_tokens(text, 1, len(text), read_words(text, 1, len(text), ()))
    assert before == "“"
    assert [(token.written, token.after) for token in tokens] == [("Go", ",” "), ("he", " – "), ("said", ".  ")]


def test_a_sure_reading_wins() -> None:
    """Of overlapping readings the lexicon's stays, and neighbours that touch are both kept."""
    sure = [Reading(2, 6, "sure")]
    others = [Reading(0, 2, "before"), Reading(5, 8, "overlaps"), Reading(6, 9, "after")]
    assert [reading.spoken for reading in merge(sure, others)] == ["before", "sure", "after"]


@given(st.text(st.one_of(st.sampled_from("aB1 .,:’-&%\u0301"), st.characters(exclude_categories=["Cs"]))))
def test_words_and_what_is_between_are_the_text(text: str) -> None:
    """No character is dropped or doubled, and every letter and digit is in a word."""
    found = read_words(text, 0, len(text), ())
    before, tokens = make_tokens(text, 0, len(text), found)
    assert before + "".join(token.written + token.after for token in tokens) == text
    between = before + "".join(token.after for token in tokens)
    assert not any(character.isalnum() for character in between)

"""What is said otherwise than it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.plan.abbreviations import ABBREVIATIONS
from narrate.plan.spell_out import RULES, spell_out

if TYPE_CHECKING:
    from narrate.plan.rules import Rule


def said(text: str, language: str = "en") -> str:
    """The whole text as it will be said."""
    parts, done = [], 0
    for reading in spell_out(text, 0, len(text), language):
        parts += [text[done : reading.start], reading.spoken]
        done = reading.end
    return "".join([*parts, text[done:]])


@pytest.mark.parametrize(
    ("language", "rule"), [(language, rule) for language, rules in RULES.items() for rule in rules]
)
def test_every_rule_does_what_its_example_says(language: str, rule: Rule) -> None:
    """The table documents itself: an example that is no longer true fails."""
    text, wanted = rule.example
    assert said(text, language) == wanted


@pytest.mark.parametrize("language", ABBREVIATIONS)
def test_every_short_form_is_said_in_words(language: str) -> None:
    """No entry is shadowed by another or by a pattern that does not fit it."""
    forms = ABBREVIATIONS[language]
    rows = [
        *((form, words, " Quispe") for form, words in forms.before_name.items()),
        *((form, words, " 5") for form, words in forms.before_number.items()),
        *((form, words, " x") for form, words in forms.anywhere.items()),
        *((form.replace(" ", ""), words, " x") for form, words in forms.anywhere.items()),
    ]
    for form, words, following in rows:
        assert said(f"la {form}{following}", language) == f"la {words or form}{following}"


@pytest.mark.parametrize(
    "text",
    [
        "1,999 or 12019 or 1999.5 or 19:99",  # no years
        "page 1234, $1999.50, 1999%, 1500 people",
        "555-1234 and 2020-13-08 and 02/03/2019",  # no dates, or none that is sure
        "5 kmh, a km, 2 has, C#1, 1/2/3, 7/8, 3 1/2, Part 2/3",
        "from 10 -> 20, => 5, I <3 you, #21F, ##5, MIX, XXL, I am, II, Plan V",
        "He said no. 5 men left the p. they like vs the Sr.",
        "Plan B. it is, A. Paz",
        "U.S. policy",
        "may 8 march",  # a verb
        "the 8 February edict",
        "10:30–11:30",
    ],
)
def test_what_only_looks_alike_is_left_to_the_voice(text: str) -> None:
    """A rule that fires wrongly is worse than none."""
    assert said(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 8 February 2020", "On the 8th of February 20 20"),
        ("1, 2, 3, 11, 12, 13, 21, 22, 23 May", "1, 2, 3, 11, 12, 13, 21, 22, the 23rd of May"),
        ("2008–09 or 1999–2003", "2008 to oh 9 or 19 99 to 2003"),
        ("p. 1905, pp. 1905–06", "page 1905, pages 19 oh 5 to oh 6"),
        ("the 2010s and 1900s", "the 20 tens and 19 hundreds"),
        ("$1, $1m, £20", "1 dollar, 1 million dollars, 20 pounds"),
        ("vs. Dr. J. Paz", "versus Doctor J Paz"),
        ("EE.UU. dijo", "Estados Unidos dijo"),
    ],
)
def test_rules_together(text: str, wanted: str) -> None:
    """Rules that meet in one sentence do not disturb each other."""
    assert said(text) == wanted


def test_only_what_lies_within_the_bounds_is_seen() -> None:
    """The initial that ends a sentence (Plan B. It failed.) is no part of a name."""
    text = "Plan B. It failed."
    assert spell_out(text, 0, 8, "en") == []
    assert spell_out(text, 0, len(text), "en") != []


@pytest.mark.parametrize("language", ["de", "", "xx-Latn"])
def test_an_unknown_language_is_left_to_the_voice(language: str) -> None:
    """English words in a German sentence would be wrong."""
    assert spell_out("No. 5 in 2019", 0, 13, language) == []


@pytest.mark.parametrize("language", ["es-BO", "ay", "qu", "gn"])
def test_andean_texts_follow_spanish(language: str) -> None:
    """Numbers and titles in them are Spanish."""
    assert said("Sra. Paz, 1 de mayo", language) == "Señora Paz, primero de mayo"


@given(
    st.lists(
        st.sampled_from(["Sra.", "J.", "2019", "–", "20", "No.", "5", " ", "%", "$", "8", "May", "EE. UU.", "a."])
    ),
    st.sampled_from(["en", "es"]),
)
def test_readings_are_apart_and_in_order(parts: list[str], language: str) -> None:
    """Rules that want the same characters never both get them."""
    text = "".join(parts)
    end = 0
    for reading in spell_out(text, 0, len(text), language):
        assert end <= reading.start < reading.end <= len(text)
        end = reading.end

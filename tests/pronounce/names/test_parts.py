"""Words of English within Spanish names."""

from __future__ import annotations

import pytest

from narrate.model import Span
from narrate.pronounce.guide import Guide
from narrate.vocabulary import built_in


def said_in_spanish(text: str) -> list[str]:
    """Return the words of a text that are said as Spanish ones."""
    ((_, names),) = Guide(vocabulary=built_in()).find([(Span(text),)], "en")
    return [text[name.start : name.end] for name in names if name.pronunciation.language == "es"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It began as the Guerra del Gas in the north", ["Guerra", "del", "Gas"]),
        ("They drank on the hill Pie de Gallo at night", ["Pie", "de", "Gallo"]),
        ("It was told to the Fiscalía General at once", ["Fiscalía", "General"]),
    ],
)
def test_a_word_beside_spanish_ones_is_part_of_the_name(text: str, words: list[str]) -> None:
    """A word that English has too is said as the name is: after *de*, before it, beside a common word of Spanish."""
    assert said_in_spanish(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He left the Cochabamba General Hospital at noon", ["Cochabamba"]),
        ("The Santa Cruz Central Market was shut", ["Santa Cruz"]),
        ("She met General Quiroga and the General Assembly", ["Quiroga"]),
    ],
)
def test_a_word_beside_the_name_of_a_place_or_person_stays_english(text: str, words: list[str]) -> None:
    """Generic words of English follow names of places, and titles stand before those of people."""
    assert said_in_spanish(text) == words

"""Where long sentences are cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.plan.clauses import LIMIT_CHARACTERS, clause_ends
from narrate.plan.words import HARD_LIMIT_BYTES, Reading, read_words

LONG = "the assembly of the miners and their families met again in the evening"


def clauses(text: str, known: tuple[Reading, ...] = ()) -> list[str]:
    """The clauses of a sentence in which some words are known."""
    ends = clause_ends(text, 0, len(text), read_words(text, 0, len(text), known))
    return [text[start:end] for start, end in pairwise([0, *ends])]


def test_a_sentence_within_the_limit_stays_whole() -> None:
    """Melody beats shortness: no needless cut."""
    text = ("one, two; " * 100)[:LIMIT_CHARACTERS]
    assert clauses(text) == [text]


@pytest.mark.parametrize(
    ("better", "after", "worse"),
    [
        ("; ", "", ", and "),
        (": ", "", ", "),
        (" – ", "", ", "),
        ("—", "", ", "),
        (", ", "and ", ", "),
        (", ", "pero ", ", "),
    ],
)
def test_the_better_place_is_taken(better: str, after: str, worse: str) -> None:
    """Of two places near the middle the stronger boundary wins, wherever the weaker one is."""
    side = f"{LONG} {LONG} {LONG}"
    assert clauses(f"{side}{better}{after}{LONG}{worse}{side}")[0] == f"{side}{better}"
    assert clauses(f"{side}{worse}{LONG}{better}{after}{side}")[-1] == f"{after}{side}"


def test_the_middle_comes_before_the_strongest_place() -> None:
    """Two clauses of like length are easier to say than a short one and one that must be cut again."""
    half = f"{LONG} {LONG} {LONG}"
    assert clauses(f"{LONG}; {half}, {half}") == [f"{LONG}; {half}, ", half]


def test_any_punctuation_comes_before_any_blank() -> None:
    """What must be cut is cut where a reader pauses, even far from the middle."""
    assert clauses(f"{LONG}, {'word ' * 115}") == [f"{LONG}, ", "word " * 115]


def test_an_introductory_word_is_no_clause() -> None:
    """“However,” alone would sound like a sentence."""
    text = f"However, {'word ' * 90}"
    assert clauses(text) == [text]


def test_an_opening_mark_goes_with_its_word() -> None:
    """A clause must not end in an opening quotation mark."""
    text = f"{LONG} {LONG} {LONG}, “{LONG} {LONG} {LONG}”"
    assert clauses(text)[1].startswith("“")


def test_without_punctuation_a_sentence_is_cut_only_where_it_must() -> None:
    """A cut between two words of a phrase hurts; it is made beyond the hard limit alone."""
    sayable = "word " * (HARD_LIMIT_BYTES // 5)
    assert clauses(sayable) == [sayable]
    assert len(clauses(sayable + "word")) == 2


def test_an_endless_sentence() -> None:
    """20,000 characters without punctuation come out below the hard limit, no word cut, nothing lost."""
    text = "palabra " * 2_500
    found = clauses(text)
    assert "".join(found) == text
    assert all(len(clause.encode()) <= HARD_LIMIT_BYTES and clause.endswith("a ") for clause in found)


def test_an_endless_word() -> None:
    """Only a word that no engine could take is cut itself."""
    found = clauses("ñ" * 5_000)
    assert "".join(found) == "ñ" * 5_000
    assert all(len(clause.encode()) <= HARD_LIMIT_BYTES for clause in found)


def test_no_cut_inside_a_known_word() -> None:
    """A name of several words is said in one breath, though a better place lies within it."""
    text = f"{LONG} {LONG} {LONG} Pérez, Quispe; Paz {LONG} {LONG} {LONG}, {LONG}"
    name = Reading(text.index("Pérez"), text.index(" Paz") + 4, "x")
    assert any("Pérez, Quispe; Paz" in clause for clause in clauses(text, (name,)))


@given(
    st.lists(
        st.sampled_from(["a", "word", "ñandú", "北京" * 30, "x" * 700, ",", ";", "—", "!!!", " ", " (", "-", "."]),
        max_size=400,
    )
)
def test_clauses_are_the_sentence(parts: list[str]) -> None:
    """Nothing is lost; every clause has a word; only what cannot be spoken makes one longer than the hard limit."""
    text = "".join(parts)
    words = read_words(text, 0, len(text), ())
    found = clauses(text)
    assert "".join(found) == text
    if words:
        starts = {word.start for word in words}
        offset = 0
        for clause in found:
            own = sorted(starts & set(range(offset, offset + len(clause))))
            assert own
            assert len(own) == 1 or len(clause.encode()) <= HARD_LIMIT_BYTES
            offset += len(clause)

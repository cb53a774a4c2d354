"""Entries of lexicons in texts: which one, from where to where, with which ending."""

from __future__ import annotations

import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from narrate.model import Lexeme
from narrate.pronounce.folding import fold, pieces, spelling
from narrate.pronounce.matching import Match, Matcher

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

NAMES = ("Morales", "Evo Morales", "Añez", "MAS", "k'anka", "La Paz", "dr", "U.S.", "cocalero", "Chi", "Wara Wara")


def lexemes(*names: str, match_case: bool = False) -> list[Lexeme]:
    """Return entries of one layer."""
    return [Lexeme(name, ipa="a", match_case=match_case) for name in names]


def found(text: str, *names: str) -> list[str]:
    """Return what is found of these entries, the ending after a bar."""
    matches = Matcher([lexemes(*(names or NAMES))]).find(text)
    return [
        f"{text[m.start : m.end - len(m.ending)]}|{m.ending}" if m.ending else text[m.start : m.end] for m in matches
    ]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Evo Morales met Morales.", ["Evo Morales", "Morales"]),
        (
            "evo\u00a0morales, EVO\nMORALES, Evo \u2009 Morales",
            ["evo\u00a0morales", "EVO\nMORALES", "Evo \u2009 Morales"],
        ),
        ("Evo-Morales", ["Morales"]),
        ("Evo, Morales", ["Morales"]),
        ("MAS-supporting anti-Morales", ["MAS", "Morales"]),
        ("(MAS) “MAS” [MAS] *MAS* _MAS_ —MAS— MAS/MAS MAS… ¿MAS?", ["MAS"] * 10),
        ("drôle, dro\u0302le, drs21, xdr, dr2", []),
        ("dr\u0302, dr\u0323 and dr", ["dr"]),
        ("MASS, Massacre, Mas\u0301", []),
        ("An\u0303ez, Añez, ANˆEZ, AÑEZ, Anez", ["An\u0303ez", "Añez", "AÑEZ"]),
        ("Mora\u00adles and Mo\u2060rales", ["Mora\u00adles", "Mo\u2060rales"]),
        ("La\u200bPaz, La-Paz", ["La\u200bPaz"]),
        ("the U.S. and the U. S.", ["U.S."]),
        ("Wara Wara Wara, Wara", ["Wara Wara"]),
        ("Моralес", []),
    ],
)
def test_entries_are_whole_words(text: str, want: list[str]) -> None:
    """An entry is found between any punctuation, over any blank, in either Unicode form, and never inside a word."""
    assert found(text) == want


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ", "‘", "ʻ", "´", "`"])
def test_all_apostrophes_are_one(apostrophe: str) -> None:
    """Whichever apostrophe entry and article have, the word is found whole, and with either ending."""
    word = f"k{apostrophe}anka"
    assert found(f"({word}) {word}s, {word}{apostrophe}s") == [word, f"{word}|s", f"{word}|{apostrophe}s"]
    assert found("k’anka", word) == ["k’anka"]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Morales’s party", ["Morales|’s"]),
        ("MORALES’S PARTY", ["MORALES|’S"]),
        ("Morales’ party, Añez' jail, Evo Morales’", ["Morales|’", "Añez|'", "Evo Morales|’"]),
        ("Chi’ is no possessive", ["Chi"]),
        ("cocaleros, cocaleros’ union, cocalero’s", ["cocalero|s", "cocalero|s’", "cocalero|’s"]),
        ("the Moraleses, the Añezes, Añezs", ["Morales|es", "Añez|es"]),
        ("MASes, MASs, MASses", ["MAS|es"]),
        ("Chis, Chies", ["Chi|s", "Chi|es"]),
        ("‘the MAS’ said, ‘Chi’ and ‘k’anka’", ["MAS", "Chi", "k’anka"]),
        ("‘the MAS’s plan’ Morales’s’", ["MAS|’s", "Morales|’s"]),
        ("'the MAS' said, ʼMASʼ", ["MAS", "MAS"]),
        ("‘no’ to Morales’ party", ["Morales|’"]),
        ("don’t ask Morales’ party", ["Morales|’"]),
        ("in the ’90s Morales’ party", ["Morales|’"]),
        ("‘in the ’90s the MAS’ he said", ["MAS"]),
        ("“Morales’ party”", ["Morales|’"]),
    ],
)
def test_endings_belong_to_the_word(text: str, want: list[str]) -> None:
    """Possessives and plurals are part of the match and told apart from it; a closing quotation mark is neither."""
    assert found(text) == want


@pytest.mark.parametrize(
    ("text", "names", "want"),
    [
        ("yes, its", ("Y", "It"), ["it|s"]),
        ("yes", ("Y",), []),
        ("Straßes, Straße", ("Strass", "Straße"), ["Straße|s", "Straße"]),
        ("Maß", ("Mas",), []),
        ("İnti, i\u0307nti, inti", ("İnti",), ["İnti", "i\u0307nti"]),
        ("ΣΑΣ σας", ("σασ",), ["ΣΑΣ", "σας"]),
        ("CO₂ AT&T C++", ("CO₂", "AT&T", "C++"), ["CO₂", "AT&T", "C++"]),
        ("देवी, देव", ("देव",), ["देव"]),
        ("Andes", ("And", "Andes"), ["Andes"]),
        ("Wara,Wara", (" Wara", "\u200bSisa"), ["Wara", "Wara"]),
        ("a Sisa", ("\u200bSisa ",), ["Sisa"]),
        ("twenty‑one twenty-one", ("twenty-one",), ["twenty‑one", "twenty-one"]),
    ],
)
def test_letters_of_any_kind(text: str, names: tuple[str, ...], want: list[str]) -> None:
    """Letters whose folding is longer, marks of any script and signs in names do not confuse words or offsets."""
    assert found(text, *names) == want


def test_the_longest_entry_wins_then_the_highest_layer() -> None:
    """A longer entry of a lower layer beats a shorter one of a higher; of equals the higher layer wins."""
    high, low = lexemes("San", "Wara"), lexemes("San Andrés", "Wara", "Andrés")
    matches = Matcher([high, low]).find("San Andrés, San Wara")
    assert [match.lexeme for match in matches] == [low[0], high[0], high[1]]
    assert matches[1].lexeme is high[0]
    assert matches[2].lexeme is high[1]


def test_case_counts_only_where_it_is_asked_for() -> None:
    """`match: case` finds its own capitals only, and goes before an entry without it that is not of a higher layer."""
    party, word = Lexeme("MAS", ipa="mas", match_case=True), Lexeme("mas", ipa="ˈmas")
    assert [match.lexeme for match in Matcher([[party]]).find("MAS Mas mas MASes MASES MAS’S")] == [party] * 3
    assert [match.lexeme for match in Matcher([[word, party]]).find("MAS Mas mas")] == [party, word, word]
    assert [match.lexeme for match in Matcher([[word], [party]]).find("MAS Mas")] == [word, word]
    names = lexemes("Evo Morales", match_case=True)
    assert len(Matcher([names]).find("Evo\u00a0Morales Evo\u200bMorales evo Morales Evo Morales’s")) == 3


WORDS = st.text(
    st.characters(categories=["L", "M", "Nd"]) | st.sampled_from("sßİéʼ’'-. \u0301\u00ad"), min_size=1, max_size=8
)
GAPS = st.sampled_from([" ", "\n", "\u00a0", ", ", ". ", "’ ", " ‘", "’s ", "s ", "es ", "-", "(", "/"])


@given(st.lists(WORDS, min_size=1, max_size=5), st.lists(st.tuples(WORDS, GAPS, st.integers(0, 4)), max_size=12))
def test_offsets_slice_the_text_to_the_entry(names: list[str], parts: list[tuple[str, str, int]]) -> None:
    """What stands between the offsets, without the ending, is the entry but for folding; matches never overlap."""
    names = [name for name in names if any(character.isalnum() for character in name)]
    text = "".join((names[n] if n < len(names) else word) + gap for word, gap, n in parts)
    matches = Matcher([lexemes(*names)]).find(text)
    for match in matches:
        assert text[: match.end].endswith(match.ending)
        assert fold(match.ending) in {"", "’", "’s", "s", "es", "s’", "es’"}
        stem = text[match.start : match.end - len(match.ending)]
        assert spelling(fold(stem)) == spelling(fold(match.lexeme.grapheme))
    assert all(one.end <= other.start for one, other in pairwise(matches))


@given(WORDS, st.text(max_size=10), st.text(max_size=10))
def test_an_entry_between_blanks_is_found(name: str, before: str, after: str) -> None:
    """Composed, decomposed or in other capitals: an entry that stands free is found or is part of a longer match."""
    name = name.strip()
    assume(any(character.isalnum() for character in name))
    matcher = Matcher([lexemes(name)])
    for form in (unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)):
        text = f"{before} {form} {after}"
        start = len(before) + 1
        assert any(match.start <= start < match.end for match in matcher.find(text))


@given(st.text(st.characters(categories=["L", "M", "P", "Z"]), max_size=60))
def test_a_text_without_entries_has_no_matches(text: str) -> None:
    """Nothing is found where no entry stands, whatever the text is made of."""
    assert Matcher([lexemes("rs21", "k'anka 7")]).find(text) == ()


@given(st.text(max_size=60))
def test_pieces_and_blanks_are_the_whole_text(text: str) -> None:
    """Cutting loses nothing: what is in no piece is blank."""
    end = 0
    for piece in pieces(text):
        assert not text[end : piece.start].replace("\u200b", "").strip()
        assert piece.start < piece.end
        end = piece.end
    assert not text[end:].replace("\u200b", "").strip()


@pytest.mark.parametrize("hostile", ["a'", "’", "s’ ‘", "a\u00ad", "\u0301a", "a", " ", "a ", "a\u200b", "'"])
def test_a_hostile_text_is_matched_in_the_end(
    hostile: str, in_the_end: Callable[[], AbstractContextManager[None]]
) -> None:
    """Texts made to be slow cannot stop a build."""
    matcher = Matcher([lexemes("a " * 19 + "b", "ss")])
    with in_the_end():
        assert all(match.lexeme for match in matcher.find(hostile * 30_000))


def test_a_match_is_a_value() -> None:
    """The planner and its tests make matches by hand."""
    (lexeme,) = lexemes("Wara")
    assert Matcher([[lexeme]]).find("Wara") == (Match(0, 4, lexeme, ""),)

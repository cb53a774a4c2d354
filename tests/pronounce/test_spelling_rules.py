"""The spelling rules of Spanish, Aymara, Quechua and Guarani: every row of their tables is a test of its own."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.pronounce.ipa import VOWELS, segments
from narrate.pronounce.rules import has_rules, say_by_rule
from narrate.pronounce.rules.accents import ENDINGS, Ending, restored
from narrate.pronounce.rules.andean import AYMARA_GROUPS, QUECHUA_GROUPS
from narrate.pronounce.rules.guarani import GUARANI_GROUPS
from narrate.pronounce.rules.spanish import SPANISH_GROUPS
from narrate.pronounce.rules.stress import last
from narrate.pronounce.rules.table import Group, Row, Rules

TABLES = {"es": SPANISH_GROUPS, "ay": AYMARA_GROUPS, "qu": QUECHUA_GROUPS, "gn": GUARANI_GROUPS}
ROWS = [(language, row) for language, groups in TABLES.items() for group in groups for row in group.rows]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language} {row.example}" for language, row in ROWS])
def test_a_row_says_its_example(language: str, row: Row) -> None:
    """What a linguist reads in the table is what is said."""
    word, _, ipa = row.example.partition(" → ")
    assert say_by_rule(word, language) == normalize("NFC", ipa)


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language} {row.example}" for language, row in ROWS])
def test_the_example_needs_its_row(language: str, row: Row) -> None:
    """Without the row its example would be said otherwise, or not at all: no row is idle."""
    word = normalize("NFC", row.example.partition(" → ")[0].lower())
    others = tuple(
        Group(group.source, tuple(each for each in group.rows if each is not row)) for group in TABLES[language]
    )
    assert Rules(others, last).phones(word) != Rules(TABLES[language], last).phones(word)


@pytest.mark.parametrize("groups", TABLES.values(), ids=TABLES)
def test_every_row_has_a_source(groups: tuple[Group, ...]) -> None:
    """A rule that nobody can look up is a rumour."""
    assert all(len(group.source) > 10 and group.rows for group in groups)


@pytest.mark.parametrize("ending", ENDINGS, ids=[ending.example for ending in ENDINGS])
def test_an_ending_gives_the_accent_back(ending: Ending) -> None:
    """Rodriguez, Calderon and Sebastian are stressed as they were before English print took their accents."""
    printed, _, written = ending.example.partition(" → ")
    assert restored(printed) == written


@pytest.mark.parametrize("word", ["San", "Juan", "Yan", "López", "cocaleros", "Morales", "Peru", "ez", "Z", "Carmen"])
def test_other_words_keep_theirs(word: str) -> None:
    """One syllable, an accent of its own, a small letter, another ending: nothing is put in."""
    assert restored(word) == word


@pytest.mark.parametrize(
    ("name", "language", "ipa"),
    [
        ("San Andrés", "es", "san anˈdɾes"),
        ("La Paz", "es", "la ˈpas"),
        ("Ortega y Gasset", "es", "oɾˈteɡa i ɡaˈset"),
        ("Universidad Mayor de San Simón", "es-BO", "unibeɾsiˈdad maˈʝoɾ de san siˈmon"),
        ("Doria-Medina", "es", "ˈdoɾja meˈdina"),
        ("San", "es", "ˈsan"),
        ("jach’a uru", "ay", "ˈhatʃʼa ˈuɾu"),
        ("Inti Raymi", "qu", "ˈinti ˈɾajmi"),
        ("MENDOZA", "es", "menˈdosa"),
        ("Tiahuanaco", "es", "tjawaˈnako"),
        ("Chihuahua", "es", "tʃiˈwawa"),
        ("Rossi", "es", "ˈrosi"),
    ],
)
def test_names_of_several_words(name: str, language: str, ipa: str) -> None:
    """Small words of a name have no stress, except alone; a hyphen parts words, capitals do not matter."""
    assert say_by_rule(name, language) == ipa


@pytest.mark.parametrize("apostrophe", "'’ʼ‘´`")
def test_every_apostrophe_makes_an_ejective(apostrophe: str) -> None:
    """Whatever key the editor found."""
    assert say_by_rule(f"k{apostrophe}anka", "ay") == "ˈkʼanka"


@pytest.mark.parametrize(("word", "language"), [("Łódź", "es"), ("北京", "es"), ("", "es"), ("7", "ay"), ("-", "qu")])
def test_what_no_rule_reads(word: str, language: str) -> None:
    """A sign without a rule is never dropped in silence: nothing is said of the word."""
    assert say_by_rule(word, language) is None


def test_languages_with_rules() -> None:
    """Regions have the rules of their language."""
    assert has_rules("es-BO")
    assert has_rules("gn")
    assert not has_rules("en")
    assert not has_rules(None)


@given(
    st.text("abcdefghijlmnopqrstuvyzáéíóúñü", min_size=1, max_size=30).filter(lambda word: set(word) & set("aeo")),
    st.booleans(),
)
def test_any_spanish_letters_give_ipa(word: str, lost: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever stands in an article, the result is IPA that the lexicon would take, with one stress."""
    ipa = say_by_rule(word, "es", lost_accents=lost)
    assert ipa is not None
    sounds = segments(ipa)
    assert sum(sound.stress == "ˈ" for sound in sounds) == 1 or not any(sound.phone[0] in VOWELS for sound in sounds)


@given(st.text("achijklmnñpqrstuwxy’äïüeo", min_size=1, max_size=30), st.sampled_from(["ay", "qu"]))
def test_any_andean_letters_give_ipa_or_nothing(word: str, language: str) -> None:
    """An apostrophe that belongs to no stop has no rule; all else is read."""
    ipa = say_by_rule(word, language)
    if ipa is not None:
        assert segments(ipa)


@pytest.mark.parametrize(
    ("name", "ipa"),
    [("24 de Septiembre", "bejntiˈkwatɾo de sepˈtjembɾe"), ("Página 12", "ˈpaxina ˈdose"), ("Plan 3000", None)],
)
def test_days_in_spanish_names(name: str, ipa: str | None) -> None:
    """Squares and papers are named after days and small numbers; larger ones have no rule."""
    assert say_by_rule(name, "es") == ipa

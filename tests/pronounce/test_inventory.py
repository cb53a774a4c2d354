"""What an engine says for a sound that it lacks."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from statistics import correlation
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.espeak.phones import TABLES
from narrate.errors import BadIpa
from narrate.pronounce.compare import same_sound
from narrate.pronounce.features import FEATURES, bare, distance
from narrate.pronounce.inventory import MARKS, SUBSTITUTES, Substitution, fitted
from narrate.pronounce.ipa import AFFRICATES, CONSONANTS, VOWELS, segments

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "ipa.md"
SPANISH = frozenset({*"aeioupbtdkɡfsxmnɲlʎʝɾrjw", "tʃ"})
# What a neural voice with the symbols of English has (Kokoro's and Piper's English voices, without what they swallow).
ENGLISH = frozenset(
    {*"pbtdkɡfvθðszʃʒhmnŋlɹjwæɛɪʊʌɒə", "tʃ", "dʒ", *("iː", "uː", "ɑː", "ɔː", "ɜː", "eɪ", "aɪ", "ɔɪ", "aʊ", "əʊ")}
)
INVENTORIES = [SPANISH, ENGLISH, *(frozenset(table) for table in TABLES.values())]
EVERY_PHONE = sorted(
    VOWELS
    | CONSONANTS
    | AFFRICATES
    | {consonant + mark for consonant in CONSONANTS | AFFRICATES for mark in "ʰʼʷʲ"}
    | {normalize("NFC", vowel + "\u0303") for vowel in VOWELS}
    | {normalize("NFC", consonant + "\u0329") for consonant in CONSONANTS}
)


@pytest.mark.parametrize(
    ("ipa", "inventory", "said"),
    [
        ("tʃokeˈwanka", SPANISH, "tʃokeˈwanka"),
        ("ˈqʰana", SPANISH, "ˈkana"),
        ("ˈqʼeʎu", ENGLISH, "ˈkɛljuː"),
        ("ˈpʼesqe", frozenset({*SPANISH, "ʔ"}), "ˈpʔeske"),
        ("wiˈpʰala", ENGLISH, "wiːˈphɑːlɑː"),
        ("salˈteɲa", ENGLISH, "sɑːlˈtɛnjɑː"),
        ("ˈbʌtn̩", SPANISH, "ˈbaten"),
        ("naɪn", ENGLISH, "naɪn"),
        ("ˈnɜːs", SPANISH, "ˈneːs"),
        ("mĩˈtã", SPANISH, "minˈtan"),
        ("ˈɡʷaɾa ˈxaː", frozenset({*SPANISH, "ɡʷ"}), "ˈɡʷaɾa ˈxaː"),
    ],
)
def test_the_first_replacement_that_is_there_wins(ipa: str, inventory: frozenset[str], said: str) -> None:
    """Stress stays before the sound, length on the vowel, blanks between words; what the engine has is left alone."""
    assert fitted(ipa, inventory)[0] == said


def test_what_was_replaced_is_told_once_and_why() -> None:
    """An editor reads which sounds the engine lacks, what is said for them, and the reason."""
    _, replaced = fitted("ˈʎaʎa", ENGLISH)
    assert replaced == (
        Substitution("ʎ", "lj", "as in million"),
        Substitution("a", "ɑː", "a vowel in the same place"),
    )


def test_an_engine_without_inventory_takes_no_ipa() -> None:
    """Nothing is left for an engine that reads letters alone; what is no IPA is refused by any other."""
    assert fitted("ˈpas", frozenset()) == ("", ())
    with pytest.raises(BadIpa):
        fitted("p@s", SPANISH)


@pytest.mark.parametrize("inventory", INVENTORIES)
def test_every_phone_has_a_substitute(inventory: frozenset[str]) -> None:
    """Whatever narrate takes for IPA, an engine that can say anything can say something near it."""
    for phone in EVERY_PHONE:
        said, replaced = fitted(f"ˈ{phone}", inventory)
        assert said
        assert fitted(said, inventory) == (said, ()), phone
        assert len(replaced) <= 1
        assert all(each.reason and each.phone == phone for each in replaced)


@given(st.lists(st.sampled_from(EVERY_PHONE), min_size=1, max_size=12), st.sampled_from(INVENTORIES))
def test_what_is_fitted_fits(phones: list[str], inventory: frozenset[str]) -> None:
    """Fitted twice is fitted once, and what fits is not touched."""
    said, _ = fitted("".join(phones), inventory)
    assert fitted(said, inventory) == (said, ())


@given(st.lists(st.sampled_from(sorted(SPANISH)), min_size=1, max_size=12))
def test_an_inventory_is_said_as_it_is(phones: list[str]) -> None:
    """No sound that the engine has is ever replaced."""
    assert same_sound("".join(phones), fitted("".join(phones), SPANISH)[0])


def test_the_tables_are_of_sounds() -> None:
    """Each row is of a phone that may be asked for, is said in IPA, and says why."""
    assert set(SUBSTITUTES) <= set(EVERY_PHONE)
    for phone, row in SUBSTITUTES.items():
        assert row
        for said, reason in row:
            assert segments(said)
            assert said != phone
            assert reason
    for row in MARKS.values():
        assert row[-1][0] == "{}"


def test_the_page_lists_every_substitute() -> None:
    """An editor reads in the reference what the program does, row by row."""
    wanted = []
    for sign, row in [*SUBSTITUTES.items(), *((f"…{mark}", row) for mark, row in MARKS.items())]:
        instead = ", else ".join(f"`{said.replace('{}', '…')}`" for said, _ in row)
        wanted.append(f"| `{sign}` | {instead} | {'; '.join(reason for _, reason in row)} |")
    listed = PAGE.read_text(encoding="utf-8").partition("## Sounds that an engine lacks")[2].partition("## Sources")[0]
    assert re.findall(r"^\| `.*$", listed, re.MULTILINE) == wanted


def test_the_chart_is_full() -> None:
    """Every letter that a pronunciation may hold has its place on the chart, as vowel or consonant."""
    assert set(FEATURES) == VOWELS | CONSONANTS | AFFRICATES
    assert {phone for phone, features in FEATURES.items() if features.vowel} == VOWELS


@given(*[st.sampled_from(sorted(FEATURES))] * 3)
def test_the_distance_is_one(one: str, other: str, third: str) -> None:
    """It is nothing between a sound and itself alone, the same both ways, and no shorter by a detour."""
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) == distance(other, one)
    assert distance(one, third) <= distance(one, other) + distance(other, third) + 1e-9


# --- against panphon -----------------------------------------------------------------------------------------------


class Panphon:
    """The weighted features of panphon, a library of phonologists."""

    def __init__(self) -> None:
        panphon = pytest.importorskip("panphon", reason="the extra `test` has it")
        self._table = panphon.FeatureTable()

    def distance(self, one: str, other: str) -> float:
        """Return the weighted difference of the features of two phones."""
        pair = zip(self._table.weights, self._vector(one), self._vector(other), strict=False)  # tones weigh nothing
        return float(sum(weight * abs(a - b) for weight, a, b in pair))

    def _vector(self, phone: str) -> list[int]:
        (vector,) = self._table.word_to_vector_list({"tʃ": "t͡ʃ", "dʒ": "d͡ʒ"}.get(phone, phone), numeric=True)
        return list(vector)


@pytest.fixture(scope="module")
def panphon() -> Panphon:
    """Return panphon, where it is installed."""
    return Panphon()


COMMON = sorted(set(FEATURES) - {"ɚ", "ɝ"})  # panphon has no rhotic vowels


@pytest.mark.parametrize(("vowels", "least"), [(True, 0.5), (False, 0.7)])
def test_the_distance_agrees_with_panphon(panphon: Panphon, vowels: bool, least: float) -> None:  # noqa: FBT001 - a case
    """Sounds that are near each other for us are so for phonologists (Pearson's r over all pairs)."""
    phones = [phone for phone in COMMON if FEATURES[phone].vowel == vowels]
    pairs = list(combinations(phones, 2))
    ours, theirs = ([measure(*pair) for pair in pairs] for measure in (distance, panphon.distance))
    assert correlation(ours, theirs) > least


def test_the_nearest_is_near_in_panphon(panphon: Panphon) -> None:
    """Of the sounds of an espeak table, the one we take is among panphon's four nearest, nine times out of ten."""
    ranks = []
    for table in TABLES.values():
        there = [phone for phone in table if phone in COMMON and bare(phone) == phone]
        for phone in set(COMMON) - set(there) - set(SUBSTITUTES):
            alike = [each for each in there if FEATURES[each].vowel == FEATURES[phone].vowel]
            ours = min(alike, key=lambda each: (distance(phone, each), each))
            nearer = [each for each in alike if panphon.distance(phone, each) < panphon.distance(phone, ours)]
            ranks.append(len(nearer))
    assert sum(rank < 4 for rank in ranks) >= 0.9 * len(ranks)

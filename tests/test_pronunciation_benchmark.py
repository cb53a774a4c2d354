"""The benchmark of pronunciations measures what it says, and its test set is whole."""

from __future__ import annotations

import csv
from collections import Counter
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.pronounce.ipa import segments

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
NAMES = ROOT / "tests" / "data" / "pronunciation" / "names.tsv"
AT_LEAST = {
    "es-person": 200, "es-place": 120, "es-word": 80, "hisp-andean": 120, "ay": 80, "qu": 40, "gn": 30, "acronym": 30,
    "en-control": 60,
}  # fmt: skip
SOURCES = ("wikipron", "crossandean", "rule(", "convention(")
PHONES = st.lists(st.sampled_from(["p", "tʃʼ", "a", "e", "ɾ", "ĩ"]), max_size=6)


def load() -> ModuleType:
    """Return the script as a module."""
    spec = spec_from_file_location("benchmark", ROOT / "benchmarks" / "pronunciation.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


benchmark = load()


def same(_one: str, _other: str) -> float:
    """Return what any wrong phone costs."""
    return 1.0


def row(*accepted: str, word: str = "word", language: str = "es", group: str = "es-word") -> object:
    """Return a row of the table."""
    return benchmark.Row(word, accepted, language, group)


@pytest.mark.parametrize(
    ("ipa", "phones"),
    [
        ("t͡ʃokeˈwaŋka", ["tʃ", "o", "k", "e", "w", "a", "n", "k", "a"]),
        ("tʃʰiqʰa", ["tʃʰ", "i", "qʰ", "a"]),
        ("qʼaɾa", ["qʼ", "a", "ɾ", "a"]),
        ("kotʃaˈβamba", ["k", "o", "tʃ", "a", "b", "a", "m", "b", "a"]),
        ("(es)mˈas(en-gb)", ["m", "a", "s"]),
        ("paɾaˈɡwai̯", ["p", "a", "ɾ", "a", "ɡ", "w", "a", "j"]),
        ("maˈis", ["m", "a", "i", "s"]),
        ("ˈa.ɪ.du", ["a", "j", "d", "u"]),
        ("uː", ["u"]),
        ("ʔõ", ["ʔ", "o\u0303"]),
    ],
)
def test_notation_costs_nothing(ipa: str, phones: list[str]) -> None:
    """Two ways to write one sound are one phone, and what broad transcription leaves open is left out."""
    assert list(benchmark.sounds(ipa).phones) == phones


def test_english_keeps_its_own_phonemes_apart() -> None:
    """What is a variant in Spanish can tell two English words apart."""
    assert benchmark.sounds("ðen", "es").phones == benchmark.sounds("den", "es").phones
    assert benchmark.sounds("ðen", "en").phones != benchmark.sounds("den", "en").phones


@pytest.mark.parametrize(
    ("ipa", "vowels", "stressed"),
    [("ˈkasa", 2, 2), ("kaˈsa", 2, 1), ("kˈasa", 2, 2), ("kasa", 2, None), ("ˌkaˈsas", 2, 1), ("ˈuˈna", 2, 1)],
)
def test_stress_is_counted_from_the_end(ipa: str, vowels: int, stressed: int | None) -> None:
    """The mark may stand before the syllable or the vowel; of two the last is the main one."""
    assert benchmark.sounds(ipa)[1:] == (vowels, stressed)


@given(PHONES, PHONES)
def test_distance_behaves(one: list[str], other: list[str]) -> None:
    """Nothing is nearer than itself, it is as far there as back, and never farther than to say all anew."""
    there = benchmark.distance(one, other, same)
    assert (there == 0) == (one == other)
    assert there == benchmark.distance(other, one, same)
    assert abs(len(one) - len(other)) <= there <= max(len(one), len(other))


@pytest.mark.parametrize(("one", "other", "edits"), [("kasa", "kaza", 1), ("kasa", "kas", 1), ("", "kasa", 4)])
def test_an_edit_changes_adds_or_drops_a_phone(one: str, other: str, edits: int) -> None:
    """Each costs one."""
    assert benchmark.distance(one, other, same) == edits


def test_the_nearest_accepted_pronunciation_counts() -> None:
    """Who says it as some do is right; stress decides between two that are equally near."""
    score = benchmark.score(row("boˈʎa", "boˈʝa"), "boˈʝa", same)
    assert (score.edits, score.length, score.stress) == (0, 4, True)
    assert benchmark.score(row("ˈkasa", "kaˈsa"), "kaˈsa", same).stress is True
    assert benchmark.score(row("ˈkasa"), "kaˈsa", same).stress is False


def test_stress_is_not_asked_where_nothing_depends_on_it() -> None:
    """A word of one vowel has no choice, and of several words each has a stress."""
    assert benchmark.score(row("ˈmas"), "mas", same).stress is None
    assert benchmark.score(row("la ˈpas", word="La Paz"), "la pas", same).stress is None


def test_silence_is_all_wrong() -> None:
    """A name that is not said lacks all its phones."""
    score = benchmark.score(row("ˈkasa"), "", same)
    assert (score.edits, score.stress) == (4, False)


def test_features_weigh_a_wrong_phone() -> None:
    """A sound near to the right one costs less than one far from it, and never more than an edit."""
    pytest.importorskip("panphon")
    cost = benchmark.by_features()
    assert 0 < cost("b", "p") < cost("b", "a") <= 1
    assert 0 < cost("tʃ", "tʃʼ") < 1


def test_rates_are_of_all_phones_together() -> None:
    """A long name weighs more than a short one in PER; in the share of exact names both count once."""
    scores = [benchmark.score(row("ˈkasa"), "kaˈsa", same), benchmark.score(row("ˈdos"), "ˈtos", same)]
    assert list(benchmark.measures(scores).values()) == ["14.3", "14.3", "0.0", "50.0"]
    assert set(benchmark.measures([]).values()) == {"–"}


def test_tables_have_a_line_for_everyone(capsys: pytest.CaptureFixture[str]) -> None:
    """Each measure is a Markdown table of groups; what cannot be measured is said, not left out in silence."""
    rows = [row("ˈkasa"), row("ˈdos", group="ay")]
    benchmark.print_tables({"me": [benchmark.score(rows[0], "ˈkasa", same)]}, rows, weighted=False)
    printed = capsys.readouterr().out
    assert (
        "| PER, % | es-word | ay | total |\n|---|--:|--:|--:|\n| names | 1 | 1 | 2 |\n| me | 0.0 | – | 0.0 |" in printed
    )
    assert "panphon is not installed" in printed


def test_halves_hold_about_as_many_names() -> None:
    """Rules can be tuned with one half and measured with the other; a name never changes sides."""
    halves = Counter(each.group for each in benchmark.read_rows(NAMES, "half"))
    assert set(halves) == {"first", "second"}
    assert min(halves.values()) > 0.4 * sum(halves.values())


def test_the_set_has_enough_of_each_class() -> None:
    """Every kind of name that the documentation promises is measured."""
    sizes = Counter(each.group for each in benchmark.read_rows(NAMES, "class"))
    assert {group for group, least in AT_LEAST.items() if sizes[group] < least} == set()
    assert set(sizes) == set(AT_LEAST)


def test_the_set_is_clean() -> None:
    """No name is there twice, every pronunciation is IPA that narrate takes, and every row gives its source."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert [word for word, times in Counter(line["word"] for line in lines).items() if times > 1] == []
    for line in lines:
        choices = line["ipa"].split("|")
        assert len(set(choices)) == len(choices), line
        assert all(segments(choice) for choice in choices), line
        assert line["source"].startswith(SOURCES), line

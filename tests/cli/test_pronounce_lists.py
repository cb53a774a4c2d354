"""`narrate pronounce --from FILE`: long lists of words, as those who check a lexicon have."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]
    Document = list[dict[str, str | None]]

MANY = 2_500
LEXICON = "version: 1\nentries:\n  Oruro: {ipa: oˈɾu, lang: es}\n"
STEP = 200  # every so many words are also asked for alone


def words() -> list[str]:
    """Return words of the lists, with and without their language, and some that are no names."""
    listed = built_in().listed[:: max(1, len(built_in().listed) // MANY)]
    lines = [
        f"{each.spelling}\t{each.language}" if number % 3 == 0 else each.spelling for number, each in enumerate(listed)
    ]
    return [*lines, "Oruro", "train", "k’anka", "Choquehuanca’s", "MAS", "KLMP"] * 2


def test_a_long_list_is_a_list_of_words(narrate: Narrate, site: Path) -> None:
    """However many processes share it: each word as if it were asked for alone, in the order of the file."""
    (site / "lexicon.yaml").write_text(LEXICON, "utf-8")
    settings = (site / "narrate.toml").read_text("utf-8")
    lines = words()[: MANY - 12] + words()[-12:]
    assert len(lines) == MANY
    (site / "words.tsv").write_text("\n".join(lines) + "\n", "utf-8")
    by_workers: dict[int, Document] = {}
    for workers in (1, 3):
        (site / "narrate.toml").write_text(settings.replace("workers = 1", f"workers = {workers}"), "utf-8")
        run = narrate("pronounce", "--from", "words.tsv", "--json")
        assert run.returncode == 0
        by_workers[workers] = json.loads(run.stdout)
    assert by_workers[3] == by_workers[1]
    assert [each["word"] for each in by_workers[1]] == [line.partition("\t")[0] for line in lines]
    for line, each in [*zip(lines, by_workers[1], strict=True)][::STEP]:
        if "\t" not in line:
            assert json.loads(narrate("pronounce", line, "--json").stdout) == [each]


def test_the_lexicon_holds_for_long_lists_too(narrate: Narrate, site: Path) -> None:
    """A word of the user's is said as its entry has it, in every process."""
    (site / "lexicon.yaml").write_text(LEXICON, "utf-8")
    toml = site / "narrate.toml"
    toml.write_text(toml.read_text("utf-8").replace("workers = 1", "workers = 2"), "utf-8")
    (site / "words.tsv").write_text("Oruro\n" * MANY, "utf-8")
    document: Document = json.loads(narrate("pronounce", "--from", "words.tsv", "--json").stdout)
    assert len(document) == MANY
    assert {(each["ipa"], each["source"]) for each in document} == {("oˈɾu", "lexicon")}


@pytest.mark.parametrize("engine", ["tone", "espeak"])
def test_any_language_may_stand_after_the_tab(narrate: Narrate, site: Path, engine: str) -> None:
    """One that nobody knows is left to the voice: the list goes on."""
    lines = ["Oruro\txx", "Oruro\tq", "Oruro\tEs_bo!!", "Oruro\t\t", "Oruro\tes\tmore", "Oruro\tde", "Oruro\ttlh-Latn"]
    (site / "words.tsv").write_text("\n".join([*lines, "Huanuni\tes"]), "utf-8")
    run = narrate("pronounce", "--from", "words.tsv", "--engine", engine, "--json")
    assert "Traceback" not in run.stderr
    assert run.returncode in {0, 1}
    document: Document = json.loads(run.stdout)
    assert [each["word"] for each in document] == ["Oruro"] * len(lines) + ["Huanuni"]
    assert document[-1]["ipa"] == "waˈnuni"


@pytest.mark.parametrize(
    ("tag", "ipa"), [("es", "ˈkaɾka"), ("ay", "ˈkaɾka"), ("gn", "kaɾˈka"), ("es-BO", "ˈkaɾka"), ("qu", "ˈkaɾka")]
)
def test_the_language_after_the_tab_decides(narrate: Narrate, site: Path, tag: str, ipa: str) -> None:
    """A word without an entry is said by the rules of the language that is asked for."""
    (site / "words.tsv").write_text(f"karka\t{tag}\n", "utf-8")
    (each,) = json.loads(narrate("pronounce", "--from", "words.tsv", "--json").stdout)
    assert (each["ipa"], each["language"], each["source"]) == (ipa, tag, f"rule:{tag[:2]}")


def test_empty_lines_are_no_words(narrate: Narrate, site: Path) -> None:
    """Windows writes its lines otherwise, and may put a mark before the first."""
    (site / "words.txt").write_bytes("\ufeffOruro\r\n\r\n  \r\nPotosí\tes\r\n".encode())
    document: Document = json.loads(narrate("pronounce", "--from", "words.txt", "--json").stdout)
    assert [each["word"] for each in document] == ["Oruro", "Potosí"]


def test_words_and_a_list_go_together(narrate: Narrate, site: Path) -> None:
    """Those of the command line come first."""
    (site / "words.txt").write_text("Potosí\n", "utf-8")
    document: Document = json.loads(narrate("pronounce", "Oruro", "--from", "words.txt", "--json").stdout)
    assert [each["word"] for each in document] == ["Oruro", "Potosí"]

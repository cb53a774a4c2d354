"""Building again: nothing is done twice, nothing old stays, and the bytes never depend on what was there before."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

SENTENCES = 8  # of the site's article, with its title and headings


def contents(site: Path) -> dict[str, bytes]:
    """Return all that was made, by its path."""
    output = site / "output"
    return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}


def spoken(narrate: Narrate, *options: str) -> int:
    """Build; return how many sentences were spoken, after checking that the others were reused."""
    run = json.loads(narrate("build", "--json", *options).stdout)["run"]
    assert run["spoken"] + run["reused"] == SENTENCES
    return int(run["spoken"])


def edit(path: Path, old: str, new: str) -> None:
    """Replace the one place where a file says ``old``."""
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


def test_same_input_writes_nothing(narrate: Narrate, site: Path) -> None:
    """A repeated build leaves every file untouched, so that a copy to the web sends nothing."""
    assert spoken(narrate) == SENTENCES
    before = {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")}
    assert spoken(narrate) == 0
    assert {path: path.stat().st_mtime_ns for path in (site / "output").rglob("*")} == before


@pytest.mark.parametrize("lost", [".narrate", "output", "output/report.json", "output/market/02-bread.mp3"])
def test_what_is_lost_is_made_again(narrate: Narrate, site: Path, lost: str) -> None:
    """The store and the output may be deleted at any time: the same bytes come back."""
    narrate("build")
    before = contents(site)
    path = site / lost
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert narrate("build").returncode == 0
    assert contents(site) == before


def test_damaged_store_is_made_again(narrate: Narrate, site: Path) -> None:
    """A torn or changed entry is a miss, never a wrong sound."""
    narrate("build")
    before = contents(site)
    shutil.rmtree(site / "output")
    for index, path in enumerate(sorted(path for path in (site / ".narrate").rglob("*") if path.is_file())):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if index % 2 else bytes([data[0] ^ 1]) + data[1:])
    assert spoken(narrate) == SENTENCES
    assert contents(site) == before


def test_only_a_changed_sentence_is_spoken(narrate: Narrate, site: Path) -> None:
    """An edit costs its sentence; files of other chapters stay as they are."""
    narrate("build")
    before = contents(site)
    edit(site / "text" / "market.md", "It rains at noon.", "It rains at dawn.")
    assert spoken(narrate) == 1
    changed = {path for path, data in contents(site).items() if data != before.get(path)}
    assert changed >= {"market/03-rain.mp3", "market/market.mp3"}
    assert not changed & {"cover.png", "market/01-a-market-day.mp3", "market/02-bread.mp3"}


@pytest.mark.parametrize("change", ["sentence", "heading", "section taken away", "lexicon", "pace"])
def test_rebuild_equals_a_build_from_nothing(narrate: Narrate, site: Path, change: str) -> None:
    """After any edit the output is what a first build of it would give: nothing of the past shines through."""
    narrate("build")
    article = site / "text" / "market.md"
    match change:
        case "sentence":
            edit(article, "Nobody counts the crumbs.", "Nobody counts.")
        case "heading":
            edit(article, "## Bread", "## Loaves")
        case "section taken away":
            article.write_text(article.read_text("utf-8").partition("## Rain")[0], "utf-8")
        case "lexicon":
            edit(site / "lexicon.yaml", "ˈbamba,", "ˈpamba,")
        case "pace":
            edit(site / "narrate.toml", 'engine = "tone"', 'engine = "tone"\npace_wpm = 220')
    narrate("build")
    rebuilt = contents(site)
    shutil.rmtree(site / "output")
    shutil.rmtree(site / ".narrate")
    narrate("build")
    assert rebuilt == contents(site)


def test_pace_is_spoken_anew(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """Another pace is another sound for every sentence; going back costs nothing."""
    narrate("build")
    assert spoken(narrate, "--pace", "220") == SENTENCES
    assert spoken(narrate) == 0


@pytest.mark.parametrize(
    ("entry", "sentences"), [("ipa: kotʃaˈpampa", 1), ("ipa: kotʃaˈbamba, note: a city", 0)], ids=["sound", "note"]
)
def test_lexicon_entry_costs_the_sentences_it_is_in(narrate: Narrate, site: Path, entry: str, sentences: int) -> None:
    """With an engine that takes IPA, a corrected name is spoken again where it stands, and nothing else is."""
    narrate("build", "--engine", "espeak")
    edit(site / "lexicon.yaml", "ipa: kotʃaˈbamba", entry)
    assert spoken(narrate, "--engine", "espeak") == sentences


def test_renamed_section_takes_its_old_file_along(narrate: Narrate, site: Path) -> None:
    """No chapter of an earlier version stays beside the new ones; a user's own file does."""
    narrate("build")
    (site / "output" / "market" / "notes.txt").write_text("mine", "utf-8")
    (site / "output" / "index.html").write_text("mine", "utf-8")
    edit(site / "text" / "market.md", "## Bread", "## Loaves")
    assert spoken(narrate) == 1
    made = contents(site)
    assert "market/02-loaves.mp3" in made
    assert "market/02-bread.mp3" not in made
    assert (made["market/notes.txt"], made["index.html"]) == (b"mine", b"mine")


def test_leftovers_of_a_killed_build_go(narrate: Narrate, site: Path) -> None:
    """What a build that was killed left half-written is removed by the next, in the output and in the store."""
    narrate("build")
    gone = "4194304"  # one more than the highest process id of Linux
    left = [
        folder / f".narrate-{gone}-0123456789abcdef.part"
        for folder in (site / "output", site / "output" / "market", site / ".narrate" / "store" / "staging")
    ]
    for path in left:
        path.write_bytes(b"half")
    edit(site / "text" / "market.md", "It rains at noon.", "It rains at dawn.")
    assert narrate("build").returncode == 0
    assert [path for path in left if path.exists()] == []


def test_dates_do_not_come_from_the_clock(narrate: Narrate, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another time zone and another day give the same bytes."""
    narrate("build")
    before = contents(site)
    shutil.rmtree(site / "output")
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    narrate("build")
    assert contents(site) == before

"""Every command: what it makes, what it prints, what its document holds."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import narrate as package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

COMMANDS = ("init", "build", "plan", "pronounce", "say", "voices")


def test_version(narrate: Narrate) -> None:
    """A bug report can name the version."""
    assert narrate("--version").stdout == f"narrate {package.__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_every_command(narrate: Narrate, command: str) -> None:
    """Each command is in the list of `narrate --help` and explains itself."""
    assert f"\n  {command} " in narrate("--help").stdout
    run = narrate(command, "--help")
    assert run.returncode == 0
    assert run.stdout.startswith(f"Usage: narrate {command} ")


def test_narrate_alone_says_the_next_step(
    narrate: Narrate, tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer is led from the empty folder to the build."""
    monkeypatch.chdir(tmp_path)
    assert "narrate init\n" in narrate().stdout
    assert "narrate init new\n" in narrate("-C", "new").stdout
    assert "Articles in site/text: 1. Next: narrate build -C site\n" in narrate("-C", "site").stdout
    (site / "text" / "market.md").unlink()
    assert "no article" in narrate("-C", "site").stdout


def test_init_makes_a_publication_that_builds(narrate: Narrate, site: Path) -> None:
    """What init writes needs no correction, whatever the title holds; nothing made is kept in version control."""
    title = 'The "Andes" \\ and the Titicaca ©'
    run = narrate("init", "new", "--title", title, "--author", "Wara", "--language", "en-GB")
    assert (run.returncode, run.stdout.splitlines()[-1]) == (0, "Next: narrate build -C new")
    publication = tomllib.loads((site / "new" / "narrate.toml").read_text("utf-8"))["publication"]
    assert (publication["title"], publication["author"], publication["language"]) == (title, "Wara", "en-GB")
    assert narrate("build", "-C", "new", "--engine", "tone").returncode == 0
    assert "*" in (site / "new" / "output" / ".gitignore").read_text("utf-8").split()


def test_init_keeps_what_is_there(narrate: Narrate, tmp_path: Path) -> None:
    """A folder that already has articles and a lexicon gets neither overwritten nor a first article."""
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "mine.txt").write_text("Mine.", "utf-8")
    (tmp_path / "lexicon.yaml").write_text("version: 1\nentries:\n", "utf-8")
    assert narrate("init", str(tmp_path), "--quiet").returncode == 0
    assert [path.name for path in (tmp_path / "text").iterdir()] == ["mine.txt"]
    assert (tmp_path / "lexicon.yaml").read_text("utf-8") == "version: 1\nentries:\n"


def test_build_makes_chapters_whole_feed_and_report(narrate: Narrate, site: Path) -> None:
    """A file a section, the whole, the cover, the feed and the report, and nothing else."""
    assert narrate("build").returncode == 0
    made = sorted(str(path.relative_to(site / "output")) for path in (site / "output").rglob("*") if path.is_file())
    assert made == [
        "cover.png",
        "feed.xml",
        "market/01-a-market-day.mp3",
        "market/02-bread.mp3",
        "market/03-rain.mp3",
        "market/market.mp3",
        "report.json",
    ]


def test_feed_names_every_chapter_with_its_true_length(narrate: Narrate, site: Path) -> None:
    """A player gets the number of bytes that the feed promised."""
    narrate("build")
    items = ET.parse(site / "output" / "feed.xml").findall("channel/item")  # noqa: S314 - our own feed
    enclosures = [enclosure for item in items if (enclosure := item.find("enclosure")) is not None]
    assert len(enclosures) == 3
    for enclosure in enclosures:
        path = enclosure.attrib["url"].removeprefix("https://voices.example/")
        assert int(enclosure.attrib["length"]) == (site / "output" / path).stat().st_size


def test_build_json_is_the_report_and_the_run(narrate: Narrate, site: Path) -> None:
    """A script gets the document of report.json and what this run did."""
    document = json.loads(narrate("build", "--json").stdout)
    run = document.pop("run")
    assert document == json.loads((site / "output" / "report.json").read_text("utf-8"))
    assert set(run) == {"wall_s", "spoken", "reused"}
    assert (run["spoken"], run["reused"]) == (8, 0)
    (article,) = document["articles"]
    assert (article["engine"], article["voice"]) == ("tone", "tone")
    for chapter in article["chapters"]:
        assert {"path", "duration_s", "integrated_lufs", "true_peak_dbtp", "words"} <= set(chapter)
        assert abs(chapter["integrated_lufs"] + 16) <= 0.5
        assert chapter["true_peak_dbtp"] <= -1


def test_build_of_one_article_keeps_the_others_in_the_feed(narrate: Narrate, site: Path) -> None:
    """Naming an article never takes the others out of the feed, if they were built before."""
    (site / "text" / "second.txt").write_text("A second article\n\nIt is short.\n", "utf-8")
    narrate("build")
    feed = (site / "output" / "feed.xml").read_bytes()
    assert narrate("build", "text/second.txt").returncode == 0
    assert (site / "output" / "feed.xml").read_bytes() == feed


def test_plan_shows_what_will_be_said(narrate: Narrate, site: Path) -> None:
    """The plan names sections, sentences, pronunciations and what is new, before anything is made."""
    out = narrate("plan").stdout
    assert "Section 2: Bread (3 sentences, 3 to be spoken)" in out
    assert ": The train to /kotʃaˈbamba/ is late.\n" in out
    assert "Nothing is left out." in out
    assert not (site / "output").exists()


def test_plan_json_knows_what_is_in_the_store(narrate: Narrate, site: Path) -> None:
    """After a build every sentence is there; after an edit all but that one."""
    narrate("build")
    article = site / "text" / "market.md"
    article.write_text(article.read_text("utf-8").replace("noon", "dawn"), "utf-8")
    (document,) = json.loads(narrate("plan", "--json").stdout)["articles"]
    utterances = [each for section in document["sections"] for each in section["utterances"]]
    assert {"id", "kind", "written", "spoken", "spans", "language", "pause_ms", "cached"} == set(utterances[0])
    assert [each["written"].strip() for each in utterances if not each["cached"]] == ["It rains at dawn."]
    assert [each["language"] for each in utterances if each["language"]] == [[{"text": "Cochabamba", "language": "es"}]]


def test_pronounce_json(narrate: Narrate, site: Path) -> None:
    """Each word with its language, the sound asked for, on whose word, and what the engine reports."""
    assert json.loads(narrate("pronounce", "Cochabamba", "train", "--json").stdout) == [
        {
            "word": "Cochabamba",
            "language": "es",
            "ipa": "kotʃaˈbamba",
            "source": "lexicon",
            "spoken_ipa": "",
        },
        {"word": "train", "language": None, "ipa": "", "source": "voice", "spoken_ipa": ""},
    ]
    (site / "words.tsv").write_text("Cochabamba\nLima\tes\n\n", "utf-8")
    listed = json.loads(narrate("pronounce", "--from", "words.tsv", "--json").stdout)
    assert [(each["word"], each["language"]) for each in listed] == [("Cochabamba", "es"), ("Lima", "es")]


def test_pronounce_alone_goes_through_the_lexicon(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """Without a word, every entry is shown."""
    assert narrate("pronounce").stdout.startswith("Cochabamba (es): /kotʃaˈbamba/ from lexicon")


def test_pronounce_reports_what_espeak_says(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """The default engine reports the sounds of the lexicon's entry, so that a listener need not check by ear."""
    (said,) = json.loads(narrate("pronounce", "Cochabamba", "--engine", "espeak", "--json").stdout)
    assert said["ipa"] == "kotʃaˈbamba"
    assert "tʃ" in said["spoken_ipa"]


def test_say_writes_a_file(narrate: Narrate, site: Path) -> None:
    """A sentence becomes an MP3 of its own; the folder is made."""
    document = json.loads(narrate("say", "The train is late.", "-o", "heard/late.mp3", "--json").stdout)
    assert document["path"] == "heard/late.mp3"
    assert document["duration_s"] > 1
    assert (site / "heard" / "late.mp3").stat().st_size > 1_000


def test_voices(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """The list is of the project's engine or the one asked for, all or of a language."""
    assert narrate("voices").stdout == "tone: One tone a word, for tests\n"
    spanish = json.loads(narrate("voices", "--engine", "espeak", "--language", "es", "--json").stdout)
    assert spanish["engine"] == "espeak"
    assert {each["language"] for each in spanish["voices"]} >= {"es", "es-419"}
    assert all(each["language"].startswith("es") for each in spanish["voices"])


@pytest.mark.parametrize("arguments", [("-C", "site", "plan"), ("plan", "-C", "site"), ("plan", "--project", "site")])
def test_project_may_stand_before_or_after_the_command(
    narrate: Narrate, site: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    """`-C` is never ignored, wherever it is written."""
    monkeypatch.chdir(site.parent)
    run = narrate(*arguments)
    assert run.returncode == 0
    assert "A market day (site/text/market.md)" in run.stdout

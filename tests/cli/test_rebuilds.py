"""Building again: nothing is done twice, nothing old stays, and the bytes never depend on what was there before."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable
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


# --- several articles ----------------------------------------------------------------------------------------------

SECOND = "---\ntitle: A quiet day\ndate: 2026-03-05\n---\n\nNobody came. A dog slept.\n"


@pytest.fixture
def two(narrate: Narrate, site: Path) -> Path:
    """Return the site with a second article, both built; all entries of the lexicon are used."""
    (site / "text" / "quiet.md").write_text(SECOND, "utf-8")
    assert narrate("build").returncode == 0
    return site


def episodes(site: Path) -> list[str]:
    """Return the titles in the feed."""
    items = ET.parse(site / "output" / "feed.xml").findall("channel/item")  # noqa: S314 - our own feed
    return [item.findtext("title", "") for item in items]


BOTH = ["A market day", "Bread", "Rain", "A quiet day"]


@pytest.mark.parametrize("change", ["none", "pace", "edited", "lexicon", "broken", "store lost"])
def test_what_is_not_built_again_stays_published(narrate: Narrate, two: Path, change: str) -> None:
    """Whoever builds one article, or makes a mistake in another, takes nothing away from subscribers."""
    before = contents(two)
    options: tuple[str, ...] = ("text/quiet.md",)
    match change:
        case "pace":
            options = (*options, "--pace", "220")
        case "edited":
            edit(two / "text" / "market.md", "It rains at noon.", "It rains at dawn.")
        case "lexicon":
            edit(two / "lexicon.yaml", "ˈbamba,", "ˈpamba,")
        case "broken":
            edit(two / "text" / "market.md", "title:", "tilte:")
            options = ()
        case "store lost":
            shutil.rmtree(two / ".narrate")
    assert narrate("build", *options).returncode == (1 if change == "broken" else 0)
    assert episodes(two) == BOTH
    made = contents(two)
    assert {path: data for path, data in made.items() if path.startswith("market/")} == {
        path: data for path, data in before.items() if path.startswith("market/")
    }
    if change != "pace":
        assert made == before


def test_an_article_whose_files_are_gone_is_not_in_the_feed(narrate: Narrate, two: Path) -> None:
    """The feed never names audio that is not there; a note says what to do."""
    (two / "output" / "market" / "02-bread.mp3").unlink()
    run = narrate("build", "text/quiet.md", "--plain")
    assert episodes(two) == ["A quiet day"]
    assert "Not in the feed until they are built: market." in run.stderr
    narrate("build")
    assert episodes(two) == BOTH


def test_an_article_whose_files_changed_is_not_in_the_feed(narrate: Narrate, two: Path) -> None:
    """The feed never tells a wrong length, as after a build that was killed before the report."""
    chapter = two / "output" / "market" / "02-bread.mp3"
    chapter.write_bytes(chapter.read_bytes()[:-100])
    narrate("build", "text/quiet.md")
    assert episodes(two) == ["A quiet day"]


def test_an_article_that_leaves_the_feed_is_told(narrate: Narrate, two: Path) -> None:
    """Whether it was taken away, renamed, or never was in text/, subscribers lose episodes: the editor must know."""
    (two / "text" / "quiet.md").rename(two / "calm.md")
    assert "No longer in the feed, since these articles are not in text/: quiet." in narrate("build", "--plain").stderr
    narrate("build", "calm.md")
    assert episodes(two) == [*BOTH[:3], "A quiet day"]
    assert "not in text/: calm." in narrate("build", "--plain").stderr


def test_failed_build_reports_what_is_published(narrate: Narrate, two: Path) -> None:
    """A program that reads the document sees what the file says, also if nothing was made."""
    edit(two / "text" / "market.md", "title:", "tilte:")
    document = json.loads(narrate("build", "text/market.md", "--json").stdout)
    del document["run"]
    assert document == json.loads((two / "output" / "report.json").read_text("utf-8"))


def test_a_section_that_two_articles_share_is_counted_for_both(narrate: Narrate, two: Path) -> None:
    """Progress ends at the number that was planned."""
    for name in ("market", "quiet"):
        with (two / "text" / f"{name}.md").open("a", encoding="utf-8") as article:
            article.write("\n## About us\n\nWe are few.\n")
    for _ in range(2):
        assert "6 of 6 sections done, " in narrate("build", "--plain").stderr
        (two / "output" / "report.json").unlink()  # so that there is something to do


def test_a_missing_article_is_no_clash(narrate: Narrate, two: Path) -> None:
    """The commonest slip, a path from the wrong folder, is told as what it is."""
    run = narrate("build", "quiet.md")
    assert run.returncode == 3
    assert "quiet.md: There is no such file." in run.stderr
    assert (two / "output" / "quiet" / "quiet.mp3").exists()


def test_a_report_that_cannot_be_read_is_told(narrate: Narrate, two: Path) -> None:
    """The editor learns why articles are missing from the feed."""
    (two / "output" / "report.json").write_text("{", "utf-8")
    run = narrate("build", "text/quiet.md", "--plain")
    assert "report.json cannot be read" in run.stderr
    assert "Not in the feed until they are built: market." in run.stderr


def test_a_voice_of_another_language_is_told(narrate: Narrate, site: Path) -> None:
    """An English voice that reads a Spanish article is seldom meant."""
    edit(site / "text" / "market.md", "date:", "language: es\ndate:")
    run = narrate("build", "--engine", "espeak", "--voice", "en-us", "--plain")
    assert "text/market.md is in es, but the voice en-us speaks en-us." in run.stderr
    assert "but the voice" not in narrate("build", "--engine", "espeak", "--voice", "es-419", "--plain").stderr


def test_a_section_renamed_while_another_article_is_built(narrate: Narrate, two: Path) -> None:
    """The old chapter goes when its article is built again, whatever was built in between."""
    edit(two / "text" / "market.md", "## Bread", "## Loaves")
    narrate("build", "text/quiet.md")
    narrate("build")
    assert "market/02-loaves.mp3" in contents(two)
    assert "market/02-bread.mp3" not in contents(two)


@pytest.mark.parametrize("name", ["text/../text/quiet.md", "{site}/text/quiet.md", "./text/quiet.md"])
def test_an_article_is_the_same_by_any_path(narrate: Narrate, two: Path, name: str) -> None:
    """However it is named, it is made once and keeps its folder."""
    before = contents(two)
    shutil.rmtree(two / ".narrate")
    assert narrate("build", name.format(site=two), "text/quiet.md").returncode == 0
    assert contents(two) == before


def test_articles_that_share_a_folder_are_refused(narrate: Narrate, two: Path) -> None:
    """Neither takes the other's place, or its subscribers; what was published stays."""
    before = contents(two)
    (two / "text" / "Quiet.txt").write_text("Another quiet day\n\nNobody came.\n", "utf-8")
    for options in ((), ("text/Quiet.txt",), ("text/quiet.md",)):
        run = narrate("build", *options)
        assert run.returncode == (2 if options else 1)
        assert "would go to the same folder as text/" in run.stderr
        assert contents(two) == before


def test_names_without_latin_letters_do_not_meet(narrate: Narrate, site: Path) -> None:
    """Articles with Chinese or Arabic names keep folders of their own, whatever is added later."""
    (site / "text" / "二.md").write_text(SECOND, "utf-8")
    narrate("build")
    before = contents(site)
    (site / "text" / "一.md").write_text(SECOND, "utf-8")
    assert narrate("build").returncode == 0
    assert before.items() - contents(site).items() <= {(path, before[path]) for path in ("feed.xml", "report.json")}


def test_unused_entries_are_told_only_when_all_is_known(narrate: Narrate, two: Path) -> None:
    """An entry that another article uses is not called unused because that article is not built now."""
    lexicon = two / "lexicon.yaml"
    lexicon.write_text(lexicon.read_text("utf-8") + "  Uyuni: {ipa: uˈʝuni}\n", "utf-8")
    run = narrate("build", "text/quiet.md", "--plain")
    assert "1 lexicon entry matches nothing in the articles: “Uyuni” (lexicon.yaml:4)." in run.stderr
    (two / "text" / "new.md").write_text("Uyuni is far away.\n", "utf-8")
    assert "matches nothing" not in narrate("build", "text/quiet.md", "--plain").stderr
    assert "matches nothing" not in narrate("build", "--plain").stderr


def test_an_unused_entry_of_an_article_is_told(narrate: Narrate, site: Path) -> None:
    """A slip of the pen in the front matter shows as one in the lexicon does."""
    edit(site / "text" / "market.md", "date: 2026-03-04\n", "date: 2026-03-04\nlexicon:\n  Uyuni: {ipa: uˈʝuni}\n")
    assert "“Uyuni” (text/market.md:5)" in narrate("build", "--plain").stderr


@pytest.mark.parametrize("change", ["address", "cover"])
def test_files_of_the_show_that_are_made_no_more_go(narrate: Narrate, site: Path, change: str) -> None:
    """An old feed or cover is not copied to the web for ever."""
    narrate("build")
    if change == "address":
        edit(site / "narrate.toml", 'address = "https://voices.example/"\n', "")
        gone = "feed.xml"
    else:
        Image.new("RGB", (1_400, 1_400), "teal").save(site / "cover.jpg", "JPEG")
        edit(site / "narrate.toml", "cover.png", "cover.jpg")
        gone = "cover.png"
    assert (site / "output" / gone).exists()
    assert narrate("build").returncode == 0
    assert not (site / "output" / gone).exists()


def test_each_article_is_blamed_for_its_own_failure(
    narrate: Narrate, two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of two articles that cannot be spoken each is told with its own sentence."""
    faulty = Path(__file__).parent.parent / "shell"
    monkeypatch.syspath_prepend(faulty)
    monkeypatch.setenv("PYTHONPATH", str(faulty))
    for name in ("market", "quiet"):
        (two / "text" / f"{name}.md").write_text(f"# A day\n\nThe fault of {name} is here.\n", "utf-8")
    run = narrate("build", "--engine", "faulty_engines:silent")
    for name in ("market", "quiet"):
        (line,) = [line for line in run.stderr.splitlines() if line.startswith(f"error: text/{name}.md: ")]
        assert f"“The fault of {name} is here.”" in line


def test_a_moved_publication_is_built_anew(narrate: Narrate, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without settings its title is its folder's name, and that has changed."""
    (site / "narrate.toml").unlink()
    narrate("build", "--engine", "tone")
    moved = site.rename(site.parent / "moved")
    monkeypatch.chdir(moved)
    assert "Nothing has changed" not in narrate("build", "--engine", "tone", "--plain").stderr


def test_an_engine_that_is_being_written_is_asked_again(
    narrate: Narrate, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its code may change without a new version; what it said before may be wrong now."""
    monkeypatch.syspath_prepend(site)
    monkeypatch.setenv("PYTHONPATH", str(site))
    code = "from narrate.engines.tone import ToneEngine\nclass Hum(ToneEngine):\n    fingerprint = '1'\n"
    (site / "humming.py").write_text(code, "utf-8")
    assert spoken(narrate, "--engine", "humming:Hum") == SENTENCES
    (site / "humming.py").write_text(code + "    # better\n", "utf-8")
    assert "Nothing has changed" not in narrate("build", "--engine", "humming:Hum", "--plain").stderr

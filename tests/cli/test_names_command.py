"""`narrate names --html`: the page and its sounds, from the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from narrate.cli.planning import desk_of
from narrate.cli.project import Project
from narrate.desk import plan_all
from narrate.encode import LameEncoder
from narrate.errors import CannotWrite, EngineFailed, NarrateError
from narrate.listening import Booth, lexicon_line, neighbours, write_page
from narrate.model import Facts, Pronunciation, Script, ScriptSection, Token, Utterance, UtteranceKind
from narrate.plan.register import register
from narrate.report import QuietReporter
from narrate.studio import record

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    from narrate.model import Chapter
    from narrate.ports import ChapterJob

    Narrate = Callable[..., CompletedProcess[str]]

ARTICLE = """\
---
title: A market day
lexicon:
  Oruro: {lang: es}
  Qhana Pata: {lang: ay}
---

Oruro is far. From Oruro and Oruro’s market the train goes to Qhana Pata.
"""


@pytest.fixture
def town(site: Path) -> Path:
    """Return a publication with an article of a few names."""
    (site / "text" / "market.md").write_text(ARTICLE, "utf-8")
    return site


def page(folder: Path) -> html.HtmlElement:
    """Return what was written."""
    return html.document_fromstring((folder / "output" / "names.html").read_text("utf-8"))


def sounds(folder: Path) -> set[str]:
    """Return the paths of the sound files."""
    return {f"names/{path.name}" for path in (folder / "output" / "names").glob("*.mp3")}


def test_the_page_and_its_sounds(narrate: Narrate, town: Path) -> None:
    """Every player of the page has its file, and every file a player."""
    run = narrate("names", "--html")
    assert run.returncode == 0
    assert run.stderr == ""
    path, _, counts = run.stdout.strip().partition(": ")
    files = sounds(town)
    rows = page(town).xpath("//tbody/tr")
    assert isinstance(rows, list)
    assert path == "output/names.html"
    assert counts.startswith(f"{len(rows)} names, ")
    assert counts.endswith(f" {len(files)} sounds.")
    assert set(page(town).xpath("//audio/@src")) == files
    assert {"Oruro", "Qhana Pata"} <= set(page(town).xpath("//tbody//th/bdi/text()"))


def test_a_second_run_speaks_nothing(narrate: Narrate, town: Path) -> None:
    """The same bytes, from the store; no file is touched."""
    narrate("names", "--html")
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (town / "output").rglob("*.*")}
    clips = set((town / ".narrate").rglob("*"))
    narrate("names", "--html")
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in (town / "output").rglob("*.*")} == before
    assert set((town / ".narrate").rglob("*")) == clips


def test_sounds_of_earlier_pages_go(narrate: Narrate, town: Path) -> None:
    """Names come and go; what somebody else has put into the folder stays."""
    narrate("names", "--html")
    before = sounds(town)
    own = town / "output" / "names" / "my-own.mp3"
    own.write_bytes(b"mine")
    article = town / "text" / "market.md"
    article.write_text(ARTICLE.replace("Oruro", "Uyuni"), "utf-8")
    narrate("names", "--html")
    assert set(page(town).xpath("//audio/@src")) == sounds(town) - {"names/my-own.mp3"}
    assert not any("oruro" in path for path in sounds(town))
    assert any("oruro" in path for path in before)
    assert own.read_bytes() == b"mine"


def test_a_build_leaves_the_page_alone(narrate: Narrate, town: Path) -> None:
    """Both write into one folder."""
    narrate("names", "--html")
    files = sounds(town)
    assert narrate("build", "--quiet").returncode == 0
    assert sounds(town) == files
    assert (town / "output" / "names.html").exists()


def test_no_names(narrate: Narrate, site: Path) -> None:
    """A page that says so, and no sounds of earlier ones."""
    narrate("names", "--html")
    (site / "text" / "market.md").write_text("It rains at noon.\n", "utf-8")
    run = narrate("names", "--html")
    assert (run.returncode, run.stdout) == (0, "output/names.html: 0 names, 0 to look at, 0 sounds.\n")
    assert "No name and no foreign word was found in 1 article." in page(site).text_content()
    assert sounds(site) == set()


def test_nothing_unknown(narrate: Narrate, town: Path) -> None:
    """`--unknown` narrows the page down as it does the list."""
    (town / "text" / "market.md").write_text("The train to Cochabamba is late.\n", "utf-8")
    assert narrate("names", "--html", "--unknown", "--fail-on-unknown").returncode == 0
    assert "narrate is sure of the 1 name in 1 article." in page(town).text_content()


@pytest.mark.parametrize("other", ["--json", "--yaml"])
def test_one_kind_of_output_at_a_time(narrate: Narrate, town: Path, other: str) -> None:
    """A file and a document are two things; neither is left out in silence."""
    run = narrate("names", "--html", other)
    assert run.returncode == 2
    assert f"--html and {other} do not go together" in run.stderr
    assert not (town / "output").exists()


def test_articles_that_cannot_be_read(narrate: Narrate, town: Path) -> None:
    """The others are on the page; with none there is no page."""
    (town / "text" / "broken.md").write_bytes(b"\xff\xfe\x00")
    assert narrate("names", "--html").returncode == 1
    assert (town / "output" / "names.html").exists()
    (town / "output" / "names.html").unlink()
    assert narrate("names", "--html", "text/broken.md").returncode > 1
    assert not (town / "output" / "names.html").exists()


def booth(folder: Path, fail: Callable[[ChapterJob], NarrateError | None]) -> Booth:
    """Return a booth whose engine fails where ``fail`` gives an error."""
    here = Project(folder)
    desk = desk_of(here)

    def try_to(job: ChapterJob) -> Chapter:
        if error := fail(job):
            raise error
        return record(job, desk.engine, LameEncoder(), here.store).chapter

    return Booth(desk, here.store, try_to, QuietReporter(), here.output)


def test_a_name_that_cannot_be_spoken(town: Path) -> None:
    """Its row says so, its sentence and all others are there."""
    made = booth(town, lambda job: EngineFailed("It hums.", hint="") if job.section.title == "Oruro" else None)
    planned, _ = plan_all([town / "text" / "market.md"], made.desk)
    entries = register((each.path, each.script) for each in planned)
    written = write_page(entries, 0, planned, made)
    (row,) = page(town).xpath("//tbody/tr[th/bdi='Oruro']")
    assert row.xpath("string(.//p[@class='fault'])") == "The name could not be spoken. It hums."
    assert len(row.xpath(".//audio")) == 1
    assert written.incomplete == 1
    assert written.sounds == len(sounds(town))


def test_a_full_disk_is_no_fault_of_a_name(town: Path) -> None:
    """It stops the work, as in a build."""
    made = booth(town, lambda _: CannotWrite("The disk is full.", hint=""))
    planned, _ = plan_all([town / "text" / "market.md"], made.desk)
    with pytest.raises(CannotWrite):
        write_page(register((each.path, each.script) for each in planned), 0, planned, made)


def test_the_name_is_marked_where_it_is_meant(town: Path) -> None:
    """The first mention, and without the ending of a possessive."""
    (town / "text" / "market.md").write_text(ARTICLE.replace("Oruro is far. From Oruro and ", "By "), "utf-8")
    made = booth(town, lambda _: None)
    planned, _ = plan_all([town / "text" / "market.md"], made.desk)
    entries = register((each.path, each.script) for each in planned)
    write_page(entries, 0, planned, made)
    (context,) = page(town).xpath("//tbody/tr[th/bdi='Oruro']/td[@class='context']/bdi")
    assert (context.text, context[0].text) == ("By ", "Oruro")
    assert context[0].tail.startswith("’s market")
    assert [lexicon_line(entry, made.desk.vocabulary) for entry in entries if entry.word == "Oruro"] == [
        "Oruro: {ipa: oˈɾuɾo, lang: es}"
    ]


SAID = {"es": Pronunciation("", "es", "voice"), "ay": Pronunciation("", "ay", "voice")}
WORDS = st.sampled_from("Evo Evo’s Wara Jach’a\u00a0Qhathu a… verylongword".split(" "))
BETWEEN = st.sampled_from([" ", "  ", ", ", "… ", "–", ""])
TOKENS = st.builds(
    lambda word, after, language: Token(word, after, word, SAID.get(language), language or None),
    WORDS,
    BETWEEN,
    st.sampled_from(["es", "ay", ""]),
)


@given(st.sampled_from(["", "“", "… "]), st.lists(TOKENS, max_size=25))
def test_the_context_of_a_name_by_language(before: str, tokens: list[Token]) -> None:
    """With the name between them its neighbours are the context; punctuation is in no name's language."""
    said = Utterance("u", UtteranceKind.PARAGRAPH, before, tuple(tokens), 0)
    script = Script("s", Facts("T"), (ScriptSection("S", "s", (said,)),))
    for entry in register([("a.md", script)]):
        left, right = neighbours(entry)
        word = " ".join(entry.word.split())
        shown = "".join(span.text for span in left) + word + "".join(span.text for span in right)
        assert shown == entry.context
        for span in (*left, *right):
            assert span.language is None or any(token.language == span.language for token in tokens)
            assert span.language is None or not set(span.text) & set("“,–")

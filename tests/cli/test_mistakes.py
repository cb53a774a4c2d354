"""Everything a user can get wrong: one sentence with its place, a hint, the exit code of its kind, no traceback."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrate import errors

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

LATIN_1 = "La Paz está lejos.".encode("latin-1")
SOLE = "text/market.md"  # the site's one article


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong with the site, the command, and the error: its class and how its sentence begins."""

    id: str
    error: type[errors.NarrateError]
    says: str
    files: Mapping[str, bytes | None]  # None: it is not there
    command: tuple[str, ...] = ("build",)


def entry(value: str) -> dict[str, bytes | None]:
    """Return a lexicon with a sound entry and one of this value, in line 4."""
    return {"lexicon.yaml": f"version: 1\nentries:\n  Oruro: {{ipa: oˈɾuɾo}}\n  Uyuni: {value}\n".encode()}


MISTAKES = (
    Mistake("no such command", errors.UsageMistake, "No such command", {}, ("sing",)),
    Mistake("no such option", errors.UsageMistake, "No such option: --loud", {}, ("build", "--loud")),
    Mistake("say nothing", errors.UsageMistake, "Missing", {}, ("say",)),
    Mistake("say into a wave file", errors.UsageMistake, "a.wav", {}, ("say", "Hello", "-o", "a.wav")),
    Mistake("init twice", errors.UsageMistake, "narrate.toml", {}, ("init",)),
    Mistake("no word to pronounce", errors.UsageMistake, "", {"lexicon.yaml": None}, ("pronounce",)),
    Mistake("format not read", errors.UsageMistake, "a.docx: ", {"a.docx": b"Hello."}, ("build", "a.docx")),
    Mistake("no such article", errors.FileMissing, "missing.md: ", {}, ("build", "missing.md")),
    Mistake("no such article to plan", errors.FileMissing, "missing.md: ", {}, ("plan", "missing.md")),
    Mistake("article is a folder", errors.FileMissing, "text: ", {}, ("build", "text")),
    Mistake("no article", errors.FileMissing, "There is no article in text", {SOLE: None}),
    Mistake("no project", errors.FileMissing, "There is no folder nowhere", {}, ("voices", "-C", "nowhere")),
    Mistake("no list of words", errors.FileMissing, "words: ", {}, ("pronounce", "--from", "words")),
    Mistake("cover is not there", errors.FileMissing, "cover.png: ", {"cover.png": None}),
    Mistake("binary article", errors.NotText, f"{SOLE}:1: ", {SOLE: b"\x7fELF\x02\x01\x01\x00\x00\x02"}),
    Mistake("article in Latin 1", errors.NotText, f"{SOLE}:3: ", {SOLE: b"# Far\n\n" + LATIN_1}),
    Mistake("lexicon in Latin 1", errors.NotText, "lexicon.yaml:1: ", {"lexicon.yaml": LATIN_1}),
    Mistake("settings in Latin 1", errors.NotText, "narrate.toml:1: ", {"narrate.toml": LATIN_1}),
    Mistake("empty article", errors.NothingToSay, f"{SOLE}: ", {SOLE: b""}),
    Mistake("empty lexicon", errors.BadLexicon, "lexicon.yaml:1: The lexicon is empty", {"lexicon.yaml": b""}),
    Mistake("empty settings", errors.BadSettings, "narrate.toml: The table", {"narrate.toml": b""}),
    Mistake("blank article", errors.NothingToSay, f"{SOLE}: ", {SOLE: b"\n \n"}),
    Mistake("say a full stop", errors.NothingToSay, "“.” holds no word", {}, ("say", ".")),
    Mistake("pronounce a smile", errors.NothingToSay, "“🙂” holds no word", {}, ("pronounce", "Oruro", "🙂")),
    Mistake(
        "init in no language", errors.BadSettings, "`language` must be", {}, ("init", "a", "--language", "Spanish")
    ),
    Mistake("no voice of a language", errors.VoiceMissing, "The engine “tone” has", {}, ("voices", "--language", "xx")),
    Mistake(
        "no such category",
        errors.BadSettings,
        "narrate.toml:3: `category`: ",
        {"narrate.toml": b'[publication]\ntitle = "A"\ncategory = ["Nws"]\n'},
        ("plan",),
    ),
    Mistake("init without title", errors.BadSettings, "`title` must be", {}, ("init", "a", "--title", "")),
    Mistake("no engine is made", errors.EngineMissing, "“os:getcwd” makes no", {}, ("build", "--engine", "os:getcwd")),
    Mistake("no such engine", errors.EngineMissing, "There is no engine", {}, ("build", "--engine", "a:b:c")),
    Mistake("front matter with a tag", errors.BadFrontMatter, f"{SOLE}:2: ", {SOLE: b"---\ntitle: !!x a\n---\nA.\n"}),
    Mistake("front matter without end", errors.BadFrontMatter, f"{SOLE}:1: ", {SOLE: b"---\ntitle: A\n\nText.\n"}),
    Mistake("front matter no YAML", errors.BadFrontMatter, f"{SOLE}:2: ", {SOLE: b"---\ntitle: A: b\n---\nText.\n"}),
    Mistake("front matter, unknown key", errors.BadFrontMatter, f"{SOLE}:2: ", {SOLE: b"---\ntilte: A\n---\nText.\n"}),
    Mistake("settings no TOML", errors.BadSettings, "narrate.toml:1: ", {"narrate.toml": b"title: A"}),
    Mistake(
        "settings, unknown key",
        errors.BadSettings,
        "narrate.toml:2: ",
        {"narrate.toml": b'[publication]\ntittle = "A"\n'},
    ),
    Mistake("pace out of range", errors.BadSettings, "`pace_wpm` must be", {}, ("build", "--pace", "9000")),
    Mistake("lexicon no YAML", errors.BadLexicon, "lexicon.yaml:4: ", entry("{ipa: [")),
    Mistake("lexicon, unknown key", errors.BadLexicon, "lexicon.yaml:4: ", entry("{iqa: a}")),
    Mistake("lexicon, entry twice", errors.BadLexicon, "lexicon.yaml:5: ", entry("{ipa: a}\n  Uyuni: {ipa: u}")),
    Mistake("no IPA", errors.BadIpa, "lexicon.yaml:4: ", entry("{ipa: oˈ7uɾo}")),
    Mistake(
        "no IPA in front matter",
        errors.BadIpa,
        f"{SOLE}:3: ",
        {SOLE: b"---\nlexicon:\n  Uyuni: {ipa: u8}\n---\nUyuni.\n"},
    ),
    Mistake("no such engine", errors.EngineMissing, "There is no engine called “x”", {}, ("build", "--engine", "x")),
    Mistake("engine not importable", errors.EngineMissing, "", {}, ("build", "--engine", "nothing:make")),
    Mistake("no such voice", errors.VoiceMissing, "", {}, ("build", "--voice", "x")),
    Mistake("no such voice to say", errors.VoiceMissing, "", {}, ("say", "Hello", "--voice", "x")),
    Mistake("output is a file", errors.CannotWrite, "output", {"output": b""}),
    Mistake("store is a file", errors.CannotWrite, ".narrate", {".narrate": b""}),
    Mistake("init in a file", errors.CannotWrite, "", {"file": b""}, ("init", "file")),
    Mistake("say into a file's folder", errors.CannotWrite, "", {"file": b""}, ("say", "Hello", "-o", "file/a.mp3")),
    Mistake("cover no picture", errors.BadPicture, "cover.png: ", {"cover.png": b"GIF89a"}),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.id)
def test_mistake_is_told(narrate: Narrate, site: Path, mistake: Mistake) -> None:
    """The class decides the exit code, the sentence begins with the place, a hint says what to do."""
    for path, data in mistake.files.items():
        (site / path).unlink(missing_ok=True)
        if data is not None:
            (site / path).write_bytes(data)
    run = narrate(*mistake.command)
    error, hint = run.stderr.splitlines()[-2:]
    assert error.startswith(f"error: {mistake.says}")
    assert hint.startswith("hint: ")
    assert run.returncode == mistake.error.exit_code
    assert run.stdout == ""
    assert "Traceback" not in run.stderr


# What a command line can hardly bring about on any machine is told the same way, and tested where it arises.
TESTED_ELSEWHERE = {errors.CannotPlay, errors.EngineFailed, errors.LoudnessMissed, errors.Interrupted}


def test_every_kind_of_error_is_in_the_table() -> None:
    """A new class of errors needs a mistake that shows its message."""
    kinds = set(errors.NarrateError.__subclasses__())
    assert {mistake.error for mistake in MISTAKES} == kinds - TESTED_ELSEWHERE
    assert len({kind.exit_code for kind in kinds}) == len(kinds)


def test_utf_16_is_read(narrate: Narrate, site: Path) -> None:
    """An article saved by an old Windows editor is no mistake."""
    article = site / "text" / "market.md"
    article.write_text(article.read_text("utf-8"), "utf-16")
    assert narrate("build").returncode == 0
    assert (site / "output" / "market" / "02-bread.mp3").is_file()


def test_hint_guesses_the_key(narrate: Narrate, site: Path) -> None:
    """A typing error costs no search in the reference."""
    (site / "narrate.toml").write_text('[publication]\ntitle = "A"\nlangauge = "en"\n', "utf-8")
    assert "hint: Did you mean `language`?" in narrate("build").stderr


def test_nothing_acts_on_the_terminal(narrate: Narrate, site: Path) -> None:
    """A hostile article can neither colour nor retitle the window by way of a message."""
    (site / "text" / "market.md").write_text('---\n"x\\e[31mRED\\a": 1\n---\nText.\n', "utf-8")
    run = narrate("build")
    assert "RED" in run.stderr
    assert not set(run.stderr) & {"\x1b", "\x07"}


def test_one_article_of_several_fails(narrate: Narrate, site: Path) -> None:
    """The others are made, the failure is named once, the exit code is 1."""
    (site / "text" / "empty.md").touch()
    run = narrate("build", "--json")
    assert run.returncode == 1
    assert run.stderr.count("error: ") == 1
    assert "error: text/empty.md: " in run.stderr
    assert [article["slug"] for article in json.loads(run.stdout)["articles"]] == ["market"]
    assert (site / "output" / "market" / "market.mp3").is_file()
    assert narrate("plan").returncode == 1


def test_articles_that_fail_alike(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """If nothing is made and all fail by the same mistake, the exit code is that mistake's; else 1."""
    assert narrate("build", "a.md", "b.md").returncode == errors.FileMissing.exit_code
    assert narrate("build", "a.md", "narrate.toml").returncode == 1


def test_failing_article_leaves_what_was_published(narrate: Narrate, site: Path) -> None:
    """A typing error in the only article does not empty the feed that subscribers read."""
    narrate("build")
    before = {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()}
    (site / "text" / "market.md").write_text("---\ntilte: A\n---\nText.\n", "utf-8")
    assert narrate("build").returncode == errors.BadFrontMatter.exit_code
    assert {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()} == before


def test_failure_that_names_no_file_gets_its_article(narrate: Narrate, site: Path) -> None:
    """An engine that fails at a sentence does not know the file; the editor must."""
    (site / "lexicon.yaml").unlink()
    assert "error: text/market.md: The engine “tone” has no voice “x”." in narrate("build", "--voice", "x").stderr


def test_engine_that_falls_silent(narrate: Narrate, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence without sound is an error that quotes it, and nothing of the article is published."""
    faulty = Path(__file__).parent.parent / "shell"
    monkeypatch.syspath_prepend(faulty)
    monkeypatch.setenv("PYTHONPATH", str(faulty))
    (site / "text" / "market.md").write_text("# A day\n\nThe fault is here.\n", "utf-8")
    run = narrate("build", "--engine", "faulty_engines:silent")
    assert run.returncode == errors.EngineFailed.exit_code
    assert "error: text/market.md: The engine’s speech is silent: “The fault is here.”" in run.stderr.replace("'", "’")
    assert not (site / "output").exists()

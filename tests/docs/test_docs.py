"""The documentation says what the program does.

Conventions of the pages: a ``console`` block is run, its lines after ``$ `` as commands, the others as what they
print; ``…`` stands for any text in a line, alone in a line for any number of lines. A block with ``title="FILE"`` is
that file, saved where it stands in the page. A ``tree`` block lists what is in the folder by then, apart from hidden
files; ``…`` stands for any others. The tutorial begins in an empty folder, every other page in the built sample.
"""

from __future__ import annotations

import inspect
import os
import re
import shlex
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from typer.testing import CliRunner

from narrate import errors
from narrate.cli.app import app
from narrate.engines.espeak.phones import TABLES
from narrate.settings import describe

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs" / "reference"
TUTORIAL = "docs/tutorial/first-narration.md"
PAGES = sorted(page.relative_to(ROOT).as_posix() for page in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
WHOLE_WIDTH = 78  # of help on a terminal of 80 columns

_BLOCK = re.compile(r'^```(\w*)(?: title="([^"]+)")?\n(.*?)^```$', re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block of a page."""

    language: str
    title: str
    text: str


def text_of(page: str) -> str:
    """Return the text of a page, named from the repository's root."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str) -> list[Block]:
    """Return the fenced blocks of a page."""
    return [Block(*parts) for parts in _BLOCK.findall(text_of(page))]


def prose(page: str) -> str:
    """Return a page without code."""
    return re.sub(r"`[^`\n]+`", "", _BLOCK.sub("", text_of(page)))


def anchors(page: Path) -> set[str]:
    """Return the names that GitHub gives to the headings of a page."""
    headings = _HEADING.findall(_BLOCK.sub("", page.read_text(encoding="utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in headings}


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_somewhere(page: str) -> None:
    """Every link inside the repository has a target, down to the heading."""
    for link in _LINK.findall(prose(page)):
        if "://" in link:
            continue
        path, _, anchor = link.partition("#")
        target = (ROOT / page).parent / path if path else ROOT / page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", [page for page in PAGES if page.startswith("docs/")])
def test_every_page_is_reached_from_the_index(page: str) -> None:
    """Readers find a page by links, not by luck; the decisions lie in one folder."""
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / link).resolve() for link in _LINK.findall(prose("docs/index.md")) if "://" not in link}
    assert (ROOT / page).resolve() in {*linked, index} or page.startswith("docs/decisions/")


@pytest.mark.parametrize("page", PAGES)
def test_headings_are_in_order(page: str) -> None:
    """Screen readers jump by headings: one title, and no level left out."""
    levels = [len(signs) for signs, _ in _HEADING.findall(_BLOCK.sub("", text_of(page)))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


# --- the reference -------------------------------------------------------------------------------------------------

COMMANDS = [inspect.unwrap(command.callback).__name__ for command in app.registered_commands if command.callback]


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_commands_page_repeats_the_help(command: str) -> None:
    """Whoever reads the page reads what `--help` says, of every command."""
    arguments = [*command.split(), "--help"]
    said = CliRunner().invoke(app, arguments, prog_name="narrate", terminal_width=WHOLE_WIDTH).stdout
    assert said.rstrip() in {block.text.rstrip() for block in blocks("docs/reference/commands.md")}


def test_settings_page_lists_every_setting() -> None:
    """The tables are those that the program describes itself by."""
    assert describe().strip() in (REFERENCE / "settings.md").read_text(encoding="utf-8")


def test_exit_codes_page_lists_every_error() -> None:
    """A script can rely on each code, and on there being no other."""
    kinds = [kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, errors.NarrateError)]
    own = [kind for kind in kinds if kind is not errors.NarrateError]
    rows = {f"| {kind.exit_code} | `{kind.__name__}` | {kind.__doc__} |" for kind in own}
    assert set(re.findall(r"^\| \d+ \| `\w+` \|.*$", text_of("docs/reference/exit-codes.md"), re.MULTILINE)) == rows


def listed(label: str) -> set[str]:
    """Return the sounds that the page of IPA lists for all languages, or besides for one."""
    items = re.split(r"\n+- |\n\n", text_of("docs/reference/ipa.md").partition("## Everything")[2])
    item = next(item for item in items if item.startswith(label))
    return set(re.findall("`([^`]+)`", item)[-1].split())


@pytest.mark.parametrize(
    ("label", "table"),
    [("Spanish", "es-la"), ("Aymara", "qu"), ("Guarani", "gn"), ("English", "en"), ("English", "en-us")],
)
def test_ipa_page_lists_what_espeak_can_say(label: str, table: str) -> None:
    """An editor may write each sound of the list; the engine has no single sound that is not on it.

    Diphthongs, affricates and long vowels that are made of listed sounds need no mention.
    """
    sounds = listed("In every language") | listed(label)
    phones = set(TABLES[table])
    assert sounds <= phones
    made_of_them = re.compile(f"(?:(?:{'|'.join(map(re.escape, sounds))})ː?)+")
    assert {phone for phone in phones if not made_of_them.fullmatch(phone)} == set()


# --- what the pages show -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the sample publication, built."""
    folder = tmp_path_factory.mktemp("sample")
    for name in ("narrate.toml", "lexicon.yaml"):
        shutil.copy(ROOT / name, folder)
    shutil.copytree(ROOT / "text", folder / "text")
    assert run("narrate build --quiet", folder) == ""
    return folder


def run(command: str, folder: Path) -> str:
    """Return what a command of ours prints, on both outputs; ``NAME=VALUE`` may stand before it, as in a shell."""
    words = shlex.split(command)
    start = words.index("narrate")
    done = subprocess.run(
        [sys.executable, "-m", *words[start:]],
        cwd=folder,
        env={**os.environ, **dict(word.split("=", 1) for word in words[:start])},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    return done.stdout


def pattern(lines: list[str]) -> str:
    """Return the regular expression of what is printed."""
    return "".join("(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.split("…"))) + "\n" for line in lines)


def commands(block: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the commands of a block, each with the lines it prints."""
    for part in block.removeprefix("$ ").split("\n$ "):
        command, *lines = part.rstrip("\n").split("\n")
        yield command, lines


def paths(tree: str) -> Iterator[str]:
    """Yield the paths of the files in an indented list, and ``…``."""
    folders: list[str] = []
    for line in tree.splitlines():
        name = line.strip()
        folders[(len(line) - len(name)) // 2 :] = [name]
        if not name.endswith("/"):
            yield name if name == "…" else "".join(folders)


@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if any(b.language == "console" for b in blocks(page))])
def test_pages_show_what_happens(page: str, sample: Path, tmp_path: Path) -> None:
    """Whoever types what a page says sees what the page shows."""
    folder = tmp_path / "scratch"
    if page == TUTORIAL:
        folder.mkdir()
    else:
        shutil.copytree(sample, folder)
    for block in blocks(page):
        if block.title:
            (folder / block.title).write_text(block.text, encoding="utf-8")
        if block.language == "tree":
            check_tree(block.text, folder)
        for command, lines in commands(block.text) if block.language == "console" else ():
            if command.startswith("cd "):
                folder /= command.removeprefix("cd ")
                continue
            printed = run(command, folder)
            assert re.fullmatch(pattern(lines), printed), f"{command}\n{printed}"


def check_tree(tree: str, folder: Path) -> None:
    """Compare a list of files with a folder; its first line is the folder that is meant."""
    wanted = list(paths(tree))
    top = folder / tree.partition("\n")[0]
    there = {path.relative_to(folder).as_posix() for path in top.rglob("[!.]*") if path.is_file()}
    assert set(wanted) - {"…"} <= there
    assert "…" in wanted or there == set(wanted)

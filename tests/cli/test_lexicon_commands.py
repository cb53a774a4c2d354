"""`narrate lexicon`: what each command prints, writes and refuses."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

ORURO = ("Oruro", "--ipa", "oˈɾuɾo", "--lang", "es")
LEXICON = """\
# Ours
version: 1
entries:
  Cochabamba: {ipa: kotʃaˈbamba, lang: es}  # the city
  # of the army
  YPFB: {say: letters, note: "oil: state's"}
"""
PLS = """\
<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="es">
<lexeme><grapheme>Oruro</grapheme><phoneme>oˈɾuɾo</phoneme></lexeme>
<lexeme><grapheme>cochabamba</grapheme><phoneme>kotʃaˈbama</phoneme></lexeme>
<lexeme><grapheme>Bad</grapheme><phoneme>BAD</phoneme></lexeme>
<lexeme><grapheme>Worse</grapheme><phoneme>W</phoneme></lexeme>
</lexicon>
"""


@pytest.fixture
def lexicon(site: Path) -> Path:
    """Return the lexicon of the publication."""
    path = site / "lexicon.yaml"
    path.write_text(LEXICON, "utf-8")
    return path


def test_add_writes_one_line(narrate: Narrate, lexicon: Path) -> None:
    """All else stays byte by byte; the command says where the line is."""
    done = narrate("lexicon", "add", *ORURO, "--note", "a city")
    assert (done.returncode, done.stdout) == (0, "Added “Oruro” in lexicon.yaml, line 5.\n")
    line = "  Oruro: {ipa: oˈɾuɾo, lang: es, note: a city}\n"
    assert lexicon.read_text("utf-8") == LEXICON.replace("  # of", f"{line}  # of")


def test_add_begins_a_lexicon(narrate: Narrate, lexicon: Path) -> None:
    """The first name needs no file to be there."""
    lexicon.unlink()
    assert narrate("lexicon", "add", *ORURO).returncode == 0
    assert lexicon.read_text("utf-8") == "version: 1\nentries:\n  Oruro: {ipa: oˈɾuɾo, lang: es}\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_add_keeps_the_encoding_and_line_ends(narrate: Narrate, lexicon: Path, encoding: str) -> None:
    """Files of Windows stay files of Windows."""
    lexicon.write_bytes(LEXICON.replace("\n", "\r\n").encode(encoding))
    before = lexicon.read_bytes()
    assert narrate("lexicon", "add", "Zongo", "--say", "song go").returncode == 0
    more = "  Zongo: {say: song go}\r\n".encode(encoding)
    mark = b"\xff\xfe" if encoding == "utf-16" else b"\xef\xbb\xbf"
    assert lexicon.read_bytes() == before + more.removeprefix(mark)


def test_add_wants_to_know_the_encoding(narrate: Narrate, lexicon: Path) -> None:
    """UTF-16 without its mark is read by luck; it is not written."""
    lexicon.write_bytes(LEXICON.encode("utf-16-le"))
    assert narrate("lexicon", "add", *ORURO).returncode == 4
    assert lexicon.read_bytes() == LEXICON.encode("utf-16-le")


def test_add_follows_a_link(narrate: Narrate, lexicon: Path) -> None:
    """Two publications may share a lexicon by a link, which stays one."""
    shared = lexicon.parent.parent / "shared.yaml"
    lexicon.rename(shared)
    lexicon.symlink_to(shared)
    assert narrate("lexicon", "add", *ORURO).returncode == 0
    assert lexicon.is_symlink()
    assert "Oruro" in shared.read_text("utf-8")


@pytest.mark.parametrize("name", ["Cochabamba", "COCHABAMBA"])
def test_an_entry_that_is_there_is_refused_unless_replaced(narrate: Narrate, lexicon: Path, name: str) -> None:
    """Somebody's work is not overwritten by mistake; the comment beside it stays."""
    done = narrate("lexicon", "add", name, "--say", "cocha")
    assert done.returncode == 2
    assert done.stderr.startswith("error: lexicon.yaml:4: There is an entry “Cochabamba” already.\n")
    assert lexicon.read_text("utf-8") == LEXICON
    done = narrate("lexicon", "add", name, "--say", "cocha", "--replace")
    assert done.stdout == f"Replaced “{name}” in lexicon.yaml, line 4.\n"
    assert f"  {name}: {{say: cocha}}  # the city\n" in lexicon.read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("Oruro",), 8, "it has neither `ipa`"),
        (("Oruro", "--ipa", "oˈɾuɾo", "--say", "x"), 8, "it has both `ipa` and `say`."),
        (("Oruro", "--ipa", "o'ruro"), 9, "“'” (U+0027) at position 2 is not IPA."),
        (("Oruro", "--ipa", "o", "--lang", "Spanish"), 8, "“spanish” is not a language tag."),
        (("…", "--say", "x"), 8, "the name holds no letter or digit."),
        (("A", "--say", "x", "--note", "\x1b[2J"), 8, "holds a control character."),
    ],
)
def test_add_refuses_what_a_lexicon_would(
    narrate: Narrate, lexicon: Path, arguments: tuple[str, ...], code: int, message: str
) -> None:
    """A command cannot write a file that a build then refuses."""
    done = narrate("lexicon", "add", *arguments)
    assert done.returncode == code
    assert message in done.stderr
    assert lexicon.read_text("utf-8") == LEXICON


def test_a_broken_lexicon_is_not_touched(narrate: Narrate, lexicon: Path) -> None:
    """It is told what is wrong, with the line, before anything is written."""
    lexicon.write_text("version: 1\nentries:\n  A: {ipa: W}\n", "utf-8")
    for command in (("add", *ORURO), ("sort",), ("export", "x.csv"), ("check",)):
        done = narrate("lexicon", *command)
        assert (done.returncode, done.stderr.partition(": In")[0]) == (9, "error: lexicon.yaml:3")
    assert not lexicon.with_name("x.csv").exists()


def test_what_cannot_be_changed_safely_stays(narrate: Narrate, lexicon: Path) -> None:
    """A layout that nobody foresaw costs a message, not a lexicon."""
    text = "version: 1\nentries:\n  ? A\n  : {say: x}\n"
    lexicon.write_text(text, "utf-8")
    done = narrate("lexicon", "add", "0", "--say", "x")
    assert done.returncode == 8
    assert lexicon.read_text("utf-8") == text


def test_check_counts_by_language_and_warns(narrate: Narrate, lexicon: Path) -> None:
    """A warning is no failure."""
    lexicon.write_text(f"{LEXICON}  Sisa: {{ipa: sisa, lang: ay}}\n", "utf-8")
    done = narrate("lexicon", "check")
    assert done.returncode == 0
    assert done.stdout == (
        "lexicon.yaml:7: warning: In the entry “Sisa”: its IPA has several syllables and no stress; put ˈ before the"
        " stressed one.\nlexicon.yaml: 3 entries (ay 1, es 1, und 1)\n"
    )


def test_check_tells_all_problems_of_another_file(narrate: Narrate, lexicon: Path) -> None:
    """Whoever cleans a file sees all there is to do."""
    file = lexicon.with_name("x.pls")
    file.write_text(PLS, "utf-8")
    done = narrate("lexicon", "check", "x.pls")
    assert done.returncode == 9
    assert [line[:15] for line in done.stderr.splitlines()[::2]] == ["error: x.pls:4:", "error: x.pls:5:"]
    document = json.loads(narrate("lexicon", "check", "x.pls", "--json").stdout)
    assert document["entries"] == 2
    assert document["languages"] == {"es": 2}
    assert [problem["line"] for problem in document["problems"]] == [4, 5]


def test_sort_puts_entries_in_order(narrate: Narrate, lexicon: Path) -> None:
    """Once; a second time there is nothing to do."""
    first, second = LEXICON.splitlines(keepends=True)[3], "".join(LEXICON.splitlines(keepends=True)[4:])
    lexicon.write_text(LEXICON.replace(first + second, second + first), "utf-8")
    assert narrate("lexicon", "sort").stdout == "Sorted lexicon.yaml.\n"
    assert lexicon.read_text("utf-8") == LEXICON
    assert narrate("lexicon", "sort").stdout == "Nothing to sort in lexicon.yaml.\n"


def test_export_writes_a_file_a_language(narrate: Narrate, lexicon: Path) -> None:
    """Entries that name no language are in that of the publication."""
    done = narrate("lexicon", "export", "x.pls", "x.csv")
    assert done.stdout == "x.en.pls: 1 entry\nx.es.pls: 1 entry\nx.csv: 2 entries\n"
    assert lexicon.with_name("x.csv").read_text("utf-8") == (
        "word,ipa,say,lang,match,note\nCochabamba,kotʃaˈbamba,,es,,\nYPFB,,letters,,,oil: state's\n"
    )
    assert "<grapheme>YPFB</grapheme>\n    <alias>Y P F B</alias>" in lexicon.with_name("x.en.pls").read_text("utf-8")


def test_export_tells_what_pls_cannot_say(narrate: Narrate, lexicon: Path) -> None:
    """Nothing is lost in silence."""
    lexicon.write_text("version: 1\nentries:\n  Sucre: {say: Sucre}\n  A: {ipa: a, lang: es}\n", "utf-8")
    assert "“Sucre” is left out" in narrate("lexicon", "export", "x.pls").stderr


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (("export", "x.docx"), "error: x.docx: narrate writes no lexicon to a “.docx” file."),
        (("import", "x.docx"), "error: x.docx: narrate reads no lexicon from a “.docx” file."),
    ],
)
def test_unknown_formats_are_refused(narrate: Narrate, lexicon: Path, command: tuple[str, str], message: str) -> None:
    """The suffix tells the format."""
    assert lexicon.exists()
    done = narrate("lexicon", *command)
    assert done.returncode == 2
    assert done.stderr.startswith(message)


@pytest.mark.parametrize("command", ["sort", "export x.csv"])
def test_an_empty_lexicon_has_nothing_to_sort_or_export(narrate: Narrate, lexicon: Path, command: str) -> None:
    """The hint says how to begin one."""
    lexicon.unlink()
    done = narrate("lexicon", *command.split())
    assert done.returncode == 2
    assert "narrate lexicon add" in done.stderr


def test_import_adds_what_is_new_and_keeps_what_is_there(narrate: Narrate, lexicon: Path) -> None:
    """The lexicon of the publication has the last word, and who differs is named."""
    lexicon.with_name("x.pls").write_text(PLS, "utf-8")
    done = narrate("lexicon", "import", "x.pls", "--skip-bad")
    assert done.returncode == 0
    assert done.stdout == "Entries added to lexicon.yaml: 1; 1 there already, 2 skipped.\n"
    assert "kept: lexicon.yaml:4: Cochabamba, which x.pls says otherwise\n" in done.stderr
    assert "skipped: x.pls:4: In the entry “Bad”: “B” (U+0042) at position 1 is not IPA.\n" in done.stderr
    line = "  Oruro: {ipa: oˈɾuɾo, lang: es}\n"
    assert lexicon.read_text("utf-8") == LEXICON.replace("  # of", f"{line}  # of")


def test_import_is_all_or_nothing(narrate: Narrate, lexicon: Path) -> None:
    """A bad entry stops it before anything is written."""
    lexicon.with_name("x.pls").write_text(PLS, "utf-8")
    done = narrate("lexicon", "import", "x.pls")
    assert done.returncode == 9
    assert done.stderr.startswith("error: x.pls:4: In the entry “Bad”")
    assert "1 more cannot be read" in done.stderr
    assert lexicon.read_text("utf-8") == LEXICON


def test_a_dry_run_writes_nothing(narrate: Narrate, lexicon: Path) -> None:
    """It tells what would be added."""
    lexicon.with_name("x.tsv").write_text("Oruro\toˈɾuɾo\nCochabamba\tkotʃaˈbamba\n", "utf-8")
    done = narrate("lexicon", "import", "x.tsv", "--dry-run", "--lang", "es", "--json")
    assert json.loads(done.stdout) == {
        "file": "x.tsv",
        "dry_run": True,
        "added": ["Oruro"],
        "kept": [{"word": "Cochabamba", "line": 4, "same": True}],
        "skipped": [],
        "remarks": [],
    }
    assert lexicon.read_text("utf-8") == LEXICON


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("x.pls", b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><lexicon/>', 8),
        ("x.pls", b"", 8),
        ("x.csv", b"\0\0", 4),
        ("x.csv", b"caf\xe9,a\n", 4),
        ("x.json", b"[" * 100_000, 8),
    ],
)
def test_hostile_files_cost_a_message(narrate: Narrate, lexicon: Path, name: str, data: bytes, code: int) -> None:
    """No traceback, and nothing written."""
    lexicon.with_name(name).write_bytes(data)
    done = narrate("lexicon", "import", name)
    assert (done.returncode, len(done.stderr.splitlines())) == (code, 2)
    assert lexicon.read_text("utf-8") == LEXICON


def test_long_lists_are_cut(narrate: Narrate, lexicon: Path) -> None:
    """Nobody reads hundreds of lines on a terminal."""
    lexicon.with_name("x.csv").write_text("word,say\n" + "".join(f"…,{number}\n" for number in range(50)), "utf-8")
    done = narrate("lexicon", "import", "x.csv", "--skip-bad")
    assert done.stderr.splitlines()[20:] == ["… and 30 more; --json lists all."]


@pytest.mark.parametrize("place", ["front", "end"])
def test_the_folder_is_an_option_as_everywhere(narrate: Narrate, lexicon: Path, place: str) -> None:
    """Before or after the command."""
    folder = ("-C", str(lexicon.parent.parent / "site"))
    command = ("lexicon", "check")
    done = narrate(*folder, *command) if place == "front" else narrate(*command, *folder)
    assert done.stdout.endswith("site/lexicon.yaml: 2 entries (es 1, und 1)\n")


def test_the_group_alone_says_what_there_is(narrate: Narrate) -> None:
    """As `--help` does."""
    done = narrate("lexicon")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: narrate lexicon")

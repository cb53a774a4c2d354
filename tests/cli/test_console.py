"""What stands on which stream, and what a terminal, a pipe and a screen reader get."""

from __future__ import annotations

import json
import os
import pty
import re
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrate.errors import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

COLUMNS = 80
ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
COMMAND = (sys.executable, "-m", "narrate")


def on_terminal(*arguments: str, environment: Mapping[str, str] = {}, columns: int = COLUMNS) -> str:
    """Return what narrate writes to a terminal, with its control sequences."""
    controller, terminal = pty.openpty()
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    variables = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "ACCESSIBLE", "COLUMNS"}}
    with subprocess.Popen(
        [*COMMAND, *arguments],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=variables | {"TERM": "xterm-256color"} | dict(environment),
    ):
        os.close(terminal)
        written = b""
        while piece := _read(controller):
            written += piece
    os.close(controller)
    return written.decode()


def _read(controller: int) -> bytes:
    try:
        return os.read(controller, 65_536)
    except OSError:  # Linux's sign that the other side is closed
        return b""


def test_json_is_alone_on_standard_output(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """A pipe to another program gets the document and nothing else; progress goes to standard error."""
    for command in (("build",), ("plan",), ("pronounce",), ("voices",), ("say", "Hello there.")):
        run = narrate(*command, "--json")
        assert json.loads(run.stdout) is not None
        assert run.stdout.endswith("\n")
    assert "Nothing has changed: " in narrate("build", "--json").stderr


def test_quiet_says_nothing(narrate: Narrate, site: Path) -> None:
    """A scheduled build is silent, unless something is wrong."""
    for command in (("build",), ("say", "Hello there."), ("init", "other")):
        run = narrate(*command, "--quiet")
        assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    (site / "text" / "empty.md").touch()
    assert narrate("build", "--quiet").stderr.startswith("error: text/empty.md: ")


def test_plain_lines_come_one_a_milestone(narrate: Narrate, site: Path) -> None:
    """A screen reader hears how much there is, each section with the audio so far, and the outcome last."""
    lines = narrate("build", "--plain").stderr.splitlines()
    assert lines[0] == "Planned: 1 article, 3 sections, 28 words."
    assert [line.partition(", ")[0] for line in lines[1:4]] == [f"{number} of 3 sections done" for number in (1, 2, 3)]
    assert all(" seconds of audio so far: " in line for line in lines[1:4])
    assert lines[-1].startswith("Done: ")
    with (site / "text" / "market.md").open("a", encoding="utf-8") as article:
        article.write("So it ends.\n")
    first = next(line for line in narrate("build").stderr.splitlines() if line.startswith("1 of 3 sections done, "))
    assert first.endswith(" (unchanged)")
    assert narrate("build").stderr.startswith("Nothing has changed: ")


def test_no_control_sequences_without_a_terminal(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """A log holds words only, whatever the environment says of colours."""
    for command in (("build",), ("plan",), ("--help",), ("build", "missing.md")):
        run = narrate(*command)
        assert "\x1b" not in run.stdout + run.stderr
        assert "\r" not in run.stdout + run.stderr


def test_terminal_gets_a_bar_that_fits(site: Path) -> None:  # noqa: ARG001 - as folder
    """Sections, minutes of audio and the time left stand on one line of 80 columns, and the cursor comes back."""
    written = on_terminal("build")
    lines = [line for line in re.split(r"[\r\n]+", ESCAPE.sub("", written)) if line]
    bars = [line for line in lines if " sections " in line]
    assert any(re.search(r"3/3 sections .* \d+ seconds of audio \S+ left", line) for line in bars), bars
    assert all(len(line) <= COLUMNS for line in lines), lines
    assert written.rfind("\x1b[?25h") > written.rfind("\x1b[?25l")


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [(("--plain",), {}), ((), {"ACCESSIBLE": "1"}), ((), {"TERM": "dumb"})],
    ids=["--plain", "ACCESSIBLE", "TERM=dumb"],
)
def test_nothing_is_redrawn_where_asked(
    site: Path,  # noqa: ARG001 - as folder
    arguments: tuple[str, ...],
    environment: dict[str, str],
) -> None:
    """Each way to ask for lines gives lines, also on a terminal."""
    written = on_terminal("build", *arguments, environment=environment)
    assert "\x1b" not in written
    assert "\r" not in written.replace("\r\n", "")
    assert "3 of 3 sections done" in written


def test_nothing_is_redrawn_for_who_likes_it_so(site: Path, tmp_path: Path) -> None:
    """Somebody with a screen reader says it once, for all publications; a mistake there is told with its line."""
    own = tmp_path / "config" / "narrate" / "settings.toml"
    own.parent.mkdir(parents=True)
    own.write_text("plain = true\n", "utf-8")
    home = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    assert "3 of 3 sections done" in on_terminal("build", "-C", str(site), environment=home)
    own.write_text("# mine\nplane = true\n", "utf-8")
    assert f"error: {own}:2: " in on_terminal("build", "-C", str(site), environment=home).replace("\r\n", "")


@pytest.mark.parametrize("columns", [20, 40])
def test_narrow_terminal_shows_the_count(site: Path, columns: int) -> None:  # noqa: ARG001 - as folder
    """With large letters or on a phone there is no room for a bar, but for what matters."""
    written = ESCAPE.sub("", on_terminal("build", columns=columns))
    assert "3/3 sections" in written


def test_no_color_is_honoured(site: Path) -> None:  # noqa: ARG001 - as folder
    """With NO_COLOR the bar moves, but no colour is set."""
    colours = re.compile(r"\x1b\[[0-9;]*3[0-9](?:;|m)|\x1b\[38;")
    assert not colours.search(on_terminal("build", environment={"NO_COLOR": "1"}))


def test_error_on_a_terminal_is_two_lines(site: Path) -> None:  # noqa: ARG001 - as folder
    """No frame, no colour, nothing to redraw: what a screen reader reads is the sentence and the hint."""
    written = on_terminal("build", "--engine", "x")
    assert [line.partition(":")[0] for line in written.splitlines()] == ["error", "hint"]


def test_help_fits_the_terminal() -> None:
    """No line of help is wider than 80 columns."""
    for command in ("--help", "build --help"):
        written = ESCAPE.sub("", on_terminal(*command.split()))
        assert max(map(len, written.splitlines())) <= COLUMNS


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="Linux has a disk that is always full")
@pytest.mark.parametrize("arguments", [("plan",), ("build", "--json"), ("voices", "--engine", "espeak")])
def test_full_disk_behind_standard_output(site: Path, arguments: tuple[str, ...]) -> None:  # noqa: ARG001 - as folder
    """A report that is sent to a full disk is a mistake with a sentence, a hint and a code, not a traceback."""
    with Path("/dev/full").open("w") as full:
        run = subprocess.run([*COMMAND, *arguments], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert run.returncode == CannotWrite.exit_code
    *_, error, hint = run.stderr.splitlines()
    assert (error.partition(":")[0], hint.partition(":")[0]) == ("error", "hint")
    assert "Traceback" not in run.stderr


def test_a_reader_that_stops_is_no_error(site: Path) -> None:
    """`narrate plan | head -1` ends without a word."""
    (site / "text" / "long.txt").write_text("Long\n\n" + "This is one more sentence of many. " * 6_000, "utf-8")
    with subprocess.Popen(
        [*COMMAND, "plan"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=site, text=True
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == ""
    assert run.returncode == 0


def test_console_without_ipa(site: Path) -> None:
    """IPA on a console that has no such letters is no crash; the document is UTF-8 always."""
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}

    def printed(*arguments: str) -> bytes:
        return subprocess.run([*COMMAND, *arguments], cwd=site, env=environment, capture_output=True, check=True).stdout

    assert b"kot\\u0283a" in printed("pronounce")
    assert "kotʃaˈbamba" in printed("pronounce", "--json").decode()

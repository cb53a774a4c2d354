"""Builds that are stopped, killed, or run out of room: nothing half-written, nothing left running, the same in the end.

Processes are looked up in /proc, so these tests need Linux.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING, NoReturn

import pytest

from narrate.errors import CannotWrite, Interrupted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Files = dict[str, bytes]
    Contents = Callable[[Path], Files]
    Rebuilt = Callable[[Path], Files]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
]

CHANCE = random.Random(11)  # noqa: S311 - moments, no secrets
KILL_MOMENTS_S = [round(CHANCE.uniform(0.3, 3), 2) for _ in range(6)]
PATIENCE_S = 15


class Running:
    """A build as a session of its own, so that all its processes can be found and signalled."""

    def __init__(self, command: tuple[str, ...], folder: Path) -> None:
        self._process = subprocess.Popen(
            [*command, "build", "-C", folder, "--plain"], stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        self.id = self._process.pid
        self.folder = folder

    def until(self, beginning: str) -> None:
        """Wait for a line that begins so."""
        assert any(line.startswith(beginning) for line in self._stderr)

    def end(self) -> tuple[int, str]:
        """Wait until every process has ended; return the exit code, and the errors since the last `until`."""
        code = self._process.wait(PATIENCE_S)
        deadline = time.monotonic() + PATIENCE_S
        while (alive := self.processes()) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert alive == {}
        with self._stderr as stderr:
            return code, stderr.read()

    def processes(self) -> dict[int, int]:
        """Return the live processes of the session, each with its parent."""
        found = {}
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                text = stat.read_text()
            except OSError:  # it has just ended
                continue
            state, parent, _, session = text.rpartition(")")[2].split()[:4]
            if int(session) == self.id and state != "Z":
                found[int(stat.parent.name)] = int(parent)
        return found

    def workers(self) -> set[int]:
        """Return the processes that speak: forked by the fork server, which stands between them and the build."""
        parents = self.processes()
        return {process for process, parent in parents.items() if parents.get(parent) == self.id}

    @property
    def _stderr(self) -> IO[str]:
        assert self._process.stderr is not None
        return self._process.stderr


@pytest.fixture
def running(command: tuple[str, ...], sample: Path) -> Iterator[Running]:
    """Return a build of the sample that has just begun; it is stopped with the test."""
    build = Running(command, sample)
    yield build
    for process in build.processes():  # none, unless the test has failed
        os.kill(process, signal.SIGKILL)


def half_written(folder: Path) -> list[Path]:
    """Return temporary files, which no build that has ended leaves."""
    return list(folder.rglob("*.part"))


@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["to the parent alone", "to the group, as a terminal does"])
def test_interrupt(running: Running, finished: Files, rebuilt: Rebuilt, send: Callable[[int, int], None]) -> None:
    """Ctrl-C gives one sentence and its code at once; the next build goes on to the same bytes."""
    running.until("1 of ")
    send(running.id, signal.SIGINT)
    code, errors = running.end()
    assert code == Interrupted.exit_code
    told = [line for line in errors.splitlines() if " sections done, " not in line]
    assert [line.partition(":")[0] for line in told] == ["error", "hint"]
    assert not (running.folder / "output").exists()
    assert rebuilt(running.folder) == finished
    assert half_written(running.folder) == []


@pytest.mark.parametrize("moment_s", KILL_MOMENTS_S)
def test_kill_at_any_moment(
    running: Running, finished: Files, rebuilt: Rebuilt, contents: Contents, moment_s: float
) -> None:
    """Orphaned workers end by themselves; what was published is whole; the next build ends at the same bytes."""
    time.sleep(moment_s)
    os.kill(running.id, signal.SIGKILL)
    running.end()
    published = {path: data for path, data in contents(running.folder).items() if not path.endswith(".part")}
    assert published.items() <= finished.items()
    assert rebuilt(running.folder) == finished
    assert half_written(running.folder) == []


def test_killed_worker_is_replaced(running: Running, finished: Files, contents: Contents) -> None:
    """The system may kill a worker, as for want of memory: the build succeeds all the same."""
    running.until("1 of ")
    os.kill(min(running.workers()), signal.SIGKILL)
    code, errors = running.end()
    assert code == 0
    assert "Traceback" not in errors
    assert contents(running.folder) == finished


@pytest.mark.parametrize("blocks", [40, 200, 600], ids=lambda blocks: f"{blocks // 2} KiB")
def test_size_limit(sample: Path, finished: Files, rebuilt: Rebuilt, contents: Contents, blocks: int) -> None:
    """A file that may not grow is told by its name and never left in part; without the limit the build goes on."""
    limited = f'ulimit -f {blocks} && exec "$0" -m narrate build --quiet -C "$1"'
    arguments = ("sh", "-c", limited, sys.executable, str(sample))
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert run.returncode == CannotWrite.exit_code
    error, hint = run.stderr.splitlines()
    assert error.startswith("error: ")
    assert error.endswith("larger than the system allows.")
    assert "ulimit" in hint
    assert contents(sample).items() <= finished.items()
    assert rebuilt(sample) == finished


@pytest.fixture
def small_disk(tmp_path: Path, without: Callable[[str], NoReturn]) -> Iterator[Path]:
    """Return a disk of 2 MB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk))
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        without("only root may mount a small disk, and not in every container")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_full_disk(small_disk: Path, sample: Path, finished: Files, rebuilt: Rebuilt, contents: Contents) -> None:
    """A full disk is told once and leaves nothing half-written; with more room the build ends at the same bytes."""
    folder = small_disk / "sample"
    shutil.copytree(sample, folder)
    arguments = (sys.executable, "-m", "narrate", "build", "--quiet", "-C", str(folder))
    run = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert run.returncode == CannotWrite.exit_code
    assert [line.partition(":")[0] for line in run.stderr.splitlines()] == ["error", "hint"]
    assert "The disk is full." in run.stderr
    assert half_written(small_disk) == []
    assert contents(folder).items() <= finished.items()
    subprocess.run(["mount", "-o", "remount,size=64m", small_disk], check=True)
    assert rebuilt(folder) == finished

"""The sample of this repository, and `narrate` as a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ROOT = Path(__file__).parents[2]
PARTS = ("text", "lexicon.yaml", "narrate.toml")


def _copy(folder: Path) -> Path:
    folder.mkdir()
    for part in PARTS:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        copy(ROOT / part, folder / part)
    return folder


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a folder with a copy of the sample, not built."""
    return _copy(tmp_path / "sample")


@pytest.fixture(scope="session")
def command() -> tuple[str, ...]:
    """Return what starts `narrate`; nothing is looked for on PATH."""
    return (sys.executable, "-m", "narrate")


@pytest.fixture(scope="session")
def build(command: tuple[str, ...]) -> Callable[..., None]:
    """Return a function that builds a folder: it must succeed, and say nothing when asked to be quiet."""

    def run(folder: Path, *options: str, cwd: Path | None = None, environment: Mapping[str, str] | None = None) -> None:
        arguments = [*command, "build", "-C", str(folder), "--quiet", *options]
        variables = os.environ | (environment or {})
        done = subprocess.run(arguments, cwd=cwd, env=variables, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")

    return run


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, build: Callable[..., None]) -> Path:
    """Return the sample, built without any disturbance; tests only read it."""
    folder = _copy(tmp_path_factory.mktemp("built") / "sample")
    build(folder)
    return folder


@pytest.fixture(scope="session")
def finished(built: Path, contents: Callable[[Path], dict[str, bytes]]) -> dict[str, bytes]:
    """Return what an undisturbed build of the sample made."""
    return contents(built)


@pytest.fixture
def rebuilt(
    build: Callable[..., None], contents: Callable[[Path], dict[str, bytes]]
) -> Callable[..., dict[str, bytes]]:
    """Return a function that builds a folder, with the options of `build`, and returns what it then holds."""

    def run(folder: Path, **options: Any) -> dict[str, bytes]:  # noqa: ANN401 - passed on
        build(folder, **options)
        return contents(folder)

    return run


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, bytes]]:
    """Return a function that returns all that a folder's build made, by path."""

    def read(folder: Path) -> dict[str, bytes]:
        output = folder / "output"
        return {str(path.relative_to(output)): path.read_bytes() for path in output.rglob("*") if path.is_file()}

    return read

"""Whether there is nothing to do: what goes into a build and what came out of it are as the last one left them.

Reading, planning and comparing an article takes a third of a second, most of it imports; this takes a fiftieth, and an
archive has a hundred thousand of them. What goes in is compared by content; files that came out by size and time, as
git does. Whatever cannot be told for sure means that the build is done again, which is always right.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrate import files
from narrate.errors import FileMissing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SCHEME = 1


def question(paths: Iterable[Path], options: Mapping[str, object]) -> str:
    """Return the digest of what is asked, of which paths, and of the programs that answer: every package counts."""
    asked = [SCHEME, sys.version, _programs(), [str(path) for path in paths], sorted(options.items())]
    return hashlib.sha256(json.dumps(asked, default=str).encode()).hexdigest()


def _programs() -> list[str]:
    """Return the names with versions of all installed packages, and the times of narrate's own files and data."""
    folders = (Path(entry) for entry in sys.path if entry.endswith("-packages"))
    installed = sorted(path.name for folder in folders for path in folder.glob("*.dist-info"))
    own = sorted(
        f"{path.name} {path.stat().st_mtime_ns}"
        for path in Path(__file__).parent.rglob("*")
        if path.suffix in {".py", ".txt", ".yaml"}
    )
    return [*installed, *own]


def unchanged(stamp: Path, asked: str) -> Mapping[str, Any] | None:
    """Return what was remembered with the stamp if the same was asked and nothing has changed since, else None."""
    try:
        remembered = json.loads(files.read_bytes(stamp))
        same = remembered["asked"] == asked
        inputs = all(_content(Path(path)) == digest for path, digest in remembered["inputs"].items())
        outputs = all(_shape(Path(path)) == shape for path, shape in remembered["outputs"].items())
        outcome: Mapping[str, Any] = remembered["outcome"]
    except (
        FileMissing,
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        RecursionError,
    ):  # no stamp, or a damaged one
        return None
    return outcome if same and inputs and outputs else None


def remember(
    stamp: Path, asked: str, inputs: Mapping[Path, str], outputs: Iterable[Path], outcome: Mapping[str, Any]
) -> None:
    """Write the stamp. ``inputs`` are files and their `contents`, taken before the build read them.

    :raises CannotWrite: the system refuses
    """
    remembered = {
        "asked": asked,
        "inputs": {str(path): content for path, content in inputs.items()},
        "outputs": {str(path): _shape(path) for path in outputs},
        "outcome": outcome,
    }
    files.replace(stamp, json.dumps(remembered, ensure_ascii=False, indent=1).encode())


def forget(stamp: Path) -> None:
    """Remove the stamp before anything is changed, so that a build which is killed is not taken for done.

    :raises CannotWrite: the system refuses
    """
    files.remove(stamp)


def contents(paths: Iterable[Path]) -> dict[Path, str]:
    """Return the digest of each file's content; a file that is not there has one too."""
    return {path: _content(path) for path in paths}


def _content(path: Path) -> str:
    try:
        return hashlib.sha256(files.read_bytes(path)).hexdigest()
    except FileMissing:
        return "missing"


def _shape(path: Path) -> list[int]:
    found = path.stat()
    return [found.st_size, found.st_mtime_ns]

"""Files in, files out: whole or not at all.

A file is written beside its place under a temporary name and moved there. Nothing is flushed to the disk (fsync): what
a power cut tears, the next build finds to differ and writes again.
"""

from __future__ import annotations

import contextlib
import errno
import os
import re
import reprlib
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.errors import CannotWrite, FileMissing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model import Artifact

MOST_BYTES = 100_000_000
"""A file that holds more is no article, lexicon or cover; without an end (``/dev/zero``) it would fill the memory."""

_TEMPORARY = re.compile(r"\.narrate-([1-9][0-9]{0,6})-[0-9a-f]{16}\.part")  # with the writer's process id
_NAME = re.compile(r"(?!\.\.?\Z)[^\x00-\x1f\x7f/\\:\ud800-\udfff]+")  # a colon: drives and streams of Windows

_READ_FAULTS = {
    errno.ENOENT: ("There is no such file.", "Check the spelling and the folder."),
    errno.ENOTDIR: ("There is no such file.", "A part of its path is a file, not a folder."),
    errno.EISDIR: ("This is a folder.", "Name a file in it."),
    errno.EACCES: ("There is no permission to read this file.", "Allow it, for example with `chmod u+r`."),
}
_WRITE_FAULTS = {
    errno.ENOSPC: ("The disk is full.", "Make room and run the same command again; what is finished is kept."),
    errno.EDQUOT: ("Your share of the disk is used up.", "Make room and run the same command again."),
    errno.EFBIG: ("The file is larger than the system allows.", "Raise the limit, see `ulimit -f`."),
    errno.EACCES: ("There is no permission to write here.", "Allow it, or choose another folder."),
    errno.EPERM: ("There is no permission to write here.", "Allow it, or choose another folder."),
    errno.EROFS: ("The disk is read-only.", "Choose another folder."),
    errno.ENAMETOOLONG: ("The name is longer than the system allows.", "Shorten the title, or the folder's path."),
    errno.ENOTDIR: ("A file stands where a folder is needed.", "Move the file away."),
    errno.EEXIST: ("A file stands where a folder is needed.", "Move the file away."),
    errno.EISDIR: ("A folder stands where a file is needed.", "Move the folder away."),
}


def read_bytes(path: Path) -> bytes:
    """Read a file of the user.

    :raises FileMissing: it is not there, is no file, cannot be read, or holds more than `MOST_BYTES`
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        fault = (f"This file cannot be read: {error.strerror}.", "Check the disk, or copy the file elsewhere.")
        message, hint = _READ_FAULTS.get(error.errno or 0, fault)
        raise FileMissing(message, hint=hint, path=str(path)) from error
    if len(data) > MOST_BYTES:
        message = f"This file holds more than {MOST_BYTES // 1_000_000} MB."
        raise FileMissing(message, hint="Name an article, a lexicon or a picture.", path=str(path))
    return data


def write(root: Path, artifact: Artifact) -> bool:
    """Write an artifact below ``root``; tell whether the file changed. One that holds these bytes is left untouched.

    :raises CannotWrite: the system refuses, or the artifact's path leads out of ``root``
    """
    path = _place(root, artifact.path)
    if _holds(path, artifact.data):
        return False
    replace(path, artifact.data)
    return True


def replace(path: Path, *parts: bytes, staging: Path | None = None) -> None:
    """Write a file whole or not at all, and the folders it needs; whoever reads meanwhile sees the old one.

    ``parts`` are joined. ``staging`` is where the temporary file stands, on the same disk; None: beside the file.

    :raises CannotWrite: the system refuses
    """
    folder = staging or path.parent
    temporary = folder / f".narrate-{os.getpid()}-{os.urandom(8).hex()}.part"
    try:
        with _told(path):
            folder.mkdir(parents=True, exist_ok=True)
            path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("xb") as file:
                file.writelines(parts)
            temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):  # moved already, or never made
            temporary.unlink()


def remove(path: Path) -> None:
    """Remove a file of ours, if it is there.

    :raises CannotWrite: the system refuses
    """
    with _told(path):
        path.unlink(missing_ok=True)


def remove_leftovers(root: Path) -> None:
    """Remove the temporary files of killed processes from ``root`` and the folders in it.

    :raises CannotWrite: the system refuses
    """
    folders = (root, *(folder for folder in root.glob("*/") if not folder.is_symlink()))
    for path in (path for folder in folders for path in folder.glob(".narrate-*.part")):
        name = _TEMPORARY.fullmatch(path.name)
        if name and path.is_file() and not path.is_symlink() and not _is_writing(int(name[1])):
            with _told(path):
                path.unlink(missing_ok=True)


def size(root: Path, path: str) -> int | None:
    """Return the bytes of the file where an artifact of this path belongs, None if there is none.

    :raises CannotWrite: the path leads out of ``root``
    """
    place = _place(root, path)
    return place.stat().st_size if place.is_file() else None


def prune(root: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Remove artifacts that are no longer made, and folders that are empty then; name the removed files.

    A folder or link that has taken the place of one is the user's, and stays.

    :raises CannotWrite: the system refuses, or a path leads out of ``root``
    """
    removed = []
    for path in sorted(paths):
        place = _place(root, path)
        if place.is_file() and not place.is_symlink():
            with _told(place):
                place.unlink()
            removed.append(path)
        if place.parent != root:
            with contextlib.suppress(OSError):  # it is not empty, or not there
                place.parent.rmdir()
    return tuple(removed)


def _place(root: Path, path: str) -> Path:
    """Return where an artifact belongs; links inside ``root`` may not lead out, ``root`` itself may be one."""
    place = root / path
    if not all(_NAME.fullmatch(name) for name in path.split("/")):
        message = f"{reprlib.repr(path)} is no path inside the output folder."
        raise CannotWrite(
            message, hint="If report.json was changed by hand, remove it and build again.", path=str(root)
        )
    if not Path(os.path.realpath(place.parent)).is_relative_to(os.path.realpath(root)):
        message = "A symbolic link leads out of the output folder."
        raise CannotWrite(message, hint="Remove the link, or choose another output folder.", path=str(place.parent))
    return place


def _holds(path: Path, data: bytes) -> bool:
    try:
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data
    except OSError:  # most often: it is not there; what else hinders reading is told if it hinders writing
        return False


def _is_writing(process: int) -> bool:
    """Tell whether another process of this number runs. Whoever asks has written nothing yet: its number is reused."""
    if os.name == "nt":
        return True  # the question would be Ctrl-C there: leftovers stay
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Tell the user why the system refuses to write."""
    try:
        yield
    except OSError as error:
        fault = (f"This cannot be written: {error.strerror}.", "Check the disk, or choose another folder.")
        message, hint = _WRITE_FAULTS.get(error.errno or 0, fault)
        raise CannotWrite(message, hint=hint, path=str(_in_the_way(path) or path)) from error


def _in_the_way(path: Path) -> Path | None:
    """Return the file that stands where a folder is needed, if there is one."""
    return next((folder for folder in path.parents if os.path.isfile(folder)), None)  # noqa: PTH113 - never raises

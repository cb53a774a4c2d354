"""Reading what the user names, and writing whole files or none."""

from __future__ import annotations

import errno
import io
import os
import resource
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate import files
from narrate.errors import CannotWrite, FileMissing
from narrate.model import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65_534


@contextmanager
def without_privileges() -> Iterator[None]:
    """Give up root's right to read and write everything, where tests run as root."""
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if as_root:
            os.seteuid(0)


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    """Let the system refuse to write more bytes to a file."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def names_below(folder: Path) -> list[str]:
    """Return the paths of all files."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())


def number_of_a_dead_process() -> int:
    """Return the number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


# --- reading -------------------------------------------------------------------------------------------------------


def test_a_file_is_read_as_it_is(tmp_path: Path) -> None:
    """Line ends and byte order marks are the reader's affair."""
    path = tmp_path / "añez.txt"
    path.write_bytes(b"\xef\xbb\xbfa\r\n")
    assert files.read_bytes(path) == b"\xef\xbb\xbfa\r\n"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("missing.md", "There is no such file."),
        ("article.md/more", "There is no such file."),
        ("folder", "This is a folder."),
        ("loop", "This file cannot be read: Too many levels of symbolic links."),
        ("x" * 300, "This file cannot be read: File name too long."),
    ],
)
def test_what_cannot_be_read_is_named_with_a_hint(tmp_path: Path, name: str, message: str) -> None:
    """The user learns which file, why, and what to do."""
    (tmp_path / "article.md").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FileMissing) as caught:
        files.read_bytes(tmp_path / name)
    assert str(caught.value) == f"{tmp_path / name}: {message}"
    assert caught.value.hint.endswith(".")


def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    """“No such file” would send the user looking in the wrong place."""
    (tmp_path / "article.md").touch(mode=0)
    with without_privileges(), pytest.raises(FileMissing, match="There is no permission to read this file"):
        files.read_bytes(tmp_path / "article.md")


def test_a_file_without_an_end_is_refused() -> None:
    """`narrate build /dev/zero` does not fill the memory."""
    with pytest.raises(FileMissing, match="This file holds more than 100 MB"):
        files.read_bytes(Path("/dev/zero"))


# --- writing -------------------------------------------------------------------------------------------------------


def test_a_file_is_written_with_its_folders(tmp_path: Path) -> None:
    """Nothing has to be made by hand, and nothing else stays behind."""
    assert files.write(tmp_path / "output", Artifact("el-alto/01-qhatu.mp3", b"frames"))
    assert (tmp_path / "output/el-alto/01-qhatu.mp3").read_bytes() == b"frames"
    assert names_below(tmp_path) == ["output/el-alto/01-qhatu.mp3"]


def test_a_written_file_can_be_read_by_others(tmp_path: Path) -> None:
    """A web server runs as another user; the umask decides, as for any program."""
    old = os.umask(0o022)
    try:
        files.write(tmp_path, Artifact("feed.xml", b"<rss/>"))
    finally:
        os.umask(old)
    assert (tmp_path / "feed.xml").stat().st_mode & 0o777 == 0o644


def test_a_file_that_holds_the_bytes_already_is_left_alone(tmp_path: Path) -> None:
    """Copying tools (rsync, a web server's cache) see that nothing changed."""
    files.write(tmp_path, Artifact("a.mp3", b"frames"))
    os.utime(tmp_path / "a.mp3", ns=(1, 1))
    assert not files.write(tmp_path, Artifact("a.mp3", b"frames"))
    assert (tmp_path / "a.mp3").stat().st_mtime_ns == 1
    assert files.write(tmp_path, Artifact("a.mp3", b"frameS"))
    assert (tmp_path / "a.mp3").read_bytes() == b"frameS"


def disk_with_fault(fault: int) -> type[Path]:
    """Make the paths of a disk whose files take half of what they are given, then fail."""

    class FailingFile(io.FileIO):
        def write(self, data: Any, /) -> int:  # noqa: ANN401 - any buffer, as in the method it stands for
            super().write(data[: len(data) // 2])
            raise OSError(fault, os.strerror(fault))

    class FailingPath(type(Path())):  # type: ignore[misc]  # the class of paths on this system
        def open(self, mode: str = "r", *_: object, **__: object) -> FailingFile:
            return FailingFile(self, mode)

    return FailingPath


@pytest.mark.parametrize("old", [None, b"old"])
@pytest.mark.parametrize(
    ("fault", "message", "hint"),
    [
        (errno.ENOSPC, "The disk is full.", "Make room and run the same command again; what is finished is kept."),
        (errno.EROFS, "The disk is read-only.", "Choose another folder."),
        (errno.EIO, "This cannot be written: Input/output error.", "Check the disk, or choose another folder."),
    ],
)
def test_a_failing_disk_is_told_and_leaves_the_old_file_whole(
    tmp_path: Path, fault: int, message: str, hint: str, old: bytes | None
) -> None:
    """Neither half a file nor a temporary one stays; what was there before stays as it was."""
    path = disk_with_fault(fault)(tmp_path / "a.mp3")
    if old:
        Path(path).write_bytes(old)
    with pytest.raises(CannotWrite) as caught:
        files.replace(path, b"new frames")
    assert (str(caught.value), caught.value.hint) == (f"{path}: {message}", hint)
    assert {name: (tmp_path / name).read_bytes() for name in names_below(tmp_path)} == ({"a.mp3": old} if old else {})


def test_a_limit_of_the_system_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    """The same with a fault of the real system."""
    with files_no_larger_than(4), pytest.raises(CannotWrite, match="larger than the system allows"):
        files.write(tmp_path, Artifact("a.mp3", b"new frames"))
    assert names_below(tmp_path) == []


@pytest.mark.parametrize(
    ("path", "told", "message"),
    [
        ("file/a.mp3", "file", "A file stands where a folder is needed."),
        ("file/b/a.mp3", "file", "A file stands where a folder is needed."),
        ("folder", "folder", "A folder stands where a file is needed."),
        ("x" * 300, "x" * 300, "The name is longer than the system allows."),
        ("x" * 300 + "/a.mp3", "x" * 300 + "/a.mp3", "The name is longer than the system allows."),
    ],
)
def test_what_stands_in_the_way_is_told(tmp_path: Path, path: str, told: str, message: str) -> None:
    """The user's file or folder is named, and not removed to make room."""
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotWrite) as caught:
        files.write(tmp_path, Artifact(path, b"frames"))
    assert str(caught.value) == f"{tmp_path / told}: {message}"
    assert names_below(tmp_path) == ["file"]
    assert (tmp_path / "folder").is_dir()


def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """Permission is what users lack most often."""
    output = tmp_path / "output"
    output.mkdir(mode=0o500)
    with without_privileges(), pytest.raises(CannotWrite, match="There is no permission to write here"):
        files.write(output, Artifact("a.mp3", b"frames"))
    assert names_below(tmp_path) == []


WRITER = """
import sys
from pathlib import Path
from narrate.files import replace
for letter in 1_000_000 * b"ab":
    replace(Path(sys.argv[1], "output", "a.mp3"), 3_000_000 * bytes([letter]))
"""


def test_a_process_killed_while_writing_leaves_a_whole_file(tmp_path: Path) -> None:
    """Whatever the moment: the file is an old or a new one, and the next build clears up."""
    with subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)]) as writer:
        while not (tmp_path / "output/a.mp3").exists():
            time.sleep(0.01)
        writer.send_signal(signal.SIGKILL)
    files.remove_leftovers(tmp_path)
    assert names_below(tmp_path) == ["output/a.mp3"]
    assert (tmp_path / "output/a.mp3").read_bytes() in {3_000_000 * b"a", 3_000_000 * b"b"}


# --- paths ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    ["", ".", "..", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "C:a", "a:b", "a\0b", "a\nb", "\udcff"],
)
def test_a_path_that_is_not_plainly_below_the_folder_is_refused(tmp_path: Path, path: str) -> None:
    """No title of an article can make narrate write elsewhere."""
    with pytest.raises(CannotWrite, match="is no path inside the output folder"):
        files.write(tmp_path / "output", Artifact(path, b"frames"))
    assert names_below(tmp_path) == []


@pytest.mark.parametrize("target", ["../outside", "/", "../outside/not there"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, target: str) -> None:
    """An output folder from a stranger's archive cannot redirect what is written."""
    (tmp_path / "output").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "output/article").symlink_to(target)
    with pytest.raises(CannotWrite, match="A symbolic link leads out of the output folder"):
        files.write(tmp_path / "output", Artifact("article/new/a.mp3", b"frames"))
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_link_in_the_place_of_a_file_is_replaced_not_followed(tmp_path: Path) -> None:
    """The file it points to stays as it is, and is not taken for ours where it holds the same bytes."""
    (tmp_path / "secret").write_bytes(b"frames")
    for data in (b"frames", b"others"):
        (tmp_path / "a.mp3").unlink(missing_ok=True)
        (tmp_path / "a.mp3").symlink_to("secret")
        assert files.write(tmp_path, Artifact("a.mp3", data))
        assert not (tmp_path / "a.mp3").is_symlink()
        assert (tmp_path / "a.mp3").read_bytes() == data
    assert (tmp_path / "secret").read_bytes() == b"frames"


def test_the_output_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    """Where the output stands is the user's choice; links that stay inside are too."""
    (tmp_path / "disk/article").mkdir(parents=True)
    (tmp_path / "output").symlink_to("disk")
    (tmp_path / "disk/link").symlink_to("article")
    assert files.write(tmp_path / "output", Artifact("link/a.mp3", b"frames"))
    assert (tmp_path / "disk/article/a.mp3").read_bytes() == b"frames"


@given(st.lists(st.sampled_from(["..", ".", "", "a", "b.mp3", "C:", "\\", "~", "link", "a\0"]), max_size=5))
def test_no_path_writes_outside(names: list[str]) -> None:
    """A path is refused, or what it names is inside."""
    with TemporaryDirectory() as folder:
        outside, output = Path(folder, "outside"), Path(folder, "output")
        outside.mkdir()
        output.mkdir()
        (output / "link").symlink_to(outside)
        try:
            files.write(output, Artifact("/".join(names), b"frames"))
        except CannotWrite:
            assert [name for name in names_below(Path(folder)) if name != "output/link"] == []
        else:
            assert (output / "/".join(names)).read_bytes() == b"frames"
            assert list(outside.iterdir()) == []


# --- leftovers and stale files -------------------------------------------------------------------------------------


def test_only_the_temporary_files_of_dead_processes_are_removed(tmp_path: Path) -> None:
    """Another build that runs now keeps its own; a user's file of a similar name stays."""
    dead, tail = number_of_a_dead_process(), "0123456789abcdef.part"
    with subprocess.Popen(["sleep", "60"]) as alive:
        gone = [f".narrate-{dead}-{tail}", f"article/.narrate-{dead}-{tail}", f".narrate-{os.getpid()}-{tail}"]
        stay = [
            f".narrate-{alive.pid}-{tail}",
            f".narrate-{dead}-{tail}.mp3",
            f".narrate-{dead}.part",
            f".narrate-0-{tail}",
            f".narrate-{10**20}-{tail}",
            f"narrate-{dead}-{tail}",
            f"article/deep/.narrate-{dead}-{tail}",
        ]
        (tmp_path / "article/deep").mkdir(parents=True)
        for name in gone + stay:
            (tmp_path / name).touch()
        files.remove_leftovers(tmp_path)
        alive.kill()
    assert names_below(tmp_path) == sorted(stay)


def test_leftovers_are_not_looked_for_outside(tmp_path: Path) -> None:
    """A link, or a folder of such a name, is none of ours; without an output folder there is nothing to do."""
    name = f".narrate-{number_of_a_dead_process()}-0123456789abcdef.part"
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / name).touch()
    (tmp_path / "output/article" / name).mkdir(parents=True)
    (tmp_path / "output/link").symlink_to("../outside")
    (tmp_path / "output" / name).symlink_to(f"../outside/{name}")
    files.remove_leftovers(tmp_path / "output")
    files.remove_leftovers(tmp_path / "not there")
    assert (tmp_path / "outside" / name).is_file()
    assert (tmp_path / "output" / name).is_symlink()
    assert (tmp_path / "output/article" / name).is_dir()


def test_pruning_removes_what_is_made_no_more(tmp_path: Path) -> None:
    """A section's new name leaves no old chapter behind, nor an address that was taken away its feed."""
    for name in ["a/01-old.mp3", "a/02-same.mp3", "a/notes.txt", "ab/01.mp3", "feed.xml"]:
        files.write(tmp_path, Artifact(name, b"data"))
    assert files.prune(tmp_path, ["feed.xml", "a/gone already.mp3", "a/01-old.mp3"]) == ("a/01-old.mp3", "feed.xml")
    assert names_below(tmp_path) == ["a/02-same.mp3", "a/notes.txt", "ab/01.mp3"]


def test_pruning_removes_a_folder_that_is_empty_then(tmp_path: Path) -> None:
    """What held only files of ours goes with the last of them; the output folder itself stays."""
    files.write(tmp_path, Artifact("a/01.mp3", b"data"))
    assert files.prune(tmp_path, ["a/01.mp3"]) == ("a/01.mp3",)
    assert list(tmp_path.iterdir()) == []
    assert files.prune(tmp_path, ["a/01.mp3", "feed.xml"]) == ()
    assert tmp_path.is_dir()


def test_pruning_spares_what_the_user_put_in_the_place_of_a_file(tmp_path: Path) -> None:
    """A folder or a link is none of ours."""
    (tmp_path / "a/01.mp3").mkdir(parents=True)
    (tmp_path / "a/02.mp3").symlink_to("../mine.mp3")
    (tmp_path / "mine.mp3").touch()
    assert files.prune(tmp_path, ["a/01.mp3", "a/02.mp3"]) == ()
    assert names_below(tmp_path) == ["a/02.mp3", "mine.mp3"]


def test_no_forged_report_is_followed(tmp_path: Path) -> None:
    """A report.json that somebody else wrote cannot have a file outside removed, or looked for."""
    (tmp_path / "output/a").mkdir(parents=True)
    (tmp_path / "mine").touch()
    (tmp_path / "output/b").symlink_to("..")
    for look in (files.size, lambda root, path: files.prune(root, [path])):
        with pytest.raises(CannotWrite, match="is no path inside the output folder"):
            look(tmp_path / "output", "a/../../mine")
        with pytest.raises(CannotWrite, match="A symbolic link leads out"):
            look(tmp_path / "output", "b/mine")
    assert (tmp_path / "mine").exists()

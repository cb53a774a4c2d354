"""The store on disk: damage, several writers, full disks."""

from __future__ import annotations

import pickle
import subprocess
import sys
import zlib
from typing import TYPE_CHECKING

import pytest

from narrate.errors import CannotWrite
from narrate.model import Chapter, Clip, Loudness, Mark, Mp3, Word
from narrate.store import DiskStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Entry = tuple[Path, Callable[[str], object]]

KEY, OTHER = "c0ffee" * 8, "c0ffed" * 8
CLIP = Clip(bytes(range(20)), 22_050, (Word(0, 4), Word(4, 10)))
CHAPTER = Chapter(
    title="Ch’uñu",
    slug="chunu",
    mp3=Mp3(bytes(range(40)), 2, 576, 22_050, 64, 529, 1_000),
    marks=(Mark("chunu-001", 0, 500, (Word(0, 250), Word(250, 500))), Mark("chunu-002", 600, 1_000)),
    loudness=Loudness(-16.04, -1.3),
)


def files_below(folder: Path) -> list[Path]:
    """Return all files, sorted."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    """Keep a thing of each kind."""
    store = DiskStore(tmp_path)
    store.keep_blob(KEY, b"cover")
    store.keep_chapter(KEY, CHAPTER)
    store.keep_clip(KEY, CLIP)
    return list(zip(files_below(tmp_path), (store.blob, store.chapter, store.clip), strict=True))


def test_every_cut_of_an_entry_is_a_miss(entries: list[Entry]) -> None:
    """A file that a power cut tore, down to the empty one, is made again and never heard."""
    for path, read in entries:
        whole = path.read_bytes()
        for torn in (*(whole[:length] for length in range(len(whole))), whole + b"\0"):
            path.write_bytes(torn)
            assert read(KEY) is None


def test_every_flipped_bit_of_an_entry_is_a_miss(entries: list[Entry]) -> None:
    """A failing disk cannot put a click, or a wrong mark, into a chapter."""
    for path, read in entries:
        whole = path.read_bytes()
        for bit in range(8 * len(whole)):
            damaged = bytearray(whole)
            damaged[bit // 8] ^= 1 << bit % 8
            path.write_bytes(damaged)
            assert read(KEY) is None
        path.write_bytes(whole)
        assert read(KEY) is not None


def test_an_entry_under_anothers_name_is_a_miss(tmp_path: Path) -> None:
    """Files that were copied or renamed by hand are not taken for what their name says."""
    store = DiskStore(tmp_path)
    store.keep_blob(KEY, b"cover")
    (entry,) = files_below(tmp_path)
    entry.with_name(OTHER).write_bytes(entry.read_bytes())
    entry.with_name(KEY[:-1]).write_bytes(entry.read_bytes())
    assert store.blob(OTHER) is None
    assert store.blob(KEY[:-1]) is None


def test_an_entry_that_cannot_be_read_is_a_miss(tmp_path: Path) -> None:
    """What is wrong with the disk is told when something is written to it."""
    store = DiskStore(tmp_path)
    (tmp_path / "blobs" / KEY[:2] / KEY).mkdir(parents=True)
    assert store.blob(KEY) is None
    with pytest.raises(CannotWrite, match="A folder stands where a file is needed"):
        store.keep_blob(KEY, b"cover")
    assert files_below(tmp_path) == []


def test_a_store_that_cannot_be_made_is_told_at_the_first_entry(tmp_path: Path) -> None:
    """Reading (`narrate plan` in somebody else's folder) needs no right to write."""
    (tmp_path / "store").write_text("a file of the user")
    store = DiskStore(tmp_path / "store")
    assert store.clip(KEY) is None
    with pytest.raises(CannotWrite, match="A file stands where a folder is needed"):
        store.keep_clip(KEY, CLIP)
    assert (tmp_path / "store").read_text() == "a file of the user"


def test_the_layout_of_an_entry_is_the_one_of_its_scheme(entries: list[Entry], tmp_path: Path) -> None:
    """Stores of older versions are read. If this fails, count up the scheme in store.py, then change the sums here."""
    assert {path.relative_to(tmp_path).as_posix(): zlib.crc32(path.read_bytes()) for path, _ in entries} == {
        f"blobs/c0/{KEY}": 1_567_698_101,
        f"chapters/c0/{KEY}": 559_174_108,
        f"clips/c0/{KEY}": 3_086_988_330,
    }


@pytest.mark.parametrize("key", ["", "../../../etc/passwd", "C0FFEE00", "c0ffee0g", "c0ffee00\n", "c0"])
def test_a_key_is_a_digest_in_hexadecimal(tmp_path: Path, key: str) -> None:
    """No name from an article can become a path."""
    with pytest.raises(AssertionError):
        DiskStore(tmp_path).blob(key)


def test_a_store_can_be_sent_to_a_worker(tmp_path: Path) -> None:
    """It is an address, not an open file."""
    assert pickle.loads(pickle.dumps(DiskStore(tmp_path))) == DiskStore(tmp_path)  # noqa: S301 - our own bytes


WRITER = """
import sys
import zlib
from pathlib import Path
from narrate.store import DiskStore
for _ in range(200):
    DiskStore(Path(sys.argv[1])).keep_blob(sys.argv[2], b"x" * 100_000)
"""


def test_several_processes_may_keep_the_same_entry(tmp_path: Path) -> None:
    """Whoever reads meanwhile gets the whole entry, or none yet."""
    store = DiskStore(tmp_path)
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path), KEY]) for _ in range(2)]
    seen = set()
    while any(writer.poll() is None for writer in writers):
        seen.add(store.blob(KEY))
    assert [writer.returncode for writer in writers] == [0, 0]
    assert seen <= {None, b"x" * 100_000}
    assert store.blob(KEY) == b"x" * 100_000
    assert len(files_below(tmp_path)) == 1


def test_leftovers_of_killed_writers_are_removed_and_entries_are_not(tmp_path: Path) -> None:
    """A build that was killed a hundred times does not fill the disk."""
    store = DiskStore(tmp_path)
    store.keep_blob(KEY, b"cover")
    done = subprocess.Popen(["true"])
    done.wait()
    (tmp_path / "staging" / f".narrate-{done.pid}-0123456789abcdef.part").write_bytes(b"torn")
    store.remove_leftovers()
    assert [path.name for path in files_below(tmp_path)] == [KEY]
    DiskStore(tmp_path / "not there").remove_leftovers()

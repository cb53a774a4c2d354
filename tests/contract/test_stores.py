"""What every `narrate.ports.Store` promises."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import Chapter, Clip, Loudness, Mark, Mp3, Word
from narrate.store import DiskStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.ports import Store

KEY, OTHER = "0a" * 32, "0b" * 32


@dataclass(frozen=True, slots=True)
class MemoryStore:
    """A store for tests that forgets everything."""

    clips: dict[str, Clip] = field(default_factory=dict)
    chapters: dict[str, Chapter] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)

    def clip(self, key: str) -> Clip | None:
        """Return a clip, or None."""
        return self.clips.get(key)

    def keep_clip(self, key: str, clip: Clip) -> None:
        """Keep a clip."""
        self.clips[key] = clip

    def has_clip(self, key: str) -> bool:
        """Tell whether there is a clip."""
        return key in self.clips

    def chapter(self, key: str) -> Chapter | None:
        """Return a chapter, or None."""
        return self.chapters.get(key)

    def keep_chapter(self, key: str, chapter: Chapter) -> None:
        """Keep a chapter."""
        self.chapters[key] = chapter

    def blob(self, key: str) -> bytes | None:
        """Return other bytes, or None."""
        return self.blobs.get(key)

    def keep_blob(self, key: str, data: bytes) -> None:
        """Keep other bytes."""
        self.blobs[key] = data


def in_memory(_: Path) -> Store:
    """Make the store that tests use."""
    return MemoryStore()


def on_disk(folder: Path) -> Store:
    """Make the store that builds use."""
    return DiskStore(folder / "store")


every_store = pytest.mark.parametrize("make", [in_memory, on_disk])

samples = st.integers(0, 2**32 - 1)
words_of_a_clip = st.lists(st.builds(Word, samples, samples), max_size=5).map(tuple)
clips = st.builds(Clip, pcm=st.binary(max_size=100), rate_hz=st.integers(1, 192_000), words=words_of_a_clip)
chapters = st.builds(
    Chapter,
    title=st.text(max_size=20),
    slug=st.text(max_size=20),
    mp3=st.builds(Mp3, st.binary(max_size=100), *[st.integers(0, 2**40)] * 6),
    marks=st.lists(st.builds(Mark, st.text(max_size=10), samples, samples, words_of_a_clip), max_size=4).map(tuple),
    loudness=st.builds(Loudness, st.floats(allow_nan=False), st.floats(allow_nan=False)),
)


@every_store
def test_what_was_never_kept_is_a_miss(make: Callable[[Path], Store], tmp_path: Path) -> None:
    """A cold build finds nothing, and no error."""
    store = make(tmp_path)
    assert store.clip(KEY) is None
    assert not store.has_clip(KEY)
    assert store.chapter(KEY) is None
    assert store.blob(KEY) is None


@every_store
@given(clip=clips)
def test_a_clip_comes_back_as_it_was_kept(make: Callable[[Path], Store], clip: Clip) -> None:
    """Each sample and each word's place: a warm build makes the bytes of a cold one."""
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.keep_clip(KEY, clip)
        assert store.clip(KEY) == clip
        assert store.has_clip(KEY)
        assert store.clip(OTHER) is None
        assert not store.has_clip(OTHER)


@every_store
@given(chapter=chapters)
def test_a_chapter_comes_back_as_it_was_kept(make: Callable[[Path], Store], chapter: Chapter) -> None:
    """Any title, each mark, and the loudness to the last digit."""
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.keep_chapter(KEY, chapter)
        assert store.chapter(KEY) == chapter
        assert store.chapter(OTHER) is None


@every_store
@given(data=st.binary(max_size=100))
def test_a_blob_comes_back_as_it_was_kept(make: Callable[[Path], Store], data: bytes) -> None:
    """No bytes at all are something that was kept."""
    with TemporaryDirectory() as folder:
        store = make(Path(folder))
        store.keep_blob(KEY, data)
        assert store.blob(KEY) == data
        assert store.blob(OTHER) is None


@every_store
def test_clips_chapters_and_blobs_do_not_meet(make: Callable[[Path], Store], tmp_path: Path) -> None:
    """A key names one thing of each kind."""
    store = make(tmp_path)
    chapter = Chapter("Title", "title", Mp3(b"frames", 1, 576, 22_050, 64, 529, 10), (), Loudness(-16.0, -1.0))
    store.keep_chapter(KEY, chapter)
    assert store.clip(KEY) is None
    assert not store.has_clip(KEY)
    assert store.blob(KEY) is None
    store.keep_blob(KEY, b"cover")
    store.keep_clip(KEY, Clip(b"\0\0", 22_050, ()))
    assert store.chapter(KEY) == chapter
    assert store.blob(KEY) == b"cover"


@every_store
def test_what_is_kept_again_replaces_what_was_there(make: Callable[[Path], Store], tmp_path: Path) -> None:
    """A damaged entry is mended by making the thing again."""
    store = make(tmp_path)
    store.keep_blob(KEY, b"a longer one")
    store.keep_blob(KEY, b"new")
    assert store.blob(KEY) == b"new"

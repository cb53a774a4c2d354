"""Clips, chapters and blobs on disk, named by their keys.

An entry is a sealed file: four bytes that say what it is and in which scheme, a CRC-32 of key and content, the content.
The checksum finds accidents, at a quarter of the cost of BLAKE2; forging entries of one's own store is nobody's attack.
"""

from __future__ import annotations

import json
import re
import struct
import zlib
from dataclasses import dataclass, fields
from itertools import chain
from typing import TYPE_CHECKING, Any

from narrate import files
from narrate.model import Chapter, Clip, Loudness, Mark, Mp3, Word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_KEY = re.compile(r"[0-9a-f]{8,}")
_SEAL = struct.Struct("<4sI")  # what and scheme, checksum
_CLIP = struct.Struct("<II")  # rate in Hz, number of words
_WORD = struct.Struct("<II")  # start, end
_LENGTH = struct.Struct("<I")  # of the JSON in front of a chapter's frames

# What and scheme: a new layout takes a new number, and entries of the old one are misses.
_CLIPS, _CHAPTERS, _BLOBS = b"CLP1", b"CHP1", b"BLB1"
_FOLDERS = {_CLIPS: "clips", _CHAPTERS: "chapters", _BLOBS: "blobs"}
_FACTS = tuple(field.name for field in fields(Mp3) if field.name != "frames")


@dataclass(frozen=True, slots=True)
class DiskStore:
    """A `narrate.ports.Store` below a folder that is made at the first entry, for any number of processes at once."""

    root: Path

    def clip(self, key: str) -> Clip | None:
        """Return a clip, or None."""
        data = self._content(_CLIPS, key)
        return None if data is None else _read_clip(data)

    def keep_clip(self, key: str, clip: Clip) -> None:
        """Keep a clip.

        :raises CannotWrite: the system refuses
        """
        self._keep(_CLIPS, key, _clip_head(clip), clip.pcm)

    def has_clip(self, key: str) -> bool:
        """Tell whether there is an entry; it may be damaged."""
        return self._path(_CLIPS, key).is_file()

    def chapter(self, key: str) -> Chapter | None:
        """Return a chapter, or None."""
        data = self._content(_CHAPTERS, key)
        return None if data is None else _read_chapter(data)

    def keep_chapter(self, key: str, chapter: Chapter) -> None:
        """Keep a chapter.

        :raises CannotWrite: the system refuses
        """
        self._keep(_CHAPTERS, key, _chapter_head(chapter), chapter.mp3.frames)

    def blob(self, key: str) -> bytes | None:
        """Return other bytes, or None."""
        data = self._content(_BLOBS, key)
        return None if data is None else bytes(data)

    def keep_blob(self, key: str, data: bytes) -> None:
        """Keep other bytes.

        :raises CannotWrite: the system refuses
        """
        self._keep(_BLOBS, key, data)

    def remove_leftovers(self) -> None:
        """Remove what killed processes left behind.

        :raises CannotWrite: the system refuses
        """
        files.remove_leftovers(self._staging)

    @property
    def _staging(self) -> Path:
        return self.root / "staging"  # one folder to look through for leftovers, not three times 256

    def _path(self, kind: bytes, key: str) -> Path:
        assert _KEY.fullmatch(key), key
        return self.root / _FOLDERS[kind] / key[:2] / key

    def _keep(self, kind: bytes, key: str, *parts: bytes) -> None:
        seal = _SEAL.pack(kind, _checksum(key, *parts))
        files.replace(self._path(kind, key), seal, *parts, staging=self._staging)

    def _content(self, kind: bytes, key: str) -> memoryview | None:
        """Return what was sealed; None if there is nothing, or nothing whole."""
        try:
            sealed = memoryview(self._path(kind, key).read_bytes())
        except OSError:  # most often: it is not there; what else hinders reading, `_keep` will tell
            return None
        content = sealed[_SEAL.size :]
        return content if sealed[: _SEAL.size] == _SEAL.pack(kind, _checksum(key, content)) else None


def _checksum(key: str, *parts: bytes | memoryview) -> int:
    """Sum the key too: an entry under another's name is damaged."""
    checksum = zlib.crc32(key.encode())
    for part in parts:
        checksum = zlib.crc32(part, checksum)
    return checksum


def _clip_head(clip: Clip) -> bytes:
    words = [_WORD.pack(word.start, word.end) for word in clip.words]
    return b"".join([_CLIP.pack(clip.rate_hz, len(words)), *words])


def _read_clip(data: memoryview) -> Clip:
    rate_hz, count = _CLIP.unpack_from(data)
    end = _CLIP.size + count * _WORD.size
    words = tuple(Word(*word) for word in _WORD.iter_unpack(data[_CLIP.size : end]))
    return Clip(bytes(data[end:]), rate_hz, words)


def _chapter_head(chapter: Chapter) -> bytes:
    facts = {
        "title": chapter.title,
        "slug": chapter.slug,
        "mp3": {name: getattr(chapter.mp3, name) for name in _FACTS},
        "marks": [(mark.utterance, mark.start, mark.end, _flat(mark.words)) for mark in chapter.marks],
        "loudness": (chapter.loudness.integrated_lufs, chapter.loudness.true_peak_dbtp),
    }
    head = json.dumps(facts, separators=(",", ":")).encode()
    return _LENGTH.pack(len(head)) + head


def _read_chapter(data: memoryview) -> Chapter:
    end = _LENGTH.size + _LENGTH.unpack_from(data)[0]
    facts: dict[str, Any] = json.loads(bytes(data[_LENGTH.size : end]))
    return Chapter(
        title=facts["title"],
        slug=facts["slug"],
        mp3=Mp3(frames=bytes(data[end:]), **facts["mp3"]),
        marks=tuple(Mark(name, start, end, _paired(words)) for name, start, end, words in facts["marks"]),
        loudness=Loudness(*facts["loudness"]),
    )


def _flat(words: Iterable[Word]) -> tuple[int, ...]:
    return tuple(chain.from_iterable((word.start, word.end) for word in words))


def _paired(samples: list[int]) -> tuple[Word, ...]:
    return tuple(map(Word, samples[::2], samples[1::2]))

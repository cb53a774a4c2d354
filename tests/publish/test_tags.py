"""Tags, read back by a reader that is not mutagen: the bytes by hand, and ffmpeg."""

from __future__ import annotations

import re
import struct
import subprocess
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import imageio_ffmpeg
import lameenc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import Picture
from narrate.publish.tags import ChapterMark, TrackFacts, id3, iso_639_2
from narrate.publish.text import one_line

if TYPE_CHECKING:
    from pathlib import Path

FACTS = TrackFacts(
    title="The salt road",
    artist="Wara Quispe",
    album="Voices of the Altiplano",
    number=2,
    total=7,
    language="es-BO",
    length_ms=61_234,
    date=datetime(2020, 2, 1, 23, 30, tzinfo=UTC),
    comment="Read aloud by a synthetic voice.",
    source="https://example.org/año",
    cover=Picture(b"\xff\xd8 not looked into", "image/jpeg"),
    # The titles grow and shrink: a writer that sorts frames by size would shuffle them.
    chapters=tuple(
        ChapterMark("Salt " * size, number * 1_000, number * 1_000 + 1_000) for number, size in enumerate((9, 1, 20, 3))
    ),
)


@dataclass(frozen=True, slots=True)
class Node:
    """What a chapter or table of contents says, as the test reads it."""

    identifier: str
    title: str
    start_ms: int = 0
    end_ms: int = 0
    offsets: tuple[int, ...] = ()
    flags: int = 0
    children: tuple[str, ...] = ()


def test_frames_stand_in_the_order_players_expect() -> None:
    """The title comes first, the table of contents before its chapters, the picture, which is large, last."""
    names = [name for name, _ in frames(id3(FACTS))]
    head = ["TIT2", "TPE1", "TALB", "TYER", "TDAT", "TRCK", "TLAN", "TCON", "TLEN", "WOAS", "COMM"]
    assert names == [*head, "CTOC", "CHAP", "CHAP", "CHAP", "CHAP", "APIC"]


def test_texts_say_the_facts() -> None:
    """Every text frame says what 2.3 wants of it: day and month as DDMM, the language in three letters."""
    texts = {name: text(payload) for name, payload in frames(id3(FACTS)) if name.startswith("T")}
    assert texts == {
        "TIT2": "The salt road",
        "TPE1": "Wara Quispe",
        "TALB": "Voices of the Altiplano",
        "TYER": "2020",
        "TDAT": "0102",
        "TRCK": "2/7",
        "TLAN": "spa",
        "TCON": "Podcast",
        "TLEN": "61234",
    }


def test_comment_source_and_cover_are_written_whole() -> None:
    """The disclosure, the ASCII address of the original and the picture's own bytes arrive."""
    found = dict(frames(id3(FACTS)))
    assert found["COMM"] == b"\x01spa\xff\xfe\0\0" + "Read aloud by a synthetic voice.\0".encode("utf-16")
    assert found["WOAS"].rstrip(b"\0") == b"https://example.org/a%C3%B1o"
    assert found["APIC"] == b"\0image/jpeg\0\x03\0" + b"\xff\xd8 not looked into"


def test_what_is_not_known_is_not_written() -> None:
    """A player shows nothing rather than an empty line, and no link to what is no address of the web."""
    bare = TrackFacts("Title", "", "Album", 1, 1, "en", 1_000, source="javascript:alert(1)")
    assert [name for name, _ in frames(id3(bare))] == ["TIT2", "TALB", "TRCK", "TLAN", "TCON", "TLEN"]


def test_chapters_stand_in_time_order() -> None:
    """Players list chapters as they stand in the file, or by identifier: both give the order of time."""
    found = chapters(id3(FACTS))
    assert [(node.title, node.start_ms, node.end_ms) for node in found] == [
        (mark.title.strip(), mark.start_ms, mark.end_ms) for mark in FACTS.chapters
    ]
    assert [node.identifier for node in found] == sorted({node.identifier for node in found})
    assert {node.offsets for node in found} == {(0xFFFFFFFF, 0xFFFFFFFF)}


def test_the_table_of_contents_lists_every_chapter() -> None:
    """Overcast shows no chapters without a top-level, ordered table."""
    (table,) = tables(id3(FACTS))
    assert table.flags == 0b11
    assert table.title == "Table of contents"
    assert table.children == tuple(node.identifier for node in chapters(id3(FACTS)))


@pytest.mark.parametrize(("count", "sizes"), [(255, []), (256, [255, 1]), (600, [255, 255, 90])])
def test_a_long_table_of_contents_is_cut_into_parts(count: int, sizes: list[int]) -> None:
    """A table counts its entries in one byte; what is longer becomes a table of tables, and no chapter is lost."""
    marks = tuple(ChapterMark(f"Part {number}", number, number + 1) for number in range(count))
    tag = id3(replace(FACTS, chapters=marks))
    top, *parts = tables(tag)
    assert [len(part.children) for part in parts] == sizes
    assert [part.flags for part in parts] == [0b01] * len(parts)
    listed = [child for part in parts or [top] for child in part.children]
    assert listed == [node.identifier for node in chapters(tag)]
    assert top.children == (tuple(part.identifier for part in parts) or tuple(listed))


@given(st.text(st.characters()), st.lists(st.text(), max_size=5))
def test_any_title_is_read_back(title: str, names: list[str]) -> None:
    """Whatever a title holds, the tag stays whole and every reader sees the same title, in one line."""
    marks = tuple(ChapterMark(name, number, number + 1) for number, name in enumerate(names))
    tag = id3(replace(FACTS, title=title, chapters=marks))
    texts = {name: text(payload) for name, payload in frames(tag) if name.startswith("T")}
    assert texts.get("TIT2", "") == one_line(title)
    assert [node.title for node in chapters(tag)] == [one_line(name) for name in names]


def test_ffmpeg_lists_the_chapters_in_time_order(tmp_path: Path) -> None:
    """A real player's reader agrees with ours about titles, times and order."""
    path = tmp_path / "salt.mp3"
    path.write_bytes(id3(replace(FACTS, cover=None)) + four_seconds())
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", path, "-f", "ffmetadata", "-"]
    told = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    assert re.findall(r"TIMEBASE=1/1000\nSTART=(\d+)\nEND=(\d+)\ntitle=(.+)", told) == [
        (str(mark.start_ms), str(mark.end_ms), mark.title.strip()) for mark in FACTS.chapters
    ]
    assert "\ntrack=2/7\n" in told


def test_languages_have_three_letters() -> None:
    """TLAN wants ISO 639-2; a language without two letters keeps its three, an unknown one is undetermined."""
    told = {language: iso_639_2(language) for language in ("en-GB", "ES", "ay", "qu", "ayr", "xx")}
    assert told == {"en-GB": "eng", "ES": "spa", "ay": "aym", "qu": "que", "ayr": "ayr", "xx": "und"}


# --- the reader -----------------------------------------------------------------------------------------------------


def frames(tag: bytes) -> list[tuple[str, bytes]]:
    """Read an ID3v2.3 tag that must fill its bytes exactly."""
    assert tag[:6] == b"ID3\x03\0\0"
    size = 0
    for byte in tag[6:10]:
        assert byte < 0x80
        size = size << 7 | byte
    assert len(tag) == 10 + size
    return list_of_frames(tag[10:])


def list_of_frames(data: bytes) -> list[tuple[str, bytes]]:
    """Read frames that must fill the bytes exactly."""
    found = []
    while data:
        name, size, flags = struct.unpack(">4sIH", data[:10])
        assert flags == 0
        assert len(data) >= 10 + size > 10
        found.append((name.decode("ascii"), data[10 : 10 + size]))
        data = data[10 + size :]
    return found


def text(payload: bytes) -> str:
    """Read a text of encoding 1: UTF-16 with a byte order mark, ended by a zero."""
    assert payload[:1] == b"\x01"
    assert payload[1:3] == b"\xff\xfe"
    content = payload[1:].decode("utf-16")
    assert content.endswith("\0")
    assert "\0" not in content[:-1]
    return content[:-1]


def title_of(sub_frames: bytes) -> str:
    """Read the title in a chapter or table; without one it is empty."""
    return "".join(text(payload) for name, payload in list_of_frames(sub_frames) if name == "TIT2")


def chapters(tag: bytes) -> list[Node]:
    """Read the chapters, as they stand."""
    found = []
    for payload in (payload for name, payload in frames(tag) if name == "CHAP"):
        identifier, _, rest = payload.partition(b"\0")
        start_ms, end_ms, *offsets = struct.unpack(">4I", rest[:16])
        found.append(Node(identifier.decode("ascii"), title_of(rest[16:]), start_ms, end_ms, tuple(offsets)))
    return found


def tables(tag: bytes) -> list[Node]:
    """Read the tables of contents, as they stand."""
    found = []
    for payload in (payload for name, payload in frames(tag) if name == "CTOC"):
        identifier, _, rest = payload.partition(b"\0")
        flags, count = rest[:2]
        *children, sub_frames = rest[2:].split(b"\0", count)
        names = tuple(child.decode("ascii") for child in children)
        found.append(Node(identifier.decode("ascii"), title_of(sub_frames), flags=flags, children=names))
    return found


def four_seconds() -> bytes:
    """Encode silence."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(22_050)
    encoder.set_bit_rate(64)
    return bytes(encoder.encode(bytes(2 * 4 * 22_050)) + encoder.flush())

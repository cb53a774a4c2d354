"""Playing sound, without anybody hearing it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import miniaudio
import pytest

from narrate.encode import LameEncoder
from narrate.errors import CannotPlay
from narrate.playing import play
from narrate.publish.mp3 import chapter_stream

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """Return a fifth of a second of silence."""
    path = tmp_path / "sound.mp3"
    path.write_bytes(chapter_stream(LameEncoder().encode(bytes(8_820), 22_050, 64)))
    return path


def test_it_plays_to_the_end(sound: Path) -> None:
    """The command ends when the sound does: miniaudio's null device takes it in time."""
    play(sound, [miniaudio.Backend.NULL])


def test_no_device_is_a_mistake_that_names_the_file(sound: Path) -> None:
    """Who works on a server is told where the file is, to be heard elsewhere."""
    elsewhere = miniaudio.Backend.COREAUDIO if sys.platform == "win32" else miniaudio.Backend.WASAPI
    with pytest.raises(CannotPlay) as caught:
        play(sound, [elsewhere])
    assert str(sound) in caught.value.hint

"""The system's voices, as far as they can be tried where there are none."""

from __future__ import annotations

import sys
import wave
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from narrate.engines import make_engine
from narrate.engines.system import SystemEngine
from narrate.errors import EngineFailed, EngineMissing
from narrate.model import Token, Utterance, UtteranceKind, Voice

if TYPE_CHECKING:
    from pyttsx3.driver import DriverProxy

UTTERANCE = Utterance("u-1", UtteranceKind.PARAGRAPH, "", (Token("Good", " ", "Good"), Token("day", ".", "day")), 0)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="this system has voices of its own")
def test_a_system_without_voices_says_so() -> None:
    """The hint names the engine that works everywhere."""
    with pytest.raises(EngineMissing) as caught:
        make_engine("system")
    assert "espeak" in caught.value.hint


def test_a_driver_that_does_not_start_is_refused() -> None:
    """A driver of another system does not end in a traceback."""
    with pytest.raises(EngineMissing):
        SystemEngine("no_such_driver").voices()


class _Driver:
    """A pyttsx3 driver that writes what it is told to."""

    written: bytes | None = None

    def __init__(self, proxy: DriverProxy) -> None:
        self._proxy = proxy

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 - pyttsx3's name
        """Take any."""

    def save_to_file(self, text: str, filename: str) -> None:
        """Write the bytes, whatever the text."""
        assert text == "Good day."
        if self.written is not None:
            Path(filename).write_bytes(self.written)

    def startLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Run what is queued."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 - pyttsx3's name
        """Nothing to end."""

    def stop(self) -> None:
        """Nothing to stop."""


def engine_that_writes(written: bytes | None, monkeypatch: pytest.MonkeyPatch) -> SystemEngine:
    """Return the engine with a driver that writes these bytes, or no file."""
    driver = type("Driver", (_Driver,), {"written": written})
    monkeypatch.setitem(sys.modules, "pyttsx3.drivers.fake", SimpleNamespace(buildDriver=driver))
    monkeypatch.setattr("pyttsx3._activeEngines", {})
    return SystemEngine("fake")


@pytest.mark.parametrize("written", [None, b"", b"no audio"])
def test_a_driver_that_writes_no_audio_is_refused(written: bytes | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that never comes, as with stock drivers, is an error, never a silent gap."""
    with pytest.raises(EngineFailed):
        engine_that_writes(written, monkeypatch).speak(UTTERANCE, Voice("system", "x"))


def test_stereo_becomes_a_clip_with_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever form the system writes, the clip is mono, and its words fill it in order."""
    file = BytesIO()
    with wave.open(file, "wb") as speech:
        speech.setparams((2, 2, 16_000, 0, "NONE", ""))
        speech.writeframes(b"\x00\x10\x00\x10" * 16_000)
    clip = engine_that_writes(file.getvalue(), monkeypatch).speak(UTTERANCE, Voice("system", "x"))
    assert (clip.rate_hz, len(clip.pcm)) == (16_000, 32_000)
    assert (clip.words[0].start, clip.words[0].end, clip.words[1].end) == (0, clip.words[1].start, 16_000)


def test_what_is_rendered_keeps_words_apart() -> None:
    """The clip's key changes with the words that its times belong to."""
    assert SystemEngine("dummy").rendered(UTTERANCE, Voice("system", "x")) == "Good \nday."

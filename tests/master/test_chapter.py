"""The whole way: clips in, a chapter out that was measured after encoding, or an error that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from narrate.encode import LameEncoder
from narrate.errors import LoudnessMissed
from narrate.master.chapter import make_chapter
from narrate.model import Clip, Mastering, Mp3, ScriptSection, Token, Utterance, UtteranceKind, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

RATE_HZ = 22_050
SECTION = ScriptSection(
    "Wiphala & wind",
    "wiphala-wind",
    tuple(
        Utterance(name, UtteranceKind.PARAGRAPH, "", (Token("a", "", "a"),), pause_ms=450) for name in ("one", "two")
    ),
    head_ms=500,
)


class Pretender:
    """An encoder that keeps the samples as they are, but for a gain in dB that may be another each time."""

    def __init__(self, gains_db: Iterable[float]) -> None:
        self._gains_db = iter(gains_db)
        self.encodings = 0

    def encode(self, pcm: bytes) -> Mp3:
        """Turn the samples up."""
        self.encodings += 1
        samples = np.frombuffer(pcm, "<i2") * 10 ** (next(self._gains_db) / 20)
        changed = np.rint(samples.clip(-32_768, 32_767)).astype("<i2").tobytes()
        return Mp3(changed, 1, 576, RATE_HZ, 64, delay=0, sample_count=len(pcm) // 2)

    def decode(self, mp3: Mp3) -> bytes:
        """Give them back."""
        return mp3.frames


def spoken(level: float) -> list[Clip]:
    """Make two clips of bursts in a hum."""
    times = np.arange(2 * RATE_HZ) / RATE_HZ
    wave = np.sin(2 * np.pi * 300 * times) * (0.2 + 0.8 * np.maximum(np.sin(2 * np.pi * 3 * times), 0) ** 8)
    pcm = np.rint(wave * level * 32_767).astype("<i2").tobytes()
    return [Clip(pcm, RATE_HZ, (Word(0, len(pcm) // 2),))] * 2


@pytest.mark.parametrize("level", [0.01, 0.3, 1])
def test_one_encoding_by_lame_is_enough(level: float) -> None:
    """The finished MP3, decoded, is where it should be; encoding is the dearest step and happens once."""
    lame, encodings = LameEncoder(), []

    def encode(pcm: bytes) -> Mp3:
        encodings.append(pcm)
        return lame.encode(pcm, RATE_HZ, 64)

    chapter = make_chapter(SECTION, spoken(level), Mastering(), encode, lame.decode)
    assert len(encodings) == 1
    assert chapter.loudness.integrated_lufs == pytest.approx(-16, abs=0.1)
    assert chapter.loudness.true_peak_dbtp <= -1
    assert (chapter.title, chapter.slug) == ("Wiphala & wind", "wiphala-wind")
    assert [mark.utterance for mark in chapter.marks] == ["one", "two"]
    assert chapter.mp3.sample_count == chapter.marks[-1].end + round(0.45 * RATE_HZ)


def test_an_encoder_that_changes_the_loudness_is_corrected() -> None:
    """Whatever an encoder does, as long as it does it again, the second encoding is right."""
    encoder = Pretender([-2, -2])
    chapter = make_chapter(SECTION, spoken(0.5), Mastering(), encoder.encode, encoder.decode)
    assert encoder.encodings == 2
    assert chapter.loudness.integrated_lufs == pytest.approx(-16, abs=0.1)


def test_an_encoder_that_raises_peaks_is_given_lower_ones() -> None:
    """A true peak over the limit in the finished file is not published."""

    class Overshooting(Pretender):
        def encode(self, pcm: bytes) -> Mp3:
            samples = np.frombuffer(pcm, "<i2").copy()
            samples[np.abs(samples).argmax()] *= 1.3
            return super().encode(samples.tobytes())

    encoder = Overshooting([-0.45] * 3)
    chapter = make_chapter(SECTION, spoken(0.5), Mastering(-16.0, -6.0), encoder.encode, encoder.decode)
    assert encoder.encodings == 2
    assert chapter.loudness.true_peak_dbtp <= -6


def test_a_miss_is_told_with_its_figures() -> None:
    """An encoder that does something else each time must not loop for ever, nor publish what is off."""
    encoder = Pretender([0, -5, 5, -5, 5])
    with pytest.raises(LoudnessMissed, match=r"“Wiphala & wind” came out at -\d+\.\d LUFS .* of -16\.0 LUFS") as caught:
        make_chapter(SECTION, spoken(0.5), Mastering(), encoder.encode, encoder.decode)
    assert encoder.encodings == 3
    assert "integrated_lufs" in caught.value.hint


def test_more_loudness_than_fits_under_the_peak_is_refused() -> None:
    """A limiter can squash speech only so far."""
    encoder = Pretender([-0.45] * 3)
    with pytest.raises(LoudnessMissed):
        make_chapter(SECTION, spoken(0.5), Mastering(-2.0, -9.0), encoder.encode, encoder.decode)


def test_silence_is_refused_before_it_is_encoded() -> None:
    """A chapter of nothing cannot be loud, and the editor is told which one it is."""
    encoder = Pretender([])
    silent = [Clip(bytes(40_000), RATE_HZ, (Word(0, 20_000),))] * 2
    with pytest.raises(LoudnessMissed, match="“Wiphala & wind” holds nothing but silence"):
        make_chapter(SECTION, silent, Mastering(), encoder.encode, encoder.decode)


def test_the_same_clips_give_the_same_chapter() -> None:
    """A rebuild changes no byte."""
    lame = LameEncoder()

    def encode(pcm: bytes) -> Mp3:
        return lame.encode(pcm, RATE_HZ, 64)

    first, again = (make_chapter(SECTION, spoken(0.4), Mastering(), encode, lame.decode) for _ in range(2))
    assert first == again

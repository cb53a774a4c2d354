"""LAME and the decoder that checks it, as they are on this machine."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from importlib.metadata import version
from typing import TYPE_CHECKING

import imageio_ffmpeg
import numpy as np
import pytest

from narrate import encode
from narrate.encode import LameEncoder
from narrate.errors import BadSettings
from narrate.publish.mp3 import chapter_stream

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.ports import Encoder


def noise(samples: int) -> bytes:
    """Make noise, which is like itself at one place only."""
    values = np.random.default_rng(1).normal(scale=4_000, size=samples).clip(-30_000, 30_000)
    return values.astype("<i2").tobytes()


def test_it_is_an_encoder() -> None:
    """The port is satisfied, and the stored chapters of another LAME are not taken for this one's."""
    encoder: Encoder = LameEncoder()
    assert version("lameenc") in encoder.fingerprint
    assert str(encode.QUALITY) in encoder.fingerprint


@pytest.mark.parametrize("samples", [0, 1, 575, 576, 577, 1_152, 22_050, 100_001])
def test_no_sample_is_lost_or_added(samples: int) -> None:
    """Marks are exact only if what comes back is as long as what went in, whatever the frames' length."""
    encoder = LameEncoder()
    mp3 = encoder.encode(noise(samples), 22_050, 64)
    assert mp3.sample_count == samples
    assert len(encoder.decode(mp3)) == 2 * samples


@pytest.mark.parametrize("rate_hz", [8_000, 11_025, 16_000, 22_050, 24_000, 44_100, 48_000])
def test_every_sample_stays_at_its_place(rate_hz: int) -> None:
    """A delay that nobody takes off would make every word of a transcript light up late."""
    encoder = LameEncoder()
    pcm = noise(12_000)
    heard = np.frombuffer(encoder.decode(encoder.encode(pcm, rate_hz, 64)), "<i2").astype(float)
    wanted = np.frombuffer(pcm, "<i2").astype(float)
    shifts = np.correlate(heard, wanted[5_000:7_000])
    assert int(shifts.argmax()) == 5_000


def test_the_sample_rate_is_kept_at_low_bit_rates() -> None:
    """LAME would resample by itself, and all counts of samples would be wrong."""
    mp3 = LameEncoder().encode(noise(44_100), 44_100, 32)
    assert (mp3.rate_hz, mp3.samples_per_frame) == (44_100, 1_152)
    assert mp3.frame_count == -(-(44_100 + 576 + 576) // 1_152)


def test_the_same_samples_give_the_same_bytes() -> None:
    """A build that is repeated changes nothing; nothing of one encoding is left for the next."""
    encoder = LameEncoder()
    first = encoder.encode(noise(50_000), 22_050, 64)
    encoder.encode(noise(3_000), 44_100, 128)
    assert encoder.encode(noise(50_000), 22_050, 64) == first


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    """LAME likes to; standard output belongs to the reports."""
    encoder = LameEncoder()
    encoder.decode(encoder.encode(noise(5_000), 22_050, 64))
    assert capfd.readouterr() == ("", "")


def test_an_impossible_bit_rate_names_the_possible_ones() -> None:
    """The editor learns what to write instead."""
    with pytest.raises(BadSettings, match=re.escape("no bit rate of 192 kbit/s at 22050 Hz")) as caught:
        LameEncoder().encode(noise(100), 22_050, 192)
    assert "8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160" in caught.value.hint


def test_an_impossible_sample_rate_is_refused() -> None:
    """Some systems' voices speak at rates that MP3 does not have; LAME would quietly take another."""
    with pytest.raises(BadSettings, match="no sample rate of 22254 Hz"):
        LameEncoder().encode(noise(100), 22_254, 64)


def test_another_decoder_hears_the_same(tmp_path: Path) -> None:
    """What is measured is what players play: ffmpeg gives the same samples, as long, to the last bit but one."""
    encoder = LameEncoder()
    mp3 = encoder.encode(noise(100_000), 22_050, 64)
    file = tmp_path / "chapter.mp3"
    file.write_bytes(chapter_stream(mp3))
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-i", str(file), "-f", "s16le", "-"]
    run = subprocess.run(command, check=True, capture_output=True)
    ours, theirs = (np.frombuffer(pcm, "<i2").astype(int) for pcm in (encoder.decode(mp3), run.stdout))
    assert run.stderr == b""
    assert len(ours) == len(theirs)
    assert abs(ours - theirs).max() <= 1


def test_damaged_frames_are_not_measured() -> None:
    """A decoder's complaint is never swallowed: what it gave would be taken for the finished audio."""
    encoder = LameEncoder()
    mp3 = encoder.encode(noise(20_000), 22_050, 64)
    with pytest.raises(RuntimeError, match="decode"):
        encoder.decode(replace(mp3, frames=mp3.frames[: len(mp3.frames) // 2]))
    with pytest.raises(RuntimeError, match="decode"):
        encoder.decode(replace(mp3, frames=bytes(len(mp3.frames))))

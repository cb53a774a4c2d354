"""MPEG frames: counted, headed by an Info frame that players believe, spliced."""

from __future__ import annotations

import shutil
import struct
import subprocess
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, NoReturn

import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.encode import LameEncoder
from narrate.model import Mp3
from narrate.publish.mp3 import (
    chapter_stream,
    count_frames,
    info_frame,
    joined,
    samples_per_frame,
    starts,
    valid_bitrates,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DECODER_DELAY = 529
RATES_HZ = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)


def noise(seed: int, samples: int) -> bytes:
    """Make noise, which is like itself at one place only."""
    values = np.random.default_rng(seed).normal(scale=4_000, size=samples).clip(-30_000, 30_000)
    return values.astype("<i2").tobytes()


def encoded(seed: int = 0, samples: int = 22_050, rate_hz: int = 22_050, bitrate_kbps: int = 64) -> Mp3:
    """Encode noise."""
    return LameEncoder().encode(noise(seed, samples), rate_hz, bitrate_kbps)


def decoded(stream: bytes, folder: Path) -> bytes:
    """Decode a file as a gapless player does, and assert that ffmpeg has nothing to say about it."""
    file = folder / "audio.mp3"
    file.write_bytes(stream)
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-nostdin", "-i", file, "-f", "s16le", "pipe:1"]
    run = subprocess.run(command, capture_output=True, check=True)
    assert run.stderr == b""
    return run.stdout


def slow_crc16(data: bytes) -> int:
    """CRC-16/ARC bit by bit, as it is defined."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc


def padding_bits(mp3: Mp3) -> list[int]:
    """Return the padding bit of each frame of 64 kbit/s at 22,050 Hz."""
    bits, at = [], 0
    while at < len(mp3.frames):
        bits.append(mp3.frames[at + 2] >> 1 & 1)
        at += 208 + bits[-1]
    return bits


def is_frame(data: bytes, rate_hz: int, bitrate_kbps: int) -> bool:
    """Whether ``data`` is exactly one frame of these rates."""
    try:
        return count_frames(data, rate_hz, bitrate_kbps) == 1
    except ValueError:
        return False


def best_shift(wanted: bytes, heard: bytes) -> int:
    """Return where in ``heard`` the middle of ``wanted`` is, less where it should be, by correlation."""
    a, b = np.frombuffer(wanted, "<i2").astype(float), np.frombuffer(heard, "<i2").astype(float)
    middle = len(a) // 2
    window = a[middle - 2_000 : middle + 2_000]
    near = b[max(middle - 4_000, 0) : middle + 4_000]
    return int(np.correlate(near, window).argmax()) + max(middle - 4_000, 0) - (middle - 2_000)


def test_bit_rates_are_those_of_the_standard() -> None:
    """What the settings may ask for depends on the sample rate, and the error that says so prints this table."""
    assert valid_bitrates(44_100) == (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
    assert valid_bitrates(22_050) == (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
    assert valid_bitrates(8_000) == (8, 16, 24, 32, 40, 48, 56, 64)
    assert valid_bitrates(22_000) == ()


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_every_frame_that_lame_makes_is_counted(rate_hz: int) -> None:
    """A wrong frame count shifts the end of every chapter; all samples and the delays fit into the frames."""
    for bitrate_kbps in valid_bitrates(rate_hz):
        mp3 = encoded(samples=3_000, rate_hz=rate_hz, bitrate_kbps=bitrate_kbps)
        length = mp3.frame_count * samples_per_frame(rate_hz)
        assert mp3.delay + mp3.sample_count + DECODER_DELAY <= length < mp3.delay + mp3.sample_count + 2_000


@given(st.integers(min_value=1, max_value=8_000))
def test_a_stream_that_was_cut_is_refused(end: int) -> None:
    """Half a frame is a bug somewhere; it must not reach a listener as a click."""
    mp3 = encoded(samples=22_050)
    whole = {0, *accumulate(208 + bool(frame) for frame in padding_bits(mp3))}
    if end in whole:
        assert count_frames(mp3.frames[:end], 22_050, 64) == sorted(whole).index(end)
    else:
        with pytest.raises(ValueError, match=r"lacks|begins no frame"):
            count_frames(mp3.frames[:end], 22_050, 64)


@pytest.mark.parametrize(("byte", "value"), [(0, 0xFE), (1, 0xFB), (2, 0x90), (2, 0x84), (3, 0x04)])
def test_a_frame_of_another_kind_is_refused(byte: int, value: int) -> None:
    """Another version, bit rate, sample rate or stereo in the middle would break seeking and marks."""
    frames = bytearray(encoded().frames)
    frames[byte] = value
    with pytest.raises(ValueError, match="byte 0 begins no frame of 64 kbit/s at 22050 Hz"):
        count_frames(bytes(frames), 22_050, 64)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_the_info_header_says_what_players_need(rate_hz: int) -> None:
    """Length, bytes, delay and padding stand where the LAME tag has them, in a frame that is a frame of its own."""
    for bitrate_kbps in valid_bitrates(rate_hz):
        mp3 = encoded(samples=3_000, rate_hz=rate_hz, bitrate_kbps=bitrate_kbps)
        frame = info_frame(mp3)
        info = 4 + (17 if rate_hz >= 32_000 else 9)
        assert struct.unpack_from(">4sIII", frame, info) == (b"Info", 7, mp3.frame_count, len(frame + mp3.frames))
        lame = info + 116
        assert frame[lame : lame + 10] == b"LAME3.100\x01"
        delays = int.from_bytes(frame[lame + 21 : lame + 24], "big")
        padding = mp3.frame_count * mp3.samples_per_frame - mp3.delay - mp3.sample_count
        assert (delays >> 12, delays & 4_095) == (576, padding)
        own_bitrate = next(rate for rate in valid_bitrates(rate_hz) if is_frame(frame, rate_hz, rate))
        assert own_bitrate == bitrate_kbps or len(frame) > len(mp3.frames) // mp3.frame_count


def test_the_contents_of_the_info_header_run_as_the_time_does() -> None:
    """A player that seeks by the table lands where it wants: a constant bit rate makes it a straight line."""
    contents = info_frame(encoded())[4 + 9 + 16 :][:100]
    assert all(abs(byte - 2.56 * percent) < 1 for percent, byte in enumerate(contents))


@given(st.binary(max_size=300) | st.integers(0, 2**32).map(lambda seed: noise(seed, 17_000)))
def test_both_checksums_are_right(frames: bytes) -> None:
    """Tools that verify files compare them: of the frames, and of the header up to the checksum itself."""
    mp3 = Mp3(frames, 10, 576, 22_050, 64, delay=576, sample_count=4_000)
    frame = info_frame(mp3)
    at = 4 + 9 + 116 + 32
    assert struct.unpack_from(">HH", frame, at) == (slow_crc16(frames), slow_crc16(frame[: at + 2]))


def test_delays_that_do_not_fit_the_header_are_refused() -> None:
    """Twelve bits each: a number cut to them would shift the audio without a word."""
    with pytest.raises(ValueError, match="do not fit"):
        info_frame(replace(encoded(), delay=4_096, sample_count=0))
    with pytest.raises(ValueError, match="do not fit"):
        info_frame(replace(encoded(), sample_count=30_000))


@pytest.mark.parametrize(
    ("rate_hz", "bitrate_kbps"), [(22_050, 64), (22_050, 8), (44_100, 96), (48_000, 32), (8_000, 16)]
)
def test_a_file_plays_without_gaps(tmp_path: Path, rate_hz: int, bitrate_kbps: int) -> None:
    """From a file, ffmpeg gives exactly the samples that were encoded, at their places, and no complaint."""
    mp3 = encoded(samples=30_001, rate_hz=rate_hz, bitrate_kbps=bitrate_kbps)
    pcm = decoded(chapter_stream(mp3), tmp_path)
    assert len(pcm) == 2 * mp3.sample_count
    assert best_shift(noise(0, 30_001), pcm) == 0


def test_chapters_are_joined_without_encoding_them_again(tmp_path: Path) -> None:
    """The whole article decodes cleanly to its exact length, and each chapter is at its start to the sample."""
    lengths = (20_000, 33_333, 9_001, 57_600)
    chapters = [encoded(seed, samples) for seed, samples in enumerate(lengths)]
    whole = joined(chapters)
    assert whole.frames == b"".join(chapter.frames for chapter in chapters)
    assert count_frames(whole.frames, 22_050, 64) == whole.frame_count
    pcm = decoded(chapter_stream(whole), tmp_path)
    assert len(pcm) == 2 * whole.sample_count
    for seed, (samples, start) in enumerate(zip(lengths, starts(chapters), strict=True)):
        assert best_shift(noise(seed, samples), pcm[2 * start : 2 * (start + samples)]) == 0


def test_a_whole_of_one_chapter_is_that_chapter() -> None:
    """Nothing is added where there is nothing to join."""
    chapter = encoded()
    assert joined([chapter]) == chapter
    assert starts([chapter]) == (0,)


@given(st.lists(st.tuples(st.integers(1, 50), st.integers(0, 1_000)), min_size=1, max_size=10))
def test_starts_follow_each_other_by_whole_frames(shape: list[tuple[int, int]]) -> None:
    """Every chapter begins as far after the one before as that one has frames, whatever the encoder's delays are."""
    chapters = [Mp3(bytes(6), count, 576, 22_050, 64, delay, sample_count=count * 576) for count, delay in shape]
    places = starts(chapters)
    assert places[0] == 0
    for (before, after), (start, following) in zip(pairwise(chapters), pairwise(places), strict=True):
        assert following - start == before.frame_count * 576 + after.delay - before.delay


def test_files_that_cannot_be_joined_are_refused() -> None:
    """Another rate, or a first frame that borrows bits of the frame before it, would be noise at the join."""
    chapter = encoded()
    with pytest.raises(ValueError, match="different rates"):
        joined([chapter, encoded(bitrate_kbps=32)])
    borrowing = replace(chapter, frames=chapter.frames[:4] + b"\x05" + chapter.frames[5:])
    with pytest.raises(ValueError, match="middle of a stream"):
        joined([chapter, borrowing])


def test_mp3val_finds_nothing(tmp_path: Path, without: Callable[[str], NoReturn]) -> None:
    """An independent reader agrees with the header's counts, in a chapter and in the whole."""
    mp3val = shutil.which("mp3val")
    if mp3val is None:
        without("mp3val is not installed")
    chapters = [encoded(seed) for seed in range(3)]
    for name, mp3 in (
        ("chapter.mp3", chapters[0]),
        ("whole.mp3", joined(chapters)),
        ("low.mp3", encoded(bitrate_kbps=24)),
    ):
        file = tmp_path / name
        file.write_bytes(chapter_stream(mp3))
        report = subprocess.run([mp3val, file], capture_output=True, text=True, check=True).stdout.splitlines()
        complaints = [line for line in report if line.startswith(("WARNING", "ERROR"))]
        assert [line for line in complaints if not line.endswith("No supported tags in the file")] == []

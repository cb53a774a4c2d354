"""MPEG audio frames: counting them, an Info header for gapless players, chapters spliced into one stream.

Frames: ISO/IEC 11172-3 (MPEG-1) and 13818-3 (MPEG-2); MPEG-2.5 as LAME has it. Info header: the LAME project's
"Mp3 Info Tag", with the ranges of both checksums as LAME 3.100 computes them. narrate makes mono at a constant bit
rate, without checksums, so nothing else is understood. What breaks a rule here is a bug and raises ValueError.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from fastcrc import crc16

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model import Mp3

_FIXED_BITS = 0xFFE3_00C4  # sync, layer III, no checksum, one channel, "original": players compare even that one
_PADDING_BIT = 0x0200  # the frame has one byte more

_INFO_FLAGS = 0b0111  # what follows: frame count, byte count, table of contents
_INFO_SIZE = 116  # "Info", flags, two counts, a hundred bytes of contents
_LAME_SIZE = 36
_LAME_FORMAT = ">9sB10xB3s4xI"  # up to the checksums: 32 bytes
_CONSTANT_RATE = 1  # tag revision 0 in the high half, method in the low
_MAX_12_BITS = 4095


@dataclass(frozen=True, slots=True)
class _Version:
    """A version of MPEG audio. ``bits`` name it in a header.

    The side information of a mono frame has ``side_info`` bytes; its first ``reservoir_bits`` say how many bytes of
    the frame's audio stand in frames before it.
    """

    bits: int
    rates_hz: tuple[int, ...]
    bitrates_kbps: tuple[int, ...]
    samples: int  # in a frame
    side_info: int
    reservoir_bits: int


_LOW_BITRATES = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_HIGH_BITRATES = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_VERSIONS = (
    _Version(0b11, (44_100, 48_000, 32_000), _HIGH_BITRATES, 1152, side_info=17, reservoir_bits=9),
    _Version(0b10, (22_050, 24_000, 16_000), _LOW_BITRATES, 576, side_info=9, reservoir_bits=8),
    _Version(0b00, (11_025, 12_000, 8_000), _LOW_BITRATES[:8], 576, side_info=9, reservoir_bits=8),  # LAME ends at 64
)
_VERSION_OF = {rate_hz: version for version in _VERSIONS for rate_hz in version.rates_hz}


def valid_bitrates(rate_hz: int) -> tuple[int, ...]:
    """Return the bit rates in kbit/s a file of this sample rate can have: none if MPEG has no such sample rate."""
    version = _VERSION_OF.get(rate_hz)
    return version.bitrates_kbps if version else ()


def samples_per_frame(rate_hz: int) -> int:
    """Return how many samples a frame of a valid sample rate decodes to."""
    return _VERSION_OF[rate_hz].samples


def count_frames(frames: bytes, rate_hz: int, bitrate_kbps: int) -> int:
    """Count the frames.

    :raises ValueError: something stands between them that is not a whole frame of these rates
    """
    header = _header(rate_hz, bitrate_kbps)
    size = _frame_size(rate_hz, bitrate_kbps)
    at = count = 0
    while at < len(frames):
        found = int.from_bytes(frames[at : at + 4], "big")
        if found & ~_PADDING_BIT != header:
            raise ValueError(f"byte {at} begins no frame of {bitrate_kbps} kbit/s at {rate_hz} Hz: {found:08x}")
        at += size + bool(found & _PADDING_BIT)
        count += 1
    if at != len(frames):
        raise ValueError(f"the last of {count} frames lacks {at - len(frames)} bytes")
    return count


def chapter_stream(mp3: Mp3) -> bytes:
    """Return a file's audio: the Info header, then the frames."""
    return info_frame(mp3) + mp3.frames


def info_frame(mp3: Mp3) -> bytes:
    """Make a silent frame that tells players the length, and how many samples at both ends are not audio."""
    version = _VERSION_OF[mp3.rate_hz]
    needed = 4 + version.side_info + _INFO_SIZE + _LAME_SIZE
    bitrate_kbps, size = next(
        (rate, size)
        for rate in version.bitrates_kbps  # in a file of very few kbit/s this frame alone has more, as LAME does it
        if rate >= mp3.bitrate_kbps and (size := _frame_size(mp3.rate_hz, rate)) >= needed
    )
    total = size + len(mp3.frames)
    head = struct.pack(">I", _header(mp3.rate_hz, bitrate_kbps)) + bytes(version.side_info)
    contents = bytes(256 * percent // 100 for percent in range(100))  # constant bit rate: time runs as bytes do
    info = struct.pack(">4s3I", b"Info", _INFO_FLAGS, mp3.frame_count, total) + contents
    lame = struct.pack(
        _LAME_FORMAT,
        b"LAME3.100",  # players believe the next fields of a known encoder only
        _CONSTANT_RATE,
        min(mp3.bitrate_kbps, 255),
        _delay_and_padding(mp3),
        total,
    )
    tag = head + info + lame + struct.pack(">H", crc16.arc(mp3.frames))
    return (tag + struct.pack(">H", crc16.arc(tag))).ljust(size, b"\0")


def joined(mp3s: Sequence[Mp3]) -> Mp3:
    """Put the files one after the other, frame by frame: nothing is encoded again.

    Each must have been encoded by itself, so that its first frame needs no bits of a frame before it.
    """
    first, last = mp3s[0], mp3s[-1]
    for mp3 in mp3s:
        if (mp3.rate_hz, mp3.bitrate_kbps) != (first.rate_hz, first.bitrate_kbps):
            raise ValueError("files of different rates cannot be joined")
        if _borrowed_bytes(mp3):
            raise ValueError("a file that begins in the middle of a stream cannot be joined")
    frame_count = sum(mp3.frame_count for mp3 in mp3s)
    return replace(
        first,
        frames=b"".join(mp3.frames for mp3 in mp3s),
        frame_count=frame_count,
        sample_count=frame_count * first.samples_per_frame - first.delay - _padding(last),
    )


def starts(mp3s: Sequence[Mp3]) -> tuple[int, ...]:
    """Return where the audio of each begins in `joined`, in samples of the gapless time line."""
    frames_before = accumulate((mp3.frame_count for mp3 in mp3s[:-1]), initial=0)
    return tuple(
        frames * mp3.samples_per_frame + mp3.delay - mp3s[0].delay
        for frames, mp3 in zip(frames_before, mp3s, strict=True)
    )


def _header(rate_hz: int, bitrate_kbps: int) -> int:
    version = _VERSION_OF[rate_hz]
    rate, bitrate = version.rates_hz.index(rate_hz), version.bitrates_kbps.index(bitrate_kbps) + 1
    return _FIXED_BITS | version.bits << 19 | bitrate << 12 | rate << 10


def _frame_size(rate_hz: int, bitrate_kbps: int) -> int:
    """Return the bytes of a frame without padding."""
    return samples_per_frame(rate_hz) // 8 * bitrate_kbps * 1000 // rate_hz


def _padding(mp3: Mp3) -> int:
    """Return the samples after the audio as encoders count them: a decoder's delay takes the first 529 of them."""
    return mp3.frame_count * mp3.samples_per_frame - mp3.delay - mp3.sample_count


def _delay_and_padding(mp3: Mp3) -> bytes:
    delay, padding = mp3.delay, _padding(mp3)
    if not (0 <= delay <= _MAX_12_BITS and 0 <= padding <= _MAX_12_BITS):
        raise ValueError(f"an encoder delay of {delay} and a padding of {padding} samples do not fit the header")
    return (delay << 12 | padding).to_bytes(3, "big")


def _borrowed_bytes(mp3: Mp3) -> int:
    """Return ``main_data_begin`` of the first frame."""
    return int.from_bytes(mp3.frames[4:6], "big") >> 16 - _VERSION_OF[mp3.rate_hz].reservoir_bits

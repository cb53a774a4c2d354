"""Integrated loudness is what ITU-R BS.1770-5 says, at every sample rate."""

from __future__ import annotations

import math
import re
import subprocess
from typing import TYPE_CHECKING

import imageio_ffmpeg
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.master.loudness import measure, profiled
from narrate.master.weighting import SILENT_STATE, k_weighting, stages
from narrate.model import Loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATES_HZ = (8_000, 11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000)


def sine(hz: float, dbfs: float, seconds: float, rate_hz: int = 48_000, phase_deg: float = 0) -> bytes:
    """Make a sine of a peak level."""
    turns = hz * np.arange(round(seconds * rate_hz)) / rate_hz + phase_deg / 360
    return np.rint(10 ** (dbfs / 20) * 32_767 * np.sin(2 * np.pi * turns)).astype("<i2").tobytes()


def murmur(rate_hz: int, seconds: float) -> NDArray[np.int16]:
    """Make noise that comes and goes as speech does, with rests and an offset."""
    count = round(rate_hz * seconds)
    loudness = np.maximum(np.sin(2 * np.pi * np.arange(count) / rate_hz / 0.7), 0) ** 2
    noise = np.random.default_rng(5).normal(scale=4_000, size=count) * loudness + 50
    samples: NDArray[np.int16] = np.rint(noise.clip(-32_768, 32_767)).astype(np.int16)
    return samples


def recursion(values: NDArray[np.int16], rate_hz: int) -> NDArray[np.float64]:
    """Weight sample by sample, as the standard draws it."""
    signal = values.astype(float).tolist()
    for (b0, b1, b2), (a1, a2) in stages(rate_hz):
        out, x1, x2, y1, y2 = [], 0.0, 0.0, 0.0, 0.0
        for x in signal:
            y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
            x1, x2, y1, y2 = x, x1, y, y1
            out.append(y)
        signal = out
    return np.array(signal)


def test_the_filter_has_the_coefficients_of_the_standard() -> None:
    """At 48 kHz the formula gives the two tables of Annex 1."""
    (shelf, shelf_feedback), (high_pass, high_pass_feedback) = stages(48_000)
    assert shelf == pytest.approx((1.53512485958697, -2.69169618940638, 1.19839281085285), abs=1e-12)
    assert shelf_feedback == pytest.approx((-1.69065929318241, 0.73248077421585), abs=1e-12)
    assert high_pass == (1.0, -2.0, 1.0)
    assert high_pass_feedback == pytest.approx((-1.99004745483398, 0.99007225036621), abs=1e-12)


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_matrices_do_what_the_recursion_does(rate_hz: int) -> None:
    """The fast filter is the filter: sample by sample, across blocks and calls, to less than a step of 16 bits."""
    block, groups, calls = 60, 3, 4
    values = murmur(rate_hz, block * groups * 16 * calls / rate_hz)
    values[:500] = 30_000  # a step, which a high pass remembers longest
    weighted, state = [], SILENT_STATE
    for part in np.split(values.astype(np.float32), calls):
        some, state = k_weighting(rate_hz, block).run(part.reshape(groups, 16, block), state)
        weighted.append(some.reshape(-1))
    assert np.abs(np.concatenate(weighted) - recursion(values, rate_hz)).max() < 1


@pytest.mark.parametrize("rate_hz", RATES_HZ)
def test_a_full_sine_is_0_lufs_on_two_loudspeakers(rate_hz: int) -> None:
    """The standard's anchor, -3.01 LUFS for 997 Hz at 0 dBFS in one channel; dual mono has 3.01 dB more."""
    assert measure(sine(997, 0, 5, rate_hz), rate_hz).integrated_lufs == pytest.approx(0, abs=0.05)


TECH_3341: dict[
    str, tuple[list[tuple[float, float]], float]
] = {  # EBU Tech 3341, table 1: seconds of 1 kHz in both channels, at dBFS; cases 1 to 5
    "1": ([(20, -23)], -23),
    "2": ([(20, -33)], -33),
    "3": ([(10, -36), (60, -23), (10, -36)], -23),
    "4": ([(10, -72), (10, -36), (60, -23), (10, -36), (10, -72)], -23),
    "5": ([(20, -26), (20.1, -20), (20, -26)], -23),
}


@pytest.mark.parametrize("case", TECH_3341)
@pytest.mark.parametrize("rate_hz", [48_000, 22_050])
def test_the_gates_work_as_the_ebu_tests_them(case: str, rate_hz: int) -> None:
    """Silence and soft passages do not count, to the 0.1 LU that EBU Tech 3341 allows a meter."""
    tones, lufs = TECH_3341[case]
    pcm = b"".join(sine(1_000, dbfs, seconds, rate_hz) for seconds, dbfs in tones)
    assert measure(pcm, rate_hz).integrated_lufs == pytest.approx(lufs, abs=0.1)


@pytest.mark.parametrize("rate_hz", [22_050, 48_000])
def test_ffmpeg_measures_the_same(rate_hz: int) -> None:
    """An independent meter agrees within 0.05 LU on sound that comes and goes."""
    pcm = murmur(rate_hz, 12).tobytes()
    meter = "ebur128=dualmono=true:metadata=1,ametadata=mode=print:key=lavfi.r128.I:file=-"
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(),
        "-v",
        "error",
        "-f",
        "s16le",
        "-ar",
        str(rate_hz),
        "-ac",
        "1",
        "-i",
        "-",
    ]
    run = subprocess.run([*command, "-af", meter, "-f", "null", "-"], input=pcm, capture_output=True, check=True)
    *_, last = re.findall(rb"lavfi\.r128\.I=(-[\d.]+)", run.stdout)
    assert measure(pcm, rate_hz).integrated_lufs == pytest.approx(float(last), abs=0.05)


@given(st.floats(-30, 0))
def test_loudness_follows_the_gain(gain_db: float) -> None:
    """What the profile foretells for a gain is what is measured after it: gates and all."""
    values = murmur(22_050, 4)
    foretold = profiled(values.tobytes(), 22_050).integrated_lufs(10 ** (gain_db / 20))
    quieter = np.rint(values * 10 ** (gain_db / 20)).astype("<i2")
    assert measure(quieter.tobytes(), 22_050).integrated_lufs == pytest.approx(foretold, abs=0.02)


def test_silence_around_speech_does_not_count() -> None:
    """A long tail must not make a chapter louder."""
    speech = murmur(22_050, 8)
    alone = measure(speech.tobytes(), 22_050).integrated_lufs
    with_tail = measure(np.pad(speech, (22_050, 20 * 22_050)).tobytes(), 22_050).integrated_lufs
    assert with_tail == pytest.approx(alone, abs=0.1)


@pytest.mark.parametrize("seconds", [0, 0.001, 0.3, 0.4, 5])
def test_silence_has_no_loudness(seconds: float) -> None:
    """Nothing, or nothing above -70 LUFS, is minus infinity, not a crash and not a number."""
    assert measure(bytes(2 * round(22_050 * seconds)), 22_050) == Loudness(-math.inf, -math.inf)
    assert measure(sine(1_000, -75, seconds, 22_050), 22_050).integrated_lufs == -math.inf


def test_what_is_shorter_than_a_block_is_measured_in_one() -> None:
    """A single short word has a loudness: half a block of sound is half the power."""
    assert measure(sine(997, -10, 0.2), 48_000).integrated_lufs == pytest.approx(-13.01, abs=0.1)


@settings(max_examples=30)
@given(st.integers(8_000, 50_000))
def test_any_sample_rate_can_be_measured(rate_hz: int) -> None:
    """A voice of an odd rate meets the encoder's clear error, not a crash in the measurement before it."""
    assert measure(sine(997, -20, 1, rate_hz), rate_hz).integrated_lufs == pytest.approx(-20, abs=0.1)

"""A chapter before encoding: on target, under the ceiling, and silent where it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from narrate.master.finish import Aim, finish
from narrate.master.loudness import measure, profiled

if TYPE_CHECKING:
    from numpy.typing import NDArray

RATE_HZ = 22_050


def voice(seed: int, seconds: float, level: float, rate_hz: int = RATE_HZ) -> NDArray[np.int16]:
    """Make something peaky and uneven, like speech: pulses of a pitch through a resonance, in syllables, with rests."""
    rng = np.random.default_rng(seed)
    count = round(rate_hz * seconds)
    pulses = np.zeros(count)
    pulses[:: rate_hz // 110] = rng.uniform(0.3, 1, len(pulses[:: rate_hz // 110]))
    times = np.arange(rate_hz // 50) / rate_hz
    resonance = np.exp(-times * 300) * np.sin(2 * np.pi * 700 * times)
    syllables = np.maximum(np.sin(2 * np.pi * np.arange(count) / rate_hz * 2.5), 0)
    wave = np.convolve(pulses, resonance)[:count] * syllables
    samples: NDArray[np.int16] = np.rint(wave / np.abs(wave).max() * level * 32_767).astype(np.int16)
    return samples


def finished(samples: NDArray[np.int16], aim: Aim, rate_hz: int = RATE_HZ) -> NDArray[np.int16]:
    """Finish samples."""
    pcm = samples.tobytes()
    return np.frombuffer(finish(pcm, profiled(pcm, rate_hz), aim), "<i2")


@pytest.mark.parametrize(("rate_hz", "tolerance_lu"), [(8_000, 0.3), (22_050, 0.15), (48_000, 0.15)])
@settings(max_examples=10)
@given(seed=st.integers(0, 2**32), level=st.floats(0.02, 1), lufs=st.floats(-24, -14))
def test_it_lands_on_both_targets(rate_hz: int, tolerance_lu: float, seed: int, level: float, lufs: float) -> None:
    """Quiet or loud, with peaks far over the ceiling or none: the limiter's loss is made up for.

    It is foretold by blocks, which are long at 8 kHz; what is left after encoding is corrected by a second.
    """
    after = measure(finished(voice(seed, 3, level, rate_hz), Aim(lufs, -1.35), rate_hz).tobytes(), rate_hz)
    assert after.integrated_lufs == pytest.approx(lufs, abs=tolerance_lu)
    assert after.true_peak_dbtp <= -1.35 + 0.1


def test_peaks_are_held_down_though_the_loudness_is_right_already() -> None:
    """A chapter that needs no gain may still need its limiter."""
    samples = voice(1, 4, 0.3)
    samples[40_000:40_003] = 32_000
    lufs = measure(samples.tobytes(), RATE_HZ).integrated_lufs
    after = measure(finished(samples, Aim(lufs, -3)).tobytes(), RATE_HZ)
    assert after.integrated_lufs == pytest.approx(lufs, abs=0.1)
    assert after.true_peak_dbtp <= -2.95


def test_peaks_between_samples_are_held_down() -> None:
    """A wave of few samples a period is much higher than its samples, and players play the wave."""
    turns = np.arange(4 * RATE_HZ) / 4 + 1 / 8
    samples = np.rint(9_000 * np.sin(2 * np.pi * turns) * np.abs(np.sin(turns / 900))).astype(np.int16)
    after = measure(finished(samples, Aim(-6, -4)).tobytes(), RATE_HZ)
    assert after.true_peak_dbtp <= -3.9


def test_without_a_peak_near_the_ceiling_only_the_gain_changes() -> None:
    """Every sample is multiplied by one number, and its digits end at a hundredth of a dB."""
    samples = voice(3, 3, 0.05)
    louder = finished(samples, Aim(-35, -1))
    gain = np.abs(louder).max() / np.abs(samples).max()
    assert np.abs(louder - samples * gain).max() <= 1
    steps = 20 * np.log10(np.abs(louder).astype(float).sum() / np.abs(samples).astype(float).sum()) * 100
    assert steps == pytest.approx(round(steps), abs=0.1)


def test_silence_stays_silence() -> None:
    """The exact zeros between utterances are zeros afterwards."""
    samples = voice(4, 3, 1)
    samples[20_000:30_000] = 0
    assert not finished(samples, Aim(-14, -1.35))[20_000:30_000].any()


def test_the_limiter_does_not_click() -> None:
    """From sample to sample the gain moves by 1/300 at most, at the edges of what is worked on at once too."""
    samples = voice(5, 8, 1)
    after = finished(samples, Aim(-12, -1.35)).astype(float)
    loud = np.flatnonzero(np.abs(samples) > 3_000)
    gains = after[loud] / samples[loud]
    neighbours = np.diff(loud) == 1
    assert np.abs(np.diff(gains)[neighbours]).max() < gains.max() / 300 + 2 * 0.5 / 3_000  # and two roundings
    assert gains.min() < 0.8 * gains.max()  # it had something to do


def test_an_impossible_loudness_still_ends() -> None:
    """As loud as the ceiling lets it be; whoever measures it says that it missed."""
    after = measure(finished(voice(6, 3, 1), Aim(5, -1.35)).tobytes(), RATE_HZ)
    assert after.integrated_lufs < 4
    assert after.true_peak_dbtp <= -1.25

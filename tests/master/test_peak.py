"""True peak: between the samples, and only where it can be."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.master.loudness import measure, profiled
from narrate.master.peak import peaks_between, true_peak

RATE_HZ = 22_050


@pytest.mark.parametrize(("divisor", "phase_deg"), [(4, 0), (4, 45), (6, 60), (8, 67.5)])
def test_sines_between_the_samples_as_the_ebu_tests_them(divisor: int, phase_deg: float) -> None:
    """EBU Tech 3341, cases 15 to 18: half of full scale is -6 dBTP, +0.2 or -0.4, wherever its samples fall."""
    turns = np.arange(4_800) / divisor + phase_deg / 360
    fade = np.minimum(1, np.minimum(np.arange(4_800), np.arange(4_800)[::-1]) / 480)
    pcm = np.rint(32_768 * 0.5 * np.sin(2 * np.pi * turns) * fade).astype("<i2").tobytes()
    assert -6.4 <= measure(pcm, 48_000).true_peak_dbtp <= -5.8


@given(st.integers(0, 2**32), st.floats(1, 6), st.integers(1, 3_000))
def test_looking_only_where_it_matters_misses_nothing(seed: int, exponent: float, length: int) -> None:
    """The result is that of oversampling every block, for noise that is even and for noise with rare peaks."""
    noise = np.random.default_rng(seed).uniform(-1, 1, length)
    samples = np.rint(32_767 * np.sign(noise) * np.abs(noise) ** exponent).astype(np.int16)
    profile = profiled(samples.tobytes(), RATE_HZ)
    everywhere = peaks_between(samples, profile.peaks, profile.block, above=-1)
    assert true_peak(samples, profile.peaks, profile.block) == everywhere.max()


def test_a_quiet_block_can_hold_the_highest_point() -> None:
    """Right before a loud block, the wave swings higher than any sample of either."""
    signs = np.where(np.arange(63) % 2, -1, 1)
    samples = np.concatenate((9_000 * signs, 25_000 * signs)).astype(np.int16)  # the sign repeats at the border
    profile = profiled(samples.tobytes(), RATE_HZ)
    everywhere = peaks_between(samples, profile.peaks, profile.block, above=-1)
    assert everywhere.argmax() == 0
    assert true_peak(samples, profile.peaks, profile.block) == everywhere.max()


@given(st.integers(0, 2**32))
def test_it_is_the_peak_of_the_wave(seed: int) -> None:
    """Compared with the wave itself, from its spectrum up to 0.8 of half the rate, sampled 32 times as finely."""
    spectrum = np.zeros(1_025, complex)
    rng = np.random.default_rng(seed)
    spectrum[1:820] = rng.normal(size=819) + 1j * rng.normal(size=819)
    wave = np.fft.irfft(spectrum, 2_048 * 32)
    wave *= 30_000 / np.abs(wave).max()
    fade = np.sin(np.linspace(0, np.pi / 2, 2_048)) ** 2
    samples = np.rint(np.tile(wave[::32], 3) * np.concatenate((fade, np.ones(2_048), fade[::-1]))).astype(np.int16)
    peak = measure(samples.tobytes(), RATE_HZ).true_peak_dbtp
    assert -0.5 < peak - 20 * np.log10(30_000 / 32_768) < 0.05


def test_every_block_gets_its_own_peak() -> None:
    """The limiter turns down where the wave is high, and there only."""
    samples = np.zeros(63 * 40, np.int16)
    samples[63 * 10 + 30 : 63 * 10 + 32] = 10_000  # two in a row: higher between them
    peaks = profiled(samples.tobytes(), RATE_HZ).peaks
    raised = peaks_between(samples, peaks, 63, above=5_000)
    assert raised[10] == pytest.approx(12_650, rel=0.01)
    assert (np.delete(raised, (9, 10, 11)) == np.delete(peaks, (9, 10, 11))).all()


def test_the_lowest_sample_is_the_highest_peak() -> None:
    """-32768 has no positive twin in 16 bits; its absolute value is full scale all the same."""
    samples = np.full(4_000, -32_768, np.int16)
    profile = profiled(samples.tobytes(), RATE_HZ)
    assert profile.peaks.max() == 32_768
    assert true_peak(samples, profile.peaks, profile.block) >= 32_768

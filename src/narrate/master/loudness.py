"""How loud audio is: integrated loudness and true peak by ITU-R BS.1770-5, at any sample rate.

The sums of a measurement are kept as a `Profile`, from which a limiter's effect on the loudness can be told without
touching the samples again.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from narrate.master.peak import true_peak
from narrate.master.weighting import SILENT_STATE, k_weighting
from narrate.model import Loudness

if TYPE_CHECKING:
    from numpy.typing import NDArray

FULL_SCALE = 32_768.0  # 0 dBFS in 16-bit samples

_HOPS_A_SECOND = 10  # gating blocks of 400 ms begin every 100 ms
_HOPS_A_GATING_BLOCK = 4
_BLOCK_LENGTHS = range(64, 31, -1)  # samples: longer ones make matrix products dearer, shorter ones the limiter's sums
_HOPS_AT_ONCE = 16  # what is worked on stays in the processor's cache
_ABSOLUTE_GATE_LUFS = -70.0
_RELATIVE_GATE_LU = -10.0
_DUAL_MONO = 2  # a mono file is heard from two loudspeakers: twice the power, +3.01 dB
_OFFSET_DB = -0.691  # the standard's: a 997 Hz sine of 0 dBFS in one channel is -3.01 LUFS


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """The highest sample and the K-weighted energy (sum of squares) of each block, in units of 16-bit samples.

    It may end in blocks of silence that are not in the audio.
    """

    rate_hz: int
    block: int  # samples
    blocks_a_hop: int
    hops: int  # whole ones in the audio; at least a gating block's
    peaks: NDArray[np.float32]
    energies: NDArray[np.float64]

    def integrated_lufs(self, gains: NDArray[np.float64] | float = 1.0) -> float:
        """Return the gated loudness, heard as dual mono, with the samples of each block multiplied by its gain.

        Gains must change slowly, as the weighting looks back some blocks. Silence, that is nothing above the
        absolute gate, has -inf.
        """
        by_block = (self.energies * np.square(gains))[: self.hops * self.blocks_a_hop]
        until_hop = np.concatenate(([0.0], by_block.reshape(self.hops, -1).sum(axis=1).cumsum()))
        energies = until_hop[_HOPS_A_GATING_BLOCK:] - until_hop[:-_HOPS_A_GATING_BLOCK]
        powers = energies / (_HOPS_A_GATING_BLOCK * self.blocks_a_hop * self.block)
        audible = powers[powers > _power(_ABSOLUTE_GATE_LUFS)]
        if not audible.size:
            return -math.inf
        foreground = audible[audible > audible.mean() * 10 ** (_RELATIVE_GATE_LU / 10)]
        return _lufs(float(foreground.mean()))


def profiled(pcm: bytes, rate_hz: int) -> Profile:
    """Weight mono 16-bit PCM and sum it up by blocks. What is shorter than a gating block is padded to one."""
    hop = round(rate_hz / _HOPS_A_SECOND)
    block = min(_BLOCK_LENGTHS, key=lambda length: hop % length)
    blocks_a_hop = hop // block  # without a rest at all rates of MP3; at others a hop is up to 1 % short
    samples = np.frombuffer(pcm, "<i2")
    k_weight, state = k_weighting(rate_hz, block), SILENT_STATE
    step = blocks_a_hop * block * _HOPS_AT_ONCE
    peaks, energies = [], []
    for start in range(0, max(len(samples), 1), step):
        part = samples[start : start + step]
        blocks = np.zeros((blocks_a_hop, _HOPS_AT_ONCE, block), np.float32)  # any grouping would do
        blocks.reshape(-1)[: len(part)] = part
        weighted, state = k_weight.run(blocks, state)
        peaks.append(np.abs(blocks).max(axis=2).reshape(-1))
        energies.append(np.einsum("ijk,ijk->ij", weighted, weighted).reshape(-1))
    return Profile(
        rate_hz,
        block,
        blocks_a_hop,
        hops=max(len(samples) // (blocks_a_hop * block), _HOPS_A_GATING_BLOCK),
        peaks=np.concatenate(peaks),
        energies=np.concatenate(energies, dtype=np.float64),
    )


def measure(pcm: bytes, rate_hz: int) -> Loudness:
    """Measure mono 16-bit PCM, to a hundredth: finer digits differ from processor to processor."""
    profile = profiled(pcm, rate_hz)
    peak = true_peak(np.frombuffer(pcm, "<i2"), profile.peaks, profile.block) / FULL_SCALE
    return Loudness(
        integrated_lufs=round(profile.integrated_lufs(), 2),
        true_peak_dbtp=round(20 * math.log10(peak), 2) if peak else -math.inf,
    )


def _power(lufs: float) -> float:
    """Return the mean square of one channel of dual mono."""
    return math.pow(10, (lufs - _OFFSET_DB) / 10) * FULL_SCALE**2 / _DUAL_MONO


def _lufs(power: float) -> float:
    return _OFFSET_DB + 10 * math.log10(_DUAL_MONO * power / FULL_SCALE**2)

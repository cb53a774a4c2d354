"""The gain that brings a chapter to its loudness, and the limiter that keeps its peaks down."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from narrate.master.limiter import block_gains, edge_gains
from narrate.master.loudness import FULL_SCALE
from narrate.master.peak import peaks_between

if TYPE_CHECKING:
    from narrate.master.limiter import Gains
    from narrate.master.loudness import Profile

_LOOK_AHEAD_MS = 12  # and as long behind: two periods of a deep voice's pitch
_CLOSE_ENOUGH_LU = 0.02
_MOST_ROUNDS = 40
_MOST_RAISED_DB = 6.0  # the wave above the samples near, and the gain above that which an unlimited chapter needs
_BLOCKS_AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Aim:
    """What to make before encoding: loudness and true peak."""

    integrated_lufs: float
    ceiling_dbtp: float  # under 0


def finish(pcm: bytes, profile: Profile, aim: Aim) -> bytes:
    """Bring mono 16-bit PCM, with its profile, to the loudness aimed at, or as near as the ceiling lets it come.

    Silence has no loudness: its profile must not be given.
    """
    samples = np.frombuffer(pcm, "<i2")
    headroom_db = aim.ceiling_dbtp - (aim.integrated_lufs - profile.integrated_lufs())
    near_ceiling = FULL_SCALE * _linear(headroom_db - _MOST_RAISED_DB)
    peaks = peaks_between(samples, profile.peaks, profile.block, above=near_ceiling)
    gains = _gains(replace(profile, peaks=peaks), aim).astype(np.float32)
    finished = np.empty_like(samples)
    ramp = np.linspace(0, 1, profile.block, endpoint=False, dtype=np.float32)
    step = _BLOCKS_AT_ONCE * profile.block
    for start in range(0, len(samples), step):
        part = samples[start : start + step]
        edges = gains[start // profile.block :][: _BLOCKS_AT_ONCE + 1, np.newaxis]
        curve = (edges[:-1] + np.diff(edges, axis=0) * ramp).reshape(-1)[: len(part)]
        curve *= part
        finished[start : start + step] = np.rint(curve, out=curve)
    return finished.tobytes()


def _gains(profile: Profile, aim: Aim) -> Gains:
    """Return the gain at each edge of the blocks.

    Limiting takes loudness away, so the gain is raised by what is missing until nothing is: a few rounds over blocks,
    not samples. It is a whole number of hundredths of a dB, so that the last digits of the measurement, which differ
    from processor to processor, change no sample.
    """
    reach = max(1, round(_LOOK_AHEAD_MS * profile.rate_hz / 1000 / profile.block))
    gain_db = round(aim.integrated_lufs - profile.integrated_lufs(), 2)
    for _ in range(_MOST_ROUNDS):
        gain = _linear(gain_db)
        edges = gain * edge_gains(profile.peaks * gain, FULL_SCALE * _linear(aim.ceiling_dbtp), reach)
        missing_lu = aim.integrated_lufs - profile.integrated_lufs(block_gains(edges))
        if abs(missing_lu) < _CLOSE_ENOUGH_LU:
            break
        gain_db = round(gain_db + missing_lu, 2)
    return edges


def _linear(db: float) -> float:
    return math.pow(10, db / 20)

"""K-weighting (ITU-R BS.1770-5, Annex 1), which counts a sound as loud as ears do, at the speed of matrix products.

The filter is recursive, and numpy has no recursion. But a linear filter with a state advances a block of samples at a
time by four constant matrices:

    output = input · direct + state · ringing              next state = state · carry + input · excitation

so that only the states, four numbers a block, follow one another; and as they die away, a few doublings sum them up.
It is the recursion itself, not an approximation: the tests compare it sample by sample.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]
    Matrix = NDArray[np.float64]
    Stage = tuple[tuple[float, float, float], tuple[float, float]]  # numerator; denominator without its leading 1

# The standard gives coefficients for 48 kHz only. These analogue parameters of its two stages reproduce them, and the
# bilinear transform gives the same curves at any rate (found by the authors of libebur128; also in B. De Man,
# "Evaluation of implementations of the EBU R128 loudness measurement", AES 145, 2018).
_SHELF_HZ, _SHELF_Q, _SHELF_DB = 1681.974450955533, 0.7071752369554196, 3.999843853973347
_SHELF_BAND_EXPONENT = 0.4996667741545416
_HIGH_PASS_HZ, _HIGH_PASS_Q = 38.13547087602444, 0.5003270373238773

_FORGOTTEN = 1e-12  # of a state, that is -240 dB: what is left of it counts nothing any more


@dataclass(frozen=True, slots=True, eq=False)
class KWeighting:
    """The filter for one sample rate and block length, as matrices. ``carries``: over 1, 2, 4, 8 … blocks."""

    direct: Samples
    ringing: Samples
    excitation: Samples
    carries: tuple[Matrix, ...]

    def run(self, blocks: Samples, state: Matrix) -> tuple[Samples, Matrix]:
        """Weight ``blocks`` (groups of blocks of samples) and return them with the state for the next.

        Groups keep each matrix product small: from some size on, numpy's BLAS would start a thread for each core.
        """
        excited = (blocks @ self.excitation).reshape(-1, len(state)).astype(np.float64)
        states = np.concatenate((state[np.newaxis], excited))
        for doubling, carry in enumerate(self.carries):
            earlier = states[: -(1 << doubling)]
            states[1 << doubling :] += earlier @ carry
        before = states[:-1].astype(np.float32).reshape(*blocks.shape[:2], -1)
        weighted: Samples = blocks @ self.direct
        weighted += before @ self.ringing
        return weighted, states[-1]


SILENT_STATE: Matrix = np.zeros(4)


@lru_cache
def k_weighting(rate_hz: int, block: int) -> KWeighting:
    """Build the filter for blocks of ``block`` samples."""
    transition, entry, tap, through = _state_space(rate_hz)
    powers = [np.eye(len(transition))]
    for _ in range(block):
        powers.append(transition @ powers[-1])
    impulse_response = np.array([through, *(tap @ power @ entry for power in powers[: block - 1])])
    direct = np.zeros((block, block))
    for first in range(block):
        direct[first, first:] = impulse_response[: block - first]
    carries = [powers[block].T]
    while np.abs(carries[-1]).max() > _FORGOTTEN:
        carries.append(carries[-1] @ carries[-1])
    return KWeighting(
        direct=direct.astype(np.float32),
        ringing=np.array([tap @ power for power in powers[:block]]).T.astype(np.float32),
        excitation=np.array([power @ entry for power in reversed(powers[:block])]).astype(np.float32),
        carries=tuple(carries),
    )


def _state_space(rate_hz: int) -> tuple[Matrix, Matrix, Matrix, float]:
    """Chain both stages: state' = transition · state + entry · input, output = tap · state + through · input."""
    (a1, b1, c1, d1), (a2, b2, c2, d2) = (_transposed(*stage) for stage in stages(rate_hz))
    transition = np.block([[a1, np.zeros((2, 2))], [np.outer(b2, c1), a2]])
    return transition, np.concatenate((b1, b2 * d1)), np.concatenate((d2 * c1, c2)), d1 * d2


def _transposed(b: tuple[float, float, float], a: tuple[float, float]) -> tuple[Matrix, Matrix, Matrix, float]:
    """Write a stage as transposed direct form II."""
    transition = np.array([[-a[0], 1.0], [-a[1], 0.0]])
    return transition, np.array([b[1] - a[0] * b[0], b[2] - a[1] * b[0]]), np.array([1.0, 0.0]), b[0]


def stages(rate_hz: int) -> tuple[Stage, Stage]:
    """Return the shelf for the head's effect and the high pass."""
    k = math.tan(math.pi * _SHELF_HZ / rate_hz)
    high, band = 10 ** (_SHELF_DB / 20), 10 ** (_SHELF_DB / 20 * _SHELF_BAND_EXPONENT)
    outer, inner = high + k * k, band * k / _SHELF_Q
    unit = 1 + k / _SHELF_Q + k * k
    shelf = (outer + inner) / unit, 2 * (k * k - high) / unit, (outer - inner) / unit
    low_k = math.tan(math.pi * _HIGH_PASS_HZ / rate_hz)
    return (shelf, _denominator(k, _SHELF_Q)), ((1.0, -2.0, 1.0), _denominator(low_k, _HIGH_PASS_Q))


def _denominator(k: float, q: float) -> tuple[float, float]:
    unit = 1 + k / q + k * k
    return 2 * (k * k - 1) / unit, (1 - k / q + k * k) / unit

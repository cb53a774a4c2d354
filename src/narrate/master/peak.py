"""True peak (ITU-R BS.1770-5, Annex 2): how high the wave rises between samples, looked for only where it matters."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Peaks = NDArray[np.float32]

_OVERSAMPLING = 4
_REACH = 12  # a point between two samples is made of twelve on either side; no more than a block
_KAISER_BETA = 6.0
_ROUND = 2**30
_GROUP = 16  # blocks a matrix product: from some size on, numpy's BLAS would start a thread for each core
_BLOCKS_AT_ONCE = 32 * _GROUP


def true_peak(samples: NDArray[np.int16], peaks: Peaks, block: int) -> float:
    """Return the highest absolute value of ``samples``, oversampled four times; ``peaks`` are those of their blocks.

    No point is higher than the highest sample it is made of times a constant. So only blocks that have samples near
    the highest of all need a look, and the result is that of looking at all.
    """
    most_raised = _interpolation(block)[1]
    return float(peaks_between(samples, peaks, block, above=peaks.max() / most_raised).max())


def peaks_between(samples: NDArray[np.int16], peaks: Peaks, block: int, *, above: float) -> Peaks:
    """Raise the peak of each block to that of the wave between its samples, where these or those near are ``above``."""
    near = np.pad(peaks, 1)
    chosen = np.flatnonzero(np.maximum(np.maximum(near[:-2], near[1:-1]), near[2:]) > above)
    padded = np.pad(samples, (_REACH - 1, len(peaks) * block - len(samples) + _REACH))
    kernel, _ = _interpolation(block)
    windows = np.lib.stride_tricks.sliding_window_view(padded, len(kernel))[::block]
    raised = peaks.copy()
    for start in range(0, len(chosen), _BLOCKS_AT_ONCE):
        some = chosen[start : start + _BLOCKS_AT_ONCE]
        groups = np.resize(some, (-(-len(some) // _GROUP), _GROUP))  # the last is filled up with the first
        between = np.abs(windows[groups].astype(np.float64) @ kernel).max(axis=2)
        raised[some] = np.maximum(raised[some], between.reshape(-1)[: len(some)])
    return raised


@lru_cache
def _interpolation(block: int) -> tuple[NDArray[np.float64], float]:
    """Return the matrix from a block and its surroundings to the points between, and the most it can raise a peak.

    Its columns are a sinc in a Kaiser window, at each quarter between two samples. The numbers are so round that sums
    of products with samples are exact in 53 bits, so that processors which add in another order find the same peaks.
    """
    fractions = np.arange(1, _OVERSAMPLING) / _OVERSAMPLING
    distances = fractions - np.arange(1 - _REACH, _REACH + 1)[:, np.newaxis]
    taps = np.sinc(distances) * np.i0(_KAISER_BETA * np.sqrt(1 - (distances / _REACH) ** 2)) / np.i0(_KAISER_BETA)
    taps = np.round(taps * _ROUND) / _ROUND
    kernel = np.zeros((block + 2 * _REACH - 1, block, len(fractions)))
    for sample in range(block):
        kernel[sample : sample + 2 * _REACH, sample] = taps
    return kernel.reshape(len(kernel), -1), float(np.abs(taps).sum(axis=0).max())

"""A look-ahead limiter that works on the peaks of short blocks: it says how far to turn down, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Gains = NDArray[np.float64]


def edge_gains(peaks: NDArray[np.floating], ceiling: float, reach: int) -> Gains:
    """Return the gain, 1 or less, at each edge of the blocks: one more than there are blocks.

    Between its edges a block's gain runs straight, and at both it is no higher than the block needs, so that nothing
    exceeds the ceiling. The lowest gain needed within ``reach`` blocks is held, then smoothed over as many: the gain
    never steps but moves on an S-curve, so that a limited voice does not click, and as it is held over two periods of
    the voice's pitch, the voice does not turn rough.
    """
    around = 2 * reach + 1
    needed = np.pad(ceiling / np.maximum(peaks, ceiling), around, constant_values=1.0)
    held = _sliding_minimum(needed, around + 1)
    return np.convolve(held, _bell(around), mode="valid")


def block_gains(edges: Gains) -> Gains:
    """Return the mean gain of each block."""
    return (edges[:-1] + edges[1:]) / 2


def _sliding_minimum(values: Gains, width: int) -> Gains:
    """Return the lowest of each ``width`` neighbours, by doublings."""
    span = 1
    while span * 2 <= width:
        values = np.minimum(values[:-span], values[span:])
        span *= 2
    rest = width - span
    return np.minimum(values[: len(values) - rest], values[rest:])


def _bell(width: int) -> Gains:
    """Return the weights of a Hann window without its zeros."""
    bell: Gains = np.hanning(width + 2)[1:-1]
    bell /= bell.sum()
    return bell

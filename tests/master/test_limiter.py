"""The limiter keeps what it promises: the ceiling, and a gain that never steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.master.limiter import block_gains, edge_gains

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Peaks = NDArray[np.float64]

peak_lists = st.lists(st.floats(0, 10), min_size=1, max_size=200).map(np.array)
reaches = st.integers(1, 8)


@given(peak_lists, reaches)
def test_nothing_exceeds_the_ceiling(peaks: Peaks, reach: int) -> None:
    """At both edges of a block, so everywhere between them, its gain is no more than the block can take."""
    edges = edge_gains(peaks, 1.0, reach)
    assert len(edges) == len(peaks) + 1
    assert (np.maximum(edges[:-1], edges[1:]) * peaks <= 1 + 1e-9).all()
    assert (edges > 0).all()
    assert (edges <= 1 + 1e-12).all()


@given(peak_lists, reaches)
def test_the_gain_never_steps(peaks: Peaks, reach: int) -> None:
    """From one edge to the next it moves by no more than the highest weight of the bell, times all there is to go."""
    edges = edge_gains(peaks, 1.0, reach)
    assert np.abs(np.diff(edges)).max() <= (1 - edges.min()) / (reach + 1) + 1e-9


@given(st.integers(20, 180), reaches)
def test_only_what_is_near_a_peak_is_turned_down(place: int, reach: int) -> None:
    """A voice is left alone where it does not reach the ceiling."""
    peaks = np.full(200, 0.5)
    peaks[place] = 2.0
    edges = edge_gains(peaks, 1.0, reach)
    touched = np.flatnonzero(edges < 1 - 1e-9)
    assert edges[place] == pytest.approx(0.5)
    assert edges[place + 1] == pytest.approx(0.5)
    assert touched.min() >= place - 2 * reach
    assert touched.max() <= place + 1 + 2 * reach


@given(peak_lists, reaches)
def test_time_has_no_direction(peaks: Peaks, reach: int) -> None:
    """It comes as softly as it goes, so it works the same on audio played backwards."""
    assert edge_gains(peaks[::-1], 1.0, reach) == pytest.approx(edge_gains(peaks, 1.0, reach)[::-1], abs=1e-9)


def test_what_is_under_the_ceiling_is_untouched() -> None:
    """The gain is so close to 1 that not one sample of 16 bits changes."""
    gains = block_gains(edge_gains(np.full(50, 0.99), 1.0, 4))
    assert np.abs(gains - 1).max() < 1e-9

"""Quantities in words, for people who read them and people who hear them read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUTE_S = 60
MOST_LISTED = 3


def counted(count: int, noun: str) -> str:
    """Return ``1 section``, ``2 sections``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def some_of(things: Iterable[str]) -> str:
    """Return the first three, and how many more there are: ``a, b, c and 4 more``."""
    listed = list(things)
    more = f" and {len(listed) - MOST_LISTED:,} more" if len(listed) > MOST_LISTED else ""
    return ", ".join(listed[:MOST_LISTED]) + more


def minutes(seconds: float) -> str:
    """Return a duration: ``48 seconds``, ``12.8 minutes``."""
    return f"{seconds:.0f} seconds" if seconds < MINUTE_S else f"{seconds / MINUTE_S:.1f} minutes"

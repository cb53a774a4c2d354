"""Quantities in words, for people who read them and people who hear them read."""

from __future__ import annotations

MINUTE_S = 60


def counted(count: int, noun: str) -> str:
    """Return ``1 section``, ``2 sections``."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def minutes(seconds: float) -> str:
    """Return a duration: ``48 seconds``, ``12.8 minutes``."""
    return f"{seconds:.0f} seconds" if seconds < MINUTE_S else f"{seconds / MINUTE_S:.1f} minutes"

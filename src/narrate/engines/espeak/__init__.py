"""espeak-ng through pyttsx3: the default engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.ports import Engine


def make() -> Engine:
    """Make the engine (entry point)."""
    from narrate.engines.espeak.engine import EspeakEngine  # noqa: PLC0415 - the only place where engines import

    return EspeakEngine()

"""Engines: utterance → clip. Found through the entry-point group `narrate.engines`; ours come through the same door."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from narrate.errors import EngineMissing

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.ports import Engine

GROUP = "narrate.engines"


def engine_names() -> tuple[str, ...]:
    """Return the names of all installed engines, sorted."""
    return tuple(sorted({point.name for point in entry_points(group=GROUP)}))


def make_engine(name: str) -> Engine:
    """Start the engine of that name; its factory is the only place where its heavy imports happen.

    ``package.module:factory`` names an engine that is not installed as an entry point, as while one is being written.

    :raises EngineMissing: no installed package offers it, or what it needs is not there
    """
    found = [EntryPoint(name, name, GROUP)] if name.count(":") == 1 else list(entry_points(group=GROUP, name=name))
    if not found:
        known = ", ".join(engine_names())
        raise EngineMissing(
            f"There is no engine called “{name}”.",
            hint=f"Choose one of: {known}. Set it as `engine` in the table [voice] of narrate.toml.",
        )
    try:
        factory: Callable[[], Engine] = found[0].load()
    except (ImportError, AttributeError) as error:
        raise EngineMissing(
            f"The engine “{name}” does not load: {error}.", hint="Install what it needs, or choose another engine."
        ) from error
    engine = factory()
    if not hasattr(engine, "speak"):
        raise EngineMissing(f"“{name}” makes no engine.", hint="Name a function that returns one: module:make")
    return engine

"""Putting the world together: which engine, which encoder, which workers a command gets."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.cli.planning import desk_of
from narrate.pipeline import World
from narrate.workers import Crew, PoolStudio

if TYPE_CHECKING:
    from narrate.cli.project import Project
    from narrate.ports import Engine, Reporter


def source_of(engine: Engine) -> Path:
    """Return the file of an engine's class: one that is being written changes without a new version."""
    return Path(inspect.getfile(type(engine)))


def world_of(project: Project, reporter: Reporter) -> World:
    """Return what building needs."""
    crew = Crew(project.settings.voice.engine, project.store_folder, project.workers)
    return World(desk_of(project), PoolStudio(crew), project.store, reporter, project.output)

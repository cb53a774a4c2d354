"""What commands get that plan and do not build: they load nothing of what publishing needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.desk import Desk
from narrate.encode import LameEncoder
from narrate.engines import make_engine
from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from narrate.cli.project import Project


def desk_of(project: Project) -> Desk:
    """Return what planning needs; the engine is made, but starts nothing."""
    settings = project.settings
    engine = make_engine(settings.voice.engine)
    return Desk(settings, project.lexicon, built_in(), engine, LameEncoder().fingerprint)

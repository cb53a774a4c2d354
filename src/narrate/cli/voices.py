"""`narrate voices`: who can speak."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from narrate.cli.options import HERE, EngineOption, JsonOption, ProjectOption
from narrate.cli.output import print_json
from narrate.errors import VoiceMissing


def voices(
    language: Annotated[str | None, typer.Option("--language", help="Only voices of this language: en, es.")] = None,
    engine: EngineOption = None,
    project: ProjectOption = HERE,
    json: JsonOption = False,
) -> None:
    """List the engine's voices.

    Give a voice's name to --voice, or write it in narrate.toml.
    """
    from narrate.cli.project import Project
    from narrate.engines import make_engine

    speaker = make_engine(engine or Project(project).settings.voice.engine)
    wanted = (language or "").lower()
    found = [each for each in speaker.voices() if f"{each.language.lower()}-".startswith(wanted and f"{wanted}-")]
    if not found:
        raise VoiceMissing(
            f"The engine “{speaker.name}” has no voice for “{wanted}”.",
            hint="Give the tag of a language, such as en or es-419; without --language all are listed.",
        )
    if json:
        print_json({"engine": speaker.name, "voices": [asdict(each) for each in found]})
        return
    for each in found:
        typer.echo(f"{each.name}: {each.description}")

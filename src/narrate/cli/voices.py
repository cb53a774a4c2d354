"""`narrate voices`: who can speak."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from narrate.cli.options import HERE, EngineOption, JsonOption, ProjectOption
from narrate.cli.output import print_json


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
    found = [
        each for each in speaker.voices() if language is None or each.language.split("-")[0] == language.split("-")[0]
    ]
    if json:
        print_json({"engine": speaker.name, "voices": [asdict(each) for each in found]})
        return
    for each in found:
        typer.echo(f"{each.name}: {each.description}")

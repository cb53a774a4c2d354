"""`narrate pronounce`: how a word is to be said, and how the engine reports it says it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from narrate.cli import FELL_SHORT
from narrate.cli.options import HERE, EngineOption, JsonOption, ProjectOption, VoiceOption
from narrate.cli.output import print_json
from narrate.errors import UsageMistake


def pronounce(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORD", show_default=False, help="All of lexicon.yaml, if none.")
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A word a line, optionally a tab and its language.")
    ] = None,
    project: ProjectOption = HERE,
    engine: EngineOption = None,
    voice: VoiceOption = None,
    json: JsonOption = False,
) -> None:
    """Show how words are said.

    As the lexicon asks, and as the engine reports it says them; the exit code is 1 if the two differ.
    """
    from narrate.cli.project import Project
    from narrate.cli.said import is_language, line, said_all, words_in
    from narrate.wording import some_of

    options = {"voice.engine": engine, "voice.name": voice}
    given = [*((word, None) for word in words or []), *(words_in(file) if file else ())]
    asked = given or [(entry.grapheme, None) for entry in Project(project, options).lexicon]
    if not asked:
        raise UsageMistake("There is no word to pronounce.", hint="Give one: narrate pronounce Choquehuanca")
    unknown = sorted({tag for _, tag in asked if tag and not is_language(tag)})
    if unknown:
        typer.echo(f"No languages, so narrate decides itself: {some_of(unknown)}.", err=True)
    asked = [(word, tag if tag and is_language(tag) else None) for word, tag in asked]
    answers = said_all(asked, project, options)
    if json:
        print_json([each.document() for each in answers])
    else:
        for each in answers:
            typer.echo(line(each))
    if any(each.differs for each in answers):
        raise typer.Exit(FELL_SHORT)

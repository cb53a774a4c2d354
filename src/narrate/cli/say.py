"""`narrate say`: hear a sentence as a build would speak it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from narrate.cli.options import HERE, EngineOption, JsonOption, PaceOption, ProjectOption, QuietOption, VoiceOption
from narrate.cli.output import print_json
from narrate.errors import UsageMistake

SUFFIX = ".mp3"
SAID = Path("said.mp3")


def say(
    text: Annotated[str, typer.Argument(help="What to say.")],
    ipa: Annotated[
        list[str] | None,
        typer.Option(metavar="IPA", show_default=False, help="Say a name so; several are said one after another."),
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="TAG", help="Its language: es, ay, qu, gn, en.")] = None,
    play: Annotated[bool, typer.Option("--play", help="Play it, too.")] = False,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The MP3 file to write.")] = SAID,
    project: ProjectOption = HERE,
    engine: EngineOption = None,
    voice: VoiceOption = None,
    pace: PaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Speak a text into an MP3 file, or compare ways to say a name.

    With the project's lexicon and voice, and mastered as a chapter is.
    """
    _check(output, lang)
    from narrate import playing
    from narrate.cli.planning import desk_of
    from narrate.cli.project import Project
    from narrate.cli.utterances import candidates_of, section_of
    from narrate.desk import job_for, voice_for
    from narrate.encode import LameEncoder
    from narrate.files import replace
    from narrate.pipeline import seconds
    from narrate.publish.mp3 import chapter_stream
    from narrate.studio import record

    desk = desk_of(here := Project(project, {"voice.engine": engine, "voice.name": voice, "voice.pace_wpm": pace}))
    section = candidates_of(text, ipa, lang) if ipa else section_of(text, desk, lang)
    job = job_for(section, voice_for(here.settings.publication.language, desk), desk)
    made = record(job, desk.engine, LameEncoder(), here.store)
    replace(output, chapter_stream(made.chapter.mp3))
    duration_s = round(seconds(made.chapter), 3)
    if json:
        print_json({"path": str(output), "duration_s": duration_s, "voice": job.voice.name})
    elif not quiet:
        _tell(f"{output}: {duration_s:.1f} seconds, voice {job.voice.name}", ipa or [])
    if play:
        playing.play(output)


def _check(output: Path, tag: str | None) -> None:
    from narrate.cli.said import is_language

    if output.suffix.lower() != SUFFIX:
        raise UsageMistake(f"{output} is no MP3 file.", hint=f"Give a name that ends in {SUFFIX}.")
    if tag and not is_language(tag):
        raise UsageMistake(f"“{tag}” is no language tag.", hint="Write it like es, ay, qu, gn, en or es-BO.")


def _tell(summary: str, candidates: Sequence[str]) -> None:
    typer.echo(summary)
    for number, candidate in enumerate(candidates, start=1):
        typer.echo(f"{number}: /{candidate}/")

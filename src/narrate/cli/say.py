"""`narrate say`: hear a sentence as a build would speak it."""

from __future__ import annotations

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
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The MP3 file to write.")] = SAID,
    project: ProjectOption = HERE,
    engine: EngineOption = None,
    voice: VoiceOption = None,
    pace: PaceOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Speak a text into an MP3 file.

    With the project's lexicon and voice, and mastered as a chapter is.
    """
    if output.suffix.lower() != SUFFIX:
        raise UsageMistake(f"{output} is no MP3 file.", hint=f"Give a name that ends in {SUFFIX}.")
    from narrate.cli.project import Project
    from narrate.cli.utterances import section_of
    from narrate.cli.world import desk_of
    from narrate.desk import job_for, voice_for
    from narrate.encode import LameEncoder
    from narrate.files import replace
    from narrate.pronounce.matching import Matcher
    from narrate.publish.mp3 import chapter_stream
    from narrate.studio import record

    here = Project(project, {"voice.engine": engine, "voice.name": voice, "voice.pace_wpm": pace})
    desk = desk_of(here)
    section = section_of(text, desk, Matcher([here.lexicon]))
    job = job_for(section, voice_for(desk.settings.publication.language, desk), desk)
    made = record(job, desk.engine, LameEncoder(), here.store)
    replace(output, chapter_stream(made.chapter.mp3))
    duration_s = round(made.chapter.mp3.sample_count / made.chapter.mp3.rate_hz, 3)
    if json:
        print_json({"path": str(output), "duration_s": duration_s, "voice": job.voice.name})
    elif not quiet:
        typer.echo(f"{output}: {duration_s:.1f} seconds, voice {job.voice.name}")

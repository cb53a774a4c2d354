"""`narrate build`: make the audio and the feed."""

from __future__ import annotations

import json as json_module
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from narrate import freshness
from narrate.cli import tell_all
from narrate.cli.folders import Folders
from narrate.cli.options import (
    HERE,
    EngineOption,
    JsonOption,
    PaceOption,
    PlainOption,
    ProjectOption,
    QuietOption,
    VoiceOption,
)
from narrate.cli.output import print_json
from narrate.cli.own import likes_plain
from narrate.files import read_bytes
from narrate.report import make_reporter
from narrate.wording import counted, minutes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.cli.project import Project
    from narrate.pipeline import Built
    from narrate.ports import Reporter


def build(
    articles: Annotated[
        list[Path] | None, typer.Argument(metavar="ARTICLE", show_default=False, help="All in text/, if none.")
    ] = None,
    project: ProjectOption = HERE,
    engine: EngineOption = None,
    voice: VoiceOption = None,
    pace: PaceOption = None,
    json: JsonOption = False,
    plain: PlainOption = False,
    quiet: QuietOption = False,
) -> None:
    """Narrate the articles into output/.

    Each becomes chapters as MP3, the whole as MP3 with chapter marks, and a cover; all of them become a podcast feed.
    """
    began = time.monotonic()
    options = {"voice.engine": engine, "voice.name": voice, "voice.pace_wpm": pace}
    folders = Folders(project)
    chosen = folders.chosen(articles or [])
    asked = freshness.question((project.resolve(), *chosen, *folders.articles(), *folders.not_read()), options)
    with closing(make_reporter(plain=plain or likes_plain(), quiet=quiet)) as reporter:
        last = freshness.unchanged(folders.stamp, asked)
        if last:
            done = _repeat(last, folders, reporter)
        else:
            if not folders.store_folder.exists():  # the first build: all is to be spoken
                from narrate.workers import start_early

                start_early()
            from narrate.cli.project import Project

            done = _build(Project(project, options), chosen, asked, reporter)
    if json:
        run = {"wall_s": round(time.monotonic() - began, 3), "spoken": done.spoken, "reused": done.reused}
        print_json({**done.report, "run": run})
    raise typer.Exit(done.code)


class _Done(NamedTuple):
    report: Mapping[str, object]
    spoken: int
    reused: int
    code: int = 0


def _repeat(last: Mapping[str, Any], folders: Folders, reporter: Reporter) -> _Done:
    """Say again what the last build said, since another would be like it."""
    for note in last["notes"]:
        reporter.note(note)
    reporter.finished(f"Nothing has changed: {minutes(last['audio_s'])} of audio, files in {folders.output}.")
    return _Done(json_module.loads(read_bytes(folders.output / "report.json")), 0, last["utterances"])


def _build(here: Project, chosen: Sequence[Path], asked: str, reporter: Reporter) -> _Done:
    from narrate.cli.world import source_of, world_of
    from narrate.pipeline import build as build_all

    inputs = freshness.contents([here.toml, here.lexicon_file, *chosen])  # before they are read
    world = world_of(here, reporter)
    cover = here.settings.publication.cover
    inputs |= freshness.contents([*([cover] if cover else []), source_of(world.desk.engine)])
    freshness.forget(here.stamp)
    here.store.remove_leftovers()
    unread = [f"{path} is not read: narrate reads .md and .txt articles, and lexicon.yaml." for path in here.not_read()]
    for note in unread:
        reporter.note(note)
    built = build_all(chosen, here.others(chosen), world)
    some_done = len(built.failures) < len(chosen)
    if some_done:
        reporter.finished(_summary(built, here.output))
    code = tell_all(built.failures, others_done=some_done) if built.failures else 0
    if code == 0:
        notes = [*unread, *built.notes]
        outcome = {"notes": notes, "audio_s": built.audio_s, "utterances": built.spoken + built.reused}
        freshness.remember(here.stamp, asked, inputs, (here.output / path for path in built.files), outcome)
    return _Done(built.report, built.spoken, built.reused, code)


def _summary(built: Built, output: Path) -> str:
    missed = f"{counted(len(built.failures), 'article')} not made; " if built.failures else ""
    made = f"{minutes(built.audio_s)} of audio, {counted(built.spoken, 'sentence')} spoken, {built.reused:,} reused"
    return f"Done: {missed}{made}, files in {output}."

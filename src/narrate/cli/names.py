"""`narrate names`: every name of the articles, how it is said, and on whose word."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrate.cli import FELL_SHORT, tell_all
from narrate.cli.options import HERE, EngineOption, JsonOption, ProjectOption, VoiceOption
from narrate.cli.output import print_json
from narrate.errors import UsageMistake
from narrate.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.cli.project import Project
    from narrate.desk import Desk, Planned
    from narrate.plan.register import Entry
    from narrate.pronounce.names.vocabulary import Vocabulary


def names(
    articles: Annotated[
        list[Path] | None, typer.Argument(metavar="ARTICLE", show_default=False, help="All in text/, if none.")
    ] = None,
    unknown: Annotated[bool, typer.Option("--unknown", help="Only those that narrate is not sure of.")] = False,
    fail_on_unknown: Annotated[
        bool, typer.Option("--fail-on-unknown", help="End with exit code 1 if there is one of those.")
    ] = False,
    yaml: Annotated[bool, typer.Option("--yaml", help="Print lines ready for lexicon.yaml.")] = False,
    html: Annotated[bool, typer.Option("--html", help="Write output/names.html: all of it, to be heard.")] = False,
    project: ProjectOption = HERE,
    engine: EngineOption = None,
    voice: VoiceOption = None,
    json: JsonOption = False,
) -> None:
    """List every name and foreign word, the doubtful ones first.

    With how often it comes, its language, its sound, who says so (the article, the lexicon, narrate's own, a rule of
    spelling, the voice), how sure that is, and where it stands first.
    """
    _refuse_mixture(html=html, json=json, yaml=yaml)
    from narrate.cli.planning import desk_of
    from narrate.cli.project import Project
    from narrate.desk import plan_all
    from narrate.plan.register import register

    here = Project(project, {"voice.engine": engine, "voice.name": voice})
    chosen = here.chosen(articles or [])
    desk = desk_of(here)
    planned, failures = plan_all(chosen, desk, here.others(chosen))
    entries = register((each.path, each.script) for each in planned)
    doubtful = [entry for entry in entries if not entry.is_known]
    shown = doubtful if unknown else entries
    complete = not (html and planned) or _page(shown, len(entries) - len(shown), planned, here, desk)
    if json:
        print_json([_document(entry) for entry in shown])
    elif not html:
        _echo(_yaml(shown, desk.vocabulary) if yaml else _lines(shown, len(doubtful)))
    if failures:
        raise typer.Exit(tell_all(failures, others_done=bool(planned)))
    if not complete or (fail_on_unknown and doubtful):
        raise typer.Exit(FELL_SHORT)


def _refuse_mixture(*, html: bool, json: bool, yaml: bool) -> None:
    if html and (json or yaml):
        other = "--json" if json else "--yaml"
        raise UsageMistake(f"--html and {other} do not go together.", hint="Run `narrate names` once for each.")


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def _page(shown: Sequence[Entry], known: int, planned: Sequence[Planned], here: Project, desk: Desk) -> bool:
    """Write the page and say so; tell whether every sound could be made."""
    from narrate.cli.own import likes_plain
    from narrate.encode import LameEncoder
    from narrate.listening import Booth, write_page
    from narrate.report import make_reporter
    from narrate.studio import record

    encoder = LameEncoder()
    with closing(make_reporter(plain=likes_plain(), quiet=False)) as reporter:
        booth = Booth(
            desk, here.store, lambda job: record(job, desk.engine, encoder, here.store).chapter, reporter, here.output
        )
        written = write_page(shown, known, planned, booth)
    doubtful = sum(not entry.is_known for entry in shown)
    names = f"{counted(len(shown), 'name')}, {doubtful} to look at, {counted(written.sounds, 'sound')}"
    typer.echo(f"{written.page}: {names}.")
    if written.incomplete:
        typer.echo(f"{counted(written.incomplete, 'name')} could not be spoken; the page says why.")
    return not written.incomplete


def _document(entry: Entry) -> dict[str, object]:
    return {
        "word": entry.word,
        "count": entry.count,
        "language": entry.said.language,
        "ipa": entry.said.ipa,
        "source": entry.said.source,
        "confidence": entry.said.confidence,
        "context": entry.context,
        "where": [{"path": path, "utterance": utterance} for path, utterance in entry.where],
    }


def _lines(entries: Iterable[Entry], doubtful: int) -> Iterator[str]:
    """Yield a line or two for each name, that a screen reader can read from left to right."""
    entries = list(entries)
    for entry in entries:
        said = entry.said
        sound = f"/{said.ipa}/ {said.language or ''}".rstrip() if said.ipa else "as the voice reads it"
        sure = "" if entry.is_known else f", {said.confidence:.0%} sure"
        yield f"{entry.word} ({entry.count}): {sound}, from {said.source}{sure}"
        yield f"    {entry.context}"
    yield f"{counted(len(entries), 'name')}, {doubtful} to look at."


def _yaml(entries: Iterable[Entry], vocabulary: Vocabulary) -> Iterator[str]:
    """Yield an entry a line, as they are said now, to be pasted and put right; a word of two sounds is one line."""
    from narrate.listening import lexicon_line

    lines: dict[str, str] = {}
    for entry in entries:
        lines.setdefault(entry.word.casefold(), f"  {lexicon_line(entry, vocabulary)}")
    yield from lines.values()

"""`narrate plan`: what will be said, before anything is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrate.cli import tell_all
from narrate.cli.options import HERE, EngineOption, JsonOption, PaceOption, ProjectOption, VoiceOption
from narrate.cli.output import print_json
from narrate.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from narrate.desk import Planned
    from narrate.model import LeftOut, Utterance
    from narrate.ports import Store


def plan(
    articles: Annotated[
        list[Path] | None, typer.Argument(metavar="ARTICLE", show_default=False, help="All in text/, if none.")
    ] = None,
    project: ProjectOption = HERE,
    engine: EngineOption = None,
    voice: VoiceOption = None,
    pace: PaceOption = None,
    json: JsonOption = False,
) -> None:
    """Show what will be said, before anything is.

    Sections and sentences, how names are said, how much is new, and what is left out and why.
    """
    from narrate.cli.planning import desk_of
    from narrate.cli.project import Project
    from narrate.desk import plan_all

    here = Project(project, {"voice.engine": engine, "voice.name": voice, "voice.pace_wpm": pace})
    chosen = here.chosen(articles or [])
    planned, failures = plan_all(chosen, desk_of(here), here.others(chosen))
    if json:
        print_json({"articles": [_document(each, here.store) for each in planned]})
    else:
        for each in planned:
            for line in _lines(each, here.store):
                typer.echo(line)
    if failures:
        raise typer.Exit(tell_all(failures, others_done=bool(planned)))


def _document(planned: Planned, store: Store) -> dict[str, object]:
    from narrate.publish.narrated import spans_as_json

    script = planned.script
    return {
        "path": planned.path,
        "slug": script.slug,
        "title": script.facts.title,
        "voice": planned.voice.name,
        "sections": [
            {
                "title": job.section.title,
                "slug": job.section.slug,
                "utterances": [
                    {
                        "id": utterance.id,
                        "kind": utterance.kind.value,
                        "written": utterance.written,
                        "spoken": spoken(utterance),
                        "spans": spans_as_json(utterance.spans),
                        "language": _languages(utterance),
                        "pause_ms": utterance.pause_ms,
                        "cached": store.has_clip(key),
                    }
                    for utterance, key in zip(job.section.utterances, job.clip_keys, strict=True)
                ],
            }
            for job in planned.jobs
        ],
        "left_out": [{"line": each.line, "reason": each.reason, "text": each.text} for each in script.left_out],
    }


def spoken(utterance: Utterance) -> str:
    """Return what is heard: words as spelled out, names in IPA between slashes."""
    said = [utterance.before]
    for token in utterance.tokens:
        pronunciation = token.pronunciation
        ipa = f"/{pronunciation.ipa}{pronunciation.ending_ipa}/" if pronunciation and pronunciation.ipa else ""
        said += [ipa or token.spoken, token.after]
    return "".join(said)


def _languages(utterance: Utterance) -> list[dict[str, str]]:
    """Return the words that are not in the article's language."""
    return [{"text": token.written, "language": token.language} for token in utterance.tokens if token.language]


def _lines(planned: Planned, store: Store) -> Iterator[str]:
    yield f"{planned.script.facts.title} ({planned.path}), voice {planned.voice.name}"
    for number, job in enumerate(planned.jobs, start=1):
        keys = job.clip_keys
        new = sum(not store.has_clip(key) for key in keys)
        yield ""
        yield f"Section {number}: {job.section.title} ({counted(len(keys), 'sentence')}, {new} to be spoken)"
        for utterance in job.section.utterances:
            yield f"  {utterance.kind.value}: {spoken(utterance).strip()}"
    yield ""
    yield from _left_out(planned.script.left_out)


def _left_out(left_out: tuple[LeftOut, ...]) -> Iterator[str]:
    yield f"Left out: {counted(len(left_out), 'passage')}." if left_out else "Nothing is left out."
    for each in left_out:
        yield f"  line {each.line}, {each.reason}: {each.text}"

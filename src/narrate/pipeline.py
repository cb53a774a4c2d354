"""The story: an article is read, planned, spoken, mastered and published."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.desk import Desk, Failure, Planned, plan_all, slug_of
from narrate.notes import notes_on
from narrate.ports import ChapterFailed
from narrate.press import Covers, Made, publish
from narrate.publish.report import PATH as REPORT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from narrate.errors import NarrateError
    from narrate.model import Chapter
    from narrate.ports import ChapterJob, Reporter, Store, Studio


@dataclass(frozen=True, slots=True)
class World:
    """What building needs. ``output`` is the folder that gets the files."""

    desk: Desk
    studio: Studio
    store: Store
    reporter: Reporter
    output: Path


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: report.json's content, what failed, how many utterances were spoken, how many reused."""

    report: Mapping[str, object]
    failures: tuple[Failure, ...]
    spoken: int
    reused: int
    audio_s: float
    notes: tuple[str, ...]
    files: frozenset[str]  # under the output folder


def build(paths: Sequence[Path], others: Sequence[Path], world: World) -> Built:
    """Narrate the articles at ``paths``; those at ``others`` stay published as they are."""
    notes: list[str] = []

    def note(text: str) -> None:
        notes.append(text)
        world.reporter.note(text)

    planned, failures = plan_all(paths, world.desk, others)
    jobs = [job for each in planned for job in each.jobs]
    words = sum(len(utterance.tokens) for job in jobs for utterance in job.section.utterances)
    if planned:
        world.reporter.planned(len(planned), len(jobs), words)
    covers = Covers(world.desk.settings.publication, world.store, note)
    chapters, troubles, spoken = _chapters(jobs, world, meanwhile=lambda: covers.prepare(planned))
    made = [
        Made(each, tuple(chapters[job.key] for job in each.jobs)) for each in planned if not _trouble(each, troubles)
    ]
    failures += [Failure(each.path, trouble) for each in planned if (trouble := _trouble(each, troubles))]
    waiting = {slug_of(path) for path in (*paths, *others)} - {each.planned.script.slug for each in made}
    issue = publish(made, waiting, world.desk, covers, world.output)
    for text in notes_on(made, issue, waiting, world.desk):
        note(text)
    finished = [job for job in jobs if job.key in chapters]
    utterances = sum(len(job.clip_keys) for job in finished)
    audio_s = sum(seconds(chapters[job.key]) for job in finished)
    files = issue.now.all_files | {REPORT}
    return Built(issue.report, tuple(failures), spoken, utterances - spoken, audio_s, tuple(notes), files)


def _chapters(
    jobs: Sequence[ChapterJob], world: World, meanwhile: Callable[[], None]
) -> tuple[dict[str, Chapter], dict[str, NarrateError], int]:
    """Return the chapters, from the store or made, and the failures, by key; and how many utterances were spoken."""
    chapters: dict[str, Chapter] = {}
    troubles: dict[str, NarrateError] = {}
    missing: dict[str, ChapterJob] = {}
    spoken = 0
    articles_of = Counter(job.key for job in jobs)  # several may end in the same section

    def done(key: str, chapter: Chapter, *, reused: bool) -> None:
        chapters[key] = chapter
        for _ in range(articles_of[key]):
            world.reporter.section_done(chapter.title, seconds(chapter), reused=reused)

    for key, job in {job.key: job for job in jobs}.items():
        if kept := world.store.chapter(key):
            done(key, kept, reused=True)
        else:
            missing[key] = job
    for outcome in world.studio.make(tuple(missing.values()), meanwhile) if missing else ():
        if isinstance(outcome, ChapterFailed):
            troubles[outcome.job.key] = outcome.error
            continue
        spoken += outcome.spoken
        done(outcome.job.key, outcome.chapter, reused=False)
    return chapters, troubles, spoken


def _trouble(planned: Planned, troubles: Mapping[str, NarrateError]) -> NarrateError | None:
    """Return what went wrong first in the order of the article, if anything did."""
    return next((troubles[job.key] for job in planned.jobs if job.key in troubles), None)


def seconds(chapter: Chapter) -> float:
    """Return how long a chapter lasts."""
    return chapter.mp3.sample_count / chapter.mp3.rate_hz

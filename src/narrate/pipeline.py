"""The story: an article is read, planned, spoken, mastered and published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.desk import Desk, Failure, Planned, plan_all
from narrate.errors import NarrateError
from narrate.model import Lexeme
from narrate.press import Covers, publish
from narrate.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

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
    files: tuple[str, ...]  # under the output folder


def build(paths: Sequence[Path], others: Sequence[Path], world: World) -> Built:
    """Narrate the articles at ``paths``; those at ``others`` go into the feed as far as they were narrated before."""
    notes: list[str] = []

    def note(text: str) -> None:
        notes.append(text)
        world.reporter.note(text)

    planned, failures = plan_all(paths, world.desk)
    jobs = [job for each in planned for job in each.jobs]
    words = sum(len(utterance.tokens) for job in jobs for utterance in job.section.utterances)
    world.reporter.planned(len(planned), len(jobs), words)
    covers = Covers(world.desk.settings.publication, world.store, note)
    chapters, spoken, trouble = _chapters(jobs, world, meanwhile=lambda: covers.prepare(planned))
    if trouble:
        failures += [Failure(each.path, trouble) for each in planned if not _is_complete(each, chapters)]
    edited = [each for each in planned if _is_complete(each, chapters)]
    for before in _narrated_before(others, {each.script.slug for each in planned}, world, note):
        chapters.update(before.chapters)
        edited.append(before.planned)
    report, files = publish(edited, chapters, world.desk, covers, world.output)
    for text in _notes(edited, world.desk):
        note(text)
    made = [job for job in jobs if job.key in chapters]
    utterances = sum(len(job.clip_keys) for job in made)
    audio_s = sum(seconds(chapters[job.key]) for job in made)
    return Built(report, tuple(failures), spoken, utterances - spoken, audio_s, tuple(notes), files)


def _chapters(
    jobs: Sequence[ChapterJob], world: World, meanwhile: Callable[[], None]
) -> tuple[dict[str, Chapter], int, NarrateError | None]:
    """Return the chapters by key, taken from the store or made; how many utterances were spoken; the first failure."""
    chapters: dict[str, Chapter] = {}
    for job in jobs:
        if job.key not in chapters and (kept := world.store.chapter(job.key)):
            chapters[job.key] = kept
            world.reporter.section_done(kept.title, seconds(kept), reused=True)
    missing = {job.key: job for job in jobs if job.key not in chapters}
    spoken = 0
    try:
        for made in world.studio.make(tuple(missing.values()), meanwhile) if missing else ():
            chapters[made.job.key] = made.chapter
            spoken += made.spoken
            world.reporter.section_done(made.chapter.title, seconds(made.chapter), reused=False)
    except NarrateError as error:
        return chapters, spoken, error
    return chapters, spoken, None


@dataclass(frozen=True, slots=True)
class _Before:
    planned: Planned
    chapters: Mapping[str, Chapter]


def _narrated_before(
    paths: Sequence[Path], taken: set[str], world: World, note: Callable[[str], None]
) -> Iterator[_Before]:
    """Yield the articles whose chapters are all in the store, with these."""
    planned, failures = plan_all(paths, world.desk, taken)
    for failure in failures:
        note(f"Not in the feed: {failure.error}")
    for each in planned:
        found = {job.key: world.store.chapter(job.key) for job in each.jobs}
        kept = {key: chapter for key, chapter in found.items() if chapter}
        if len(kept) == len(found):
            yield _Before(each, kept)
        else:
            note(f"Not in the feed until it is built: {each.path}")


def _notes(planned: Sequence[Planned], desk: Desk) -> Iterator[str]:
    """Yield what the editor should know, though nothing is wrong."""
    for each in planned:
        if left_out := each.script.left_out:
            reasons = ", ".join(sorted({part.reason for part in left_out}))
            yield f"{each.path}: {counted(len(left_out), 'passage')} left out ({reasons}). `narrate plan` shows them."
        if desk.settings.publication.address and each.script.facts.date is None:
            yield f"{each.path}: without a `date` in its front matter its episodes have no date in the feed."
    if not desk.settings.publication.address:
        yield "No feed is made: narrate.toml gives the publication no `address`."
    used = frozenset[Lexeme]().union(*(each.script.used for each in planned))
    for entry in desk.lexicon:
        if entry not in used:
            yield f"{entry.path}:{entry.line}: the entry “{entry.grapheme}” matches nothing in the articles."


def _is_complete(planned: Planned, chapters: Mapping[str, Chapter]) -> bool:
    return all(job.key in chapters for job in planned.jobs)


def seconds(chapter: Chapter) -> float:
    """Return how long a chapter lasts."""
    return chapter.mp3.sample_count / chapter.mp3.rate_hz

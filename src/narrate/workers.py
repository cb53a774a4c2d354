"""Chapters made by a pool of processes: one a core, watched, restarted when one hangs or dies.

Each worker has one engine, since espeak-ng has one state a process. A watchdog thread in C (`faulthandler`) ends a
worker that stays in one step too long, even inside a C call; the pool is then made anew and what was not finished is
done again. What was spoken is in the store, so nothing is spoken twice.
"""

from __future__ import annotations

import faulthandler
import multiprocessing
import multiprocessing.connection
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import resource_tracker
from pathlib import Path
from typing import IO, TYPE_CHECKING

from narrate.errors import EngineFailed, NarrateError
from narrate.store import DiskStore

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Future
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess

    from narrate.ports import ChapterJob, ChapterMade, Encoder, Engine, Store

# What a worker needs of the default engine and the encoder, imported once for all workers.
PRELOADED = ("narrate.studio", "narrate.encode", "narrate.engines.espeak.driver", "lameenc", "miniaudio", "pyttsx3")
RESTARTS = 2  # of the whole pool; after that each chapter gets a pool of its own, so that the guilty one is known


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: the engine's name, where the store is, how many processes, and how long one step may take."""

    engine: str
    store: Path
    workers: int
    patience_s: float = 120.0  # one utterance or one encoding: the slowest engine needs 2 s, an hour's encoding 20 s


class PoolStudio:
    """Makes chapters in `Crew.workers` processes, longest first. Satisfies `ports.Studio`."""

    def __init__(self, crew: Crew) -> None:
        self._crew = crew

    def make(self, jobs: Sequence[ChapterJob], meanwhile: Callable[[], None]) -> Iterator[ChapterMade]:
        """Yield each chapter as it is done; raise the first failure when all others are done.

        :raises EngineFailed: a worker hung or died again and again in the same chapter
        """
        longest_first = sorted(jobs, key=lambda job: -sum(len(each.written) for each in job.section.utterances))
        failures: list[NarrateError] = []
        undone = yield from _Pool(self._crew, longest_first).results(failures, meanwhile)
        for _ in range(RESTARTS):
            if not undone:
                break
            undone = yield from _Pool(self._crew, undone).results(failures)
        for job in undone:
            if (yield from _Pool(self._crew, [job]).results(failures)):
                failures.append(self._died_in(job))
        if failures:
            raise failures[0]

    def _died_in(self, job: ChapterJob) -> EngineFailed:
        """Name the utterance: all before it are in the store."""
        store = DiskStore(self._crew.store)
        pairs = zip(job.section.utterances, job.clip_keys, strict=True)
        guilty = next((utterance.written.strip() for utterance, key in pairs if not store.has_clip(key)), None)
        where = f"speaking “{guilty[:60]}”" if guilty else "mastering"
        return EngineFailed(
            f"The engine hung or died again and again in the section “{job.section.title}”, {where}.",
            hint="Change that sentence or choose another engine, and build again: the other sections are kept.",
        )


class _Pool:
    """One pool of processes and the chapters given to it."""

    def __init__(self, crew: Crew, jobs: Sequence[ChapterJob]) -> None:
        others = set(multiprocessing.active_children())
        with _deaf_to_interrupts():
            self._pool = ProcessPoolExecutor(max(1, min(crew.workers, len(jobs))), _context(), _begin)
            self._futures: dict[Future[ChapterMade], ChapterJob] = {
                self._pool.submit(_record, crew, job): job for job in jobs
            }
            self._processes: set[BaseProcess] = set(multiprocessing.active_children()) - others

    def results(
        self, failures: list[NarrateError], meanwhile: Callable[[], None] = lambda: None
    ) -> Generator[ChapterMade, None, list[ChapterJob]]:
        """Yield what is done, add what went wrong to ``failures``, return the jobs whose worker died."""
        undone: list[ChapterJob] = []
        try:
            meanwhile()
            for future in as_completed(self._futures):
                try:
                    yield future.result()
                except BrokenProcessPool:
                    undone.append(self._futures[future])
                except NarrateError as failure:
                    failures.append(failure)
        finally:  # also when the user interrupts: what runs is of no use any more, what is in the store is whole
            for process in self._processes:
                process.kill()
            self._pool.shutdown(wait=True, cancel_futures=True)
        return undone


def start_early() -> None:
    """Begin to import what workers need, in a process of its own; for a caller who knows that there is work."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing import forkserver  # noqa: PLC0415 - Windows has none

        with _deaf_to_interrupts():
            forkserver.ensure_running()


def _context() -> BaseContext:
    """Return a context whose processes start clean; the fork server imports the heavy modules once for all."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    # Numerical libraries would start a thread a core in every worker, and a process with threads must not fork.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let Ctrl-C wait until all processes run and are known; they inherit that they never hear it: their parent does.

    At a terminal Ctrl-C goes to every process. One that is still importing would answer with a traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # when it starts, it lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# --- inside a worker -----------------------------------------------------------------------------------------------


def _begin() -> None:
    """Prepare a worker: it dies with its parent, who also ends it at Ctrl-C."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    threading.Thread(target=_die_with, args=(parent.sentinel,), daemon=True).start()


def _die_with(sentinel: int) -> None:
    multiprocessing.connection.wait([sentinel])
    os._exit(1)


def _record(crew: Crew, job: ChapterJob) -> ChapterMade:
    from narrate.studio import record  # noqa: PLC0415 - numpy and pydub: only workers need them

    _watch(crew.patience_s)
    try:
        engine, encoder, store = _tools(crew)
        return record(job, engine, encoder, store, alive=partial(_watch, crew.patience_s))
    finally:
        faulthandler.cancel_dump_traceback_later()  # an idle worker may wait as long as it likes


@cache  # one engine a process, made when the first job comes
def _tools(crew: Crew) -> tuple[Engine, Encoder, Store]:
    from narrate.encode import LameEncoder  # noqa: PLC0415 - see _record
    from narrate.engines import make_engine  # noqa: PLC0415 - see _record

    return make_engine(crew.engine), LameEncoder(), DiskStore(crew.store)


def _watch(patience_s: float) -> None:
    """End this process if it does not come here again within ``patience_s``."""
    faulthandler.dump_traceback_later(patience_s, exit=True, file=_nowhere())


@cache  # faulthandler keeps the file's descriptor
def _nowhere() -> IO[str]:
    return Path(os.devnull).open("w")

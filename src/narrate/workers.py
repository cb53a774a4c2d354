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

from narrate.errors import CannotWrite, EngineFailed, NarrateError, excerpt
from narrate.ports import ChapterFailed, ChapterMade
from narrate.store import DiskStore

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
    from multiprocessing.context import BaseContext
    from multiprocessing.process import BaseProcess
    from types import FrameType

    from narrate.ports import ChapterJob, Encoder, Engine, Store

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
        self._store = DiskStore(crew.store)

    def make(self, jobs: Sequence[ChapterJob], meanwhile: Callable[[], None]) -> Iterator[ChapterMade | ChapterFailed]:
        """Yield each chapter as it is done, or what went wrong with it.

        A chapter in which a worker hung or died again and again has failed. Ctrl-C raises KeyboardInterrupt when no
        process works any more.
        """
        longest_first = sorted(jobs, key=lambda job: -sum(len(each.written) for each in job.section.utterances))
        undone = yield from self._results(longest_first, meanwhile)
        for _ in range(RESTARTS):
            if not undone:
                break
            undone = yield from self._results(undone)
        for job in undone:
            if (yield from self._results([job])):
                yield ChapterFailed(job, self._died_in(job))

    def _results(
        self, jobs: Sequence[ChapterJob], meanwhile: Callable[[], None] = lambda: None
    ) -> Generator[ChapterMade | ChapterFailed, None, list[ChapterJob]]:
        """Give the chapters to one pool of processes; yield what comes of them, return those whose worker died."""
        undone: list[ChapterJob] = []
        with _ended_by_interrupt() as processes:
            with _deaf_to_interrupts():
                others = set(multiprocessing.active_children())
                pool = ProcessPoolExecutor(max(1, min(self._crew.workers, len(jobs))), _context(), _begin)
                futures = {pool.submit(_record, self._crew, job): job for job in jobs}
                processes.extend(set(multiprocessing.active_children()) - others)
            try:
                meanwhile()
                for future in as_completed(futures):
                    try:
                        outcome = future.result()
                    except BrokenProcessPool:
                        undone.append(futures[future])
                    else:
                        yield self._fetched(futures[future], outcome)
            finally:  # also when nobody listens any more: what runs is of no use then, what is in the store is whole
                _kill(processes)
                pool.shutdown(wait=True, cancel_futures=True)
        return undone

    def _fetched(self, job: ChapterJob, outcome: int | NarrateError) -> ChapterMade | ChapterFailed:
        """Fetch the chapter that a worker has put into the store."""
        if isinstance(outcome, NarrateError):
            return ChapterFailed(job, outcome)
        chapter = self._store.chapter(job.key)
        if chapter is None:
            hint = "Leave that folder alone while narrate builds, and build again."
            gone = CannotWrite("A finished chapter is gone from the store.", hint=hint, path=str(self._store.root))
            return ChapterFailed(job, gone)
        return ChapterMade(job, chapter, outcome)

    def _died_in(self, job: ChapterJob) -> EngineFailed:
        """Name the utterance: all before it are in the store."""
        pairs = zip(job.section.utterances, job.clip_keys, strict=True)
        guilty = next((utterance.written for utterance, key in pairs if not self._store.has_clip(key)), None)
        where = f"speaking “{excerpt(guilty)}”" if guilty else "mastering"
        return EngineFailed(
            f"The engine hung or died again and again in the section “{excerpt(job.section.title)}”, {where}.",
            hint="Change that sentence or choose another engine, and build again: the other sections are kept.",
        )


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
def _ended_by_interrupt() -> Iterator[list[BaseProcess]]:
    """Give a list of processes; Ctrl-C kills those in it, and raises KeyboardInterrupt at the end, not before.

    Python would raise it anywhere, also where a lock is held or a message half read.
    """
    processes: list[BaseProcess] = []
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # ignored, or somebody else's affair
        yield processes
        return
    interrupted = False

    def end(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature of handlers
        nonlocal interrupted
        interrupted = True
        _kill(processes)

    signal.signal(signal.SIGINT, end)
    try:
        yield processes
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    if interrupted:
        raise KeyboardInterrupt


def _kill(processes: Iterable[BaseProcess]) -> None:
    for process in processes:
        process.kill()


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


def _record(crew: Crew, job: ChapterJob) -> int | NarrateError:
    """Make a chapter and leave it in the store; return how many utterances were spoken, or what the user must mend.

    The answer is shorter than 4 KiB, so that it passes the pipe at once or not at all (POSIX, write, PIPE_BUF). If a
    worker were killed in the middle of a longer one, the parent would wait for the rest for ever: it holds the pipe
    open itself.
    """
    from narrate.studio import record  # noqa: PLC0415 - numpy and pydub: only workers need them

    _watch(crew.patience_s)
    try:
        engine, encoder, store = _tools(crew)
        return record(job, engine, encoder, store, alive=partial(_watch, crew.patience_s)).spoken
    except NarrateError as error:
        return error
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

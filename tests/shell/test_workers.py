"""Workers that hang, die or fall silent: nothing is lost, and the culprit is named."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import pickle
import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from narrate.errors import EngineFailed, LoudnessMissed, NarrateError
from narrate.model import Mastering, ScriptSection, Token, Utterance, UtteranceKind, Voice
from narrate.ports import ChapterFailed, ChapterJob, ChapterMade
from narrate.store import DiskStore
from narrate.workers import Crew, PoolStudio

VOICE = Voice("tone", "tone")


@pytest.fixture(autouse=True)
def _importable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let worker processes import the faulty engines of this folder."""
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parent), *sys.path])


def job(name: str, *words: str, fault: str = "fault") -> ChapterJob:
    """Return a chapter of one-word utterances; ``fault`` is how that word is spoken."""
    utterances = tuple(
        Utterance(
            f"{name}-{index:03}",
            UtteranceKind.PARAGRAPH,
            "",
            (Token(word, ".", fault if word == "fault" else word),),
            200,
        )
        for index, word in enumerate(words)
    )
    keys = tuple(hashlib.sha256(f"{name} {index}".encode()).hexdigest() for index in range(len(words)))
    section = ScriptSection(name, name, utterances, 100)
    return ChapterJob(hashlib.sha256(name.encode()).hexdigest(), section, keys, VOICE, Mastering())


GOOD = job("good", "narration", "of", "words", "continues")
BAD = job("bad", "beginning", "fault", "ending")


def crew(tmp_path: Path, engine: str, patience_s: float = 60.0) -> Crew:
    """Return a crew of two with a faulty engine."""
    return Crew(f"faulty_engines:{engine}", tmp_path / "store", 2, patience_s)


def made(studio: PoolStudio, *jobs: ChapterJob) -> tuple[set[str], NarrateError | None]:
    """Return the slugs of the chapters that were made, and the failure, if there is one."""
    outcomes = list(studio.make(jobs, lambda: None))
    done = {each.chapter.slug for each in outcomes if isinstance(each, ChapterMade)}
    failures = [each.error for each in outcomes if isinstance(each, ChapterFailed)]
    assert all(isinstance(failure, EngineFailed | LoudnessMissed) for failure in failures)
    assert len(done) + len(failures) == len(jobs)
    return done, next(iter(failures), None)


@pytest.mark.parametrize("engine", ["silent", "short", "cut"])
def test_a_clip_that_lost_speech_is_an_error(tmp_path: Path, engine: str) -> None:
    """A quiet gap never gets into a chapter: the sentence is named, the other chapters are made."""
    done, failure = made(PoolStudio(crew(tmp_path, engine)), GOOD, BAD)
    assert done == {"good"}
    assert failure is not None
    assert "fault" in failure.message


def test_a_worker_that_dies_once_is_replaced(tmp_path: Path) -> None:
    """A crash that does not come again costs nothing but time."""
    once = tmp_path / "once"
    once.touch()
    bad = job("bad", "beginning", "fault", "ending", fault=str(once))
    assert made(PoolStudio(crew(tmp_path, "dying")), GOOD, bad) == ({"good", "bad"}, None)


def test_a_worker_that_always_dies_names_its_sentence(tmp_path: Path) -> None:
    """The crash is an error that names the section and the sentence; the others are made."""
    done, failure = made(PoolStudio(crew(tmp_path, "dying")), GOOD, BAD)
    assert done == {"good"}
    assert failure is not None
    assert "“bad”" in failure.message
    assert "“fault.”" in failure.message


def test_a_worker_that_hangs_is_killed_and_replaced(tmp_path: Path) -> None:
    """A hung engine is ended by the watchdog, and the chapter made by another worker."""
    once = tmp_path / "once"
    once.touch()
    bad = job("bad", "beginning", "fault", "ending", fault=str(once))
    assert made(PoolStudio(crew(tmp_path, "hanging", patience_s=2.0)), GOOD, bad) == ({"good", "bad"}, None)


def test_what_was_spoken_is_kept(tmp_path: Path) -> None:
    """The clips before the fault are in the store: the next build begins there."""
    made(PoolStudio(crew(tmp_path, "silent")), BAD)
    store = DiskStore(tmp_path / "store")
    assert [store.has_clip(key) for key in BAD.clip_keys] == [True, False, False]


def test_answers_are_short(tmp_path: Path) -> None:
    """A worker killed in the middle of an answer makes its parent wait for ever; a pipe takes 4 KiB whole or not."""
    for engine, words in (("silent", ("fault",)), ("dying", ("fault",)), ("whispering", ("a", "fault"))):
        chapter = job("x" * 50_000, *words)
        long = replace(chapter.section.utterances[0], before="(" * 50_000)
        section = replace(chapter.section, utterances=(long, *chapter.section.utterances[1:]))
        _, failure = made(PoolStudio(crew(tmp_path, engine)), replace(chapter, section=section))
        assert failure is not None
        assert len(pickle.dumps(failure)) < 2_000, engine


def test_an_interrupt_is_raised_when_all_is_put_away(tmp_path: Path) -> None:
    """Ctrl-C ends every worker first; raised anywhere else it could meet a lock that is held."""
    chapters = PoolStudio(crew(tmp_path, "hanging")).make([GOOD, BAD], lambda: None)
    assert next(chapters).job is GOOD
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        next(chapters)
    assert multiprocessing.active_children() == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_leaving_early_leaves_no_process(tmp_path: Path) -> None:
    """Who stops listening, as at Ctrl-C, leaves no worker behind."""
    chapters = PoolStudio(crew(tmp_path, "hanging", patience_s=60.0)).make([GOOD, BAD], lambda: None)
    next(chapters)
    chapters.close()  # type: ignore[attr-defined]  # it is a generator
    deadline = time.monotonic() + 10
    while multiprocessing.active_children() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert multiprocessing.active_children() == []

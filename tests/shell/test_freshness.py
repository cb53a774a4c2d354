"""Whether there is nothing to do: never said wrongly."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from narrate import freshness

if TYPE_CHECKING:
    from pathlib import Path

OUTCOME = {"notes": ["a note"], "audio_s": 1.5, "utterances": 3}


class Case:
    """Two inputs, one of them missing, one output, and a stamp."""

    def __init__(self, folder: Path) -> None:
        self.stamp = folder / "hidden" / "built.json"
        self.article, self.lexicon, self.output = folder / "a.md", folder / "lexicon.yaml", folder / "a.mp3"
        self.article.write_text("Text.", encoding="utf-8")
        self.output.write_bytes(b"sound")
        self.asked = freshness.question([self.article], {"voice.name": None})
        inputs = freshness.contents([self.article, self.lexicon])
        freshness.remember(self.stamp, self.asked, inputs, [self.output], OUTCOME)

    def unchanged(self) -> bool:
        """Whether a build would be skipped."""
        return freshness.unchanged(self.stamp, self.asked) is not None


@pytest.fixture
def case(tmp_path: Path) -> Case:
    """Return a case just after a build."""
    return Case(tmp_path)


def test_what_was_remembered_comes_back(case: Case) -> None:
    """The notes of the last build are said again."""
    assert freshness.unchanged(case.stamp, case.asked) == OUTCOME


def test_other_text_is_a_change(case: Case) -> None:
    """Of the same length and time too."""
    times = case.article.stat()
    case.article.write_text("Next.", encoding="utf-8")
    os.utime(case.article, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert not case.unchanged()


def test_a_new_time_of_the_same_text_is_none(case: Case) -> None:
    """A fresh checkout does not make an archive anew."""
    case.article.touch()
    assert case.unchanged()


def test_a_file_that_appears_is_a_change(case: Case) -> None:
    """The first lexicon.yaml of a publication."""
    case.lexicon.touch()
    assert not case.unchanged()


def test_an_output_that_is_gone_or_touched_is_a_change(case: Case) -> None:
    """Who spoils a file gets it back."""
    case.output.write_bytes(b"noise")
    os.utime(case.output, ns=(1, 1))
    assert not case.unchanged()
    case.output.unlink()
    assert not case.unchanged()


def test_another_question_is_a_change(case: Case) -> None:
    """Another voice, another list of articles."""
    assert freshness.question([case.article], {"voice.name": "en-us"}) != case.asked
    assert freshness.question([case.article, case.lexicon], {"voice.name": None}) != case.asked


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"asked": 1}', b'{"asked":"","inputs":[],"outputs":{}}'])
def test_a_damaged_stamp_is_none(case: Case, damage: bytes) -> None:
    """The build is done again, which is always right."""
    case.stamp.write_bytes(damage)
    assert not case.unchanged()


def test_a_forgotten_stamp_is_none(case: Case) -> None:
    """A build that was killed is not taken for done."""
    freshness.forget(case.stamp)
    freshness.forget(case.stamp)
    assert not case.unchanged()

"""Far more sentences, and a far longer one, than any article has."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import imageio_ffmpeg
import pytest

from narrate.engines import make_engine
from narrate.model import Token, Utterance, UtteranceKind, Voice
from narrate.studio import check_plausible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Build = Callable[..., None]
    Contents = Callable[[Path], dict[str, bytes]]

pytestmark = pytest.mark.slow

SECTIONS, STALLS = 10, 200  # in each section
WORDS = ("bread", "salt", "maize", "wool", "quinoa")
GAP_S = 0.3  # shorter than the pause after a sentence, longer than a stop inside a word


@pytest.fixture
def folder(sample: Path) -> Path:
    """Return a publication without an article."""
    (sample / "text" / "la-paz-by-cable.md").unlink()
    return sample


def market() -> str:
    """Return 2,000 short sentences in ten sections, no two alike."""
    sections = (
        f"## Row {row}\n\n" + " ".join(f"Stall {200 * row + stall} sells bread." for stall in range(STALLS))
        for row in range(SECTIONS)
    )
    return "# The market\n\n" + "\n\n".join(sections) + "\n"


def report(folder: Path) -> Any:  # noqa: ANN401 - a JSON document
    """Return the one article of the report."""
    (article,) = json.loads((folder / "output" / "report.json").read_text("utf-8"))["articles"]
    return article


def silences(path: Path) -> int:
    """Count the pauses between the first and the last sound, as ffmpeg hears them."""
    listen = f"silencedetect=noise=-50dB:duration={GAP_S}"
    log = subprocess.run(
        [imageio_ffmpeg.get_ffmpeg_exe(), "-nostdin", "-i", path, "-af", listen, "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    ends = re.findall(r"silence_end: ([0-9.]+)", log)
    return len(ends) - 2  # without the head and the tail


def rebuilt(folder: Path, build: Build, contents: Contents) -> dict[str, bytes]:
    """Return what a build without store and output makes."""
    shutil.rmtree(folder / ".narrate")
    shutil.rmtree(folder / "output")
    build(folder)
    return contents(folder)


def test_two_thousand_sentences(folder: Path, build: Build, contents: Contents, command: tuple[str, ...]) -> None:
    """None is missing and none is empty: a silence stands between each two; and twice the bytes are the same."""
    (folder / "text" / "market.md").write_text(market(), "utf-8")
    run = subprocess.run([*command, "build", "-C", folder, "--json"], capture_output=True, check=True)
    assert json.loads(run.stdout)["run"]["spoken"] == SECTIONS * (STALLS + 1) + 1
    for chapter in report(folder)["chapters"][1:]:
        assert silences(folder / "output" / chapter["path"]) == STALLS
        assert 1.2 < chapter["duration_s"] / STALLS < 4
    first = contents(folder)
    assert rebuilt(folder, build, contents) == first


def test_sentence_of_twenty_thousand_characters(
    folder: Path, build: Build, contents: Contents, command: tuple[str, ...]
) -> None:
    """Without a comma to part it, it is spoken to its last word, at the pace of speech, twice with the same bytes."""
    sentence = " ".join(WORDS * 750)
    assert len(sentence) > 20_000
    (folder / "text" / "list.txt").write_text(f"The list\n\nThey sell {sentence}.\n", "utf-8")
    plan = subprocess.run([*command, "plan", "-C", folder, "--json"], capture_output=True, check=True)
    (planned,) = json.loads(plan.stdout)["articles"]
    written = "".join(each["written"] for section in planned["sections"] for each in section["utterances"])
    assert f"They sell {sentence}." in written
    build(folder)
    (chapter,) = report(folder)["chapters"]
    assert chapter["words"] == len(f"The list They sell {sentence}".split())
    assert 120 < 60 * chapter["words"] / chapter["duration_s"] < 260
    first = contents(folder)
    assert rebuilt(folder, build, contents) == first


def test_utterance_of_twenty_thousand_characters() -> None:
    """The engine itself speaks it whole, should a plan ever hold one: every word has its time, the last at the end."""
    tokens = tuple(Token(word, " ", word) for word in WORDS * 750)
    utterance = Utterance("u-1", UtteranceKind.PARAGRAPH, "", tokens, 0)
    assert len(utterance.written) > 20_000
    engine, voice = make_engine("espeak"), Voice(name="en-gb")
    clip = engine.speak(utterance, voice)
    check_plausible(utterance, clip, voice)
    starts = [word.start for word in clip.words]
    assert starts == sorted(set(starts))
    assert 120 < 60 * len(tokens) * clip.rate_hz / (len(clip.pcm) // 2) < 260
    assert engine.speak(utterance, voice) == clip

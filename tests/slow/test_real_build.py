"""The sample with the real engine and encoder, examined by readers that share no code with narrate."""

from __future__ import annotations

import json
import random
import re
import subprocess
from collections import Counter
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import imageio_ffmpeg
import pytest

from narrate.cli.planning import desk_of
from narrate.cli.project import Project
from narrate.desk import plan_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Build = Callable[..., None]
    Contents = Callable[[Path], dict[str, bytes]]

pytestmark = pytest.mark.slow

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def ffmpeg(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run ffmpeg, which must succeed."""
    command = [FFMPEG, "-hide_banner", "-nostdin", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True)


def audio(folder: Path) -> list[Path]:
    """Return all MP3 files of a build."""
    files = sorted((folder / "output").rglob("*.mp3"))
    assert files
    return files


def seconds(path: Path) -> float:
    """Decode a file; return how long it sounds."""
    samples = subprocess.run(
        [FFMPEG, "-v", "error", "-i", path, "-f", "s16le", "-ac", "1", "-ar", "22050", "-"],
        capture_output=True,
        check=True,
    ).stdout
    return len(samples) / 2 / 22_050


def report(folder: Path) -> Any:  # noqa: ANN401 - a JSON document
    """Return the one article of the report."""
    (article,) = json.loads((folder / "output" / "report.json").read_text("utf-8"))["articles"]
    return article


def test_every_file_is_there(built: Path) -> None:
    """A chapter for each section, the whole, the covers, the feed and the report: what the report lists, no more."""
    article = report(built)
    assert len(article["chapters"]) >= 6
    made = {str(path.relative_to(built / "output")) for path in (built / "output").rglob("*") if path.is_file()}
    assert made == {*article["files"], "feed.xml", "cover.png", "report.json"}


def test_durations_are_true_and_plausible(built: Path) -> None:
    """The report's durations are what a decoder gives; each chapter has the pace of speech with its pauses."""
    article = report(built)
    for chapter in article["chapters"]:
        duration_s = seconds(built / "output" / chapter["path"])
        assert duration_s == pytest.approx(chapter["duration_s"], abs=0.002)
        assert 90 < 60 * chapter["words"] / duration_s < 220
    assert seconds(built / "output" / article["whole"]["path"]) == pytest.approx(
        article["whole"]["duration_s"], abs=0.002
    )


def test_loudness_by_another_meter(built: Path) -> None:
    """Ffmpeg's meter finds -16 LUFS within 0.5, heard as dual mono, and no true peak above -1 dBTP, in every file."""
    for path in audio(built):
        log = ffmpeg("-i", path, "-af", "ebur128=peak=true:dualmono=true:framelog=quiet", "-f", "null", "-").stderr
        summary = log[log.rindex("Summary:") :]
        levels = {name: float(value) for name, value in re.findall(r"(I|Peak):\s+(-?[0-9.]+) (?:LUFS|dBFS)", summary)}
        assert levels["I"] == pytest.approx(-16, abs=0.5), path.name
        assert levels["Peak"] <= -1, path.name


def test_decodes_without_a_warning(built: Path) -> None:
    """Header, tags and frames are such that ffmpeg has nothing to remark."""
    for path in audio(built):
        assert ffmpeg("-v", "warning", "-i", path, "-map", "0:a", "-f", "null", "-").stderr == "", path.name


def test_chapters_of_the_whole(built: Path) -> None:
    """Ffmpeg's reader finds every section in order, without gaps, from the start to the end."""
    article = report(built)
    whole = built / "output" / article["whole"]["path"]
    log = ffmpeg("-i", whole, "-t", "0", "-f", "null", "-").stderr.partition("Output #0")[0]
    marks = re.findall(r"Chapter #0:\d+: start ([0-9.]+), end ([0-9.]+)\s+Metadata:\s+title +: (.*)", log)
    assert [title for _, _, title in marks] == [chapter["title"] for chapter in article["chapters"]]
    starts, ends = [float(start) for start, _, _ in marks], [float(end) for _, end, _ in marks]
    assert starts == [0, *ends[:-1]]
    assert ends[-1] == pytest.approx(article["whole"]["duration_s"], abs=0.001)
    for start, end, chapter in zip(starts, ends, article["chapters"], strict=True):
        assert end - start == pytest.approx(chapter["duration_s"], abs=0.08)  # whole frames, and LAME’s delay


def test_feed_promises_what_is_there(built: Path) -> None:
    """Each episode's file has the length and duration that the feed gives; names of episodes are unique."""
    items = ET.parse(built / "output" / "feed.xml").findall("channel/item")  # noqa: S314 - our own feed
    assert len(items) == len(report(built)["chapters"])
    assert len({item.findtext("guid") for item in items}) == len(items)
    for item in items:
        enclosure = item.find("enclosure")
        assert enclosure is not None
        path = built / "output" / enclosure.attrib["url"].removeprefix("https://narrate.example/")
        assert enclosure.attrib["type"] == "audio/mpeg"
        assert int(enclosure.attrib["length"]) == path.stat().st_size
        assert int(item.findtext(f"{ITUNES}duration", "")) == pytest.approx(seconds(path), abs=1)


def test_every_word_is_spoken_or_listed(built: Path, command: tuple[str, ...]) -> None:
    """No word of the article gets lost between its file and the plan, and none comes twice."""
    run = subprocess.run([*command, "plan", "-C", built, "--json"], capture_output=True, check=True)
    (article,) = json.loads(run.stdout)["articles"]
    utterances = [each for section in article["sections"] for each in section["utterances"]]
    planned = [each["written"] for each in utterances] + [each["text"] for each in article["left_out"]]
    _, front_matter, body = (built / "text" / "la-paz-by-cable.md").read_text("utf-8").split("---\n", 2)
    title = re.search(r"^title: (.*)$", front_matter, re.MULTILINE)
    assert title is not None
    words = re.compile(r"\w+")
    assert Counter(words.findall(" ".join(planned))) == Counter(words.findall(f"{title[1]} {body}"))


@pytest.mark.parametrize(
    "environment",
    [
        {"PATH": ""},
        {"ESPEAK_DATA_PATH": "/nonexistent"},
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
    ],
    ids="+".join,
)
def test_same_bytes_in_any_environment(
    built: Path, sample: Path, build: Build, contents: Contents, environment: dict[str, str]
) -> None:
    """Neither another espeak-ng or ffmpeg on the machine nor locale, zone or home change a byte."""
    build(sample, environment=environment)
    assert contents(sample) == contents(built)


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_same_bytes_with_any_number_of_workers(
    built: Path, sample: Path, build: Build, contents: Contents, workers: int
) -> None:
    """Who spoke before whom is not heard; nor does it matter from where the build is started."""
    settings = sample / "narrate.toml"
    text = settings.read_text("utf-8")
    assert "# workers = 1" in text
    settings.write_text(text.replace("# workers = 1", f"workers = {workers}"), "utf-8")
    build(sample.relative_to(sample.parent), cwd=sample.parent)
    assert contents(sample) == contents(built)


def test_a_sentence_sounds_the_same_after_any_other(built: Path) -> None:
    """espeak-ng carries the phase of wave and trill from call to call; no clip may hear it."""
    project = Project(built)
    desk = desk_of(project)
    ((planned,), _) = plan_all(project.articles(), desk)
    utterances = [each for section in planned.script.sections for each in section.utterances]
    sounds: dict[str, set[bytes]] = {each.id: set() for each in utterances}
    chance = random.Random(5)  # noqa: S311 - an order, no secret
    for _ in range(6):
        for each in chance.sample(utterances, len(utterances)):
            sounds[each.id].add(desk.engine.speak(each, planned.voice).pcm)
    assert {name for name, heard in sounds.items() if len(heard) > 1} == set()


@pytest.mark.parametrize("pace_wpm", [80, 450])
def test_the_slowest_and_the_fastest_pace(sample: Path, build: Build, pace_wpm: int) -> None:
    """Every pace that the settings allow is spoken, and no clip is taken for damaged."""
    build(sample, "--pace", str(pace_wpm))
    words = sum(chapter["words"] for chapter in report(sample)["chapters"])
    assert words == 1_143


@pytest.mark.parametrize(
    "title", ["Maize 🌽 day", "高原 day", "Ünïcödé & <b>day</b>", "../../day", "Day: “one”, 100 %"]
)
def test_any_title_has_a_clear_outcome(sample: Path, command: tuple[str, ...], title: str) -> None:
    """A title becomes sound, tags and a well-formed feed; or, where no cover can be drawn of it, a sentence says so."""
    article = sample / "text" / "la-paz-by-cable.md"
    article.write_text(f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n---\n\nA short day.\n", "utf-8")
    run = subprocess.run([*command, "build", "-C", sample, "--quiet"], capture_output=True, text=True, check=False)
    if run.returncode:
        assert run.returncode == 14
        assert [line.partition(":")[0] for line in run.stderr.splitlines()] == ["error", "hint"]
        return
    assert ET.parse(sample / "output" / "feed.xml").findtext("channel/item/title") == title  # noqa: S314 - our own feed
    assert f"title={title}" in ffmpeg("-i", audio(sample)[0], "-f", "ffmetadata", "-").stdout.replace("\\", "")
    assert all(path.resolve().is_relative_to(sample / "output") for path in audio(sample))

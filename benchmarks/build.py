"""How fast `narrate build` is, beside what people do without it, in one run on one machine. Prints a Markdown table.

    python benchmarks/build.py [ARTICLE.txt] [--runs 3]

Rows: our cold build (a worker a core, one worker), a build with nothing to do, the shell pipeline of espeak-ng and
ffmpeg's loudnorm, plain loops of pyttsx3 and pydub, and the lower bound: espeak's synthesis and LAME alone, divided by
the cores, plus the start of an interpreter. Needs `espeak-ng` on PATH for the pipeline and the loop, and Linux for
memory. Times are wall clock, the median of the runs; quote the ratios.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import imageio_ffmpeg

from narrate.encode import QUALITY
from narrate.model import Mastering
from narrate.read import read_article

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

BITRATE_KBPS = Mastering().bitrate_kbps
CORES = len(os.sched_getaffinity(0))

# Speaks each line of a file and encodes all of it; prints the seconds of both. The library is called as narrate's
# driver calls it, but nothing else is done.
LOWER_BOUND = """
import sys, time
from pathlib import Path
import lameenc
from narrate.engines.espeak.library import the_library
library = the_library()
lines = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
began = time.perf_counter()
pcm = b"".join(library._synthesise(line.encode()).pcm for line in lines if line.strip())
spoken = time.perf_counter()
lame = lameenc.Encoder()
lame.silence()
lame.set_channels(1)
lame.set_in_sample_rate(library.rate_hz)
lame.set_bit_rate(int(sys.argv[2]))
lame.set_quality(int(sys.argv[3]))
lame.encode(pcm)
lame.flush()
print(spoken - began, time.perf_counter() - spoken)
"""

# What a first script looks like: a file a sentence, joined with +=, exported; the article as one file or, as narrate
# does it, a file a chapter and the whole. Sentences whose file never comes (stock pyttsx3 loses some) are left out,
# which only makes it faster.
PLAIN_LOOP = """
import sys
from pathlib import Path
import pyttsx3
import sentencex
from pydub import AudioSegment
folder, bitrate, with_chapters = Path(sys.argv[2]), f"{sys.argv[3]}k", sys.argv[4] == "chapters"
engine = pyttsx3.init("espeak")
whole = AudioSegment.silent(0, frame_rate=22050)
for section, text in enumerate(Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n\\n")):
    chapter = AudioSegment.silent(0, frame_rate=22050)
    sentences = [each for line in text.splitlines() for each in sentencex.segment("en", line) if each.strip()]
    for number, sentence in enumerate(sentences):
        wav = folder / f"{section}-{number}.wav"
        engine.save_to_file(sentence, str(wav))
        engine.runAndWait()
        try:
            chapter += AudioSegment.from_wav(wav) + AudioSegment.silent(450, frame_rate=22050)
        except Exception:
            continue
    if with_chapters:
        chapter.normalize().export(folder / f"{section}.mp3", format="mp3", bitrate=bitrate)
    whole += chapter
whole.normalize().export(folder / "all.mp3", format="mp3", bitrate=bitrate)
"""

# The same loop doing the work of narrate with pydub's own tools: a sentence a file, silence trimmed, fades, peaks
# compressed before the level is raised, a file a chapter and the whole. Loudness is still not measured.
EQUAL_LOOP = """
import sys
from pathlib import Path
import pyttsx3
import sentencex
from pydub import AudioSegment, effects, silence
folder = Path(sys.argv[2])
engine = pyttsx3.init("espeak")
whole = AudioSegment.silent(0, frame_rate=22050)
for section, text in enumerate(Path(sys.argv[1]).read_text(encoding="utf-8").split("\\n\\n")):
    chapter = AudioSegment.silent(500, frame_rate=22050)
    sentences = [each for line in text.splitlines() for each in sentencex.segment("en", line) if each.strip()]
    for number, sentence in enumerate(sentences):
        wav = folder / f"{section}-{number}.wav"
        engine.save_to_file(sentence, str(wav))
        engine.runAndWait()
        try:
            said = AudioSegment.from_wav(wav)
        except Exception:
            continue
        start = silence.detect_leading_silence(said)
        end = silence.detect_leading_silence(said.reverse())
        said = said[start : len(said) - end].fade_in(5).fade_out(5)
        chapter += said + AudioSegment.silent(450, frame_rate=22050)
    chapter = effects.normalize(effects.compress_dynamic_range(chapter, threshold=-9.0), headroom=1.0)
    chapter.export(folder / f"{section}.mp3", format="mp3", bitrate=f"{sys.argv[3]}k")
    whole += chapter
whole.export(folder / "all.mp3", format="mp3", bitrate=f"{sys.argv[3]}k")
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """The median wall time of a command, and the most memory all its processes held together."""

    wall_s: float
    peak_mb: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    sample = Path(__file__).parents[1] / "text"
    parser.add_argument("article", nargs="?", type=Path, default=next(sample.glob("*.md")))
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        report(options.article.resolve(), options.runs, Path(folder))


def report(article: Path, runs: int, folder: Path) -> None:
    """Print the table."""
    lines = folder / "lines.txt"
    words = write_lines(article, lines)
    narrate = [sys.executable, "-m", "narrate", "build", str(article), "--quiet", "-C", str(folder)]

    def forget() -> None:
        for name in ("output", ".narrate"):
            shutil.rmtree(folder / name, ignore_errors=True)

    start = measure([sys.executable, "-c", "pass"], runs)
    imports = measure([sys.executable, "-c", "import typer, rich"], runs)
    cold = measure(narrate, runs, forget)
    noop = measure(narrate, runs)
    (folder / "narrate.toml").write_text('[publication]\ntitle = "Benchmark"\n[build]\nworkers = 1\n', encoding="utf-8")
    single = measure(narrate, runs, forget)
    bounds = {quality: lower_bound(lines, quality, start.wall_s) for quality in (5, QUALITY)}
    rows = [
        ("narrate, cold", cold),
        ("narrate, cold, one worker", single),
        ("narrate, nothing to do", noop),
        ('python -c "import typer, rich"', imports),
        *((f"lower bound, LAME quality {quality}", Measured(wall, 0)) for quality, wall in bounds.items()),
        *others(lines, folder, runs),
    ]
    print(f"{words:,} words, {CORES} cores, median of {runs} runs\n")
    print("| what | wall, s | narrate's cold build takes | peak memory, MB |\n|---|--:|--:|--:|")
    for name, measured in rows:
        memory = f"{measured.peak_mb:.0f}" if measured.peak_mb else ""
        print(f"| {name} | {measured.wall_s:.2f} | {cold.wall_s / measured.wall_s:.2f} × | {memory} |")


def write_lines(article: Path, lines: Path) -> int:
    """Write the article's text, a paragraph a line, as every contender gets it; return its words."""
    sections = read_article(article.read_bytes(), str(article)).sections
    texts = [[text for text in (each.title, *(block.text for block in each.blocks)) if text] for each in sections]
    lines.write_text("\n".join(text for section in texts for text in section), encoding="utf-8")
    lines.with_name("sections.txt").write_text("\n\n".join(map("\n".join, texts)), encoding="utf-8")
    return sum(len(text.split()) for section in texts for text in section)


def lower_bound(lines: Path, quality: int, start_s: float) -> float:
    """Return the seconds of synthesis and encoding alone, divided by the cores, plus the start of an interpreter."""
    command = [sys.executable, "-c", LOWER_BOUND, str(lines), str(BITRATE_KBPS), str(quality)]
    alone = []
    for _ in range(3):
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        alone.append(sum(map(float, printed.split())))
    return statistics.median(alone) / CORES + start_s


def others(lines: Path, folder: Path, runs: int) -> list[tuple[str, Measured]]:
    """Measure what people do without narrate, as far as it is installed."""
    espeak = shutil.which("espeak-ng")
    if espeak is None:
        print("espeak-ng is not on PATH: no shell pipeline, no plain loop.\n")
        return []
    ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
    wav, mp3 = folder / "all.wav", folder / "all.mp3"
    pipeline = (
        f"{espeak} -v en-gb -f {lines} -w {wav} && "
        f"{ffmpeg} -v error -y -i {wav} -af loudnorm=I=-16:TP=-1 -b:a {BITRATE_KBPS}k {mp3}"
    )
    loop_folder = folder / "loop"
    loop_folder.mkdir()
    bin_folder = folder / "bin"
    bin_folder.mkdir()
    (bin_folder / "ffmpeg").symlink_to(ffmpeg)
    path = {**os.environ, "PATH": f"{bin_folder}{os.pathsep}{os.environ['PATH']}"}
    given = [str(lines.with_name("sections.txt")), str(loop_folder), str(BITRATE_KBPS)]
    plain, equal = ([sys.executable, "-W", "ignore", "-c", code, *given] for code in (PLAIN_LOOP, EQUAL_LOOP))
    return [
        ("espeak-ng and ffmpeg loudnorm in a shell", measure(["sh", "-c", pipeline], runs)),
        ("plain pyttsx3 and pydub loop, one file", measure([*plain, "whole"], runs, environment=path)),
        ("the same, chapters and the whole", measure([*plain, "chapters"], runs, environment=path)),
        ("the same, trimming, fading and compressing too", measure(equal, 1, environment=path, memory=False)),
    ]


def measure(
    command: Sequence[str],
    runs: int,
    prepare: Callable[[], None] = lambda: None,
    *,
    environment: dict[str, str] | None = None,
    memory: bool = True,
) -> Measured:
    """Run a command several times, preparing each, and once more for its memory."""
    walls = []
    for _ in range(runs):
        prepare()
        began = time.perf_counter()
        _run(command, environment)
        walls.append(time.perf_counter() - began)
    if not memory:
        return Measured(statistics.median(walls), 0)
    prepare()  # once more, since watching slows a process down
    return Measured(statistics.median(walls), _run(command, environment, MemoryWatcher) / 1_000_000)


def _run(
    command: Sequence[str], environment: dict[str, str] | None, watched_by: type[MemoryWatcher] | None = None
) -> int:
    """Run a command, which must succeed; return its peak memory in bytes if it is watched."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment)
    watcher = watched_by(process.pid) if watched_by else None
    if watcher:
        watcher.start()
    _, errors = process.communicate()
    if process.returncode:
        raise SystemExit(f"{' '.join(command)[:200]}\n{errors.decode(errors='replace')[-1_000:]}")
    return watcher.stop() if watcher else 0


class MemoryWatcher(threading.Thread):
    """Sums the memory of a process and all its descendants every 20 ms."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self._root, self._done = root, threading.Event()
        self.peak_bytes = 0

    def run(self) -> None:
        """Watch until told to stop."""
        while not self._done.wait(0.02):
            self.peak_bytes = max(self.peak_bytes, sum(map(_resident_bytes, _tree(self._root))))

    def stop(self) -> int:
        """Stop watching; return the most bytes seen."""
        self._done.set()
        self.join()
        return self.peak_bytes


def _tree(root: int) -> list[int]:
    found = [root]
    for process in found:
        for children in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                found += map(int, children.read_text().split())
            except OSError:  # it has ended
                continue
    return found


def _resident_bytes(process: int) -> int:
    """Return the proportional set size: a page that several processes share is divided among them."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
    except OSError:  # it has ended
        return 0
    return next((int(line.split()[1]) * 1_024 for line in rollup.splitlines() if line.startswith("Pss:")), 0)


if __name__ == "__main__":
    main()

"""How long `narrate pronounce --from FILE` takes for a list of words. Prints a Markdown table.

    python benchmarks/words.py [--words 10000] [--runs 5]

The words are different names: half of them of the lists that narrate comes with, half of the census of the United
States, most of which it has to guess at. Beside it stand a list of one word, which is what it takes to start, and, if
it is on PATH, espeak-ng itself, which reads all of them as English. Times are wall clock, the median of the runs; quote
the ratios.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Sequence


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--words", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        many, one = Path(folder, "many.txt"), Path(folder, "one.txt")
        words = names(options.words)
        many.write_text("\n".join(words), encoding="utf-8")
        one.write_text(words[0], encoding="utf-8")
        narrate = [sys.executable, "-m", "narrate", "pronounce", "--json", "-C", folder, "--from"]
        rows = [("narrate", [*narrate, str(many)]), ("narrate, one word", [*narrate, str(one)])]
        if espeak := shutil.which("espeak-ng"):
            rows.append(("espeak-ng alone, all in English", [espeak, "-q", "--ipa", "-v", "en-gb", "-f", str(many)]))
        walls = [wall_s(command, options.runs) for _, command in rows]
    print(f"{len(words):,} words, {len(os.sched_getaffinity(0))} cores, median of {options.runs} runs\n")
    print("| what | wall, s | narrate takes |\n|---|--:|--:|")
    for (what, _), wall in zip(rows, walls, strict=True):
        print(f"| {what} | {wall:.2f} | {walls[0] / wall:.1f} × |")


def names(count: int) -> list[str]:
    """Return different names, the same ones each time."""
    vocabulary = built_in()
    listed = {each.spelling for each in vocabulary.listed if each.spelling.isalpha() and each.spelling.istitle()}
    counted = {name.title() for name in vocabulary.shares if name.isalpha()} - listed
    choice = random.Random(0)  # noqa: S311 - no secret
    half = count // 2
    chosen = choice.sample(sorted(listed), half) + choice.sample(sorted(counted), count - half)
    choice.shuffle(chosen)
    return chosen


def wall_s(command: Sequence[str], runs: int) -> float:
    """Return the median time of a command; one that finds a sound said otherwise ends with 1."""
    walls = []
    for _ in range(runs):
        began = time.perf_counter()
        done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
        walls.append(time.perf_counter() - began)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode(errors="replace"))
    return statistics.median(walls)


if __name__ == "__main__":
    main()

"""How time grows with the size of a text that was made to be slow. Prints a Markdown table.

    python benchmarks/growth.py [--size 40000]

Each text is taken twice, once of `--size` characters and once four times as long. Four times as long should take
about four times as long; sixteen would be the square, by which a stranger's article could stop an archive. Times are
processor time, the shortest of three.
"""

from __future__ import annotations

import argparse
import contextlib
import time
from functools import partial
from typing import TYPE_CHECKING

from narrate.errors import NarrateError
from narrate.model import Lexeme, Pauses
from narrate.plan.script import make_script
from narrate.plan.style import Style
from narrate.pronounce.guide import Guide
from narrate.read import read_article
from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Callable

TIMES_AS_LONG = 4
PIECES = {
    "words": "word ",
    "one word": "x",
    "blank lines": "Text.\n\n\n",
    "short lines": "a\n",
    "headings": "Head\n\nText of it.\n\n",
    "quotation marks": "“‘",
    "bullets": "- a\n",
    "brackets": "[(",
    "credits": "Photo: ",
    "ornaments": "* * *\n\n",
    "apostrophes": "s’ ‘a’ ",
    "names": "Evo Morales ",
    "names apart": "Evo, Añez. ",
    "small words": "Evo de la ",
    "acronyms": "The Union of Xs (UXYZ) ",
    "capitals": "KLMN ",
    "wahaha": "haha",
    "yayaya": "ay",
    "ququqe": "qu",
    "brackets and acronyms": "(ABC) ABD (x y) ",
    "abbreviations": "Sra. J. R. No. 5 U.S. ",
    "numbers": "2019–20, 3/4, −5 °C, 1,000.5 ",
    "ellipses": "… ",
    "tags": "<b>",
    "link definitions": "[a]: b\n",
    "cells": "x|",
    "entities": "&amp;",
}
LEXICON = [Lexeme(name, ipa="a") for name in ("a " * 19 + "b", "ss", "Sra", "s’", "word word x")]
GUIDE = Guide((tuple(LEXICON),), built_in())


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--size", type=int, default=40_000)
    size = parser.parse_args().size
    print(f"{size:,} characters, and {TIMES_AS_LONG} times as many\n")
    print("| text | format | ms | times as long take |\n|---|---|--:|--:|")
    for name, piece in PIECES.items():
        for path in ("a.txt", "a.md"):
            short, long = (
                seconds(partial(planned, "Title\n\n" + piece * (length // len(piece)) + "\n\nEnd of it.", path))
                for length in (size, size * TIMES_AS_LONG)
            )
            print(f"| {name} | {path.removeprefix('a.')} | {1_000 * short:.0f} | {long / short:.1f} × |")


def planned(text: str, path: str) -> None:
    """Read and plan an article, which may be refused."""
    with contextlib.suppress(NarrateError):
        make_script(
            read_article(text.encode(), path), "a", Guide((tuple(LEXICON),), built_in()), Style("en", Pauses(), 175)
        )


def seconds(work: Callable[[], None]) -> float:
    """Return the processor time of the quickest of three runs."""
    taken = []
    for _ in range(3):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)


if __name__ == "__main__":
    main()

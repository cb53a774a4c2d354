"""Telling the user how a build goes: a bar on a terminal, lines everywhere else, or nothing.

The lines follow what screen-reader users ask of command lines (Sampath, Merrick & Macvean, CHI 2021): append only,
nothing redrawn, numbers in words, no sign that is a glyph or a colour alone.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from narrate.wording import counted, minutes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

    from rich.progress import Progress, TaskID

    from narrate.ports import Reporter


_WIDE_COLUMNS = 60  # less has no room for a bar, minutes and the time left


def make_reporter(*, plain: bool, quiet: bool) -> Reporter:
    """Choose the reporter for this terminal; all of them write to stderr."""
    if quiet:
        return QuietReporter()
    if plain or wants_plain(os.environ, sys.stderr):
        return PlainReporter(sys.stderr)
    return BarReporter()


def wants_plain(environment: Mapping[str, str], stream: TextIO) -> bool:
    """Whether nothing may be redrawn: ``ACCESSIBLE``, a dumb terminal, or none."""
    accessible = environment.get("ACCESSIBLE", "") not in ("", "0")
    return accessible or environment.get("TERM") == "dumb" or not stream.isatty()


class QuietReporter:
    """Says nothing; errors are not its affair."""

    def planned(self, articles: int, sections: int, words: int) -> None:
        """Say nothing."""

    def section_done(self, title: str, audio_s: float, *, reused: bool) -> None:
        """Say nothing."""

    def note(self, text: str) -> None:
        """Say nothing."""

    def finished(self, summary: str) -> None:
        """Say nothing."""

    def close(self) -> None:
        """Nothing to leave."""


class PlainReporter:
    """One line a milestone."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._sections = 0
        self._done = 0
        self._audio_s = 0.0

    def planned(self, articles: int, sections: int, words: int) -> None:
        """Say how much there is to do."""
        self._sections = sections
        self._say(f"Planned: {counted(articles, 'article')}, {counted(sections, 'section')}, {counted(words, 'word')}.")

    def section_done(self, title: str, audio_s: float, *, reused: bool) -> None:
        """Say which section is done, how many there are, and how much audio that makes."""
        self._done += 1
        self._audio_s += audio_s
        how = " (unchanged)" if reused else ""
        audio = minutes(self._audio_s)
        self._say(f"{self._done} of {counted(self._sections, 'section')} done, {audio} of audio so far: {title}{how}")

    def note(self, text: str) -> None:
        """Say it as a line of its own."""
        self._say(f"Note: {text}")

    def finished(self, summary: str) -> None:
        """Say the outcome, the last line."""
        self._say(summary)

    def close(self) -> None:
        """Nothing to leave: lines stay."""

    def _say(self, line: str) -> None:
        print(line, file=self._stream, flush=True)


class BarReporter:
    """One bar: sections done, minutes of audio made, time left. Notes and the outcome are lines above and below it."""

    def __init__(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only a terminal needs rich

        self._console = Console(stderr=True, highlight=False)
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._audio_s = 0.0

    def planned(self, articles: int, sections: int, words: int) -> None:
        """Start the bar."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        self._console.print(f"{counted(articles, 'article')}, {counted(words, 'word')}", markup=False)
        audio = TextColumn("{task.fields[audio]} of audio")
        wide = BarColumn(bar_width=None), audio, TimeRemainingColumn(), TextColumn("left")
        has_room = self._console.width >= _WIDE_COLUMNS
        counts = MofNCompleteColumn(), TextColumn("sections")
        self._progress = Progress(*counts, *(wide if has_room else ()), console=self._console, expand=has_room)
        self._task = self._progress.add_task("", total=sections, audio=minutes(0))
        self._progress.start()

    def section_done(self, title: str, audio_s: float, *, reused: bool) -> None:  # noqa: ARG002 - the port's signature
        """Move the bar."""
        self._audio_s += audio_s
        if self._progress and self._task is not None:
            self._progress.update(self._task, advance=1, audio=minutes(self._audio_s))

    def note(self, text: str) -> None:
        """Print it above the bar."""
        self._console.print(f"Note: {text}", markup=False)

    def finished(self, summary: str) -> None:
        """Take the bar down and print the outcome."""
        self.close()
        self._console.print(summary, markup=False)

    def close(self) -> None:
        """Leave the terminal as it was."""
        if self._progress:
            self._progress.stop()
            self._progress = None

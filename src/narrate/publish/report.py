"""report.json: what was made, measured, and from what.

It depends on the input alone: no clock, no folder of a machine, articles sorted. What an article's folder holds of
ours stands in it too, so that the next build can remove what it no longer makes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from narrate.model import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narrate.model import Chapter, Lexeme, Programme, Script, ScriptSection

PATH = "report.json"


@dataclass(frozen=True, slots=True)
class Narration:
    """An article that was narrated, and its files, relative to the output folder."""

    script: Script
    programme: Programme
    language: str  # the article's, or else the publication's
    chapter_paths: tuple[str, ...]
    whole_path: str
    whole_samples: int  # of the gapless whole
    other_paths: tuple[str, ...] = ()


def document(narrations: Iterable[Narration], lexicon: Sequence[Lexeme], version: str) -> dict[str, object]:
    """Return what report.json says. ``version`` is narrate's; ``lexicon`` is the project's, used or not."""
    made = sorted(narrations, key=lambda narration: narration.script.slug)
    used = frozenset().union(*(narration.script.used for narration in made))
    return {
        "narrate": version,
        "articles": [_article(narration) for narration in made],
        "unused": [_entry(lexeme) for lexeme in lexicon if lexeme not in used],
    }


def report(contents: Mapping[str, object]) -> Artifact:
    """Return the file for a `document`."""
    return Artifact(PATH, (json.dumps(contents, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode())


def files_of(data: bytes) -> frozenset[str]:
    """Return the paths of all files that a report.json lists; none if it is damaged or no report."""
    try:
        return frozenset(str(path) for article in json.loads(data)["articles"] for path in article["files"])
    except (ValueError, KeyError, TypeError):
        return frozenset()


def _article(narration: Narration) -> dict[str, object]:
    script, programme = narration.script, narration.programme
    chapters = [
        _chapter(*parts) for parts in zip(narration.chapter_paths, script.sections, programme.chapters, strict=True)
    ]
    rate_hz = programme.chapters[0].mp3.rate_hz
    return {
        "slug": script.slug,
        "title": script.facts.title,
        "language": narration.language,
        "engine": programme.engine,
        "voice": programme.voice,
        "whole": {"path": narration.whole_path, "duration_s": _seconds(narration.whole_samples, rate_hz)},
        "chapters": chapters,
        "left_out": [{"line": part.line, "reason": part.reason, "text": part.text} for part in script.left_out],
        "files": sorted({*narration.chapter_paths, narration.whole_path, *narration.other_paths}),
    }


def _chapter(path: str, section: ScriptSection, chapter: Chapter) -> dict[str, object]:
    return {
        "title": section.title,
        "path": path,
        "duration_s": _seconds(chapter.mp3.sample_count, chapter.mp3.rate_hz),
        "integrated_lufs": _hundredths(chapter.loudness.integrated_lufs),
        "true_peak_dbtp": _hundredths(chapter.loudness.true_peak_dbtp),
        "words": sum(len(utterance.tokens) for utterance in section.utterances),
    }


def _entry(lexeme: Lexeme) -> dict[str, object]:
    return {"grapheme": lexeme.grapheme, "file": PurePath(lexeme.path).name, "line": lexeme.line}


def _seconds(samples: int, rate_hz: int) -> float:
    return round(samples / rate_hz, 3)


def _hundredths(level: float) -> float:
    return round(level, 2) + 0.0  # there is no −0.0

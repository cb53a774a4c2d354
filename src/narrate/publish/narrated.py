"""An article as it was published: a value that is made once, kept in report.json, and read back from there.

So an article that is not built again, or cannot be, stays in the feed as it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from narrate.model import LeftOut, Loudness, Span
from narrate.publish.parts import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True)
class Track:
    """A file of audio: a chapter, or the whole article."""

    path: str  # under the output folder
    title: str
    slug: str  # of the section; empty: the whole article
    description_spans: tuple[Span, ...]  # the beginning of its text, by language
    duration_s: float  # to a thousandth
    length_bytes: int
    words: int
    loudness: Loudness | None = None  # to a hundredth; None: the whole, whose chapters were measured

    @property
    def description(self) -> str:
        """The beginning of its text."""
        return text_of(self.description_spans)


@dataclass(frozen=True, slots=True)
class Narrated:
    """An article and its files: all that the feed and the report say of it."""

    slug: str
    title_spans: tuple[Span, ...]  # by language
    author: str
    language: str
    date: datetime | None  # with a time zone
    source: str | None
    engine: str
    voice: str
    cover: str | None  # its own picture's path; None: the show's
    whole: Track
    chapters: tuple[Track, ...]
    left_out: tuple[LeftOut, ...] = ()
    used: tuple[str, ...] = ()  # the entries of lexicon.yaml that matched, sorted

    @property
    def title(self) -> str:
        """The title."""
        return text_of(self.title_spans)

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of all its files, sorted."""
        own = [self.cover] if self.cover else []
        return tuple(sorted([self.whole.path, *(chapter.path for chapter in self.chapters), *own]))


def as_json(narrated: Narrated) -> dict[str, object]:
    """Return what report.json says of an article."""
    return {
        "slug": narrated.slug,
        "title": narrated.title,
        "title_spans": spans_as_json(narrated.title_spans),
        "author": narrated.author,
        "language": narrated.language,
        "date": narrated.date.isoformat() if narrated.date else None,
        "source": narrated.source,
        "engine": narrated.engine,
        "voice": narrated.voice,
        "cover": narrated.cover,
        "whole": _track_as_json(narrated.whole),
        "chapters": [_track_as_json(chapter) for chapter in narrated.chapters],
        "left_out": [{"line": part.line, "reason": part.reason, "text": part.text} for part in narrated.left_out],
        "used": list(narrated.used),
        "files": list(narrated.files),
    }


def spans_as_json(spans: Iterable[Span]) -> list[dict[str, str | None]]:
    """Return what documents say of a text by language; null is the article's own."""
    return [{"text": span.text, "language": span.language} for span in spans]


def of_json(article: Mapping[str, Any]) -> Narrated:
    """Read back what `as_json` wrote.

    :raises KeyError, TypeError, ValueError, OverflowError: it did not write this
    """
    date, source, cover = article["date"], article["source"], article["cover"]
    return Narrated(
        slug=str(article["slug"]),
        title_spans=_spans_of_json(article["title_spans"]),
        author=str(article["author"]),
        language=str(article["language"]),
        date=None if date is None else _date(date),
        source=None if source is None else str(source),
        engine=str(article["engine"]),
        voice=str(article["voice"]),
        cover=None if cover is None else str(cover),
        whole=_track_of_json(article["whole"]),
        chapters=tuple(map(_track_of_json, article["chapters"])),
        left_out=tuple(LeftOut(str(each["text"]), int(each["line"]), each["reason"]) for each in article["left_out"]),
        used=tuple(map(str, article["used"])),
    )


def _date(text: str) -> datetime:
    """Read a date that has a time zone and can be told in UTC, with a day to spare for what a feed adds."""
    date = datetime.fromisoformat(text)
    if date.tzinfo is None:
        raise ValueError("a date without a time zone")
    (date + timedelta(days=1)).astimezone(UTC)
    return date


def _track_as_json(track: Track) -> dict[str, object]:
    measured = track.loudness and {
        "integrated_lufs": track.loudness.integrated_lufs + 0.0,  # no −0.0
        "true_peak_dbtp": track.loudness.true_peak_dbtp + 0.0,
    }
    return {
        "title": track.title,
        "slug": track.slug,
        "path": track.path,
        "duration_s": track.duration_s,
        "length_bytes": track.length_bytes,
        **(measured or {}),
        "words": track.words,
        "description": track.description,
        "description_spans": spans_as_json(track.description_spans),
    }


def _track_of_json(track: Mapping[str, Any]) -> Track:
    measured = "integrated_lufs" in track
    return Track(
        path=str(track["path"]),
        title=str(track["title"]),
        slug=str(track["slug"]),
        description_spans=_spans_of_json(track["description_spans"]),
        duration_s=float(track["duration_s"]),
        length_bytes=int(track["length_bytes"]),
        words=int(track["words"]),
        loudness=Loudness(float(track["integrated_lufs"]), float(track["true_peak_dbtp"])) if measured else None,
    )


def _spans_of_json(spans: Iterable[Mapping[str, Any]]) -> tuple[Span, ...]:
    languages = [(str(span["text"]), span["language"]) for span in spans]
    return tuple(Span(text, None if language is None else str(language)) for text, language in languages)

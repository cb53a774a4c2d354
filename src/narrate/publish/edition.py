"""An article as it is published: its MP3 files with tags, and its episodes for the feed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from narrate.model import Artifact, UtteranceKind
from narrate.publish.disclosure import disclosure
from narrate.publish.feed import Episode, episode_guid
from narrate.publish.mp3 import chapter_stream, joined, starts
from narrate.publish.report import Narration
from narrate.publish.tags import ChapterMark, TrackFacts, id3

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model import Chapter, Mp3, Picture, Programme, Publication, Script, ScriptSection

_PROSE = frozenset(
    {UtteranceKind.STANDFIRST, UtteranceKind.PARAGRAPH, UtteranceKind.QUOTATION, UtteranceKind.LIST_ITEM}
)
_SUMMARY_CHARACTERS = 400


@dataclass(frozen=True, slots=True)
class Cover:
    """An article's picture: its place under the output folder, its file if it is the article's own, its thumbnail."""

    path: str
    artifact: Artifact | None
    thumbnail: Picture


@dataclass(frozen=True, slots=True)
class Edition:
    """What an article gives to the output folder, the feed and the report."""

    artifacts: tuple[Artifact, ...]
    episodes: tuple[Episode, ...]
    narration: Narration


@dataclass(frozen=True, slots=True)
class _File:
    """An MP3 of an article: a chapter, or the whole."""

    path: str
    title: str
    album: str
    number: int
    total: int
    mp3: Mp3
    description: str
    chapters: tuple[ChapterMark, ...] = ()


def make_edition(script: Script, programme: Programme, publication: Publication, cover: Cover, season: int) -> Edition:
    """Make the files and episodes of one article; ``season`` is its number among the articles, from 1.

    Without an address a publication has no feed, and no episodes.
    """
    chapters = [_chapter_file(script, number, chapter) for number, chapter in enumerate(programme.chapters)]
    whole = _whole_file(script, programme, publication)
    audio = {each.path: _tagged(each, script, publication, cover) for each in (*chapters, whole)}
    episodes: tuple[Episode, ...] = ()
    if publication.address:
        in_feed = chapters if publication.items == "chapters" else [whole]
        sizes = {path: len(data) for path, data in audio.items()}
        episodes = tuple(
            replace(_episode(file, script, publication, season), length_bytes=sizes[file.path], image=cover.path)
            for file in in_feed
        )
    own = (cover.artifact,) if cover.artifact else ()
    narration = Narration(
        script=script,
        programme=programme,
        language=_language(script, publication),
        chapter_paths=tuple(file.path for file in chapters),
        whole_path=whole.path,
        whole_samples=whole.mp3.sample_count,
        other_paths=tuple(artifact.path for artifact in own),
    )
    files = (Artifact(path, data) for path, data in audio.items())
    return Edition((*own, *files), episodes, narration)


def _episode(file: _File, script: Script, publication: Publication, season: int) -> Episode:
    serial = publication.items == "chapters"
    return Episode(
        guid=episode_guid(publication, script.slug, script.sections[file.number - 1].slug if serial else ""),
        title=file.title,
        description=file.description,
        audio=file.path,
        length_bytes=0,
        duration_s=file.mp3.sample_count / file.mp3.rate_hz,
        number=file.number if serial else season,
        season=season if serial else None,
        date=script.facts.date,
        author=_author(script, publication),
        link=script.facts.source,
    )


def _chapter_file(script: Script, index: int, chapter: Chapter) -> _File:
    total = len(script.sections)
    width = max(2, len(str(total)))
    return _File(
        path=f"{script.slug}/{index + 1:0{width}}-{chapter.slug}.mp3",
        title=chapter.title,
        album=script.facts.title,
        number=index + 1,
        total=total,
        mp3=chapter.mp3,
        description=_summary(script.sections[index : index + 1]),
    )


def _whole_file(script: Script, programme: Programme, publication: Publication) -> _File:
    mp3s = [chapter.mp3 for chapter in programme.chapters]
    whole = joined(mp3s)
    bounds = [_ms(sample, whole) for sample in (*starts(mp3s), whole.sample_count)]
    marks = zip(programme.chapters, bounds, bounds[1:], strict=False)
    return _File(
        path=f"{script.slug}/{script.slug}.mp3",
        title=script.facts.title,
        album=publication.title,
        number=1,
        total=1,
        mp3=whole,
        description=_summary(script.sections),
        chapters=tuple(ChapterMark(chapter.title, start, end) for chapter, start, end in marks),
    )


def _tagged(file: _File, script: Script, publication: Publication, cover: Cover) -> bytes:
    language = _language(script, publication)
    facts = TrackFacts(
        title=file.title,
        artist=_author(script, publication),
        album=file.album,
        number=file.number,
        total=file.total,
        language=language,
        length_ms=_ms(file.mp3.sample_count, file.mp3),
        date=script.facts.date,
        comment=f"{file.description} {disclosure(language)}".strip(),
        source=script.facts.source,
        cover=cover.thumbnail,
        chapters=file.chapters,
    )
    return id3(facts) + chapter_stream(file.mp3)


def _summary(sections: Iterable[ScriptSection]) -> str:
    """Return the beginning of the first paragraph, whole sentences as far as there is room."""
    text = ""
    for utterance in (each for section in sections for each in section.utterances if each.kind in _PROSE):
        if text and len(text) + len(utterance.written) > _SUMMARY_CHARACTERS:
            break
        text += utterance.written if not text or text.endswith(" ") else f" {utterance.written}"
    return text.strip()


def _ms(samples: int, mp3: Mp3) -> int:
    return round(1_000 * samples / mp3.rate_hz)


def _author(script: Script, publication: Publication) -> str:
    return ", ".join(script.facts.authors) or publication.author or publication.title  # some readers need an artist


def _language(script: Script, publication: Publication) -> str:
    return script.facts.language or publication.language

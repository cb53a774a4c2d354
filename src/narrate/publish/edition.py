"""An article as it is published: its MP3 files with tags, and what feed and report say of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.model import Artifact, Span, UtteranceKind, merged
from narrate.publish.disclosure import disclosure
from narrate.publish.mp3 import chapter_stream, joined, starts
from narrate.publish.narrated import Narrated, Track
from narrate.publish.parts import cut, text_of
from narrate.publish.tags import ChapterMark, TrackFacts, id3

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model import Chapter, Loudness, Mp3, Picture, Programme, Publication, Script, ScriptSection

_PROSE = frozenset(
    {UtteranceKind.STANDFIRST, UtteranceKind.PARAGRAPH, UtteranceKind.QUOTATION, UtteranceKind.LIST_ITEM}
)
_SUMMARY_CHARACTERS = 400
_SENTENCE_ENDS, _JOINTS = ".!?…", ",;:–— "
LEXICON = "lexicon"  # the origin of the project's entries


@dataclass(frozen=True, slots=True)
class Cover:
    """An article's picture: its place under the output folder, its file if it is the article's own, its thumbnail."""

    path: str
    artifact: Artifact | None
    thumbnail: Picture


@dataclass(frozen=True, slots=True)
class Edition:
    """What an article gives to the output folder, and what feed and report say of it."""

    artifacts: tuple[Artifact, ...]
    narrated: Narrated


@dataclass(frozen=True, slots=True)
class _File:
    """An MP3 of an article: a chapter, or the whole."""

    path: str
    title: str
    album: str
    number: int
    total: int
    mp3: Mp3
    sections: tuple[ScriptSection, ...]
    chapters: tuple[ChapterMark, ...] = ()

    @property
    def description(self) -> tuple[Span, ...]:
        """The beginning of its text, by language."""
        return _summary(self.sections)


def make_edition(script: Script, programme: Programme, publication: Publication, cover: Cover) -> Edition:
    """Make the files of one article."""
    chapters = [_chapter_file(script, number, chapter) for number, chapter in enumerate(programme.chapters)]
    whole = _whole_file(script, programme, publication)
    data = {file.path: _tagged(file, script, publication, cover) for file in (*chapters, whole)}
    narrated = Narrated(
        slug=script.slug,
        title_spans=_title(script),
        author=_author(script, publication),
        language=_language(script, publication),
        date=script.facts.date,
        source=script.facts.source,
        engine=programme.engine,
        voice=programme.voice,
        cover=cover.artifact.path if cover.artifact else None,
        whole=_track(whole, "", len(data[whole.path]), None),
        chapters=tuple(
            _track(file, chapter.slug, len(data[file.path]), chapter.loudness)
            for file, chapter in zip(chapters, programme.chapters, strict=True)
        ),
        left_out=script.left_out,
        used=tuple(sorted({lexeme.grapheme for lexeme in script.used if lexeme.origin == LEXICON})),
    )
    own = (cover.artifact,) if cover.artifact else ()
    return Edition((*own, *(Artifact(path, content) for path, content in data.items())), narrated)


def _track(file: _File, slug: str, length_bytes: int, loudness: Loudness | None) -> Track:
    return Track(
        path=file.path,
        title=file.title,
        slug=slug,
        description_spans=file.description,
        duration_s=round(file.mp3.sample_count / file.mp3.rate_hz, 3),
        length_bytes=length_bytes,
        words=sum(len(utterance.tokens) for section in file.sections for utterance in section.utterances),
        loudness=loudness,
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
        sections=script.sections[index : index + 1],
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
        sections=script.sections,
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
        comment=f"{text_of(file.description)} {disclosure(language)}".strip(),
        source=script.facts.source,
        cover=cover.thumbnail,
        chapters=file.chapters,
    )
    return id3(facts) + chapter_stream(file.mp3)


def _title(script: Script) -> tuple[Span, ...]:
    """Return the title by language, as it is said; one without words is not."""
    said = [each for section in script.sections[:1] for each in section.utterances if each.kind is UtteranceKind.TITLE]
    spans = merged(span for utterance in said for span in utterance.spans)
    title = script.facts.title  # text without words may follow it in the same utterance
    return cut(spans, 0, len(title)) if text_of(spans).startswith(title) else merged([Span(title)])


def _summary(sections: Iterable[ScriptSection]) -> tuple[Span, ...]:
    """Return the beginning of the text, whole sentences as far as there is room, with an ellipsis after any other."""
    spans: list[Span] = []
    text = ""
    for utterance in (each for section in sections for each in section.utterances if each.kind in _PROSE):
        if text and len(text) + len(utterance.written) > _SUMMARY_CHARACTERS:
            break
        joint = "" if not text or text.endswith(" ") else " "
        text += joint + utterance.written
        spans += [Span(joint), *utterance.spans]
    start = len(text) - len(text.lstrip())
    text = text.strip()
    is_whole = not text or text.rstrip("’”»\"')")[-1:] in _SENTENCE_ENDS
    end = len(text if is_whole else text.rstrip(_JOINTS))
    return merged((*cut(merged(spans), start, start + end), Span("" if is_whole else "…")))


def _ms(samples: int, mp3: Mp3) -> int:
    return round(1_000 * samples / mp3.rate_hz)


def _author(script: Script, publication: Publication) -> str:
    return ", ".join(script.facts.authors) or publication.author or publication.title  # some readers need an artist


def _language(script: Script, publication: Publication) -> str:
    return script.facts.language or publication.language

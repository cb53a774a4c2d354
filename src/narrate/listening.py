"""Names to be heard: each alone and in its first sentence, as MP3, and the page that lists them all.

The sounds lie in output/names/. Their names end in two hyphens and eight digits of all that could change them, as no
other file's name does: so those of earlier pages are known, and removed.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from narrate import files
from narrate.desk import job_for
from narrate.errors import BadIpa, EngineFailed, LoudnessMissed
from narrate.model import Artifact, Lexeme, ScriptSection, Span, Token, Utterance, UtteranceKind, merged
from narrate.plan.slugs import slugify
from narrate.pronounce.exchange.edits import yaml_entry
from narrate.publish.mp3 import chapter_stream
from narrate.publish.names_page import PATH, About, Dress, Row, Sound, names_page
from narrate.publish.parts import cut, text_of
from narrate.wording import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from narrate.desk import Desk, Planned
    from narrate.model import Chapter, Voice
    from narrate.plan.register import Entry
    from narrate.ports import ChapterJob, Reporter, Store
    from narrate.pronounce.names.vocabulary import Vocabulary

FOLDER: Final = "names"

_ASSETS: Final = Path(__file__).parent / "publish" / "assets"
_OURS: Final = re.compile(r"[a-z0-9-]+--[0-9a-f]{8}\.mp3")
_BLANKS: Final = re.compile(r"\s+")
_HEAD_MS, _TAIL_MS = 100, 300  # silence around a sound: a button should answer at once
_DIGITS: Final = 8
_NOTE_EVERY_S: Final = 10.0


@dataclass(frozen=True, slots=True)
class Booth:
    """What listening needs. ``record`` makes a chapter that is not in the store, and puts it there."""

    desk: Desk
    store: Store
    record: Callable[[ChapterJob], Chapter]
    reporter: Reporter
    output: Path


@dataclass(frozen=True, slots=True)
class Written:
    """The page, how many sound files it has, and for how many names one is missing."""

    page: Path
    sounds: int
    incomplete: int


def write_page(entries: Sequence[Entry], known: int, planned: Sequence[Planned], booth: Booth) -> Written:
    """Write the page of some names and their sounds; remove the sounds of earlier pages.

    ``planned`` are the articles they stand in, ``known`` how many names more those have.

    :raises CannotWrite: the disk is full, or the folder refuses
    """
    files.remove_leftovers(booth.output)
    takes = _Takes(booth, 2 * len(entries))
    homes = {each.path: each for each in planned}
    rows = [_row(entry, homes[entry.where[0][0]], takes) for entry in entries]
    desk = booth.desk
    voices = ", ".join(sorted({each.voice.name for each in planned}))
    about = About(
        desk.settings.publication.title,
        _summary(rows, known, len(planned)),
        f"Engine {desk.engine.name}, voice {voices}. Made with “narrate names --html”.",
    )
    dress = Dress(*((_ASSETS / f"names.{kind}").read_text(encoding="utf-8") for kind in ("css", "js")))
    files.write(booth.output, names_page(rows, about, dress))
    lying = {f"{FOLDER}/{path.name}" for path in (booth.output / FOLDER).glob("*.mp3") if _OURS.fullmatch(path.name)}
    files.prune(booth.output, lying - takes.paths)
    incomplete = sum(not (row.alone.path and row.sentence.path) for row in rows)
    return Written(booth.output / PATH, len(takes.paths), incomplete)


def lexicon_line(entry: Entry, vocabulary: Vocabulary) -> str:
    """Return a name as it is said now as a line of lexicon.yaml: to be pasted and put right.

    It asks for its capitals where small letters make a word of English of it: US and us, Mesa and mesa.
    """
    ipa = _ipa(entry)
    language = entry.said.language or (None if ipa else "en")
    small = entry.word.lower()
    acronym = entry.word.isupper() and len(entry.word) > 1
    match_case = acronym or (small != entry.word and vocabulary.is_ordinary(small))
    return yaml_entry(Lexeme(entry.word, ipa=ipa or None, language=language, match_case=match_case))


class _Takes:
    """The sounds of one page: each is made once, though several names may stand in one sentence."""

    def __init__(self, booth: Booth, total: int) -> None:
        self.booth, self._total = booth, total
        self._sounds: dict[str, Sound] = {}
        self._asked, self._noted_s = 0, time.monotonic()

    @property
    def paths(self) -> frozenset[str]:
        """The files."""
        return frozenset(sound.path for sound in self._sounds.values() if sound.path)

    def take(self, utterance: Utterance, voice: Voice) -> Sound:
        """Return the sound of an utterance, or why it cannot be made."""
        title = " ".join(utterance.written.split())
        utterance = replace(utterance, id="said", pause_ms=_TAIL_MS)  # one sentence of two articles is one sound
        try:
            job = job_for(ScriptSection(title, slugify(title), (utterance,), _HEAD_MS), voice, self.booth.desk)
        except BadIpa as error:
            return Sound(fault=error.message)
        if job.key not in self._sounds:
            self._sounds[job.key] = self._made(job)
        self._tell()
        return self._sounds[job.key]

    def _made(self, job: ChapterJob) -> Sound:
        try:
            chapter = self.booth.store.chapter(job.key) or self.booth.record(job)
        except (BadIpa, EngineFailed, LoudnessMissed) as error:
            return Sound(fault=error.message)
        path = f"{FOLDER}/{job.section.slug}--{job.key[:_DIGITS]}.mp3"
        files.write(self.booth.output, Artifact(path, chapter_stream(chapter.mp3)))
        return Sound(path)

    def _tell(self) -> None:
        """Say how far it is, from time to time."""
        self._asked += 1
        now_s = time.monotonic()
        if now_s - self._noted_s >= _NOTE_EVERY_S:
            self._noted_s = now_s
            share = f"{self._asked / self._total:.0%}".replace("%", " percent")
            self.booth.reporter.note(f"{self._asked:,} of {counted(self._total, 'sound')} made, {share}.")


def _row(entry: Entry, home: Planned, takes: _Takes) -> Row:
    said = entry.said
    before, after = neighbours(entry)
    around = home.script.facts.language or takes.booth.desk.settings.publication.language
    return Row(
        word=entry.word,
        count=entry.count,
        language=said.language,
        ipa=_ipa(entry),
        source=said.source,
        confidence=said.confidence,
        is_doubtful=not entry.is_known,
        before=before,
        after=after,
        around=around,
        line=lexicon_line(entry, takes.booth.desk.vocabulary),
        alone=takes.take(_alone(entry), home.voice),
        sentence=takes.take(entry.utterance, home.voice),
    )


def _ipa(entry: Entry) -> str:
    """Return a name's sound with its ending (cholitas), but for a possessive's, which is no part of it."""
    ending = entry.token.pronunciation.ending_ipa if entry.token.pronunciation else ""
    return entry.said.ipa + (ending if entry.said.ipa and entry.token.written == entry.word else "")


def _alone(entry: Entry) -> Utterance:
    """Return a name as an utterance of its own, without its possessive ending."""
    token = entry.token
    if token.written == entry.word:
        return Utterance("", UtteranceKind.PARAGRAPH, "", (replace(token, after=""),), 0)
    said = token.pronunciation and replace(token.pronunciation, ending_ipa="")
    spoken = token.spoken.removesuffix(token.written[len(entry.word) :])
    name = Token(entry.word, "", spoken, said, token.language)
    return Utterance("", UtteranceKind.PARAGRAPH, "", (name,), 0)


def neighbours(entry: Entry) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Part the words around a name where it stands, by language: the same word may stand there twice.

    With the name between them they are the entry's context. An ending of a possessive is in the article's language.
    """
    utterance, written = entry.utterance, entry.token.written
    place = next(place for place, token in enumerate(utterance.tokens) if token is entry.token)
    before = _squeezed(replace(utterance, tokens=utterance.tokens[:place]))
    ending = written[len(entry.word) :] + entry.token.after
    after = _squeezed(replace(utterance, before=ending, tokens=utterance.tokens[place + 1 :]))
    word, context = " ".join(entry.word.split()), entry.context
    starts = (match.start() for match in re.finditer(re.escape(word), context))
    at = max(start for start in starts if text_of(before).endswith(context[:start].removeprefix("…")))
    return _last_of(before, context[:at]), _first_of(after, context[at + len(word) :])


def _squeezed(utterance: Utterance) -> list[Span]:
    """Return what is written, by language, with one blank for several."""
    return [Span(_BLANKS.sub(" ", span.text), span.language) for span in utterance.spans]


def _last_of(spans: Sequence[Span], shown: str) -> tuple[Span, ...]:
    """Return the end of a text as it is shown: after an ellipsis, if that is not the text's own."""
    text = text_of(spans)
    kept = shown if text.endswith(shown) else shown.removeprefix("…")
    return merged((Span(shown.removesuffix(kept)), *cut(spans, len(text) - len(kept), len(text))))


def _first_of(spans: Sequence[Span], shown: str) -> tuple[Span, ...]:
    """Return the beginning of a text as it is shown: before an ellipsis, if that is not the text's own."""
    kept = shown if text_of(spans).startswith(shown) else shown.removesuffix("…")
    return merged((*cut(spans, 0, len(kept)), Span(shown.removeprefix(kept))))


def _summary(rows: Sequence[Row], known: int, articles: int) -> str:
    where = counted(articles, "article")
    if not rows:
        all_of_them = "the 1 name" if known == 1 else f"all {known:,} names"
        return (
            f"narrate is sure of {all_of_them} in {where}."
            if known
            else f"No name and no foreign word was found in {where}."
        )
    doubtful = sum(row.is_doubtful for row in rows)
    task = "listen to those, and put the lines of the wrong ones right in lexicon.yaml" if doubtful else "listen to any"
    return f"{counted(len(rows), 'name')} and foreign words in {where}, {doubtful:,} of them doubtful: {task}."

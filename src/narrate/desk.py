"""The planning desk: an article's file → its script, its voice, and a job for each chapter."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from narrate.errors import BadIpa, NarrateError, UsageMistake
from narrate.files import read_bytes
from narrate.model import Token, Utterance, UtteranceKind
from narrate.plan.keys import chapter_key, clip_key
from narrate.plan.script import make_script
from narrate.plan.slugs import article_slug
from narrate.plan.style import Style
from narrate.ports import ChapterJob
from narrate.pronounce.guide import Guide
from narrate.pronounce.lexicon import parse_lexicon
from narrate.pronounce.matching import Match
from narrate.pronounce.say import pronunciation
from narrate.read import read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from narrate.model import Lexeme, Script, ScriptSection, Voice
    from narrate.ports import Engine
    from narrate.pronounce.names.vocabulary import Vocabulary
    from narrate.settings import Settings


@dataclass(frozen=True)
class Desk:
    """What planning needs. ``lexicon`` is the project's, ``vocabulary`` narrate's own; ``encoder`` is a fingerprint."""

    settings: Settings
    lexicon: tuple[Lexeme, ...]
    vocabulary: Vocabulary
    engine: Engine
    encoder: str

    @cached_property
    def guide(self) -> Guide:
        """How words are said."""
        return Guide((self.lexicon,), self.vocabulary)


@dataclass(frozen=True, slots=True)
class Planned:
    """An article, planned: its file, what will be said, who says it, and a job for each chapter.

    ``unused`` are the entries of its own lexicon that match nothing.
    """

    path: str
    script: Script
    voice: Voice
    jobs: tuple[ChapterJob, ...]
    unused: tuple[Lexeme, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be made, and why."""

    path: str
    error: NarrateError


def plan_all(paths: Sequence[Path], desk: Desk, others: Sequence[Path] = ()) -> tuple[list[Planned], list[Failure]]:
    """Read and plan each article; one that fails does not stop the others. ``others`` are not planned now.

    :raises BadIpa: an entry of the project's lexicon has a word that is too long for the engine
    """
    planned: list[Planned] = []
    failures: list[Failure] = []
    check_sayable(desk.lexicon, desk)
    homes = Counter(slug_of(path) for path in (*paths, *others))
    for path in paths:
        try:
            data = read_bytes(path)
            if homes[slug_of(path)] > 1:
                raise _shares_its_folder(path, (*paths, *others))
            planned.append(_plan(path, data, desk))
        except NarrateError as error:
            failures.append(Failure(str(path), error))
    return planned, failures


def slug_of(path: Path) -> str:
    """Return an article's slug: its folder in the output, and what its episodes are known by."""
    return article_slug(path.stem)


def _shares_its_folder(path: Path, paths: Iterable[Path]) -> UsageMistake:
    other = next(each for each in paths if slug_of(each) == slug_of(path) and each != path)
    message = f"It would go to the same folder as {other}, output/{slug_of(path)}."
    return UsageMistake(message, hint="Rename one of them; the name of an article is what subscribers know it by.")


def _plan(path: Path, data: bytes, desk: Desk) -> Planned:
    settings = desk.settings
    article = read_article(data, str(path))
    own: tuple[Lexeme, ...] = ()
    if article.facts.lexicon:
        own = tuple(entry for source in article.facts.lexicon for entry in parse_lexicon(source, "article"))
        check_sayable(own, desk)
    style = Style(settings.publication.language, settings.pauses, settings.voice.pace_wpm)
    script = make_script(article, slug_of(path), desk.guide.above(own), style)
    voice = voice_for(script.facts.language or settings.publication.language, desk)
    jobs = tuple(job_for(section, voice, desk) for section in script.sections)
    return Planned(str(path), script, voice, jobs, tuple(entry for entry in own if entry not in script.used))


def voice_for(language: str, desk: Desk) -> Voice:
    """Return the voice that was chosen, or else the engine's for the language.

    :raises VoiceMissing: it has none
    """
    voice = desk.settings.voice
    return voice if voice.name else replace(voice, name=desk.engine.default_voice(language))


def job_for(section: ScriptSection, voice: Voice, desk: Desk) -> ChapterJob:
    """Return the job of making a chapter, with the keys of all that is in it."""
    rendered = (desk.engine.rendered(utterance, voice) for utterance in section.utterances)
    clips = tuple(clip_key(desk.engine.fingerprint, voice, text) for text in rendered)
    mastering = desk.settings.mastering
    return ChapterJob(chapter_key(section, clips, mastering, desk.encoder), section, clips, voice, mastering)


def check_sayable(lexemes: Iterable[Lexeme], desk: Desk) -> None:
    """Refuse an entry with a word that is too long for the engine, before anything is spoken.

    :raises BadIpa: it names the entry's line
    """
    language = desk.settings.publication.language
    voice = voice_for(language, desk)
    for lexeme in lexemes:
        spoken, said = pronunciation(Match(0, len(lexeme.grapheme), lexeme), language)
        token = Token(lexeme.grapheme, "", spoken, said)
        try:
            desk.engine.rendered(Utterance("", UtteranceKind.PARAGRAPH, "", (token,), 0), voice)
        except BadIpa as error:
            message = f"“{lexeme.grapheme}”: {error.message}"
            raise BadIpa(message, hint=error.hint, path=lexeme.path, line=lexeme.line) from error

"""The planning desk: an article's file → its script, its voice, and a job for each chapter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from narrate.errors import BadIpa, NarrateError
from narrate.files import read_bytes
from narrate.model import Token, Utterance, UtteranceKind
from narrate.plan.keys import chapter_key, clip_key
from narrate.plan.script import make_script
from narrate.plan.slugs import slugify
from narrate.plan.style import Style
from narrate.ports import ChapterJob
from narrate.pronounce.lexicon import parse_lexicon
from narrate.pronounce.matching import Match, Matcher
from narrate.pronounce.say import pronunciation
from narrate.read import read_article

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from narrate.model import Lexeme, Script, ScriptSection, Voice
    from narrate.ports import Engine
    from narrate.settings import Settings


@dataclass(frozen=True, slots=True)
class Desk:
    """What planning needs: the settings, the project's lexicon, the engine, and the encoder's fingerprint."""

    settings: Settings
    lexicon: tuple[Lexeme, ...]
    engine: Engine
    encoder: str


@dataclass(frozen=True, slots=True)
class Planned:
    """An article, planned: its file, what will be said, who says it, and a job for each chapter."""

    path: str
    script: Script
    voice: Voice
    jobs: tuple[ChapterJob, ...]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be made, and why."""

    path: str
    error: NarrateError


def plan_all(paths: Sequence[Path], desk: Desk, taken: Iterable[str] = ()) -> tuple[list[Planned], list[Failure]]:
    """Read and plan each article; one that fails does not stop the others. ``taken`` are slugs of other articles."""
    planned: list[Planned] = []
    failures: list[Failure] = []
    shared = Matcher([desk.lexicon])
    check_sayable(desk.lexicon, desk)
    for path in paths:
        try:
            planned.append(_plan(path, desk, shared, {*taken, *(each.script.slug for each in planned)}))
        except NarrateError as error:
            failures.append(Failure(str(path), error))
    return planned, failures


def _plan(path: Path, desk: Desk, shared: Matcher, taken: Iterable[str]) -> Planned:
    settings = desk.settings
    article = read_article(read_bytes(path), str(path))
    matcher = shared
    if article.facts.lexicon:
        own = [entry for source in article.facts.lexicon for entry in parse_lexicon(source, "article")]
        check_sayable(own, desk)
        matcher = Matcher([own, desk.lexicon])
    style = Style(settings.publication.language, settings.pauses, settings.voice.pace_wpm)
    script = make_script(article, unique_slug(path.stem, taken), matcher, style)
    voice = voice_for(script.facts.language or settings.publication.language, desk)
    jobs = tuple(job_for(section, voice, desk) for section in script.sections)
    return Planned(str(path), script, voice, jobs)


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
    """Refuse an entry with a sound that the engine cannot make, before anything is spoken.

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


def unique_slug(name: str, taken: Iterable[str]) -> str:
    """Return the slug of a name, numbered if another article has it."""
    slug, number = slugify(name), 1
    while (slug if number == 1 else f"{slug}-{number}") in taken:
        number += 1
    return slug if number == 1 else f"{slug}-{number}"

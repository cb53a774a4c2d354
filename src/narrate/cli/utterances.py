"""Loose text as utterances, for the commands that speak a word or a sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from narrate.desk import Desk
from narrate.errors import NothingToSay, excerpt
from narrate.model import (
    Article,
    Block,
    BlockKind,
    Facts,
    Pronunciation,
    ScriptSection,
    Section,
    Span,
    Token,
    Utterance,
    UtteranceKind,
)
from narrate.plan.script import make_script
from narrate.plan.style import Style
from narrate.pronounce.ipa import segments, spelt

if TYPE_CHECKING:
    from collections.abc import Sequence

_BETWEEN_MS: Final = 700  # silence between two ways to say a name


def candidates_of(text: str, ipas: Sequence[str], language: str | None) -> ScriptSection:
    """Plan a name said in several ways, one after another.

    :raises BadIpa: one of them is not IPA
    """
    said = [Pronunciation(spelt(segments(ipa)), language, "option") for ipa in ipas]
    utterances = tuple(
        Utterance(f"said-{number}", UtteranceKind.PARAGRAPH, "", (Token(text, "", text, each, language),), _BETWEEN_MS)
        for number, each in enumerate(said, start=1)
    )
    return ScriptSection(excerpt(text), "text", utterances)


def section_of(text: str, desk: Desk, language: str | None = None) -> ScriptSection:
    """Plan one paragraph. ``language`` is declared for all of it (None: the publication's, and names are guessed).

    :raises NothingToSay: it holds no word
    """
    settings = desk.settings
    paragraph = Block(BlockKind.PARAGRAPH, (Span(" ".join(text.split()), language),))
    article = Article(Facts(""), (Section("", 1, (paragraph,)),))
    style = Style(settings.publication.language, settings.pauses, settings.voice.pace_wpm)
    try:
        section = make_script(article, "text", desk.guide, style).sections[0]
    except NothingToSay as error:
        raise NothingToSay(f"“{excerpt(text)}” holds no word.", hint="Give it letters or digits.") from error
    return replace(section, title=excerpt(text))

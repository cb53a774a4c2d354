"""Loose text as utterances, for the commands that speak a word or a sentence."""

from __future__ import annotations

from dataclasses import replace

from narrate.desk import Desk
from narrate.errors import NothingToSay, excerpt
from narrate.model import Article, Block, BlockKind, Facts, ScriptSection, Section, Span
from narrate.plan.script import make_script
from narrate.plan.style import Style
from narrate.pronounce.matching import Matcher


def section_of(text: str, desk: Desk, matcher: Matcher) -> ScriptSection:
    """Plan one paragraph.

    :raises NothingToSay: it holds no word
    """
    settings = desk.settings
    paragraph = Block(BlockKind.PARAGRAPH, (Span(" ".join(text.split())),))
    article = Article(Facts(""), (Section("", 1, (paragraph,)),))
    style = Style(settings.publication.language, settings.pauses, settings.voice.pace_wpm)
    try:
        section = make_script(article, "text", matcher, style).sections[0]
    except NothingToSay as error:
        raise NothingToSay(f"“{excerpt(text)}” holds no word.", hint="Give it letters or digits.") from error
    return replace(section, title=excerpt(text))

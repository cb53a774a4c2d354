"""An article → its script: chapters, in them utterances, each with its words and the silence after it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING, Final

from narrate.errors import NothingToSay
from narrate.model import BlockKind, Script, ScriptSection, Span, Utterance, UtteranceKind
from narrate.plan.drafts import Draft, Passage, make_drafts
from narrate.plan.pauses import Ends, pause_ms
from narrate.plan.slugs import unique_slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model import Article, Section
    from narrate.plan.style import Style
    from narrate.pronounce.guide import Guide

_CHAPTER_LEVEL: Final = 2  # deeper sections are headings inside a chapter


def make_script(article: Article, slug: str, guide: Guide, style: Style) -> Script:
    """Everything that will be said of an article; ``written`` of all utterances together is the article's text.

    Raises NothingToSay for an article without a word.
    """
    language = article.facts.language or style.language
    chapters = _guided(list(_chapters(article.sections)), guide, language)
    sounding = _without_silent(
        (title, [draft for passage in passages for draft in make_drafts(passage, language)])
        for title, passages in chapters
    )
    if not sounding:
        raise NothingToSay(f"The article “{slug}” holds no words.", hint="Give it a title or a paragraph.")
    slugs = unique_slugs(title for title, _ in sounding)
    return Script(
        slug=slug,
        facts=article.facts,
        sections=tuple(
            _section(title, section_slug, drafts, style)
            for (title, drafts), section_slug in zip(sounding, slugs, strict=True)
        ),
        left_out=article.left_out,
        used=frozenset(match.lexeme for _, passages in chapters for passage in passages for match in passage.matches),
    )


def _guided(
    chapters: Sequence[tuple[str, list[Passage]]], guide: Guide, language: str
) -> list[tuple[str, list[Passage]]]:
    """The same passages with the lexicon entries and names in them, for which all of the article is looked at."""
    found = iter(guide.find([passage.spans for _, passages in chapters for passage in passages], language))

    def guided(passage: Passage) -> Passage:
        matches, names = next(found)
        return Passage(passage.kind, passage.spans, matches, names, passage.ends)

    return [(title, [guided(passage) for passage in passages]) for title, passages in chapters]


def _chapters(sections: Sequence[Section]) -> Iterator[tuple[str, list[Passage]]]:
    """The title and passages of each chapter."""
    starts = [n for n, section in enumerate(sections) if section.level <= _CHAPTER_LEVEL]
    for start, end in pairwise([*starts, len(sections)]):
        passages = [passage for section in sections[start:end] for passage in _passages(section)]
        yield sections[start].title, passages


def _passages(section: Section) -> Iterator[Passage]:
    kind = UtteranceKind.TITLE if section.level == 1 else UtteranceKind.HEADING
    if section.title:
        yield Passage(kind, (Span(section.title),))
    for block, following in zip_longest(section.blocks, section.blocks[1:]):
        if block.kind is not BlockKind.BREAK:
            ends = Ends.PART if following and following.kind is BlockKind.BREAK else Ends.BLOCK
            yield Passage(UtteranceKind(block.kind.value), block.spans, ends=ends)


def _without_silent(chapters: Iterable[tuple[str, list[Draft]]]) -> list[tuple[str, list[Draft]]]:
    """The chapters with words, and their drafts with words.

    The text of a silent draft goes to the draft before it in its chapter; if none is there, to the next of the article.
    """
    kept: list[tuple[str, list[Draft]]] = []
    held = ""
    for title, drafts in chapters:
        sounding: list[Draft] = []
        for draft in drafts:
            if draft.tokens:
                sounding.append(replace(draft, before=held + draft.before) if held else draft)
                held = ""
            elif sounding:
                sounding[-1] = sounding[-1].followed_by(draft.before, draft.ends)
            else:
                held += draft.before
        if sounding:
            kept.append((title, sounding))
    if held and kept:
        last_drafts = kept[-1][1]
        last_drafts[-1] = last_drafts[-1].followed_by(held, Ends.BLOCK)  # silent chapters at the article's end
    return kept


def _section(title: str, slug: str, drafts: Sequence[Draft], style: Style) -> ScriptSection:
    # An XML name begins with a letter. No slug has an underscore, so ids stay unique.
    prefix = slug if slug[0].isalpha() else f"s_{slug}"
    following = [*(draft.kind for draft in drafts[1:]), None]
    utterances = tuple(
        Utterance(
            id=f"{prefix}-{number:03}",
            kind=draft.kind,
            before=draft.before,
            tokens=draft.tokens,
            pause_ms=pause_ms(draft.kind, draft.ends, next_kind, style),
        )
        for number, (draft, next_kind) in enumerate(zip(drafts, following, strict=True), start=1)
    )
    return ScriptSection(title, slug, utterances, head_ms=style.pauses.head_ms)

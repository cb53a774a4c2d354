"""From an article to everything that will be said."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import NothingToSay
from narrate.model import (
    Article,
    Block,
    BlockKind,
    Facts,
    LeftOut,
    Lexeme,
    Pauses,
    Script,
    Section,
    Span,
    UtteranceKind,
)
from narrate.plan.script import make_script
from narrate.plan.style import Style
from narrate.plan.words import HARD_LIMIT_BYTES
from narrate.pronounce.guide import Guide

MORALES = Lexeme("Evo Morales", ipa="ˈeβo moˈɾales", language="es")
TSE = Lexeme("TSE", letters=True)
USA = Lexeme("EE. UU.", respelling="los Estados Unidos", language="es")
PARTY = Lexeme("¡Basta! Ahora", respelling="basta ahora", language="es")
WANKA = Lexeme("wank'a", ipa="ˈwankʼa", language="ay")
GUIDE = Guide(((MORALES, TSE, USA, PARTY, WANKA),))
PAUSES = Pauses()
STYLE = Style("en", PAUSES, 175)
P = BlockKind.PARAGRAPH


def block(text: str, kind: BlockKind = P) -> Block:
    """A block in the article's language."""
    return Block(kind, (Span(text),))


BREAK = Block(BlockKind.BREAK)


def plan(*sections: Section, language: str | None = None) -> Script:
    """The script of an article of these sections."""
    return make_script(Article(Facts("T", language=language), sections), "article", GUIDE, STYLE)


def plan_text(text: str) -> list[str]:
    """What the utterances of a paragraph say."""
    return [utterance.written for utterance in plan(Section("", 1, (block(text),))).sections[0].utterances]


def pauses_of(script: Script) -> list[int]:
    """The pauses of the first chapter."""
    return [utterance.pause_ms for utterance in script.sections[0].utterances]


# --- chapters ------------------------------------------------------------------------------------------------------


def test_sections_of_level_1_and_2_are_chapters() -> None:
    """A deeper heading is heard inside its chapter, not as a file of its own."""
    script = plan(
        Section("The salt", 1, ()),
        Section("Lakes", 2, (block("One."),)),
        Section("Poopó", 3, (block("Two."),)),
        Section("Winds", 2, (block("Three."),)),
    )
    assert [(section.title, section.slug) for section in script.sections] == [
        ("The salt", "the-salt"),
        ("Lakes", "lakes"),
        ("Winds", "winds"),
    ]
    assert [(said.id, said.kind, said.written) for said in script.sections[1].utterances] == [
        ("lakes-001", UtteranceKind.HEADING, "Lakes"),
        ("lakes-002", UtteranceKind.PARAGRAPH, "One."),
        ("lakes-003", UtteranceKind.HEADING, "Poopó"),
        ("lakes-004", UtteranceKind.PARAGRAPH, "Two."),
    ]
    assert [said.kind for said in script.sections[0].utterances] == [UtteranceKind.TITLE]


def test_a_title_is_one_utterance() -> None:
    """A heading with a question and an answer is one entry of the contents, said in one breath."""
    script = plan(Section("Whose lake? Ours.", 1, (block("Whose lake? Ours."),)))
    assert [said.written for said in script.sections[0].utterances] == ["Whose lake? Ours.", "Whose lake? ", "Ours."]


def test_ids_are_xml_names() -> None:
    """They become ids in pages, books and captions."""
    assert [said.id for said in plan(Section("2019", 1, ())).sections[0].utterances] == ["s_2019-001"]


def test_facts_and_what_was_left_out_go_through() -> None:
    """The plan says what is not narrated, and why."""
    facts, left_out = Facts("T", authors=("A",)), (LeftOut("Share!", 9, "share button"),)
    script = make_script(Article(facts, (Section("T", 1, ()),), left_out), "slug", GUIDE, STYLE)
    assert (script.slug, script.facts, script.left_out) == ("slug", facts, left_out)


# --- silence -------------------------------------------------------------------------------------------------------


def test_pauses_follow_the_structure() -> None:
    """Sentence, paragraph, heading inside a chapter, section break and tail are told apart by ear."""
    script = plan(
        Section("T", 1, (block("One. Two."), block("Item", BlockKind.LIST_ITEM), BREAK, block("Four."))),
        Section("Heading", 3, (block("Five."),)),
    )
    assert pauses_of(script) == [
        PAUSES.title_ms,
        PAUSES.sentence_ms,
        PAUSES.paragraph_ms,
        PAUSES.section_break_ms,
        PAUSES.before_heading_ms,
        PAUSES.heading_ms,
        PAUSES.tail_ms,
    ]
    assert script.sections[0].head_ms == PAUSES.head_ms


def test_a_long_sentence_is_cut_with_a_short_pause() -> None:
    """The listener hears one sentence."""
    clause = "the water of the lake went to the mines and the reeds dried up " * 4
    script = plan(Section("T", 1, (block(f"{clause.strip()}, and {clause.strip()}."),)))
    assert pauses_of(script) == [PAUSES.title_ms, PAUSES.clause_ms, PAUSES.tail_ms]


def test_silent_text_joins_a_neighbour_and_lends_it_its_end() -> None:
    """``***`` is no utterance, but stays in the transcript; the pause is that of its place."""
    script = plan(Section("T", 1, (block("… One. … Two. !!!"), block("* * *"), BREAK, block("Three."))))
    assert [said.written for said in script.sections[0].utterances] == ["T", "… One. ", "… Two. !!!* * *", "Three."]
    assert pauses_of(script)[2] == PAUSES.section_break_ms


def test_a_silent_chapter_vanishes_but_its_text_does_not() -> None:
    """A chapter without a sound would be an empty file."""
    script = plan(Section("***", 1, ()), Section("A", 2, ()), Section("!!!", 2, (block("…"),)))
    assert [(section.slug, section.utterances[0].written) for section in script.sections] == [("a", "***A!!!…")]


@pytest.mark.parametrize("title", ["", "***", "“”"])
def test_an_article_without_words(title: str) -> None:
    """It is refused, not made into a silent programme."""
    with pytest.raises(NothingToSay, match="article") as caught:
        plan(Section(title, 1, (block("— … —"), BREAK)))
    assert caught.value.hint


# --- words ---------------------------------------------------------------------------------------------------------


def test_an_entry_is_one_token_with_its_sound_and_language() -> None:
    """The lexicon has its say, in every form of the name, and is reported as used."""
    script = plan(Section("Evo Morales’s anti-Evo Morales TSE", 1, ()))
    first, anti, second, tse = script.sections[0].utterances[0].tokens
    assert (first.written, first.after, first.language) == ("Evo Morales’s", " ", "es")
    assert first.pronunciation is not None
    assert (first.pronunciation.ipa, first.pronunciation.ending_ipa) == (MORALES.ipa, "ɪz")
    assert (anti.written, anti.after, anti.pronunciation) == ("anti", "-", None)
    assert second.written == "Evo Morales"
    assert tse.pronunciation is not None
    assert tse.language is None  # letters of the article's language
    assert script.used == {MORALES, TSE}


def test_the_lexicon_overrules_rules_and_sentence_ends() -> None:
    """An entry is neither spelled out by a table of ours nor cut, whatever punctuation it holds."""
    (said,) = plan(Section("", 1, (block("Viajó a EE. UU. con ¡Basta! Ahora."),))).sections[0].utterances
    assert [token.spoken for token in said.tokens] == ["Viajó", "a", "los Estados Unidos", "con", "basta ahora"]


def test_what_is_spelled_out_is_written_as_it_was() -> None:
    """People read the article, the engine reads the words."""
    (said,) = plan(Section("In 2019, Sra. Paz", 1, ())).sections[0].utterances
    assert [(token.written, token.spoken) for token in said.tokens] == [
        ("In", "In"),
        ("2019", "20 19"),
        ("Sra.", "Señora"),
        ("Paz", "Paz"),
    ]


def test_languages_of_parts() -> None:
    """A span's language is its words'; its numbers are said in it; the article's own is not repeated."""
    spans = (Span("In 2019 "), Span("el 1 de mayo, wank’a", "es"), Span(" said", "en"))
    (said,) = plan(Section("", 1, (Block(P, spans),)), language="en").sections[0].utterances
    assert [(token.spoken, token.language) for token in said.tokens] == [
        ("In", None),
        ("20 19", None),
        ("el", "es"),
        ("primero", "es"),
        ("de", "es"),
        ("mayo", "es"),
        ("wank'a", "ay"),
        ("said", None),
    ]


@pytest.mark.parametrize(("language", "spoken"), [(None, "number"), ("es", "número"), ("de", "No")])
def test_the_article_speaks_its_own_language(language: str | None, spoken: str) -> None:
    """The publication's language counts only where the article names none."""
    (said,) = plan(Section("No. 5", 1, ()), language=language).sections[0].utterances
    assert said.tokens[0].spoken == spoken


# --- nothing is lost -----------------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    ["Evo Morales’s", "EE. UU.", "wank’a", "Sra.", "No. 5", "2019–20", "$5", "said", "n\u0303", "北京", "x" * 300]
)
SIGNS = st.sampled_from(
    [".", "…", "‘", "’", ",", ";", "—", "***", "!", "?", " ", "  ", "\u00a0", "\n", "\u200b", "🙂", "[[", "<b>"]
)
TEXTS = st.lists(WORDS | SIGNS, max_size=40).map("".join) | st.text(max_size=40)
SPANS = st.lists(st.builds(Span, TEXTS, st.sampled_from([None, "es", "en", "ay"])), max_size=3).map(tuple)
BLOCKS = st.lists(st.builds(Block, st.sampled_from(BlockKind), SPANS) | st.just(BREAK), max_size=4).map(tuple)
SECTIONS = st.lists(st.builds(Section, TEXTS, st.integers(2, 4), BLOCKS), max_size=4)


def text_of(sections: list[Section]) -> str:
    """All that is to be said, in order."""
    return "".join(
        section.title + "".join(part.text for part in section.blocks if part.kind is not BlockKind.BREAK)
        for section in sections
    )


@given(TEXTS, BLOCKS, SECTIONS, st.sampled_from([None, "es"]))
def test_nothing_is_lost(title: str, blocks: tuple[Block, ...], rest: list[Section], language: str | None) -> None:
    """The ``written`` of all utterances is the article's text; every utterance has words, an id and a silence."""
    sections = [Section(title, 1, blocks), *rest]
    try:
        script = plan(*sections, language=language)
    except NothingToSay:
        assert not any(character.isalnum() for character in text_of(sections))
        return
    said = [utterance for section in script.sections for utterance in section.utterances]
    assert "".join(utterance.written for utterance in said) == text_of(sections)
    assert all(utterance.tokens and utterance.pause_ms > 0 for utterance in said)
    assert len({utterance.id for utterance in said}) == len(said)
    assert all(re.fullmatch("[a-z][a-z0-9_-]*", utterance.id) for utterance in said)
    assert all(section.utterances[-1].pause_ms == PAUSES.tail_ms for section in script.sections)


def test_hostile_lengths() -> None:
    """One utterance of 20,000 characters, or 2,000 short ones, come out whole and speakable."""
    endless = "palabra " * 2_499 + "palabra"
    assert "".join(plan_text(endless)) == endless
    assert all(len(written.encode()) <= HARD_LIMIT_BYTES for written in plan_text(endless))
    assert plan_text("He left. " * 2_000)[:-1] == ["He left. "] * 1_999


def test_the_same_article_gives_the_same_script() -> None:
    """Keys, and with them what is spoken again, depend on it."""
    sections = (Section("T", 1, (Block(P, (Span("In 2019 "), Span("Evo Morales", "es"), Span(" la", "ay"))),)),)
    assert plan(*sections) == plan(*sections)


def test_an_edit_changes_no_id_of_another_section() -> None:
    """Links into a transcript must not break when a typo elsewhere is mended."""
    scripts = [
        plan(Section("T", 1, (block(text),)), Section("Lakes", 2, (block("One. Two."),))) for text in ("A.", "A. B.")
    ]
    before, after = (script.sections[1] for script in scripts)
    assert before == after

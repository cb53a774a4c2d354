"""The text of an utterance by language."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import (
    Article,
    Block,
    BlockKind,
    Facts,
    Lexeme,
    Pauses,
    Section,
    Span,
    Token,
    Utterance,
    UtteranceKind,
)
from narrate.plan.script import make_script
from narrate.plan.style import Style
from narrate.pronounce.guide import Guide

EVO = Token("Evo", " ", "Evo", language="es")
MORALES = Token("Morales", " ", "Morales", language="es")
WARA = Token("Wara", " ", "Wara", language="ay")
SPOKE = Token("spoke", " ", "spoke")
DASHED = Token("Evo", "–", "Evo", language="es")
GLUED = Token("Evo", "", "Evo", language="es")
LEXICON = (Lexeme("Evo", language="es"), Lexeme("El Alto", language="es"), Lexeme("Wara", language="ay"))

WORDS = st.text("aéñ’-b\u0301", min_size=1, max_size=5)
BETWEEN = st.sampled_from(["", " ", "  ", "\u00a0", ", ", "” (", "–", ".", "\u2009"])
LANGUAGES = st.sampled_from([None, "ay", "es", "es-BO"])
TOKENS = st.builds(lambda word, after, language: Token(word, after, word, None, language), WORDS, BETWEEN, LANGUAGES)


def utterance(*tokens: Token, before: str = "") -> Utterance:
    """An utterance of these words."""
    return Utterance("u", UtteranceKind.PARAGRAPH, before, tokens, 0)


UTTERANCES = st.builds(lambda before, tokens: utterance(*tokens, before=before), BETWEEN, st.lists(TOKENS, max_size=9))


@pytest.mark.parametrize(
    ("tokens", "wanted"),
    [
        ((), [("“", None)]),
        ((SPOKE,), [("“spoke ", None)]),
        ((EVO,), [("“", None), ("Evo", "es"), (" ", None)]),
        ((EVO, MORALES, SPOKE), [("“", None), ("Evo Morales", "es"), (" spoke ", None)]),
        ((EVO, WARA), [("“", None), ("Evo", "es"), (" ", None), ("Wara", "ay"), (" ", None)]),
        ((DASHED, MORALES), [("“", None), ("Evo", "es"), ("–", None), ("Morales", "es"), (" ", None)]),
        ((GLUED, MORALES), [("“", None), ("EvoMorales", "es"), (" ", None)]),
    ],
    ids=["no words", "own", "one", "a name of two words", "two languages", "punctuation", "nothing between"],
)
def test_names_and_what_is_between(tokens: tuple[Token, ...], wanted: list[tuple[str, str | None]]) -> None:
    """A name of several words is one span; punctuation belongs to the sentence."""
    spans = utterance(*tokens, before="“").spans
    assert [(span.text, span.language) for span in spans] == wanted


@given(UTTERANCES)
def test_spans_are_the_text(said: Utterance) -> None:
    """Joined they are what is written, to the letter."""
    assert "".join(span.text for span in said.spans) == said.written


@given(UTTERANCES)
def test_spans_are_as_few_as_can_be(said: Utterance) -> None:
    """No mark is empty, and none ends where the next of its language begins."""
    assert all(span.text for span in said.spans)
    assert all(span.language != following.language for span, following in pairwise(said.spans))


@given(UTTERANCES)
def test_every_letter_is_in_its_language(said: Utterance) -> None:
    """A word has its own; what is between two words has that of both or none."""
    languages = [span.language for span in said.spans for _ in span.text]
    at = len(said.before)
    assert set(languages[:at]) <= {None}
    for token, following in pairwise([*said.tokens, None]):
        assert token is not None
        end = at + len(token.written)
        both = token.after.isspace() and following is not None and following.language == token.language
        assert set(languages[at:end]) == {token.language}
        assert set(languages[end : end + len(token.after)]) <= {token.language if both else None}
        at = end + len(token.after)


def test_a_plan_has_the_languages_of_its_article() -> None:
    """What the article declares and what the lexicon knows, through all of planning."""
    spans = (Span("“Evo and Wara” left El Alto: "), Span("hasta la vista", "es"), Span("."))
    article = Article(Facts("T"), (Section("", 1, (Block(BlockKind.PARAGRAPH, spans),)),))
    (said,) = make_script(article, "t", Guide((LEXICON,)), Style("en", Pauses(), 175)).sections[0].utterances
    assert said.spans == (
        Span("“"),
        Span("Evo", "es"),
        Span(" and "),
        Span("Wara", "ay"),
        Span("” left "),
        Span("El Alto", "es"),
        Span(": "),
        Span("hasta la vista", "es"),
        Span("."),
    )

"""Text by language: cut to measure, and marked up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from narrate.model import Span
from narrate.publish.elements import add_spans
from narrate.publish.parts import as_html, cut, fitting_line, other, text_of
from narrate.publish.text import one_line

SPANS = st.lists(st.builds(Span, st.text('aé &<>"', max_size=5), st.sampled_from([None, "en", "es", "ay"])), max_size=6)
OFFSETS = st.integers(0, 40)


@given(SPANS, OFFSETS, OFFSETS)
def test_a_cut_is_that_part_of_the_text(spans: list[Span], start: int, end: int) -> None:
    """To the letter, each letter in its language, in as few spans as can be."""
    letters = [(letter, span.language) for span in spans for letter in span.text]
    part = cut(spans, start, end)
    assert [(letter, span.language) for span in part for letter in span.text] == letters[start:end]
    assert all(span.text for span in part)
    assert all(span.language != following.language for span, following in pairwise(part))


@given(st.lists(st.builds(Span, st.text("a \x00\x1b\ufffe", max_size=5), st.sampled_from([None, "ay"])), max_size=6))
def test_a_line_is_the_same_with_languages_and_without(spans: list[Span]) -> None:
    """Both rules of what fits a line are one."""
    assert text_of(fitting_line(spans)) == one_line(text_of(spans))


@given(SPANS, st.sampled_from(["en", "es-BO", "qu"]))
def test_both_kinds_of_markup_say_the_same(spans: list[Span], around: str) -> None:
    """A page that is built and a text that is written: escaped, and in the same languages."""
    written = etree.fromstring(f"<p>{as_html(spans, around)}</p>")
    built = etree.Element("p")
    add_spans(built, [span for span in spans if span.text], around)
    assert etree.tostring(written) == etree.tostring(built)
    assert "".join(str(part) for part in written.itertext()) == text_of(spans)


@pytest.mark.parametrize(
    ("language", "around", "wanted"),
    [("ay", "en", "ay"), ("es-BO", "en-GB", "es-BO"), ("es", "es-BO", None), ("EN", "en-GB", None), (None, "en", None)],
)
def test_another_language(language: str | None, around: str, wanted: str | None) -> None:
    """A country makes no other language: voices of the same one are not to change within a sentence."""
    assert other(language, around) == wanted


def test_a_language_is_escaped() -> None:
    """Whatever stands as a tag is the value of an attribute."""
    assert as_html([Span("a", '"><b>')], "en") == '<span lang="&quot;&gt;&lt;b&gt;">a</span>'

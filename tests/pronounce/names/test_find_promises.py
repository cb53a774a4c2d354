"""Whatever the text: names stand in order, apart from each other and from entries, and can be said."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from hypothesis import example, given, settings
from hypothesis import strategies as st

from narrate.model import Lexeme, Span
from narrate.pronounce.guide import Guide
from narrate.pronounce.ipa import segments
from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from narrate.pronounce.matching import Match
    from narrate.pronounce.names.finder import Name

WORDS = (
    "Evo Morales Mesa mesa Once once The the of de la y del Sr. Dra. P. MAS YPFB (MAS) XIV KLMP Choquehuanca’s "
    "k’anka k'ankas wiphala Santa Cruz Sierra São Łódź 北京 Kuñataĩ A\u0303n\u0303ez Áñez Anez David Cameron Bolivia "
    "anti-Morales “Tuto” ‘Tuto’ ' “ ” ( ) . … — ’ ʼ ’s s’ \u200b \u00ad \u0301 ﬁ ß İ ǅ 🙂 \u202e 21060 G20 a à"
).split(" ")
SEPARATORS = st.sampled_from((" ", " ", " ", "-", "", "\n", "\t", ". ", ", "))
PROSE = st.lists(st.tuples(st.sampled_from(WORDS), SEPARATORS), max_size=25).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
TEXTS = st.one_of(PROSE, st.text(max_size=60))
TAGS = st.sampled_from((None, None, None, "es", "es-BO", "ay", "qu", "gn", "en", "en-GB", "de", "xx", "sr-Cyrl"))
SPANS = st.lists(st.builds(Span, TEXTS, TAGS), max_size=3).map(tuple)
LANGUAGES = st.sampled_from(("en", "en-GB", "en-US", "es", "es-BO", "de", "ay", "xx"))
OWN = (Lexeme("Evo Morales", ipa="ˈebo moˈɾales", language="es"), Lexeme("mesa", respelling="table", language="en"))


@cache
def guides() -> tuple[Guide, Guide]:
    """Return one without a user's lexicon and one with it."""
    return fresh()


def fresh() -> tuple[Guide, Guide]:
    """Return two that have seen no article."""
    return Guide(vocabulary=built_in()), Guide((OWN,), built_in())


def places(found: tuple[tuple[Match, ...], tuple[Name, ...]]) -> list[tuple[int, int]]:
    """Return where the entries and names of a passage stand."""
    matches, names = found
    return sorted([(each.start, each.end) for each in matches] + [(each.start, each.end) for each in names])


@settings(max_examples=150)
@given(st.lists(SPANS, max_size=4), LANGUAGES)
@example([(Span("MAS", "es"),)], "en")
def test_names_stand_in_order_and_apart(passages: list[tuple[Span, ...]], language: str) -> None:
    """Inside the text, never across each other or an entry, in every passage its own."""
    for guide in guides():
        finds = guide.find(passages, language)
        assert len(finds) == len(passages)
        for spans, found in zip(passages, finds, strict=True):
            assert [name.start for name in found[1]] == sorted(name.start for name in found[1])
            last = 0
            for start, end in places(found):
                assert last <= start < end
                last = end
            assert last <= sum(len(span.text) for span in spans)


@settings(max_examples=150)
@given(st.lists(SPANS, max_size=3), LANGUAGES)
def test_what_is_found_can_be_said(passages: list[tuple[Span, ...]], language: str) -> None:
    """IPA that a lexicon would take, or none; a confidence that is a probability; and words for the voice."""
    for guide in guides():
        for _, names in guide.find(passages, language):
            for name in names:
                said = name.pronunciation
                assert not said.ipa or segments(said.ipa)
                assert not said.ending_ipa or segments(said.ending_ipa)
                assert 0 <= said.confidence <= 1
                assert name.spoken.strip()


@settings(max_examples=25)
@given(st.lists(SPANS, max_size=3), LANGUAGES)
def test_the_same_article_is_said_the_same(passages: list[tuple[Span, ...]], language: str) -> None:
    """Twice by one guide, and by another that has not seen it."""
    guide, other = guides()[0], fresh()[0]
    assert guide.find(passages, language) == guide.find(passages, language) == other.find(passages, language)


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=3))
@example(["del Evo"])
def test_declared_english_is_left_alone(texts: list[str]) -> None:
    """All of it, whatever it says: no word has a sound of another language."""
    guide, _ = guides()
    for _, names in guide.find([(Span(text, "en"),) for text in texts], "en"):
        assert all((name.pronunciation.language or "en").startswith("en") for name in names)


@settings(max_examples=100)
@given(st.lists(TEXTS, max_size=3), st.sampled_from(("de", "fr", "pt-BR", "xx")))
@example(["In La Paz."], "de")
@example(["de Sr. Meier"], "de")
def test_other_languages_have_no_names(texts: list[str], language: str) -> None:
    """Narrate knows no words of them, so it takes no word for a name; letters of acronyms are said by the voice."""
    guide, _ = guides()
    for _, names in guide.find([(Span(text),) for text in texts], language):
        assert not any(name.pronunciation.ipa for name in names)


@given(st.lists(TEXTS, max_size=3), st.sampled_from(("en", "en-GB", "de", "xx")))
@example(["de Sr. Meier"], "en")
def test_without_lists_only_acronyms_are_guessed(texts: list[str], language: str) -> None:
    """Nothing is judged by a vocabulary that is empty."""
    for _, names in Guide().find([(Span(text),) for text in texts], language):
        assert all(name.spoken.strip() and name.pronunciation.source in {"voice", "rule:acronym"} for name in names)

"""The language that tags declare for the words between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import Block, Span
from narrate.read import read_article
from narrate.read.declared import Declared


def after(*tags: str) -> str | None:
    """Return the language of the words that follow these tags."""
    declared = Declared()
    for tag in tags:
        declared.pass_tag(tag)
    return declared.language


def blocks(markdown: str) -> list[Block]:
    """Return the blocks of an article."""
    return [block for section in read_article(markdown.encode(), "article.md").sections for block in section.blocks]


def declared_words(block: Block) -> dict[str | None, list[str]]:
    """Return the words of a block by the language that is declared for them."""
    words: dict[str | None, list[str]] = {}
    for span in block.spans:
        if span.text.strip(" ."):
            words.setdefault(span.language, []).extend(span.text.split())
    return words


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ('<i lang="ay">', "ay"),
        ("<i lang='qu'>", "qu"),
        ("<i lang=gn>", "gn"),
        ('<span class="x" lang="es-BO" id=y>', "es-BO"),
        ('<span xml:lang="es">', "es"),
        ('<SPAN LANG="ES">', "es"),
        ('<i lang = "ay" >', "ay"),
        ('<i\nlang="ay">', "ay"),
        ('<i lang="en-gb">', "en-GB"),
        ('<i lang="SR-CYRL">', "sr-Cyrl"),
        ('<i lang="es-419">', "es-419"),
        ("<i>", None),
        ('<i lang="">', None),
        ("<i lang>", None),
        ('<i lang="x">', None),
        ('<i lang="Aymara language">', None),
        ('<i data-lang="ay">', None),
        ('<i hreflang="ay">', None),
        ("<ilang=ay>", None),
    ],
)
def test_what_a_tag_declares(tag: str, language: str | None) -> None:
    """A tag of a language, with the capitals that such tags have; no other attribute, and nothing that is none."""
    assert after(tag) == language


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (("<i lang=ay>", "</i>"), None),
        (("<i lang=ay>", "<b>"), "ay"),
        (("<i lang=ay>", "<b>", "</b>"), "ay"),
        (("<i lang=ay>", "<b lang=es>"), "es"),
        (("<i lang=ay>", "<b lang=es>", "</b>"), "ay"),
        (("<i lang=ay>", "<i lang=es>", "</i>"), "ay"),
        (("<i lang=ay>", "<i lang=es>", "</i>", "</i>"), None),
        (("<i lang=ay>", "</I>"), None),
        (("<I lang=ay>", "</i >"), None),
    ],
)
def test_tags_nest(tags: tuple[str, ...], language: str | None) -> None:
    """The innermost that declares one counts, until it is closed; small and capital letters are the same."""
    assert after(*tags) == language


@pytest.mark.parametrize("tag", ["<br lang=es>", "<img lang=es>", "<hr lang=es>", "<i lang=es/>", '<i lang="es" />'])
def test_an_element_without_an_end_holds_no_words(tag: str) -> None:
    """Its language is that of nothing after it; what was open stays so."""
    assert after(tag) is None
    assert after("<i lang=ay>", tag) == "ay"
    assert after("<i lang=ay>", tag, "</i>") is None


@pytest.mark.parametrize(
    ("tags", "language"),
    [
        (("</i>",), None),
        (("<i lang=ay>", "</b>"), "ay"),
        (("<i lang=ay>", "<b lang=es>", "</i>"), None),
        (("<i lang=ay>", "<b lang=es>", "</i>", "</b>"), None),
        (("<i lang=ay>", "<b lang=es>", "<u>", "</b>"), "ay"),
    ],
)
def test_what_is_badly_nested(tags: tuple[str, ...], language: str | None) -> None:
    """An end closes all that was opened inside; an end of nothing closes nothing."""
    assert after(*tags) == language


@pytest.mark.parametrize(
    "nonsense", ["", "<", ">", "<>", "</>", "i lang=ay", "<1 lang=ay>", "<!-- <i lang=ay> -->", "<?x lang=ay?>", "<!a>"]
)
def test_what_is_no_tag_changes_nothing(nonsense: str) -> None:
    """Comments, instructions and broken tags."""
    assert after(nonsense) is None
    assert after("<i lang=ay>", nonsense) == "ay"


@given(
    st.lists(st.one_of(st.text(), st.sampled_from(("<i>", "<i lang=ay>", "</i>", "<b lang=es-bo>", "</b>", "<br>"))))
)
def test_no_tag_is_an_error(tags: list[str]) -> None:
    """Whatever an article holds, each place has a language or none."""
    language = after(*tags)
    assert language is None or language.replace("-", "").isalnum()


@given(st.integers(0, 400))
def test_any_depth(depth: int) -> None:
    """Tags that are closed as often as they were opened leave nothing behind."""
    assert after(*["<i lang=ay>"] * depth, *["</i>"] * depth) is None


def test_a_declared_word_is_a_span_of_its_own() -> None:
    """With the language, and without the blanks around it."""
    (block,) = blocks('They carry the <i lang="ay">wiphala</i> home.')
    assert block.spans == (Span("They carry the "), Span("wiphala", "ay"), Span(" home."))


@pytest.mark.parametrize(
    ("markdown", "want"),
    [
        ("The *<span lang=qu>Inti* Raymi</span>.", {None: ["The"], "qu": ["Inti", "Raymi"]}),
        ('<span lang="es">Todo **esto** es así</span>', {"es": ["Todo", "esto", "es", "así"]}),
        ("A <i lang=ay>jach’a\nuru</i> it is", {None: ["A", "it", "is"], "ay": ["jach’a", "uru"]}),
        ("A <i lang=es>plaza <b lang=ay>uma</b> abajo</i>", {None: ["A"], "es": ["plaza", "abajo"], "ay": ["uma"]}),
        ("A <i>slow</i> train", {None: ["A", "slow", "train"]}),
        ('A <i lang="es">plaza', {None: ["A"], "es": ["plaza"]}),
        ('A <i lang="es"></i> train', {None: ["A", "train"]}),
    ],
)
def test_markdown_declares_languages(markdown: str, want: dict[str | None, list[str]]) -> None:
    """Of all words between two tags, across emphasis and lines."""
    (block,) = blocks(markdown)
    assert declared_words(block) == want


def test_a_tag_ends_with_its_paragraph() -> None:
    """One that was forgotten does no harm below."""
    first, second = blocks("A <i lang=es>plaza\n\nA train.")
    assert first.spans == (Span("A "), Span("plaza", "es"))
    assert second.spans == (Span("A train."),)


@pytest.mark.parametrize(
    "markdown",
    ["- the {}", "> the {}", "1. the {}", "Text.\n\n## Heading\n\nthe {}", "| flag |\n|---|\n| the {} |\n"],
    ids=["list", "quotation", "numbered list", "section", "table"],
)
def test_languages_are_kept_in_every_kind_of_block(markdown: str) -> None:
    """In lists, quotations and tables as in paragraphs."""
    assert Span("wiphala", "ay") in blocks(markdown.format("<i lang=ay>wiphala</i>"))[-1].spans


@given(
    st.lists(
        st.sampled_from(("<i lang=ay>", "</i>", "<b>", "</b>", "wiphala", "word", "e\u0301", "*", "**", " ", "\n")),
        max_size=20,
    )
)
def test_a_language_changes_no_text(parts: list[str]) -> None:
    """However the tags stand, what is read is what would be read without a language; no run is empty."""
    markdown = "Text " + "".join(parts)
    declared, plain = blocks(markdown), blocks(markdown.replace(" lang=ay", ""))
    assert [(block.kind, block.text) for block in declared] == [(block.kind, block.text) for block in plain]
    assert all(span.text for block in declared for span in block.spans)
    assert {span.language for block in plain for span in block.spans} <= {None}

"""Markdown: what each construct becomes."""

from __future__ import annotations

import pytest

from narrate.errors import NothingToSay
from narrate.read import read_article


def outline(text: str) -> list[tuple[int, str]]:
    """Give the level and title of every section."""
    return [(section.level, section.title) for section in read_article(text.encode(), "a-file.md").sections]


def blocks(text: str) -> list[tuple[int, str, str]]:
    """Give the line, kind and text of every block."""
    article = read_article(text.encode(), "a-file.md")
    return [(block.line, block.kind.value, block.text) for section in article.sections for block in section.blocks]


def left_out(text: str) -> list[tuple[int, str, str]]:
    """Give what was left out of a text that has a paragraph besides."""
    article = read_article(f"{text}\n\nText.".encode(), "a-file.md")
    return [(left.line, left.reason, left.text) for left in article.left_out]


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("# Lamps\n\nText.\n\n## Oil\n\nText.", [(1, "Lamps"), (2, "Oil")]),
        ("Lamps\n=====\n\nOil\n---\n\nText.", [(1, "Lamps"), (2, "Oil")]),
        ("# Lamps\n\n#### Oil\n\n###### Price\n\n#### Wick", [(1, "Lamps"), (2, "Oil"), (3, "Price"), (2, "Wick")]),
        ("# Oil\n\nText.\n\n# Wick\n\n### Price", [(1, "Oil"), (2, "Wick"), (3, "Price")]),
        ("## Oil\n\nText.", [(1, "A file"), (2, "Oil")]),
        ("Text.\n\n# Oil\n\nText.", [(1, "A file"), (2, "Oil")]),
        ("![A lamp](a.jpg)\n\n***\n\n# Lamps\n\nText.", [(1, "Lamps")]),
        ("---\ntitle: Lamps\n---\n# *Lamps*\n\nText.", [(1, "Lamps")]),
        ("---\ntitle: Lamps\n---\n# Oil\n\n## Price", [(1, "Lamps"), (2, "Oil"), (3, "Price")]),
        ("# Lamps\n\n> ## Oil\n\n- # Wick", [(1, "Lamps")]),
        ("# Lamps\n\n##\n\nText.", [(1, "Lamps")]),
    ],
)
def test_headings_become_sections(text: str, want: list[tuple[int, str]]) -> None:
    """The first is the title if it is of level 1; the others are numbered from level 2 without gaps."""
    assert outline(text) == want


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("*Light* is **not** un*think*able", "Light is not unthinkable"),
        ("See [the *lamp*](https://example.org 'tip') or <https://example.org>", "See the lamp or https://example.org"),
        ("See [the lamp][1]\n\n[1]: https://example.org", "See the lamp"),
        ("Ask `lamp --on`  \nor not\\\nat all", "Ask lamp --on or not at all"),
        ("Light &amp; oil &lt;b&gt; \\*not\\* caf&eacute;", "Light & oil <b> *not* café"),
        ("e&#x301;", "é"),
        ("A <b onclick='x()'>bold</b> lamp<br>and<br />oil <script>alert(1)</script>", "A bold lamp and oil alert(1)"),
        ('A lamp[^1] -- "it\'s" ... (c)', 'A lamp[^1] -- "it\'s" ... (c)'),
        ("We saw ![a lamp](a.jpg) there", "We saw a lamp there"),
        ("~~No~~ $x_1$ :lamp: ==oil==", "~~No~~ $x_1$ :lamp: ==oil=="),
    ],
)
def test_inline_markup_leaves_its_text(markdown: str, text: str) -> None:
    """Links read as their text, tags are dropped, entities are characters, and what is no CommonMark stays."""
    assert blocks(markdown)[0][2] == text


def test_pictures_on_lines_of_their_own_are_captions() -> None:
    """Their alternative text is what a listener gets of them; a decorative picture has none."""
    text = "![A *lamp*](a.jpg)\n![](b.jpg)\n[![Oil](c.jpg)](d)\nPhoto: Ana Nina\n\nText."
    assert blocks(text) == [
        (1, "caption", "A lamp"),
        (3, "caption", "Oil"),
        (4, "caption", "Photo: Ana Nina"),
        (6, "paragraph", "Text."),
    ]


def test_lists_and_quotations_nest() -> None:
    """The innermost says what a paragraph is; numbers count from the first, as Markdown has it."""
    text = "> said\n>\n> - a\n>   > b\n\n3. c\n\n   d\n   1) e\n   1) f\n3. g\n\n***\n\nh"
    assert blocks(text) == [
        (1, "quotation", "said"),
        (3, "list item", "a"),
        (4, "quotation", "b"),
        (6, "list item", "3. c"),
        (8, "list item", "d"),
        (9, "list item", "1) e"),
        (10, "list item", "2) f"),
        (11, "list item", "4. g"),
        (13, "section break", ""),
        (15, "paragraph", "h"),
    ]


def test_the_number_of_an_item_without_text_goes_to_no_other() -> None:
    """A listing or a picture in a list leaves its number behind."""
    assert [text for _, _, text in blocks("1. ```\n   lamp\n   ```\n2. oil\n\n3. ![A wick](a.jpg)\n\nText.")] == [
        "2. oil",
        "A wick",
        "Text.",
    ]


def test_tables_are_read_row_by_row() -> None:
    """A row is like an item of a list; cells beyond the last column, which Markdown ignores, are reported."""
    text = "| a | *b* |\n|---|--:|\n| c \\| d |  |\n> | e | f | g |"
    assert blocks(text.replace("> ", "")) == [
        (1, "list item", "a; b"),
        (3, "list item", "c | d"),
        (4, "list item", "e; f"),
    ]
    assert left_out("> | a |\n> |---|\n> | b | c <!-- d --> |") == [(3, "outside the table", "c <!-- d --> |")]


@pytest.mark.parametrize(
    ("markdown", "line", "reason", "text"),
    [
        ("\n```sh\nlamp\n```", 2, "code", "```sh\nlamp\n```"),
        ("    lamp", 1, "code", "    lamp"),
        ("<div>\nlamp <b>oil</b>\n</div>", 1, "HTML", "<div>\nlamp <b>oil</b>\n</div>"),
        ("<script>\nlamp()\n\n</script>", 1, "HTML", "<script>\nlamp()\n\n</script>"),
        ("<!-- lamp -->", 1, "HTML", "<!-- lamp -->"),
        ("Oil <!-- lamp --> wick", 1, "HTML", "<!-- lamp -->"),
        ("| a |\n|---|\n| b <?lamp?> |", 3, "HTML", "<?lamp?>"),
        ("[1]: https://example.org/lamp", 1, "link address", "[1]: https://example.org/lamp"),
        (">" * 30 + "lamp", 1, "nested too deeply", ">" * 30 + "lamp"),
        ("## Leave a reply", 1, "comment form", "Leave a reply"),
        ("- *Share this article*", 1, "share buttons", "Share this article"),
        ("?!", 1, "no words", "?!"),
    ],
)
def test_what_is_not_read_is_left_out_with_its_reason(markdown: str, line: int, reason: str, text: str) -> None:
    """Raw HTML is never interpreted, code is never read out, and nothing disappears."""
    assert left_out(markdown) == [(line, reason, text)]


def test_a_crowd_of_marks_from_behind_markup_is_left_out() -> None:
    """Entities and tags cannot smuggle in what would take the square of its length to normalise."""
    assert blocks("&#x301;&#x323;" * 15 + "a\n\nText.")[0][1] == "paragraph"
    for crowd in ("&#x301;&#x323;" * 100_000, ("\u0301\u0323" * 15 + "<b>") * 10_000):
        assert [reason for _, reason, _ in left_out("a" + crowd)] == ["too many marks on a letter"]


def test_a_definition_may_go_on_below() -> None:
    """The tooltip of a link definition is part of it; another line that the parser left is not."""
    assert [(line, reason) for line, reason, _ in left_out("[1]: /oil\n'lamp'\n\n" + ">" * 30 + "wick")] == [
        (1, "link address"),
        (2, "link address"),
        (4, "nested too deeply"),
    ]


def test_a_form_of_several_lines_is_left_out_whole_or_not_at_all() -> None:
    """One line like a form's inside a paragraph is the paragraph's."""
    assert [reason for _, reason, _ in left_out("Enter your name\nEnter your email")] == ["comment form"] * 2
    assert left_out("Enter your name\nand see what happens") == []


def test_the_first_paragraph_above_headings_is_the_standfirst() -> None:
    """Both formats agree on what opens an article."""
    assert [kind for _, kind, _ in blocks("# Lamps\n\nText.\n\nText.\n\n## Oil\n\nText.")] == [
        "standfirst",
        "paragraph",
        "paragraph",
    ]


def test_markdown_without_words_says_nothing() -> None:
    """The hint tells what all of it was left out for."""
    with pytest.raises(NothingToSay) as refused:
        blocks("```\nlamp\n```")
    assert "line 1: code" in refused.value.hint

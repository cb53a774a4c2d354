"""What holds of every article, in every format: nothing lost, one shape, an end."""

from __future__ import annotations

import codecs
import re
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import NarrateError
from narrate.model import BlockKind
from narrate.read import read_article

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from narrate.model import Article

FORMATS = ["x.txt", "x.md"]

characters = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")
any_text = st.text(st.one_of(st.sampled_from("\n\n #>*-_|[]()!`<&:.1aÑ’"), characters))

# Lines as articles have them; a number at the end makes their words unlike each other.
openings = ["", "- ", "* ", "1. ", "> ", "    ", "Photo: ", "By Ana ", "Share this ", "‘", "1.1 ", "¿"]
bodies = ["Lamp", "lamp oil", "The lamp makers of Qhana Pata went on strike, and stayed there for nine weeks, un-"]
endings = ["", ".", "?", ":", ",", "…’", "\n***", "\n---"]
lines = st.builds(
    lambda opening, body, number, ending, gap: f"{opening}{body} {number}{ending}{gap}",
    st.sampled_from(openings),
    st.sampled_from(bodies),
    st.integers(1, 999),
    st.sampled_from(endings),
    st.sampled_from(["\n", "\n\n", "\n\n\n"]),
)
plain_articles = st.lists(lines, min_size=1, max_size=15).map("".join)

# Markdown whose words are W1, W2, …; everything else in it is markup.
constructs = [
    "# W\n\n", "### W W\n\n", "W *W* **W**\nW\n\n", "W [W](http://x.y) ![W](z)\n\n", "![W](z)\nPhoto: W\n\n",
    "- W\n- W\n  - W\n\n", "7. W\n8. W\n\n", "> W\n> > W\n\n> # W\n\n", "W <b>W</b><br>W\n\n", "`W` W\\\nW\n\n",
    "```\nW\n```\n\n", "    W\n\n", "1. ```\n   W\n   ```\n\n", "<p>\nW\n</p>\n\n", "<!-- W -->\n\n", "[l]: W\n\n",
    "| W | W |\n|---|---|\n| W | W | W |\n| W |\n\n", "***\n\n", "W\n===\n\n", "Share W\n\n",
    ">" * 25 + " W\n\n", "- " * 12 + "W\n\n",
]  # fmt: skip
markdown_articles = st.lists(st.sampled_from(constructs), min_size=1, max_size=12).map("".join)


def texts(article: Article) -> list[str]:
    """Everything that an article holds of its source, in the order of the lines."""
    found = [(section.line, section.title) for section in article.sections if section.line]
    found += [(block.line, block.text) for section in article.sections for block in section.blocks]
    found += [(left.line, left.text) for left in article.left_out]
    return [text for _, text in sorted(found, key=lambda pair: pair[0])]


def words(text: str) -> list[str]:
    """Give the runs of letters and digits."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def read(text: str, path: str) -> Article | None:
    """Read an article, None if it is refused."""
    try:
        return read_article(text.encode(), path)
    except NarrateError:
        return None


@given(text=plain_articles)
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    """Every word is in a title, a block or among what was left out, in the order of the source."""
    article = read(text, "x.txt")
    if article:
        assert words(" ".join(texts(article))) == words(text)


@given(text=any_text)
def test_no_word_of_any_characters_is_lost(text: str) -> None:
    """The same for whatever Unicode holds."""
    article = read("\n" + text, "x.txt")
    if article:
        assert words(" ".join(texts(article))) == words(text)


@given(text=markdown_articles)
def test_no_word_of_markdown_is_lost(text: str) -> None:
    """Every word that is no markup is in a title, a block or among what was left out, in the order of the source."""
    numbers = iter(range(1, 1000))
    text = re.sub("W", lambda _: f"W{next(numbers)}", text)
    article = read(text, "x.md")
    if article:
        assert re.findall(r"W\d+", " ".join(texts(article))) == re.findall(r"W\d+", text)


@pytest.mark.parametrize("path", FORMATS)
@given(text=st.one_of(plain_articles, markdown_articles))
def test_the_same_text_is_the_same_article(path: str, text: str) -> None:
    """Line ends, byte order marks, composed letters and UTF-16 are no part of an article."""
    article = read(text, path)
    for same in (text.replace("\n", "\r\n"), "\ufeff" + text, unicodedata.normalize("NFD", text)):
        assert read(same, path) == article
    if article:
        for mark, encoding in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
            assert read_article(mark + text.encode(encoding), path) == article


@pytest.mark.parametrize("path", FORMATS)
@given(text=st.one_of(any_text, plain_articles, markdown_articles))
def test_every_article_has_the_same_shape(path: str, text: str) -> None:
    """What the later stages rely on, for any text at all."""
    article = read("\n" + text, path)
    if not article:
        return
    first, *others = article.sections
    assert (first.level, first.title) == (1, article.facts.title)
    assert not others or min(section.level for section in others) == 2
    assert [section.line for section in others] == sorted(section.line for section in others)
    for section in article.sections:
        assert_clean(section.title)
        breaks = [block.kind is BlockKind.BREAK for block in section.blocks]
        assert not breaks or not (breaks[0] or breaks[-1])
        assert (True, True) not in pairwise(breaks)
        for block in section.blocks:
            assert block.line
            if block.kind is BlockKind.BREAK:
                assert not block.spans
            else:
                assert_clean(block.text)


def assert_clean(text: str) -> None:
    """One line with a word in it, without blanks around, in NFC."""
    assert text == text.strip()
    assert "\n" not in text
    assert any(map(str.isalnum, text))
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("path", FORMATS)
@given(data=st.one_of(st.binary(), any_text.map(str.encode), any_text.map("---\n{}\n---\nText".format).map(str.encode)))
def test_any_bytes_are_read_or_refused(path: str, data: bytes) -> None:
    """A file that somebody else made can be refused, with a hint, but it never breaks the reader."""
    try:
        read_article(data, path)
    except NarrateError as refused:
        assert refused.hint  # noqa: PT017 - a refusal is no failure, but it must help


# Texts of about so many characters on which a careless reader takes the square of the time.
HOSTILE: dict[str, Callable[[int], str]] = {
    "one line": lambda size: "word " * (size // 5),
    "one word": lambda size: "x" * size,
    "blank lines": lambda size: "Title\n\n" + "\n" * size + "Text.",
    "short lines": lambda size: "a\n" * (size // 2),
    "headings": lambda size: "Head\n\nText of it.\n\n" * (size // 18),
    "quotation marks": lambda size: ">" * size + " a",
    "bullets": lambda size: "- " * (size // 2) + "a",
    "a staircase": lambda size: "".join(f"{'  ' * step}- a\n" for step in range(int(size**0.5))),
    "brackets": lambda size: "[" * (size // 10) + "a",
    "closing marks": lambda size: "a" + "’)" * (size // 2),
    "credits": lambda size: "Photo: " * (size // 7),
    "ornaments": lambda size: "Title\n\n" + "* * *\n\n" * (size // 7) + "Text.",
    "tags": lambda size: "<b>" * (size // 3) + "x",
    "link definitions": lambda size: "[a]: b\n" * (size // 7) + "\nText.",
    "cells": lambda size: "|a|\n|-|\n|" + "x|" * (size // 2),
}


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_is_read_in_the_end(
    path: str, name: str, in_the_end: Callable[[], AbstractContextManager[None]]
) -> None:
    """An article made to be slow cannot stop the building of an archive."""
    with in_the_end():
        read(HOSTILE[name](150_000), path)


@pytest.mark.parametrize("path", FORMATS)
@pytest.mark.parametrize("text", ["word " * 200_000, "Title\n\n" + "\n" * 100_000 + "Text."], ids=["line", "blank"])
def test_a_megabyte_is_read(path: str, text: str) -> None:
    """A line of a megabyte and a hundred thousand blank lines are unusual, not wrong."""
    article = read_article(text.encode(), path)
    assert words(" ".join(texts(article))) == words(text)


@pytest.mark.parametrize("construct", constructs)
def test_every_construct_is_read(construct: str) -> None:
    """The properties above pass over what is refused; with a word of text in front nothing of it is."""
    assert read("Text.\n\n" + construct, "x.md")

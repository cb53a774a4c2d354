"""The YAML at the head of an article."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadFrontMatter
from narrate.model import Facts, LexiconSource
from narrate.read.front_matter import split_front_matter

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

FULL = """---
title: "Lamps: a history"
authors:
  - Delfina Tarqui
  - Benito Condori
date: 2031-04-02T18:30:00-04:00
language: en-GB
source: https://example.org/lamps?page=1
lexicon:
  Qhana: {ipa: ˈqʰana, lang: ay}
  # a comment
  Nina:
    say: Neena
---
Text.
"""


def read(yaml: str) -> Facts:
    """Read YAML as front matter."""
    return split_front_matter(f"---\n{yaml}\n---\nText.\n", "a.md")[0]


def test_every_key_is_read() -> None:
    """All that can be said of an article, with the lexicon as it stands and its line in the file."""
    facts, body = split_front_matter(FULL, "a.md")
    assert facts == Facts(
        title="Lamps: a history",
        authors=("Delfina Tarqui", "Benito Condori"),
        date=datetime(2031, 4, 2, 18, 30, tzinfo=timezone(timedelta(hours=-4))),
        language="en-GB",
        source="https://example.org/lamps?page=1",
        lexicon=(
            LexiconSource(
                "a.md",
                "  Qhana: {ipa: ˈqʰana, lang: ay}\n  # a comment\n  Nina:\n    say: Neena\n",
                first_line=10,
            ),
        ),
    )
    assert body.split("\n")[FULL.split("\n").index("Text.")] == "Text."


def test_a_lexicon_in_braces_keeps_its_lines_too() -> None:
    """Both forms of a YAML mapping come out as YAML."""
    (source,) = read("title: x\nlexicon: {Qhana: {ipa: ˈqʰana},\n  Nina: {say: Neena}}").lexicon
    assert source == LexiconSource("a.md", "{Qhana: {ipa: ˈqʰana},\n  Nina: {say: Neena}}", first_line=3)


@pytest.mark.parametrize(
    "text", ["Text.\n---\ntitle: x\n---\n", "--- title\n---\n", "----\nText.\n----\n", "\n---\na: b\n---"]
)
def test_text_without_front_matter_is_left_alone(text: str) -> None:
    """Only a first line of three hyphens opens front matter; section breaks stay what they are."""
    assert split_front_matter(text, "a.txt") == (Facts(title=""), text)


def test_values_are_taken_as_they_are_written() -> None:
    """A year, a no and a number in a title are words, whatever YAML would make of them."""
    assert read("title: 1952\nauthor: No").title == "1952"
    assert read("title: 1952\nauthor: No").authors == ("No",)
    assert read("title: 0x10 and\n  more").title == "0x10 and more"


def test_keys_without_value_say_nothing() -> None:
    """An empty form that was left in the file is as good as none."""
    assert read("title:\nauthors:\ndate: ~\nlexicon: null\n# nothing else") == Facts(title="")
    assert read("") == Facts(title="")


@pytest.mark.parametrize("date", ["2031-04-02", "'2031-04-02'", "2031-04-02T00:00:00", "2031-04-02 00:00:00Z"])
def test_a_date_without_zone_is_in_utc(date: str) -> None:
    """The same article has the same date on every machine."""
    assert read(f"date: {date}").date == datetime(2031, 4, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("yaml", "line", "message", "hint"),
    [
        ("title: x\ntitel: y", 3, "no key “titel”", "Did you mean “title”?"),
        ("lang: en", 2, "no key “lang”", "Did you mean “language”?"),
        ("zzz: en", 2, "no key “zzz”", "Its keys are title, authors, author, date, language, source, lexicon."),
        ("author: A\nauthors: [B]", 3, "authors twice", "Keep one"),
        ("title: x\ntitle: y", 3, "title twice", "Keep one"),
        ("title: Lamps: a history", 2, "not YAML", "quotation marks"),
        ("title: x\nauthors: [A", 4, "not YAML", "quotation marks"),
        ('title: "\\UFFFFFFFF"', 2, "not YAML", "quotation marks"),
        ("just a line", 2, "not made of keys", "title: …"),
        ("- a\n- b", 2, "not made of keys", "title: …"),
        ("title: x\n? [a]\n: b", 2, "not made of keys", "title: …"),
        ("title: [a, b]", 2, "title is not a line of text", "title: …"),
        ("authors: [A, {name: B}]", 2, "authors is not a line of text", "authors: …"),
        ("title: '!!!'", 2, "no words", "letters"),
        ('title: "a\\x07b"', 2, "not text", "letters"),
        ('title: "a\\ud800b"', 2, "not text", "letters"),
        ('title: "a' + "\\u0301" * 31 + '"', 2, "not text", "letters"),
        ("title: x\ndate: yesterday", 3, "“yesterday” is not a date", "2020-02-08"),
        ("date: 0001-01-01T00:00:00+14:00", 2, "is not a date", "2020-02-08"),
        ("language: Spanish", 2, "not the tag of a language", "en-GB"),
        ('language: es" onload="x', 2, "not the tag of a language", "en-GB"),
        ("source: javascript:alert(1)", 2, "not a web address", "https://"),
        ("source: https://", 2, "not a web address", "https://"),
        ("lexicon: lexicon.yaml", 2, "lexicon is not a list of entries", "{ipa:"),
        ("a: &x [b]\nc: *x", 2, "anchor or alias", "Write the value out."),
        ("title: *x", 2, "anchor or alias", "Write the value out."),
        ("lexicon: [[[[[[[[[a]]]]]]]]]", 2, "nests more than 8 deep", "file"),
        ("title: x\n#" + "x" * 100_000, 2, "longer than 100000 characters", "file"),
    ],
)
def test_a_mistake_is_refused_with_its_line_and_a_hint(yaml: str, line: int, message: str, hint: str) -> None:
    """The editor is told where it stands and what to write instead."""
    with pytest.raises(BadFrontMatter) as refused:
        read(yaml)
    assert (refused.value.path, refused.value.line) == ("a.md", line)
    assert message in refused.value.message
    assert hint in refused.value.hint


def test_front_matter_without_end_is_refused() -> None:
    """A whole article is not swallowed because a line is missing."""
    with pytest.raises(BadFrontMatter) as refused:
        split_front_matter("---\ntitle: x\n\nText.\n", "a.md")
    assert refused.value.line == 1
    assert "---" in refused.value.hint


@given(yaml=st.text(st.sampled_from("title:authors ,[]{}-&*!|>'\"\\#?%@`~\nñ"), max_size=60))
def test_no_front_matter_breaks_the_reader(yaml: str) -> None:
    """Whatever stands between the lines is either read or refused."""
    try:
        read(yaml)
    except BadFrontMatter as refused:
        assert refused.line  # noqa: PT017 - being refused is no failure, but it must say where


@pytest.mark.parametrize(
    "yaml",
    ["a: " + "[" * 50_000, "{a: " * 20_000, "- " * 50_000, "? " * 50_000, "x: &a [b]\ny: [" + "*a, " * 20_000 + "]"],
    ids=["lists", "maps", "dashes", "question marks", "aliases"],
)
def test_a_bomb_is_refused(yaml: str, in_the_end: Callable[[], AbstractContextManager[None]]) -> None:
    """Depth and repetition cost the sender more than us."""
    with in_the_end(), pytest.raises(BadFrontMatter):
        read(yaml)

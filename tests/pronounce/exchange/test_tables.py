"""Tables and word lists as other tools write them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadLexicon, NarrateError
from narrate.pronounce.exchange.json_reader import read_json
from narrate.pronounce.exchange.rows import checked, fields_of
from narrate.pronounce.exchange.tables import read_table


def said(text: str, delimiter: str | None = None) -> dict[str, dict[str, str]]:
    """Return what a table without faults says of each word."""
    reading = checked(read_table(text, "x.csv", delimiter))
    assert not reading.faults
    return {each.grapheme: fields_of(each) for each in reading.lexemes}


@pytest.mark.parametrize(
    "text",
    [
        "Oruro,oˈɾuɾo,es\n",
        "Oruro;oˈɾuɾo;es\n",
        "Oruro\toˈɾuɾo\tes\n",
        "Oruro,/oˈɾuɾo/,es",
        "word,ipa,lang\nOruro,oˈɾuɾo,es\n",
        "\n lang , Word,IPA \nES,Oruro,oˈɾuɾo\n\n",
        'word,ipa,say,lang,match,note\n"Oruro",oˈɾuɾo,,es,,\n',
        "language,grapheme,phoneme\nes,Oruro,oˈɾuɾo\n",
        "Oruro,o ˈɾ u ɾ o,es\n",
    ],
)
def test_the_columns_are_found(text: str) -> None:
    """With or without a line that names them, in any order, and with what a Spanish spreadsheet puts between them."""
    assert said(text) == {"Oruro": {"ipa": "oˈɾuɾo", "lang": "es"}}


def test_a_word_list_of_two_columns_is_read() -> None:
    """The simplest list there is: a word, a tab, its IPA."""
    assert said("La Paz\tla ˈpas\nCOB\tˈkob\n", "\t") == {"La Paz": {"ipa": "la ˈpas"}, "COB": {"ipa": "ˈkob"}}


def test_a_column_without_use_is_left_out_and_told() -> None:
    """Lists of words have frequencies and the like."""
    sheet = read_table("word,ipa,frequency\nOruro,oˈɾuɾo,12\n", "x.csv")
    assert [(each.line, each.text) for each in sheet.remarks] == [
        (1, "The column “frequency” is left out: narrate has no use for it.")
    ]
    assert sheet.rows[0].fields == (("ipa", "oˈɾuɾo"),)


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        ("", "The table is empty.", 0),
        ("a,a,es\nb,b,es,x,y\n", "This line has 5 columns, more than 3.", 2),
        ('a,a,es\n"b,b\n', "This line is not that of a table", 2),
        ('a,"a"b,es\n', "This line is not that of a table", 1),
        ('a,a,es\n"x\ny",W,es\n', "In the entry “x y”: “W” (U+0057) at position 1 is not IPA.", 2),
        ("a,a,es\n\n,b,es\n", "the name holds no letter or digit", 3),
        ("a,a,es\nb,,\n", "it has neither `ipa`", 2),
        ("a,a,Spanish\n", "“spanish” is not a language tag.", 1),
        ("a," + "x" * 200_000 + ",es", "This line is not that of a table", 1),
        ("a" * 5_000_001, "more than 5,000,000 characters", 0),
        ("a,a,es\n" * 100_001, "more than 100,000 entries", 0),
        ("word,say\na,\ufffe b\n", "holds a control character", 2),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_line(text: str, message: str, line: int) -> None:
    """The line is that where the entry begins, even if it goes over several."""
    try:
        error = checked(read_table(text, "x.csv")).faults[0]
    except BadLexicon as whole:
        error = whole
    assert message in error.message
    assert (error.path, error.line) == ("x.csv", line)


@given(st.text(), st.sampled_from([None, "\t"]))
def test_only_errors_of_ours_escape(text: str, delimiter: str | None) -> None:
    """Whatever is in a file, people get a sentence."""
    with suppress(NarrateError):
        checked(read_table(text, "x.csv", delimiter))
    with suppress(NarrateError):
        checked(read_json(text, "x.json"))


def test_a_json_object_of_replacements_is_read() -> None:
    """As tools for e-books write it; each entry knows its line."""
    sheet = read_json('\n{\n "rs21" : "R S twenty-one",\n\t"Nguy\\u1ec5n": "win"}\n', "x.json")
    assert [(row.word, row.fields, row.line) for row in sheet.rows] == [
        ("rs21", (("say", "R S twenty-one"),), 3),
        ("Nguyễn", (("say", "win"),), 4),
    ]
    assert read_json("{}", "x.json").rows == ()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("[]", 1),
        ("[" * 100_000, 1),
        ('{"a":\n' * 100_000, 2),
        ('{"a": 1}', 1),
        ('{"a": "b",\n}', 2),
        ('{"a": "b"\n"c": "d"}', 2),
        ('{"a": "b"} x', 1),
        ('{"a": "\\x"}', 1),
        ('{"a": "b', 1),
        ('{"a"}', 1),
    ],
)
def test_other_json_is_refused(text: str, line: int) -> None:
    """Nothing nests, so nothing can nest deep."""
    with pytest.raises(BadLexicon, match="not an object of texts") as error:
        read_json(text, "x.json")
    assert (error.value.path, error.value.line) == ("x.json", line)


def test_half_a_letter_in_json_is_refused() -> None:
    """An escape can bring in what no text holds."""
    (fault,) = checked(read_json('{"a": "\\ud800 b"}', "x.json")).faults
    assert "control character" in fault.message

"""Lexicons as text: entries, and mistakes with their places."""

from __future__ import annotations

from contextlib import suppress
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadIpa, BadLexicon, NarrateError
from narrate.model import Lexeme, LexiconSource
from narrate.pronounce.lexicon import ARTICLE, LONGEST_IPA, LONGEST_RESPELLING, MOST_LETTERS, parse_lexicon
from narrate.pronounce.nodes import LARGEST, Table, Text, read_nodes


def parse_entries(text: str) -> tuple[Lexeme, ...]:
    """Read entries as they stand in a front matter that begins them at line 1."""
    return parse_lexicon(LexiconSource("a.md", text), ARTICLE)


def mistake(text: str, origin: str = ARTICLE, first_line: int = 1) -> NarrateError:
    """Return the error that the text is refused with."""
    with pytest.raises((BadLexicon, BadIpa)) as caught:
        parse_lexicon(LexiconSource("l.yaml", text, first_line), origin)
    error: NarrateError = caught.value
    assert error.path == "l.yaml"
    assert error.hint
    assert (str(error) + error.hint).isprintable()
    return error


def test_a_file_becomes_entries() -> None:
    """Every key of an entry arrives, in the order of the file and with the line of its name."""
    text = dedent("""\
        # names
        version: 1
        entries:
          Wara Wara: {ipa: waɾa ˈwaɾa, lang: ay, note: "stars"}
          MAS:
            ipa: mas
            match: case
          UMSA: {say: letters}   # the university
          rs21: {say: R S twenty-one, lang: en-GB}
    """)
    assert parse_lexicon(LexiconSource("l.yaml", text)) == (
        Lexeme("Wara Wara", ipa="waɾa ˈwaɾa", language="ay", note="stars", path="l.yaml", line=4),
        Lexeme("MAS", ipa="mas", match_case=True, path="l.yaml", line=5),
        Lexeme("UMSA", letters=True, path="l.yaml", line=8),
        Lexeme("rs21", respelling="R S twenty-one", language="en-GB", path="l.yaml", line=9),
    )


def test_a_front_matter_has_the_bare_table() -> None:
    """The entries of an article say where they come from, and count lines from where the YAML begins in the file."""
    text = "  Añez: {ipa: ˈaɲes}\n  Wara: {ipa: ˈwaɾa}\n"
    found = parse_lexicon(LexiconSource("a.md", text, first_line=7), ARTICLE)
    assert [(lexeme.grapheme, lexeme.origin, lexeme.line) for lexeme in found] == [
        ("Añez", "article", 7),
        ("Wara", "article", 8),
    ]


@pytest.mark.parametrize("text", ["version: 1\nentries:\n  # none yet\n", "version: '1'\nentries: {}\n"])
def test_a_lexicon_may_be_empty(text: str) -> None:
    """A file whose entries are all commented out is a lexicon."""
    assert parse_lexicon(LexiconSource("l.yaml", text)) == ()


def test_names_and_pronunciations_are_kept_in_one_spelling() -> None:
    """Blanks, decomposed accents and look-alikes of IPA make no difference to what is stored."""
    (lexeme,) = parse_entries('"El  An\u0303o": {ipa: " el  ˈa.ɲo "}')
    assert (lexeme.grapheme, lexeme.ipa) == ("El Año", "el ˈaɲo")


@pytest.mark.parametrize("name", ["NO", "2019", "null", "1.5", "true", "~x"])
def test_every_name_is_text(name: str) -> None:
    """What YAML would take for a number or a truth value is a name like any other."""
    assert parse_entries(f"{name}: {{say: it}}")[0].grapheme == name


@pytest.mark.parametrize(
    ("text", "line", "message", "hint"),
    [
        ("", 1, "empty", "version: 1"),
        ("just words", 1, "not a table", "version: 1"),
        ("entries: {}", 1, "no `version`", "version: 1"),
        ("version: 1", 1, "no `entries`", "entries"),
        ("\nversion: 2\nentries: {}", 2, "version 1", "version: 1"),
        ("version: {}\nentries: {}", 1, "version 1", "version: 1"),
        ("version: 1\nentires: {}", 2, "“entires”", "Did you mean `entries`?"),
        ("version: 1\nentries: some", 2, "not a table", "Evo Morales"),
        ("version: 1\nentries: []", 2, "lists", "table"),
    ],
)
def test_a_file_has_version_and_entries(text: str, line: int, message: str, hint: str) -> None:
    """A file of another shape is refused, and the hint says what a lexicon looks like."""
    error = mistake(text, origin="lexicon")
    assert (error.line, type(error)) == (line, BadLexicon)
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    ("entry", "line", "message", "hint"),
    [
        ("Wara: ˈwaɾa", 1, "does not say how", "{say: letters}"),
        ("Wara:", 1, "does not say how", "{say: letters}"),
        ("Wara: {}", 1, "neither `ipa` nor `say` nor `lang`", "{say: letters}"),
        ("Wara: {ipa: a, say: wara}", 1, "both `ipa` and `say`", "Keep the one"),
        ("Wara: {ipa: a, say: letters}", 1, "both `ipa` and `say`", "Keep the one"),
        ("Wara:\n  ipa: a\n  lnag: ay", 3, "no key “lnag”", "Did you mean `lang`?"),
        ("Wara: {ipa: a, colour: red}", 1, "no key “colour”", "{say: letters}"),
        ("Wara: {ipa: a, note: {b: {c: d}}}", 1, "too deep", "names"),
        ("Wara: {ipa: a, note: {b: c}}", 1, "`note` has no text", "ˈeβo"),
        ("Wara: {ipa: }", 1, "`ipa` has no text", "ˈeβo"),
        ("Wara: {ipa: a, note: ''}", 1, "`note` has no text", "ˈeβo"),
        ("Wara:\n  ipa: a\n  lang: Aymara", 3, "“Aymara” is not a language tag", "en-GB"),
        ("Wara: {ipa: a, lang: en_GB}", 1, "not a language tag", "en-GB"),
        ("Wara: {ipa: a, match: whole}", 1, "“whole”", "`case`"),
        ("Wara: {say: Letters}", 1, "said as a word", "say: letters"),
        ("Wara: {say: …}", 1, "no letter", "{say: letters}"),
        (f"Wara: {{say: {'la ' * LONGEST_RESPELLING}}}", 1, "longer than", "shorter"),
        (f"Wara: {{ipa: {'ˈta ' * LONGEST_IPA}}}", 1, "longer than", "parts"),
        (f"{'W' * (MOST_LETTERS + 1)}: {{say: letters}}", 1, "too long to be spelled", "{say: letters}"),
        (f"{'wara ' * 21}: {{ipa: a}}", 1, "words and signs", "parts"),
        ("'': {ipa: a}", 1, "no letter or digit", "{say: letters}"),
        ("'—': {ipa: a}", 1, "no letter or digit", "{say: letters}"),
        ("Wara: {ipa: a}\nSisa: {ipa: a}\nWara: {ipa: a}", 3, "given twice, first in line 1", "one of them"),
        ("Wara: {ipa: a, ipa: a}", 1, "given twice", "one of them"),
        ("Áñez: {ipa: a}\nÁÑEZ: {ipa: a}", 2, "“ÁÑEZ” is the same entry as “Áñez” in line 1", "one of them"),
        ("A\u0301n\u0303ez: {ipa: a}\nÁñez: {ipa: a}", 2, "same entry", "one of them"),
        ("k'anka: {ipa: a}\nk’anka: {ipa: a}", 2, "same entry", "one of them"),
        ("La Paz: {ipa: a}\n'La\u00a0Paz': {ipa: a}", 2, "same entry", "one of them"),
        ("MAS: {ipa: a, match: case}\n'MAS ': {ipa: a, match: case}", 2, "same entry", "one of them"),
    ],
)
def test_a_mistake_in_an_entry_is_found(entry: str, line: int, message: str, hint: str) -> None:
    """Each mistake has its line, a sentence that names it and a hint."""
    error = mistake(entry)
    assert (error.line, type(error)) == (line, BadLexicon)
    assert message in error.message
    assert hint in error.hint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Wara: [", 1),
        ("Wara: {ipa: a\nSisa: {ipa: b}", 2),
        ("Wara: 'a", 1),
        ("Wara: {ipa: a}\n\t- Sisa", 2),
        ("Wara:\n  - a", 2),
        ("\n[a, b]: {ipa: a}", 2),
        ("{a: b}: {ipa: a}", 1),
        ("Wara: &x {ipa: a}", 1),
        ("Wara: {ipa: a}\nSisa: *x", 2),
        ("Wara: !!python/object:os.system {ipa: a}", 1),
        ("Wara: {ipa: !!str a}", 1),
        ("---\nWara: {ipa: a}\n---\nSisa: {ipa: a}", 4),
        ("\n\nWara: \x00", 3),
        ('Wara:\n  note: "\\a"', 2),
        ('Wara: {note: "\\ud800"}', 1),
        ('Wara: {note: "\\U00110000"}', 1),
        ("%YAML 3.0\n---\nWara: {ipa: a}", 1),
        ("%YAML 1.10\n---\nWara: {ipa: a}", 1),
        ("Wa\u202era: {ipa: 7}", 1),
    ],
)
def test_what_a_lexicon_does_not_need_of_yaml_is_refused(text: str, line: int) -> None:
    """Broken YAML, lists, tags, anchors, more documents and control characters are errors with their line."""
    assert mistake(text, first_line=101).line == 100 + line


@pytest.mark.parametrize("opening", ["[", "{", "{a: ", "- ", "? "])
def test_deep_nesting_costs_nothing(opening: str) -> None:
    """A bomb of nested brackets is refused at the fourth level, without recursion."""
    mistake(opening * 100_000)


def test_a_huge_file_is_refused_unread() -> None:
    """Above five million characters nothing is parsed."""
    assert "larger" in mistake("#" * (LARGEST + 1)).message


def test_bad_ipa_is_placed() -> None:
    """The message gives line, entry, sign and position of a sign that is not IPA."""
    error = mistake("Wara:\n  lang: ay\n  ipa: wa'ɾa", first_line=5)
    assert isinstance(error, BadIpa)
    assert str(error) == "l.yaml:7: In the entry “Wara”: “'” (U+0027) at position 3 is not IPA."
    assert "U+02C8" in error.hint


def test_capitals_tell_entries_apart_if_one_asks_for_it() -> None:
    """The party MAS may stand beside the word mas."""
    assert len(parse_entries("MAS: {ipa: mas, match: case}\nmas: {ipa: mas}\nMas: {ipa: mas, match: case}")) == 3


VALUES = st.sampled_from(["", "a", "letters", "case", "ay", "ˈwaɾa", "wa'ra", "[", "&x y", "*x", "\x07", "\ud800", "'"])
ENTRIES = st.dictionaries(
    st.sampled_from(["ipa", "say", "lang", "match", "note", "x", ""]) | st.text(max_size=3), VALUES
)


@given(st.dictionaries(st.text(max_size=6), ENTRIES, max_size=4), st.booleans())
def test_no_mapping_does_harm(entries: dict[str, dict[str, str]], has_version: bool) -> None:  # noqa: FBT001 - Hypothesis gives it
    """Whatever a mapping holds, it gives entries or an error of ours."""
    body = "".join(
        f"  {name}: {{{', '.join(f'{key}: {value}' for key, value in entry.items())}}}\n"
        for name, entry in entries.items()
    )
    text = f"version: 1\nentries:\n{body}" if has_version else body
    read_or_refused(text, "lexicon" if has_version else ARTICLE)


@given(
    st.text(max_size=60) | st.text("ab:{}[],'\"\\\n -#&*!|>%@?\t~U0x", max_size=60),
    st.sampled_from(["lexicon", ARTICLE]),
)
def test_no_text_does_harm(text: str, origin: str) -> None:
    """Any text gives entries or an error of ours, never another exception."""
    read_or_refused(text, origin)


def read_or_refused(text: str, origin: str) -> None:
    """Parse; an error of ours must have a place."""
    try:
        parse_lexicon(LexiconSource("l.yaml", text), origin)
    except NarrateError as error:
        refused = error
    else:
        return
    assert refused.path == "l.yaml"
    assert str(refused).isprintable()
    assert 1 <= refused.line <= len(text.splitlines()) + 1


PIECES = st.sampled_from(
    "a|b: |c: x|version: 1\n|entries:\n|  k: |{|}|, |:| |\n|'|\"|#| # c|? |>\n  y\n|-|- |\\/|\\x41|ñ|k’a|---\n|...\n|"
    "%YAML 1.1\n|yes|1:2|!|&a|*a|@|`|[|]|{a: b}|x:y|  |\t|\r\n".split("|")
)


@given(st.one_of(st.lists(PIECES, max_size=12).map("".join), st.text(max_size=8)))
def test_the_fast_reader_reads_what_the_slow_one_reads(text: str) -> None:
    """Whatever libyaml takes means the same to it; what it does not take is read after all, or refused."""
    source = LexiconSource("l.yaml", text)
    slow: Text | Table | None = None
    with suppress(BadLexicon):
        slow = read_nodes(source, fast=False)
    if slow is not None:
        assert without_lines(read_nodes(source)) == without_lines(slow)
        return
    with pytest.raises(BadLexicon):
        read_nodes(source)


def without_lines(node: Text | Table) -> object:
    """Return what a node says: of an empty value, the two readers name different lines."""
    if isinstance(node, Text):
        return node.value
    return [(key.value, without_lines(value)) for key, value in node.items]

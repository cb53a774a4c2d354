"""Changes to the text of a lexicon leave alone what they do not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadLexicon
from narrate.model import Lexeme, LexiconSource
from narrate.pronounce.exchange.edits import NEW, added, alphabetical, in_order, replaced, yaml_entry
from narrate.pronounce.exchange.rows import fields_of
from narrate.pronounce.exchange.tidy import untidy
from narrate.pronounce.lexicon import parse_lexicon

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD = "# Names\n\nversion: 1\nentries:\n"
NEW_ENTRY = Lexeme("Oruro", ipa="oˈɾuɾo", language="es")
NEW_LINE = "  Oruro: {ipa: oˈɾuɾo, lang: es}\n"


def parsed(text: str) -> tuple[Lexeme, ...]:
    """Return the entries of a text."""
    return parse_lexicon(LexiconSource("lexicon.yaml", text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("  # first\n  La Paz: {say: x}  # beside\n", ""),
        ("  Ácora: {say: x}\n", "  # on Potosí\n  Potosí: {say: x}\n"),
        ("\n  # header\n\n", "  # on Potosí\n  Potosí: {say: x}\n"),
        ("  Z: {say: x}\n  A: {say: x}\n", "  # the end\n"),
        ("  A:\n    note: |\n      text\n      # no comment\n", "  # on P\n  P: {say: x}\n"),
        ('  "A":   {say:   x,\n     note: it goes\n     on}  # beside\n', "\n# the end\n"),
        ("\n  # Persons\n", "  P: {say: x}\n\n  # Places\n  Q: {say: x}\n"),
    ],
)
def test_an_entry_goes_to_its_place(before: str, after: str) -> None:
    """Alphabetical if the others are, whose comments stay theirs; else the end. All else stays byte by byte."""
    before = before.replace("# no comment\n", "# no comment\n    say: x\n")
    assert added(HEAD + before + after, [NEW_ENTRY], "") == HEAD + before + NEW_LINE + after


def test_entries_take_over_how_the_file_is_written() -> None:
    """Line ends of Windows, the indent that is there, and a last line without an end."""
    text = "version: 1\r\nentries:\r\n    A: {say: x}\r\n    # on B\r\n    B: {say: x}"
    more = added(text, [Lexeme("Aa", respelling="y"), Lexeme("C", respelling="z")], "")
    assert more == text.replace("    # on B", "    Aa: {say: y}\r\n    # on B") + "\r\n    C: {say: z}\r\n"


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda word: any(map(str.isalnum, word))), unique=True))
def test_any_name_can_be_written(words: list[str]) -> None:
    """Quotation marks, colons, signs of YAML: what is written is read again."""
    for word in words:
        lexeme = Lexeme(" ".join(word.split()), respelling=f"x {word}", note=word, language="de")
        try:
            (expected,) = parsed(f"version: 1\nentries: {{{quoted(word)}: {{say: {quoted(f'x {word}')}}}}}\n")
        except BadLexicon:
            continue  # control characters: no lexicon has them
        (found,) = parsed(added(NEW, [lexeme], ""))
        assert (found.grapheme, found.respelling, found.note) == (expected.grapheme, expected.respelling, word)


def quoted(text: str) -> str:
    """Return a text in quotation marks, each sign by its number."""
    return '"' + "".join(f"\\U{ord(sign):08x}" for sign in text) + '"'


@pytest.mark.parametrize(
    "word", ["Evo Morales", "ch'uñu", "16 de Julio", "Año", "a-b", "C&A", "rs21", "K’anka", "AT&T", "a/b", "東京"]
)
def test_a_plain_name_has_no_quotation_marks(word: str) -> None:
    """An editor reads the file."""
    assert yaml_entry(Lexeme(word, letters=True)) == f"{word}: {{say: letters}}"


def test_an_entry_is_replaced_where_it_stands() -> None:
    """The comments above and beside it stay, and so do its neighbours."""
    text = HEAD + '  # above\n  "B":\n    ipa: ˈa\n    lang: es  # beside\n  A: {say: x}\n'
    assert (
        replaced(text, 0, Lexeme("B", respelling="y"), "")
        == HEAD + "  # above\n  B: {say: y}  # beside\n  A: {say: x}\n"
    )


def test_sorting_moves_comments_with_their_entries() -> None:
    """Above and beside; the header stays on top, and what stands below the last entry at the end."""
    text = (
        HEAD
        + "  # header\n\n  # on Z\n  Z: {say: x}  # beside Z\n  b:\n    say: x\n"
        + "  # on Á\n  # and on\n  Á: {say: x}\n# end"
    )
    assert in_order(text, "") == (
        HEAD + "  # header\n\n  # on Á\n  # and on\n  Á: {say: x}\n  b:\n    say: x\n"
        "  # on Z\n  Z: {say: x}  # beside Z\n# end"
    )


def test_groups_are_sorted_each_by_itself() -> None:
    """Blank lines part groups, whose headings stay on top of them."""
    text = HEAD + "  # Persons\n  B: {say: x}\n  A: {say: x}\n\n  # Places\n  D: {say: x}\n  # on C\n  C: {say: x}"
    assert in_order(text, "") == (
        HEAD + "  # Persons\n  A: {say: x}\n  B: {say: x}\n\n  # Places\n  # on C\n  C: {say: x}\n  D: {say: x}\n"
    )


WORDS = st.lists(st.text("aábBñÑz' ", min_size=1, max_size=5).map(str.strip), unique_by=str.casefold).map(
    lambda words: [word for word in words if any(map(str.isalnum, word))]
)


@given(WORDS)
def test_sorting_loses_nothing_and_is_done_once(words: list[str]) -> None:
    """The same entries, in order; sorting again changes nothing."""
    entries = {word: f"  # on {word}\n  {yaml_entry(Lexeme(word, respelling=f'x {word}'))}\n" for word in words}
    text = HEAD + "".join(entries.values())
    try:
        before = parsed(text)
    except BadLexicon:
        return  # two are one entry
    after = in_order(text, "")
    assert after == HEAD + "".join(entries[word] for word in sorted(entries, key=alphabetical))
    assert in_order(after, "") == after
    assert {each.grapheme: fields_of(each) for each in parsed(after)} == {
        each.grapheme: fields_of(each) for each in before
    }


@pytest.mark.parametrize("change", [lambda text: added(text, [NEW_ENTRY], "x"), lambda text: in_order(text, "x")])
def test_entries_in_braces_are_refused(change: Callable[[str], str]) -> None:
    """There is no line to add or to move."""
    with pytest.raises(BadLexicon, match="braces") as error:
        change("version: 1\nentries: {A: {say: x}}\n")
    assert error.value.line == 2


@pytest.mark.parametrize(
    ("entry", "advice"),
    [
        ("A: {ipa: kotʃaˈbamba}", None),
        ("A: {ipa: naɪt}", None),
        ("A: {ipa: de la}", None),
        ("A: {ipa: t͡ʃaˈga}", "its IPA is read as tʃaˈɡa, and can be written so."),
        ("A: {ipa: kasa}", "its IPA has several syllables and no stress; put ˈ before the stressed one."),
        ("UMSA: {say: U M S A}", "`say: letters` says the same, in the language of the article."),
        ("Sucre: {say: Sucre}", "it is to be read as it is written, which an entry is not needed for."),
    ],
)
def test_what_could_be_tidier_is_told(entry: str, advice: str | None) -> None:
    """Advice, with the line; none of it is a mistake."""
    source = LexiconSource("lexicon.yaml", f"version: 1\nentries:\n  {entry}\n")
    remarks = untidy(source, parse_lexicon(source))
    name = entry.partition(":")[0]
    assert [(each.line, each.text) for each in remarks] == ([(3, f"In the entry “{name}”: {advice}")] if advice else [])

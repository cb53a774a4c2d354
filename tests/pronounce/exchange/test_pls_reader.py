"""Pronunciation lexicons as they are found: sloppy, of other alphabets, hostile."""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadIpa, BadLexicon, NarrateError
from narrate.pronounce.exchange.pls_reader import read_pls
from narrate.pronounce.exchange.rows import Reading, checked, fields_of

HEAD = '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="{}">'


def lexicon(*lexemes: str, language: str = "es") -> bytes:
    """Return a file; each lexeme stands in a line of its own, from line 2 on."""
    return "\n".join([HEAD.format(language), *lexemes, "</lexicon>"]).encode()


def lexeme(word: str, said: str) -> str:
    """Return a lexeme of one word."""
    return f"<lexeme><grapheme>{word}</grapheme>{said}</lexeme>"


def read(data: bytes) -> Reading:
    """Read a file as the command does."""
    return checked(read_pls(data, "x.pls"))


def said(data: bytes) -> dict[str, dict[str, str]]:
    """Return what a file without faults says of each word."""
    reading = read(data)
    assert not reading.faults
    return {each.grapheme: fields_of(each) for each in reading.lexemes}


def fault(data: bytes) -> NarrateError:
    """Return the one thing that is wrong with a file."""
    try:
        (found,) = read(data).faults
    except BadLexicon as error:
        return error
    return found


def test_each_spelling_becomes_an_entry_in_the_language_of_the_file() -> None:
    """Graphemes of a lexeme share its sound."""
    data = lexicon("<lexeme><grapheme>La Paz</grapheme><grapheme>LPZ</grapheme><phoneme>la ˈpas</phoneme></lexeme>")
    same = {"ipa": "la ˈpas", "lang": "es"}
    assert said(data) == {"La Paz": same, "LPZ": same}


@pytest.mark.parametrize(
    ("pronunciations", "ipa"),
    [
        ("<phoneme>ˈa</phoneme><phoneme>ˈe</phoneme>", "ˈa"),
        ('<phoneme>ˈa</phoneme><phoneme prefer="true">ˈe</phoneme><phoneme prefer="true">ˈi</phoneme>', "ˈe"),
        ('<phoneme alphabet="x-sampa" prefer="true">"a</phoneme><phoneme>ˈe</phoneme>', "ˈe"),
        ("<phoneme>\n  ˈa   ˈe\n</phoneme>", "ˈa ˈe"),
        ("<phoneme>/a/</phoneme>", "a"),
        ("<phoneme>[a]</phoneme>", "a"),
    ],
)
def test_the_preferred_or_the_first_pronunciation_counts(pronunciations: str, ipa: str) -> None:
    """As the Recommendation has it for synthesis; only IPA is read, with or without slashes."""
    assert said(lexicon(lexeme("X", pronunciations)))["X"]["ipa"] == ipa


@pytest.mark.parametrize(
    ("language", "written", "meant"),
    [
        ("en-US", "gyr", "ɡjɹ"),  # as in the EPUB samples
        ("en", "yaɹ", "jaɹ"),
        ("en", "ɹar", "ɹar"),  # who writes both means both
        ("es", "ry", "rj"),  # Spanish has a trill
        ("gn", "y", "y"),  # its letter y is ɨ: not sure
        ("fr", "yr", "yr"),
        ("EN_us", "ra", "ɹa"),
    ],
)
def test_letters_that_stand_for_others_are_read_where_it_is_sure(language: str, written: str, meant: str) -> None:
    """Many lexicons of English have r and y for ɹ and j, which their keyboards lack."""
    assert said(lexicon(lexeme("X", f"<phoneme>{written}</phoneme>"), language=language))["X"]["ipa"] == meant


def test_what_is_read_otherwise_is_told() -> None:
    """Nobody has to guess why a letter changed."""
    (remark,) = read(lexicon(lexeme("X", "<phoneme>ra</phoneme>"), language="en")).remarks
    assert remark.text == "“r” is read as “ɹ”, as in most lexicons of this language."


@pytest.mark.parametrize(
    ("lexemes", "field"),
    [
        ((lexeme("W", "<alias>World</alias>"),), ("say", "World")),
        ((lexeme("W", "<alias>X</alias>"), lexeme("X", "<phoneme>ˈa</phoneme>")), ("ipa", "ˈa")),
        ((lexeme("W", "<alias>X</alias>"), lexeme("X", "<alias>Y</alias>"), lexeme("Y", "<alias>Z b</alias>")),
         ("say", "Z b")),
        ((lexeme("W", "<alias>w</alias>"),), ("say", "w")),  # capitals are letters to many voices
        ((lexeme("WTO", "<alias>W T O</alias>"), lexeme("W", "<phoneme>ˈa</phoneme>")), ("say", "letters")),
        ((lexeme("OMC", "<alias>WTO</alias>"), lexeme("WTO", "<alias>W T O</alias>")), ("say", "W T O")),
    ],
)  # fmt: skip
def test_an_alias_is_followed_to_what_is_said(lexemes: tuple[str, ...], field: tuple[str, str]) -> None:
    """Narrate looks nothing up in a respelling, so what PLS looks up is found when the file is read."""
    name, value = field
    first, *_ = said(lexicon(*lexemes, language="en")).values()
    assert first[name] == value


@pytest.mark.parametrize(
    "chain", [("Ab", "Ab"), ("A", "B", "A"), ("A", "B", "C", "B"), tuple(f"w{number}" for number in range(30))]
)
def test_aliases_that_lead_nowhere_are_an_error(chain: tuple[str, ...]) -> None:
    """A circle has no sound; the message names its way and the line."""
    lexemes = [lexeme(word, f"<alias>{to}</alias>") for word, to in pairwise(chain)]
    first = min(read(lexicon(*lexemes)).faults, key=lambda each: each.line)
    assert isinstance(first, BadLexicon)
    assert (first.path, first.line) == ("x.pls", 2)
    assert "→" in first.message


def test_what_is_not_pls_is_left_out_and_told() -> None:
    """DAISY's lexicons have elements of their own; what else they say is of use."""
    data = lexicon(
        '<lexeme regex="true"><grapheme>X</grapheme><positive-lookahead>a</positive-lookahead><phoneme>ˈa</phoneme>'
        "<example>an X</example></lexeme>",
        lexeme("Y", '<phoneme alphabet="x-sampa">"a</phoneme>'),
        '<other:thing xmlns:other="urn:o"/>',
        "<!-- no --><?no no?>",
    )
    reading = read(data)
    assert [each.grapheme for each in reading.lexemes] == ["X"]
    assert [(each.line, each.text) for each in reading.remarks] == [
        (2, "<positive-lookahead> is no part of PLS 1.0, and is left out."),
        (3, "Phonemes in “x-sampa” are left out: narrate reads IPA."),
        (4, "<thing> is no part of PLS 1.0, and is left out."),
    ]


def test_the_first_of_two_lexemes_counts() -> None:
    """As the Recommendation has it; capitals do not tell them apart."""
    reading = read(lexicon(lexeme("paz", "<phoneme>ˈpas</phoneme>"), lexeme("Paz", "<phoneme>ˈpaz</phoneme>")))
    assert [each.ipa for each in reading.lexemes] == ["ˈpas"]
    assert reading.remarks[0].text == "“Paz” is given again; the first one, in line 2, counts."


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "iso-8859-1"])
def test_any_encoding_that_xml_knows_is_read(encoding: str) -> None:
    """Windows tools write UTF-16."""
    name = encoding.removesuffix("-sig").removesuffix("-le").removesuffix("-be")
    text = f'<?xml version="1.0" encoding="{name}"?>\n' + lexicon(lexeme("Áñez", "<phoneme>a</phoneme>")).decode()
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    assert list(said(mark + text.encode(encoding))) == ["Áñez"]


def test_a_file_without_namespace_alphabet_and_language_is_read() -> None:
    """Sloppy files are the rule."""
    data = b"<lexicon><lexeme><grapheme>X</grapheme><phoneme>a</phoneme></lexeme></lexicon>"
    assert said(data) == {"X": {"ipa": "a"}}


# --- mistakes and hostile files --------------------------------------------------------------------------------------

BOMB = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>\n' + lexicon(
    lexeme("&c;", "<phoneme>a</phoneme>")
)
EXTERNAL = b'<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n' + lexicon(lexeme("&a;", "<phoneme>a</phoneme>"))
REMOTE = b'<!DOCTYPE lexicon SYSTEM "http://127.0.0.1:9/x.dtd">\n' + lexicon()


@pytest.mark.parametrize(
    "data",
    [BOMB, EXTERNAL, REMOTE, BOMB.decode().encode("utf-16"), ("\ufeff" + BOMB.decode()).encode("utf-16-be")],
)
def test_a_document_type_is_refused(data: bytes) -> None:
    """Entities can grow without end and read files; a lexicon needs none."""
    error = fault(data)
    assert error.message == "The file declares a document type or entities, which is refused."
    assert error.line == 1


def test_a_document_type_in_disguise_is_refused() -> None:
    """However the file is encoded."""
    hidden = b"<?xml version='1.0' encoding='UTF-7'?>" + BOMB.decode().replace("<", "+ADw-").encode()
    with pytest.raises(BadLexicon):
        read(hidden)


@pytest.mark.parametrize(
    ("data", "message", "line"),
    [
        (b"", "The lexicon is not XML", 1),
        (b"no XML", "The lexicon is not XML", 1),
        (lexicon()[:-4], "The lexicon is not XML", 2),
        (lexicon("\0"), "The lexicon is not XML", 2),
        (lexicon(lexeme("&undefined;", "")), "The lexicon is not XML", 2),
        (b"<d>" * 5_000 + b"</d>" * 5_000, "The lexicon is not XML", 1),
        (lexicon("<lexeme>" * 300 + "</lexeme>" * 300), "The lexicon is not XML", 2),
        (b"\n<html/>", "The root of the file is <html>, not <lexicon>.", 2),
        (b" " * 5_000_001, "The file holds more than 5,000,000 bytes.", 0),
        (lexicon("<lexeme/>"), "This lexeme has no grapheme.", 2),
        (lexicon(lexeme("X", "")), "This lexeme has no phoneme and no alias.", 2),
        (lexicon(lexeme("X", "<phoneme/>")), "In the entry “X”: `ipa` has no text.", 2),
        (lexicon(lexeme("", "<phoneme>a</phoneme>")), "In the entry “”: the name holds no letter or digit.", 2),
        (lexicon("", lexeme("X", "<phoneme>aW</phoneme>")), "In the entry “X”: “W” (U+0057) at position 2", 3),
        (lexicon(lexeme("X", f"<phoneme>{'a' * 300}</phoneme>")), "In the entry “X”: A word of 300 sounds", 2),
        (lexicon(lexeme("X" * 201, "<phoneme>a</phoneme>")), "The name “XXXX", 2),
        (lexicon(lexeme("X", "<alias>a&#x9b;[2J</alias>")), "The entry “X” holds a control character.", 2),
        (lexicon(lexeme("X", "<phoneme>a</phoneme>"), language="Spanish!"), "In the entry “X”: “spanish!” is not", 2),
    ],
)  # fmt: skip
def test_mistakes_are_told_with_their_line(data: bytes, message: str, line: int) -> None:
    """One sentence and a place, whatever is in the file."""
    error = fault(data)
    assert isinstance(error, BadLexicon | BadIpa)
    assert message in error.message
    assert (error.path, error.line) == ("x.pls", line)
    assert error.hint


@given(st.integers(0, 400), st.integers(0, 400), st.binary(max_size=6) | st.sampled_from([b"<", b"&", b"]]>", b"\0"]))
def test_only_errors_of_ours_escape(start: int, end: int, noise: bytes) -> None:
    """Whatever befalls a file, people get a sentence."""
    data = lexicon(lexeme("La Paz", '<phoneme prefer="true">la ˈpas</phoneme>'), lexeme("LPZ", "<alias>La Paz</alias>"))
    with suppress(NarrateError):
        read(data[:start] + noise + data[end:])


def test_too_many_lexemes_are_refused() -> None:
    """A file that is small, but has more entries than a lexicon could, is refused before they are read."""
    with pytest.raises(BadLexicon, match="more than 100,000 lexemes"):
        read(lexicon("<lexeme/>" * 100_001))


def test_a_bad_entry_does_not_hide_the_good_ones() -> None:
    """Who asks to skip what is bad gets the rest."""
    reading = read(lexicon(lexeme("X", "<phoneme>W</phoneme>"), lexeme("Y", "<phoneme>a</phoneme>"), "<lexeme/>"))
    assert [each.grapheme for each in reading.lexemes] == ["Y"]
    assert [each.line for each in reading.faults] == [2, 4]

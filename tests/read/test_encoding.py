"""Bytes to text."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import NothingToSay, NotText
from narrate.read import read_article
from narrate.read.encoding import decode

LATIN = "¿Qué dice la niña?\nJach’a uru: ‘the great day’.\n"

texts = st.text(
    st.one_of(st.sampled_from("\n\t añÅ’\u0301"), st.characters(exclude_categories=("Cc", "Cs", "Cn", "Mn"))),
    min_size=1,
).filter(str.strip)


@given(text=texts)
def test_every_encoding_gives_the_same_text(text: str) -> None:
    """It does not matter how an editor saves: marks, byte order, line ends and composed letters change nothing."""
    want = unicodedata.normalize("NFC", text.removeprefix("\ufeff"))
    if not want.strip():
        return
    for form in ("NFC", "NFD"):
        for end in ("\n", "\r\n", "\r"):
            as_saved = unicodedata.normalize(form, want).replace("\n", end)
            assert decode(codecs.BOM_UTF8 + as_saved.encode(), "a.txt") == want
            assert decode(codecs.BOM_UTF16_LE + as_saved.encode("utf-16-le"), "a.txt") == want
            assert decode(codecs.BOM_UTF16_BE + as_saved.encode("utf-16-be"), "a.txt") == want
            if not want.startswith("\ufeff"):
                assert decode(as_saved.encode(), "a.txt") == want


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_zeros(encoding: str) -> None:
    """Old Windows programs leave the mark out; in a Latin script there is no doubt."""
    assert decode(LATIN.encode(encoding), "a.txt") == LATIN


@pytest.mark.parametrize("text", ["Один день в Ла-Пасе.\n", "A day in the sun ☀"])
def test_utf_16_without_a_mark_is_refused_in_doubt(text: str) -> None:
    """With few zero bytes, or some in both places, a guess could be wrong: then nothing is guessed."""
    with pytest.raises(NotText):
        decode(text.encode("utf-16-le"), "a.txt")


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"one\ntwo\ncaf\xe9\n", 3),  # Windows-1252
        (b"one\r\ntwo\r\ncaf\xe9\r\n", 3),
        (b"one\rtwo\rcaf\xe9\r", 3),
        (codecs.BOM_UTF16_LE + "one\ntwo".encode("utf-16-le") + b"!", 2),  # half a character
        (codecs.BOM_UTF32_LE + "one".encode("utf-32-le"), 1),
    ],
)
def test_another_encoding_is_refused_with_its_line(data: bytes, line: int) -> None:
    """The editor is told where the first foreign byte stands and how to convert the file."""
    with pytest.raises(NotText) as refused:
        decode(data, "my article.txt")
    assert (refused.value.path, refused.value.line) == ("my article.txt", line)


def test_the_hint_converts_the_file_as_it_is_named() -> None:
    """The command can be pasted into a shell, whatever the name."""
    with pytest.raises(NotText) as refused:
        decode(b"caf\xe9", "a; rm -r b.txt")
    assert "line 1" in refused.value.hint
    assert refused.value.hint.endswith("iconv -f WINDOWS-1252 -t UTF-8 'a; rm -r b.txt' > NEW-FILE")


@pytest.mark.parametrize("char", ["\0", "\a", "\f", "\x1b", "\x7f", "\x85", "\ufffe", "\uffff"])
def test_a_control_character_is_refused_with_its_line(char: str) -> None:
    """What is binary is not read out, and XML outputs can hold whatever is read."""
    with pytest.raises(NotText) as refused:
        decode(f"one\ntwo\nthree{char}\n".encode(), "a.txt")
    assert refused.value.line == 3
    assert f"U+{ord(char):04X}" in refused.value.message


def test_a_crowd_of_accents_is_refused() -> None:
    """Normalising takes the square of their number: a megabyte of them would take a quarter of an hour."""
    assert decode(("e" + "\u0301\u0323" * 15).encode(), "a.txt")
    with pytest.raises(NotText) as refused:
        decode(("one\ne" + "\u0301\u0323" * 500_000).encode(), "a.txt")
    assert refused.value.line == 2


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \t\r\n", codecs.BOM_UTF8, "\xa0\u2028".encode()])
def test_an_empty_file_says_nothing(data: bytes) -> None:
    """An empty file is a mistake with a name of its own."""
    with pytest.raises(NothingToSay):
        read_article(data, "a.txt")

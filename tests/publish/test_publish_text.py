"""Text as tags and feeds can carry it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from narrate.publish.disclosure import disclosure
from narrate.publish.text import one_line, web_address


@given(st.text(st.characters()))
def test_any_text_fits(text: str) -> None:
    """No control, surrogate or line end reaches a file, and what is fit stays fit."""
    line = one_line(text)
    assert all(character.isprintable() or character > "\x9f" for character in line)
    assert not set(line) & set("\n\r\u2028\u2029\ufffe\uffff")
    line.encode()
    assert one_line(line) == line


def test_ordinary_titles_are_left_alone() -> None:
    """Accents, apostrophes, quotation marks and symbols are the author's."""
    for title in ("¿Ch’uñu o jachʼa?", "A & B <c>", "100 % – “Illimani” 🎉", "non\u00a0breaking"):
        assert one_line(title) == title
    assert one_line("Two\r\n\tlines\0 ") == "Two lines"


def test_only_addresses_of_the_web_are_links() -> None:
    """A link that runs a script, or is no link, is none; letters beyond ASCII are percent-encoded, once."""
    assert web_address("https://example.org/año?q=%C3%B1#top") == "https://example.org/a%C3%B1o?q=%C3%B1#top"
    assert web_address("HTTP://example.org/") == "HTTP://example.org/"
    for text in ("", "javascript:alert(1)", "El Diario, 4 May 2020", "//example.org", "data:text/html,x"):
        assert web_address(text) == ""


def test_every_language_has_a_disclosure() -> None:
    """Nobody is left untold: what is not translated is said in English."""
    assert disclosure("es-BO") == "Leído en voz alta por una voz sintética."
    assert disclosure("EN") == disclosure("ay") == "Read aloud by a synthetic voice."

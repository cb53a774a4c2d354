"""Bytes to text: UTF-8 or UTF-16, line feeds, composed letters (NFC). Whatever is not clearly text is refused."""

from __future__ import annotations

import codecs
import re
import shlex
import unicodedata

from narrate.errors import NotText

# What no text holds: control characters other than tab and line feed, halves of surrogate pairs, and the two
# noncharacters that XML excludes (https://www.w3.org/TR/xml/#charsets).
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}

# Unicode's stream-safe format (UAX #15, section 13) allows no more combining marks in a row; normalising takes time
# in the square of their number.
_MOST_COMBINING = 30


def decode(data: bytes, path: str) -> str:
    """The text of a file, in NFC and with line feeds; UTF-16 needs no mark where it cannot be mistaken.

    Raises NotText.
    """
    mark = next((mark for mark in _MARKS if data.startswith(mark)), b"")
    encoding = _MARKS[mark] if mark else _encoding_without_mark(data)
    data = data[len(mark) :]
    try:
        text = _with_line_feeds(data.decode(encoding))
    except UnicodeDecodeError as error:
        before = _with_line_feeds(data[: error.start].decode(encoding))
        raise _wrong_encoding(data[error.start], encoding, path, _line(before)) from error
    _refuse_binary(text, path)
    return unicodedata.normalize("NFC", text)


def _encoding_without_mark(data: bytes) -> str:
    """UTF-16 if one byte of most pairs is zero, as it is in a Latin script, and the other byte of none; or UTF-8."""
    zeros = data[::2].count(0), data[1::2].count(0)
    if max(zeros) * 4 > len(data) and min(zeros) == 0:
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return "utf-8"


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _line(before: str) -> int:
    """The 1-based line of what follows ``before``."""
    return before.count("\n") + 1


def _wrong_encoding(byte: int, encoding: str, path: str, line: int) -> NotText:
    return NotText(
        f"The byte {byte:#04x} does not belong in {encoding.upper()} text.",
        hint=f"Save the file as UTF-8 in an editor (line {line} holds its first foreign byte); if it comes from an"
        f" older Windows program, convert it with: iconv -f WINDOWS-1252 -t UTF-8 {shlex.quote(path)} > NEW-FILE",
        path=path,
        line=line,
    )


def _refuse_binary(text: str, path: str) -> None:
    if control := NOT_TEXT.search(text):
        raise NotText(
            f"The control character U+{ord(control[0]):04X} is not text.",
            hint="Delete it; if the file is a picture, a PDF or a word processor's, save its text as UTF-8 first.",
            path=path,
            line=_line(text[: control.start()]),
        )
    crowd = find_crowd(text)
    if crowd >= 0:
        raise NotText(
            f"A letter with more than {_MOST_COMBINING} combining marks is not text.",
            hint="Delete the marks: no script needs so many.",
            path=path,
            line=_line(text[:crowd]),
        )


def find_crowd(text: str) -> int:
    """Where more combining marks stand in a row than any script needs; -1 if nowhere."""
    if text.isascii():
        return -1
    combining = bytes(map(bool, map(unicodedata.combining, text)))  # 1 for a mark, 0 for all else
    return combining.find(b"\1" * (_MOST_COMBINING + 1))

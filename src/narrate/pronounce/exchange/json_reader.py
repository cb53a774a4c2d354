"""A JSON object of words and what to read instead of them, as tools for e-books write it → rows."""

from __future__ import annotations

import re
from json import JSONDecodeError, JSONDecoder

from narrate.errors import BadLexicon
from narrate.pronounce.exchange.rows import MOST_BYTES, MOST_ENTRIES, Row, Sheet, refuse_size

_HINT = 'Such a file is one object of texts: {"word": "what is read instead"}.'
_BLANKS = re.compile(r"[ \t\n\r]*")


def read_json(text: str, path: str) -> Sheet:
    """Read an object of words and replacements.

    :raises BadLexicon: it is something else, or too large
    """
    refuse_size("characters", len(text), MOST_BYTES, path)
    rows = tuple(_Reader(text, path).rows())
    refuse_size("entries", len(rows), MOST_ENTRIES, path)
    return Sheet(path, rows)


class _Reader:
    """Reads text by text, so that each knows its line, and nothing nests."""

    def __init__(self, text: str, path: str) -> None:
        self._text, self._path, self._at, self._line, self._counted = text, path, 0, 1, 0
        self._texts = JSONDecoder(strict=False)

    def rows(self) -> list[Row]:
        rows: list[Row] = []
        self._expect("{")
        while not self._finds("}"):
            if rows:
                self._expect(",")
            word, line = self._string(), self._line
            self._expect(":")
            rows.append(Row(word, (("say", self._string()),), line))
        if not self._finds(""):
            raise self._mistake("Something stands after its end.")
        return rows

    def _finds(self, sign: str) -> bool:
        """Whether a sign comes next, which is then passed; the empty sign is the end."""
        self._pass_blanks()
        found = self._text.startswith(sign, self._at) if sign else self._at == len(self._text)
        self._at += len(sign) if found else 0
        return found

    def _expect(self, sign: str) -> None:
        if not self._finds(sign):
            raise self._mistake(f"A “{sign}” is missing.")

    def _string(self) -> str:
        self._pass_blanks()
        if not self._text.startswith('"', self._at):
            raise self._mistake("A text in quotation marks is missing.")
        try:
            value, self._at = self._texts.raw_decode(self._text, self._at)
        except JSONDecodeError as error:
            raise self._mistake(f"{error.msg}.") from error
        return str(value)

    def _pass_blanks(self) -> None:
        blanks = _BLANKS.match(self._text, self._at)
        self._at = blanks.end() if blanks else self._at
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at

    def _mistake(self, what: str) -> BadLexicon:
        return BadLexicon(f"This is not an object of texts. {what}", hint=_HINT, path=self._path, line=self._line)

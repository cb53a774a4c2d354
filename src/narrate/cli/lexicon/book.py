"""The lexicon.yaml of a publication: read, and written whole only if it says what it should."""

from __future__ import annotations

import codecs
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from narrate.cli.folders import Folders
from narrate.errors import BadLexicon, NotText, UsageMistake
from narrate.files import read_bytes, replace
from narrate.model import LexiconSource
from narrate.pronounce.exchange.edits import NEW, added, replaced
from narrate.pronounce.exchange.rows import fields_of
from narrate.pronounce.lexicon import identity, parse_lexicon
from narrate.read.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from narrate.model import Lexeme

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Book:
    """The lexicon of a publication; without a file, one without entries."""

    def __init__(self, root: Path) -> None:
        folders = Folders(root)
        folders.require()
        self.path = folders.lexicon_file
        self.exists = self.path.exists()
        self._data = read_bytes(self.path) if self.exists else NEW.encode()
        self._mark = next((mark for mark in _MARKS if self._data.startswith(mark)), b"")
        self.lexemes = parse_lexicon(self.source_of(self._data))

    @classmethod
    def with_entries(cls, root: Path) -> Book:
        """Return the lexicon of a publication that must have one.

        :raises UsageMistake: it has no entries
        """
        book = cls(root)
        if not book.lexemes:
            raise UsageMistake(
                f"There is no entry in {book.path}.",
                hint="Add one: narrate lexicon add Oruro --ipa oˈɾuɾo --lang es",
            )
        return book

    @cached_property
    def text(self) -> str:
        """What stands in the file, each sign as it is there.

        :raises NotText: the file is UTF-16 without a mark, which can be read, but is better not written
        """
        if not self._mark and b"\0" in self._data:
            hint = "Save it as UTF-8 in an editor."
            raise NotText("The lexicon is UTF-16 without a byte order mark.", hint=hint, path=str(self.path))
        return self._data[len(self._mark) :].decode(self._codec)

    def entry_like(self, lexeme: Lexeme) -> Lexeme | None:
        """The entry with the same name, or for the same words, as another's."""
        return self._known.get(lexeme.grapheme) or self._known.get(identity(lexeme))

    def add(self, lexemes: Sequence[Lexeme]) -> int:
        """Write the lexicon with more entries; return the line of the last of them."""
        text = added(self.text, lexemes, str(self.path))
        return self.save(text, [*self.lexemes, *lexemes])[lexemes[-1].grapheme]

    def change(self, old: Lexeme, new: Lexeme) -> int:
        """Write the lexicon with another entry in the place of one; return its line."""
        index = self.lexemes.index(old)
        text = replaced(self.text, index, new, str(self.path))
        return self.save(text, [*self.lexemes[:index], new, *self.lexemes[index + 1 :]])[new.grapheme]

    def save(self, text: str, wanted: Sequence[Lexeme]) -> dict[str, int]:
        """Write a changed text, if it has just the wanted entries; return their lines.

        :raises BadLexicon: the change went wrong, since the file is laid out in an unusual way; nothing is written
        """
        data = self._mark + text.encode(self._codec)
        there = parse_lexicon(self.source_of(data))
        if _content(there) != _content(wanted):
            message = "The file is laid out in a way that commands cannot change safely; it stays as it is."
            hint = "Write each entry on a line of its own, as in `Oruro: {ipa: oˈɾuɾo, lang: es}`, or edit it by hand."
            raise BadLexicon(message, hint=hint, path=str(self.path))
        replace(self.path.resolve(), data)  # of a link, what it leads to
        return {lexeme.grapheme: lexeme.line for lexeme in there}

    def source_of(self, data: bytes) -> LexiconSource:
        """Return the bytes of this file as `parse_lexicon` wants them."""
        return LexiconSource(str(self.path), decode(data, str(self.path)))

    @cached_property
    def _known(self) -> dict[object, Lexeme]:
        return {key: each for each in self.lexemes for key in (each.grapheme, identity(each))}

    @property
    def _codec(self) -> str:
        return _MARKS.get(self._mark, "utf-8")


def _content(lexemes: Sequence[Lexeme]) -> Counter[tuple[str, ...]]:
    """Return the entries without the places where they stand."""
    return Counter((each.grapheme, *map(str, fields_of(each).items())) for each in lexemes)

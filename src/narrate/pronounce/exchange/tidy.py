"""A lexicon → what in it is right, but could be tidier."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from unicodedata import normalize

from narrate.errors import excerpt
from narrate.pronounce.exchange.pls_writer import spaced_letters
from narrate.pronounce.exchange.rows import Remark
from narrate.pronounce.ipa import VOWELS
from narrate.pronounce.lexicon import MOST_LETTERS
from narrate.pronounce.nodes import Table, Text, read_nodes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model import Lexeme, LexiconSource

_STRESS = "ˈ"
_SYLLABLE = re.compile(f"[{''.join(sorted(VOWELS))}][{''.join(sorted(VOWELS))}\u0303ː]*")


def untidy(source: LexiconSource, lexemes: Iterable[Lexeme]) -> tuple[Remark, ...]:
    """Return what could be tidier in a lexicon of these entries, by line."""
    typed = dict(_typed_ipa(source))
    return tuple(
        Remark(f"In the entry “{excerpt(lexeme.grapheme)}”: {advice}", lexeme.line)
        for lexeme in lexemes
        for advice in _advice(lexeme, typed.get(lexeme.line))
    )


def _typed_ipa(source: LexiconSource) -> Iterator[tuple[int, str]]:
    """Yield the line of each entry with its IPA as it was typed."""
    root = read_nodes(source)
    tables = [node for key, node in root.items if key.value == "entries"] if isinstance(root, Table) else []
    for key, entry in (item for table in tables if isinstance(table, Table) for item in table.items):
        for name, value in entry.items if isinstance(entry, Table) else ():
            if name.value == "ipa" and isinstance(value, Text):
                yield key.line, value.value


def _advice(lexeme: Lexeme, typed: str | None) -> Iterator[str]:
    if lexeme.ipa and typed is not None and typed != lexeme.ipa:
        yield f"its IPA is read as {lexeme.ipa}, and can be written so."
    if lexeme.ipa and _STRESS not in lexeme.ipa and any(map(_has_syllables, lexeme.ipa.split())):
        yield "its IPA has several syllables and no stress; put ˈ before the stressed one."
    if lexeme.respelling and lexeme.respelling == spaced_letters(lexeme.grapheme):
        if len(lexeme.respelling.split()) <= MOST_LETTERS:
            yield "`say: letters` says the same, in the language of the article."
    elif lexeme.respelling and lexeme.respelling == lexeme.grapheme and not lexeme.language:
        yield "it is to be read as it is written, which an entry is not needed for."


def _has_syllables(word: str) -> bool:
    return len(_SYLLABLE.findall(normalize("NFD", word))) > 1

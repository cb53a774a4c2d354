"""Aliases of a pronunciation lexicon → what is said: another entry's sound, letters, or a respelling."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.errors import BadLexicon, excerpt
from narrate.pronounce.exchange.pls_writer import spaced_letters
from narrate.pronounce.exchange.rows import Row
from narrate.pronounce.lexicon import MOST_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LONGEST_CHAIN = 20  # aliases of aliases; a hostile file could have as many as it has lexemes
_SHOWN = 4  # of them in a message


@dataclass(frozen=True, slots=True)
class Entry:
    """A lexeme: its spellings, and either its IPA or the text to read instead."""

    graphemes: tuple[str, ...]
    ipa: str | None
    alias: str | None
    language: str | None
    line: int


def rows_of(entries: Iterable[Entry], path: str) -> tuple[list[Row], list[BadLexicon]]:
    """Return a row for each spelling, and an error for each alias that leads nowhere."""
    entries = tuple(entries)
    by_word = {word: each for each in reversed(entries) for word in each.graphemes}  # the first of a word counts
    rows, faults = [], []
    for entry in entries:
        for word in entry.graphemes:
            try:
                fields = _fields(word, entry, by_word)
            except BadLexicon as fault:
                faults.append(BadLexicon(fault.message, hint=fault.hint, path=path, line=entry.line))
                continue
            language = (("lang", entry.language),) if entry.language else ()
            rows.append(Row(word, (fields, *language), entry.line))
    return rows, faults


def _fields(word: str, entry: Entry, by_word: Mapping[str, Entry]) -> tuple[str, str]:
    """Follow the aliases of a word to what is said."""
    chain = [word]
    while entry.alias is not None and not _is_letters(chain[-1], entry.alias):
        target = by_word.get(entry.alias)
        if target is None:
            return "say", entry.alias
        if entry.alias in chain or len(chain) == LONGEST_CHAIN:
            raise _loop([*chain, entry.alias])
        chain.append(entry.alias)
        entry = target
    if entry.ipa is not None:
        return "ipa", entry.ipa
    return "say", "letters" if len(chain) == 1 else entry.alias or ""


def _is_letters(word: str, alias: str) -> bool:
    """Whether an alias asks to spell the word out."""
    letters = spaced_letters(word)
    return alias == letters and len(letters.split()) <= MOST_LETTERS


def _loop(chain: list[str]) -> BadLexicon:
    way = " → ".join(f"“{excerpt(word, 20)}”" for word in chain[:_SHOWN]) + " → …" * (len(chain) > _SHOWN)
    what = "lead in a circle" if chain[-1] in chain[:-1] else f"are more than {LONGEST_CHAIN} in a row"
    return BadLexicon(f"The aliases {way} {what}.", hint="Give one of them a phoneme.")

"""Utterance → what espeak-ng is given: text, with phoneme mnemonics in ``[[…]]`` for tokens that have IPA.

Verified traps (espeak-ng 1.51, 1.52), all covered by `tests/slow`: a ``[[`` directly after a quote, bracket, dash or
NBSP drops the first word in it, an ASCII space before it never does; a table switch ``_^_es-la`` must be a word of
its own; a clause of more than some 700 bytes is cut anywhere, also inside the brackets; U+0001 begins a command;
square brackets in the text could open or close phoneme input.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from narrate.engines.espeak.phones import EVERYWHERE, TABLE_OF_LANGUAGE, TABLES
from narrate.errors import BadIpa
from narrate.pronounce.inventory import fit
from narrate.pronounce.ipa import VOWELS, segments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.engines.espeak.phones import Mnemonics
    from narrate.model import Token, Utterance
    from narrate.pronounce.ipa import Segment

    Phones = tuple[Segment, ...]

LONGEST_CLAUSE = 600  # bytes; espeak cuts at 700 to 730
LONGEST_WORD = 200  # characters of mnemonics; espeak crashes at 210
CLAUSE_ENDS = ",.;:?!"
STRESS_MARKS = {"ˈ": "'", "ˌ": ","}
# Square brackets belong to phoneme input; round ones are read with the same pause.
_TRANSLATED = str.maketrans({"[": "(", "]": ")", "ʼ": "’", "\n": " ", "\t": " "})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a token stands: which piece, and from where to where in it (characters)."""

    piece: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is given to the synthesiser, one piece a call, and the place of each token."""

    pieces: tuple[str, ...]
    places: tuple[Place, ...]


def render(utterance: Utterance, own_table: str) -> Rendered:
    """Render for a voice whose phoneme table is ``own_table``; a sound that espeak lacks becomes the nearest it has.

    :raises BadIpa: a pronunciation has a word that is too long for espeak
    """
    pieces: list[str] = []
    places = []
    piece = ""  # what stands before the first word has no sound
    for token in utterance.tokens:
        text = _token(token, own_table)
        if piece.strip() and len(f"{_open_clause(piece)}{text}".encode()) > LONGEST_CLAUSE:
            pieces.append(piece)
            piece = ""
        if text.startswith("[[") and piece and not piece.endswith(" "):
            piece += " "
        places.append(Place(len(pieces), len(piece), len(piece) + len(text)))
        piece += text + connecting(token.after)
        if text.endswith("]]") and not token.after:
            piece += " "  # letters glued to the brackets would be spelled
    return Rendered((*pieces, piece), tuple(places))


def plain(text: str) -> str:
    """Return text in which nothing can act on the engine: no control or format characters, no square brackets."""
    if text.isascii() and text.isalnum():  # most words, and far quicker
        return text
    kept = (character for character in text.translate(_TRANSLATED) if unicodedata.category(character) not in _DROPPED)
    return "".join(" " if character.isspace() else character for character in kept)


def connecting(text: str) -> str:
    """Return what stands between two words as espeak takes it for melody and pauses, and never says it aloud.

    Of all signs only those of punctuation are kept: espeak reads ``*`` as "asterisk" and ``/`` as "slash". It reads
    even a full stop, colon or exclamation mark by its name where one stands apart from the word before it or close to
    the next, except for the dot of an address.
    """
    if text in (" ", "."):
        return text
    kept = "".join(character if character in _PUNCTUATION else " " for character in plain(text))
    return _APART.sub(r"\1", _CLOSE.sub(r"\1 ", kept))


_PUNCTUATION = frozenset(",.;:?!()'\"‘’“”„‚«»¿¡–—-…")
_APART = re.compile(r" +([.:!?,;])")
_CLOSE = re.compile(r"([.:!?,;])(?=[^.:!?,; ]|$)")
# Control, format (zero-width, direction marks), lone surrogates, private use, unassigned.
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def _open_clause(piece: str) -> str:
    return piece[max(piece.rfind(mark) for mark in CLAUSE_ENDS) + 1 :]


def _token(token: Token, own_table: str) -> str:
    said = token.pronunciation
    if said is None or not said.ipa:
        return plain(token.spoken)
    table, phones = _chosen(said.ipa, said.language, own_table)
    if not said.source.startswith("rule:"):  # rules leave a word without stress on purpose: Antonio José de Sucre
        phones = _stressed(phones)
    words = [mnemonics(word, vocabulary(table)) for word in phones]
    runs = [(table, words)]
    if said.ending_ipa:
        ending_table, (sounds, *_) = _chosen(said.ending_ipa, None, own_table)
        ending = mnemonics(sounds, vocabulary(ending_table))
        if ending_table == table:
            words[-1] += ending
        else:
            runs.append((ending_table, [ending]))
    return f"[[{_switched(runs, own_table)}]]"


def _switched(runs: Sequence[tuple[str, Sequence[str]]], own_table: str) -> str:
    """Write words of several tables, beginning and ending in the voice's own."""
    parts: list[str] = []
    current = own_table
    for table, words in (*runs, (own_table, ())):
        if table != current:
            parts.append(f"_^_{table}")
            current = table
        parts += words
    return " ".join(parts)


def vocabulary(table: str) -> Mnemonics:
    """Return the IPA that a table of espeak's speaks; for other English tables that of English."""
    if table in TABLES:
        return TABLES[table]
    return TABLES["en-us"] if table.startswith("en-us") else TABLES["en"] if table.startswith("en") else EVERYWHERE


@lru_cache
def _inventory(table: str) -> frozenset[str]:
    return frozenset(vocabulary(table))


@lru_cache(maxsize=4_096)
def _chosen(ipa: str, language: str | None, own_table: str) -> tuple[str, tuple[Phones, ...]]:
    """Choose the table of the language, else the first that has every sound, else the first that lacks the fewest.

    Returns it, and the words in sounds that it has: the nearest, where it lacks one.
    """
    wanted = TABLE_OF_LANGUAGE.get((language or "").split("-")[0], own_table)
    if wanted == "en" and own_table.startswith("en"):
        wanted = own_table
    asked = [segments(word) for word in ipa.split()]
    best: tuple[int, str, tuple[Phones, ...]] | None = None
    for table in dict.fromkeys((wanted, own_table, *TABLES)):
        inventory = _inventory(table)
        words, replaced = zip(*(fit(word, inventory) for word in asked), strict=True)
        lacking = sum(map(len, replaced))
        if best is None or lacking < best[0]:
            best = lacking, table, words
        if not lacking:
            break
    assert best is not None
    return best[1:]


def _stressed(words: tuple[Phones, ...]) -> tuple[Phones, ...]:
    """Put in the stress mark that is often left out of a lone syllable."""
    phones = [phone for word in words for phone in word]
    if any(phone.stress for phone in phones) or sum(map(_is_vowel, phones)) != 1:
        return words
    first, *others = words
    return (replace(first[0], stress="ˈ"), *first[1:]), *others


def mnemonics(phones: Phones, table: Mnemonics) -> str:
    """Return one word of sounds that the table has in espeak's mnemonics.

    :raises BadIpa: the word is too long for espeak
    """
    out = ""
    index = 0
    while index < len(phones):
        taken = 2 if _is_diphthong(phones, index, table) else 1
        phone = phones[index].phone if taken == 1 else phones[index].phone + phones[index + 1].phone
        out += STRESS_MARKS.get(phones[index].stress, "") + _mnemonic(phone, phones, index, table)
        index += taken
    if len(out) > LONGEST_WORD:
        raise BadIpa(f"The pronunciation “{out[:40]}…” is too long for one word.", hint="Put blanks between words.")
    return out


def _is_diphthong(phones: Phones, index: int, table: Mnemonics) -> bool:
    """Whether this phone and the next are one of the table's: aj before a consonant or at the end, but not in aja."""
    if index + 1 == len(phones):
        return False
    first, second = phones[index : index + 2]
    if first.phone + second.phone not in table or second.stress or first.long or second.long:
        return False
    return second.phone not in ("j", "w") or not any(map(_is_vowel, phones[index + 2 : index + 3]))


def _mnemonic(phone: str, phones: Phones, index: int, table: Mnemonics) -> str:
    here = phones[index]
    if here.long and f"{phone}ː" in table:
        return table[f"{phone}ː"]
    if phone == "ɾ" and any(map(_is_vowel, phones[index + 1 : index + 2])):
        return "**"  # the tap between vowels; a single * is the one before a pause or a consonant
    return table[phone] + (":" if here.long else "")


def _is_vowel(segment: Segment) -> bool:
    return unicodedata.normalize("NFD", segment.phone)[0] in VOWELS

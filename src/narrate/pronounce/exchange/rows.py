"""Entries as other tools' files hold them → entries of a lexicon, checked as those of lexicon.yaml are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.errors import BadIpa, BadLexicon, excerpt
from narrate.model import Lexeme
from narrate.pronounce.lexicon import entry, identity
from narrate.pronounce.nodes import Table, Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.errors import NarrateError

MOST_BYTES = 5_000_000
MOST_ENTRIES = 100_000
LONGEST_WORD = 200  # characters of a name; YAML wants a key within 1,024 with all its escapes

_UNWRITABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_IN_BRACKETS = re.compile(r"\s*(?:/([^/]*)/|\[([^\[\]]*)\])\s*")  # as many dictionaries print IPA
_SIZE_HINT = "Is it the right file? Keep the entries that your articles use."


@dataclass(frozen=True, slots=True)
class Row:
    """An entry before it is checked; the fields are those of lexicon.yaml: ``ipa``, ``say``, ``lang`` and so on."""

    word: str
    fields: tuple[tuple[str, str], ...]
    line: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that is no mistake, but that people should know."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file holds: rows, what was left out of it or read otherwise, and what cannot be read."""

    path: str
    rows: tuple[Row, ...]
    remarks: tuple[Remark, ...] = ()
    faults: tuple[NarrateError, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The good entries of a sheet, no two for the same words; remarks and faults by line."""

    lexemes: tuple[Lexeme, ...]
    remarks: tuple[Remark, ...]
    faults: tuple[NarrateError, ...]


def checked(sheet: Sheet, language: str | None = None) -> Reading:
    """Check the rows of a sheet; of two for the same words, the first counts.

    ``language`` is that of rows that give none.
    """
    found: dict[object, Lexeme] = {}
    remarks, faults = list(sheet.remarks), list(sheet.faults)
    for row in sheet.rows:
        try:
            lexeme = _lexeme(row, sheet.path, language)
        except (BadLexicon, BadIpa) as fault:
            faults.append(fault)
            continue
        first = found.get(lexeme.grapheme) or found.get(identity(lexeme))
        if first is None:
            found |= {lexeme.grapheme: lexeme, identity(lexeme): lexeme}
        else:
            again = f"“{excerpt(lexeme.grapheme)}” is given again; the first one, in line {first.line}, counts."
            remarks.append(Remark(again, row.line))
    return Reading(
        tuple(dict.fromkeys(found.values())),
        tuple(sorted(remarks, key=lambda remark: remark.line)),
        tuple(sorted(faults, key=lambda fault: fault.line)),
    )


def fields_of(lexeme: Lexeme) -> dict[str, str]:
    """Return the fields of an entry as lexicon.yaml has them; `checked` makes the entry of them again."""
    fields = {
        "ipa": lexeme.ipa,
        "say": "letters" if lexeme.letters else lexeme.respelling,
        "lang": lexeme.language,
        "match": "case" if lexeme.match_case else None,
        "note": lexeme.note,
    }
    return {name: value for name, value in fields.items() if value is not None}


def refuse_size(what: str, count: int, most: int, path: str) -> None:
    """Refuse a file that holds too much.

    :raises BadLexicon: ``count`` is above ``most``
    """
    if count > most:
        raise BadLexicon(f"The file holds more than {most:,} {what}.", hint=_SIZE_HINT, path=path)


def language_tag(text: str) -> str:
    """Return a language tag with the capitals that lexicon.yaml wants: es_bo and ES-BO are es-BO."""
    language, *rest = text.strip().replace("_", "-").split("-")
    capitals = {2: str.upper, 4: str.title}
    return "-".join([language.lower(), *(capitals.get(len(part), str.lower)(part) for part in rest)])


def _lexeme(row: Row, path: str, language: str | None) -> Lexeme:
    _refuse_unwritable(row, path)
    fields = dict(row.fields)
    if "ipa" in fields:
        bare = _IN_BRACKETS.fullmatch(fields["ipa"])
        fields["ipa"] = (bare[1] or bare[2] or "") if bare else fields["ipa"]
    if "lang" in fields or language:
        fields["lang"] = language_tag(fields.get("lang") or language or "")
    return entry(Lexeme("", path=path), Text(row.word, row.line), Table(_items(fields.items(), row.line), row.line))


def _items(fields: Iterable[tuple[str, str]], line: int) -> tuple[tuple[Text, Text], ...]:
    return tuple((Text(name, line), Text(value, line)) for name, value in fields)


def _refuse_unwritable(row: Row, path: str) -> None:
    """Refuse what lexicon.yaml cannot hold."""
    name = excerpt(row.word)
    if len(row.word) > LONGEST_WORD:
        message = f"The name “{name}” is longer than {LONGEST_WORD} characters."
        raise BadLexicon(message, hint="Make entries of its parts.", path=path, line=row.line)
    for text in (row.word, *(value for _, value in row.fields)):
        if _UNWRITABLE.search(text):
            message = f"The entry “{name}” holds a control character."
            raise BadLexicon(message, hint="Remove it.", path=path, line=row.line)

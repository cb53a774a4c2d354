"""Entries → W3C Pronunciation Lexicons (PLS 1.0, Recommendation of 14 October 2008), one for each language.

What the Recommendation has no element for, ``match`` and ``note``, stands in ``metadata``, which other tools pass over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from narrate.pronounce.exchange.rows import fields_of
from narrate.pronounce.rules import has_rules, say_by_rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.model import Lexeme

PLS = "http://www.w3.org/2005/01/pronunciation-lexicon"
OWN = "urn:x-narrate:lexicon"
GENERATOR = "narrate"
OWN_FIELDS = ("match", "note")


@dataclass(frozen=True, slots=True)
class PlsFile:
    """The lexicon of a language as a file."""

    language: str
    entries: int
    data: bytes


def pls_files(lexemes: Iterable[Lexeme], language: str) -> tuple[PlsFile, ...]:
    """Return a file for each language, by tag; ``language`` is that of entries that name none.

    Entries that `fits_pls` refuses are left out.
    """
    by_language: dict[str, list[Lexeme]] = {}
    for lexeme in filter(fits_pls, lexemes):
        by_language.setdefault(lexeme.language or language, []).append(lexeme)
    return tuple(PlsFile(tag, len(its), _document(tag, its)) for tag, its in sorted(by_language.items()))


def fits_pls(lexeme: Lexeme) -> bool:
    """Whether PLS can say it: not a word that a voice is to read as it stands."""
    return _said(lexeme) is not None


def spaced_letters(word: str) -> str:
    """Return what stands for a word that is spelled out: U M S A."""
    return " ".join(character for character in word if character.isalnum())


def _document(language: str, lexemes: Sequence[Lexeme]) -> bytes:
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<lexicon version="1.0" xmlns="{PLS}" alphabet="ipa" xml:lang={quoteattr(language)}>',
        f'  <meta name="generator" content="{GENERATOR}"/>',
        *_metadata(lexemes),
    ]
    for lexeme in lexemes:
        name, text = _said(lexeme) or ("alias", "")
        said = f"    <{name}>{_text(text)}</{name}>"
        lines += ["  <lexeme>", f"    <grapheme>{_text(lexeme.grapheme)}</grapheme>", said, "  </lexeme>"]
    return "\n".join([*lines, "</lexicon>", ""]).encode()


def _metadata(lexemes: Iterable[Lexeme]) -> list[str]:
    lines = []
    for lexeme in lexemes:
        fields = fields_of(lexeme)
        own = "".join(f" {name}={_attribute(fields[name])}" for name in OWN_FIELDS if name in fields)
        if own:
            lines.append(f'    <entry xmlns="{OWN}" word={_attribute(lexeme.grapheme)}{own}/>')
    return ["  <metadata>", *lines, "  </metadata>"] if lines else []


def _said(lexeme: Lexeme) -> tuple[str, str] | None:
    """Return the element that says how, and its text. What narrate reads by rule is a sound elsewhere."""
    if lexeme.ipa is not None:
        return "phoneme", lexeme.ipa
    if lexeme.letters:
        return "alias", spaced_letters(lexeme.grapheme)
    if lexeme.respelling not in {None, lexeme.grapheme}:
        return "alias", lexeme.respelling or ""
    by_rule = say_by_rule(lexeme.grapheme, lexeme.language or "") if has_rules(lexeme.language) else None
    return ("phoneme", by_rule) if by_rule else None


def _text(text: str) -> str:
    return escape(_writable(text))


def _attribute(text: str) -> str:
    return quoteattr(_writable(text))


def _writable(text: str) -> str:
    """Return a text without the two noncharacters that XML excludes; an escape in YAML can bring them in."""
    return text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")

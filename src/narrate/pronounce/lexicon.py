"""Lexicons as text → entries, checked.

A lexicon file is ``version: 1`` and a table ``entries``; the front matter of an article has the table of entries alone.
Nothing is repaired: what is not understood is an error with path, line and hint.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import replace
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from narrate.errors import BadIpa, BadLexicon, excerpt
from narrate.model import Lexeme
from narrate.pronounce.folding import pieces, spelling
from narrate.pronounce.ipa import segments, spelt
from narrate.pronounce.nodes import Table, Text, read_nodes
from narrate.pronounce.rules import has_rules, say_by_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from narrate.model import LexiconSource

    _Filled = Mapping[str, Any]  # fields of a Lexeme

ARTICLE = "article"  # the origin of the entries of a front matter
BUILT_IN = "builtin"  # and of those that narrate comes with
VERSION = "1"

MOST_PIECES = 20  # words and signs of an entry: a text is compared with so many, at each of its words, at worst
MOST_LETTERS = 12  # spelled out; more would be too long a word for an engine
LONGEST_RESPELLING = 200  # characters
LONGEST_IPA = 500  # characters; the 20 words that a name may have

# Language, script, region, variants, in the capitals that BCP 47 recommends. All languages in use have 2 or 3 letters.
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-[a-z0-9]{5,8})*")

_FILE_KEYS = ("version", "entries")
_FILE_HINT = "A lexicon begins with `version: 1`; below `entries:` stand the names."
_ENTRY_HINT = "Write it like `Evo Morales: {ipa: ˈeβo moˈɾales, lang: es}` or `UMSA: {say: letters}`."


def parse_lexicon(source: LexiconSource, origin: str = "lexicon") -> tuple[Lexeme, ...]:
    """Read the entries of a lexicon, in its order. No two of them could match the same words.

    ``origin`` is what `Pronunciation.source` will say. If it is ``article``, the text is the bare table of entries.
    An entry that asks for its capitals may stand beside one that does not: it is the more special one.

    :raises BadLexicon: it is not YAML or not a lexicon
    :raises BadIpa: a pronunciation is not IPA
    """
    root = read_nodes(source)
    entries = root if origin == ARTICLE else _entries_of_file(root, source.path)
    if isinstance(entries, Text):
        if not entries.value:  # all of it is commented out
            return ()
        raise BadLexicon("The entries are not a table.", hint=_ENTRY_HINT, path=source.path, line=entries.line)
    blank = Lexeme("", origin=origin, path=source.path)
    lexemes = tuple(entry(blank, key, node) for key, node in entries.items)
    _refuse_equals(lexemes)
    return lexemes


def _entries_of_file(root: Text | Table, path: str) -> Text | Table:
    """Return what stands below ``entries``."""
    if isinstance(root, Text):
        what = "not a table" if root.value else "empty"
        raise BadLexicon(f"The lexicon is {what}.", hint=_FILE_HINT, path=path, line=root.line)
    for key, _ in root.items:
        if key.value not in _FILE_KEYS:
            message = f"A lexicon has no key “{excerpt(key.value)}” beside its entries."
            raise BadLexicon(message, hint=_guess(key.value, _FILE_KEYS, _FILE_HINT), path=path, line=key.line)
    values = {key.value: node for key, node in root.items}
    for name in _FILE_KEYS:
        if name not in values:
            raise BadLexicon(f"The lexicon has no `{name}`.", hint=_FILE_HINT, path=path, line=root.line)
    version = values["version"]
    if isinstance(version, Table) or version.value != VERSION:
        message = f"A lexicon that is not of version {VERSION} can't be read."
        raise BadLexicon(message, hint=_FILE_HINT, path=path, line=version.line)
    return values["entries"]


def entry(blank: Lexeme, key: Text, node: Text | Table) -> Lexeme:
    """Return the entry that a key and what it stands for describe; path and origin are those of ``blank``.

    :raises BadLexicon: it is no entry
    :raises BadIpa: its pronunciation is not IPA
    """
    name = excerpt(key.value)
    with _place(blank.path, key.line, name):
        grapheme = _grapheme(key.value)
        if isinstance(node, Text):
            raise BadLexicon("it does not say how.", hint=_ENTRY_HINT)
    filled: dict[str, Any] = {}
    for field, value in node.items:
        with _place(blank.path, field.line, name):
            filled |= _filled(field.value, value)
    lexeme = replace(blank, grapheme=grapheme, line=key.line, **filled)
    with _place(blank.path, key.line, name):
        _check_whole(lexeme)
    return lexeme


@contextmanager
def _place(path: str, line: int, entry: str) -> Iterator[None]:
    """Give errors raised inside their place."""
    try:
        yield
    except (BadLexicon, BadIpa) as error:
        message = f"In the entry “{entry}”: {error.message}"
        raise type(error)(message, hint=error.hint, path=path, line=line) from error


def _grapheme(name: str) -> str:
    if not any(character.isalnum() for character in name):
        raise BadLexicon("the name holds no letter or digit.", hint=_ENTRY_HINT)
    if len(pieces(name)) > MOST_PIECES:
        raise BadLexicon(f"the name has more than {MOST_PIECES} words and signs.", hint="Make entries of its parts.")
    return _composed(name)


def _filled(field: str, value: Text | Table) -> _Filled:
    """Return what a key of an entry fills in of its lexeme."""
    fill = _FIELDS.get(field)
    if fill is None:
        raise BadLexicon(f"there is no key “{excerpt(field)}”.", hint=_guess(field, _FIELDS, _ENTRY_HINT))
    if isinstance(value, Table) or not value.value.strip():
        raise BadLexicon(f"`{field}` has no text.", hint=_ENTRY_HINT)
    return fill(value.value)


def _ipa(value: str) -> _Filled:
    if len(value) > LONGEST_IPA:
        raise BadLexicon(f"the IPA is longer than {LONGEST_IPA} characters.", hint="Give its parts entries.")
    return {"ipa": spelt(segments(value))}


def _say(value: str) -> _Filled:
    if value == "letters":
        return {"letters": True}
    if value.casefold() in {"letter", "letters"}:
        raise BadLexicon(f"“{value}” would be said as a word.", hint="Write `say: letters` to have it spelled out.")
    if not any(character.isalnum() for character in value):
        raise BadLexicon("the respelling holds no letter or digit.", hint=_ENTRY_HINT)
    if len(value) > LONGEST_RESPELLING:
        raise BadLexicon(f"the respelling is longer than {LONGEST_RESPELLING} characters.", hint="Make it shorter.")
    return {"respelling": _composed(value)}


def _lang(value: str) -> _Filled:
    if not _LANGUAGE.fullmatch(value):
        raise BadLexicon(f"“{excerpt(value)}” is not a language tag.", hint="Write it like es, ay, qu, en-GB or es-BO.")
    return {"language": value}


def _match(value: str) -> _Filled:
    if value != "case":
        raise BadLexicon(
            f"`match` can't be “{excerpt(value)}”.", hint="Its one value is `case`: capitals must be equal."
        )
    return {"match_case": True}


def _note(value: str) -> _Filled:
    return {"note": value}


_FIELDS: Mapping[str, Callable[[str], _Filled]] = MappingProxyType(
    {"ipa": _ipa, "say": _say, "lang": _lang, "match": _match, "note": _note}
)


def _check_whole(lexeme: Lexeme) -> None:
    """Refuse what no single field could tell."""
    says = lexeme.letters or lexeme.respelling is not None
    if says and lexeme.ipa is not None:
        raise BadLexicon("it has both `ipa` and `say`.", hint="Keep the one that is right.")
    if not says and lexeme.ipa is None and lexeme.language is None:
        raise BadLexicon("it has neither `ipa` nor `say` nor `lang`.", hint=_ENTRY_HINT)
    if has_rules(lexeme.language) and not lexeme.letters and lexeme.ipa is None:
        _check_readable(lexeme)
    if lexeme.letters and sum(character.isalnum() for character in lexeme.grapheme) > MOST_LETTERS:
        raise BadLexicon(f"it is too long to be spelled out; {MOST_LETTERS} letters are the most.", hint=_ENTRY_HINT)


def _check_readable(lexeme: Lexeme) -> None:
    """Refuse what the rules of the entry's language cannot read."""
    text, language = lexeme.respelling or lexeme.grapheme, lexeme.language or ""
    if say_by_rule(text, language) is None:
        message = f"the spelling rules of {language} can't read “{excerpt(text)}”."
        raise BadLexicon(message, hint="Write it with the letters of that language, or give its `ipa`.")


def _refuse_equals(lexemes: Iterable[Lexeme]) -> None:
    """Refuse two entries that would match the same words."""
    seen: dict[tuple[object, ...], Lexeme] = {}
    for lexeme in lexemes:
        first = seen.setdefault(identity(lexeme), lexeme)
        if first is not lexeme:
            names = (
                f"“{excerpt(lexeme.grapheme)}” is the same entry as “{excerpt(first.grapheme)}” in line {first.line}."
            )
            raise BadLexicon(names, hint="Remove one of them.", path=lexeme.path, line=lexeme.line)


def identity(lexeme: Lexeme) -> tuple[object, ...]:
    """Return what no two entries of a lexicon have in common: the words that they match."""
    capitals = spelling(lexeme.grapheme) if lexeme.match_case else None
    return capitals, *(piece.key for piece in pieces(lexeme.grapheme))


def _composed(text: str) -> str:
    return normalize("NFC", " ".join(text.split()))


def _guess(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint for a key that does not exist."""
    near = get_close_matches(word, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else otherwise

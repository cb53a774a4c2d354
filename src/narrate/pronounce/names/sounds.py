"""How a name of a language is said: by the built-in lexicon, by the accents of the lists, by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.pronounce.names.vocabulary import bare
from narrate.pronounce.rules import say_by_rule

if TYPE_CHECKING:
    from narrate.pronounce.names.vocabulary import Vocabulary


def sound(name: str, language: str, vocabulary: Vocabulary, *, lost_accents: bool) -> tuple[str, str]:
    """Return the IPA of a name and who knows it (``builtin``, ``rule:es``); the empty IPA if no rule reads it.

    :param lost_accents: the article may have dropped accents, as English ones do
    """
    primary = language.partition("-")[0].lower()
    key = bare(name)
    rule = f"rule:{primary}"
    for lexeme in vocabulary.entries.get(key, ()):
        if (lexeme.language or "").partition("-")[0] == primary and not lexeme.match_case:
            ipa = lexeme.ipa or say_by_rule(lexeme.respelling or lexeme.grapheme, primary)
            if ipa:
                return ipa, "builtin"
    listed = _as_listed(name, key, primary, vocabulary) if lost_accents else name
    is_known = listed != name or any(entry.language == primary for entry in vocabulary.by_key.get(key, ()))
    ipa = say_by_rule(listed, primary, lost_accents=lost_accents and not is_known)
    return ipa or "", rule


def _as_listed(name: str, key: str, language: str, vocabulary: Vocabulary) -> str:
    """Return a name with the accents and ñ that a list gives it, unless it has marks of its own."""
    if not name.isascii() and name != bare(name):
        return name
    for stem, plural in ((key, ""), (key.removesuffix("s"), "s")):
        spellings = [entry.spelling for entry in vocabulary.by_key.get(stem, ()) if entry.language == language]
        if spellings:
            accented = [spelling for spelling in spellings if not spelling.isascii()]
            return (accented or spellings)[0] + (plural if stem != key else "")
    return name

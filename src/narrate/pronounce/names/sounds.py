"""How a name of a language is said: by the built-in lexicon, by the accents of the lists, by the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from narrate.pronounce.names.dates import in_words
from narrate.pronounce.names.vocabulary import bare
from narrate.pronounce.rules import has_rules, say_by_rule

if TYPE_CHECKING:
    from narrate.pronounce.names.vocabulary import Vocabulary


class Spoken(NamedTuple):
    """How a name is said, in which language, and who knows it (``builtin``, ``rule:es``); without a rule, no IPA."""

    ipa: str
    language: str
    source: str


def sound(name: str, language: str, vocabulary: Vocabulary, *, lost_accents: bool, declared: bool = False) -> Spoken:
    """Return how a name is said. The built-in lexicon knows better than a language that was guessed.

    :param lost_accents: the article may have dropped accents, as English ones do
    :param declared: somebody says that it is of that language, which nothing overrules
    """
    primary = language.partition("-")[0].lower()
    key = bare(name)
    entries = [each for each in vocabulary.entries.get(key, ()) if not each.match_case and has_rules(each.language)]
    for lexeme in sorted(entries, key=lambda each: each.language != primary):
        tag = lexeme.language or primary
        if declared and tag != primary:
            continue
        ipa = lexeme.ipa or say_by_rule(lexeme.respelling or lexeme.grapheme, tag)
        if ipa:
            return Spoken(ipa, tag, "builtin")
    if primary == "es" and key.endswith("ses") and key not in vocabulary.by_key and vocabulary.bearers(key):
        one = sound(name[:-2], language, vocabulary, lost_accents=lost_accents, declared=declared)
        return one._replace(ipa=one.ipa and f"{one.ipa}es")  # the Moraleses: the stress stays where it was
    listed = _as_listed(name, key, primary, vocabulary) if lost_accents else name
    known = vocabulary.by_key.get(key, ())
    is_known = listed != name or any(entry.language == primary or entry.kind == "given" for entry in known)
    ipa = say_by_rule(
        in_words(listed) if primary == "es" else listed, primary, lost_accents=lost_accents and not is_known
    )
    return Spoken(ipa or "", primary, f"rule:{primary}")


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

"""Acronyms that no lexicon has: said as a word or letter by letter, in which language, and how sure that is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.cues import is_spanish_shaped
from narrate.pronounce.rules import say_by_rule
from narrate.pronounce.say import letter_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.pronounce.names.vocabulary import Vocabulary

ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LONGEST_SPELLED: Final = 8  # letters; longer ones are words in capitals
_SHORTEST_WORD: Final = 4  # UMSA is a word; three letters are mostly spelled
_VOWELS: Final = frozenset("AEIOU")
_LINKS: Final = frozenset("a al and de del e el en for la las los of para por the to y".split())
_REACH: Final = 12  # words before a bracket that may be the full name


@dataclass(frozen=True, slots=True)
class Acronym:
    """How one is said. ``ipa`` is empty where the voice reads ``spoken``; ``confidence`` is from 0 to 1."""

    spoken: str
    ipa: str
    language: str | None
    confidence: float


def say_acronym(word: str, texts: Sequence[str], language: str, vocabulary: Vocabulary) -> Acronym | None:
    """Say an acronym of an article in a language; None for what is a number or a word that is only shouted.

    The full name beside it, *Movimiento al Socialismo (MAS)*, tells its language and that it is an acronym at all.
    """
    full = full_name(word, texts)
    if full is None and (ROMAN.fullmatch(word) or vocabulary.is_english(word.lower())):
        return None
    if len(word) > _LONGEST_SPELLED and full is None and not any(sign.isdigit() for sign in word):
        return None
    spanish = language.startswith("es") or (full is not None and _is_spanish(full, vocabulary))
    if _is_word(word):
        ipa = say_by_rule(word.lower(), "es") or "" if spanish else ""
        return Acronym(word.lower(), ipa, "es" if ipa else None, 0.8 if full else 0.5)
    letters = letter_names(word, language)
    vowels = _VOWELS.intersection(word)
    return Acronym(" ".join(word), letters, None, 0.9 if full or not vowels else 0.6)


def full_name(acronym: str, texts: Sequence[str]) -> str | None:
    """Return the full name that an article gives beside an acronym, before its bracket or in one after it."""
    before = re.compile(rf"((?:[\w’'-]+[\s,]+){{1,{_REACH}}})[(\[]{re.escape(acronym)}\b")
    after = re.compile(rf"\b{re.escape(acronym)}\s*[(\[]((?:[\w’'-]+[\s,]*){{2,{_REACH}}})[)\]]")
    for text in texts:
        if acronym not in text:
            continue
        for pattern in (before, after):
            for found in pattern.finditer(text):
                if name := _with_initials(acronym, found[1].split()):
                    return name
    return None


def _with_initials(acronym: str, words: Sequence[str]) -> str | None:
    """Return the shortest run of words at the end whose initials begin and end as the acronym does."""
    for start in range(len(words) - 2, -1, -1):
        told = [word for word in words[start:] if word.lower() not in _LINKS]
        initials = "".join(word[0].upper() for word in told)
        if (
            len(told) > 1
            and initials[0] == acronym[0]
            and set(initials) <= set(acronym)
            and len(initials) >= min(len(acronym), 3) - 1
        ):
            return " ".join(words[start:])
    return None


def _is_spanish(name: str, vocabulary: Vocabulary) -> bool:
    words = [word.lower() for word in name.split() if word.lower() not in _LINKS]
    return sum(not vocabulary.is_english(word) for word in words) * 2 >= len(words)


def _is_word(acronym: str) -> bool:
    """Whether it can be said as a word: four letters or more, two vowels, syllables of Spanish."""
    vowels = sum(letter in _VOWELS for letter in acronym)
    return len(acronym) >= _SHORTEST_WORD and vowels > 1 and is_spanish_shaped(acronym.lower())

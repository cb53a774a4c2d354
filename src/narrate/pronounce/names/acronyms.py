"""Acronyms that no lexicon has: said as a word or letter by letter, in which language, and how sure that is."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from narrate.pronounce.names.cues import is_spanish_shaped
from narrate.pronounce.names.evidence import RARE
from narrate.pronounce.rules import say_by_rule
from narrate.pronounce.say import letter_names

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narrate.pronounce.names.vocabulary import Vocabulary

ROMAN: Final = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_LONGEST_SPELLED: Final = 8  # letters; longer ones are words in capitals
_SHORTEST_WORD: Final = 4  # UMSA is a word; three letters are mostly spelled
_VOWELS: Final = frozenset("AEIOU")
_LINKS: Final = frozenset("a al and de del e el en for la las los of para por the to y".split())
_REACH: Final = 12  # words before a bracket that may be the full name
_SIGHT: Final = 150  # characters
_CAPITALISED: Final = re.compile(rf"[A-ZÀ-Þ][\w’'-]*(?:(?:\s+(?:{'|'.join(sorted(_LINKS))}))*\s+[A-ZÀ-Þ][\w’'-]*)+$")
_BRACKETED: Final = re.compile(r"(?:[(\[]|(?<=, )(?:or|(?:better )?known as) (?:the )?(?=[A-Z]{2}))(\w{2,20})\b")
_BRACKET_FOLLOWS: Final = re.compile(rf"\b(\w{{2,20}})\s{{0,3}}[(\[]([^()\[\]]{{2,{_SIGHT}}})[)\]]")
_WORD: Final = re.compile(r"[\w’'-]+")


@dataclass(frozen=True, slots=True)
class Acronym:
    """How one is said. ``ipa`` is empty where the voice reads ``spoken``; ``confidence`` is from 0 to 1."""

    spoken: str
    ipa: str
    language: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Setting:
    """The article that an acronym stands in: what stands `beside` acronyms, and whether most names are Spanish."""

    beside: Mapping[str, Sequence[tuple[str, bool]]]
    language: str
    is_spanish: bool


def say_acronym(word: str, setting: Setting, vocabulary: Vocabulary) -> Acronym | None:
    """Say an acronym of an article; None for what is a number or a word that is only shouted.

    The full name beside it, *Movimiento al Socialismo (MAS)*, tells its language and that it is an acronym at all.
    """
    full = _full_name(word, setting.beside.get(word, ()))
    small = word.lower()  # that is no seldom word, nor made with a prefix: RIGI, REINFO
    shouted = vocabulary.english.get(small, 0) >= RARE or vocabulary.is_ordinary(small)
    if full is None and (ROMAN.fullmatch(word) or shouted):
        return None
    if len(word) > _LONGEST_SPELLED and full is None and not any(sign.isdigit() for sign in word):
        return None
    if _is_word(word):
        spanish = setting.is_spanish if full is None or full.is_translated else _is_spanish(full.text, vocabulary)
        ipa = say_by_rule(word.lower(), "es") or "" if spanish else ""
        return Acronym(word.lower(), ipa, "es" if ipa else None, 0.8 if full else 0.5)
    letters = letter_names(word, setting.language)
    vowels = _VOWELS.intersection(word)
    return Acronym(" ".join(word), letters, None, 0.9 if full else 0.6 if vowels else 0.8)


class FullName(NamedTuple):
    """A name beside an acronym. It is a translation if it has other initials: Movement Toward Socialism (MAS)."""

    text: str
    is_translated: bool = False


def full_name(acronym: str, texts: Sequence[str]) -> FullName | None:
    """Return the full name that an article gives beside an acronym, before its bracket or in one after it."""
    return _full_name(acronym, beside(texts).get(acronym, ()))


def beside(texts: Sequence[str]) -> Mapping[str, Sequence[tuple[str, bool]]]:
    """Return for each acronym in or before a bracket what stands before it, or (true) inside the bracket after it."""
    found: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for text in texts:
        for bracketed in _BRACKETED.finditer(text):
            before = text[max(0, bracketed.start() - _SIGHT) : bracketed.start()]
            found[bracketed[1]].append((before.rstrip(", "), False))
        for followed in _BRACKET_FOLLOWS.finditer(text):
            found[followed[1]].append((followed[2], True))
    return found


def _full_name(acronym: str, places: Sequence[tuple[str, bool]]) -> FullName | None:
    for words, _ in places:
        if name := _with_initials(acronym, _WORD.findall(words)[-_REACH:]):
            return FullName(name)
    names = (_CAPITALISED.search(words) for words, inside in places if not inside)
    return next((FullName(name[0].strip(), is_translated=True) for name in names if name), None)


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

"""What voices misread, spelled out: tables of rules, each with an example that is also its test.

A rule is here because espeak-ng 1.52 says something other than a reader would. All else is left to the voice, which
knows more words than a table. What is written never changes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from narrate.model import Pronunciation
from narrate.plan.abbreviations import SPANISH_WORDS, written_like
from narrate.plan.rules_en import ENGLISH
from narrate.plan.rules_es import SPANISH
from narrate.plan.words import Reading
from narrate.pronounce.rules import say_by_rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from narrate.plan.rules import Rule

RULES: Final[Mapping[str, tuple[Rule, ...]]] = {"en": ENGLISH, "es": SPANISH}


def _spanish_title(reading: Reading) -> Reading:
    """Say a Spanish title in Spanish, whatever the language around it."""
    if reading.spoken not in SPANISH_WORDS:
        return reading
    ipa = say_by_rule(reading.spoken, "es")
    return replace(reading, pronunciation=Pronunciation(ipa, "es", "rule:es") if ipa else None, language="es")


def spell_out(text: str, start: int, end: int, language: str) -> list[Reading]:
    """What is said otherwise from ``start`` to ``end``, in order, none overlapping; nothing in an unknown language."""
    if text.isascii() and text.isalpha():
        return []  # a lone word; no rule knows one, and lists of words are long
    found = [
        (match.start(), order, match.end(), rule.say(match))
        for order, rule in enumerate(RULES.get(written_like(language), ()))
        for match in rule.pattern.finditer(text, start, end)
    ]
    readings = []
    for first, _, last, said in sorted(found):  # of two that overlap: the first in the text, then in the table
        if first >= start:
            glued = text[last : last + 1].isalnum()  # No.5 is said “number 5”
            readings.append(_spanish_title(Reading(first, last, said + " " * glued)))
            start = last
    return readings

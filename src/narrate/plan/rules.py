"""What a rule of spelling out is, and the parts that the rules of several languages are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from narrate.plan.abbreviations import ABBREVIATIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Say = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` finds exactly what is said otherwise; ``example`` is a text, and that text as it is said."""

    pattern: re.Pattern[str]
    say: Say
    example: tuple[str, str]


_SIGHT: Final = 20  # characters

CAPITAL: Final = "A-ZÀ-ÖØ-Þ"
ALONE: Final = r"(?<![\w.,:$£€#/])(?<![$£€]\s)(?<!\d[–-])"  # no part of a longer number or of an amount
WHOLE: Final = r"(?![\w%‰°]|[.,:–-]\d|\s?[%‰°])"
NUMBER: Final = r"\d++(?:[.,]\d++)*+"
YEAR: Final = r"(?:1[1-9]\d\d|20\d\d)"
LATER_YEAR: Final = rf"(?:–(?!00)\d\d|-(?:1[3-9]|[2-9]\d)|[–-]{YEAR})"  # 2019-02 is a month
DAY: Final = r"0?[1-9]|[12]\d|3[01]"
MONTH: Final = r"0?[1-9]|1[0-2]"
ISO_DATE: Final = rf"{ALONE}(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\w-])"


def before(match: re.Match[str]) -> str:
    """Return the end of the text before what was found: no more, so that a long text takes no square of the time."""
    return match.string[max(0, match.start() - _SIGHT) : match.start()]


def as_(said: str) -> Say:
    """Say the same words whatever was found."""
    return lambda _: said


def as_listed(forms: Mapping[str, str]) -> Say:
    """Say the words that a table gives for what was found; blanks do not count."""
    said = {form.replace(" ", ""): words for form, words in forms.items()}
    return lambda match: said["".join(match[0].split())]


def one_of(forms: Mapping[str, str]) -> str:
    """Return the pattern of the forms that have words, the longest first; a blank in a form may be missing."""
    spelled = sorted((form for form, said in forms.items() if said), key=len, reverse=True)
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s?") for form in spelled) + ")"


def stops(language: str, initials: str) -> tuple[Rule, ...]:
    """The rules for short forms and initials: a stop before a capital letter makes the voice break off."""
    forms = ABBREVIATIONS[language]
    before_name, before_number, anywhere = forms.before_name, forms.before_number, forms.anywhere
    begins = r"(?<![\w.])"
    return (
        Rule(re.compile(rf"{begins}{one_of(anywhere)}(?!\w)"), as_listed(anywhere), ("la vs. el", "la versus el")),
        Rule(
            re.compile(rf"{begins}{one_of(before_name)}(?=\s['\"‘“«(]?[{CAPITAL}])"),
            as_listed(before_name),
            ("Sra. Quispe", "Señora Quispe"),
        ),
        Rule(
            re.compile(rf"{begins}{one_of(before_number)}(?=\s?\d)"),
            as_listed(before_number),
            {"en": ("p. 17, No.5", "page 17, number 5"), "es": ("p. 17, Nº5", "página 17, número 5")}[language],
        ),
        Rule(
            re.compile(rf"(?<![\w.])(?:[^\W\d_]\.){{2,}}+(?=\s[{CAPITAL}])"),
            _without_last_stop,
            ("U.S. Army", "U.S Army"),  # without the other stops, O.A.S. would be a word or have a weak “a”
        ),
        Rule(re.compile(rf"(?<![\w.])[{initials}]\.(?=\s[{CAPITAL}])"), _without_last_stop, ("J. R. Paz", "J R Paz")),
    )


def _without_last_stop(match: re.Match[str]) -> str:
    return match[0][:-1]


def before_numbers(signs: Mapping[str, str], example: tuple[str, str]) -> Rule:
    """The rule for signs that mean something in front of a number: <5, ≥ 4, #1; not for arrows, hearts and hashtags."""
    alone = r"(?<![-–=<>~#/])(?!<3(?!\d))(?!#\d+\w)"
    pattern = rf"{alone}(?:(?<![\w)\]]){one_of(signs)}|[<>])(?=\s?\d)"
    return Rule(re.compile(pattern), _parted(signs), example)


def minus(said: str, example: tuple[str, str]) -> Rule:
    """The rule for a minus, which is often typed as a hyphen or a dash; one between two numbers is something else."""
    return Rule(re.compile(r"(?<![^\s(\[])(?<!\d\s)[-–−](?=\d)"), as_(said), example)


def hyphen_ranges(to: str, example: tuple[str, str]) -> Rule:
    """The rule for small numbers with a hyphen: 10-15 is a range; 2-0 and 50-50 are two numbers."""

    def say(match: re.Match[str]) -> str:
        first, last = match[1], match[2]
        return f"{first} {to} {last}" if int(first) < int(last) else f"{first} {last}"

    return Rule(re.compile(rf"{ALONE}(\d{{1,3}})-(\d{{1,3}})(?![\w-]|[.,:]\d)"), say, example)


def _parted(signs: Mapping[str, str]) -> Say:
    """Say the words of a sign, parted from a word that it is glued to."""

    def say(match: re.Match[str]) -> str:
        is_glued = before(match)[-1:].isalnum()
        return f" {signs[match[0]]}" if is_glued else signs[match[0]]

    return say


def fractions(words: Mapping[str, str], example: tuple[str, str]) -> Rule:
    """The rule for the common fractions."""
    pattern = rf"{ALONE}(?<!\d\s)(?<![Pp]art\s){one_of(words)}(?![\w/%]|[.,]\d)"
    return Rule(re.compile(pattern), as_listed(words), example)


def units(words: Mapping[str, tuple[str, str]], example: tuple[str, str]) -> Rule:
    """The rule for units after a number: of one, and of several."""
    pattern = one_of({unit: plural for unit, (_, plural) in words.items()})

    def say(match: re.Match[str]) -> str:
        one, several = words[match[0]]
        said = one if re.search(r"(?<![\w.,])1\s?\Z", before(match)) else several
        return said if before(match)[-1].isspace() else f" {said}"

    return Rule(re.compile(rf"(?:(?<=\d)|(?<=\d\s)){pattern}(?![\w²³/])"), say, example)

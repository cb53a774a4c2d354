"""What voices misread, spelled out: a table of rules, each with an example that is also its test.

A rule is here because espeak-ng 1.52 says something other than a reader would. All else is left to the voice, which
knows more words than a table. What is written never changes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from narrate.plan.abbreviations import ABBREVIATIONS, written_like
from narrate.plan.words import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Say = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` finds exactly what is said otherwise; ``example`` is a text, and that text as it is said."""

    pattern: re.Pattern[str]
    say: Say
    example: tuple[str, str]


def spell_out(text: str, start: int, end: int, language: str) -> list[Reading]:
    """What is said otherwise from ``start`` to ``end``, in order, none overlapping; nothing in an unknown language."""
    found = [
        (match.start(), order, match.end(), rule.say(match))
        for order, rule in enumerate(RULES.get(written_like(language), ()))
        for match in rule.pattern.finditer(text, start, end)
    ]
    readings = []
    for first, _, last, said in sorted(found):  # of two that overlap: the first in the text, then in the table
        if first >= start:
            glued = text[last : last + 1].isalnum()  # No.5 is said “number 5”
            readings.append(Reading(first, last, said + " " * glued))
            start = last
    return readings


# --- how the words are made ----------------------------------------------------------------------------------------

_DECADES: Final = (
    "hundreds",
    "tens",
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_CURRENCIES: Final = {"$": "dollar", "US$": "US dollar", "£": "pound", "€": "euro"}
_SCALES: Final = {"k": "thousand", "m": "million", "bn": "billion", "tn": "trillion"}


def _as(said: str) -> Say:
    return lambda _: said


def _as_listed(forms: Mapping[str, str]) -> Say:
    said = {form.replace(" ", ""): words for form, words in forms.items()}
    return lambda match: said["".join(match[0].split())]


def _without_last_stop(match: re.Match[str]) -> str:
    return match[0][:-1]


def _day(digits: str) -> str:
    day = int(digits)
    ending = "th" if day in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _year(digits: str) -> str:
    """Four digits of a year, or its last two."""
    century, rest = digits[:-2], digits[-2:]
    if century == "20" and rest[0] == "0":
        return digits  # two thousand and nine
    said = "hundred" if rest == "00" else f"oh {rest[1]}" if rest[0] == "0" else rest
    return f"{century} {said}".lstrip()


def _decade(match: re.Match[str]) -> str:
    return f"{match['century'] or ''} {_DECADES[int(match['decade'])]}".lstrip()


def _money(match: re.Match[str]) -> str:
    amount, scale, unit = match["amount"], (match["scale"] or "").strip(), _CURRENCIES[match["sign"]]
    adjective = match.string.endswith(" a ", 0, match.start())  # a 5 million dollar loan
    plural = "" if adjective or (amount == "1" and not scale) else "s"
    return " ".join(filter(None, (amount, _SCALES.get(scale, scale), unit + plural)))


# --- where they are said -------------------------------------------------------------------------------------------

_CAPITAL: Final = "A-ZÀ-ÖØ-Þ"
_ALONE: Final = r"(?<![\w.,:$£€#])(?<![$£€]\s)(?<!\d[–-])"  # no part of a longer number or of an amount
_WHOLE: Final = r"(?![\w%‰°]|[.,:–-]\d|\s?[%‰°])"
_NO_COUNT: Final = r"(?!\s(?:people|dollars|euros|pounds|bolivianos|kilomet\w+|met(?:re|er)s|miles|k[gm]|m)\b)"
_NUMBER: Final = r"\d++(?:[.,]\d++)*+"
_YEAR: Final = r"(?:1[1-9]\d\d|20\d\d)"
_LATER_YEAR: Final = rf"(?:–(?!00)\d\d|-(?:1[3-9]|[2-9]\d)|[–-]{_YEAR})"  # 2019-02 is a month
_SCALE: Final = r"(?:\s(?:thousand|(?:m|b|tr)illion)\b|(?:k|m|bn|tn)\b)"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_AFTER_MONTH: Final = "(?:" + "|".join(rf"(?<={month}\s)" for month in _MONTHS.split("|")) + ")"
_MESES: Final = "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre"


def _one_of(forms: Mapping[str, str]) -> str:
    spelled = sorted((form for form, said in forms.items() if said), key=len, reverse=True)
    return r"(?<![\w.])(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s?") for form in spelled) + ")"


def _stops(language: str, initials: str) -> tuple[Rule, ...]:
    """The rules for short forms and initials: a stop before a capital letter makes the voice break off."""
    forms = ABBREVIATIONS[language]
    before_name, before_number, anywhere = forms.before_name, forms.before_number, forms.anywhere
    return (
        Rule(re.compile(_one_of(anywhere) + r"(?!\w)"), _as_listed(anywhere), ("la vs. el", "la versus el")),
        Rule(
            re.compile(rf"{_one_of(before_name)}(?=\s['\"‘“«(]?[{_CAPITAL}])"),
            _as_listed(before_name),
            ("Sra. Quispe", "Señora Quispe"),
        ),
        Rule(
            re.compile(_one_of(before_number) + r"(?=\s?\d)"),
            _as_listed(before_number),
            {"en": ("p. 17, No.5", "page 17, number 5"), "es": ("p. 17, Nº5", "página 17, número 5")}[language],
        ),
        Rule(
            re.compile(rf"(?<![\w.])(?:[^\W\d_]\.){{2,}}+(?=\s[{_CAPITAL}])"),
            _without_last_stop,
            ("U.S. Army", "U.S Army"),  # without the other stops, O.A.S. would be a word or have a weak “a”
        ),
        Rule(re.compile(rf"(?<![\w.])[{initials}]\.(?=\s[{_CAPITAL}])"), _without_last_stop, ("J. R. Paz", "J R Paz")),
    )


_ENGLISH: Final = (
    *_stops("en", "B-Z"),  # a bare A would be the article “a”
    Rule(
        re.compile(rf"{_ALONE}({_YEAR})({_LATER_YEAR}){_WHOLE}"),
        lambda match: f"{_year(match[1])} to {_year(match[2][1:])}",
        ("2019–20, 1899-1905", "20 19 to 20, 18 99 to 19 oh 5"),
    ),
    Rule(
        re.compile(rf"{_ALONE}({_NUMBER})–({_NUMBER})(?![\w–]|:\d)"),
        lambda match: f"{match[1]} to {match[2]}",
        ("pages 17–20, 10–12.5%", "pages 17 to 20, 10 to 12.5%"),
    ),
    Rule(
        re.compile(rf"{_ALONE}(?P<century>1[1-9]|20(?!00))?(?P<decade>(?(century)\d|[2-9]))0['’]?s\b"),
        _decade,
        ("the 1990s, the ’80s, 1910’s", "the 19 nineties, the ’eighties, 19 tens"),
    ),
    Rule(
        re.compile(rf"{_ALONE}(?<!page\s){_YEAR}{_WHOLE}{_NO_COUNT}"),
        lambda match: _year(match[0]),
        ("1500, 1905, 2009, mid-2019, 1300 km", "15 hundred, 19 oh 5, 2009, mid-20 19, 1300 km"),
    ),
    Rule(re.compile(rf"{_ALONE}2000['’]?s\b"), _as("2 thousands"), ("the 2000s", "the 2 thousands")),
    Rule(
        re.compile(rf"{_ALONE}(?<![Tt]he\s)(?:[1-9]|[12]\d|3[01])(?=\s(?:{_MONTHS})\b)"),
        lambda match: f"the {_day(match[0])} of",
        ("8 February, the 3 May decree", "the 8th of February, the 3 May decree"),
    ),
    Rule(
        re.compile(rf"{_AFTER_MONTH}(?:[1-9]|[12]\d|3[01])(?=,\s\d{{4}}\b)"),
        lambda match: _day(match[0]),
        ("February 8, 2020", "February 8th, 20 20"),
    ),
    Rule(
        re.compile(
            rf"(?<![\w$£€])(?P<sign>US\$|[$£€])(?P<amount>\d++(?:,\d{{3}})*+(?:\.\d++(?={_SCALE}))?)"
            rf"(?P<scale>{_SCALE})?(?![\w%]|[.,–-]\d)"
        ),
        _money,
        ("£1,000, a $5 million loan, US$2.5bn", "1,000 pounds, a 5 million dollar loan, 2.5 billion US dollars"),
    ),
    Rule(re.compile(r"(?<=\d\s)%"), _as("percent"), ("83 %", "83 percent")),
    Rule(re.compile(r"(?<=\s)&(?=\s)"), _as("and"), ("R & D", "R and D")),
)

_SPANISH: Final = (
    *_stops("es", "BCDF-HJ-NP-TV-XZ"),  # bare vowels and Y would be the words “a”, “e”, “o”, “y”
    Rule(
        re.compile(rf"{_ALONE}({_YEAR})({_LATER_YEAR}){_WHOLE}"),
        lambda match: f"{match[1]} a {match[2][1:]}",
        ("2019-2020", "2019 a 2020"),
    ),
    Rule(
        re.compile(rf"{_ALONE}({_NUMBER})–({_NUMBER})(?![\w–]|:\d)"),
        lambda match: f"{match[1]} a {match[2]}",
        ("páginas 17–20", "páginas 17 a 20"),
    ),
    Rule(re.compile(rf"{_ALONE}1(?=\sde\s(?:{_MESES})\b)"), _as("primero"), ("el 1 de mayo", "el primero de mayo")),
    Rule(re.compile(r"(?<=\d\s)%"), _as("por ciento"), ("83 %", "83 por ciento")),
    Rule(re.compile(r"(?<=\s)&(?=\s)"), _as("y"), ("R & D", "R y D")),
)

RULES: Final = {"en": _ENGLISH, "es": _SPANISH}

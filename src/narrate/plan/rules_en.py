"""What an English text has said otherwise than it is written."""

from __future__ import annotations

import re
from typing import Final

from narrate.plan.rules import (
    ALONE,
    ISO_DATE,
    LATER_YEAR,
    MONTH,
    NUMBER,
    WHOLE,
    YEAR,
    Rule,
    as_,
    before,
    before_numbers,
    fractions,
    hyphen_ranges,
    minus,
    stops,
    units,
)

# --- how the words are made ----------------------------------------------------------------------------------------

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
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
_ROMAN: Final = {"X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
_COUNTED: Final = re.compile(
    r"\b(?:World War|[Cc]hapter|[Pp]art|[Aa]ct|[Ss]cene|[Bb]ook|[Vv]olume|[Aa]rticle|[Tt]itle|[Pp]hase|[Tt]ype|[Cc]lass"
    r"|[Ss]tage|[Ff]igure|[Tt]able|[Cc]h\.|[Vv]ol\.|[Aa]rt\.|[Ff]ig\.)\s\Z"
)
_NAMED: Final = re.compile(r"(?<!\w)[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]{2,}\s\Z")
_ARTICLE: Final = re.compile(r"(?<!\w)[Aa]\s\Z")
_CURRENCIES: Final = {"$": "dollar", "US$": "US dollar", "£": "pound", "€": "euro"}
_SCALES: Final = {"k": "thousand", "m": "million", "bn": "billion", "tn": "trillion"}


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
    adjective = _ARTICLE.search(before(match))  # a 5 million dollar loan
    plural = "" if adjective or (amount == "1" and not scale) else "s"
    return " ".join(filter(None, (amount, _SCALES.get(scale, scale), unit + plural)))


def _numeral(match: re.Match[str]) -> str:
    """A Roman number after a word that counts is a number, after a name an ordinal; alone it may be anything."""
    value = sum(_ROMAN[sign] for sign in re.findall("IX|IV|[XVI]", match[0]))
    if _COUNTED.search(before(match)):
        return str(value)
    return f"the {_day(str(value))}" if _NAMED.search(before(match)) else match[0]


def _date(match: re.Match[str]) -> str:
    return f"the {_day(match['day'])} of {_MONTHS[int(match['month']) - 1]} {_year(match['year'])}"


# --- where they are said -------------------------------------------------------------------------------------------

_NO_COUNT: Final = r"(?!\s(?:people|dollars|euros|pounds|bolivianos|kilomet\w+|met(?:re|er)s|miles|k[gm]|m)\b)"
_SCALE: Final = r"(?:\s(?:thousand|(?:m|b|tr)illion)\b|(?:k|m|bn|tn)\b)"
_MONTH_NAME: Final = "|".join(_MONTHS)
_AFTER_MONTH: Final = "(?:" + "|".join(rf"(?<={month}\s)" for month in _MONTHS) + ")"
_CLEAR_DAY: Final = r"(?P<day>1[3-9]|2\d|3[01])"  # no month: who wrote 02/03/2019 alone knows which is which
_SIGNS: Final = {
    "<": "less than",
    ">": "more than",
    "≤": "at most",
    "≥": "at least",
    "≈": "about",
    "~": "about",
    "#": "number",
}
_FRACTIONS: Final = {
    "1/2": "one half",
    "1/3": "one third",
    "2/3": "two thirds",
    "1/4": "one quarter",
    "3/4": "three quarters",
    "1/5": "one fifth",
    "1/10": "one tenth",
}
_UNITS: Final = {
    "°C": ("degree Celsius", "degrees Celsius"),
    "°F": ("degree Fahrenheit", "degrees Fahrenheit"),
    "km/h": ("kilometre an hour", "kilometres an hour"),
    "km²": ("square kilometre", "square kilometres"),
    "m²": ("square metre", "square metres"),
    "m³": ("cubic metre", "cubic metres"),
    "kW": ("kilowatt", "kilowatts"),
    "MW": ("megawatt", "megawatts"),
    "km": ("kilometre", "kilometres"),
    "cm": ("centimetre", "centimetres"),
    "mm": ("millimetre", "millimetres"),
    "kg": ("kilogram", "kilograms"),
    "ha": ("hectare", "hectares"),
}

ENGLISH: Final = (
    *stops("en", "B-Z"),  # a bare A would be the article “a”
    Rule(re.compile(ISO_DATE), _date, ("on 2019-10-20", "on the 20th of October 20 19")),
    Rule(
        re.compile(rf"{ALONE}{_CLEAR_DAY}/(?P<month>{MONTH})/(?P<year>{YEAR})(?![\w/])"),
        _date,
        ("20/10/2019, 2/3/2019", "the 20th of October 20 19, 2/3/2019"),
    ),
    Rule(
        re.compile(rf"{ALONE}(?P<month>{MONTH})/{_CLEAR_DAY}/(?P<year>{YEAR})(?![\w/])"),
        _date,
        ("10/20/2019", "the 20th of October 20 19"),
    ),
    before_numbers(_SIGNS, ("≥ 4, <5%, #1, p<5, ->4", "at least 4, less than 5%, number 1, p less than 5, ->4")),
    minus("minus", ("−5, or -5, and 7 - 5, 7-5", "minus 5, or minus 5, and 7 - 5, 7 5")),
    hyphen_ranges("to", ("10-15 men, 2-0, 50-50, 555-1234", "10 to 15 men, 2 0, 50 50, 555-1234")),
    fractions(_FRACTIONS, ("3/4 of it, 3/4/2019, 13/4", "three quarters of it, 3/4/2019, 13/4")),
    Rule(re.compile(r"(?<=\d\s)m(?![\w²³/])"), as_("metres"), ("1.5 m wide", "1.5 metres wide")),
    Rule(
        re.compile(rf"(?<!\w)Bs\.?\s?({NUMBER}(?:\s(?:thousand|(?:m|b)illion))?)(?!\w)"),
        lambda match: f"{match[1]} boliviano{'' if match[1] == '1' else 's'}",
        ("Bs 7,000, Bs. 2 million", "7,000 bolivianos, 2 million bolivianos"),
    ),
    Rule(
        re.compile(r"(?<![\w.])(?=[IVX]{2})X{0,2}(?:IX|IV|V?I{0,3})(?![\w’'-])"),
        _numeral,
        ("Louis XIV, World War II, Vol. IV, the XX", "Louis the 14th, World War 2, Vol. 4, the XX"),
    ),
    units(
        _UNITS, ("5kg, 1 km, 25 °C, 1,098 km²", "5 kilograms, 1 kilometre, 25 degrees Celsius, 1,098 square kilometres")
    ),
    Rule(
        re.compile(rf"{ALONE}({YEAR})({LATER_YEAR}){WHOLE}"),
        lambda match: f"{_year(match[1])} to {_year(match[2][1:])}",
        ("2019–20, 1899-1905", "20 19 to 20, 18 99 to 19 oh 5"),
    ),
    Rule(
        re.compile(rf"{ALONE}({NUMBER})–({NUMBER})(?![\w–]|:\d)"),
        lambda match: f"{match[1]} to {match[2]}",
        ("pages 17–20, 10–12.5%", "pages 17 to 20, 10 to 12.5%"),
    ),
    Rule(
        re.compile(rf"{ALONE}(?P<century>1[1-9]|20(?!00))?(?P<decade>(?(century)\d|[2-9]))0['’]?s\b"),
        _decade,
        ("the 1990s, the ’80s, 1910’s", "the 19 nineties, the ’eighties, 19 tens"),
    ),
    Rule(
        re.compile(rf"{ALONE}(?<!page\s)(?<!pages\s)(?<!\bp\.\s)(?<!\bpp\.\s){YEAR}{WHOLE}{_NO_COUNT}"),
        lambda match: _year(match[0]),
        ("1500, 1905, 2009, mid-2019, 1300 miles", "15 hundred, 19 oh 5, 2009, mid-20 19, 1300 miles"),
    ),
    Rule(re.compile(rf"{ALONE}2000['’]?s\b"), as_("2 thousands"), ("the 2000s", "the 2 thousands")),
    Rule(
        re.compile(rf"{ALONE}(?<![Tt]he\s)(?<!\d\sto\s)(?<!\d\s[–-]\s)(?:[1-9]|[12]\d|3[01])(?=\s(?:{_MONTH_NAME})\b)"),
        lambda match: f"the {_day(match[0])} of",
        ("8 February, the 3 May decree, 8 to 10 May", "the 8th of February, the 3 May decree, 8 to 10 May"),
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
        ("£1,000, A $5 million loan, US$2.5bn", "1,000 pounds, A 5 million dollar loan, 2.5 billion US dollars"),
    ),
    Rule(re.compile(r"(?<=\d\s)%"), as_("percent"), ("83 %", "83 percent")),
    Rule(re.compile(r"(?<=\s)&(?=\s)"), as_("and"), ("R & D", "R and D")),
)

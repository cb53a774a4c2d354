"""What a Spanish text, and one in an Andean language, has said otherwise than it is written."""

from __future__ import annotations

import re
from typing import Final

from narrate.plan.rules import (
    ALONE,
    DAY,
    ISO_DATE,
    LATER_YEAR,
    MONTH,
    NUMBER,
    WHOLE,
    YEAR,
    Rule,
    as_,
    before_numbers,
    hyphen_ranges,
    minus,
    one_of,
    stops,
    units,
)
from narrate.pronounce.names.dates import MONTH_NAME, MONTHS

_SIGNS: Final = {
    "<": "menos de",
    ">": "más de",
    "≤": "como máximo",
    "≥": "al menos",
    "≈": "cerca de",
    "~": "cerca de",
    "#": "número",
}
_UNITS: Final = {
    "°C": ("grado Celsius", "grados Celsius"),
    "°F": ("grado Fahrenheit", "grados Fahrenheit"),
    "km/h": ("kilómetro por hora", "kilómetros por hora"),
    "km²": ("kilómetro cuadrado", "kilómetros cuadrados"),
    "m²": ("metro cuadrado", "metros cuadrados"),
    "m³": ("metro cúbico", "metros cúbicos"),
    "kW": ("kilovatio", "kilovatios"),
    "MW": ("megavatio", "megavatios"),
    "km": ("kilómetro", "kilómetros"),
    "cm": ("centímetro", "centímetros"),
    "mm": ("milímetro", "milímetros"),
    "kg": ("kilogramo", "kilogramos"),
    "ha": ("hectárea", "hectáreas"),
}


def _date(match: re.Match[str]) -> str:
    day = "primero" if int(match["day"]) == 1 else str(int(match["day"]))
    return f"{day} de {MONTHS[int(match['month']) - 1]} de {match['year']}"


SPANISH: Final = (
    *stops("es", "BCDF-HJ-NP-TV-XZ"),  # bare vowels and Y would be the words “a”, “e”, “o”, “y”
    Rule(re.compile(ISO_DATE), _date, ("el 2019-10-20", "el 20 de octubre de 2019")),
    Rule(
        re.compile(rf"{ALONE}(?P<day>{DAY})/(?P<month>{MONTH})/(?P<year>{YEAR})(?![\w/])"),
        _date,
        ("el 01/05/2019", "el primero de mayo de 2019"),
    ),
    before_numbers(_SIGNS, ("≥ 4, <5%, #1, -> 4, #21F", "al menos 4, menos de 5%, número 1, -> 4, #21F")),
    minus("menos", ("-5, entre −5 y –10", "menos 5, entre menos 5 y menos 10")),
    hyphen_ranges("a", ("10-15 años, 2-0, 591-7123", "10 a 15 años, 2 0, 591-7123")),
    Rule(
        re.compile(rf"(?<!\w)Bs\.?\s?({NUMBER})(\smil|\s(?:mill[oó]n|millones))?(?!\w)"),
        lambda match: f"{match[1]}{match[2] or ''}{' de' if 'mill' in (match[2] or '') else ''} bolivianos",
        ("Bs 25, Bs. 2 millones", "25 bolivianos, 2 millones de bolivianos"),
    ),
    Rule(
        re.compile(rf"(?<![\w.,])1\s?({one_of({unit: one for unit, (one, _) in _UNITS.items()})})(?![\w²³/])"),
        lambda match: f"{'una' if match[1] == 'ha' else 'un'} {_UNITS[match[1]][0]}",
        ("1 km, 1 ha", "un kilómetro, una hectárea"),
    ),
    Rule(re.compile(r"(?<=\d\s)m(?![\w²³/])"), as_("metros"), ("1,5 m de ancho", "1,5 metros de ancho")),
    units(_UNITS, ("5kg, 25 °C, 3,5 km", "5 kilogramos, 25 grados Celsius, 3,5 kilómetros")),
    Rule(
        re.compile(rf"{ALONE}({YEAR})({LATER_YEAR}){WHOLE}"),
        lambda match: f"{match[1]} a {match[2][1:]}",
        ("2019-2020", "2019 a 2020"),
    ),
    Rule(
        re.compile(rf"{ALONE}({NUMBER})–({NUMBER})(?![\w–]|:\d)"),
        lambda match: f"{match[1]} a {match[2]}",
        ("páginas 17–20", "páginas 17 a 20"),
    ),
    Rule(re.compile(rf"{ALONE}1(?=\sde\s(?:{MONTH_NAME})\b)"), as_("primero"), ("el 1 de mayo", "el primero de mayo")),
    Rule(re.compile(r"(?<=\d\s)%"), as_("por ciento"), ("83 %", "83 por ciento")),
    Rule(re.compile(r"(?<=\s)&(?=\s)"), as_("y"), ("R & D", "R y D")),
)

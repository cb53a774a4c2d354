"""Days that streets, squares and towns of Spanish are named after: Plaza 14 de Septiembre, Villa 1 de Mayo."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.evidence import FIXED, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from narrate.pronounce.names.sights import Sight

    Seen = Sight | tuple[Sight, Evidence]

_MONTHS: Final = "enero febrero marzo abril mayo junio julio agosto sep?tiembre octubre noviembre diciembre".split()
_DAY: Final = r"(?P<day>[12]\d|3[01]|0?[1-9])"
_DATE: Final = re.compile(
    rf"(?<![\w.,:/-]){_DAY}(?:\.?[º°]|ro\.?|er\.?)?\s+de\s+(?:{'|'.join(_MONTHS)})(?!\w)", re.IGNORECASE
)
# The first of a month is an ordinal number in Spanish America (RAE, Diccionario panhispánico de dudas, s. v. fecha).
_NUMBERS: Final = (
    "primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete "
    "veintiocho veintinueve treinta treinta_y_uno".split()
)


def with_dates(text: str, words: Sequence[Seen], declared: Callable[[int], str | None]) -> Iterator[Seen]:
    """Yield the words of a text, and in place of those of a date in Spanish the date, its number too.

    Where the article declares a language, that language says its numbers; what a lexicon covers stays as it is.
    """
    known = [word[0] for word in words if isinstance(word, tuple)]
    dates = [
        date
        for date in _DATE.finditer(text)
        if not declared(date.start()) and all(sight.end <= date.start() or sight.start >= date.end() for sight in known)
    ]
    end = 0  # of the word before
    for word in words:
        sight = word[0] if isinstance(word, tuple) else word
        while dates and dates[0].end() <= sight.start:
            del dates[0]
        if not dates or sight.end <= dates[0].start():
            yield word
            end = sight.end + len(sight.ending)
        elif sight.end >= dates[0].end():  # the month
            start = dates[0].start()
            date = replace(sight.over(text, start, sight.end, sight.ending), gap=text[end:start])
            yield date, Evidence(FIXED, "es", listed=True)


def in_words(name: str) -> str:
    """Return a name with the day of a date in it as Spanish says it: catorce de Septiembre."""
    return _DATE.sub(
        lambda date: date[0].replace(date[0].split()[0], _NUMBERS[int(date["day"]) - 1].replace("_", " "), 1), name
    )

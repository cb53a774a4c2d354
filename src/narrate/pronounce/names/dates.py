"""Days that streets, squares and towns of Spanish are named after: Plaza 14 de Septiembre, Villa 1 de Mayo."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.evidence import FIXED, Evidence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from narrate.pronounce.names.phrases import Seen

MONTHS: Final = (
    *("enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
MONTH_NAME: Final = "|".join((*MONTHS, "setiembre"))  # a pattern
_DATE: Final = re.compile(
    rf"(?<![\w.,:/-])(?P<number>(?P<day>[12]\d|3[01]|0?[1-9])(?:\.?[º°]|ro\.?|er\.?)?)\s+de\s+(?:{MONTH_NAME})(?!\w)",
    re.IGNORECASE,
)
# The first of a month is an ordinal number in Spanish America (RAE, Diccionario panhispánico de dudas, s. v. fecha).
_NUMBERS: Final = (
    *"primero dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis".split(),
    *"diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco".split(),
    *("veintiséis", "veintisiete", "veintiocho", "veintinueve", "treinta", "treinta y uno"),
)


def with_dates(text: str, words: Sequence[Seen], declared: Callable[[int], str | None]) -> Sequence[Seen]:
    """Return the words of a text, and in place of those of a date in Spanish the date, its number too.

    Where the article declares a language, that language says its numbers; what a lexicon covers stays as it is.
    """
    dates = [date for date in _DATE.finditer(text) if not declared(date.start())]
    if not dates:
        return words
    known = [word[0] for word in words if isinstance(word, tuple)]
    free = [date for date in dates if all(each.end <= date.start() or each.start >= date.end() for each in known)]
    return list(_dated(text, words, free))


def _dated(text: str, words: Sequence[Seen], dates: list[re.Match[str]]) -> Iterator[Seen]:
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
    return _DATE.sub(lambda date: _NUMBERS[int(date["day"]) - 1] + date[0][len(date["number"]) :], name)

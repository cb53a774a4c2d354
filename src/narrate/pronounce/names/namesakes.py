"""Places that English names as its own, and that are something else in some articles: Colorado, San Antonio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

# A name, and what an article has that means the Spanish one.
_TOLD: Final = {
    "colorado": frozenset({"paraguay", "paraguayan", "asuncion", "uruguay", "uruguayan", "montevideo"}),  # the parties
}
_TOWNS: Final = frozenset({"san antonio", "san bernardino", "san jacinto", "san jose", "santa barbara"})
_COUNTRY: Final = frozenset({"america", "american", "americans", "fbi", "united states", "usa", "washington"})
# Its states but those that people are named after (Georgia, Virginia), and what else tells that it is meant.
_STATES: Final = frozenset(
    "alabama alaska arizona arkansas california connecticut delaware florida hawaii idaho illinois indiana iowa kansas "
    "kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada "
    "ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming".split()
) | frozenset(
    "new hampshire|new jersey|new mexico|new york|north carolina|north dakota|rhode island|south carolina|"
    "south dakota|west virginia".split("|")
)
_PARTS: Final = (
    _STATES
    | frozenset(
        "atlanta boston californian chicago dallas denver houston miami philadelphia phoenix sacramento seattle "
        "texan".split()
    )
    | {"los angeles", "san francisco", "silicon valley"}
)
# What stands after a place and says that its name is not Spanish: Mesa, Arizona; Lagos, Nigeria; Salvador, Brazil.
ELSEWHERE: Final = _STATES | frozenset("brazil france georgia italy nigeria philippines portugal virginia".split())


def namesakes(keys: Collection[str], *, mostly_foreign: bool) -> frozenset[str]:
    """Return which places are the Spanish ones in an article that has these words (without capitals and accents).

    Towns are so where most names are foreign, unless the article speaks of the United States; other places where a
    word tells it. Nothing is so where it names a part of the United States.
    """
    found = set(keys)
    if found & _PARTS:
        return frozenset()
    told = frozenset(name for name, by in _TOLD.items() if found & by)
    return told | _TOWNS if mostly_foreign and not found & _COUNTRY else told

"""Places that English names as its own, and that are something else in some articles: Colorado, San Antonio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

# A name, and what an article has that means the Spanish one.
_TOLD: Final = {
    "colorado": frozenset({"paraguay", "paraguayan", "asuncion", "uruguay", "uruguayan", "montevideo"}),  # the parties
}
_PLACES: Final = frozenset({"san antonio", "san bernardino", "san jacinto", "san jose", "santa barbara"})
# States and large cities of the United States; a mention of the country says nothing of where San Antonio lies.
_STATES: Final = frozenset(
    "alabama alaska arizona arkansas california connecticut delaware florida hawaii idaho illinois indiana iowa kansas "
    "kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada "
    "ohio oklahoma oregon pennsylvania tennessee texas utah vermont wisconsin wyoming".split()
) | {"new hampshire", "new jersey", "new mexico", "new york", "north carolina"}
_CITIES: Final = frozenset(
    "atlanta boston californian chicago dallas denver houston miami philadelphia phoenix sacramento seattle "
    "texan".split()
) | {"los angeles", "san francisco"}


def namesakes(keys: Collection[str], *, mostly_foreign: bool) -> frozenset[str]:
    """Return which places are the Spanish ones in an article that has these words (without capitals and accents).

    So they are where most names of the article are foreign ones, unless it names a state or city of the United States.
    """
    found = set(keys)
    if found & (_STATES | _CITIES):
        return frozenset()
    told = {name for name, by in _TOLD.items() if found & by}
    return _PLACES | told if mostly_foreign else frozenset(told)

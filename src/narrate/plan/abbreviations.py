"""Short forms with a full stop that ends no sentence, and the words they stand for.

espeak-ng breaks off at nearly every such stop and spells half of the forms out: ``Sra.`` is “S R A”, ``No. 5`` is
“no. Five”, ``p. 17`` is “P. Seventeen”. Two modules share the tables: `sentences` ends no sentence at these stops,
`spell_out` says the words. An empty string leaves the form to the voice.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """The short forms of one language. A blank within a form may be missing in a text."""

    before_name: Mapping[str, str] = field(default_factory=dict)  # stands before a capital letter
    before_number: Mapping[str, str] = field(default_factory=dict)  # stands before a digit
    anywhere: Mapping[str, str] = field(default_factory=dict)


# Spanish titles stand in English articles too, and are said in Spanish there: a Señor is not a Mister.
_SPANISH_TITLES: Final = {
    "Arq.": "",  # arquitecto or arquitecta? only the bearer knows; so with Ing. and Lic.
    "Av.": "Avenida",
    "Cnel.": "Coronel",
    "Dn.": "Don",
    "Dña.": "Doña",
    "Dr.": "Doctor",
    "Dra.": "Doctora",
    "Gral.": "General",
    "Hna.": "Hermana",
    "Hno.": "Hermano",
    "Ing.": "",
    "Lic.": "",
    "Mons.": "Monseñor",
    "Profa.": "Profesora",
    "Sr.": "Señor",
    "Sra.": "Señora",
    "Sres.": "Señores",
    "Srta.": "Señorita",
    "Sta.": "Santa",
    "Sto.": "Santo",
}
SPANISH_WORDS: Final = frozenset(_SPANISH_TITLES.values()) - {"", "Doctor"}  # Dr. is English too
_NUMBER_SIGNS: Final = ("No.", "N.º", "N.°", "Nº", "N°", "№")

_ENGLISH: Final = Abbreviations(
    before_name=_SPANISH_TITLES
    | {
        "Capt.": "Captain",
        "Col.": "Colonel",
        "Gen.": "General",
        "Gov.": "Governor",
        "Lt.": "Lieutenant",
        "Mr.": "Mister",
        "Mrs.": "Mrs",  # “missis” once the stop is gone
        "Ms.": "Miz",  # Ms is “M S” to espeak-ng
        "Prof.": "Professor",
        "Rev.": "Reverend",
        "Sen.": "Senator",
        "Sgt.": "Sergeant",
        "St.": "St",  # “saint”; the street stands after its name, seldom before another
    },
    before_number=dict.fromkeys(_NUMBER_SIGNS, "number")  # “no.”, “art.” and “cap.” may be words: not in the table
    | {
        "Nos.": "numbers",
        "Jan.": "January",
        "Feb.": "February",
        "Apr.": "April",
        "Aug.": "August",
        "Sept.": "September",
        "Oct.": "October",
        "Nov.": "November",
        "Dec.": "December",
        "Art.": "Article",
        "Ch.": "Chapter",
        "ch.": "chapter",
        "Fig.": "Figure",
        "fig.": "figure",
        "Vol.": "Volume",
        "vol.": "volume",
        "approx.": "approximately",
        "c.": "circa",
        "ca.": "circa",
        "p.": "page",
        "pp.": "pages",
    },
    anywhere={
        "EE. UU.": "Estados Unidos",
        "Ph.D.": "PhD",
        "e.g.": "for example",
        "i.e.": "that is",
        "vs.": "versus",
    },
)

_SPANISH: Final = Abbreviations(
    before_name=_SPANISH_TITLES | {"Prof.": "Profesor"},
    before_number=dict.fromkeys(_NUMBER_SIGNS, "número")
    | {
        "Núm.": "Número",
        "núm.": "número",
        "Art.": "Artículo",
        "art.": "artículo",
        "arts.": "artículos",
        "Cap.": "Capítulo",
        "cap.": "capítulo",
        "Fig.": "Figura",
        "fig.": "figura",
        "Pág.": "Página",
        "pág.": "página",
        "págs.": "páginas",
        "p.": "página",
        "pp.": "páginas",
        "Tel.": "Teléfono",
        "Vol.": "Volumen",
        "vol.": "volumen",
    },
    anywhere={
        "EE. UU.": "Estados Unidos",
        "a. C.": "antes de Cristo",
        "d. C.": "después de Cristo",
        "p. ej.": "por ejemplo",
        "vs.": "versus",
    },
)

ABBREVIATIONS: Final = {"en": _ENGLISH, "es": _SPANISH}
_UNKNOWN: Final = Abbreviations()
_WRITTEN_LIKE_SPANISH: Final = frozenset({"ay", "gn", "qu"})


def written_like(language: str) -> str:
    """The language whose conventions a text in a BCP 47 language follows; dates and titles in Aymara are Spanish."""
    primary = language.partition("-")[0].lower()
    return "es" if primary in _WRITTEN_LIKE_SPANISH else primary


def abbreviations_of(language: str) -> Abbreviations:
    """The short forms of a text in a BCP 47 language; none for a language without a table."""
    return ABBREVIATIONS.get(written_like(language), _UNKNOWN)

"""What a word tells of its language: a weight for another language, or for English, and how sure that is."""

from __future__ import annotations

from typing import Final, NamedTuple

# Capitalised words that begin Spanish names, and how much they tell: La Paz, Los Tiempos, San Borja.
ARTICLES: Final = {"el": 2.0, "la": 2.0, "los": 4.0, "las": 4.0} | dict.fromkeys(
    ("de", "del", "san", "santa", "santo", "sor", "fray", "doña"), 0.5
)

PLACES: Final = frozenset({"places", "cities", "exonyms"})
FIXED: Final = 20.0  # nothing can outweigh it
LISTED: Final = 5.0  # in a list of names of a language
HETERONYM: Final = -3.0  # a word of English and a name: Mesa, Pan
UNSHAPED: Final = -3.5  # Spanish could not spell it so
SHAPED: Final = -0.5
SURE: Final = 4.0
RARE: Final = 200_000  # in 10¹² words: pueblos, mestizo, altiplano; patio and plaza are commoner


class Evidence(NamedTuple):
    """``lean`` is the weight for ``language`` against English; ``ordinary`` says that it is a word of English.

    A tuple since there are very many.
    """

    lean: float
    language: str
    ordinary: bool = False
    listed: bool = False
    foreign: bool = False  # in a list or in the lexicon, as a name or word of another language
    leans_on: bool = False  # La, de, the first word of a sentence: it goes with its neighbours and other mentions
    doubted: bool = False  # the first word of a sentence, and in small letters a word of English
    well_known: bool = False  # a name that is an everyday word of English: Mesa, Turbo
    guessed: bool = False  # the language is a guess from weak cues
    either: bool = False  # as much Aymara as Quechua
    declared: bool = False  # the article says so
    rare: bool = False  # a word of English, but a seldom one: after a name it is a surname
    source: str = ""  # "lexicon": an entry says so; "title": it is one, and no name

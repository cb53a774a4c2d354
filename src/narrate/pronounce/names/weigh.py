"""How much a single word tells of its language: lists, spelling, and the words of English.

All evidence is in natural logarithms of odds, added up: positive for another language, negative for English. The
weights are judgements, set on `tests/data/language` and the gold names, and rounded: 3 is twenty to one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.cues import ends_open, is_of_another, is_spanish_shaped
from narrate.pronounce.names.evidence import (
    ARTICLES,
    FIXED,
    HETERONYM,
    LISTED,
    PLACES,
    RARE,
    SHAPED,
    SURE,
    UNSHAPED,
    Evidence,
)
from narrate.pronounce.names.listing import cues_of, either, fitting, in_lexicon, language_of
from narrate.pronounce.names.small import weigh_small
from narrate.pronounce.names.vocabulary import COMMON, is_derived

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.pronounce.names.sights import Sight
    from narrate.pronounce.names.vocabulary import Listed, Vocabulary

_SHARED: Final = 0.5  # in such a list and in one of English: David, Patricia
_PART: Final = 2.0  # one of the words of a listed name
_ENGLISH: Final = -4.0  # in a list of English
_ENGLISH_GIVEN: Final = -2.0  # the less for names given to anybody
_HISPANIC: Final = ((0.8, 3.5), (0.6, 2.0), (0.4, 0.5), (0.0, -2.0))  # least share of bearers, weight
_ORDINARY: Final = -6.0  # a word of English that is in no list of names
_ELSEWHERE: Final = -5.0  # another language spells it so
_OPEN: Final = 2.0  # and it ends in o or a
_FOUND: Final = -2.5  # in a large dictionary of English, names included, and in no list of ours
_NICKNAME: Final = 0.0  # a word of English between quotation marks that Spanish could spell so
_LONGEST: Final = 40  # letters; no name is longer, and what tells of spelling takes longer than a look
_WELL_KNOWN: Final = 4_000_000  # in 10¹² words: turbo, mesa and angel; where few names are Spanish they are English
_SELDOM: Final = 3_000_000  # in 10¹² words: stiles; committee and government are commoner
_BEARERS: Final = 0.5  # of a name's bearers at least are Hispanic: it is no English one
_CAMEL: Final = re.compile(r"^[!-~]*[a-z][A-Z][!-~]*$")
_NO_VOWEL: Final = re.compile(r"[b-df-hj-np-tv-xz]+")


def weigh(sight: Sight, vocabulary: Vocabulary) -> Evidence:
    """Weigh a word of an English article by itself."""
    if len(sight.text) > _LONGEST or (_CAMEL.search(sight.text) and sight.key not in vocabulary.by_key):
        return Evidence(-FIXED, "es")  # GitHub, PyPI: no spelling of another language; elPeriódico, TransMilenio are
    entries = fitting(sight, vocabulary)
    foreign = [entry for entry in entries if entry.language != "en"]
    cues = cues_of(sight.word)
    language = language_of(foreign, cues)
    if not sight.is_capital:
        return weigh_small(sight.word, language, foreign, cues.get(language, 0), vocabulary)
    if sight.is_initial:
        return Evidence(0.0, "es", leans_on=True)
    if sight.word in ARTICLES:
        return Evidence(ARTICLES[sight.word], "es", leans_on=True)
    if not entries and _NO_VOWEL.fullmatch(sight.word):
        return Evidence(-FIXED, "es", ordinary=True)  # Mr, Lt
    return _capital(sight, entries, language, cues.get(language, 0), vocabulary)


def _capital(sight: Sight, entries: Sequence[Listed], language: str, cue: int, vocabulary: Vocabulary) -> Evidence:
    """Weigh a word with a capital letter: it may be a name."""
    kinds = {entry.kind for entry in entries if entry.language == "en"}
    listed = [entry for entry in entries if entry.language != "en"]
    entered = (each for each in vocabulary.entries.get(sight.key, ()) if each.language == "en" and not each.match_case)
    if "exonyms" in kinds or any(each.grapheme == sight.text for each in entered):  # Israel is a given name too
        as_name = any(entry.kind in ("given", "surnames") for entry in listed)
        return Evidence(-SURE if as_name else -FIXED, language, listed=True)
    if "demonyms" in kinds:
        return Evidence(-FIXED, language, ordinary=True)
    foreign = bool(listed) or in_lexicon(sight, vocabulary)
    is_common = bool(listed) and all(entry.spelling[:1].islower() for entry in listed)
    found = Evidence(
        0.0, language, foreign=foreign, guessed=(not foreign and cue < SURE) or is_common, either=either(listed, cue)
    )
    if foreign or kinds:
        return _listed_name(sight, found, cue, kinds, vocabulary)
    return _unlisted(sight, found, cue, vocabulary)


def _listed_name(sight: Sight, found: Evidence, cue: int, kinds: set[str], vocabulary: Vocabulary) -> Evidence:
    """Weigh a name of the lists: of another language, of English, or of both."""
    share = _share(vocabulary.shares.get(sight.key))
    lean = float(cue)
    if not found.foreign:  # whatever its spelling: Seán, Bartók
        lean = sum(_ENGLISH_GIVEN if kind == "given" else _ENGLISH for kind in kinds) / len(kinds)
    else:
        lean += LISTED if not kinds or share > _SHARED else _SHARED + share
    ordinary = vocabulary.is_ordinary(sight.word)
    if ordinary and not kinds:
        lean += HETERONYM * (1 + sight.opens)
    is_place = any(each.kind in PLACES and each.language != "en" for each in vocabulary.by_key.get(sight.key, ()))
    count = vocabulary.english.get(sight.word, 0)
    doubted = sight.opens and count > 0 and (ordinary or not is_place)
    well_known = ordinary and not kinds and count > _WELL_KNOWN
    leans_on = ordinary and sight.opens and not (kinds and found.foreign)
    return found._replace(lean=lean, listed=True, leans_on=leans_on, doubted=doubted, well_known=well_known)


def _unlisted(sight: Sight, found: Evidence, cue: int, vocabulary: Vocabulary) -> Evidence:
    """Weigh a word with a capital that is in no list of names."""
    word, share = sight.word, vocabulary.shares.get(sight.key)
    lean = cue + _shape(word, found.language) + (_share(share) if share is not None else 0.0)
    named = (cue > SURE and found.language == "es") or (share or 0.0) >= _BEARERS  # Quran is no Aymara
    ordinary = vocabulary.is_ordinary(word)
    is_common = vocabulary.english.get(word, 0) >= RARE
    part = bool(vocabulary.parts.get(sight.key, frozenset()) - {"en"})
    part = part or (not sight.opens and (ordinary or is_common) and word in vocabulary.small)
    if (
        sight.opens
        and (cue <= SURE or is_common)
        and (ordinary or is_common or (not named and _is_met_in_english(word, vocabulary)))
    ):  # a name there that English has too must be in a list
        if ordinary or vocabulary.is_english(word) or is_derived(word):
            return found._replace(lean=_ORDINARY, ordinary=True)
        return found._replace(lean=_FOUND, leans_on=True)  # a name of the dictionary: Adriano Espaillat
    if ordinary and (lean < SURE or word in vocabulary.english):
        return _english_word(sight, found, part=part, count=vocabulary.english.get(word, 0))
    if is_common and (part or named):  # Naval, Atlas: with Spanish neighbours they are Spanish
        return found._replace(lean=_FOUND, language="es", leans_on=True, listed=share is not None)
    if part:
        return found._replace(lean=lean + _PART, listed=share is not None)
    listed = True
    if not named and word in vocabulary.english:
        lean = _ORDINARY
    elif not named and share is None and _is_met_in_english(word, vocabulary):
        lean += _FOUND
    else:
        listed = share is not None
    return found._replace(lean=lean, listed=listed)


def _english_word(sight: Sight, found: Evidence, *, part: bool, count: int) -> Evidence:
    """Weigh a word of English within a sentence that has a capital: of a title, of a translated name, or a surname."""
    if count > COMMON:
        return found._replace(lean=_ORDINARY, ordinary=True)
    if sight.quoted:  # ‘Chi’, a candidate: a name, and of the language of most
        return found._replace(lean=_NICKNAME if is_spanish_shaped(sight.word) else _FOUND, listed=True)
    if part:  # Sur, Central, Social: with Spanish neighbours they are Spanish
        return found._replace(lean=_FOUND, leans_on=True)
    return found._replace(lean=_ORDINARY, ordinary=True, rare=0 < count < _SELDOM)


def _is_met_in_english(word: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_english(word) or is_derived(word) or vocabulary.is_in_dictionary(word)


def _share(share: float | None) -> float:
    """Return the weight of the share of bearers of a name who are Hispanic."""
    return next(weight for least, weight in _HISPANIC if (share or 0.0) >= least)


def _shape(word: str, language: str) -> float:
    if language != "es":
        return 0.0
    if is_of_another(word):
        return _ELSEWHERE
    if not is_spanish_shaped(word):
        return UNSHAPED
    return SHAPED + _OPEN * ends_open(word)

"""What somebody said in another language stands between quotation marks, and all of it is of that language."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, Final

from narrate.pronounce.names.evidence import ARTICLES, FIXED, Evidence
from narrate.pronounce.names.runs import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.pronounce.names.runs import Seen
    from narrate.pronounce.names.vocabulary import Vocabulary

_LONGEST: Final = 200  # characters: who quotes more than a sentence translates it
_QUOTATION: Final = re.compile(
    rf"“[^“”]{{1,{_LONGEST}}}”|«[^«»]{{1,{_LONGEST}}}»|\"[^\"]{{1,{_LONGEST}}}\"|(?<!\w)‘[^‘’]{{1,{_LONGEST}}}’(?!\w)"
)
_SURE: Final = 4.0
_SPANISH: Final = frozenset({"del", "las", "los", "ni"})  # small words that English has not
_EVERYDAY: Final = 60_000_000  # in 10¹² words: where, that, said; what has one of them is English
_MOST_ENGLISH: Final = 4  # at most one in so many words may be English too: Adiós Oruro del alma


def in_quotations(text: str, seen: Sequence[Seen], vocabulary: Vocabulary) -> list[Seen]:
    """Weigh the words of quotations anew: one that is not English is of one language, its small words too.

    A quotation is not English if it has a word in small letters that no English text has, and hardly any that is
    English. A name in quotation marks tells nothing, nor does “cholita wrestling”.
    """
    weighed = list(seen)
    starts = [sight.start for sight, _ in seen]
    for quotation in _QUOTATION.finditer(text):
        places = range(bisect_left(starts, quotation.start()), bisect_left(starts, quotation.end()))
        together = _together([seen[place] for place in places], vocabulary)
        if together is None:
            continue
        for place in places:
            sight, evidence = seen[place]
            is_exonym = evidence.lean <= -FIXED and " " not in sight.text  # Viva Bolivia
            is_name = evidence.listed and not (evidence.ordinary or is_exonym)
            is_settled = evidence.declared or evidence.source or is_name
            if not is_settled:
                weighed[place] = sight, together
    return weighed


def _together(words: Sequence[Seen], vocabulary: Vocabulary) -> Evidence | None:
    """Return what the words of a quotation tell of its language together, None if it is English or nothing tells."""
    if any(_is_everyday(word, vocabulary) for word in words):
        return None
    if not any(map(_is_sure, words)):
        return Evidence(FIXED, "es", listed=True) if _is_all_spanish(words, vocabulary) else None
    if sum(_is_english(word, vocabulary) for word in words) * _MOST_ENGLISH > len(words):
        return None
    telling = [evidence for _, evidence in words if _tells(evidence)]
    votes = Counter(evidence.language for evidence in telling)
    language = max(votes, key=lambda language: votes[language]) if votes else "es"
    return Evidence(FIXED, language, listed=True, either=all(evidence.either for evidence in telling) and bool(votes))


def _is_sure(word: Seen) -> bool:
    sight, evidence = word
    return not sight.is_capital and (evidence.lean >= _SURE or sight.word in _SPANISH)


def _is_all_spanish(words: Sequence[Seen], vocabulary: Vocabulary) -> bool:
    """Whether all words are in the lists of Spanish, if some in English too: La hora blanca."""
    small = [sight.word for sight, _ in words if not sight.is_capital and sight.word not in PARTICLES]
    if not any(word in vocabulary.small and not vocabulary.is_ordinary(word) for word in small):
        return False
    return len(words) > 1 and all(
        sight.word in PARTICLES or sight.word in ARTICLES or sight.word in vocabulary.small for sight, _ in words
    )


def _is_everyday(word: Seen, vocabulary: Vocabulary) -> bool:
    sight, _ = word
    return sight.word not in PARTICLES and vocabulary.english.get(sight.word, 0) > _EVERYDAY


def _is_english(word: Seen, vocabulary: Vocabulary) -> bool:
    sight, evidence = word
    is_spanish = evidence.foreign or sight.word in PARTICLES or sight.word in vocabulary.small
    return not is_spanish and vocabulary.is_ordinary(sight.word)


def _tells(evidence: Evidence) -> bool:
    """Whether a word tells the language of those around it. Accents and ñ are written where the rest is Aymara too."""
    return evidence.lean > 0 and (evidence.foreign or (evidence.language != "es" and not evidence.guessed))

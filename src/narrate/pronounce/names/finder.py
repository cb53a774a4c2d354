"""The names and foreign words of an article: where they stand, which language they are, how they are said."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from narrate.model import Pronunciation
from narrate.pronounce.names.acronyms import Acronym, Setting, beside, say_acronym
from narrate.pronounce.names.dates import with_dates
from narrate.pronounce.names.decide import decide
from narrate.pronounce.names.evidence import FIXED, PLACES, Evidence
from narrate.pronounce.names.parts import TITLES, with_parts
from narrate.pronounce.names.phrases import phrases, unlisted
from narrate.pronounce.names.quotations import in_quotations
from narrate.pronounce.names.runs import Candidate, runs
from narrate.pronounce.names.sights import Sight, Text, dated, declared_in, sights
from narrate.pronounce.names.sounds import sound
from narrate.pronounce.names.vocabulary import bare
from narrate.pronounce.names.weigh import weigh
from narrate.pronounce.rules import UNSTRESSED, has_rules
from narrate.pronounce.say import LETTER_NAMES, ending_ipa

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from narrate.pronounce.matching import Match
    from narrate.pronounce.names.phrases import Seen
    from narrate.pronounce.names.vocabulary import Vocabulary

_TITLE: Final = 4.0  # Sra. tells that a Spanish name follows


@dataclass(frozen=True, slots=True)
class Name:
    """A name or foreign word, ``text[start:end]`` with its ending; ``spoken`` is for a voice that takes no IPA."""

    start: int
    end: int
    spoken: str
    pronunciation: Pronunciation


def find_names(texts: Sequence[Text], language: str, vocabulary: Vocabulary) -> list[tuple[Name, ...]]:
    """Return the names of each text of an article, in order; none overlaps a match of the lexicon.

    In English articles all names are found, those that the voice reads too. In Spanish ones only words of Aymara,
    Quechua and Guarani are, and acronyms. In articles of other languages nothing is found but what they declare, nor
    in English ones without a list of the words of English.
    """
    finder = _Finder(texts, language, vocabulary)
    found: list[list[Name]] = [[] for _ in texts]
    for candidate, decided in finder.decided():
        if name := finder.name(candidate, decided):
            found[candidate.passage].append(name)
    return [tuple(sorted(names, key=lambda name: name.start)) for names in found]


class _Finder:
    """One article's search."""

    def __init__(self, texts: Sequence[Text], language: str, vocabulary: Vocabulary) -> None:
        self._texts = [text.text for text in texts]
        self._language = language
        self._primary = language.partition("-")[0].lower()
        self._vocabulary = vocabulary
        self._looks = (self._primary == "en" and bool(vocabulary.english)) or self._primary == "es"
        self._shouted = frozenset(n for n, text in enumerate(self._texts) if text.isupper() and len(text.split()) > 1)
        self._candidates = [each for n, text in enumerate(texts) for each in runs(n, self._seen(n, text))]
        self._decisions = decide(self._candidates)
        self._acronyms: dict[str, Acronym | None] = {}

    def decided(self) -> Iterator[tuple[Candidate, Evidence]]:
        """Yield every word that is neither covered by a lexicon entry nor a title, with what was decided."""
        for candidate, decision in zip(self._candidates, self._decisions, strict=True):
            if not decision.source:
                yield candidate, decision

    def _seen(self, passage: int, text: Text) -> list[tuple[Sight, Evidence]]:
        """Return the words of a text and what each tells by itself; names of several words are one."""
        whole = text.text
        words: Sequence[Seen] = _covered(whole, sights(whole), text.matches)
        declared = declared_in(text.spans)
        if self._primary == "en":
            words = with_dates(whole, words, declared)
        seen = []
        for sight, given in phrases(whole, words, self._vocabulary) if self._looks else unlisted(words):
            tag = declared(sight.start)
            if given and given.source:
                seen.append((sight, given))
            elif self._looks and sight.word in TITLES and whole.startswith(".", sight.end):
                seen.append((sight, Evidence(_TITLE, "es", leans_on=True, source="title")))
            elif tag:
                seen.append((sight, Evidence(FIXED, tag, listed=True, declared=True)))
            elif given and not (given.language == "es" == self._primary):
                seen.append((sight, given))
            else:
                seen.append((sight, self._evidence(sight, passage)))
        if self._primary != "en" or not self._looks:
            return seen
        return in_quotations(whole, with_parts(seen, self._vocabulary), self._vocabulary)

    def _evidence(self, sight: Sight, passage: int) -> Evidence:
        if self._is_acronym(sight, passage):
            return Evidence(-FIXED, "en", ordinary=sight.opens)
        if self._primary == "en" and self._looks:
            return weigh(sight, self._vocabulary)
        found = weigh(sight, self._vocabulary) if self._looks else None
        if found and found.language in ("ay", "qu", "gn") and found.lean >= _SURE_IN_SPANISH:
            return found
        return Evidence(-FIXED, self._primary, ordinary=True)

    def name(self, candidate: Candidate, decided: Evidence) -> Name | None:
        """Return the name that a word is, or None for an ordinary word."""
        sight = candidate.sight
        if sight.is_initial:
            return None  # a letter, for the voice
        if self._is_acronym(sight, candidate.passage) and decided.lean < 0:
            return self._acronym(sight)
        if decided.lean > 0 and has_rules(decided.language):
            lost = self._primary != "es"
            said = sound(sight.text, decided.language, self._vocabulary, lost_accents=lost, declared=decided.declared)
            language = decided.language if decided.declared else said.language
            if said.ipa:
                leans_on = said.language == "es" and sight.word in UNSTRESSED and len(self._candidates) > 1
                ipa = said.ipa.replace("ˈ", "") if leans_on else said.ipa
                return self._named(sight, Pronunciation(ipa, language, said.source, confidence=_sure(decided.lean)))
        elif entry := self._english_entry(sight, decided):
            return self._named(sight, Pronunciation(entry, "en", "builtin"))
        if decided.ordinary or not (sight.is_capital or decided.listed) or self._primary != "en":
            return None
        return self._named(sight, Pronunciation("", None, "voice", confidence=_sure(decided.lean)))

    def _english_entry(self, sight: Sight, decided: Evidence) -> str | None:
        """Return how the built-in lexicon says a word that stays English, if it has it so."""
        if self._primary != "en" or (decided.declared and not decided.language.startswith("en")):
            return None
        entries = (each for each in self._vocabulary.entries.get(sight.key, ()) if each.language == "en")
        return next((each.ipa for each in entries if not each.match_case and fits(each.grapheme, sight.text)), None)

    def _is_acronym(self, sight: Sight, passage: int) -> bool:
        """Whether a word is written like one among words that are not; narrate can say those of two languages."""
        if not sight.is_acronym or passage in self._shouted or self._primary not in LETTER_NAMES:
            return False
        if len(sight.text) < _SHORTEST_DATELINE:
            return True
        return not (self._is_place(sight.key) or self._is_place(bare(dated(self._texts[passage], sight) or "")))

    def _is_place(self, key: str) -> bool:
        listed = self._vocabulary.by_key.get(key, ())
        return any(entry.kind in PLACES and entry.spelling[:1].isupper() for entry in listed)

    @cached_property
    def _beside(self) -> Mapping[str, Sequence[tuple[str, bool]]]:
        return beside(self._texts)

    @cached_property
    def _is_spanish(self) -> bool:
        """Whether most names of the article are of another language, so that an unknown acronym is Spanish."""
        names = [each for each in self._decisions if not each.ordinary and abs(each.lean) < FIXED]
        return self._primary == "es" or sum(each.lean > 0 for each in names) * 2 > len(names)

    def _acronym(self, sight: Sight) -> Name | None:
        if sight.text not in self._acronyms:
            setting = Setting(self._beside, self._language, self._is_spanish)
            self._acronyms[sight.text] = say_acronym(sight.text, setting, self._vocabulary)
        said = self._acronyms[sight.text]
        if said is None:
            return None
        source = "rule:acronym" if said.ipa else "voice"
        pronunciation = Pronunciation(said.ipa, said.language, source, confidence=said.confidence)
        return self._named(sight, pronunciation, said.spoken)

    def _named(self, sight: Sight, said: Pronunciation, spoken: str = "") -> Name:
        ending = ending_ipa(sight.ending, said.ipa, said.language, self._language) if said.ipa else ""
        if ending:
            said = replace(said, ending_ipa=ending)
        end = sight.end + len(sight.ending)
        return Name(sight.start, end, (spoken or sight.text) + sight.ending, said)


_SURE_IN_SPANISH: Final = 4.0
_SHORTEST_DATELINE: Final = 4  # letters of a place that begins news: COCHABAMBA, Bolivia —; shorter ones are acronyms


def fits(grapheme: str, written: str) -> bool:
    """Whether a word is written as an entry has it; what begins with a small letter may begin a sentence too."""
    return grapheme in (written, written[:1].lower() + written[1:])


def _sure(lean: float) -> float:
    """Return the probability that a decision is right, in hundredths."""
    return round(1 / (1 + math.exp(-min(abs(lean), FIXED))), 2)


def _covered(text: str, words: Sequence[Sight], matches: Sequence[Match]) -> list[Sight | tuple[Sight, Evidence]]:
    """Put the entries of lexicons in the place of the words they cover; what they say is settled."""
    out: list[Sight | tuple[Sight, Evidence]] = []
    ends = [match.end for match in matches]
    last = -1
    for word in words:
        place = bisect_left(ends, word.start + 1)
        if place == len(matches) or matches[place].start >= word.end:
            out.append(word)
        elif place != last:
            match = matches[last := place]
            end = match.end - len(match.ending)
            tag = match.lexeme.language or ("es" if match.lexeme.ipa else "en")
            lean = -FIXED if tag.startswith("en") or match.lexeme.letters else FIXED
            covered = word.over(text, match.start, end, match.ending)
            out.append((covered, Evidence(lean, tag, listed=True, source="lexicon")))
    return out

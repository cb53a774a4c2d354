"""Everything that is known of how words are said, asked of one article: lexicons, then names and their language."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from narrate.pronounce.matching import Matcher
from narrate.pronounce.names.finder import find_names
from narrate.pronounce.names.sights import Text
from narrate.pronounce.names.vocabulary import Vocabulary
from narrate.pronounce.say import LETTER_NAMES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model import Lexeme, Span
    from narrate.pronounce.matching import Match
    from narrate.pronounce.names.finder import Name

_WORD_BEFORE = re.compile(r"(\w\w+)\W{1,3}$")
_WORD_AFTER = re.compile(r"\W{1,3}(\w\w+)")
_SIGHT = 40  # characters


@dataclass(frozen=True)
class Guide:
    """Lexicons of the user's, in order of authority, and the vocabulary, which stands below them."""

    layers: tuple[tuple[Lexeme, ...], ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    def above(self, own: tuple[Lexeme, ...]) -> Guide:
        """Return this guide with the entries of an article above it."""
        return replace(self, layers=(own, *self.layers)) if own else self

    def find(
        self, passages: Sequence[tuple[Span, ...]], language: str
    ) -> list[tuple[tuple[Match, ...], tuple[Name, ...]]]:
        """Return the entries and the names in each passage of an article; none of them overlap.

        An entry of the user's comes before a longer one that is built in.
        """
        matched = [self._matches(spans, language) for spans in passages]
        texts = [Text(spans, matches) for spans, matches in zip(passages, matched, strict=True)]
        return list(zip(matched, find_names(texts, language, self.vocabulary), strict=True))

    def _matches(self, spans: tuple[Span, ...], language: str) -> tuple[Match, ...]:
        text = "".join(span.text for span in spans)
        matches = self._users.find(text)
        if language.partition("-")[0].lower() not in LETTER_NAMES:
            return matches
        acronyms = (match for match in self._acronyms.find(text) if not self._is_shouted(text, match))
        return _merged(matches, tuple(acronyms))

    def _is_shouted(self, text: str, match: Match) -> bool:
        """Whether an acronym is a word of English among others in capitals: a PAN in a heading, but not YPFB."""
        name = match.lexeme.grapheme
        if not name.isupper() or name.lower() not in self.vocabulary.english:
            return False
        before, after = (
            _WORD_BEFORE.search(text, max(0, match.start - _SIGHT), match.start),
            _WORD_AFTER.match(text, match.end),
        )
        neighbours = [found[1] for found in (before, after) if found]
        return any(word.isupper() and self.vocabulary.is_english(word.lower()) for word in neighbours)

    @cached_property
    def _users(self) -> Matcher:
        return Matcher(self.layers)

    @cached_property
    def _acronyms(self) -> Matcher:
        """Those of the built-in lexicon; its other entries hold for words that are found to be of their language."""
        return Matcher([[lexeme for lexeme in self.vocabulary.lexicon if lexeme.match_case]])


def _merged(sure: tuple[Match, ...], others: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return both in the order of the text; of the others, those that overlap a sure one are left out."""
    ends = [match.end for match in sure]
    kept = [
        other
        for other in others
        if (place := bisect_right(ends, other.start)) == len(sure) or other.end <= sure[place].start
    ]
    return tuple(sorted((*sure, *kept), key=lambda match: match.start))

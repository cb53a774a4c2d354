"""Everything that is known of how words are said, asked of one article: lexicons, then names and their language."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from narrate.pronounce.matching import Matcher
from narrate.pronounce.names.finder import find_names
from narrate.pronounce.names.sights import Text, declared_in
from narrate.pronounce.names.vocabulary import Vocabulary
from narrate.pronounce.say import LETTER_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
        primary = language.partition("-")[0].lower()
        if primary not in LETTER_NAMES:
            return matches
        settled = (self._built_in_english if primary == "en" else self._built_in).find(text)
        tag = declared_in(spans)
        return _merged(
            matches,
            tuple(
                match
                for match in settled
                if not self._is_shouted(text, match) and not _is_elsewhere(match.lexeme, tag(match.start))
            ),
        )

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
    def _built_in(self) -> Matcher:
        return Matcher([_settled(self.vocabulary.lexicon)])

    @cached_property
    def _built_in_english(self) -> Matcher:
        return Matcher([_settled(self.vocabulary.lexicon, "en")])


def _settled(lexicon: Iterable[Lexeme], language: str = "") -> list[Lexeme]:
    """Return the built-in entries that hold wherever they are found: acronyms, and words of the article's language.

    Those of other languages hold for words that are found to be of that language. Names are found by their capitals.
    """
    return [
        lexeme if lexeme.match_case else replace(lexeme, match_case=lexeme.grapheme != lexeme.grapheme.lower())
        for lexeme in lexicon
        if lexeme.match_case or (language and lexeme.language and lexeme.language.startswith(language))
    ]


def _is_elsewhere(lexeme: Lexeme, declared: str | None) -> bool:
    """Whether an English entry is found in words that are declared to be of another language: Israel Quino."""
    return declared is not None and (lexeme.language or "") == "en" and not declared.startswith("en")


def _merged(sure: tuple[Match, ...], others: tuple[Match, ...]) -> tuple[Match, ...]:
    """Return both in the order of the text; of the others, those that overlap a sure one are left out."""
    ends = [match.end for match in sure]
    kept = [
        other
        for other in others
        if (place := bisect_right(ends, other.start)) == len(sure) or other.end <= sure[place].start
    ]
    return tuple(sorted((*sure, *kept), key=lambda match: match.start))

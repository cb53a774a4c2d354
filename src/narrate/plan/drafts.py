"""Text as it was read → utterances in draft: cut, divided into words, each word with its sound; not yet placed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from narrate.model import UtteranceKind
from narrate.plan.clauses import clause_ends
from narrate.plan.pauses import Ends
from narrate.plan.sentences import sentence_ends
from narrate.plan.spell_out import spell_out
from narrate.plan.words import Reading, make_tokens, merge, read_words
from narrate.pronounce.say import pronunciation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from narrate.model import Span, Token
    from narrate.pronounce.matching import Match
    from narrate.pronounce.names.finder import Name

_ONE_SENTENCE: Final = frozenset({UtteranceKind.TITLE, UtteranceKind.HEADING})


@dataclass(frozen=True, slots=True)
class Passage:
    """A block, title or heading, the lexicon entries and names in it. ``ends`` is BLOCK or, before a break, PART."""

    kind: UtteranceKind
    spans: tuple[Span, ...]
    matches: tuple[Match, ...] = ()
    names: tuple[Name, ...] = ()
    ends: Ends = Ends.BLOCK

    @property
    def text(self) -> str:
        """The text of all spans."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Draft:
    """An utterance without id and pause. One without tokens is text that has no sound, such as ``***``."""

    kind: UtteranceKind
    before: str
    tokens: tuple[Token, ...]
    ends: Ends

    def followed_by(self, text: str, ends: Ends) -> Draft:
        """This one, with a silent text after its last word."""
        *tokens, last = self.tokens
        return replace(self, tokens=(*tokens, replace(last, after=last.after + text)), ends=max(self.ends, ends))


@dataclass(frozen=True, slots=True)
class _Clause:
    end: int
    words: Sequence[Reading]
    ends: Ends


def make_drafts(passage: Passage, language: str) -> list[Draft]:
    """At least one; together they are the passage's text. ``language`` is the article's."""
    text = passage.text
    clauses = list(_clauses(text, passage, language))
    if not clauses:
        return [Draft(passage.kind, text, (), passage.ends)]
    clauses[-1] = _Clause(len(text), clauses[-1].words, passage.ends)
    bounds = pairwise([0, *(clause.end for clause in clauses)])
    return [
        Draft(passage.kind, *make_tokens(text, start, end, clause.words), clause.ends)
        for (start, end), clause in zip(bounds, clauses, strict=True)
    ]


def _clauses(text: str, passage: Passage, language: str) -> Iterator[_Clause]:
    start = 0
    for words, sentence_end in _sentences(text, passage, language):
        if not words:
            continue  # silent: its text begins the next clause, or ends the last
        ends = clause_ends(text, start, sentence_end, words)
        for end in ends:
            first, last = (bisect_left(words, offset, key=_start) for offset in (start, end))
            yield _Clause(end, words[first:last], Ends.CLAUSE if end < sentence_end else Ends.SENTENCE)
            start = end


def _sentences(text: str, passage: Passage, language: str) -> Iterator[tuple[list[Reading], int]]:
    """The words of each sentence, and where it ends."""
    known = _known(passage, language)
    within_entries = {offset for entry in known.sure for offset in range(entry.start + 1, entry.end)}
    runs = _runs(passage.spans, language)
    ends = [len(text)] if passage.kind in _ONE_SENTENCE else sentence_ends(text, language)
    for start, end in pairwise([0, *(end for end in ends if end not in within_entries)]):
        yield _words(text, (start, end), known.within(start, end), _in(runs, start, end), language), end


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of words before the rules of spelling out, and names that the voice reads, which stand below."""

    sure: Sequence[Reading]
    voiced: Sequence[Reading]

    def within(self, start: int, end: int) -> _Known:
        return _Known(*(_part(readings, start, end) for readings in (self.sure, self.voiced)))


def _known(passage: Passage, language: str) -> _Known:
    names = [_name(name) for name in passage.names]
    entries = merge(
        [_entry(match, language) for match in passage.matches], [name for name in names if _has_sound(name)]
    )
    return _Known(entries, [name for name in names if not _has_sound(name)])


def _has_sound(reading: Reading) -> bool:
    return reading.pronunciation is not None and bool(reading.pronunciation.ipa)


def _part(readings: Sequence[Reading], start: int, end: int) -> Sequence[Reading]:
    first, last = (bisect_left(readings, offset, key=_start) for offset in (start, end))
    return readings[first:last]


def _entry(match: Match, language: str) -> Reading:
    spoken, said = pronunciation(match, language)
    return Reading(match.start, match.end, spoken, said, said.language if said.language != language else None)


def _name(name: Name) -> Reading:
    return Reading(name.start, name.end, name.spoken, name.pronunciation, name.pronunciation.language)


@dataclass(frozen=True, slots=True)
class _Run:
    """From ``start`` to the next run the text is in ``language`` (None: the article's)."""

    start: int
    language: str | None


def _runs(spans: Sequence[Span], language: str) -> list[_Run]:
    starts = accumulate((len(span.text) for span in spans), initial=0)
    runs = [_Run(0, None)]
    for start, span in zip(starts, spans, strict=False):  # one start more: the text's end
        tag = span.language if span.language != language else None
        if tag != runs[-1].language:
            runs.append(_Run(start, tag))
    return runs


def _in(runs: Sequence[_Run], start: int, end: int) -> Sequence[_Run]:
    first, last = bisect_right(runs, start, key=_start) - 1, bisect_left(runs, end, key=_start)
    return runs[first:last]


def _language_at(runs: Sequence[_Run], offset: int) -> str | None:
    return runs[bisect_right(runs, offset, key=_start) - 1].language


def _words(text: str, bounds: tuple[int, int], names: _Known, runs: Sequence[_Run], language: str) -> list[Reading]:
    """Entries before rules before words as they are written. ``runs`` are those of the sentence within ``bounds``."""
    known = names.sure
    for tag in dict.fromkeys(run.language for run in runs):
        spelled_out = [
            reading
            for reading in spell_out(text, *bounds, tag or language)
            if {_language_at(runs, reading.start), _language_at(runs, reading.end - 1)} == {tag}
        ]
        known = merge(known, spelled_out)
    words = read_words(text, *bounds, merge(known, names.voiced))
    if all(run.language is None for run in runs):
        return words
    return [word if word.language else replace(word, language=_language_at(runs, word.start)) for word in words]


def _start(placed: Reading | _Run) -> int:
    return placed.start

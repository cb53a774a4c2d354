"""Scripts → the register of their names: each name and foreign word once, with what an editor needs to judge it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from narrate.pronounce.folding import APOSTROPHES
from narrate.pronounce.names.runs import PARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model import Pronunciation, Script, Token, Utterance

SURE: Final = 0.9  # a guess of less is for the editor to look at

_POSSESSIVE: Final = re.compile(rf"[{APOSTROPHES}][sS]?$")
_CONTEXT: Final = 40  # characters on either side
_EDITORS: Final = frozenset({"article", "lexicon", "builtin"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A name as it is said; a word that is said in two ways is two entries.

    ``language`` is None where it is the article's. ``where`` holds the article and the utterance of each mention;
    ``context`` is the first with its neighbours. ``token`` and ``utterance`` are the first, for engines to speak.
    """

    word: str
    count: int
    said: Pronunciation
    context: str
    where: tuple[tuple[str, str], ...]
    token: Token
    utterance: Utterance

    @property
    def is_known(self) -> bool:
        """Whether somebody wrote down how it is said, or its language is sure enough."""
        return self.said.source in _EDITORS or self.said.confidence >= SURE


def register(scripts: Iterable[tuple[str, Script]]) -> tuple[Entry, ...]:
    """List the names of articles, given by path, the doubtful first: by confidence, then by how often they come."""
    found: dict[tuple[object, ...], list[tuple[str, Utterance, int]]] = defaultdict(list)
    for path, script in scripts:
        for section in script.sections:
            for utterance in section.utterances:
                for place, token in enumerate(utterance.tokens):
                    said = _said(token)
                    if said and not (said.source.startswith("rule:") and token.written in PARTICLES):
                        key = (_bare(token.written), said.ipa, said.language, said.source)
                        found[key].append((path, utterance, place))
    entries = [_entry(str(key[0]), mentions) for key, mentions in found.items()]
    return tuple(sorted(entries, key=lambda entry: (_doubt(entry), -entry.count, entry.word.casefold(), entry.word)))


def _entry(word: str, mentions: list[tuple[str, Utterance, int]]) -> Entry:
    _, utterance, place = mentions[0]
    token = utterance.tokens[place]
    said = [_said(each.tokens[at]) for _, each, at in mentions]
    least = min((each for each in said if each), key=lambda each: each.confidence)
    where = tuple(dict.fromkeys((path, each.id) for path, each, _ in mentions))
    return Entry(word, len(mentions), least, _context(utterance, place), where, token, utterance)


def _doubt(entry: Entry) -> float:
    return 1.0 if entry.said.source in _EDITORS else entry.said.confidence


def _said(token: Token) -> Pronunciation | None:
    """Return how a name is said without its possessive ending; that of a plural is part of it."""
    said = token.pronunciation
    if said is None or not said.ending_ipa or _POSSESSIVE.search(token.written):
        return said
    return replace(said, ipa=said.ipa + said.ending_ipa, ending_ipa="")


def _bare(written: str) -> str:
    """Return a name without its possessive ending."""
    return _POSSESSIVE.sub("", written) or written


def _context(utterance: Utterance, place: int) -> str:
    """Return the words around a mention, cut at blanks."""
    before = utterance.before + "".join(token.written + token.after for token in utterance.tokens[:place])
    word = utterance.tokens[place]
    after = word.after + "".join(token.written + token.after for token in utterance.tokens[place + 1 :])
    left = before if len(before) <= _CONTEXT else "…" + before[-_CONTEXT:].partition(" ")[2]
    right = after if len(after) <= _CONTEXT else after[:_CONTEXT].rpartition(" ")[0] + "…"
    return " ".join(f"{left}{word.written}{right}".split())

"""How words are said: as narrate wants it, and as the engine reports it."""

from __future__ import annotations

import re
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from typing import TYPE_CHECKING, Final, NamedTuple

from narrate.cli.planning import desk_of
from narrate.cli.project import Project
from narrate.cli.utterances import section_of
from narrate.desk import voice_for
from narrate.errors import UsageMistake, VoiceMissing, excerpt
from narrate.files import read_bytes
from narrate.pronounce.compare import same_sound
from narrate.pronounce.inventory import fitted
from narrate.read.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from narrate.desk import Desk
    from narrate.model import Voice
    from narrate.pronounce.inventory import Substitution


_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MANY: Final = 2_000  # words, from which on another process pays


class Said(NamedTuple):
    """A word, how narrate wants it said and on whose word, and what the engine reports it says."""

    word: str
    language: str | None
    ipa: str  # empty: the voice reads it
    source: str
    spoken_ipa: str
    replaced: tuple[Substitution, ...]  # sounds that the engine does not have
    differs: bool  # the engine reports another sound than it was asked for, or than the nearest it has

    def document(self) -> dict[str, str | None]:
        """Return what is printed as JSON."""
        return {
            "word": self.word,
            "language": self.language,
            "ipa": self.ipa,
            "source": self.source,
            "spoken_ipa": self.spoken_ipa,
        }


def words_in(file: Path) -> Iterator[tuple[str, str | None]]:
    """Yield the words of a file, a line each, and the language after a tab, if there is one.

    :raises UsageMistake: a line holds nothing to say, or no line does
    """
    found = False
    for number, line in enumerate(decode(read_bytes(file), str(file)).splitlines(), start=1):
        word, _, language = line.strip().partition("\t")
        if word:
            found = True
            if not any(map(str.isalnum, word)):
                message = f"“{excerpt(word)}” holds no letter or digit."
                raise UsageMistake(message, hint="Write a word a line.", path=str(file), line=number)
            yield word, language.strip() or None
    if not found:
        raise UsageMistake("There is no word in the file.", hint="Write a word a line.", path=str(file))


def is_language(tag: str) -> bool:
    """Whether a tag looks like one of BCP 47: a language of two or three letters, and what narrows it down."""
    return _TAG.fullmatch(tag) is not None


def said_all(asked: Sequence[tuple[str, str | None]], root: Path, options: Mapping[str, object]) -> list[Said]:
    """Look words up and speak them as the project at ``root`` does; processes share a long list."""
    project = Project(root, options)
    desk = desk_of(project)
    if len(asked) < _MANY or project.workers == 1:
        return [said(word, language, desk) for word, language in asked]
    section_of(asked[0][0], desk)  # so that a process that forks has all of the vocabulary
    size = -(-len(asked) // project.workers)
    parts = [asked[start : start + size] for start in range(0, len(asked), size)]
    method = "fork" if sys.platform == "linux" else "spawn"  # no thread runs here, and no engine has started
    with ProcessPoolExecutor(len(parts), get_context(method)) as pool:
        return [each for part in pool.map(partial(_said_alone, root, options), parts) for each in part]


def _said_alone(root: Path, options: Mapping[str, object], asked: Sequence[tuple[str, str | None]]) -> list[Said]:
    """Look words up in a process of their own, with an engine of its own."""
    desk = desk_of(Project(root, options))
    return [said(word, language, desk) for word, language in asked]


def said(word: str, language: str | None, desk: Desk) -> Said:
    """Look a word up and speak it; ``language`` (None: the publication's) is that of a word without an entry."""
    utterances = section_of(word, desk, language).utterances
    pronunciations = [token.pronunciation for each in utterances for token in each.tokens]
    known = [each for each in pronunciations if each is not None]
    whole = known if len(known) == len(pronunciations) and all(each.ipa for each in known) else []
    voice = _voice(language if language and not known else None, desk)
    ipa = " ".join(each.ipa + each.ending_ipa for each in whole)
    sayable, replaced = fitted(ipa, desk.engine.inventory) if ipa else ("", ())
    spoken_ipa = " ".join(desk.engine.spoken_ipa(each, voice) for each in utterances)
    return Said(
        word=word,
        language=language or (known[0].language if known else None),
        ipa=ipa,
        source=", ".join(dict.fromkeys(each.source for each in known)) or "voice",
        spoken_ipa=spoken_ipa,
        replaced=replaced,
        differs=bool(sayable and spoken_ipa) and not same_sound(sayable, spoken_ipa),
    )


def _voice(language: str | None, desk: Desk) -> Voice:
    """Return the voice of a language; the publication's if there is none, as for Aymara."""
    own = desk.settings.publication.language
    try:
        return voice_for(language or own, desk)
    except VoiceMissing:
        return voice_for(own, desk)


def line(said: Said) -> str:
    """Return it as a sentence."""
    by_voice = "as the voice reads it" if said.source == "voice" else f"as the voice reads it, helped by {said.source}"
    wanted = f"/{said.ipa}/ from {said.source}" if said.ipa else by_voice
    language = f" ({said.language})" if said.language else ""
    if not said.spoken_ipa:
        return f"{said.word}{language}: {wanted}; this engine does not report what it says."
    verdict = " DIFFERS" if said.differs else ""
    verdict += "".join(f"; it has no {each.phone}, so {each.said}: {each.reason}" for each in said.replaced)
    return f"{said.word}{language}: {wanted}; the engine reports /{said.spoken_ipa}/{verdict}"

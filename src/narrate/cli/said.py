"""How words are said: as narrate wants it, and as the engine reports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from narrate.cli.utterances import section_of
from narrate.desk import voice_for
from narrate.errors import VoiceMissing
from narrate.files import read_bytes
from narrate.pronounce.compare import same_sound
from narrate.read.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from narrate.desk import Desk
    from narrate.model import Voice
    from narrate.pronounce.matching import Matcher


@dataclass(frozen=True, slots=True)
class Said:
    """A word, how narrate wants it said and on whose word, and what the engine reports it says."""

    word: str
    language: str | None
    ipa: str  # empty: the voice reads it
    source: str
    spoken_ipa: str

    @property
    def differs(self) -> bool:
        """Whether the engine reports another sound than it was asked for."""
        return bool(self.ipa and self.spoken_ipa) and not same_sound(self.ipa, self.spoken_ipa)


def words_in(file: Path | None) -> Iterator[tuple[str, str | None]]:
    """Yield the words of a file, a line each, and the language after a tab, if there is one."""
    if file is not None:
        for line in decode(read_bytes(file), str(file)).splitlines():
            word, _, language = line.strip().partition("\t")
            if word:
                yield word, language.strip() or None


def said(word: str, language: str | None, desk: Desk, matcher: Matcher) -> Said:
    """Look a word up and speak it; ``language`` (None: the publication's) is that of a word without an entry."""
    utterances = section_of(word, desk, matcher).utterances
    pronunciations = [token.pronunciation for each in utterances for token in each.tokens]
    known = [each for each in pronunciations if each is not None]
    whole = known if len(known) == len(pronunciations) and all(each.ipa for each in known) else []
    voice = _voice(language if language and not known else None, desk)
    return Said(
        word=word,
        language=language or (known[0].language if known else None),
        ipa=" ".join(each.ipa + each.ending_ipa for each in whole),
        source=", ".join(dict.fromkeys(each.source for each in known)) or "voice",
        spoken_ipa=" ".join(desk.engine.spoken_ipa(each, voice) for each in utterances),
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
    return f"{said.word}{language}: {wanted}; the engine reports /{said.spoken_ipa}/{verdict}"

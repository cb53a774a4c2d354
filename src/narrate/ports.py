"""Every edge of the program: what the outside must satisfy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from narrate.errors import NarrateError
    from narrate.model import Chapter, Clip, Mastering, Mp3, ScriptSection, Utterance, Voice


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """A voice an engine offers."""

    name: str
    language: str
    description: str


class Engine(Protocol):
    """Turns an utterance into a clip. One engine a process; the same utterance gives the same samples, always."""

    @property
    def name(self) -> str:
        """The entry point's name."""

    @property
    def fingerprint(self) -> str:
        """All that could change its sound besides voice and input: program and data versions."""

    @property
    def inventory(self) -> frozenset[str]:
        """The IPA segments it can say (``tʃ``, ``kʼ``, ``a``); empty: it takes no IPA."""

    def voices(self) -> tuple[VoiceInfo, ...]:
        """All voices, sorted by name."""

    def default_voice(self, language: str) -> str:
        """The name of the voice for a BCP 47 language; VoiceMissing if it speaks no such language."""

    def rendered(self, utterance: Utterance, voice: Voice) -> str:
        """What the engine is given for this utterance, as text: part of the clip's key.

        Needs neither the engine's library nor any other heavy import, so that a build which finds every clip in the
        store starts no engine.
        """

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """Speak it whole, or raise EngineFailed or VoiceMissing; never less than was asked."""

    def spoken_ipa(self, utterance: Utterance, voice: Voice) -> str:
        """What the engine reports it says, in IPA; empty where it cannot report."""


class Encoder(Protocol):
    """Turns PCM into MP3 frames and back."""

    @property
    def fingerprint(self) -> str:
        """All that could change its bytes besides input and bit rate."""

    def encode(self, pcm: bytes, rate_hz: int, bitrate_kbps: int) -> Mp3:
        """Encode at a constant bit rate."""

    def decode(self, mp3: Mp3) -> bytes:
        """Decode to exactly ``mp3.sample_count`` samples, as a gapless player does."""


class Store(Protocol):
    """Things made before, named by the digest of all that could change them. A damaged entry is a miss."""

    def clip(self, key: str) -> Clip | None:
        """A clip, or None."""

    def keep_clip(self, key: str, clip: Clip) -> None:
        """Keep it; atomic."""

    def has_clip(self, key: str) -> bool:
        """Whether `clip` would probably find it."""

    def chapter(self, key: str) -> Chapter | None:
        """A mastered chapter, or None."""

    def keep_chapter(self, key: str, chapter: Chapter) -> None:
        """Keep it; atomic."""

    def blob(self, key: str) -> bytes | None:
        """Any other bytes (a cover), or None."""

    def keep_blob(self, key: str, data: bytes) -> None:
        """Keep them; atomic."""


@dataclass(frozen=True, slots=True)
class ChapterJob:
    """A chapter to be made: what to say, the key of each utterance's clip, and how to master it."""

    key: str
    section: ScriptSection
    clip_keys: tuple[str, ...]
    voice: Voice
    mastering: Mastering


@dataclass(frozen=True, slots=True)
class ChapterMade:
    """A chapter and how many of its utterances were spoken for it (the others were in the store)."""

    job: ChapterJob
    chapter: Chapter
    spoken: int


@dataclass(frozen=True, slots=True)
class ChapterFailed:
    """A chapter that could not be made, and why."""

    job: ChapterJob
    error: NarrateError


class Studio(Protocol):
    """Makes chapters, in as many processes as it likes."""

    def make(self, jobs: Sequence[ChapterJob], meanwhile: Callable[[], None]) -> Iterator[ChapterMade | ChapterFailed]:
        """Make them all, in any order; one that fails does not stop the others.

        ``meanwhile`` is called once, while the work goes on elsewhere.
        """


class Reporter(Protocol):
    """Tells the user how it goes."""

    def planned(self, articles: int, sections: int, words: int) -> None:
        """Before anything is spoken."""

    def section_done(self, title: str, audio_s: float, *, reused: bool) -> None:
        """A chapter is finished."""

    def note(self, text: str) -> None:
        """Something the user should know: one line."""

    def finished(self, summary: str) -> None:
        """The last line."""

    def close(self) -> None:
        """Leave the terminal as it was, also after a failure."""

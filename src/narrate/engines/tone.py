"""An engine that hums: one tone a word, of exact length. For tests; it keeps every promise but meaning."""

from __future__ import annotations

import math
from array import array
from typing import TYPE_CHECKING

from narrate.errors import VoiceMissing
from narrate.model import Clip, Word
from narrate.ports import VoiceInfo

if TYPE_CHECKING:
    from narrate.model import Utterance, Voice
    from narrate.ports import Engine

RATE_HZ = 22_050
MS_PER_LETTER = 60  # as espeak-ng at 175 words a minute
GAP_MS = 40
AMPLITUDE = 9_000
LOWEST_HZ, STEP_HZ = 180, 12


class ToneEngine:
    """Deterministic and quick; its inventory is empty, so it takes no IPA."""

    name = "tone"
    fingerprint = "tone 1"
    inventory: frozenset[str] = frozenset()

    def voices(self) -> tuple[VoiceInfo, ...]:
        """One voice for every language."""
        return (VoiceInfo("tone", "und", "One tone a word, for tests"),)

    def default_voice(self, language: str) -> str:  # noqa: ARG002 - the port's signature
        """The only voice there is."""
        return "tone"

    def rendered(self, utterance: Utterance, voice: Voice) -> str:
        """The spoken words, one a line."""
        if voice.name != "tone":
            raise VoiceMissing(f"The engine “tone” has no voice “{voice.name}”.", hint="Its only voice is “tone”.")
        return "\n".join(token.spoken for token in utterance.tokens)

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """One tone a word, 60 ms a letter at 175 words a minute, its pitch from the word's letters."""
        pcm = array("h")
        words = []
        for spoken in self.rendered(utterance, voice).split("\n"):
            start = len(pcm)
            pcm.extend(_tone(spoken, voice.pace_wpm))
            words.append(Word(start, len(pcm)))
            pcm.extend([0] * (RATE_HZ * GAP_MS // 1_000))
        return Clip(pcm.tobytes(), RATE_HZ, tuple(words))

    def spoken_ipa(self, utterance: Utterance, voice: Voice) -> str:  # noqa: ARG002 - the port's signature
        """A tone has no phones."""
        return ""


def _tone(word: str, pace_wpm: int) -> array[int]:
    count = max(1, len(word)) * MS_PER_LETTER * 175 * RATE_HZ // (pace_wpm * 1_000)
    pitch_hz = LOWEST_HZ + STEP_HZ * (sum(map(ord, word)) % 20)
    return array("h", (round(AMPLITUDE * math.sin(math.tau * pitch_hz * n / RATE_HZ)) for n in range(count)))


def make() -> Engine:
    """Make the engine (entry point)."""
    return ToneEngine()

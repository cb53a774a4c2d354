"""Engines that fail in every way a real one has been seen to fail; workers load them by their place."""

from __future__ import annotations

import os
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING

from narrate.engines.tone import ToneEngine
from narrate.model import Clip, Word

if TYPE_CHECKING:
    from narrate.model import Utterance, Voice
    from narrate.ports import Engine


class _Faulty(ToneEngine):
    """Fails at the word “fault”: always, or, if it is spoken as the path of a file, while that is there."""

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """Speak, or fail."""
        clip = super().speak(utterance, voice)
        for spoken in (token.spoken for token in utterance.tokens if token.written == "fault"):
            if spoken == "fault":
                return self.fail(clip)
            if Path(spoken).exists():
                Path(spoken).unlink()
                return self.fail(clip)
        return clip

    def fail(self, clip: Clip) -> Clip:
        """Fail in this engine's way."""
        raise NotImplementedError


class _Hanging(_Faulty):
    def fail(self, clip: Clip) -> Clip:  # noqa: ARG002 - see _Faulty
        """Never come back."""
        while True:
            time.sleep(60)


class _Dying(_Faulty):
    def fail(self, clip: Clip) -> Clip:  # noqa: ARG002 - see _Faulty
        """Die as at a segmentation fault."""
        os._exit(139)


class _Silent(_Faulty):
    def fail(self, clip: Clip) -> Clip:
        """Give silence of the right length."""
        return Clip(bytes(len(clip.pcm)), clip.rate_hz, clip.words)


class _Short(_Faulty):
    def fail(self, clip: Clip) -> Clip:
        """Give the first fifth, with words to match."""
        length = len(clip.pcm) // 2 // 5
        words = tuple(Word(min(word.start, length - 1), min(word.end, length)) for word in clip.words)
        return Clip(clip.pcm[: 2 * length], clip.rate_hz, words)


class _Cut(_Faulty):
    def fail(self, clip: Clip) -> Clip:
        """Leave the last fifth away, as when a buffer is lost, but report all words."""
        return Clip(clip.pcm[: len(clip.pcm) // 10 * 8], clip.rate_hz, clip.words)


class _Whispering(_Faulty):
    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """Speak one sample of full scale in a whisper: no limiter makes that loud."""
        clip = super().speak(utterance, voice)
        return self.fail(clip)

    def fail(self, clip: Clip) -> Clip:
        """Give a click and next to nothing."""
        samples = array("h", [0] * (len(clip.pcm) // 2))
        samples[len(samples) // 2] = 32_000
        return Clip(samples.tobytes(), clip.rate_hz, clip.words)


def hanging() -> Engine:
    """Hangs."""
    return _Hanging()


def dying() -> Engine:
    """Dies."""
    return _Dying()


def silent() -> Engine:
    """Says nothing."""
    return _Silent()


def short() -> Engine:
    """Says too little."""
    return _Short()


def cut() -> Engine:
    """Stops before the end."""
    return _Cut()


def whispering() -> Engine:
    """Speaks too softly to be made loud at a word."""
    return _Whispering()

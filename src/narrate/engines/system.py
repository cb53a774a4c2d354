"""The system's own voices through the drivers that come with pyttsx3: `sapi5` (Windows), `nsss` and `avspeech` (macOS).

Not tested by narrate's developers, who have neither system. What is known: these voices take no IPA, so names are read
as respelled or as written; they give no times of words, so times are spread over the letters; and they may not speak
the same sentence the same way twice, so only the store makes a build repeatable.
"""

from __future__ import annotations

import sys
import tempfile
from functools import cached_property
from importlib.metadata import version
from itertools import accumulate, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import miniaudio
import pyttsx3

from narrate.errors import EngineFailed, EngineMissing, VoiceMissing
from narrate.model import Clip, Word
from narrate.ports import VoiceInfo

if TYPE_CHECKING:
    from narrate.model import Utterance, Voice
    from narrate.ports import Engine

DRIVERS = {"win32": "sapi5", "darwin": "nsss"}


class SystemEngine:
    """pyttsx3 with the driver of this system."""

    name = "system"
    inventory: frozenset[str] = frozenset()

    def __init__(self, driver: str) -> None:
        self._driver = driver
        self._failures: list[Exception] = []

    @cached_property
    def fingerprint(self) -> str:
        """pyttsx3's version and the driver; the system's own version of its voices is not known to us."""
        return f"pyttsx3 {version('pyttsx3')} {self._driver}"

    @cached_property
    def _pyttsx3(self) -> Any:  # noqa: ANN401 - pyttsx3 has no types
        try:
            engine = pyttsx3.init(self._driver)
        except (ImportError, OSError, RuntimeError) as error:
            raise EngineMissing(
                f"pyttsx3's driver “{self._driver}” does not start: {error}.",
                hint="Use the engine that comes with narrate: write espeak as `engine` in [voice] of narrate.toml.",
            ) from error
        engine.connect("error", lambda name, exception: self._failures.append(exception))  # noqa: ARG005
        return engine

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The system's voices, named by pyttsx3's identifiers."""
        found = self._pyttsx3.getProperty("voices")
        return tuple(
            sorted(
                (VoiceInfo(each.id, _language(each.languages), each.name) for each in found), key=lambda info: info.name
            )
        )

    def default_voice(self, language: str) -> str:
        """The first voice of the language."""
        base = language.lower().split("-")[0]
        for voice in self.voices():
            if voice.language.lower().replace("_", "-").split("-")[0] == base:
                return voice.name
        raise VoiceMissing(
            f"This system has no voice that says it speaks “{language}”.",
            hint="Choose one yourself: `narrate voices` lists them; set it as `name` in [voice] of narrate.toml.",
        )

    def rendered(self, utterance: Utterance, voice: Voice) -> str:  # noqa: ARG002 - the port's signature
        """The spoken text, a token a line."""
        return "\n".join(token.spoken + token.after for token in utterance.tokens)

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """Speak into a temporary file, which is all that these drivers offer.

        :raises EngineFailed: the driver reports an error, or wrote no speech
        """
        text = "".join(token.spoken + token.after for token in utterance.tokens)
        with tempfile.TemporaryDirectory(prefix="narrate-") as folder:
            file = Path(folder, "speech.wav")
            self._pyttsx3.setProperty("voice", voice.name)
            self._pyttsx3.setProperty("rate", voice.pace_wpm)
            self._pyttsx3.save_to_file(text, str(file))
            self._pyttsx3.runAndWait()
            if self._failures or not file.is_file():
                reason = self._failures.pop() if self._failures else "no file was written"
                raise EngineFailed(
                    f"pyttsx3's driver “{self._driver}” failed: {reason}.", hint="Use the engine “espeak”."
                )
            try:
                rate_hz = miniaudio.get_file_info(str(file)).sample_rate
                speech = miniaudio.decode_file(
                    str(file), output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate_hz
                )
            except miniaudio.MiniaudioError as error:
                raise EngineFailed(
                    f"pyttsx3's driver “{self._driver}” wrote no audio that narrate can read: {error}.",
                    hint="Use the engine “espeak”.",
                ) from error
        pcm = speech.samples.tobytes()
        return Clip(pcm, rate_hz, _spread(utterance, len(pcm) // 2))

    def spoken_ipa(self, utterance: Utterance, voice: Voice) -> str:  # noqa: ARG002 - the port's signature
        """These drivers report nothing."""
        return ""


def _language(languages: list[Any]) -> str:
    first = languages[0] if languages else "und"
    return first.decode(errors="replace").strip("\x05") if isinstance(first, bytes) else str(first)


def _spread(utterance: Utterance, length: int) -> tuple[Word, ...]:
    """Spread the tokens over ``length`` samples by their letters."""
    letters = [max(1, len(token.spoken)) for token in utterance.tokens]
    bounds = (length * reached // sum(letters) for reached in accumulate(letters, initial=0))
    return tuple(Word(start, end) for start, end in pairwise(bounds))


def make() -> Engine:
    """Make the engine (entry point).

    :raises EngineMissing: this system is neither Windows nor macOS
    """
    driver = DRIVERS.get(sys.platform)
    if driver is None:
        raise EngineMissing(
            "The engine “system” needs the voices of Windows or macOS.",
            hint="Use the engine that comes with narrate: write espeak as `engine` in [voice] of narrate.toml.",
        )
    return SystemEngine(driver)

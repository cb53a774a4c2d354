"""The default engine: espeak-ng through pyttsx3, with our own driver."""

from __future__ import annotations

from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING, cast

from narrate.engines.espeak.phones import TABLES
from narrate.engines.espeak.readback import reported_ipa
from narrate.engines.espeak.render import render
from narrate.engines.espeak.timing import token_times
from narrate.engines.espeak.voices import all_voices, find_voice, voice_of_language
from narrate.model import Clip
from narrate.ports import VoiceInfo

if TYPE_CHECKING:
    import pyttsx3.engine

    from narrate.engines.espeak.events import Sound
    from narrate.engines.espeak.library import EspeakLibrary
    from narrate.model import Utterance, Voice

SPEAKING = 3  # counts changes of how clips are made that the rendered text does not show


class EspeakEngine:
    """espeak-ng of the wheel `espeakng-loader`; the library is loaded when the first utterance is spoken."""

    name = "espeak"

    @cached_property
    def fingerprint(self) -> str:
        """The version of the wheel, which holds library and data, and of our way to use it."""
        return f"espeakng-loader {version('espeakng-loader')}, speaking {SPEAKING}"

    @cached_property
    def inventory(self) -> frozenset[str]:
        """Every phone of every phoneme table."""
        return frozenset(phone for table in TABLES.values() for phone in table)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """All voices, named by their language tag."""
        return tuple(VoiceInfo(each.name, each.name, each.description) for each in all_voices().values())

    def default_voice(self, language: str) -> str:
        """The name of the voice for a language."""
        return voice_of_language(language).name

    def rendered(self, utterance: Utterance, voice: Voice) -> str:
        """The text with mnemonics, a piece a line, and the place of each word, since a clip has their times too."""
        rendered = render(utterance, find_voice(voice.name).table)
        places = " ".join(f"{place.piece}:{place.start}-{place.end}" for place in rendered.places)
        return "\n".join((*rendered.pieces, places))

    def speak(self, utterance: Utterance, voice: Voice) -> Clip:
        """Speak it piece by piece, and find each token's time in espeak's own word events.

        :raises EngineFailed: a word was not said, or the library failed
        """
        rendered = render(utterance, find_voice(voice.name).table)
        sounds = [self._sound(piece, voice) for piece in rendered.pieces]
        words = token_times(utterance.tokens, rendered.places, sounds)
        return Clip(b"".join(sound.pcm for sound in sounds), self._rate_hz, words)

    def spoken_ipa(self, utterance: Utterance, voice: Voice) -> str:
        """What espeak reports it says, in IPA; no sound is made for it, but where the utterance has several clauses."""
        chosen = find_voice(voice.name)
        rendered = render(utterance, chosen.table)
        reports = (self._library.phonemes(piece, chosen.identifier, voice.pace_wpm) for piece in rendered.pieces)
        return "".join(reported_ipa(report, chosen.table) for report in reports)

    @cached_property
    def _library(self) -> EspeakLibrary:
        from narrate.engines.espeak.library import the_library  # noqa: PLC0415 - only where something is spoken

        return the_library()

    @cached_property
    def _pyttsx3(self) -> pyttsx3.engine.Engine:
        import pyttsx3  # noqa: PLC0415 - with the library, only where something is spoken

        from narrate.engines.espeak import driver  # noqa: PLC0415 - see above

        engine = pyttsx3.init(driver.register())
        engine.connect("error", self._failed)
        self._failures: list[Exception] = []
        return engine

    @cached_property
    def _rate_hz(self) -> int:
        return cast("int", self._pyttsx3.getProperty("sample_rate"))

    def _failed(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002 - pyttsx3 calls it by keyword
        self._failures.append(exception)  # pyttsx3 swallows what is raised in a driver

    def _sound(self, text: str, voice: Voice) -> Sound:
        engine = self._pyttsx3
        engine.setProperty("voice", find_voice(voice.name).identifier)
        engine.setProperty("rate", voice.pace_wpm)
        engine.say(text)
        engine.runAndWait()
        if self._failures:
            raise self._failures.pop()
        return cast("Sound", engine.getProperty("sound"))

"""A pyttsx3 driver for espeak-ng that is synchronous, so that no sample and no event can be lost.

pyttsx3's own driver synthesises in another thread and writes files inside the callback: of 100 files it left
5 out and 14 empty, without an error. pyttsx3 finds drivers as modules `pyttsx3.drivers.<name>`; `register` puts this
one there.

Besides what every driver offers, ``getProperty("sound")`` gives the last utterance as a `library.Sound`. ``say`` makes
the sound but plays nothing: narrate has no loudspeaker.
"""

from __future__ import annotations

import sys
import wave
from typing import TYPE_CHECKING, Any

from pyttsx3.voice import Voice

from narrate.engines.espeak.events import Sound
from narrate.engines.espeak.library import HOME, the_library
from narrate.engines.espeak.voices import all_voices

if TYPE_CHECKING:
    from pyttsx3.driver import DriverProxy

NAME = "narrate_espeak"


def register() -> str:
    """Make this module known to pyttsx3; return the name to give to `pyttsx3.init`."""
    sys.modules[f"pyttsx3.drivers.{NAME}"] = sys.modules[__name__]
    return NAME


def buildDriver(proxy: DriverProxy) -> EspeakDriver:  # noqa: N802 - the name that pyttsx3 calls
    """Build the driver, as pyttsx3 asks."""
    return EspeakDriver(proxy)


class EspeakDriver:
    """The methods that pyttsx3's DriverProxy calls; their names are pyttsx3's."""

    def __init__(self, proxy: DriverProxy) -> None:
        self._proxy = proxy
        self._library = the_library()
        self._voice, self._pace_wpm = HOME
        self._sound = Sound(b"", (), ())

    def destroy(self) -> None:
        """Nothing to release: the library lives as long as the process."""

    def startLoop(self) -> None:  # noqa: N802 - see class
        """Run the queued commands; each is done when it returns, and the last one ends the loop."""
        self._proxy.setBusy(False)

    def endLoop(self) -> None:  # noqa: N802 - see class
        """Nothing to end."""

    def iterate(self) -> Any:  # noqa: ANN401 - pyttsx3's untyped protocol
        """Run the queued commands from a loop of the caller's."""
        self._proxy.setBusy(False)
        yield

    def stop(self) -> None:
        """Nothing to stop: speech is made before any other command can come."""

    def say(self, text: str) -> None:
        """Make the sound of ``text``; read it with ``getProperty("sound")``."""
        self._sound = Sound(b"", (), ())  # a failure must not leave the last one's
        self._proxy.notify("started-utterance")
        self._library.set_voice(self._voice, self._pace_wpm)
        self._sound = self._library.synthesise(text)
        for word in self._sound.words:
            self._proxy.notify("started-word", location=word.position, length=0)
        self._proxy.notify("finished-utterance", completed=True)

    def save_to_file(self, text: str, filename: str) -> None:
        """Write the sound of ``text`` as a WAV file."""
        self.say(text)
        with wave.open(filename, "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(self._library.rate_hz)
            file.writeframes(self._sound.pcm)

    def getProperty(self, name: str) -> Any:  # noqa: ANN401, N802 - see class
        """Return ``voices``, ``voice``, ``rate``, ``volume``, ``sample_rate`` or ``sound``."""
        if name == "voices":
            return [Voice(each.identifier, each.description, [each.name]) for each in all_voices().values()]
        known = {
            "voice": self._voice,
            "rate": self._pace_wpm,
            "volume": 1.0,
            "sample_rate": self._library.rate_hz,
            "sound": self._sound,
        }
        return known[name]

    def setProperty(self, name: str, value: Any) -> None:  # noqa: ANN401, N802 - see class
        """Set ``voice`` (an identifier of `voices`) or ``rate`` (words a minute)."""
        if name == "voice":
            self._voice = str(value)
        elif name == "rate":
            self._pace_wpm = int(value)
        else:
            raise KeyError(name)

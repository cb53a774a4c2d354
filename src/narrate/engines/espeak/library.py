"""The espeak-ng library of the wheel `espeakng-loader`, called in synchronous mode.

Verified facts (espeak-ng 1.52): `espeak_Synth` in AUDIO_OUTPUT_SYNCHRONOUS mode returns after the last sample and
event, so nothing can be lost. The library has one global state: one instance a process. A data path of 160 bytes or
more, or a wrong one, ends the process from inside C, so it is checked before.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from functools import cache
from pathlib import Path

import espeakng_loader

from narrate.engines.espeak.events import (
    EVENT_PHONEME,
    EVENT_WORD,
    LIST_TERMINATED,
    SYNTH_CALLBACK,
    Event,
    PhonemeEvent,
    Sound,
    WordEvent,
)
from narrate.engines.espeak.trace import PHONEME_CALLBACK, STOP, TRACE_IPA, is_one_clause, nowhere
from narrate.errors import EngineFailed, EngineMissing, VoiceMissing

# espeak-ng/speak_lib.h
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_PHONEME_EVENTS, INITIALIZE_PHONEME_IPA, INITIALIZE_DONT_EXIT = 0x0001, 0x0002, 0x8000
POS_CHARACTER = 1
CHARS_UTF8, PHONEMES = 0x1, 0x100
PARAMETER_RATE = 1

HOME = ("gmw/en", 175)  # the voice and pace from which every change of voice starts
LONGEST_DATA_PATH = 140  # bytes; espeak-ng/speech.h: N_PATH_HOME is 160, and the longest file name below it has 15
PROBE = b"[[mR]]"  # voiced, then a trill; in phonemes, so that every voice says it
# Each of these changes the state in some voices and paces and keeps it in others, depending on how many periods of the
# voice it lasts. Of these sixteen, tried in thirteen voices, one has always led back.
_SOUNDS = (
    *("m", "m'a", "m'aR", "aR'am", "m'am", "R'a", "n'aRan", "an'a"),
    *("m'ama", "aR", "l'a", "m'aRaRa", "n'om", "o'aR", "an'ama", "R"),
)
NUDGES = tuple(f"[[{sound}]]".encode() for sound in _SOUNDS)


class EspeakLibrary:
    """espeak-ng, loaded and initialised. Its state is the process's: get it from `the_library`."""

    def __init__(self) -> None:
        self._data, self._short_path = _reachable(Path(espeakng_loader.get_data_path()))
        try:
            self._c = ctypes.CDLL(espeakng_loader.get_library_path())
        except OSError as error:
            raise EngineMissing(
                f"The espeak-ng library does not load: {error}.",
                hint="Install it again: pip install --force-reinstall espeakng-loader",
            ) from error
        options = INITIALIZE_PHONEME_EVENTS | INITIALIZE_PHONEME_IPA | INITIALIZE_DONT_EXIT
        self.rate_hz: int = self._c.espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, bytes(self._data), options)
        if self.rate_hz <= 0:
            raise EngineMissing(
                f"espeak-ng does not start with its data in {self._data}.",
                hint="Install it again: pip install --force-reinstall espeakng-loader",
            )
        self._pcm: list[bytes] = []
        self._words: list[WordEvent] = []
        self._phonemes: list[PhonemeEvent] = []
        self._callback = SYNTH_CALLBACK(self._receive)  # kept: C holds a pointer to it
        self._c.espeak_SetSynthCallback(self._callback)
        self._probes: dict[tuple[str, int], bytes] = {}  # how the probe sounds in a fresh process, by voice and pace
        self._ways: dict[tuple[tuple[str, int], bytes], bytes] = {}  # the nudge after which it sounded so again
        self._speaking = HOME
        self._astray = False  # whether a report has left a state that no speech leaves
        self._reported: list[str] = []
        self._keep_report = PHONEME_CALLBACK(self._take_report)
        self._nowhere = nowhere()
        self._use(*HOME)

    def set_voice(self, identifier: str, pace_wpm: int) -> None:
        """Choose a voice by its identifier (``gmw/en-US``) and its pace.

        The change is made from one and the same state, so that the new voice begins as in a fresh process.

        :raises VoiceMissing: there is no such voice
        """
        if (identifier, pace_wpm) == self._speaking and not self._astray:
            return
        self._use(*HOME)
        self._rewind()
        self._use(identifier, pace_wpm)
        self._astray = False

    def _use(self, identifier: str, pace_wpm: int) -> None:
        """Load a voice without pitch flutter, whose phase would run on from utterance to utterance."""
        definition = self._data / "lang" / identifier
        try:
            text = definition.read_text(encoding="utf-8")
        except OSError as error:
            raise VoiceMissing(
                f"espeak-ng has no voice “{identifier}”.", hint="`narrate voices` lists them."
            ) from error
        handle, file = tempfile.mkstemp(prefix="narrate-voice-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as still:
                still.write(f"{text}\nflutter 0\n")
            failed = self._c.espeak_ng_SetVoiceByFile(os.fsencode(file))
        finally:
            Path(file).unlink()
        if failed:
            raise VoiceMissing(f"espeak-ng refuses its voice “{identifier}”.", hint="`narrate voices` lists them.")
        self._c.espeak_SetParameter(PARAMETER_RATE, pace_wpm, 0)
        self._speaking = identifier, pace_wpm

    def synthesise(self, text: str) -> Sound:
        """Speak ``text``, in which ``[[…]]`` holds phoneme mnemonics, as a fresh process would.

        :raises EngineFailed: the library reports an error, or does not come back to its first state
        """
        self.set_voice(*self._speaking)
        self._rewind()
        return self._synthesise(text.encode())

    def phonemes(self, text: str, identifier: str, pace_wpm: int) -> tuple[str, ...]:
        """Return what a voice says of ``text``, in espeak's IPA: a phoneme, a pause or the mark of a switch each.

        Quick for one clause, of which no more sound than 60 ms is made. No sound made later hears of it.

        :raises VoiceMissing: there is no such voice
        """
        if HOME not in self._probes:
            self._rewind()  # so that the first probe is that of a fresh process
        self._astray = True
        if (identifier, pace_wpm) != self._speaking:
            self._use(identifier, pace_wpm)
        data = text.encode()
        if self._nowhere is None:
            return tuple(event.ipa for event in self._synthesise(data).phonemes)
        self._reported.clear()
        self._c.espeak_SetPhonemeCallback(self._keep_report)
        self._c.espeak_SetPhonemeTrace(TRACE_IPA, self._nowhere)
        self._c.espeak_SetSynthCallback(STOP if is_one_clause(text) else self._callback)
        try:
            self._synthesise(data)
        finally:
            self._c.espeak_SetSynthCallback(self._callback)
            self._c.espeak_SetPhonemeTrace(0, self._nowhere)
            self._c.espeak_SetPhonemeCallback(None)
        return tuple(self._reported)

    def _take_report(self, clause: bytes) -> int:
        self._reported += clause.decode().split()
        return 0

    def _rewind(self) -> None:
        """Bring the synthesiser to the state it has in a fresh process.

        Without flutter two bits of state run on from call to call: the phase of the wave, heard in any voiced sound,
        and that of the trill. So a probe tells which state it is, and other sounds are spoken until it is the first.
        """
        probe = self._synthesise(PROBE).pcm
        first = self._probes.setdefault(self._speaking, probe)
        if probe == first:
            return
        astray = self._speaking, probe
        helped = self._ways.get(astray)
        for nudge in (*([helped] if helped else []), *NUDGES):
            self._synthesise(nudge)
            if self._synthesise(PROBE).pcm == first:
                self._ways.setdefault(astray, nudge)
                return
        raise EngineFailed(
            "espeak-ng does not come back to its first state, so a build could not be repeated.",
            hint="Install the version that narrate was tested with: pip install --force-reinstall espeakng-loader",
        )

    def _synthesise(self, text: bytes) -> Sound:
        for received in (self._pcm, self._words, self._phonemes):
            received.clear()
        failed = self._c.espeak_Synth(text, len(text) + 1, 0, POS_CHARACTER, 0, CHARS_UTF8 | PHONEMES, None, None)
        if failed:
            raise EngineFailed(f"espeak-ng failed with code {failed}.", hint="Please report the sentence.")
        return Sound(b"".join(self._pcm), tuple(self._words), tuple(self._phonemes))

    def _receive(self, wave: ctypes.Array[ctypes.c_short], count: int, events: ctypes.Array[Event]) -> int:
        """Take samples and events; called by C, returns 0 to go on."""
        if count > 0:
            self._pcm.append(ctypes.string_at(wave, 2 * count))
        index = 0
        while (event := events[index]).type != LIST_TERMINATED:
            if event.type == EVENT_WORD:
                self._words.append(WordEvent(event.text_position - 1, event.sample))  # espeak counts from 1
            elif event.type == EVENT_PHONEME:
                self._phonemes.append(PhonemeEvent(event.id.string.decode(), event.sample))
            index += 1
        return 0


@cache
def the_library() -> EspeakLibrary:
    """Return the process's only one; a second would begin in whatever state the first has left."""
    return EspeakLibrary()


def _reachable(data: Path) -> tuple[Path, tempfile.TemporaryDirectory[str] | None]:
    """Return a path to the data that is short enough for espeak, and the folder of the link made for it, if any."""
    if not (data / "phontab").is_file():
        raise EngineMissing(
            f"The data of espeak-ng are not in {data}.",
            hint="Install them again: pip install --force-reinstall espeakng-loader",
        )
    if len(bytes(data)) <= LONGEST_DATA_PATH:
        return data, None
    folder = tempfile.TemporaryDirectory(prefix="narrate-data-")
    link = Path(folder.name, "data")
    try:
        link.symlink_to(data, target_is_directory=True)
    except OSError as error:
        folder.cleanup()
        raise EngineMissing(
            f"The path {data} is too long for espeak-ng.",
            hint=f"Install narrate in a folder whose path is at least {len(bytes(data)) - LONGEST_DATA_PATH} shorter.",
        ) from error
    return link, folder

"""The espeak-ng library of the wheel `espeakng-loader`, called in synchronous mode.

Verified facts (espeak-ng 1.52): `espeak_Synth` in AUDIO_OUTPUT_SYNCHRONOUS mode returns after the last sample and
event, so nothing can be lost. The library has one global state: one instance a process. A data path of 160 bytes or
more, or a wrong one, ends the process from inside C, so it is checked before.
"""

from __future__ import annotations

import ctypes
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import espeakng_loader

from narrate.errors import EngineFailed, EngineMissing, VoiceMissing

# espeak-ng/speak_lib.h
AUDIO_OUTPUT_SYNCHRONOUS = 2
INITIALIZE_PHONEME_EVENTS, INITIALIZE_PHONEME_IPA, INITIALIZE_DONT_EXIT = 0x0001, 0x0002, 0x8000
POS_CHARACTER = 1
CHARS_UTF8, PHONEMES = 0x1, 0x100
PARAMETER_RATE = 1
LIST_TERMINATED, EVENT_WORD, EVENT_PHONEME = 0, 1, 7

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


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class _Event(ctypes.Structure):
    _fields_ = (
        ("type", ctypes.c_int),
        ("unique_identifier", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _EventId),
    )


_SYNTH_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event))


@dataclass(frozen=True, slots=True)
class WordEvent:
    """espeak begins a word: its place in the text given (characters, from 0) and in the samples."""

    position: int
    sample: int


@dataclass(frozen=True, slots=True)
class PhonemeEvent:
    """espeak begins a phoneme: its IPA (empty for a pause) and its place in the samples."""

    ipa: str
    sample: int


@dataclass(frozen=True, slots=True)
class Sound:
    """What one call of the synthesiser gave: mono 16-bit PCM and its events in time order."""

    pcm: bytes
    words: tuple[WordEvent, ...]
    phonemes: tuple[PhonemeEvent, ...]


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
        self._callback = _SYNTH_CALLBACK(self._receive)  # kept: C holds a pointer to it
        self._c.espeak_SetSynthCallback(self._callback)
        self._probes: dict[tuple[str, int], bytes] = {}  # how the probe sounds in a fresh process, by voice and pace
        self._ways: dict[tuple[tuple[str, int], bytes], bytes] = {}  # the nudge after which it sounded so again
        self._speaking = HOME
        self._use(*HOME)

    def set_voice(self, identifier: str, pace_wpm: int) -> None:
        """Choose a voice by its identifier (``gmw/en-US``) and its pace.

        The change is made from one and the same state, so that the new voice begins as in a fresh process.

        :raises VoiceMissing: there is no such voice
        """
        if (identifier, pace_wpm) == self._speaking:
            return
        self._use(*HOME)
        self._rewind()
        self._use(identifier, pace_wpm)

    def _use(self, identifier: str, pace_wpm: int) -> None:
        """Load a voice without pitch flutter, whose phase would run on from utterance to utterance."""
        definition = self._data / "lang" / identifier
        try:
            text = definition.read_text(encoding="utf-8")
        except OSError as error:
            raise VoiceMissing(
                f"espeak-ng has no voice “{identifier}”.", hint="`narrate voices` lists them."
            ) from error
        with tempfile.TemporaryDirectory(prefix="narrate-voice-") as folder:
            file = Path(folder, "voice")
            file.write_text(f"{text}\nflutter 0\n", encoding="utf-8")
            failed = self._c.espeak_ng_SetVoiceByFile(bytes(file))
        if failed:
            raise VoiceMissing(f"espeak-ng refuses its voice “{identifier}”.", hint="`narrate voices` lists them.")
        self._c.espeak_SetParameter(PARAMETER_RATE, pace_wpm, 0)
        self._speaking = identifier, pace_wpm

    def synthesise(self, text: str) -> Sound:
        """Speak ``text``, in which ``[[…]]`` holds phoneme mnemonics, as a fresh process would.

        :raises EngineFailed: the library reports an error, or does not come back to its first state
        """
        self._rewind()
        return self._synthesise(text.encode())

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

    def _receive(self, wave: ctypes.Array[ctypes.c_short], count: int, events: ctypes.Array[_Event]) -> int:
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

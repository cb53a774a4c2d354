"""What espeak-ng hands to its callbacks, as C and as values."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

LIST_TERMINATED, EVENT_WORD, EVENT_PHONEME = 0, 1, 7  # espeak-ng/speak_lib.h


class _EventId(ctypes.Union):
    _fields_ = (("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8))


class Event(ctypes.Structure):
    """espeak_EVENT."""

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


SYNTH_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(Event))


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

"""How espeak-ng reports what it would say without making the sound.

Before it makes the first sample of a clause, espeak gives all of its phonemes to the callback
of `espeak_SetPhonemeCallback` (SpeakNextClause in synthesize.c), with their final stress. A callback of samples that
returns 1 then ends the call after 60 ms of sound, and with it the text; so only a text of one clause is cut short.
`espeak_TextToPhonemes` is as quick, but it leaves words unstressed that the intonation stresses: the, of, for.
"""

from __future__ import annotations

import ctypes
import os
import re

from narrate.engines.espeak.events import SYNTH_CALLBACK

PHONEME_CALLBACK = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_char_p)
STOP = SYNTH_CALLBACK(lambda _wave, _count, _events: 1)
TRACE_IPA = 0x2 | ord(" ") << 8  # of espeak_SetPhonemeTrace: IPA, a blank between phonemes

# Words, mnemonics and at most one sign at the end.
_ONE_CLAUSE = re.compile(r"(?:[^\W_]|[ '’]|\[\[[^\]]*\]\])*[.,;:!?]? *")
_SURE_OF_A_CLAUSE = 600  # bytes; espeak cuts at 700 to 730


def is_one_clause(text: str) -> bool:
    """Whether espeak surely takes ``text`` for one clause; it may also where this is False."""
    return len(text.encode()) <= _SURE_OF_A_CLAUSE and _ONE_CLAUSE.fullmatch(text) is not None


def nowhere() -> ctypes.c_void_p | None:
    """Return a stream of C's to the null device, or None where C's library is not at hand (Windows).

    espeak writes a report in IPA only together with a trace of it, which it prints.
    """
    try:
        c = ctypes.CDLL(None)
    except (OSError, TypeError):
        return None
    c.fopen.restype = ctypes.c_void_p
    stream = c.fopen(os.devnull.encode(), b"w")
    return ctypes.c_void_p(stream) if stream else None

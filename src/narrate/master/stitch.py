"""Clips → one chapter: edges trimmed and faded, the planned pauses between them to the sample. The home of pydub."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from narrate.model import Mark, Word

with warnings.catch_warnings():
    # Importing pydub warns that no ffmpeg is on PATH, which only its file formats need; before Python 3.13 that audioop
    # will go, though audioop-lts comes then; and, when compiled by 3.12 or later, of escapes in its regexes.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from narrate.model import Clip, ScriptSection

_EDGE_DB = -50.0  # of the clip's peak: quieter is silence. -60 dBFS finds the same edges within 10 ms in four engines
_KEPT_BEFORE_MS = 10
_KEPT_AFTER_MS = 25
_FADE_MS = 5
_BYTES_PER_SAMPLE = 2


@dataclass(frozen=True, slots=True)
class Stitched:
    """A chapter before its loudness is set: mono 16-bit PCM, and where each utterance is in it."""

    pcm: bytes
    rate_hz: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class _Trimmed:
    """A clip without the silence at its ends but for margins: PCM to be joined, and samples."""

    pcm: tuple[bytes, ...]
    length: int
    cut: int  # gone from the start of the clip
    before: int = 0  # silence kept in front of the sound
    after: int = 0


def stitch(clips: Sequence[Clip], section: ScriptSection) -> Stitched:
    """Join the clips of a section's utterances.

    A pause is heard from the last sound to the first: what a clip keeps of its own silence counts towards it. Clips of
    different sample rates, or of another number than the utterances, are a bug and raise ValueError.
    """
    rate_hz = clips[0].rate_hz
    pieces: list[bytes] = []
    marks: list[Mark] = []
    at = 0
    silence = _samples(section.head_ms, rate_hz)
    for clip, utterance in zip(clips, section.utterances, strict=True):
        if clip.rate_hz != rate_hz:
            raise ValueError(f"clips of {rate_hz} and {clip.rate_hz} Hz in one chapter")
        trimmed = _trim(clip)
        gap = max(silence - trimmed.before, 0)
        start = at + gap
        at = start + trimmed.length
        pieces += (bytes(gap * _BYTES_PER_SAMPLE), *trimmed.pcm)
        marks.append(Mark(utterance.id, start, at, _moved(clip.words, start - trimmed.cut, start, at)))
        silence = _samples(utterance.pause_ms, rate_hz) - trimmed.after
    pieces.append(bytes(max(silence, 0) * _BYTES_PER_SAMPLE))
    return Stitched(b"".join(pieces), rate_hz, tuple(marks))  # pydub's += would copy all that is there each time


def _trim(clip: Clip) -> _Trimmed:
    samples = np.frombuffer(clip.pcm, "<i2")
    offset = round(float(samples.mean())) if samples.size else 0
    centred = np.clip(samples.astype(np.int32) - offset, -32_768, 32_767).astype("<i2")  # pydub's would wrap round
    peak = max(int(centred.max(initial=0)), -int(centred.min(initial=0)))
    # A lopsided wave has an offset though its silence has none, and gets one now: so much is silence too.
    edge = max(peak * 10 ** (_EDGE_DB / 20), abs(offset))
    sounding = (centred > edge) | (centred < -edge)
    if not sounding.any():
        return _Trimmed((clip.pcm,), samples.size, cut=0)  # silent throughout: not ours to judge
    first, end = int(sounding.argmax()), samples.size - int(sounding[::-1].argmax())
    before = min(first, _samples(_KEPT_BEFORE_MS, clip.rate_hz))
    after = min(samples.size - end, _samples(_KEPT_AFTER_MS, clip.rate_hz))
    kept = centred[first - before : end + after]
    return _Trimmed(_faded(kept, clip.rate_hz), kept.size, first - before, before, after)


def _faded(samples: NDArray[np.int16], rate_hz: int) -> tuple[bytes, ...]:
    """Fade both ends. They are cut off for it: pydub would round their places to ms, and copy the whole each time."""
    fade = _samples(_FADE_MS, rate_hz)
    if samples.size < 2 * fade:
        return (samples.tobytes(),)  # too short to be speech
    first, last = (
        AudioSegment(end.tobytes(), sample_width=_BYTES_PER_SAMPLE, frame_rate=rate_hz, channels=1)
        for end in (samples[:fade], samples[-fade:])
    )
    return first.fade_in(_FADE_MS).raw_data, samples[fade:-fade].tobytes(), last.fade_out(_FADE_MS).raw_data


def _moved(words: Sequence[Word], shift: int, start: int, end: int) -> tuple[Word, ...]:
    """Shift words to the chapter's time; what reaches into the silence that was trimmed ends where the sound does."""
    return tuple(
        Word(min(max(word.start + shift, start), end), min(max(word.end + shift, start), end)) for word in words
    )


def _samples(duration_ms: int, rate_hz: int) -> int:
    return round(duration_ms * rate_hz / 1000)

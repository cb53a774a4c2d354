"""One chapter, from its script to measured MP3: speak what is not in the store, master, encode, measure.

This runs in a worker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from narrate.errors import EngineFailed, excerpt
from narrate.master.chapter import make_chapter
from narrate.ports import ChapterMade

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.model import Clip, Mp3, Token, Utterance, Voice
    from narrate.ports import ChapterJob, Encoder, Engine, Store

# A clip shorter than this for its letters lost something. Of 2,300 sentences by espeak-ng, in five voices and at 80 to
# 450 words a minute, the middle one has 72 ms a letter at 175 words a minute, the shortest 46; single words with many
# silent letters go down to 30.
SHORTEST_MS_PER_LETTER = 20.0
MOST_LETTERS_OF_A_WORD = 15  # a row of a thousand equal letters is run through in a few ms each
REFERENCE_PACE_WPM = 175
QUIETEST_PEAK = 328  # -40 dBFS in 16 bits; engines peak between -13 and 0 (field measurements of five engines)


def record(
    job: ChapterJob, engine: Engine, encoder: Encoder, store: Store, alive: Callable[[], None] = lambda: None
) -> ChapterMade:
    """Make the chapter and keep all that was made in the store; ``alive`` is called before each step.

    :raises EngineFailed: a clip is silent or too short for its text
    """
    clips = []
    spoken = 0
    for utterance, key in zip(job.section.utterances, job.clip_keys, strict=True):
        alive()
        clip = store.clip(key)
        if clip is None:
            clip = engine.speak(utterance, job.voice)
            check_plausible(utterance, clip, job.voice)
            store.keep_clip(key, clip)
            spoken += 1
        clips.append(clip)
    rate_hz = clips[0].rate_hz

    def encode(pcm: bytes) -> Mp3:
        alive()
        return encoder.encode(pcm, rate_hz, job.mastering.bitrate_kbps)

    alive()
    chapter = make_chapter(job.section, clips, job.mastering, encode, encoder.decode)
    store.keep_chapter(job.key, chapter)
    return ChapterMade(job, chapter, spoken)


def check_plausible(utterance: Utterance, clip: Clip, voice: Voice) -> None:
    """Refuse a clip that can't be its utterance; a quiet gap in a narration is worse than an error.

    :raises EngineFailed: it is silent, too short, or has not a Word inside it for each token
    """
    samples = np.frombuffer(clip.pcm, dtype="<i2").astype(np.int32)  # 16 bits have no +32,768
    peak = int(np.abs(samples).max(initial=0))
    letters = sum(map(_letters, utterance.tokens))
    duration_ms = 1_000 * len(samples) / clip.rate_hz
    wanted_ms = letters * SHORTEST_MS_PER_LETTER * REFERENCE_PACE_WPM / voice.pace_wpm
    if peak < QUIETEST_PEAK:
        fault = "is silent"
    elif duration_ms < wanted_ms:
        fault = f"lasts {duration_ms:.0f} ms, too short for {letters} letters"
    elif len(clip.words) != len(utterance.tokens):
        fault = f"has times for {len(clip.words)} of {len(utterance.tokens)} words"
    elif any(word.end > len(samples) for word in clip.words):
        fault = "ends before its last word"
    else:
        return
    raise EngineFailed(
        f"The engine's speech {fault}: “{excerpt(utterance.written)}”.",
        hint="Change the sentence or choose another voice; the voice may not read this script or these signs.",
    )


def _letters(token: Token) -> int:
    """Count what a word must take time for: its letters, or those it is said with if they are fewer."""
    said = token.pronunciation.ipa if token.pronunciation and token.pronunciation.ipa else token.spoken
    fewest = min(sum(map(str.isalnum, text)) for text in (token.written, said))
    return min(fewest, MOST_LETTERS_OF_A_WORD)

"""What is heard of names, measured on samples: the sounds that English lacks, and the way in and out of a name."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from narrate.engines import make_engine
from narrate.model import Pronunciation, Token, Utterance, UtteranceKind, Voice

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from narrate.model import Clip

    Samples = NDArray[np.float64]

pytestmark = pytest.mark.slow

FRAME_MS = 5
SILENT_DB = -60  # dBFS; a burst and a breath lie at -20 to -50, and the gap of an ejective is digital silence
VOICE_BELOW_HZ = 600  # the first harmonics; bursts have little there, that of p most
LOWEST_HZ, HIGHEST_HZ = 60, 250  # of a man's voice, which is espeak's; it speaks at about 100 Hz
STOPS = ("p", "t", "tʃ", "k", "q")

NAMES = [
    ("Choquehuanca", "tʃokeˈwaŋka", "es"),
    ("Mamani", "maˈmani", "es"),
    ("Iturralde", "ituˈralde", "es"),
    ("Qhispi", "ˈqʰespi", "qu"),
    ("K’anka", "ˈkʼaŋka", "ay"),
    ("Ñanduti", "ɲanduˈtɨ", "gn"),
]


def token(written: str, ipa: str = "", language: str = "qu") -> Token:
    """Return a token, with a pronunciation if it has IPA."""
    return Token(written, " ", written, Pronunciation(ipa, language, "lexicon") if ipa else None)


def spoken(*tokens: Token) -> Clip:
    """Speak an utterance in the British voice."""
    return make_engine("espeak").speak(Utterance("u", UtteranceKind.PARAGRAPH, "", tokens, 0), Voice(name="en-gb"))


def samples(clip: Clip) -> Samples:
    """Return the samples of a clip, from -1 to 1."""
    return np.frombuffer(clip.pcm, "<i2") / 32_768


def levels_db(heard: Samples, rate_hz: int) -> Samples:
    """Return the level of each frame, in dBFS."""
    size = rate_hz * FRAME_MS // 1_000
    frames = heard[: len(heard) // size * size].reshape(-1, size)
    levels: Samples = 20 * np.log10(np.sqrt((frames**2).mean(axis=1)) + 1e-6)
    return levels


def longest_silence_ms(levels: Samples, below_db: float) -> int:
    """Return how long the longest run of silent frames lasts."""
    runs = (sum(1 for _ in run) for silent, run in groupby(levels < below_db) if silent)
    return max(runs, default=0) * FRAME_MS


def released(ipa: str) -> Samples:
    """Return the levels of a stop between vowels from its release to the onset of the vowel after it.

    The release is the end of the first silence of 30 ms or more after the first vowel; the onset is where the voice is
    back, less than 10 dB below the first vowel in the band of its first harmonics.
    """
    clip = spoken(token("x", ipa))
    heard = samples(clip)
    spectrum = np.fft.rfft(heard)
    spectrum[np.fft.rfftfreq(len(heard), 1 / clip.rate_hz) > VOICE_BELOW_HZ] = 0
    levels, voice = levels_db(heard, clip.rate_hz), levels_db(np.fft.irfft(spectrum, len(heard)), clip.rate_hz)
    closure = 30 // FRAME_MS
    vowel = 100 // FRAME_MS  # well inside the first one
    closed = next(at for at in range(vowel, len(levels)) if (levels[at : at + closure] < SILENT_DB).all())
    burst = next(at for at in range(closed, len(levels)) if levels[at] >= SILENT_DB)
    onset = next(at for at in range(burst, len(levels)) if voice[at] > voice[:closed].max() - 10)
    return levels[burst:onset]


@pytest.mark.parametrize("stop", STOPS)
def test_an_aspirate_is_breathed(stop: str) -> None:
    """From the burst to the vowel an aspirate takes 40 ms more than the plain stop, and is never silent in between.

    Measured were 82 to 149 ms against 20 to 59, and never less than 60 ms more. What languages with aspirates do is
    at least 30 ms more (Lisker and Abramson, Word 20, 1964).
    """
    plain, breathed = released(f"ˈma{stop}a"), released(f"ˈma{stop}ʰa")
    assert FRAME_MS * (len(breathed) - len(plain)) >= 40
    assert longest_silence_ms(breathed, SILENT_DB) == 0


@pytest.mark.parametrize("stop", STOPS)
def test_an_ejective_has_its_gap(stop: str) -> None:
    """After its burst an ejective is silent for 40 ms or more before the vowel, and the plain stop is not.

    Measured were 65 to 70 ms, and no more than 10 of the plain stop.
    """
    plain, ejective = released(f"ˈma{stop}a"), released(f"ˈma{stop}ʼa")
    assert ejective[0] >= SILENT_DB
    assert longest_silence_ms(ejective, SILENT_DB) >= 40
    assert longest_silence_ms(plain, SILENT_DB) <= 20


@pytest.mark.parametrize("first", STOPS)
def test_three_series_are_three_sounds(first: str) -> None:
    """Plain, breathed and ejective stops differ in more than a rounding error: tanta, thantha and t’ant’a."""
    clips = {spoken(token("x", f"ˈ{first}{mark}ana")).pcm for mark in ("", "ʰ", "ʼ")}
    assert len(clips) == 3


def sentence(name: Token) -> tuple[Clip, slice]:
    """Speak a sentence with a name in it; return also where the name is."""
    before, after = (tuple(map(token, words.split())) for words in ("The former minister", "now leads the workers"))
    clip = spoken(*before, name, *after)
    place = clip.words[len(before)]
    return clip, slice(place.start, place.end)


@pytest.mark.parametrize(("written", "ipa", "language"), NAMES)
def test_a_name_is_spoken_without_a_pause(written: str, ipa: str, language: str) -> None:
    """No silence within 100 ms of a name's beginning or end lasts longer than the closure of a stop: 60 ms.

    Measured were 55 ms at most, the closure of a q or k; a change of voice took up to 40 more.
    """
    clip, name = sentence(token(written, ipa, language))
    near = clip.rate_hz // 10
    for edge in (name.start, name.stop):
        around = samples(clip)[max(0, edge - near) : edge + near]
        assert longest_silence_ms(levels_db(around, clip.rate_hz), -50) <= 60


@pytest.mark.parametrize(("written", "ipa", "language"), NAMES)
def test_a_name_leaves_the_melody_of_the_sentence(written: str, ipa: str, language: str) -> None:
    """Just before and just after a name the pitch is that of the plain English reading, within 2 semitones.

    Measured were 105 Hz before it and 100 after it in both; a change of voice jumped by 3 semitones.
    """
    named, name = sentence(token(written, ipa, language))
    english, word = sentence(token(written))
    for there, here in ((before(name, named), before(word, english)), (after(name, named), after(word, english))):
        difference = 12 * np.log2(pitch_hz(samples(named)[there], named.rate_hz))
        difference -= 12 * np.log2(pitch_hz(samples(english)[here], english.rate_hz))
        assert abs(difference) <= 2


def before(place: slice, clip: Clip) -> slice:
    """Return the 250 ms before a place."""
    return slice(place.start - clip.rate_hz // 4, place.start)


def after(place: slice, clip: Clip) -> slice:
    """Return the 250 ms after a place."""
    return slice(place.stop, place.stop + clip.rate_hz // 4)


def pitch_hz(heard: Samples, rate_hz: int) -> float:
    """Return the median pitch of the voiced frames, by autocorrelation (Rabiner, IEEE Trans. ASSP 25, 1977)."""
    shortest, longest = rate_hz // HIGHEST_HZ, rate_hz // LOWEST_HZ
    found = []
    for frame in sliding_window_view(heard, 2 * longest)[:: rate_hz // 200]:
        centred = frame - frame.mean()
        products = np.correlate(centred, centred, "full")[len(centred) - 1 :]
        period = shortest + int(products[shortest:longest].argmax())
        if products[period] > 0.4 * products[0] > 0:  # 40 %: voiced
            found.append(rate_hz / period)
    return float(np.median(found))

"""Clips become a chapter whose pauses are those that were planned, and nothing clicks."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.master.stitch import Stitched, stitch
from narrate.model import Clip, ScriptSection, Token, Utterance, UtteranceKind, Word

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

RATE_HZ = 22_050
LOUD = 8_000


def ms(duration_ms: float) -> int:
    """Return samples."""
    return round(duration_ms * RATE_HZ / 1000)


def clip(before: int, sound: int, after: int, offset: int = 0) -> Clip:
    """Make a clip of a square wave (loud from its first sample to its last) between silences, with one word."""
    wave = np.where(np.arange(sound) // 20 % 2, LOUD, -LOUD)
    samples = np.concatenate((np.zeros(before), wave, np.zeros(after))) + offset
    return Clip(samples.astype("<i2").tobytes(), RATE_HZ, (Word(before, before + sound),))


def section(pauses_ms: Sequence[int], head_ms: int = 0) -> ScriptSection:
    """Plan an utterance for each pause."""
    return ScriptSection(
        "Title",
        "title",
        tuple(
            Utterance(f"u{index}", UtteranceKind.PARAGRAPH, "", (Token("a", "", "a"),), pause_ms)
            for index, pause_ms in enumerate(pauses_ms)
        ),
        head_ms,
    )


def samples_of(stitched: Stitched) -> NDArray[np.int32]:
    """Return the samples, wide enough to reckon with."""
    return np.frombuffer(stitched.pcm, "<i2").astype(np.int32)


silences = st.integers(0, ms(400))
clips = st.builds(clip, silences, st.integers(ms(50), ms(200)), silences)


@given(st.lists(st.tuples(clips, st.integers(35, 1_500)), min_size=1, max_size=6), st.integers(10, 1_000))
def test_pauses_are_heard_as_planned(spoken: list[tuple[Clip, int]], head_ms: int) -> None:
    """However much silence an engine leaves around its speech, the pause between two sounds is the planned one.

    The sounds' own first and last 5 ms are faded, so their ends are taken from the words.
    """
    pauses_ms = [pause_ms for _, pause_ms in spoken]
    stitched = stitch([clip for clip, _ in spoken], section(pauses_ms, head_ms))
    sounds = [mark.words[0] for mark in stitched.marks]
    assert sounds[0].start == ms(head_ms)
    for pause_ms, (before, after) in zip(pauses_ms, pairwise(sounds), strict=False):
        assert after.start - before.end == ms(pause_ms)
    assert len(stitched.pcm) == 2 * (sounds[-1].end + ms(pauses_ms[-1]))
    loud = np.abs(samples_of(stitched)) > LOUD // 2
    for sound in sounds:
        assert loud[sound.start + ms(5) : sound.end - ms(5)].all()
        loud[sound.start : sound.end] = False
    assert not loud.any()


def test_silence_is_exact() -> None:
    """Between utterances there is no hiss and no offset: every sample is 0."""
    stitched = stitch([clip(0, 2_000, 0), clip(0, 2_000, 0)], section([500, 700], 300))
    samples = samples_of(stitched)
    first, second = stitched.marks
    for start, end in ((0, first.start), (first.end, second.start), (second.end, len(samples))):
        assert not samples[start:end].any()
    assert (first.start, second.start - first.end) == (ms(300), ms(500))


def test_margins_are_kept_as_far_as_there_are() -> None:
    """The first breath of a sound and its end, below the threshold, are not cut off."""
    with_margins, without = stitch([clip(1_000, 2_000, 1_000), clip(3, 2_000, 2)], section([500, 500])).marks
    assert with_margins.end - with_margins.start == ms(10) + 2_000 + ms(25)
    assert without.end - without.start == 3 + 2_000 + 2


def test_nothing_clicks() -> None:
    """A clip cut in the middle of a loud wave begins and ends softly."""
    stitched = stitch([clip(0, 2_000, 0)] * 3, section([400] * 3, 200))
    samples = samples_of(stitched)
    for mark in stitched.marks:
        assert max(abs(samples[mark.start]), abs(samples[mark.end - 1])) <= 0.02 * LOUD
        rising, falling = (np.abs(samples[at : at + ms(5)]) for at in (mark.start, mark.end - ms(5)))
        assert (np.diff(rising) >= -1).all()
        assert (np.diff(falling) <= 1).all()


def test_the_middle_of_a_clip_is_untouched() -> None:
    """Between the fades every sample is the engine's."""
    spoken = clip(500, 4_000, 500)
    (mark,) = (stitched := stitch([spoken], section([400]))).marks
    middle = samples_of(stitched)[mark.words[0].start + 200 : mark.words[0].end - 200]
    assert (middle == np.frombuffer(spoken.pcm, "<i2")[700:4_300]).all()


def test_an_offset_is_removed() -> None:
    """An engine's constant offset would make a step at each pause, and hide the silence to be trimmed."""
    stitched = stitch([clip(2_000, 4_000, 2_000, offset=300)], section([400], 100))
    (mark,) = stitched.marks
    assert mark.end - mark.start < 8_000 - 2_000
    assert abs(samples_of(stitched)[mark.start : mark.end].mean()) < 2


def test_the_loudest_samples_stay_where_they_are() -> None:
    """Taking an offset off a sample at full scale must not wrap it round to the other side, which cracks."""
    wave = np.where(np.arange(4_000) % 40 < 22, -32_768, 32_767)
    (mark,) = (stitched := stitch([Clip(wave.astype("<i2").tobytes(), RATE_HZ, ())], section([400]))).marks
    steady = samples_of(stitched)[mark.start + ms(5) : mark.end - ms(5)]
    assert (np.sign(steady) == np.sign(wave[ms(5) : -ms(5)])).all()


def test_a_lopsided_wave_is_trimmed_too() -> None:
    """Where the mean of the speech is not that of its silence, taking it off must not make the silence sound."""
    wave = np.where(np.arange(4_000) % 40 < 10, LOUD, -LOUD // 4)
    samples = np.concatenate((np.zeros(2_000), wave, np.zeros(2_000)))
    lopsided = Clip(samples.astype("<i2").tobytes(), RATE_HZ, ())
    (mark,) = stitch([lopsided], section([400])).marks
    assert mark.end - mark.start == ms(10) + 4_000 + ms(25)


def test_words_move_with_their_sound() -> None:
    """A word is marked where it sounds, and never outside its utterance."""
    engine = clip(2_000, 4_000, 2_000)
    spoken = Clip(engine.pcm, RATE_HZ, (Word(0, 3_000), Word(3_000, 4_500), Word(4_500, 8_000)))
    (mark,) = (stitched := stitch([spoken], section([400], 500))).marks
    shift = mark.start + ms(10) - 2_000
    assert mark.words == (
        Word(mark.start, 3_000 + shift),
        Word(3_000 + shift, 4_500 + shift),
        Word(4_500 + shift, mark.end),
    )
    assert np.abs(samples_of(stitched)[2_000 + shift + ms(5)]) == LOUD


def test_a_pause_shorter_than_what_is_kept_adds_nothing() -> None:
    """A planned pause of 0 leaves the 35 ms that belong to the sounds, and never cuts into them."""
    first, second = stitch([clip(1_000, 2_000, 1_000)] * 2, section([0, 0])).marks
    assert second.start == first.end


def test_a_silent_clip_stays_as_long_as_it_is() -> None:
    """Whether a silent clip is an error was decided before; here it shifts nothing."""
    stitched = stitch([Clip(bytes(2_000), RATE_HZ, ()), clip(0, 2_000, 0)], section([100, 100]))
    assert [mark.end - mark.start for mark in stitched.marks] == [1_000, 2_000]


@pytest.mark.parametrize("length", [0, 1, 50, 150, 221])
def test_the_shortest_clips_do_no_harm(length: int) -> None:
    """A sound shorter than two fades passes unfaded."""
    stitched = stitch([clip(0, length, 0)], section([100]))
    assert len(stitched.pcm) == 2 * (length + ms(100))


def test_clips_that_do_not_belong_together_are_refused() -> None:
    """Another sample rate, or a clip too few, would give audio that is wrong all the way."""
    fast = Clip(bytes(100), 44_100, ())
    with pytest.raises(ValueError, match="22050 and 44100 Hz"):
        stitch([clip(0, 500, 0), fast], section([100, 100]))
    with pytest.raises(ValueError, match=r"zip\(\)"):
        stitch([clip(0, 500, 0)], section([100, 100]))


def test_importing_it_warns_of_nothing(tmp_path: Path) -> None:
    """Users see none of pydub's warnings, on a machine without ffmpeg, compiled for the first time."""
    command = [sys.executable, "-W", "error", "-c", "import numpy, narrate.master.stitch"]
    environment = {"PATH": str(tmp_path), "PYTHONPYCACHEPREFIX": str(tmp_path)}
    run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")

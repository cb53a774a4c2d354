"""A chapter from its clips: stitched, brought to its loudness, encoded, and measured in the finished MP3."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from narrate.errors import LoudnessMissed, excerpt
from narrate.master.finish import Aim, finish
from narrate.master.loudness import measure, profiled
from narrate.master.stitch import stitch
from narrate.model import Chapter

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from narrate.model import Clip, Mastering, Mp3, ScriptSection

TOLERANCE_LU = 0.3

# What encoding is expected to do, so that one encoding is enough; a second corrects where it did something else.
_ENCODER_GAIN_DB = -0.45  # LAME turns down by 0.95, but at 192 kbit/s and more
_OVERSHOOT_DB = 0.8  # at 64 kbit/s eleven espeak voices rose by up to 0.2 dB, the roughest (klatt) by 0.5 to 0.9
_MARGIN_DB = 0.1
_MOST_ENCODINGS = 3


def make_chapter(
    section: ScriptSection,
    clips: Sequence[Clip],
    mastering: Mastering,
    encode: Callable[[bytes], Mp3],
    decode: Callable[[Mp3], bytes],
) -> Chapter:
    """Make a chapter whose MP3, when decoded, has the loudness asked for and no higher peak.

    :raises LoudnessMissed: it is silent, or so much loudness does not fit under the peak
    """
    stitched = stitch(clips, section)
    profile = profiled(stitched.pcm, stitched.rate_hz)
    if profile.integrated_lufs() == -math.inf:
        raise LoudnessMissed(
            f"Chapter “{excerpt(section.title)}” holds nothing but silence, which cannot be made louder.",
            hint="Hear one of its sentences with “narrate say”; another voice may be able to speak it.",
        )
    lufs, limit_dbtp = mastering.integrated_lufs, min(mastering.true_peak_dbtp, 0.0)
    aim = Aim(lufs - _ENCODER_GAIN_DB, limit_dbtp - _ENCODER_GAIN_DB - _OVERSHOOT_DB)
    for _ in range(_MOST_ENCODINGS):
        mp3 = encode(finish(stitched.pcm, profile, aim))
        loudness = measure(decode(mp3), stitched.rate_hz)
        missing_lu, excess_db = lufs - loudness.integrated_lufs, loudness.true_peak_dbtp - limit_dbtp
        if abs(missing_lu) <= TOLERANCE_LU and excess_db <= 0:
            return Chapter(section.title, section.slug, mp3, stitched.marks, loudness)
        aim = Aim(aim.integrated_lufs + missing_lu, aim.ceiling_dbtp - max(excess_db + _MARGIN_DB, 0.0))
    raise LoudnessMissed(
        f"Chapter “{excerpt(section.title)}” came out at {loudness.integrated_lufs:.1f} LUFS with peaks of "
        f"{loudness.true_peak_dbtp:.1f} dBTP instead of {lufs:.1f} LUFS under {limit_dbtp:.1f} dBTP.",
        hint="Set integrated_lufs lower, or true_peak_dbtp or bitrate_kbps higher.",
    )

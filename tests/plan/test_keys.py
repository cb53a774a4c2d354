"""What names clips and chapters in the store."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from narrate.model import Mastering, ScriptSection, Token, Utterance, UtteranceKind, Voice
from narrate.plan.keys import chapter_key, clip_key

UTTERANCE = Utterance("s-001", UtteranceKind.PARAGRAPH, "", (Token("Jisa", ".", "Jisa"),), 450)
SECTION = ScriptSection("Title", "s", (UTTERANCE, replace(UTTERANCE, id="s-002")), 500)
CLIPS = ("k1", "k2")
VOICE = Voice("espeak", "en", 175)


def changed(utterance: Utterance) -> ScriptSection:
    """The section with another first utterance."""
    return replace(SECTION, utterances=(utterance, *SECTION.utterances[1:]))


def test_a_key_is_hexadecimal() -> None:
    """It becomes a file name."""
    for key in (clip_key("e", VOICE, "x"), chapter_key(SECTION, CLIPS, Mastering(), "l")):
        assert re.fullmatch("[0-9a-f]{64}", key)


def test_keys_stay() -> None:
    """A changed key makes every store worthless: change it knowingly, with the scheme number."""
    assert clip_key("e", VOICE, "x") == "16f71848f9a5c90ac6aa1f148a8ea5e696644d51881c4d893ee647b18b89f82f"
    assert chapter_key(SECTION, CLIPS, Mastering(), "l") == (
        "dd4e99847559c130ab32f4695054629bac14dc9f6ff9f43e4cdd113d1c4859f0"
    )


@pytest.mark.parametrize(
    "other",
    [
        clip_key("e2", VOICE, "x"),
        clip_key("e", replace(VOICE, engine="tone"), "x"),
        clip_key("e", replace(VOICE, name="es"), "x"),
        clip_key("e", replace(VOICE, pace_wpm=176), "x"),
        clip_key("e", VOICE, "x "),
        clip_key("", replace(VOICE, engine="eespeak"), "x"),  # the same letters, elsewhere
    ],
)
def test_all_that_changes_a_clip_changes_its_key(other: str) -> None:
    """A clip of another engine, voice, pace or input must never be taken for this one."""
    assert other != clip_key("e", VOICE, "x")


@pytest.mark.parametrize(
    "other",
    [
        chapter_key(replace(SECTION, title="Other"), CLIPS, Mastering(), "l"),
        chapter_key(replace(SECTION, slug="t"), CLIPS, Mastering(), "l"),
        chapter_key(replace(SECTION, head_ms=501), CLIPS, Mastering(), "l"),
        chapter_key(changed(replace(UTTERANCE, id="s-003")), CLIPS, Mastering(), "l"),
        chapter_key(changed(replace(UTTERANCE, pause_ms=451)), CLIPS, Mastering(), "l"),
        chapter_key(changed(replace(UTTERANCE, tokens=UTTERANCE.tokens * 2)), CLIPS, Mastering(), "l"),
        chapter_key(SECTION, ("k1", "k3"), Mastering(), "l"),
        chapter_key(SECTION, ("k2", "k1"), Mastering(), "l"),
        chapter_key(SECTION, CLIPS, Mastering(integrated_lufs=-19.0), "l"),
        chapter_key(SECTION, CLIPS, Mastering(true_peak_dbtp=-2.0), "l"),
        chapter_key(SECTION, CLIPS, Mastering(bitrate_kbps=96), "l"),
        chapter_key(SECTION, CLIPS, Mastering(), "l2"),
    ],
)
def test_all_that_changes_a_chapter_changes_its_key(other: str) -> None:
    """A stale chapter would be published without a warning."""
    assert other != chapter_key(SECTION, CLIPS, Mastering(), "l")


@pytest.mark.parametrize(
    "utterance",
    [
        replace(UTTERANCE, before="‘"),
        replace(UTTERANCE, kind=UtteranceKind.CAPTION),
        replace(UTTERANCE, tokens=(Token("Jisa", "!", "jisa", language="ay"),)),
    ],
)
def test_what_is_not_heard_changes_no_chapter(utterance: Utterance) -> None:
    """What a chapter sounds like comes in through the keys of its clips; its text is not in it."""
    assert chapter_key(changed(utterance), CLIPS, Mastering(), "l") == chapter_key(SECTION, CLIPS, Mastering(), "l")

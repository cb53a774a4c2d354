"""The suite that every engine must pass."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from narrate.engines import engine_names, make_engine
from narrate.errors import EngineMissing, VoiceMissing
from narrate.model import Pronunciation, Token, Utterance, UtteranceKind, Voice
from narrate.pronounce.ipa import segments, spelt

if TYPE_CHECKING:
    from narrate.ports import Engine

ENGINES = [name for name in engine_names() if name != "system"]  # `system` needs Windows or macOS


def utterance(*words: str | Token) -> Utterance:
    """Return an utterance of these words."""
    tokens = tuple(word if isinstance(word, Token) else Token(word, " ", word) for word in words)
    return Utterance("u-001", UtteranceKind.PARAGRAPH, "", tokens, 0)


def name(written: str, ipa: str, language: str) -> Token:
    """Return a token that has a pronunciation."""
    return Token(written, " ", written, Pronunciation(ipa, language, "lexicon"))


SENTENCES = (
    utterance("Good", "morning."),
    utterance("In", "2019,", "the", "end", "of", "the", "road."),
    utterance("The", name("Choquehuanca", "tʃokeˈwaŋka", "es"), "family", "left."),
    utterance(name("k’anka", "ˈkʼaŋka", "ay")),
    utterance("It", "is", "“quoted”,", "[bracketed]", "and", "[[odd]]", "<b>", "&amp;", "said."),
)


@pytest.fixture(params=ENGINES, scope="module")
def engine(request: pytest.FixtureRequest) -> Engine:
    """Return each installed engine."""
    return make_engine(request.param)


@pytest.fixture
def voice(engine: Engine) -> Voice:
    """Return the engine's voice for English."""
    return Voice(engine.name, engine.default_voice("en-GB"))


def test_every_utterance_is_spoken(engine: Engine, voice: Voice) -> None:
    """No clip is empty or silent, and every token has a time inside it."""
    for each in SENTENCES:
        clip = engine.speak(each, voice)
        assert len(clip.pcm) > clip.rate_hz // 5
        assert len(clip.words) == len(each.tokens)
        assert all(0 <= word.start < word.end <= len(clip.pcm) // 2 for word in clip.words)


def test_words_come_in_order(engine: Engine, voice: Voice) -> None:
    """A highlight never jumps back."""
    starts = [word.start for word in engine.speak(SENTENCES[1], voice).words]
    assert starts == sorted(starts)


def test_same_utterance_same_samples(engine: Engine, voice: Voice) -> None:
    """A clip does not depend on what was spoken before it."""
    first = [engine.speak(each, voice) for each in SENTENCES]
    order = list(range(len(SENTENCES))) * 4
    random.Random(7).shuffle(order)  # noqa: S311 - an order, no secret
    assert all(engine.speak(SENTENCES[index], voice) == first[index] for index in order)


def test_a_change_of_voice_or_pace_leaves_no_trace(engine: Engine, voice: Voice) -> None:
    """Speaking with another voice in between changes nothing."""
    before = engine.speak(SENTENCES[0], voice)
    other = Voice(engine.name, engine.voices()[0].name, 260)
    engine.speak(SENTENCES[0], other)
    assert engine.speak(SENTENCES[0], voice) == before


def test_pace_is_heard(engine: Engine, voice: Voice) -> None:
    """Twice the words a minute takes clearly less time."""
    slow = engine.speak(SENTENCES[1], Voice(engine.name, voice.name, 120))
    quick = engine.speak(SENTENCES[1], Voice(engine.name, voice.name, 240))
    assert len(quick.pcm) < 0.75 * len(slow.pcm)


def test_rendering_is_what_the_key_sees(engine: Engine, voice: Voice) -> None:
    """What is rendered differs where the words differ, so that a clip's key changes with its sound."""
    rendered = {engine.rendered(each, voice) for each in SENTENCES}
    assert len(rendered) == len(SENTENCES)


def test_unknown_voice_is_refused(engine: Engine) -> None:
    """A voice that does not exist is an error with a hint, never another voice."""
    with pytest.raises(VoiceMissing):
        engine.speak(SENTENCES[0], Voice(engine.name, "no-such-voice"))


def test_an_inventory_holds_phones(engine: Engine) -> None:
    """What an engine says it can say is IPA, so that substitutes can be found for what it cannot."""
    for sound in engine.inventory:
        assert spelt(segments(sound)) == sound


@pytest.mark.parametrize("language", ["ay", "en", "es", "gn", "qu"])
def test_no_pronunciation_is_beyond_an_engine(engine: Engine, voice: Voice, language: str) -> None:
    """Any IPA is spoken, with a substitute for what the engine lacks: the word is never cut or left out."""
    short, long = (
        engine.speak(utterance("The", name("x", ipa, language), "left."), voice)
        for ipa in ("ˈna", "ˈʙøɢʷʼaɻũɮœˈhɥn̩kʲna")
    )
    assert len(long.words) == 3
    if engine.inventory:
        assert len(long.pcm) > 1.3 * len(short.pcm)


def test_a_report_leaves_no_trace(engine: Engine, voice: Voice) -> None:
    """Asking what an engine says, also with another voice, changes neither what it says nor what it reports."""
    first, report = engine.speak(SENTENCES[2], voice), engine.spoken_ipa(SENTENCES[2], voice)
    for each in SENTENCES:
        engine.spoken_ipa(each, Voice(engine.name, engine.voices()[0].name, 260))
        engine.spoken_ipa(each, voice)
        assert engine.speak(SENTENCES[2], voice) == first
    assert engine.spoken_ipa(SENTENCES[2], voice) == report


def test_engine_names_itself(engine: Engine) -> None:
    """Reports and keys can rely on name and fingerprint."""
    assert engine.name in ENGINES
    assert engine.fingerprint


def test_voices_are_sorted_and_distinct(engine: Engine) -> None:
    """A voice's name finds one voice."""
    names = [each.name for each in engine.voices()]
    assert names == sorted(set(names))


def test_unknown_engine_is_refused() -> None:
    """The message lists the engines there are."""
    with pytest.raises(EngineMissing) as caught:
        make_engine("loudspeaker")
    assert "espeak" in caught.value.hint


def test_engine_that_does_not_import_is_refused() -> None:
    """An engine given by its place must be there."""
    with pytest.raises(EngineMissing):
        make_engine("narrate.engines.nothing:make")

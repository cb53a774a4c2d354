"""What narrate asks for is what espeak-ng reports it says: every name of the lists, and of the sample article."""

from __future__ import annotations

from pathlib import Path

import pytest

from narrate.engines import make_engine
from narrate.model import Pronunciation, Token, Utterance, UtteranceKind, Voice
from narrate.plan.register import register
from narrate.plan.script import make_script
from narrate.plan.style import Style
from narrate.pronounce.compare import same_sound
from narrate.pronounce.guide import Guide
from narrate.pronounce.names.sounds import sound
from narrate.read import read_article
from narrate.settings import read_settings
from narrate.vocabulary import built_in

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
ENGINE = make_engine("espeak")
VOICE = Voice("espeak", "en-gb")


def reported(word: str, said: Pronunciation) -> str:
    """Return what the engine says of a word that is asked for so, in an English voice."""
    token = Token(word, "", word, said)
    return ENGINE.spoken_ipa(Utterance("", UtteranceKind.PARAGRAPH, "", (token,), 0), VOICE)


@pytest.mark.parametrize("language", ["es", "ay", "qu", "gn"])
def test_every_listed_name_is_said_as_asked(language: str) -> None:
    """Twelve thousand names: none lost, cut short or changed on the way through the engine.

    Aymara *tj* is a t and an h; of these espeak-ng makes the breathed t, which sounds the same there.
    """
    vocabulary = built_in()
    wrong = []
    for entry in vocabulary.listed:
        if entry.language == language and "tj" not in entry.spelling:
            want = sound(entry.spelling, language, vocabulary, lost_accents=True)
            said = reported(entry.spelling, Pronunciation(*want))
            if not same_sound(want.ipa, said):
                wrong.append(f"{entry.spelling}: {want.ipa}, said {said}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("path", sorted((ROOT / "text").glob("*.md")), ids=lambda path: path.stem)
def test_every_name_of_the_sample_is_said_as_asked(path: Path) -> None:
    """The article of the README: each name that has a sound is reported with that sound, endings too."""
    settings = read_settings("", "narrate.toml", {"publication.title": "Test"})
    article = read_article(path.read_bytes(), str(path))
    script = make_script(article, "sample", Guide(vocabulary=built_in()), Style("en", settings.pauses, 175))
    entries = register([(str(path), script)])
    assert len(entries) > 20
    for entry in entries:
        if entry.said.ipa:
            wanted = entry.said.ipa + entry.said.ending_ipa
            assert same_sound(wanted, reported(entry.word, entry.said)), entry.word


def test_a_word_that_rules_leave_without_stress_has_none() -> None:
    """One syllable by rule leans on the next word; one of a lexicon, where the mark is often left out, does not."""
    paz = Token("Paz", "", "Paz", Pronunciation("ˈpas", "es", "rule:es"))
    for source, stressed in (("rule:es", False), ("lexicon", True)):
        small = Token("del", " ", "del", Pronunciation("del", "es", source))
        said = ENGINE.spoken_ipa(Utterance("", UtteranceKind.PARAGRAPH, "", (small, paz), 0), VOICE)
        assert ("ˈel" in said) is stressed

"""espeak-ng's own report of what it says, for every mnemonic we give it."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import pytest

from narrate.engines import make_engine
from narrate.engines.espeak.driver import register
from narrate.engines.espeak.phones import TABLES
from narrate.model import Pronunciation, Token, Utterance, UtteranceKind, Voice
from narrate.pronounce.compare import same_sound

if TYPE_CHECKING:
    from narrate.engines.espeak.library import Sound

pytestmark = pytest.mark.slow

CELLS = [(table, phone, mnemonic) for table, phones in TABLES.items() for phone, mnemonic in phones.items()]


@pytest.fixture(scope="module")
def speak() -> Speaker:
    """Return a function that speaks text in the British voice."""
    return Speaker()


class Speaker:
    """espeak-ng through pyttsx3, as the engine uses it."""

    def __init__(self) -> None:
        import pyttsx3  # noqa: PLC0415 - slow tests only

        self._engine = pyttsx3.init(register())

    def __call__(self, text: str) -> Sound:
        """Speak text."""
        self._engine.setProperty("voice", "gmw/en")
        self._engine.say(text)
        self._engine.runAndWait()
        sound: Sound = self._engine.getProperty("sound")
        return sound


@pytest.mark.parametrize(("table", "phone", "mnemonic"), CELLS)
def test_every_mnemonic_is_said(speak: Speaker, table: str, phone: str, mnemonic: str) -> None:
    """A mnemonic that a table lacks ends the word there without a sign: what stands after it must be heard."""
    carrier = f"m'a{mnemonic}ana" if phone[0] in "pbtdkɡfvszʃʒhxχçβðɣmnɲŋɳlʎjwʋʝɟcqʔrɾθɹ" else f"m'{mnemonic}na"
    heard = [event.ipa for event in speak(f"[[_^_{table} {carrier} _^_en]]").phonemes]
    said = heard[heard.index(f"({table})") + 1 if f"({table})" in heard else 0 :]
    said = [sound for sound in said[: said.index("(en)") if "(en)" in said else None] if sound.strip()]
    assert "".join(said).endswith(("na", "næ", "nɑː")), (phone, said)
    assert len(said) >= 4, (phone, said)


def test_a_name_after_a_switch_leaves_the_sentence_english(speak: Speaker) -> None:
    """What follows a name is spoken as it would be without it."""
    heard = "".join(event.ipa for event in speak("The [[_^_es-la mo'**ales _^_en]] thing.").phonemes)
    assert heard.endswith("θˈɪŋ") or "(en)θˈɪŋ" in heard


def _silence_ms(pcm: bytes, rate_hz: int) -> float:
    """Return the longest run below -50 dBFS, in ms."""
    longest = run = 0
    for sample in array("h", pcm):
        run = run + 1 if abs(sample) < 104 else 0  # -50 dBFS
        longest = max(longest, run)
    return 1_000 * longest / rate_hz


@pytest.mark.parametrize("stop", ["p", "t", "tʃ", "k", "q"])
def test_ejectives_and_aspirates_are_heard(stop: str) -> None:
    """An ejective has a gap of silence after its burst that the plain stop has not; an aspirate lasts longer."""
    engine = make_engine("espeak")
    voice = Voice(name="en-gb")

    def clip(ipa: str) -> tuple[float, int]:
        token = Token("x", " ", "x", Pronunciation(ipa, "ay", "lexicon"))
        made = engine.speak(Utterance("u", UtteranceKind.PARAGRAPH, "", (token,), 0), voice)
        return _silence_ms(made.pcm, made.rate_hz), len(made.pcm)

    plain, ejective, aspirate = clip(f"ˈma{stop}a"), clip(f"ˈma{stop}ʼa"), clip(f"ˈma{stop}ʰa")
    assert ejective[0] > plain[0] or ejective[1] > plain[1] + 2 * 22_050 // 50
    assert aspirate[1] > plain[1] + 2 * 22_050 // 100


@pytest.mark.parametrize(
    ("ipa", "language"), [("ˈtɨ", "gn"), ("ˈtɨ̃", "gn"), ("ˈtʃʼaʎa", "en"), ("ˈʎaqʼa", "ay"), ("ˈqʰana", "ay")]
)
def test_the_report_is_in_the_letters_that_were_asked_for(ipa: str, language: str) -> None:
    """A sound that is right is never reported to differ because espeak writes it otherwise."""
    token = Token("x", " ", "x", Pronunciation(ipa, language, "lexicon"))
    utterance = Utterance("u", UtteranceKind.PARAGRAPH, "", (token,), 0)
    reported = make_engine("espeak").spoken_ipa(utterance, Voice(name="en-gb"))
    assert same_sound(ipa, reported), reported

"""espeak-ng's own report of what it says, for every mnemonic we give it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrate.engines import make_engine
from narrate.engines.espeak.driver import register
from narrate.engines.espeak.phones import EVERYWHERE, TABLES
from narrate.engines.espeak.readback import reported_ipa
from narrate.engines.espeak.render import render
from narrate.engines.espeak.voices import all_voices
from narrate.model import Pronunciation, Token, Utterance, UtteranceKind, Voice
from narrate.pronounce.compare import same_sound
from narrate.pronounce.features import FEATURES, bare
from narrate.pronounce.inventory import fitted
from narrate.pronounce.ipa import CONSONANTS, VOWELS

if TYPE_CHECKING:
    from narrate.engines.espeak.events import Sound

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]

# Where a table is heard: the language of the word and the voice.
HEARD_IN = {
    "es-la": ("es", "en-gb"), "qu": ("qu", "en-gb"), "gn": ("gn", "en-gb"), "en": ("en", "en-gb"),
    "en-us": ("en", "en-us"),
}  # fmt: skip

# The accent of an English voice: it has one sound for two signs, and reports the other.
ACCENT = {
    ("en", "æ"): "a", ("en", "oʊ"): "əʊ", ("en", "ɪə"): "iə",
    ("en-us", "a"): "ɑː", ("en-us", "ɒ"): "ɑː", ("en-us", "əʊ"): "oʊ",
    ("en-us", "ɪə"): "iə", ("en-us", "eə"): "ɛɹ", ("en-us", "ʊə"): "ʊɹ",
}  # fmt: skip
# Before a consonant, espeak prints the trill and the r of English tables alike; it is read as the latter.
ALIKE = {("en", "r"): "ɹ", ("en-us", "r"): "ɹ"}

# Our own words, transcribed by the rules of docs/reference/ipa.md.
WORDS = {
    "es": """
        tʃokoˈlate ˈpero ˈpeɾo ɡiˈtara ɲanˈdu ˈʎabe ˈʝeso ˈxara ˈxente siˈɡweɲa saˈpato ˈkeso sjuˈdad ˈwebo reˈlox
        alredeˈdoɾ eɡˈsamen ewˈfɾasja ˈajɾe ˈkawsa ˈpejne ˈoj ˈdewda ˈbwitɾe konstɾukˈsjon paɾaˈɡwaj kaˈfe ˈabil""",
    "es andean": """
        waˈnuni tʃukiˈsaka konˈdoɾi ʝanaˈkotʃa ʎaˈʎaɡwa uˈʝuni tjawaˈnako atʃaˈkatʃi waʎˈpaɾi tʃokeˈʝapu
        kiʎaˈkoʎo tʃuɾuˈkani""",
    "ay": """
        ˈqala ˈqʰatu ˈqʼasa ˈpʼesqe ˈtʼula ˈtʰaja ˈtʃʼama ˈtʃʰixnu ˈkʼaɾi ˈkʰutʃi ˈpʰuju ˈwawa ˈhaqe ˈujwa
        ajˈmaɾa ˈɲeqʼe ˈʎawqʼa hutaˈɲaːni ˈaχʎu""",
    "qu": """
        ˈwasi ˈɲan ˈsonqo ˈqʰepa ˈqeʎqa ˈtʼika ˈtʃʼaska ˈpʼuntʃaw kʼuˈsiʎu ˈtʰuta ˈjatʃaj ɾunaˈsimi ˈmaju ˈoɾqo
        ˈkiʎa ˈhatun ˈtajta ˈʎaqta""",
    "gn": """
        mbaɾakaˈja ɨʋɨˈtu kuˈɲa kaʔaˈɾu aʋaˈti ɨʋoˈtɨ miˈtã pɨˈtã ɲeˈʔẽ mboˈka taˈta ĩpoˈɾã hoʔˈu kũˈɲã õˈɡa
        ɨ̃ˈʋɨ paɾaˈɡwaj dʒaˈɡwa""",
}
NAMES = [(language.split()[0], word) for language, words in WORDS.items() for word in words.split()]

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


def spoken(ipa: str, language: str | None, voice: str = "en-gb") -> str:
    """Return what espeak reports for a word with a pronunciation."""
    return make_engine("espeak").spoken_ipa(one_word("x", Pronunciation(ipa, language, "lexicon")), Voice(name=voice))


def one_word(word: str, pronunciation: Pronunciation | None = None) -> Utterance:
    """Return an utterance of one word."""
    return Utterance("u", UtteranceKind.PARAGRAPH, "", (Token(word, " ", word, pronunciation),), 0)


def carried(phone: str) -> str:
    """Return a word with the phone."""
    return f"ˈm{phone}ni" if FEATURES[bare(phone)].vowel else f"ˈmi{phone}i"


@pytest.mark.parametrize(("table", "phone"), [(table, phone) for table, phone, _ in CELLS])
def test_every_phone_is_reported_as_asked(table: str, phone: str) -> None:
    """Each cell of each table is the sound that its IPA means, in the voice's accent, says espeak itself."""
    language, voice = HEARD_IN[table]
    accented = ACCENT.get((table, phone), phone)
    before_consonant = ALIKE.get((table, phone), accented)
    vowel = [("ˈm{}ni", accented), ("{}ˈti", accented), ("ˈt{}", accented)]
    consonant = [("ˈmi{}i", accented), ("{}iˈmi", accented), ("ˈmi{}ni", before_consonant), ("ˈmi{}", before_consonant)]
    for word, wanted in vowel if FEATURES[bare(phone)].vowel else consonant:
        reported = spoken(word.format(phone), language, voice)
        assert same_sound(word.format(wanted), reported), (word, reported)


@pytest.mark.parametrize(("language", "ipa"), NAMES)
def test_names_are_reported_as_asked(language: str, ipa: str) -> None:
    """Names of five languages come out of an English voice with the sounds and the stress that were asked for."""
    assert same_sound(ipa, spoken(ipa, language)), spoken(ipa, language)


@pytest.mark.parametrize("language", ["es", "qu", "gn"])
def test_what_is_substituted_is_said(language: str) -> None:
    """A sound that espeak lacks is heard as the sound that the table of substitutes has for it, and ends no word."""
    marked = {consonant + mark for consonant in "tdkɡsnlmɹχɖ" for mark in "ʰʼʷʲ\u0329"}
    marked |= {f"{vowel}\u0303" for vowel in VOWELS}
    inventory = make_engine("espeak").inventory
    for phone in sorted((VOWELS | CONSONANTS | marked) - inventory):
        wanted = {fitted(carried(phone), frozenset(table))[0] for table in TABLES.values()}
        reported = spoken(carried(phone), language)
        assert any(same_sound(each, reported) for each in wanted), (phone, reported)


def test_every_voice_says_what_is_everywhere() -> None:
    """A voice of any other language has the mnemonics that it is given, to the end of the word."""
    for voice in all_voices().values():
        if voice.table in TABLES:
            continue
        for phone in EVERYWHERE:
            reported = spoken(f"{carried(phone)}ma", None, voice.name)
            assert re.search(r"m[^m]*$", reported), (voice.name, phone, reported)


def test_a_report_without_sound_is_that_of_speech(speak: Speaker) -> None:
    """What is reported at once is what the events of the whole speech say, word for word; they only drop length."""
    pages = sorted((*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")))
    words = re.findall(r"[^\W\d_]+(?:’[^\W\d_]+)*", " ".join(page.read_text(encoding="utf-8") for page in pages))
    ordinary = sorted(set(words))[:2_000]
    assert len(ordinary) == 2_000
    asked = [one_word(word) for word in ordinary]
    asked += [one_word("x", Pronunciation(ipa, language, "lexicon")) for language, ipa in NAMES]
    asked += [
        Utterance("u", UtteranceKind.PARAGRAPH, "", one_by_one(ordinary[at : at + 8]), 0) for at in range(0, 400, 8)
    ]
    engine = make_engine("espeak")
    for utterance in asked:
        events = [event.ipa for piece in render(utterance, "en").pieces for event in speak(piece).phonemes]
        assert engine.spoken_ipa(utterance, Voice(name="en-gb")).replace("ː", "") == reported_ipa(events, "en").replace(
            "ː", ""
        )


def one_by_one(words: list[str]) -> tuple[Token, ...]:
    """Return tokens with all the signs between them that make clauses."""
    signs = (" ", ", ", ". ", " – ", "; ", "! ", " (", ") ")
    return tuple(Token(word, sign, word) for word, sign in zip(words, signs, strict=True))


def test_a_name_after_a_switch_leaves_the_sentence_english(speak: Speaker) -> None:
    """What follows a name is spoken as it would be without it."""
    heard = "".join(event.ipa for event in speak("The [[_^_es-la mo'**ales _^_en]] thing.").phonemes)
    assert heard.endswith("θˈɪŋ") or "(en)θˈɪŋ" in heard


@pytest.mark.parametrize(
    ("ipa", "language"), [("ˈtɨ", "gn"), ("ˈtɨ̃", "gn"), ("ˈtʃʼaʎa", "en"), ("ˈʎaqʼa", "ay"), ("ˈqʰana", "ay")]
)
def test_the_report_is_in_the_letters_that_were_asked_for(ipa: str, language: str) -> None:
    """A sound that is right is never reported to differ because espeak writes it otherwise."""
    reported = spoken(ipa, language)
    assert same_sound(ipa, reported), reported

"""IPA as text: what is read, what is refused and how the refusal helps."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadIpa
from narrate.pronounce.ipa import BOUNDARY, CONSONANTS, LONGEST_WORD, VOWELS, Segment, segments, spelt


def phones(ipa: str) -> list[str]:
    """Return the phones alone."""
    return [segment.phone for segment in segments(ipa)]


@pytest.mark.parametrize(
    ("ipa", "want"),
    [
        ("tʃokeˈwaŋka", ["tʃ", "o", "k", "e", "w", "a", "ŋ", "k", "a"]),
        ("tʃʰiqʰa", ["tʃʰ", "i", "qʰ", "a"]),
        ("tʃʼunɲu", ["tʃʼ", "u", "n", "ɲ", "u"]),
        ("mbuɾuβiˈʃa", ["m", "b", "u", "ɾ", "u", "β", "i", "ʃ", "a"]),
        ("naɪn", ["n", "a", "ɪ", "n"]),
        ("ɡʷaɾaˈni", ["ɡʷ", "a", "ɾ", "a", "n", "i"]),
        ("ˈbʌtn̩", ["b", "ʌ", "t", "n̩"]),
        ("tsts", ["t", "s", "t", "s"]),
    ],
)
def test_text_becomes_phones(ipa: str, want: list[str]) -> None:
    """Affricates and sounds with a modifier are one segment, diphthongs are two."""
    assert phones(ipa) == want


def test_stress_and_length_belong_to_segments() -> None:
    """A mark before a sound and a mark after it are kept with the sound."""
    assert segments("ˌjuːˈɛs") == (
        Segment("j", "ˌ"),
        Segment("u", long=True),
        Segment("ɛ", "ˈ"),
        Segment("s"),
    )


@pytest.mark.parametrize("ipa", [" la  ˈpas ", "la\u00a0ˈpas", "la\nˈpas", ".la . ˈpas."])
def test_words_are_parted_by_one_boundary(ipa: str) -> None:
    """However many blanks, of whatever kind, there is one boundary between words and none at the ends."""
    assert segments(ipa) == (Segment("l"), Segment("a"), BOUNDARY, Segment("p", "ˈ"), Segment("a"), Segment("s"))


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("t͡ʃa", "tʃa"),
        ("t͜ʃa", "tʃa"),
        ("t.ʃa", "tʃa"),
        ("ʧa", "tʃa"),
        ("ʤa", "dʒa"),
        ("t͡sa", "tsa"),
        ("ga", "ɡa"),
        ("a:", "aː"),
        ("a.ˈka.pa", "aˈkapa"),
    ],
)
def test_spellings_of_a_sound_are_one(typed: str, same: str) -> None:
    """Tie bars, dots and look-alikes that can mean one thing only make no difference."""
    assert segments(typed) == segments(same)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_accents_may_be_composed_or_not(form: str) -> None:
    """ã and ç are the same phones in either Unicode form, and come out composed."""
    typed = unicodedata.normalize("NFC" if form == "NFC" else "NFD", "kãça")
    assert phones(typed) == ["k", "ã", "ç", "a"]
    assert all(unicodedata.is_normalized("NFC", phone) for phone in phones(typed))


@pytest.mark.parametrize(
    ("ipa", "sign", "position", "hint"),
    [
        ("ka'pa", "“'” (U+0027)", 3, "ˈ (U+02C8)"),
        ("k’apa", "“’” (U+2019)", 2, "ʼ (U+02BC)"),
        ("/kapa/", "“/”", 1, "brackets"),
        ("kapañ", "“ñ”", 5, "ɲ"),
        ("kapan\u0303", "“ñ”", 5, "ɲ"),
        ("garˈcía", "“í”", 6, "before the syllable"),
        ("ka,pa", "“,”", 3, "ˌ"),
        ("ka-pa", "“-”", 3, "blank"),
        ("Kapa", "“K” (U+004B)", 1, "letters of broad IPA"),
        ("kap\u0000", "U+0000", 4, "letters of broad IPA"),
        ("kat̪a", "(U+0074 U+032A)", 3, "letters of broad IPA"),
        ("kaʃ\u0303a", "(U+0283 U+0303)", 3, "letters of broad IPA"),
        ("kai̯", "(U+0069 U+032F)", 3, "j"),
    ],
)
def test_a_foreign_sign_is_named_with_its_position_and_what_to_use(
    ipa: str, sign: str, position: int, hint: str
) -> None:
    """Who mistypes a sign is told which, where (counted in what was typed) and what to write instead."""
    with pytest.raises(BadIpa) as caught:
        segments(ipa)
    assert sign in caught.value.message
    assert f"at position {position} " in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("ipa", "position"),
    [
        ("kaˈ", 3),
        ("kaˈ ta", 3),
        ("kaˈˌta", 3),
        ("kaˈːta", 3),
        ("ːka", 1),
        ("ka ːta", 4),
        ("kaːːta", 4),
        ("ʰka", 1),
        ("kaʰ", 3),
        ("kʰʰa", 3),
        ("kːʰa", 3),
    ],
)
def test_a_mark_without_its_sound_is_refused(ipa: str, position: int) -> None:
    """Stress without a sound after it, length or modifier without a fitting one before it: an error with its place."""
    with pytest.raises(BadIpa, match=f"at position {position} belongs to no sound"):
        segments(ipa)


@pytest.mark.parametrize("ipa", ["", "  ", ".", "͡"])
def test_a_pronunciation_has_a_sound(ipa: str) -> None:
    """Nothing is no pronunciation."""
    with pytest.raises(BadIpa):
        segments(ipa)


def test_a_word_has_at_most_100_segments() -> None:
    """A word that could crash the engine is refused; many short words are not."""
    assert len(segments("a" * LONGEST_WORD)) == LONGEST_WORD
    assert segments("a " * LONGEST_WORD + "a")
    with pytest.raises(BadIpa, match="101 sounds"):
        segments("ta " + "a" * (LONGEST_WORD + 1))


SOUNDS = st.builds(
    Segment,
    st.sampled_from(sorted(VOWELS | (CONSONANTS - set("ʃʒ")) | {"tʃ", "dʒ", "ã", "kʼ", "tʃʰ"})),
    st.sampled_from(["", "ˈ", "ˌ"]),
    st.booleans(),
)


@given(st.lists(SOUNDS, min_size=1, max_size=30))
def test_what_is_spelt_is_read_back(sounds: list[Segment]) -> None:
    """Segments survive being written as text, so a pronunciation can be stored in one spelling."""
    assert segments(spelt(sounds)) == tuple(sounds)


@given(st.text(max_size=40) | st.text("tʃdʒaˈˌː. ʰʼ\u0303\u0361g", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Any input gives segments that spell themselves, or an error that can be shown on one line."""
    try:
        found = segments(text)
    except BadIpa as error:
        refused = error
    else:
        assert segments(spelt(found)) == found
        assert BOUNDARY not in (found[0], found[-1])
        return
    assert refused.hint
    assert refused.message.isprintable()

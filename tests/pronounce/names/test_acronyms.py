"""Acronyms that are in no lexicon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import Pronunciation, Span
from narrate.plan.register import SURE
from narrate.pronounce.guide import Guide
from narrate.pronounce.names.acronyms import FullName, full_name
from narrate.pronounce.names.vocabulary import Vocabulary
from narrate.pronounce.say import letter_names

ENGLISH = "council of northern academics president hungry bureau fair testing the and for mix is left congress"
GUIDE = Guide(vocabulary=Vocabulary(english=dict.fromkeys(ENGLISH.split(), 1_000_000)))


def said(acronym: str, text: str, language: str = "en") -> tuple[Pronunciation, str] | None:
    """Return how the last mention of an acronym in a text is said: its sound, and what a voice without IPA reads."""
    ((_, names),) = GUIDE.find([(Span(text),)], language)
    here = text.rindex(acronym)
    return next(((name.pronunciation, name.spoken) for name in names if name.start == here), None)


@pytest.mark.parametrize(
    ("acronym", "text", "name"),
    [
        ("MIP", "the Movimiento Indígena Pachakuti (MIP) left", "Movimiento Indígena Pachakuti"),
        ("MIP", "the MIP (Movimiento Indígena Pachakuti) left", "Movimiento Indígena Pachakuti"),
        ("MIP", "the Movimiento Indígena Pachakuti [MIP]", "Movimiento Indígena Pachakuti"),
        ("BFT", "a Bureau of Fair Testing (BFT)", "Bureau of Fair Testing"),
        ("BFT", "BFT (Bureau of Fair Testing)", "Bureau of Fair Testing"),
        ("COB", "the Central Obrera Boliviana (COB) and the COB", "Central Obrera Boliviana"),
        ("MIP", "the Movimiento Indígena Pachakuti, known as the MIP, left", "Movimiento Indígena Pachakuti"),
        ("MIP", "the party (MIP) left", None),
        ("MIP", "Indígena Pachakuti, without brackets, the MIP", None),
        ("MIP", "the MIP (it is small) left", None),
        ("MIP", "", None),
        ("MIP", "((((MIP", None),
    ],
)
def test_the_full_name_beside_it(acronym: str, text: str, name: str | None) -> None:
    """In Spanish or English, before its bracket or in one after it."""
    assert full_name(acronym, [text]) == (FullName(name) if name else None)


@pytest.mark.parametrize("beside", ["(MAS)", ", or MAS,", ", known as MAS,", ", better known as the MAS,"])
def test_a_name_with_other_initials_is_a_translation(beside: str) -> None:
    """Movement Toward Socialism tells that MAS is an acronym, and that it is not one of English."""
    text = f"the Movement Toward Socialism {beside} won".replace(" ,", ",")
    assert full_name("MAS", [text]) == FullName("Movement Toward Socialism", is_translated=True)


def test_the_full_name_is_looked_for_in_all_the_article() -> None:
    """It is given once, in whichever paragraph."""
    assert full_name("BFT", ["The BFT met.", "The Bureau of Fair Testing (BFT) met."]) == FullName(
        "Bureau of Fair Testing"
    )


def test_the_full_name_tells_the_language() -> None:
    """Who gives a Spanish name says the letters as the Spanish word they make; an English name makes none of it."""
    spanish = said("CONA", "Then the Coordinadora Obrera del Norte Andino (CONA) left.")
    english = said("CONA", "Then the Council of Northern Academics (CONA) left.")
    assert spanish is not None
    assert english is not None
    assert (spanish[0].ipa, spanish[0].language) == ("ˈkona", "es")
    assert (english[0].ipa, english[0].language, english[1]) == ("", None, "cona")


def test_a_spanish_article_says_words_in_spanish() -> None:
    """Letters have their Spanish names there."""
    word = said("CONA", "La directiva de la CONA no vino.", "es-BO")
    letters = said("FSTM", "La directiva de la FSTM no vino.", "es-BO")
    assert word is not None
    assert letters is not None
    assert word[0].ipa == "ˈkona"
    assert letters[0].ipa == letter_names("FSTM", "es")


@pytest.mark.parametrize("word", ["FSTM", "KLMP", "BFT", "TSJ"])
def test_what_no_mouth_can_say_is_spelled(word: str) -> None:
    """Letter by letter, also for a voice that takes no IPA."""
    spelled = said(word, f"Then the {word} left.")
    assert spelled is not None
    assert spelled[0].ipa == letter_names(word, "en")
    assert spelled[1] == " ".join(word)


def test_an_ending_is_none_of_its_letters() -> None:
    """The possessive follows the last letter."""
    spelled = said("KLMP", "Then the KLMP’s president left.")
    assert spelled is not None
    assert (spelled[0].ipa, spelled[0].ending_ipa) == (letter_names("KLMP", "en"), "z")


@pytest.mark.parametrize("number", ["II", "III", "IV", "XIV", "XXI", "MMXX", "LXX"])
def test_a_roman_numeral_is_a_number(number: str) -> None:
    """The XIV congress has no letters to spell."""
    assert said(number, f"Then the {number} congress left.") is None


def test_the_letters_of_a_numeral_may_be_an_acronym() -> None:
    """If the article says what they stand for."""
    spelled = said("MCD", "Then the Movimiento Cívico Democrático (MCD) left.")
    assert spelled is not None
    assert spelled[0].ipa == letter_names("MCD", "en")


@pytest.mark.parametrize("word", ["PRESIDENT", "HUNGRY", "THE", "MIX", "SOLIDARIDAD"])
@pytest.mark.parametrize("text", ["THE {} IS HUNGRY", "Then the {} left."])
def test_a_shouted_word_is_a_word(word: str, text: str) -> None:
    """English in capitals, and what is too long to be an acronym, are not spelled."""
    shouted = said(word, text.format(word))
    assert shouted is None or shouted[1] == word


@pytest.mark.parametrize("word", ["CONA", "EFAB", "IPUT", "OEK"])
def test_the_unknown_is_for_an_editor_to_look_at(word: str) -> None:
    """Nobody can tell ‘cona’ from C-O-N-A by its letters: less sure than with its full name, and less than sure."""
    unknown = said(word, f"Then the {word} left.")
    name = " ".join(f"{letter}arte" for letter in word)
    known = said(word, f"Then the {name} ({word}) left.")
    assert unknown is not None
    assert known is not None
    assert 0 < unknown[0].confidence < known[0].confidence <= 1
    assert unknown[0].confidence < SURE


@given(st.text("ABCDEFGHIJKLMNÑOPQRSTUVWXYZÁ0123456789", min_size=2), st.text(), st.sampled_from(["en", "es", "de"]))
def test_any_capitals_are_said_or_left(word: str, text: str, language: str) -> None:
    """Whatever stands around them."""
    article = f"{text} ({word}) {text}\n{word} ({text})"
    ((_, names),) = GUIDE.find([(Span(article),)], language)
    assert all(name.spoken and 0 <= name.pronunciation.confidence <= 1 for name in names)
    assert full_name(word, [text, article]) is None or word in article

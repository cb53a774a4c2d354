"""Where sentences end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.plan.sentences import sentence_ends

TEXTS = st.text(
    st.one_of(st.sampled_from(" .!?…,’‘“”«»¿¡()—-aBc5\n\u00a0\u2028"), st.characters(exclude_categories=["Cs"])),
    max_size=200,
)


def sentences(text: str, language: str = "en") -> list[str]:
    """The sentences themselves, without the blanks after them."""
    return [text[start:end].rstrip() for start, end in pairwise([0, *sentence_ends(text, language)])]


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Smith met Sra. Quispe, Gral. Paz and Lic. Mamani.",
        "See No. 5, Nos. 6 and 7, Vol. 3, Ch. 9, p. 17, pp. 18–20 and approx. 5 more.",
        "The U.S. backed it, e.g. with money, i.e. dollars.",
        "J. R. Paz met George W. Arce.",
        "‘I will not go,’ he said.",
        "‘Why?’ she asked.",
        "What! said he.",
        "It fell by 3.5 to 1,000.25 points.",
        "Wait... what… now?",
        "‘We, …,’ he said.",
        "She […] left.",
        "The costs (approx. 5 dollars) rose.",
        "It happened on Sept. 5 at 9 a.m. sharp.",
    ],
)
def test_english_stops_that_end_nothing(text: str) -> None:
    """An abbreviation, initial, decimal, ellipsis or quotation inside a sentence does not cut it."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "El Sr. Pérez, la Sra. López y la Srta. Paz.",
        "Véase la pág. 17, págs. 18 y 19, Núm. 7.",
        "Viajó a EE. UU. en 2019.",
        "Fue en 500 a. C. y 300 d. C. en Tiwanaku.",
        "—¿Vienes? —preguntó.",
    ],
)
@pytest.mark.parametrize("language", ["es", "es-BO", "ay"])
def test_spanish_stops_that_end_nothing(text: str, language: str) -> None:
    """Spanish forms hold in every kind of Spanish and in the Andean languages, whose texts use them."""
    assert sentences(text, language) == [text]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("He waited… Then he left.", ["He waited…", "Then he left."]),
        ("He waited... Then he left.", ["He waited...", "Then he left."]),
        ("He said ‘wait…’ Then he left.", ["He said ‘wait…’", "Then he left."]),
        ("1. Tin falls. It rises.", ["1. Tin falls.", "It rises."]),
        ("12) Look. Again.", ["12) Look.", "Again."]),
        (
            "They met in the '80s. Then they left. The 'boss' too.",
            ["They met in the '80s.", "Then they left.", "The 'boss' too."],
        ),
        ("1. First thing. 2. Second thing.", ["1. First thing.", "2. Second thing."]),
        ("He said no. Then he left at 5. All did.", ["He said no.", "Then he left at 5.", "All did."]),
        ("He lives in the U.S. He likes it.", ["He lives in the U.S.", "He likes it."]),
        ("‘It is over.’ They left.", ["‘It is over.’", "They left."]),
        ("Really? Yes! Good.", ["Really?", "Yes!", "Good."]),
        ("It failed. iPhones sold.", ["It failed.", "iPhones sold."]),
        ("One.  Two.\u00a0Three.", ["One.", "Two.", "Three."]),
        ("¿Qué pasa? ¡Nada! Bueno.", ["¿Qué pasa?", "¡Nada!", "Bueno."]),
    ],
)
def test_sentences_that_end(text: str, wanted: list[str]) -> None:
    """The table that mends false ends must not swallow true ones."""
    assert sentences(text) == wanted


def test_blanks_belong_to_the_sentence_before() -> None:
    """A sentence begins with its first visible character."""
    assert sentence_ends("He left.[1]  She stayed.", "en") == [13, 24]


@given(TEXTS, st.sampled_from(["en", "es", "ay", "xx", "zh-Hant"]))
def test_ends_divide_the_text(text: str, language: str) -> None:
    """Ends ascend from above 0 to the text's length, so the sentences are the text, whatever it holds."""
    ends = sentence_ends(text, language)
    assert ends[-1] == len(text)
    assert all(start < end for start, end in pairwise([0, *ends])) or not text


def test_a_text_longer_than_the_window_is_cut_alike() -> None:
    """The windows in which long texts are read leave no trace."""
    sentence = "The Sra. Quispe of No. 5 left, e.g. for La Paz. "
    assert set(sentences(sentence * 1_000)) == {sentence.rstrip()}


def test_no_sentence_end_in_sight() -> None:
    """A text without a stop is one sentence, however long."""
    assert sentence_ends("word " * 10_000, "en") == [50_000]

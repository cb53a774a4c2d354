"""What espeak-ng reports, as broad IPA."""

from __future__ import annotations

import pytest

from narrate.engines.espeak.readback import reported_ipa
from narrate.engines.espeak.trace import is_one_clause


@pytest.mark.parametrize(
    ("phonemes", "own_table", "ipa"),
    [
        ("m ˈa s t ɐ", "en", "mˈæstə"),
        ("(qu) k` ʔ ˈa n k a (en) ð ə", "en", "kʼˈankaðə"),
        ("b ˈa k h a n d (qu) q h ˈa", "en", "bˈækhændqʰˈa"),
        ("b ˈaɪ l e (en) t ˈaɪ d i", "es-la", "bˈajletˈaɪdi"),
        ("(gn) y t ˈɨ\u0303", "en", "ɨtˈɨ̃"),
        ("k ˈɑː r t ə r (es-la) k ˈa r o", "en-us", "kˈɑːɹtəɹkˈaro"),
        ("r ˈo r m", "en", "rˈoɹm"),
    ],
)
def test_it_is_in_the_signs_that_were_asked_for(phonemes: str, own_table: str, ipa: str) -> None:
    """Each table's habits of print are undone, from the voice's own table on."""
    assert reported_ipa(phonemes.split(), own_table) == ipa


@pytest.mark.parametrize("text", ["word", "La Paz.", "[[_^_es-la ,mo'**ales _^_en Iz]] ", "k’anka’s", "1999!"])
def test_one_clause_is_known(text: str) -> None:
    """What is surely one clause is reported without its sound."""
    assert is_one_clause(text)


@pytest.mark.parametrize("text", ["one, two", "Hm. Yes", "this – that", "a (b) c", "1,999", "a" * 601, "“so”", "[[mas"])
def test_what_may_be_two_clauses_is_heard_out(text: str) -> None:
    """A clause after the first is never lost."""
    assert not is_one_clause(text)

"""How a name is said once its language is known."""

from __future__ import annotations

import pytest

from narrate.model import Lexeme
from narrate.pronounce.names.sounds import sound
from narrate.pronounce.names.vocabulary import Listed, Vocabulary
from narrate.vocabulary import built_in

VOCABULARY = Vocabulary(
    listed=(
        Listed("Núñez", "es", "surnames"),
        Listed("Cáceres", "es", "surnames"),
        Listed("ají", "es", "foods"),
        Listed("Chané", "gn", "peoples"),
        Listed("Carmen", "es", "given"),
    ),
    lexicon=(
        Lexeme("Zapi", ipa="saˈpi", language="es", origin="builtin"),
        Lexeme("Munoz", respelling="Muñoz", language="es", origin="builtin"),
        Lexeme("ONAR", ipa="oˈnaɾ", language="es", match_case=True, origin="builtin"),
        Lexeme("Huaco", respelling="waqu", language="ay", origin="builtin"),
    ),
)


def said(name: str, language: str = "es", *, lost: bool = True) -> str:
    """Return the sound alone."""
    return sound(name, language, VOCABULARY, lost_accents=lost)[0]


@pytest.mark.parametrize(
    ("name", "ipa"),
    [
        ("Nunez", "ˈnuɲes"),
        ("NUNEZ", "ˈnuɲes"),
        ("Caceres", "ˈkaseɾes"),
        ("aji", "aˈxi"),
        ("ajis", "aˈxis"),
        ("Gonzalez", "ɡonˈsales"),
        ("Carmen", "ˈkaɾmen"),
    ],
)
def test_lost_accents_come_back(name: str, ipa: str) -> None:
    """English print drops accents and ñ: the lists know them, of plurals too, and endings give others away."""
    assert said(name) == ipa


@pytest.mark.parametrize(("name", "ipa"), [("Cacerés", "kaseˈɾes"), ("Nunéz", "nuˈnes"), ("Núñez", "ˈnuɲes")])
def test_accents_of_its_own_win(name: str, ipa: str) -> None:
    """Who writes an accent knows where it stands: no list knows better."""
    assert said(name) == ipa


def test_a_list_is_of_one_language() -> None:
    """An accent of a Guarani list is none of Spanish."""
    assert said("Chane") == "ˈtʃane"


@pytest.mark.parametrize("name", ["Nunez", "Caceres", "aji"])
def test_spanish_articles_have_lost_nothing(name: str) -> None:
    """There a name without an accent has none."""
    assert said(name, lost=False) == sound(name, "es", Vocabulary(), lost_accents=False)[0]


def test_the_built_in_lexicon_comes_first() -> None:
    """Its IPA, or its respelling read by the rules; in any capitals, and for any region of the language."""
    assert sound("Zapi", "es", VOCABULARY, lost_accents=True) == ("saˈpi", "es", "builtin")
    assert sound("ZAPI", "es-BO", VOCABULARY, lost_accents=True) == ("saˈpi", "es", "builtin")
    assert sound("Munoz", "es", VOCABULARY, lost_accents=True) == ("muˈɲos", "es", "builtin")


def test_an_entry_knows_better_than_a_guess() -> None:
    """A name taken for Aymara is said as its entry of Spanish has it, in that language, and the other way round."""
    assert sound("Zapi", "ay", Vocabulary(lexicon=VOCABULARY.lexicon), lost_accents=True) == ("saˈpi", "es", "builtin")
    assert sound("Huaco", "es", VOCABULARY, lost_accents=True) == ("ˈwaqo", "ay", "builtin")


def test_an_acronym_is_no_name() -> None:
    """Entries that ask for their capitals say nothing of a name spelt the same."""
    assert sound("Onar", "es", VOCABULARY, lost_accents=True) == ("oˈnaɾ", "es", "rule:es")


def test_the_rule_is_named() -> None:
    """The editor sees on whose word it is said; a region makes no other rule."""
    assert sound("Huanuni", "es-BO", VOCABULARY, lost_accents=True) == ("waˈnuni", "es", "rule:es")
    assert sound("k’anka", "ay", VOCABULARY, lost_accents=True) == ("ˈkʼanka", "ay", "rule:ay")


def test_what_no_rule_reads_is_left_to_the_voice() -> None:
    """No half of a name is said."""
    assert said("Łódź") == ""


@pytest.mark.parametrize(
    ("name", "language", "ipa"),
    [
        ("Anez", "es", "ˈaɲes"),
        ("Áñez", "es", "ˈaɲes"),
        ("Garcia Linera", "es", "ɡaɾˈsia liˈneɾa"),
        ("Garcia", "es", "ɡaɾˈsia"),
        ("Choquehuanca", "es", "tʃokeˈwanka"),
        ("Rodriguez", "es", "roˈdɾiɡes"),
        ("Peron", "es", "peˈɾon"),
        ("Potosi", "es", "potoˈsi"),
        ("Mexico", "es", "ˈmexiko"),
        ("Munoz", "es", "muˈɲos"),
        ("wiphala", "ay", "wiˈpʰala"),
        ("Inti Raymi", "qu", "ˈinti ˈɾajmi"),
        ("mbarete", "gn", "mbaɾeˈte"),
    ],
)
def test_well_known_names(name: str, language: str, ipa: str) -> None:
    """As their owners say them, with what narrate comes with."""
    assert sound(name, language, built_in(), lost_accents=True)[0] == ipa

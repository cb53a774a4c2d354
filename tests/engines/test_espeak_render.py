"""What espeak-ng is given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.engines.espeak.phones import EVERYWHERE, TABLES
from narrate.engines.espeak.render import LONGEST_CLAUSE, connecting, mnemonics, plain, render, vocabulary
from narrate.errors import BadIpa
from narrate.model import Pronunciation, Token, Utterance, UtteranceKind
from narrate.pronounce.ipa import AFFRICATES, CONSONANTS, VOWELS, segments

if TYPE_CHECKING:
    from collections.abc import Mapping

SOUNDS = sorted(
    VOWELS | CONSONANTS | AFFRICATES | {f"{vowel}\u0303" for vowel in VOWELS} | {"n̩", "kʰ", "qʼ", "ɡʷ", "ʈʲ", "ɢʷʼ"}
)


def utterance(*tokens: Token, before: str = "") -> Utterance:
    """Return an utterance of these tokens."""
    return Utterance("u-001", UtteranceKind.PARAGRAPH, before, tokens, 0)


def said(written: str, ipa: str, language: str, ending: str = "", after: str = " ") -> Token:
    """Return a token that has a pronunciation."""
    return Token(written, after, written, Pronunciation(ipa, language, "lexicon", ending))


def plain_token(word: str, after: str = " ") -> Token:
    """Return a token that the voice reads."""
    return Token(word, after, word)


@pytest.mark.parametrize(
    ("token", "rendered"),
    [
        (said("Choquehuanca", "tʃokeˈwaŋka", "es"), "[[_^_es-la tSoke'waNka _^_en]]"),
        (said("k’anka", "ˈkʼaŋka", "ay"), "[[_^_qu 'k`?aNka _^_en]]"),
        (said("Evo Morales’s", "ˈeβo moˈɾales", "es", "ɪz"), "[[_^_es-la 'eBo mo'**ales _^_en Iz]]"),
        (said("MAS", "mas", "es"), "[[_^_es-la 'mas _^_en]]"),
        (said("baile", "ˈbajle", "es"), "[[_^_es-la 'baIle _^_en]]"),
        (said("ñanduti", "ɲandutˈɨ", "gn"), "[[_^_gn n^andut'y _^_en]]"),
        (said("USA", "ˌjuːˌɛsˈeɪ", "en"), "[[,ju:,Es'eI]]"),
        (said("qhana", "ˈqʰaːna", "ay"), "[[_^_qu 'qha:na _^_en]]"),
    ],
)
def test_ipa_becomes_mnemonics(token: Token, rendered: str) -> None:
    """A pronunciation is given in the phoneme table of its language, and the clause goes on in the voice's own."""
    assert render(utterance(token), "en").pieces[0].strip() == rendered


@pytest.mark.parametrize(
    ("own_table", "ending", "rendered"),
    [
        ("es-la", "ɪz", "[[mo'**ales _^_en Iz _^_es-la]]"),
        ("es-la", "s", "[[mo'**aless]]"),
        ("fr", "ɪz", "[[_^_es-la mo'**ales _^_en Iz _^_fr]]"),
        ("en-us", "ɪz", "[[_^_es-la mo'**ales _^_en-us Iz]]"),
    ],
)
def test_an_ending_has_sounds_of_a_table_that_knows_them(own_table: str, ending: str, rendered: str) -> None:
    """A Spanish voice that reads an English possessive borrows the one sound that it lacks."""
    token = said("Morales’s", "moˈɾales", "es", ending)
    assert render(utterance(token), own_table).pieces[0].strip() == rendered


def test_brackets_never_follow_a_quote_or_bracket() -> None:
    """After a quotation mark espeak drops the name that follows in brackets; after a blank it does not."""
    tokens = (plain_token("the", " (“"), said("MAS", "mas", "es", after="”) – "), said("Evo", "ˈeβo", "es", after=""))
    piece = render(utterance(*tokens, before="‘"), "en").pieces[0]
    assert all(piece[found.start() - 1] == " " for found in re.finditer(r"\[\[", piece) if found.start())


def test_places_hold_their_tokens() -> None:
    """Times are found by the places: each must be where its token is rendered."""
    tokens = (
        plain_token("The"),
        said("MAS", "mas", "es", after="-"),
        plain_token("supporting"),
        plain_token("men", "."),
    )
    rendered = render(utterance(*tokens, before="“"), "en")
    cut = [rendered.pieces[place.piece][place.start : place.end] for place in rendered.places]
    assert cut == ["The", "[[_^_es-la 'mas _^_en]]", "supporting", "men"]


def test_a_long_clause_is_given_in_pieces() -> None:
    """A clause of 700 bytes is cut anywhere, also inside a name; no piece of ours comes near."""
    names = [said("Choquehuanca", "tʃokeˈwaŋka", "es") for _ in range(100)]
    rendered = render(utterance(*names), "en")
    assert len(rendered.pieces) > 1
    assert all(len(piece.encode()) <= LONGEST_CLAUSE + 1 for piece in rendered.pieces)
    assert sum(piece.count("[[") for piece in rendered.pieces) == len(names)


@given(st.text(max_size=60))
def test_no_text_is_a_command(text: str) -> None:
    """Whatever an article holds, what reaches espeak has no control character and no square bracket."""
    given_to_engine = plain(text)
    assert not set(given_to_engine) & set("[]\x01\x00\x1b\u200b\u202e\u00ad")
    assert given_to_engine.isprintable()


@pytest.mark.parametrize(
    ("between", "given_to_engine"),
    [
        (" ", " "),
        (". ", ". "),
        (" – ", " – "),
        (" *** ", "     "),
        ("/", " "),
        (" ! ", "! "),
        (" (“", " (“"),
        ("...", "... "),
        (".", "."),
    ],
)
def test_signs_between_words_are_never_read_aloud(between: str, given_to_engine: str) -> None:
    """Punctuation makes melody and pauses; espeak would read other signs, and punctuation that stands apart."""
    assert connecting(between) == given_to_engine


@pytest.mark.parametrize(
    ("ipa", "language", "rendered"),
    [
        ("ˈkʲa", "es", "[[_^_es-la 'kja _^_en]]"),
        ("ˈhaɪdn̩", "en", "[['haId@n]]"),
        ("ˈɲandɨ", "ay", "[[_^_gn 'n^andy _^_en]]"),
        ("ˈʈʰɨ", "es", "[[_^_gn 'thy _^_en]]"),
    ],
)
def test_a_sound_espeak_lacks_becomes_the_nearest(ipa: str, language: str, rendered: str) -> None:
    """A sound without a mnemonic would silently end the word; one that another table has is spoken with that."""
    assert render(utterance(said("x", ipa, language)), "en").pieces[0].strip() == rendered


@pytest.mark.parametrize("own_table", ["en", "en-us", "es-la", "de"])
@given(
    st.lists(st.sampled_from(SOUNDS), min_size=1, max_size=20), st.sampled_from(["ay", "en", "es", "gn", "qu", None])
)
def test_any_pronunciation_can_be_said(own_table: str, sounds: list[str], language: str | None) -> None:
    """Whatever is IPA has a mnemonic for each sound, in the voice of any language."""
    given_to_engine = render(utterance(said("x", "".join(sounds), language or "und")), own_table).pieces[0]
    assert re.fullmatch(r"\[\[[!-Z^-~ ]+\]\] ", given_to_engine)


def test_a_word_too_long_is_refused() -> None:
    """A word of 210 mnemonic characters crashes espeak."""
    with pytest.raises(BadIpa, match="too long"):
        mnemonics(segments("ˈtʃʼaː" * 25) * 2, TABLES["qu"])


@pytest.mark.parametrize(
    ("table", "like"), [("en-rp", TABLES["en"]), ("en-us-nyc", TABLES["en-us"]), ("de", EVERYWHERE)]
)
def test_other_tables_are_spoken_with_what_all_have(table: str, like: Mapping[str, str]) -> None:
    """A voice whose table is not listed gets the mnemonics that its family, or every table, has."""
    assert vocabulary(table) == like

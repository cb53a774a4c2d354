"""What narrate comes with: its lists of names, its lexicon, and the words of English."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import category, normalize

import pytest

from narrate.engines import make_engine
from narrate.model import LexiconSource, Span
from narrate.pronounce.guide import Guide
from narrate.pronounce.inventory import fitted
from narrate.pronounce.ipa import segments
from narrate.pronounce.lexicon import BUILT_IN, identity, parse_lexicon
from narrate.pronounce.matching import Match
from narrate.pronounce.names.vocabulary import Vocabulary, content, read_list, read_shares
from narrate.pronounce.rules import has_rules, say_by_rule
from narrate.pronounce.say import letter_names, pronunciation
from narrate.vocabulary import DATA, built_in

if TYPE_CHECKING:
    from narrate.model import Lexeme

LISTS = sorted(DATA.glob("names/*/*.txt"))
WORDS = sorted(DATA.glob("words/*.txt"))
CENSUS = sorted(DATA.glob("census/*.txt"))
LEXICONS = sorted(DATA.glob("lexicon/*.yaml"))
ACRONYMS = "acronyms.yaml"
OURS = {"es", "ay", "qu", "gn"}


def names_of(path: Path) -> list[str]:
    """Return the lines of a list."""
    return list(content(path.read_text("utf-8")))


def parsed(path: Path) -> tuple[Lexeme, ...]:
    """Return the entries of a lexicon in their order."""
    return parse_lexicon(LexiconSource(path.name, path.read_text("utf-8")), BUILT_IN)


def place(name: str) -> tuple[str, str]:
    """Return what lists are sorted by: small letters without accents, then the name itself."""
    apart = normalize("NFD", name.casefold())
    return "".join(sign for sign in apart if category(sign) != "Mn"), name


def of(path: Path) -> str:
    """Return the name of a file as the id of a test."""
    return f"{path.parent.name}/{path.stem}"


@pytest.mark.parametrize("path", [*LISTS, *WORDS, *CENSUS, *LEXICONS], ids=of)
def test_data_is_clean_text(path: Path) -> None:
    """Composed, without a mark at its start, blanks at ends of lines, tabs or what cannot be seen."""
    text = path.read_bytes().decode("utf-8")
    assert text == normalize("NFC", text)
    assert text.endswith("\n")
    lines = text.removesuffix("\n").split("\n")
    assert [line for line in lines if line != line.rstrip() or not line or not line.isprintable()] == []


@pytest.mark.parametrize("path", [*LISTS, *WORDS], ids=of)
def test_a_list_is_in_order(path: Path) -> None:
    """A person finds a name at once, and none is there twice."""
    names = names_of(path)
    assert names == sorted(names, key=place)
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [name for name in names if name != " ".join(name.split())] == []


@pytest.mark.parametrize("path", LISTS, ids=of)
def test_a_list_says_what_it_is(path: Path) -> None:
    """Its first line tells a reader what is in it."""
    assert path.read_text("utf-8").startswith("# ")


def test_names_of_people_and_places_have_capitals() -> None:
    """What a list writes small may stand in a text in small letters."""
    kinds = ("given", "surnames", "places")
    wrong = [
        name for path in LISTS if path.stem in kinds for name in names_of(path)
        if not any(word[:1].isupper() for word in name.split())
    ]  # fmt: skip
    assert wrong == []


def test_there_are_enough_names() -> None:
    """At least three thousand of the four languages, and some of each."""
    count = Counter(entry.language for entry in built_in().listed)
    assert sum(count[language] for language in OURS) >= 3_000
    assert min(count[language] for language in OURS) >= 100
    assert set(count) == OURS | {"en"}


@pytest.mark.parametrize("language", sorted(OURS))
def test_every_listed_word_can_be_said(language: str) -> None:
    """By the rules of its language: a name that they cannot read is in the wrong list, or wrongly spelt."""
    entries = [entry for entry in built_in().listed if entry.language == language and " " not in entry.spelling]
    assert len(entries) > 100
    assert [entry.spelling for entry in entries if say_by_rule(entry.spelling, language) is None] == []


def test_listed_words_are_sayable_ipa() -> None:
    """What the rules make of names of several words too, if they can read them, is IPA that a lexicon would take."""
    for entry in built_in().listed:
        if entry.language in OURS and (ipa := say_by_rule(entry.spelling, entry.language)):
            assert segments(ipa), entry


@pytest.mark.parametrize("path", CENSUS, ids=of)
def test_shares_are_tenths(path: Path) -> None:
    """Each line is a name and a figure from 0 to 10; no name is there twice."""
    lines = [line.rpartition(" ") for line in names_of(path)]
    assert all(tenths.isdecimal() and 0 <= int(tenths) <= 10 and name == name.lower() for name, _, tenths in lines)
    assert len({name for name, _, _ in lines}) == len(lines)
    assert all(0 <= share <= 1 for share in read_shares([path.read_text("utf-8")]).values())


def test_a_list_is_read_line_by_line() -> None:
    """Comments and empty lines are none of it."""
    found = read_list("# Names.\n\nAna María\n  Eva \n", "es", "given")
    assert [(entry.spelling, entry.language, entry.kind) for entry in found] == [
        ("Ana María", "es", "given"), ("Eva", "es", "given"),
    ]  # fmt: skip


def test_a_name_of_two_lists_has_its_larger_share() -> None:
    """As a given name or as a surname."""
    assert read_shares(["# Given.\ncruz 3\nana 7\n", "cruz 9\n"]) == {"cruz": 0.9, "ana": 0.7}


def test_english_is_known() -> None:
    """The words of plain English and their forms; names of the Andes are none."""
    english = built_in()
    words = "the once mesa houses travelled socialism organisations unhappily rewritten counter-attack".split()
    assert all(english.is_english(word) for word in words if "-" not in word)
    assert not any(map(english.is_english, ("choquehuanca", "wiphala", "huanuni", "qhapaq", "mbarete")))


def test_it_is_read_once() -> None:
    """Every article shares it."""
    assert built_in() is built_in()


def test_the_lexicon_is_large_and_all_of_it_is_read() -> None:
    """At least six hundred entries that the rules could not know, from every file."""
    lexicon = built_in().lexicon
    assert len(lexicon) >= 600
    assert {Path(entry.path).name for entry in lexicon} == {path.name for path in LEXICONS}
    assert {entry.origin for entry in lexicon} == {BUILT_IN}


@pytest.mark.parametrize("path", LEXICONS, ids=of)
def test_a_lexicon_is_in_order_and_has_notes(path: Path) -> None:
    """Every entry gives its reason or source, and stands where a person looks for it."""
    entries = parsed(path)
    assert [entry.grapheme for entry in entries if not (entry.note or "").strip()] == []
    names = [entry.grapheme for entry in entries]
    assert names == sorted(names, key=place)


def test_no_entry_is_there_twice() -> None:
    """In no two files; only one that asks for its capitals may stand beside one that does not."""
    count = Counter(identity(entry) for entry in built_in().lexicon)
    assert [what for what, times in count.items() if times > 1] == []


def test_acronyms_ask_for_their_capitals() -> None:
    """MAS is no mas; and entries that ask for capitals are acronyms."""
    acronyms = parsed(DATA / "lexicon" / ACRONYMS)
    assert len(acronyms) >= 100
    assert [entry.grapheme for entry in acronyms if not entry.match_case] == []
    assert [entry.grapheme for entry in acronyms if entry.letters and not letter_names(entry.grapheme, "en")] == []


@pytest.mark.parametrize("path", LEXICONS, ids=of)
def test_every_entry_can_be_said(path: Path) -> None:
    """With the sounds that espeak has, none replaced: so also what a respelling makes."""
    inventory = make_engine("espeak").inventory
    for entry in parsed(path):
        _, said = pronunciation(Match(0, len(entry.grapheme), entry), "en")
        assert said.ipa, entry.grapheme
        assert segments(said.ipa)
        assert fitted(said.ipa, inventory)[1] == (), entry.grapheme


def said_with(vocabulary: Vocabulary, text: str, name: str = "") -> tuple[str, set[str | None]]:
    """Return how a name in an English text is said by what a vocabulary knows, and in which languages."""
    ((_, names),) = Guide(vocabulary=vocabulary).find([(Span(text),)], "en")
    start = text.index(name)
    said = [each.pronunciation for each in names if each.start >= start]
    return " ".join(each.ipa for each in said), {each.language for each in said}


# Names that English text holds as its own too: there the lists leave them to the voice without neighbours.
SHARED = {
    "CaixaBank", "Elmer", "Erik", "Giovanni", "Grover", "Jeanine", "Johan", "Miriam", "Walter", "Wilson", "Yasmin",
    "Yasser",
}  # fmt: skip


@pytest.mark.parametrize("path", [path for path in LEXICONS if path.stem in OURS], ids=of)
def test_every_entry_is_heard_in_a_sentence(path: Path) -> None:
    """Whatever language the word would be taken for: the lexicon knows better than a guess."""
    lost = []
    for entry in parsed(path):
        if entry.letters or entry.match_case or entry.grapheme in SHARED:
            continue
        _, wanted = pronunciation(Match(0, len(entry.grapheme), entry), "en")
        text = f"Evo Morales and Mamani met near {entry.grapheme}"
        if said_with(built_in(), text, entry.grapheme)[0] != wanted.ipa:
            lost.append(entry.grapheme)
    assert lost == []


@pytest.mark.parametrize("path", [path for path in LEXICONS if path.stem in OURS], ids=of)
def test_no_entry_says_what_the_rules_say(path: Path) -> None:
    """An entry is an exception: its word would be said otherwise by the rules alone, and with the lists."""
    known = built_in()
    bare = Vocabulary(shares=known.shares, english=known.english, dictionary=known.dictionary)
    listed = replace(bare, listed=known.listed)
    idle = []
    for entry in parsed(path):
        if entry.letters or entry.match_case:
            continue
        _, wanted = pronunciation(Match(0, len(entry.grapheme), entry), "en")
        want = wanted.ipa, {entry.language}
        near = said_with(listed, f"They met near {entry.grapheme}", entry.grapheme)
        if want in (said_with(bare, entry.grapheme), near):
            idle.append(entry.grapheme)
    assert idle == []


def test_entries_are_of_languages_with_rules_or_english() -> None:
    """Names of Portuguese, German and other origin are said as in Bolivia."""
    for entry in built_in().lexicon:
        assert entry.letters or entry.language == "en" or has_rules(entry.language), entry

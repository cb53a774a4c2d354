"""Everything that is known of how words are said, asked of one article: who has the last word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import Lexeme, Span
from narrate.pronounce.guide import Guide
from narrate.pronounce.names.vocabulary import Listed, Vocabulary
from narrate.vocabulary import built_in

ENGLISH = dict.fromkeys("the of and in is a pan full house council square road to it was".split(), 1_000)
VOCABULARY = Vocabulary(
    listed=(
        Listed("Santa Cruz de la Sierra", "es", "places"),
        Listed("Huanca", "es", "surnames"),
        Listed("Quino", "es", "surnames"),
    ),
    lexicon=(
        Lexeme("MAS", ipa="ˈmas", language="es", match_case=True, origin="builtin"),
        Lexeme("PAN", ipa="ˈpan", language="es", match_case=True, origin="builtin"),
        Lexeme("YPFB", letters=True, match_case=True, origin="builtin"),
        Lexeme("Israel", ipa="ˈɪzɹeɪl", language="en", origin="builtin"),
        Lexeme("déjà vu", ipa="ˈdeɪʒɑː ˈvuː", language="en", origin="builtin"),
        Lexeme("Machaca", ipa="maˈtʃaka", language="es", origin="builtin"),
    ),
    english=ENGLISH,
)
GUIDE = Guide(vocabulary=VOCABULARY)


def own(grapheme: str, **fields: str) -> Lexeme:
    """Return an entry of a user's."""
    return Lexeme(grapheme, ipa=fields.get("ipa"), respelling=fields.get("say"), language=fields.get("lang"))


def entries(guide: Guide, *texts: str | Span, language: str = "en") -> list[tuple[str, str]]:
    """Return the words that entries of lexicons cover, and on whose word."""
    spans = tuple(Span(text) if isinstance(text, str) else text for text in texts)
    whole = "".join(span.text for span in spans)
    ((matches, _),) = guide.find([spans], language)
    return [(whole[match.start : match.end], match.lexeme.origin) for match in matches]


def by_english_entries(*texts: str | Span, language: str = "en") -> list[str]:
    """Return the words that the built-in lexicon says as English ones."""
    spans = tuple(Span(text) if isinstance(text, str) else text for text in texts)
    whole = "".join(span.text for span in spans)
    ((_, names),) = GUIDE.find([spans], language)
    said = [(each, each.pronunciation) for each in names]
    return [whole[each.start : each.end] for each, how in said if (how.source, how.language) == ("builtin", "en")]


def guessed(guide: Guide, text: str, language: str = "en") -> list[str]:
    """Return the words that were found to be names."""
    ((_, names),) = guide.find([(Span(text),)], language)
    return [text[name.start : name.end] for name in names]


@pytest.mark.parametrize(
    "entry",
    [
        own("Choquehuanca", ipa="tʃokewaˈŋka", lang="es"),
        own("choquehuanca", say="chokay wanka", lang="en"),
        own("Choquehuanca", lang="ay"),
    ],
)
def test_the_users_lexicon_is_above_every_rule(entry: Lexeme) -> None:
    """Who writes an entry is heard, whatever narrate would have guessed."""
    guide = Guide(((entry,),), built_in())
    text = "In the end David Choquehuanca left."
    assert entries(guide, text) == [("Choquehuanca", "lexicon")]
    assert "Choquehuanca" not in guessed(guide, text)


def test_the_users_lexicon_is_above_all_that_is_built_in() -> None:
    """A short entry of the user's comes before a longer name of the lists, an acronym and an entry of English."""
    user = tuple(own(word, say="x", lang="en") for word in ("Cruz", "MAS", "Israel", "house"))
    guide = Guide((user,), VOCABULARY)
    text = "It was Santa Cruz de la Sierra and the MAS in Israel and the house."
    assert entries(guide, text) == [(word, "lexicon") for word in ("Cruz", "MAS", "Israel", "house")]
    assert "Santa Cruz de la Sierra" not in guessed(guide, text)


def test_the_users_lexicon_holds_in_declared_text() -> None:
    """Of whatever language."""
    guide = Guide(((own("Huanca", ipa="ˈwaŋka", lang="es"),),), VOCABULARY)
    assert entries(guide, "the ", Span("Huanca house", "de"), " is full") == [("Huanca", "lexicon")]


def test_the_article_is_above_the_lexicon() -> None:
    """Its front matter has the last word, for this article only."""
    lexicon = own("Huanca", ipa="ˈwaŋka", lang="es")
    article = Lexeme("Huanca", ipa="ˈxwanka", language="es", origin="article")
    guide = Guide(((lexicon,),), VOCABULARY)
    assert entries(guide.above((article,)), "the Huanca house") == [("Huanca", "article")]
    assert entries(guide, "the Huanca house") == [("Huanca", "lexicon")]


def test_an_article_without_entries_changes_nothing() -> None:
    """Nothing is compiled anew for it."""
    assert GUIDE.above(()) is GUIDE


def test_built_in_acronyms_hold_wherever_they_stand() -> None:
    """As words and as letters, with endings, in articles of any language."""
    assert entries(GUIDE, "the MAS-house of YPFB’s and the PANs") == [
        ("MAS", "builtin"), ("YPFB’s", "builtin"), ("PANs", "builtin"),
    ]  # fmt: skip
    assert entries(GUIDE, "el MAS y YPFB", language="es") == [("MAS", "builtin"), ("YPFB", "builtin")]
    assert entries(GUIDE, "mas, Mas and ypfb") == []


def test_shouted_words_are_no_acronyms() -> None:
    """A pan in a heading in capitals is no party; letters that are no word are an acronym even there."""
    assert entries(GUIDE, "THE PAN IS FULL") == []
    assert entries(GUIDE, "THE YPFB IS FULL") == [("YPFB", "builtin")]
    assert entries(GUIDE, "the PAN is full") == [("PAN", "builtin")]


def test_entries_of_english_are_for_english() -> None:
    """In an English article; not in a Spanish one, nor in words that are declared to be Spanish."""
    assert by_english_entries("a house in Israel") == ["Israel"]
    assert by_english_entries("in Israel", language="en-GB") == ["Israel"]
    assert by_english_entries("una casa en Israel", language="es") == []
    assert by_english_entries("the house of ", Span("Israel Quino", "es")) == []


def test_names_of_english_entries_have_their_capitals() -> None:
    """Phrases in small letters are found in any; a name only with its capital."""
    assert by_english_entries("Déjà vu and déjà vu of israel") == ["Déjà vu", "déjà vu"]


def test_entries_of_other_languages_are_for_names_of_them() -> None:
    """They say how a name is said, once it is found to be one."""
    text = "the road to Machaca"
    assert entries(GUIDE, text) == []
    ((_, (name,)),) = GUIDE.find([(Span(text),)], "en")
    assert (name.pronunciation.ipa, name.pronunciation.source) == ("maˈtʃaka", "builtin")


def test_passages_keep_apart() -> None:
    """Each has its own finds, in order; an empty one has none."""
    finds = GUIDE.find([(Span("the MAS"),), (), (Span(""),), (Span("the "), Span("Huanca"), Span(" house"))], "en")
    assert [(len(matches), len(names)) for matches, names in finds] == [(1, 0), (0, 0), (0, 0), (0, 1)]
    assert GUIDE.find([], "en") == []


def test_without_anything_known() -> None:
    """Only what the article declares is said."""
    ((matches, names),) = Guide().find([(Span("Evo saw a "), Span("wiphala", "ay"), Span("."))], "en")
    assert matches == ()
    assert [(name.start, name.end, name.pronunciation.ipa) for name in names] == [(10, 17, "wiˈpʰala")]


@given(
    st.lists(st.sampled_from(("Huanca", "MAS", "Santa", "Cruz", "de", "la", "Sierra", "PAN", "house", "’s", ".")),
             max_size=15),
    st.sets(st.sampled_from(("Huanca", "Santa Cruz", "Cruz", "la Sierra", "MAS", "house", "PAN"))),
)  # fmt: skip
def test_the_users_entries_are_all_found(words: list[str], names: set[str]) -> None:
    """What narrate knows besides takes none of them away."""
    user = tuple(own(name, say="x", lang="en") for name in sorted(names))
    text = " ".join(words)
    alone = entries(Guide((user,)), text)
    assert [find for find in entries(Guide((user,), VOCABULARY), text) if find[1] == "lexicon"] == alone

"""Scripts → the register of their names, for an editor to judge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.model import Facts, Pronunciation, Script, ScriptSection, Token, Utterance, UtteranceKind
from narrate.plan.register import SURE, Entry, register
from narrate.pronounce.names.runs import PARTICLES

EVO = Pronunciation("ˈebo", "es", "rule:es", confidence=0.97)
MORALES = Pronunciation("moˈɾales", "es", "rule:es", confidence=0.97)
SURELY, HARDLY = 0.97, 0.55


def token(written: str, said: Pronunciation | None = None, after: str = " ") -> Token:
    """Return a word; without a pronunciation it is an ordinary one."""
    return Token(written, after, written, said)


def guess(confidence: float, ipa: str = "ˈa", source: str = "rule:es") -> Pronunciation:
    """Return a guess at a Spanish name."""
    return Pronunciation(ipa, "es", source, confidence=confidence)


def plain(text: str) -> list[Token]:
    """Return ordinary words."""
    return [token(word) for word in text.split()]


def script(*sentences: list[Token], before: str = "") -> Script:
    """Return the script of an article of one section."""
    utterances = tuple(
        Utterance(f"u{number}", UtteranceKind.PARAGRAPH, before, tuple(sentence), 0)
        for number, sentence in enumerate(sentences, start=1)
    )
    return Script("article", Facts("T"), (ScriptSection("T", "t", utterances),))


def entries(*scripts: Script) -> tuple[Entry, ...]:
    """Return the register of articles called a.md, b.md and so on."""
    return register((f"{name}.md", each) for name, each in zip("abcdefgh", scripts, strict=False))


def test_a_name_is_listed_once_and_counted() -> None:
    """In all articles together, with each utterance where it is found, once."""
    first = script([token("Evo", EVO), token("saw"), token("Evo", EVO)], plain("Nobody came"), [token("Evo", EVO)])
    (entry,) = entries(first, script([token("Evo", EVO)]))
    assert (entry.word, entry.count, entry.said) == ("Evo", 4, EVO)
    assert entry.where == (("a.md", "u1"), ("a.md", "u3"), ("b.md", "u1"))
    assert (entry.token.written, entry.utterance.id) == ("Evo", "u1")


def test_ordinary_words_are_not_listed() -> None:
    """Nor is anything listed of an article without names, or of no article."""
    assert entries(script(plain("It rains at noon"))) == ()
    assert register(()) == ()


@pytest.mark.parametrize("ending", ["’s", "'s", "ʼs", "’S", "’", "'"])
def test_a_possessive_is_the_same_name(ending: str) -> None:
    """Whatever apostrophe stands there: it is one entry, without the ending."""
    (entry,) = entries(script([token("Morales", MORALES)], [token(f"Morales{ending}", MORALES)]))
    assert (entry.word, entry.count) == ("Morales", 2)
    (entry,) = entries(script([token(f"Morales{ending}", MORALES)]))
    assert (entry.word, entry.token.written) == ("Morales", f"Morales{ending}")


def test_the_ending_of_a_plural_is_heard() -> None:
    """Cholitas is listed with its s, Evo’s without."""
    plural = Pronunciation("tʃoˈlita", "es", "lexicon", ending_ipa="s")
    owner = Pronunciation("ˈebo", "es", "lexicon", ending_ipa="z")
    listed = entries(script([token("cholitas", plural), token("Evo’s", owner)]))
    assert [(entry.word, entry.said.ipa) for entry in listed] == [("cholitas", "tʃoˈlitas"), ("Evo", "ˈebo")]


def test_an_apostrophe_inside_a_word_is_no_possessive() -> None:
    """Of k’anka nothing is cut off, and a plural is a word of its own."""
    said = Pronunciation("ˈkʼanka", "ay", "rule:ay")
    listed = entries(script([token("k’anka", said), token("k’ankas", said), token("Q’s", said)]))
    assert {entry.word for entry in listed} == {"k’anka", "k’ankas", "Q"}


def test_a_word_said_in_two_ways_is_two_entries() -> None:
    """An editor sees both, and where each is."""
    english = Pronunciation("", None, "voice", confidence=0.9)
    listed = entries(script([token("David", guess(0.9, "daˈbid"))], [token("David", english)]))
    assert [(entry.word, entry.count) for entry in listed] == [("David", 1), ("David", 1)]
    assert {entry.said.ipa for entry in listed} == {"daˈbid", ""}
    assert {entry.where for entry in listed} == {(("a.md", "u1"),), (("a.md", "u2"),)}


def test_the_least_sure_mention_counts() -> None:
    """One doubtful place is enough to look at a name."""
    (entry,) = entries(script([token("Evo", guess(SURELY))], [token("Evo", guess(HARDLY))]))
    assert entry.said.confidence == HARDLY
    assert not entry.is_known


def test_the_doubtful_come_first() -> None:
    """Then by how often they come, then by the alphabet; what somebody wrote down is not in doubt."""
    listed = entries(
        script(
            [token("Sure", guess(SURELY)), token("Rare", guess(HARDLY)), token("Zeta", guess(0.7))],
            [token("Often", guess(HARDLY)), token("Often", guess(HARDLY)), token("alfa", guess(0.7))],
            [token("Own", guess(0.1, source="lexicon")), token("Beta", guess(0.7)), token("Known", guess(1.0))],
        )
    )
    assert [entry.word for entry in listed] == ["Often", "Rare", "alfa", "Beta", "Zeta", "Sure", "Known", "Own"]


@pytest.mark.parametrize(
    ("source", "confidence", "known"),
    [
        ("article", 0.0, True),
        ("lexicon", 0.0, True),
        ("builtin", 0.0, True),
        ("rule:es", 1.0, True),
        ("rule:es", SURE, True),
        ("rule:es", SURE - 0.01, False),
        ("rule:acronym", 0.5, False),
        ("voice", 1.0, True),
        ("voice", 0.5, False),
    ],
)
def test_what_is_known(source: str, confidence: float, *, known: bool) -> None:
    """What somebody wrote down, and what is sure enough, whoever says it."""
    (entry,) = entries(script([token("Evo", guess(confidence, source=source))]))
    assert entry.is_known is known


@pytest.mark.parametrize("particle", sorted(PARTICLES & {"de", "la", "y", "del", "los", "e"}))
def test_particles_are_no_names(particle: str) -> None:
    """The y of Ortega y Gasset needs no editor, unless somebody wrote an entry for it."""
    assert entries(script([token(particle, guess(HARDLY))])) == ()
    (entry,) = entries(script([token(particle, guess(1.0, source="lexicon"))]))
    assert entry.word == particle


def test_the_context_is_the_sentence() -> None:
    """A short one as it stands, with its quotation marks, on one line."""
    sentence = [token("Then"), token("Evo", EVO, " \n "), token("left", None, "."), token("”", None, "")]
    (entry,) = entries(script(sentence, before="“"))
    assert entry.context == "“Then Evo left.”"


def test_a_long_sentence_is_cut_at_words() -> None:
    """The name with its neighbours on both sides; dots say that there is more."""
    words = plain("one two three four five six seven eight nine ten eleven twelve")
    (entry,) = entries(script([*words, token("Evo", EVO), *words]))
    left, _, right = entry.context.partition(" Evo ")
    assert left.startswith("…")
    assert right.endswith("…")
    assert set(left.strip("…").split()) | set(right.strip("…").split()) <= {word.written for word in words}
    assert left.endswith("eleven twelve")
    assert right.startswith("one two")
    assert len(entry.context) < 100


def test_the_first_mention_gives_the_context() -> None:
    """Where an editor finds it first."""
    (entry,) = entries(script([*plain("Here is"), token("Evo", EVO)], [*plain("There is"), token("Evo", EVO)]))
    assert entry.context == "Here is Evo"


@given(
    st.lists(
        st.lists(
            st.builds(
                token, st.sampled_from(("Evo", "Evo’s", "Ana", "de", "’s", "x" * 90)),
                st.one_of(st.none(), st.builds(guess, st.floats(0, 1), st.sampled_from(("", "ˈa")),
                                               st.sampled_from(("rule:es", "voice", "lexicon")))),
                st.sampled_from((" ", "", ", ", "\n")),
            ), min_size=1, max_size=8,
        ), max_size=4,
    )
)  # fmt: skip
def test_every_mention_is_counted_once(sentences: list[list[Token]]) -> None:
    """Nothing is lost or listed twice, and what is in doubt stands first, whatever the script."""
    listed = entries(script(*sentences))
    mentions = [
        each for sentence in sentences for each in sentence
        if each.pronunciation and not (each.written == "de" and each.pronunciation.source == "rule:es")
    ]  # fmt: skip
    assert sum(entry.count for entry in listed) == len(mentions)
    assert len({(entry.word, entry.said.ipa, entry.said.language, entry.said.source) for entry in listed}) == len(
        listed
    )
    unsure = [entry.said.confidence for entry in listed if entry.said.source != "lexicon"]
    assert unsure == sorted(unsure)
    assert all(entry.word and entry.where and entry.context for entry in listed)

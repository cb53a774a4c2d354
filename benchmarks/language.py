"""How well narrate tells names and foreign words from English, and one language from another, in running text.

    python benchmarks/language.py [--errors N] [ARTICLE …]

Reads articles in which every name is marked ({es:Evo Morales}’s), by default the two sets of tests/data/language, one
written to be hard and one like any news, and counts words: the language that is marked, and the language that narrate
says the word in. Also counts what it finds in English prose without names, where every find is a mistake.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from narrate.model import Span
from narrate.pronounce.folding import pieces
from narrate.pronounce.guide import Guide
from narrate.pronounce.rules import has_rules, say_by_rule
from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from narrate.model import Pronunciation
    from narrate.pronounce.folding import Piece

    Kinds = list[tuple[int, int, str]]

DATA = Path(__file__).parent.parent / "tests" / "data" / "language"
SETS = (DATA / "articles", DATA / "news")
MARK = re.compile(r"\{([a-z]{2}):([^{}]*)\}")
KINDS = ("es", "ay", "qu", "gn", "name", "acronym", "plain")
AS_KIND = {"en": "name", "xx": "name", "ac": "acronym"}


class Word(NamedTuple):
    """A word of an article, what it is marked as, and what narrate takes it for."""

    text: str
    marked: str
    found: str
    context: str


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("articles", nargs="*", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N mistakes")
    arguments = parser.parse_args()
    guide = Guide(vocabulary=built_in())
    for articles in [arguments.articles] if arguments.articles else [sorted(folder.glob("*.txt")) for folder in SETS]:
        words = [word for path in articles for word in read(path.read_text("utf-8"), guide)]
        marked = sum(word.marked != "plain" for word in words)
        print(f"{articles[0].parent.name}: {len(articles)} articles, {len(words):,} words, {marked:,} marked\n")
        confusion(words)
        print()
        scores(words)
        for word in [word for word in words if not same(word)][: arguments.errors]:
            print(f"{word.marked:>8} as {word.found:8} {word.text}: {word.context}")
        print()
    plain(guide, arguments.errors)


def read(marked: str, guide: Guide) -> list[Word]:
    """Compare each word of an article with its marks; a blank line parts its passages."""
    passages = [" ".join(passage.split()) for passage in marked.split("\n\n") if passage.strip()]
    cut = [unmarked(passage) for passage in passages]
    found = guide.find([(Span(text),) for text, _ in cut], "en")
    words: list[Word] = []
    for (text, marks), (matches, names) in zip(cut, found, strict=True):
        kinds = [(name.start, name.end, kind_of(name.pronunciation)) for name in names]
        for match in matches:
            language = (match.lexeme.language or "en").partition("-")[0]
            kind = "acronym" if match.lexeme.match_case and match.lexeme.grapheme.isupper() else language
            kinds.append((match.start, match.end, AS_KIND.get(kind, kind)))
        words += [_word(text, piece, marks, kinds) for piece in pieces(text) if _has_letter(text, piece)]
    return words


def _has_letter(text: str, piece: Piece) -> bool:
    return any(map(str.isalpha, text[piece.start : piece.end]))


def _word(text: str, piece: Piece, marks: Kinds, kinds: Kinds) -> Word:
    context = text[max(0, piece.start - 30) : piece.end + 30]
    word = text[piece.start : piece.end]
    marked = at(piece.start, marks)
    if len(word) == 1 and word.isupper() and text[piece.end : piece.end + 1] == "." and marked != "plain":
        marked = "name"  # an initial is a letter, which the voice reads as it reads those of acronyms
    return Word(word, marked, at(piece.start, kinds), context)


def unmarked(passage: str) -> tuple[str, Kinds]:
    """Return a passage without its marks, and where they stood."""
    text, last = "", 0
    marks: Kinds = []
    for mark in MARK.finditer(passage):
        text += passage[last : mark.start()]
        marks.append((len(text), len(text) + len(mark[2]), AS_KIND.get(mark[1], mark[1])))
        text += mark[2]
        last = mark.end()
    return text + passage[last:], marks


def kind_of(said: Pronunciation) -> str:
    """Return what a name was taken for."""
    return "acronym" if said.source == "rule:acronym" else AS_KIND.get(said.language or "en", said.language or "")


def at(place: int, kinds: Kinds) -> str:
    """Return the kind of a place in a text."""
    return next((kind for start, end, kind in kinds if start <= place < end), "plain")


def same(word: Word) -> bool:
    """Whether a word is said in the right language; English names and plain words are both read by the voice.

    A word whose sound is the same in both languages, *Katari* in Spanish and Quechua, is said right.
    """
    voice = {"name", "plain"}
    return word.marked == word.found or {word.marked, word.found} <= voice or sounds_alike(word)


def sounds_alike(word: Word) -> bool:
    """Whether the rules of both languages say a word alike."""
    if not (has_rules(word.marked) and has_rules(word.found)):
        return False
    return say_by_rule(word.text, word.marked) == say_by_rule(word.text, word.found)


def confusion(words: list[Word]) -> None:
    """Print how often a word of each kind was taken for which."""
    count = Counter((word.marked, word.found) for word in words)
    print("| marked, found: | " + " | ".join(KINDS) + " |\n|---|" + "--:|" * len(KINDS))
    for marked in KINDS:
        print(f"| {marked} | " + " | ".join(f"{count[marked, found]:,}" for found in KINDS) + " |")


def scores(words: list[Word]) -> None:
    """Print precision and recall of each kind, and how many names are said in the wrong language."""
    print("| kind | words | precision % | recall % |\n|---|--:|--:|--:|")
    for kind in (*KINDS[:4], "acronym"):
        right = sum(word.marked == word.found == kind for word in words)
        found, marked = sum(word.found == kind for word in words), sum(word.marked == kind for word in words)
        print(f"| {kind} | {marked} | {percent(right, found)} | {percent(right, marked)} |")
    names = [word for word in words if word.marked != "plain"]
    wrong = sum(not same(word) for word in names)
    print(f"\nNames said in the wrong language: {wrong} of {len(names):,}, {percent(wrong, len(names))} %")
    touched = [word for word in words if word.marked == "plain" and not same(word)]
    ordinary = sum(word.marked == "plain" for word in words)
    print(f"Ordinary words said in another language: {len(touched)} of {ordinary:,}")
    listed = [word for word in words if word.found != "plain"]
    print(f"Names listed: {percent(sum(w.found != 'plain' for w in names), len(names))} % of those marked; ", end="")
    print(f"{percent(sum(w.marked == 'plain' for w in listed), len(listed))} % of those listed are ordinary words")


def plain(guide: Guide, errors: int) -> None:
    """Print what is found in prose without names."""
    text = (DATA / "plain-english.txt").read_text("utf-8")
    passages = [(Span(" ".join(passage.split())),) for passage in text.split("\n\n") if passage.strip()]
    finds = []
    for spans, (matches, names) in zip(passages, guide.find(passages, "en"), strict=True):
        finds += [(spans[0].text[each.start : each.end], kind_of(each.pronunciation)) for each in names]
        finds += [(spans[0].text[each.start : each.end], each.lexeme.language or "en") for each in matches]
    said = [(word, kind) for word, kind in finds if kind not in {"name", "en"}]
    print(f"Plain English: {len(text.split()):,} words; {len(said)} said in another language, {len(finds)} listed")
    for word, kind in [*said, *finds][:errors]:
        print(f"  {kind}: {word}")


def percent(part: int, whole: int) -> str:
    """Return a share in percent."""
    return f"{100 * part / whole:.1f}" if whole else "-"


if __name__ == "__main__":
    main()

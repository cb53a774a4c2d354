"""How right names are said: narrate with and without a hint of the language, espeak-ng and epitran by themselves.

    python benchmarks/pronunciation.py [--gold FILE] [--split class|lang|source|half] [--worst N]

Reads a table of names with accepted pronunciations, tests/data/pronunciation/names.tsv unless told otherwise, and
prints Markdown tables of four measures. PER: edits of phones in a hundred phones of the accepted pronunciation that is
nearest. Weighted PER: the same, but a wrong phone costs no more than its features differ (panphon, if installed).
Stress: words of two syllables or more whose main stress is on the right one. Exact: names without an edit.
"""

from __future__ import annotations

import argparse
import csv
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize
from zlib import crc32

from narrate.cli.planning import desk_of
from narrate.cli.project import Project
from narrate.cli.said import said
from narrate.engines.espeak.engine import EspeakEngine
from narrate.model import Token, Utterance, UtteranceKind, Voice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    Speaker = Callable[["Row"], str | None]  # IPA; None: it cannot read the language

GOLD = Path(__file__).parent.parent / "tests" / "data" / "pronunciation" / "names.tsv"
HALVES = ("first", "second")
WEIGHTED = "Feature-weighted PER, %"
# Andean names in Spanish spelling and acronyms are marked as mixed; espeak has no voice for Aymara.
SPANISH_IF_MIXED = {"mixed": "es"}
VOICES = {"es": "es-419", "mixed": "es-419", "ay": "qu", "qu": "qu", "gn": "gn", "en": "en-gb"}
EPITRAN = {"es": "spa-Latn", "mixed": "spa-Latn", "ay": "quy-Latn", "qu": "quy-Latn"}

VOWELS = "aeiouyæɐɑɒɔəɘɛɜɞɤɨɪɯɵøœɶʉʊʌʏ"
# Ways to write the same sound, in the order in which they are undone. Text is decomposed (NFD).
SPELLINGS = (
    (r"\([a-z-]+\)", ""),  # espeak's mark of another language
    ("[\u0361\u035c\u200d.‿|\\[\\]/_\\-\\s]", ""),  # ties, syllables, brackets, blanks
    ("[iɪ]\u032f", "j"),
    ("[uʊo]\u032f", "w"),
    ("([lmnɹ])\u0329", r"ə\1"),
    ("g", "ɡ"), ("ɚ", "əɹ"), ("ɝ", "ɜɹ"), ("ᵻ", "ɪ"), ("ɫ", "l"), ("ʍ", "w"), ("['’`]", "ʼ"), ("ɱ", "m"),
    ("([ɡk])ʷ", r"\1w"), ("ɰʷ", "ɡw"),
)  # fmt: skip
# Sounds that Spanish and its neighbours make of one phoneme; English tells them apart.
ALLOPHONES = (
    ("β", "b"), ("ð", "d"), ("[ɣɰ]", "ɡ"), ("ɟʝ?", "ʝ"), ("ⁿ", "n"), ("ᵐ", "m"), ("ᵑ", "ŋ"), ("ᵈ", ""),
    ("ŋ(?=[ˈˌ]?[kɡqxχ])", "n"),
)  # fmt: skip
DETAILS = "[\u0306\u030a\u0311\u0318-\u0322\u0324-\u0330\u0339-\u033fʲˠˤˑ˞]"
GLIDES = (
    ("(?<=[aæɐɑeɛoɔəuʊɒʌ\u0303])[iɪ](?![ːˈˌ\u0303])", "j"),
    ("(?<=[aæɐɑeɛɔoəiɪ\u0303])[uʊ](?![ːˈˌ\u0303])", "w"),
)
PHONE = re.compile("(ˈ*)((?:t[ʃsɕʂ]|d[ʒzʑʐ]|.)[ʰʼʷ\u0303]*)")


class Sounds(NamedTuple):
    """Phones, how many of them are vowels, and which vowel, counted from the end, has the (last) main stress."""

    phones: tuple[str, ...]
    vowels: int
    stressed: int | None


def sounds(ipa: str, language: str = "es") -> Sounds:
    """Read a pronunciation; signs that do not tell words of the language apart are dropped, length among them."""
    folds = () if language == "en" else ALLOPHONES
    text = normalize("NFD", ipa.strip())
    for pattern, plain in (*SPELLINGS, *folds, (DETAILS, ""), *GLIDES, ("[ːˌ]", "")):
        text = re.sub(pattern, plain, text)
    phones: list[str] = []
    stresses: list[bool] = []  # of each vowel
    pending = False
    for mark, phone in PHONE.findall(text):
        phones.append(phone)
        pending = pending or bool(mark)
        if phone[0] in VOWELS:
            stresses.append(pending)
            pending = False
    return Sounds(tuple(phones), len(stresses), stresses[::-1].index(True) + 1 if True in stresses else None)


def distance(wanted: Sequence[str], got: Sequence[str], cost: Callable[[str, str], float]) -> float:
    """Return the least cost of turning one into the other; to add or drop a phone costs 1."""
    row = [float(number) for number in range(len(got) + 1)]
    for one in wanted:
        above, row = row, [row[0] + 1]
        for place, other in enumerate(got):
            row.append(min(row[place] + 1, above[place + 1] + 1, above[place] + (one != other and cost(one, other))))
    return row[-1]


def by_features() -> Callable[[str, str], float] | None:
    """Return what a wrong phone costs by the weighted features of panphon, from 0 to 1; None if it is not installed."""
    try:
        table = import_module("panphon").FeatureTable()
    except ImportError:
        return None

    @cache
    def cost(one: str, other: str) -> float:
        found = [table.word_fts(re.sub("^(t|d)([ʃsɕʂʒzʑʐ])", "\\1\u0361\\2", phone)) for phone in (one, other)]
        return min(1.0, float(found[0][0].norm_weighted_distance(found[1][0]))) if all(found) else 1.0

    return cost


class Row(NamedTuple):
    """A name, the pronunciations that are accepted, its language, and the group it is counted in."""

    word: str
    accepted: tuple[str, ...]
    language: str
    group: str


class Score(NamedTuple):
    """How near a pronunciation comes to the accepted one that is nearest; ``stress`` is None where it is not asked."""

    row: Row
    said: str
    edits: float
    weighted: float
    length: int
    stress: bool | None


def read_rows(path: Path, split: str) -> list[Row]:
    """Read a table with the columns word, ipa (choices between bars), lang, class."""
    with path.open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    for line in lines:
        line["half"] = HALVES[crc32(line["word"].encode()) % 2]  # to tune rules with one and measure with the other
    return [Row(line["word"], tuple(line["ipa"].split("|")), line["lang"], line[split]) for line in lines]


def score(row: Row, ipa: str, cost: Callable[[str, str], float]) -> Score:
    """Compare with the nearest of the pronunciations accepted; of two equally near, one with the same stress."""
    compared = [compare(row, choice, ipa, cost) for choice in row.accepted]
    return min(compared, key=lambda each: (each.edits / each.length, not each.stress))


def compare(row: Row, choice: str, ipa: str, cost: Callable[[str, str], float]) -> Score:
    """Compare with one pronunciation; stress is asked of single words with two vowels or more."""
    wanted, got = sounds(choice, row.language), sounds(ipa, row.language)
    asked = wanted.vowels > 1 and wanted.stressed is not None and " " not in row.word
    stress = wanted.stressed == got.stressed if asked else None
    edits = distance(wanted.phones, got.phones, lambda *_: 1.0)
    return Score(row, ipa, edits, distance(wanted.phones, got.phones, cost), len(wanted.phones), stress)


def speakers() -> Iterator[tuple[str, Speaker]]:
    """Yield everything that is compared, by name."""
    with TemporaryDirectory() as folder:  # a project without lexicon or settings
        desk = desk_of(Project(Path(folder)))

    def narrate(row: Row, language: str | None) -> str:
        answer = said(row.word, language, desk)
        return answer.ipa or answer.spoken_ipa

    yield "narrate, no hint", lambda row: narrate(row, None)
    yield "narrate, language given", lambda row: narrate(row, SPANISH_IF_MIXED.get(row.language, row.language))
    yield "espeak-ng, en-gb", lambda row: by_voice(row.word, "en-gb")
    yield "espeak-ng, voice of the language", lambda row: by_voice(row.word, VOICES[row.language])
    try:
        reader = cache(import_module("epitran").Epitran)
    except ImportError:
        print("epitran is not installed, so it is not measured: pip install epitran\n")
        return
    yield "epitran", lambda row: reader(code).transliterate(row.word) if (code := EPITRAN.get(row.language)) else None


def by_voice(text: str, voice: str) -> str:
    """Return what a voice of espeak-ng reports it says, without help."""
    tokens = tuple(Token(word, " ", word) for word in text.split())
    return EspeakEngine().spoken_ipa(Utterance("", UtteranceKind.PARAGRAPH, "", tokens, 0), Voice(name=voice))


def percent(part: float, whole: float) -> str:
    """Return a share in percent."""
    return f"{100 * part / whole:.1f}" if whole else "–"


def measures(scores: Sequence[Score]) -> dict[str, str]:
    """Return what is measured of some names, by its title."""
    phones = sum(each.length for each in scores)
    stresses = [each.stress for each in scores if each.stress is not None]
    return {
        "PER, %": percent(sum(each.edits for each in scores), phones),
        WEIGHTED: percent(sum(each.weighted for each in scores), phones),
        "Stress on the right vowel, %": percent(sum(stresses), len(stresses)),
        "Exact, %": percent(sum(not each.edits for each in scores), len(scores)),
    }


def print_tables(scored: dict[str, list[Score]], rows: Sequence[Row], *, weighted: bool) -> None:
    """Print a table a measure, with a line for everyone measured and a column for each group."""
    groups = list(dict.fromkeys(row.group for row in rows))
    sizes = " | ".join(f"{sum(row.group == group for row in rows)}" for group in groups)
    for measure in measures([]):
        if measure == WEIGHTED and not weighted:
            print("panphon is not installed, so PER is not weighted: pip install panphon\n")
            continue
        print(f"| {measure} | {' | '.join(groups)} | total |\n|---|{'--:|' * (len(groups) + 1)}")
        print(f"| names | {sizes} | {len(rows)} |")
        for name, scores in scored.items():
            parts = [[each for each in scores if each.row.group == group] for group in groups]
            print(f"| {name} | {' | '.join(measures(part)[measure] for part in (*parts, scores))} |")
        print()


def print_worst(scores: Iterable[Score], count: int) -> None:
    """Print the names that are said worst; a wrong stress alone comes last."""
    wrong = [each for each in scores if each.edits or each.stress is False]
    for each in sorted(wrong, key=lambda each: -each.edits / each.length)[:count]:
        print(f"  {each.row.word} ({each.row.group}): {' or '.join(each.row.accepted)}, said {each.said or 'nothing'}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--gold", type=Path, default=GOLD, help="table with the columns word, ipa, lang, class")
    parser.add_argument("--split", choices=("class", "lang", "source", "half"), default="class", help="the groups")
    parser.add_argument("--worst", type=int, default=0, metavar="N", help="list the N worst of everyone measured")
    arguments = parser.parse_args()
    rows = read_rows(arguments.gold, arguments.split)
    cost = by_features()
    scored = {
        name: [score(row, ipa, cost or (lambda *_: 1.0)) for row in rows if (ipa := speaker(row)) is not None]
        for name, speaker in speakers()
    }
    print_tables(scored, rows, weighted=cost is not None)
    for name, scores in scored.items() if arguments.worst else ():
        print(f"{name}:")
        print_worst(scores, arguments.worst)


if __name__ == "__main__":
    main()

"""Tables of words, CSV or with tabs → rows, and entries → tables."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from narrate.errors import BadLexicon, excerpt
from narrate.pronounce.exchange.rows import MOST_BYTES, MOST_ENTRIES, Remark, Row, Sheet, fields_of, refuse_size
from narrate.pronounce.ipa import CONSONANTS, VOWELS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from narrate.model import Lexeme

COLUMNS = ("word", "ipa", "say", "lang", "match", "note")
COLUMNS_WITHOUT_HEADER = ("word", "ipa", "lang")

_ALSO_CALLED = {
    "grapheme": "word", "name": "word", "phoneme": "ipa", "pronunciation": "ipa", "alias": "say", "replacement": "say",
    "language": "lang",
}  # fmt: skip
_HINT = f"The columns are {', '.join(COLUMNS)}; without a line that names them, word, ipa and lang."


def write_table(lexemes: Iterable[Lexeme], delimiter: str) -> str:
    """Return a table with a line that names its columns."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    for lexeme in lexemes:
        fields = {"word": lexeme.grapheme, **fields_of(lexeme)}
        writer.writerow([fields.get(column, "") for column in COLUMNS])
    return text.getvalue()


def read_table(text: str, path: str, delimiter: str | None = None) -> Sheet:
    """Read a table; without a ``delimiter`` its first line tells: a comma, or else a semicolon, or else a tab.

    :raises BadLexicon: it is no table, or too large
    """
    refuse_size("characters", len(text), MOST_BYTES, path)
    lines = _lines(text, path, delimiter or _delimiter(text))
    first = next(lines, None)
    if first is None:
        raise BadLexicon("The table is empty.", hint=_HINT, path=path)
    named = _columns(first[1])
    remarks = [
        Remark(f"The column “{excerpt(name)}” is left out: narrate has no use for it.", first[0])
        for name in named
        if name not in COLUMNS
    ]
    rows, faults = [], []
    for line, cells in [*([] if named else [first]), *lines]:
        try:
            rows.append(_row(cells, named, path, line))
        except BadLexicon as fault:
            faults.append(fault)
    refuse_size("entries", len(rows), MOST_ENTRIES, path)
    return Sheet(path, tuple(rows), tuple(remarks), tuple(faults))


def _delimiter(text: str) -> str:
    head = text.partition("\n")[0]
    return next((sign for sign in ",;\t" if sign in head), ",")


def _lines(text: str, path: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold something, each with the line where it begins."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"This line is not that of a table: {excerpt(str(error))}."
        raise BadLexicon(message, hint="Is a quotation mark left open?", path=path, line=line) from error


def _columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the columns that a table's first line names; none if it is an entry."""
    names = [cell.strip().casefold() for cell in cells]
    columns = tuple(_ALSO_CALLED.get(name, name) for name in names)
    is_header = "word" in columns and len(set(columns) & set(COLUMNS)) > 1
    return columns if is_header else ()


def _row(cells: Sequence[str], named: Sequence[str], path: str, line: int) -> Row:
    columns = named or COLUMNS_WITHOUT_HEADER
    if any(cell.strip() for cell in cells[len(columns) :]):
        message = f"This line has {len(cells)} columns, more than {len(columns)}."
        raise BadLexicon(message, hint=_HINT, path=path, line=line)
    fields = {name: cell for name, cell in zip(columns, cells, strict=False) if name in COLUMNS and cell.strip()}
    word = fields.pop("word", "")
    if not named and "ipa" in fields:
        fields["ipa"] = _joined(word, fields["ipa"])
    return Row(word, tuple(fields.items()), line)


def _joined(word: str, ipa: str) -> str:
    """Return IPA without the blanks that some lists put between all sounds: k a s a."""
    sounds = ipa.split()
    apart = len(sounds) > 1 and len(word.split()) == 1 and all(len(_LETTERS & set(each)) == 1 for each in sounds)
    return "".join(sounds) if apart else ipa


_LETTERS = VOWELS | CONSONANTS

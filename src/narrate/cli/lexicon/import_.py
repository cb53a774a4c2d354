"""`narrate lexicon import`: entries of other tools."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrate.cli.options import HERE, JsonOption, ProjectOption, QuietOption
from narrate.cli.output import print_json
from narrate.errors import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.errors import NarrateError
    from narrate.model import Lexeme
    from narrate.pronounce.exchange.rows import Reading

MOST_LINES = 20  # of one kind; --json has them all


@dataclass(frozen=True, slots=True)
class _Kept:
    """An entry that was there already; ``same`` if the file has the same."""

    entry: Lexeme
    same: bool


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", show_default=False, help="PLS, a table (.csv, .tsv, .txt) or .json.")
    ],
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="TAG", help="The language of entries that give none.")
    ] = None,
    skip_bad: Annotated[bool, typer.Option("--skip-bad", help="Leave out entries that cannot be read.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tell what would be added; write nothing.")] = False,
    project: ProjectOption = HERE,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Add the entries of another tool's file to lexicon.yaml.

    Entries that lexicon.yaml has already are kept as they are there.
    """
    from narrate.cli.lexicon.book import Book
    from narrate.cli.lexicon.foreign import read
    from narrate.pronounce.exchange.rows import fields_of

    book = Book(project)
    reading = read(file, lang)
    if reading.faults and not skip_bad:
        raise _first_of(reading.faults)
    found = [(each, book.entry_like(each)) for each in reading.lexemes]
    new = [each for each, old in found if old is None]
    kept = [_Kept(old, fields_of(each) == fields_of(old)) for each, old in found if old is not None]
    if new and not dry_run:
        book.add(new)
    if json:
        print_json({"file": str(file), "dry_run": dry_run, **_document(new, kept, reading)})
    elif not quiet:
        _tell([f"{file}:{each.line}: {each.text}" for each in reading.remarks])
        _tell([f"skipped: {each}" for each in reading.faults])
        other = [each.entry for each in kept if not each.same]
        _tell([f"kept: {book.path}:{each.line}: {each.grapheme}, which {file} says otherwise" for each in other])
        counts = f"{len(kept)} there already, {len(reading.faults)} skipped"
        typer.echo(f"Entries {'to add' if dry_run else 'added'} to {book.path}: {len(new)}; {counts}.")


def _first_of(faults: Sequence[NarrateError]) -> NarrateError:
    """Return the first of some errors; its hint says what else there is."""
    first, *others = faults
    more = f" {len(others)} more cannot be read: `narrate lexicon check` lists them." if others else ""
    hint = f"{first.hint}{more} --skip-bad leaves out what cannot be read."
    return type(first)(first.message, hint=hint, path=first.path, line=first.line)


def _document(new: Sequence[Lexeme], kept: Sequence[_Kept], reading: Reading) -> dict[str, object]:
    return {
        "added": [each.grapheme for each in new],
        "kept": [{"word": each.entry.grapheme, "line": each.entry.line, "same": each.same} for each in kept],
        "skipped": [{"line": each.line, "message": each.message, "hint": each.hint} for each in reading.faults],
        "remarks": [{"line": each.line, "text": each.text} for each in reading.remarks],
    }


def _tell(lines: Sequence[str]) -> None:
    """Print lines on standard error, as many as people read."""
    for line in lines[:MOST_LINES]:
        typer.echo(printable(line), err=True)
    if len(lines) > MOST_LINES:
        typer.echo(f"… and {len(lines) - MOST_LINES} more; --json lists all.", err=True)

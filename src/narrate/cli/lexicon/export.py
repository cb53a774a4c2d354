"""`narrate lexicon export`: the lexicon for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrate.cli.options import HERE, ProjectOption, QuietOption
from narrate.errors import UsageMistake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model import Lexeme

_DELIMITERS = {".csv": ",", ".tsv": "\t"}


def export(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE", show_default=False, help="The suffix tells the format.")
    ],
    project: ProjectOption = HERE,
    quiet: QuietOption = False,
) -> None:
    """Write the entries for other tools: .pls, .csv or .tsv.

    PLS, the format of the W3C, has one file for each language: lexicon.pls becomes lexicon.es.pls, lexicon.ay.pls and
    so on. Files that are there are replaced.
    """
    from narrate.cli.lexicon.book import Book
    from narrate.cli.project import Project
    from narrate.files import replace

    for file in files:
        if file.suffix.lower() not in {".pls", *_DELIMITERS}:
            raise UsageMistake(
                f"narrate writes no lexicon to a “{file.suffix}” file.",
                hint="The name ends in .pls, .csv or .tsv.",
                path=str(file),
            )
    lexemes = Book.with_entries(project).lexemes
    language = Project(project).settings.publication.language
    made = [each for file in files for each in _made(file, lexemes, language)]
    for path, data, count in made:
        replace(path, data)
        if not quiet:
            typer.echo(f"{path}: {count} {'entry' if count == 1 else 'entries'}")


def _made(file: Path, lexemes: Sequence[Lexeme], language: str) -> list[tuple[Path, bytes, int]]:
    """Return the files that hold the lexicon, each with its entries' number."""
    from narrate.pronounce.exchange.pls_writer import fits_pls, pls_files
    from narrate.pronounce.exchange.tables import write_table

    if delimiter := _DELIMITERS.get(file.suffix.lower()):
        return [(file, write_table(lexemes, delimiter).encode(), len(lexemes))]
    for lexeme in lexemes:
        if not fits_pls(lexeme):
            typer.echo(f"“{lexeme.grapheme}” is left out: PLS has sounds and other words only.", err=True)
    return [
        (file.with_suffix(f".{each.language}{file.suffix}"), each.data, each.entries)
        for each in pls_files(lexemes, language)
    ]

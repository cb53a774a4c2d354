"""`narrate lexicon add`: an entry more."""

from __future__ import annotations

from typing import Annotated

import typer

from narrate.cli.options import HERE, ProjectOption, QuietOption
from narrate.errors import UsageMistake


def add(
    name: Annotated[str, typer.Argument(metavar="NAME", show_default=False, help="As it is printed.")],
    ipa: Annotated[str | None, typer.Option("--ipa", help="Its sound in IPA.")] = None,
    say: Annotated[str | None, typer.Option("--say", help="What to read instead; `letters`: spell it out.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="TAG", help="Its language: es, ay, qu, gn.")] = None,
    match_case: Annotated[bool, typer.Option("--match-case", help="Only with the same capitals.")] = False,
    note: Annotated[str | None, typer.Option("--note", help="For people: where the sound is from.")] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Replace the entry that is there.")] = False,
    project: ProjectOption = HERE,
    quiet: QuietOption = False,
) -> None:
    """Add an entry to lexicon.yaml.

    All else in the file stays as it is. The entry goes to its alphabetical place if the others are sorted, else to
    the end.
    """
    from narrate.cli.lexicon.book import Book
    from narrate.pronounce.exchange.rows import Row, Sheet, checked

    fields = {"ipa": ipa, "say": say, "lang": lang, "match": "case" if match_case else None, "note": note}
    given = tuple((field, value) for field, value in fields.items() if value is not None)
    reading = checked(Sheet("", (Row(name, given, 0),)))
    for fault in reading.faults:
        raise fault
    (lexeme,) = reading.lexemes
    book = Book(project)
    old = book.entry_like(lexeme)
    if old and not replace:
        raise UsageMistake(
            f"There is an entry “{old.grapheme}” already.",
            hint="Edit that line, or replace it with --replace.",
            path=str(book.path),
            line=old.line,
        )
    line = book.change(old, lexeme) if old else book.add([lexeme])
    if not quiet:
        typer.echo(f"{'Replaced' if old else 'Added'} “{lexeme.grapheme}” in {book.path}, line {line}.")

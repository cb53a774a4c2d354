"""`narrate lexicon sort`: entries in alphabetical order."""

from __future__ import annotations

import typer

from narrate.cli.options import HERE, ProjectOption, QuietOption


def sort(project: ProjectOption = HERE, quiet: QuietOption = False) -> None:
    """Sort the entries of lexicon.yaml.

    By the alphabet, capitals, accents and apostrophes aside. Comments move with the entry below or beside them. If
    blank lines part the entries into groups, each group is sorted by itself, below its heading.
    """
    from narrate.cli.lexicon.book import Book
    from narrate.pronounce.exchange.edits import in_order

    book = Book.with_entries(project)
    text = in_order(book.text, str(book.path))
    changed = text != book.text
    if changed:
        book.save(text, book.lexemes)
    if not quiet:
        typer.echo(f"{'Sorted' if changed else 'Nothing to sort in'} {book.path}.")

"""`narrate lexicon`: add to lexicon.yaml, check and sort it, and exchange it with other tools."""

from __future__ import annotations

from collections.abc import Callable

import typer

from narrate.cli.lexicon import add, check, export, import_, sort

COMMANDS: dict[str, Callable[..., None]] = {
    "add": add.add,
    "check": check.check,
    "sort": sort.sort,
    "import": import_.import_,
    "export": export.export,
}
group = typer.Typer(rich_markup_mode=None)
for name, command in COMMANDS.items():
    group.command(name)(command)


@group.callback(invoke_without_command=True)
def lexicon(context: typer.Context) -> None:
    """Add names to the lexicon, check it, exchange it."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())

"""The application: its commands, and what `narrate` alone says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

import typer

import narrate
from narrate.cli import build, init, lexicon, names, plan, pronounce, say, voices
from narrate.cli.folders import Folders
from narrate.cli.options import HERE, ProjectOption

app = typer.Typer(
    name="narrate",
    help="Turn articles into accessible audio narration, offline, with the names said right.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_COMMANDS: dict[str, Callable[..., None]] = {
    "init": init.init,
    "build": build.build,
    "plan": plan.plan,
    "names": names.names,
    "pronounce": pronounce.pronounce,
    "say": say.say,
    "voices": voices.voices,
}
for name, command in _COMMANDS.items():
    app.command(name)(command)
app.add_typer(lexicon.group, name="lexicon")


@app.callback(invoke_without_command=True)
def begin(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    project: ProjectOption = HERE,
) -> None:
    """Say what to do next when no command is given; ``-C`` in front of a command is that command's default."""
    own: dict[str, object] = {"project": project}
    context.default_map = {**dict.fromkeys(_COMMANDS, own), "lexicon": dict.fromkeys(lexicon.COMMANDS, own)}
    if version:
        typer.echo(f"narrate {narrate.__version__}")
    elif context.invoked_subcommand is None:
        typer.echo(_next_step(Folders(project)))


def _next_step(project: Folders) -> str:
    where = "" if project.root == HERE else f" -C {project.root}"
    if not project.exists():
        folder = where.removeprefix(" -C")  # init takes it as an argument
        return f"There is no publication here yet. Next: narrate init{folder}\nAll commands: narrate --help"
    count = len(project.articles())
    if not count:
        return f"There is no article in {project.text} yet. Put a .md or .txt file there.\nThen: narrate build{where}"
    return f"Articles in {project.text}: {count}. Next: narrate build{where}\nAll commands: narrate --help"

"""`narrate init`: make a folder a publication."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from narrate.cli.folders import Folders
from narrate.cli.options import HERE, ProjectOption, QuietOption
from narrate.errors import UsageMistake
from narrate.files import replace
from narrate.settings import read_settings

NARRATE_TOML = """\
# This publication. Every setting and its default: docs/reference/settings.md

[publication]
title = {title}
author = {author}
language = {language}
# Where the folder output/ will be on the web, with a slash at the end. Without it, no feed is made:
# address = "https://example.org/audio/"

[voice]
# name = "en-us"    # `narrate voices` lists them all
# pace_wpm = 175
"""

LEXICON_YAML = """\
# How to say names, in IPA. Every key and rule: docs/reference/lexicon.md
version: 1
entries:
  Cochabamba: {ipa: kotʃaˈbamba, lang: es}
"""

FIRST_ARTICLE = """\
# A first article

Put your own articles beside this one, as .md or .txt files, and take this one away.

## Names

The train from Cochabamba is late. The name of the city is said as its entry in lexicon.yaml tells.
"""

KEPT_EMPTY = "# What narrate makes is not kept in version control.\n*\n!.gitignore\n"


def init(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", show_default="this one", help="Made if it is not there.")
    ] = HERE,
    title: Annotated[
        str | None, typer.Option("--title", help="The publication's title; else the folder's name.")
    ] = None,
    author: Annotated[str, typer.Option("--author", help="Who publishes.")] = "",
    language: Annotated[str, typer.Option("--language", help="A language tag: en, en-GB, es-BO.")] = "en",
    project: ProjectOption = HERE,
    quiet: QuietOption = False,
) -> None:
    """Make a folder a publication.

    It gets narrate.toml, lexicon.yaml, text/ with a first article, and output/.
    """
    place = project / folder
    made = Folders(place)
    if made.exists():
        raise UsageMistake(f"{made.toml} is there already.", hint="Edit it; `narrate build` makes the audio.")
    name = place.resolve().name if title is None else title
    read_settings("", "", {"publication.title": name, "publication.author": author, "publication.language": language})
    settings = NARRATE_TOML.format(title=_toml(name), author=_toml(author), language=_toml(language))
    files = {"narrate.toml": settings, "output/.gitignore": KEPT_EMPTY, ".narrate/.gitignore": KEPT_EMPTY}
    if not made.lexicon_file.exists():
        files["lexicon.yaml"] = LEXICON_YAML
    if not made.articles():
        files["text/first.md"] = FIRST_ARTICLE
    for path, text in sorted(files.items()):
        replace(place / path, text.encode())
    if not quiet:
        typer.echo(
            f"Made {', '.join(sorted(path for path in files if not path.startswith('.')))} in {place.resolve()}."
        )
        typer.echo(f"Next: narrate build{'' if place == HERE else f' -C {place}'}")


def _toml(value: str) -> str:
    """Return a TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(f"\\u{ord(each):04x}" if ord(each) < ord(" ") else each for each in escaped) + '"'

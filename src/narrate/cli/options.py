"""The options that several commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

ProjectOption = Annotated[
    Path,
    typer.Option(
        "-C", "--project", metavar="DIR", show_default="here", help="The folder of narrate.toml, text/ and output/."
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON document on standard output.")]
PlainOption = Annotated[
    bool, typer.Option("--plain", help="Lines that are never redrawn, for screen readers and logs.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", help="Print errors only.")]
EngineOption = Annotated[str | None, typer.Option("--engine", help="Speak with this engine instead of the project's.")]
VoiceOption = Annotated[str | None, typer.Option("--voice", help="Speak with this voice; `narrate voices` lists them.")]
PaceOption = Annotated[int | None, typer.Option("--pace", metavar="WPM", help="Words a minute.")]
HERE = Path()

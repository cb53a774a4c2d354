"""`narrate lexicon check`: whether a lexicon can be read, and what could be tidier."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from narrate.cli import FELL_SHORT, tell
from narrate.cli.folders import Folders
from narrate.cli.options import HERE, JsonOption, ProjectOption, QuietOption
from narrate.cli.output import print_json
from narrate.errors import BadIpa, BadLexicon, printable

if TYPE_CHECKING:
    from narrate.errors import NarrateError
    from narrate.model import Lexeme
    from narrate.pronounce.exchange.rows import Remark

_YAML = frozenset({".yaml", ".yml"})
_NO_LANGUAGE = "und"  # undetermined, as BCP 47 has it


@dataclass(frozen=True, slots=True)
class _Found:
    """What is in a lexicon, and what is to be said of it."""

    lexemes: tuple[Lexeme, ...] = ()
    problems: tuple[NarrateError, ...] = ()
    warnings: tuple[Remark, ...] = ()


def check(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", show_default=False, help="Else lexicon.yaml; may be for import.")
    ] = None,
    project: ProjectOption = HERE,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> None:
    """Check a lexicon: lexicon.yaml, or a file to be imported.

    Each problem is told with its line. Warnings tell what is right, but could be tidier.
    """
    path = file or Folders(project).lexicon_file
    found = _in_yaml(path) if path.suffix.lower() in _YAML else _in_foreign(path)
    languages = Counter(each.language or _NO_LANGUAGE for each in found.lexemes)
    if json:
        document = {
            "file": str(path),
            "entries": len(found.lexemes),
            "languages": dict(sorted(languages.items())),
            "problems": [{"line": each.line, "message": each.message, "hint": each.hint} for each in found.problems],
            "warnings": [{"line": each.line, "text": each.text} for each in found.warnings],
        }
        print_json(document)
    else:
        for problem in found.problems:
            tell(problem)
    if not json and not quiet:
        for warning in found.warnings:
            typer.echo(printable(f"{path}:{warning.line}: warning: {warning.text}"))
        by_language = ", ".join(f"{name} {count}" for name, count in sorted(languages.items()))
        entries = "entry" if len(found.lexemes) == 1 else "entries"
        typer.echo(f"{path}: {len(found.lexemes)} {entries}{f' ({by_language})' if by_language else ''}")
    codes = {each.exit_code for each in found.problems}
    if codes:
        raise typer.Exit(FELL_SHORT if len(codes) > 1 else codes.pop())


def _in_yaml(path: Path) -> _Found:
    from narrate.files import read_bytes
    from narrate.model import LexiconSource
    from narrate.pronounce.exchange.tidy import untidy
    from narrate.pronounce.lexicon import parse_lexicon
    from narrate.read.encoding import decode

    source = LexiconSource(str(path), decode(read_bytes(path), str(path)))
    try:
        lexemes = parse_lexicon(source)
    except (BadLexicon, BadIpa) as error:
        return _Found(problems=(error,))
    return _Found(lexemes, warnings=untidy(source, lexemes))


def _in_foreign(path: Path) -> _Found:
    from narrate.cli.lexicon.foreign import read

    try:
        reading = read(path)
    except (BadLexicon, BadIpa) as error:
        return _Found(problems=(error,))
    return _Found(reading.lexemes, reading.faults, reading.remarks)

"""The command line: one module a command. This is the only error boundary of the program."""

from __future__ import annotations

import errno
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, NoReturn

from narrate.errors import CannotWrite, Interrupted, NarrateError, UsageMistake, printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.desk import Failure

FELL_SHORT = 1
"""The exit code when a part of what was asked for was made."""


def main() -> NoReturn:
    """Run the command line and exit with its code; a user's mistake is one sentence and a hint, a bug its traceback."""
    if isinstance(sys.stdout, TextIOWrapper):  # a console that has no such letters gets their numbers, and no crash
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        code = _run()
        sys.stdout.flush()
    except NarrateError as error:
        tell(error)
        code = error.exit_code
    except KeyboardInterrupt:
        stopped = Interrupted("Stopped.", hint="What is finished is kept: the same command goes on from here.")
        tell(stopped)
        code = stopped.exit_code
    except BrokenPipeError:  # `narrate plan | head`: nobody reads on, which is no error
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        if error.errno != errno.ENOSPC:  # those of files have been told
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        full = CannotWrite(
            "Standard output cannot be written: the disk is full.", hint="Make room, or send it elsewhere."
        )
        tell(full)
        code = full.exit_code
    sys.exit(code)


def _run() -> int:
    import typer
    from typer.exceptions import TyperException

    from narrate.cli.app import app

    try:
        code: int = app(prog_name="narrate", standalone_mode=False) or 0
    except typer.Abort:  # older versions of typer make this of KeyboardInterrupt, newer ones a code
        code = Interrupted.exit_code
    except SystemExit as error:  # typer ends the program itself when nobody reads on
        raise BrokenPipeError from error
    except TyperException as error:
        raise UsageMistake(
            str(error), hint="`narrate --help` and `narrate COMMAND --help` say what there is."
        ) from None
    if code == Interrupted.exit_code:
        raise KeyboardInterrupt
    return code


def tell(error: NarrateError) -> None:
    """Print an error as two lines on stderr."""
    print(f"error: {printable(str(error))}\nhint: {printable(error.hint)}", file=sys.stderr)  # noqa: T201 - this is the console's edge


def tell_all(failures: Sequence[Failure], *, others_done: bool) -> int:
    """Print what failed, each with its article; return the exit code: of the error if all there was failed by it."""
    errors = [
        each.error if each.error.path else type(each.error)(each.error.message, hint=each.error.hint, path=each.path)
        for each in failures
    ]
    for error in {str(each): each for each in errors}.values():  # a full disk fails every article alike
        tell(error)
    codes = {error.exit_code for error in errors}
    return FELL_SHORT if others_done or len(codes) > 1 else codes.pop()

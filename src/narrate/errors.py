"""What a user can put right: every error has a sentence, a hint and an exit code. Anything else is a bug."""

from __future__ import annotations

from typing import ClassVar


class NarrateError(Exception):
    """Something the user can put right. ``str(error)`` is one sentence; ``hint`` says what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str, path: str = "", line: int = 0) -> None:
        """``path`` and ``line`` (1-based) say where; ``str()`` begins with them."""
        super().__init__(message, hint, path, line)
        self.message, self.hint, self.path, self.line = message, hint, path, line

    def __reduce__(self) -> tuple[object, ...]:
        return _remake, (type(self), self.message, self.hint, self.path, self.line)  # crosses process boundaries

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.line else f"{self.path}: " if self.path else ""
        return place + self.message


def printable(text: str) -> str:
    """Return a text in which nothing can act on a terminal, such as an escape in the name of a file."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def excerpt(text: str, limit: int = 80) -> str:
    """Return a user's text as a message shows it: printable, on one line of at most ``limit`` characters."""
    line = " ".join(text.split())
    return printable(line if len(line) <= limit else f"{line[:limit].rstrip()}…")


def _remake(kind: type[NarrateError], message: str, hint: str, path: str, line: int) -> NarrateError:
    return kind(message, hint=hint, path=path, line=line)


class UsageMistake(NarrateError):
    """The command line asks for something that does not exist or does not fit together."""

    exit_code = 2


class FileMissing(NarrateError):
    """A file or folder that was named is not there, or cannot be read."""

    exit_code = 3


class NotText(NarrateError):
    """A file is not text in an encoding that narrate reads."""

    exit_code = 4


class NothingToSay(NarrateError):
    """An article, or all of them, holds no words."""

    exit_code = 5


class BadFrontMatter(NarrateError):
    """The YAML at the head of an article is not what it should be."""

    exit_code = 6


class BadSettings(NarrateError):
    """narrate.toml or an option has a wrong key or value."""

    exit_code = 7


class BadLexicon(NarrateError):
    """A lexicon is not YAML of the right shape."""

    exit_code = 8


class BadIpa(NarrateError):
    """A pronunciation is not IPA, or too long for a word."""

    exit_code = 9


class EngineMissing(NarrateError):
    """An engine is not installed, or does not start."""

    exit_code = 10


class EngineFailed(NarrateError):
    """An engine spoke nothing, too little, or died or hung at an utterance."""

    exit_code = 11


class VoiceMissing(NarrateError):
    """The engine has no voice of that name."""

    exit_code = 12


class CannotWrite(NarrateError):
    """The output or the store cannot be written: no permission, no room."""

    exit_code = 13


class BadPicture(NarrateError):
    """The cover cannot be used."""

    exit_code = 14


class LoudnessMissed(NarrateError):
    """A chapter could not be brought to the loudness asked for."""

    exit_code = 15


class CannotPlay(NarrateError):
    """There is no device that plays sound."""

    exit_code = 16


class Interrupted(NarrateError):
    """The user stopped the build; what is finished is kept."""

    exit_code = 130  # 128 + SIGINT, as shells report it

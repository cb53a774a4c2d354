"""The first stage: bytes become an `Article`. One file a format, all of them pure."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from narrate.errors import NothingToSay, UsageMistake
from narrate.model import Article, Facts
from narrate.read.assemble import assemble
from narrate.read.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.read.pieces import Piece

__all__ = ["read_article"]


def read_article(data: bytes, path: str) -> Article:
    """Read an article; ``path`` tells the format, the title of last resort, and the user where a mistake is.

    Raises NotText, BadFrontMatter, NothingToSay, and UsageMistake for a format that narrate does not read.
    """
    text = decode(data, path)
    if not text.strip():
        raise NothingToSay("The file is empty.", hint="Write its text into it, or take it away.", path=path)
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in _FORMATS:
        raise UsageMistake(
            f"narrate does not read {suffix} files.",
            hint="Save the article as plain text (.txt) or Markdown (.md).",
            path=path,
        )
    facts, body = _front_matter(text, path)
    return assemble(facts, _FORMATS[suffix](body), path)


def _front_matter(text: str, path: str) -> tuple[Facts, str]:
    if not text.startswith("---"):
        return Facts(title=""), text
    from narrate.read.front_matter import split_front_matter  # noqa: PLC0415 - loads YAML, which few plain texts need

    return split_front_matter(text, path)


def _plain_text(body: str) -> Iterable[Piece]:
    from narrate.read.plain_text import plain_text_pieces  # noqa: PLC0415 - a format is loaded when it is read

    return plain_text_pieces(body)


def _markdown(body: str) -> Iterable[Piece]:
    from narrate.read.markdown import markdown_pieces  # noqa: PLC0415 - loads a parser, 60 ms

    return markdown_pieces(body)


_FORMATS = {"": _plain_text, ".txt": _plain_text, ".text": _plain_text, ".md": _markdown, ".markdown": _markdown}

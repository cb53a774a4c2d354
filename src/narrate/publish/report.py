"""report.json: what was made, measured, and from what.

It depends on the input alone: no clock, no folder of a machine, articles sorted. The next build reads it back, to keep
what it does not make again and to remove what is no longer made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from narrate.model import Artifact
from narrate.publish.narrated import as_json, of_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from narrate.model import Lexeme
    from narrate.publish.narrated import Narrated

PATH = "report.json"


@dataclass(frozen=True, slots=True)
class Published:
    """All that lies in the output folder: the articles, and the paths of the show's own files."""

    articles: tuple[Narrated, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def all_files(self) -> frozenset[str]:
        """The paths of the show's files and of all articles'."""
        return frozenset(self.files).union(*(article.files for article in self.articles))

    @property
    def slugs(self) -> frozenset[str]:
        """The names of the articles."""
        return frozenset(article.slug for article in self.articles)

    def unused(self, lexicon: Iterable[Lexeme]) -> tuple[Lexeme, ...]:
        """Return the entries of the project's lexicon that no article uses."""
        used = frozenset[str]().union(*(article.used for article in self.articles))
        return tuple(lexeme for lexeme in lexicon if lexeme.grapheme not in used)


def document(published: Published, unused: Sequence[Lexeme], version: str) -> dict[str, object]:
    """Return what report.json says. ``unused`` are entries of the project's lexicon; ``version`` is narrate's."""
    return {
        "narrate": version,
        "articles": [as_json(article) for article in sorted(published.articles, key=lambda article: article.slug)],
        "unused": [{"grapheme": lexeme.grapheme, "line": lexeme.line} for lexeme in unused],
        "files": sorted(published.files),
    }


def report(contents: Mapping[str, object]) -> Artifact:
    """Return the file for a `document`."""
    return Artifact(PATH, (json.dumps(contents, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode())


def published(data: bytes) -> Published:
    """Read a report.json; nothing if it is damaged, of another version, or no report."""
    contents = contents_of(data)
    try:
        articles = tuple(map(of_json, contents["articles"]))
        files = tuple(map(str, contents["files"]))
    except (ValueError, KeyError, TypeError, OverflowError):
        return Published()
    found = Published(articles, files)
    return found if len(found.slugs) == len(articles) else Published()


def contents_of(data: bytes) -> dict[str, Any]:
    """Return the document in a report.json; empty if there is none."""
    try:
        contents = json.loads(data)
        json.dumps(contents, ensure_ascii=False, allow_nan=False).encode()  # no NaN, no halves of characters
    except (ValueError, RecursionError):
        return {}
    return contents if isinstance(contents, dict) else {}

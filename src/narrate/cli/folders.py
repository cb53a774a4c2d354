"""The files of a publication, and where they are. Imports next to nothing, so that `narrate --help` is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.errors import FileMissing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ARTICLE_SUFFIXES = frozenset({".md", ".txt"})


class Folders:
    """The folder of narrate.toml, lexicon.yaml, text/ and output/; ``hidden`` is narrate's own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.toml, self.lexicon_file = root / "narrate.toml", root / "lexicon.yaml"
        self.text, self.output, self.hidden = root / "text", root / "output", root / ".narrate"
        self.store_folder, self.stamp = self.hidden / "store", self.hidden / "built.json"

    def exists(self) -> bool:
        """Whether the folder has been made a publication."""
        return self.toml.is_file()

    def articles(self) -> tuple[Path, ...]:
        """All articles in text/, sorted by name."""
        if not self.text.is_dir():
            return ()
        return tuple(sorted(path for path in self.text.iterdir() if path.suffix.lower() in ARTICLE_SUFFIXES))

    def require(self) -> None:
        """Refuse a folder that is not there.

        :raises FileMissing: it is not
        """
        if not self.root.is_dir():
            raise FileMissing(f"There is no folder {self.root}.", hint="Name the folder of narrate.toml.")

    def chosen(self, named: Sequence[Path]) -> tuple[Path, ...]:
        """The named articles, or all.

        :raises FileMissing: there is none, or no such folder
        """
        self.require()
        chosen = tuple(dict.fromkeys(named)) or self.articles()
        if not chosen:
            raise FileMissing(f"There is no article in {self.text}.", hint="Put a .md or .txt file there.")
        return chosen

"""The files of a publication, and where they are. Imports next to nothing, so that `narrate --help` is quick."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.errors import FileMissing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ARTICLE_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text"})


class Folders:
    """The folder of narrate.toml, lexicon.yaml, text/ and output/; ``hidden`` is narrate's own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.toml, self.lexicon_file = root / "narrate.toml", root / "lexicon.yaml"
        self.text, self.output, self.hidden = root / "text", root / "output", root / ".narrate"
        self.store_folder, self.stamp = self.hidden / "store", self.hidden / "built.json"

    def exists(self) -> bool:
        """Whether the folder has been made a publication."""
        return self.toml.exists()

    def articles(self) -> tuple[Path, ...]:
        """All articles in text/, sorted by name."""
        return tuple(path for path in self._texts() if path.suffix.lower() in ARTICLE_SUFFIXES)

    def not_read(self) -> tuple[Path, ...]:
        """Files that look as if they were meant to be read, but are not."""
        misnamed = self.lexicon_file.with_suffix(".yml")
        others = (path for path in self._texts() if path.suffix.lower() not in ARTICLE_SUFFIXES and path.is_file())
        return (*others, *([misnamed] if misnamed.is_file() and not self.lexicon_file.exists() else []))

    def _texts(self) -> tuple[Path, ...]:
        """What is in text/, sorted by name, without hidden files (``._a.md`` is macOS's)."""
        if not self.text.is_dir():
            return ()
        return tuple(sorted(path for path in self.text.iterdir() if not path.name.startswith(".")))

    def require(self) -> None:
        """Refuse a folder that is not there.

        :raises FileMissing: it is not
        """
        if not self.root.is_dir():
            raise FileMissing(f"There is no folder {self.root}.", hint="Name the folder of narrate.toml.")

    def chosen(self, named: Sequence[Path]) -> tuple[Path, ...]:
        """The named articles, or all; each once, and one in text/ as `articles` has it, however it is named.

        :raises FileMissing: there is none, or no such folder
        """
        self.require()
        here = self.articles()
        places = {path.resolve(): path for path in here if not path.is_symlink()} if named else {}
        places |= {path.absolute(): path for path in here}  # a link in text/ is an article of its own
        found = (places.get(path.absolute()) or places.get(path.resolve(), path) for path in named)
        chosen = tuple(dict.fromkeys(found)) or here
        if not chosen:
            raise FileMissing(f"There is no article in {self.text}.", hint="Put a .md or .txt file there.")
        return chosen

    def others(self, chosen: Sequence[Path]) -> tuple[Path, ...]:
        """The articles in text/ that are not among those."""
        return tuple(path for path in self.articles() if path not in chosen)

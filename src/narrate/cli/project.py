"""What the files of a publication say: settings, lexicon, store."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from narrate.cli.folders import Folders
from narrate.errors import FileMissing
from narrate.files import read_bytes
from narrate.model import LexiconSource
from narrate.pronounce.lexicon import parse_lexicon
from narrate.read.encoding import decode
from narrate.settings import read_settings
from narrate.store import DiskStore

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from narrate.model import Lexeme
    from narrate.settings import Settings


class Project(Folders):
    """What the files of a publication say. ``options`` go above narrate.toml, by name."""

    def __init__(self, root: Path, options: Mapping[str, object] | None = None) -> None:
        super().__init__(root)
        self._options = options or {}

    @cached_property
    def settings(self) -> Settings:
        """The settings; without a narrate.toml, the defaults and the folder's name as title."""
        if not self.exists():
            self.require()
            name = self.root.resolve().name or "narrate"
            return read_settings("", str(self.toml), {"publication.title": name, **self._options})
        settings = read_settings(decode(read_bytes(self.toml), str(self.toml)), str(self.toml), self._options)
        if settings.publication.cover is None:
            return settings
        cover = self.root / settings.publication.cover
        if not cover.is_file():
            hint = f"{self.toml} names it as `cover`, seen from its own folder."
            raise FileMissing("The cover is not there.", hint=hint, path=str(cover))
        return replace(settings, publication=replace(settings.publication, cover=cover))

    @cached_property
    def lexicon(self) -> tuple[Lexeme, ...]:
        """The entries of lexicon.yaml; none where there is no such file."""
        if not self.lexicon_file.exists():
            return ()
        text = decode(read_bytes(self.lexicon_file), str(self.lexicon_file))
        return parse_lexicon(LexiconSource(str(self.lexicon_file), text))

    @cached_property
    def store(self) -> DiskStore:
        """What was made before, for this project."""
        return DiskStore(self.store_folder)

    @cached_property
    def workers(self) -> int:
        """How many processes speak: as set, else one for each core this process may use."""
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return self.settings.workers or cores or 1

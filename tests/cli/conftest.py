"""A small publication, and the command line run in this process, as `narrate` runs it."""

from __future__ import annotations

import sys
from io import BytesIO
from subprocess import CompletedProcess
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from narrate.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SETTINGS = """\
[publication]
title = "Market Voices"
address = "https://voices.example/"
cover = "cover.png"

[voice]
engine = "tone"

[build]
workers = 1
"""

LEXICON = """\
version: 1
entries:
  Cochabamba: {ipa: kotʃaˈbamba, lang: es}
"""

ARTICLE = """\
---
title: A market day
date: 2026-03-04
---

The train to Cochabamba is late.

## Bread

A loaf costs two coins. Nobody counts the crumbs.

## Rain

It rains at noon. The stalls close early.
"""


@pytest.fixture(scope="session")
def cover() -> bytes:
    """Return a cover that directories accept; drawing one takes half a second a build."""
    picture = BytesIO()
    Image.new("RGB", (1_400, 1_400), "teal").save(picture, "PNG")
    return picture.getvalue()


@pytest.fixture
def site(tmp_path: Path, cover: bytes, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a publication of one article with three sections and five sentences; it is the current folder."""
    folder = tmp_path / "site"
    (folder / "text").mkdir(parents=True)
    (folder / "text" / "market.md").write_text(ARTICLE, "utf-8")
    (folder / "narrate.toml").write_text(SETTINGS, "utf-8")
    (folder / "lexicon.yaml").write_text(LEXICON, "utf-8")
    (folder / "cover.png").write_bytes(cover)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def narrate(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., CompletedProcess[str]]:
    """Return a function that runs `narrate` with its arguments, up to the exit code."""

    def run(*arguments: str) -> CompletedProcess[str]:
        monkeypatch.setattr(sys, "argv", ["narrate", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        code = stop.value.code
        assert isinstance(code, int)
        out, err = capfdbinary.readouterr()
        return CompletedProcess(arguments, code, out.decode(), err.decode())

    return run

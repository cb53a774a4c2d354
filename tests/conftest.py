"""What all tests share: an option that accepts what the program gives, and how Hypothesis runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    import pytest

settings.register_profile("narrate", deadline=None)  # a busy machine fails no property; speed has tests of its own
settings.load_profile("narrate")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``: rewrite ``tests/cases/*/want`` instead of comparing with it."""
    parser.addoption("--update", action="store_true", help="rewrite what the cases in tests/cases want")

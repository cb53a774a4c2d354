"""What all tests share: an option that accepts what the program gives, Hypothesis, what is missing, patience."""

from __future__ import annotations

import os
import signal
from contextlib import contextmanager
from typing import TYPE_CHECKING, NoReturn

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from types import FrameType

settings.register_profile("narrate", deadline=None)  # a busy machine fails no property; benchmarks tell how fast it is
settings.load_profile("narrate")

PATIENCE_S = 60


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``: rewrite ``tests/cases/*/want`` instead of comparing with it."""
    parser.addoption("--update", action="store_true", help="rewrite what the cases in tests/cases want")


@pytest.fixture(scope="session")
def without() -> Callable[[str], NoReturn]:
    """Return a function that gives a test up for want of something; in CI, where nothing may be missing, it fails."""

    def give_up(reason: str) -> NoReturn:
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)

    return give_up


@pytest.fixture(scope="session")
def in_the_end() -> Callable[[], AbstractContextManager[None]]:
    """Return a context that ends what takes a minute, hundreds of times as long as it should: it would take hours.

    How time grows with the input is measured by `benchmarks/growth.py`.
    """

    @contextmanager
    def patience() -> Iterator[None]:
        def end(number: int, frame: FrameType | None) -> NoReturn:  # noqa: ARG001 - the signature of handlers
            raise TimeoutError(f"not done in {PATIENCE_S} s")

        if not hasattr(signal, "setitimer"):
            yield
            return
        before = signal.signal(signal.SIGALRM, end)
        signal.setitimer(signal.ITIMER_REAL, PATIENCE_S)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)

    return patience

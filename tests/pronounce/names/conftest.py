"""What narrate comes with, asked about short articles in which the foreign words are marked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from narrate.model import Span
from narrate.pronounce.folding import pieces
from narrate.pronounce.guide import Guide
from narrate.vocabulary import built_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_MARK = re.compile(r"\{([a-z]{2}):([^{}]*)\}")
_POSSESSIVE = re.compile(r"['’ʼ][sS]?$")


@pytest.fixture(scope="session")
def guide() -> Guide:
    """Return what is known of words when a user has no lexicon."""
    return Guide(vocabulary=built_in())


@pytest.fixture(scope="session")
def compared(guide: Guide) -> Callable[..., tuple[list[str], list[str]]]:
    """Return a function from the paragraphs of an article to its foreign words as found, and as marked.

    ``{es:Evo Morales}’s`` marks two words of Spanish; all that is not marked is for the article's own voice.
    """

    def compare(*paragraphs: str, language: str = "en") -> tuple[list[str], list[str]]:
        marked = [
            f"{word}: {mark[1]}" for paragraph in paragraphs for mark in _MARK.finditer(paragraph)
            for _, _, word in _words(mark[2])
        ]  # fmt: skip
        plain = [_MARK.sub(r"\2", paragraph) for paragraph in paragraphs]
        return list(_found(plain, language, guide)), marked

    return compare


def _found(paragraphs: list[str], language: str, guide: Guide) -> Iterator[str]:
    primary = language.partition("-")[0]
    finds = guide.find([(Span(paragraph),) for paragraph in paragraphs], language)
    for paragraph, (matches, names) in zip(paragraphs, finds, strict=True):
        spoken = [(match.start, match.end, match.lexeme.language) for match in matches]
        spoken += [(name.start, name.end, name.pronunciation.language) for name in names]
        for start, _, word in _words(paragraph):
            tag = next((tag for first, end, tag in spoken if first <= start < end), None)
            if tag and tag.partition("-")[0] != primary:
                yield f"{word}: {tag}"


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    for start, end, _ in pieces(text):
        word = text[start:end]
        if any(map(str.isalpha, word)):
            yield start, end, _POSSESSIVE.sub("", word) or word

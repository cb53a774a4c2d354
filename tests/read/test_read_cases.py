"""Whole articles: each file in ``tests/cases/*/in`` must be read as its namesake in ``want`` says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from narrate.read import read_article

if TYPE_CHECKING:
    from narrate.model import Article

CASES = Path(__file__).parent.parent / "cases"
ARTICLES = sorted(CASES.glob("*/in/*"))


@pytest.mark.parametrize("article", ARTICLES, ids=[str(path.relative_to(CASES)) for path in ARTICLES])
def test_an_article_is_read_as_wanted(article: Path, request: pytest.FixtureRequest) -> None:
    """Titles, kinds of blocks, lines of the file and what was left out do not change unnoticed."""
    want = article.parent.parent / "want" / f"{article.name}.json"
    got = json.dumps(described(read_article(article.read_bytes(), article.name)), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("update"):
        want.write_text(got, "utf-8")
    assert got == want.read_text("utf-8")


def test_there_are_cases_for_every_format() -> None:
    """A case that is not found is not tested."""
    assert {path.suffix for path in ARTICLES} == {".txt", ".md"}


def described(article: Article) -> dict[str, object]:
    """An article as JSON that people can review: a line of the file, what stands there, the text."""
    facts = article.facts
    return {
        "title": facts.title,
        "authors": facts.authors,
        "date": facts.date and facts.date.isoformat(),
        "language": facts.language,
        "source": facts.source,
        "lexicon": [f"{source.first_line}: {source.text}" for source in facts.lexicon],
        "sections": [
            [
                f"{section.line} level {section.level}: {section.title}",
                *(f"{block.line} {block.kind}: {block.text}" for block in section.blocks),
            ]
            for section in article.sections
        ],
        "left out": [f"{left.line} {left.reason}: {left.text}" for left in article.left_out],
    }

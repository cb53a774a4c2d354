"""The language of every name, from the article to all that is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lxml import html

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

ARTICLE = """\
---
title: Wara’s road to Qhana Pata
date: 2026-03-04
lexicon:
  Wara: {lang: ay}
  Qhana Pata: {lang: ay}
  Oruro: {lang: es}
---

“Oruro is far,” says Wara. The bus to Qhana Pata & back leaves

## Fares

From Oruro one pays two coins <3
"""
PLACE = {"text": "Qhana Pata", "language": "ay"}


@pytest.fixture
def road(site: Path) -> Path:
    """Return a publication with an article of a few names."""
    (site / "text" / "market.md").write_text(ARTICLE, "utf-8")
    return site


def test_plan_tells_the_language_of_every_part(narrate: Narrate, road: Path) -> None:
    """The spans of an utterance are its text; null is the article's language."""
    assert road.exists()
    (article,) = json.loads(narrate("plan", "--json").stdout)["articles"]
    utterances = [each for section in article["sections"] for each in section["utterances"]]
    assert all("".join(span["text"] for span in each["spans"]) == each["written"] for each in utterances)
    assert utterances[0]["spans"][-1] == PLACE
    assert utterances[1]["spans"] == [
        {"text": "“", "language": None},
        {"text": "Oruro", "language": "es"},
        {"text": " is far,” says ", "language": None},
        {"text": "Wara", "language": "ay"},
        {"text": ". ", "language": None},
    ]


def test_a_build_tells_it_in_the_report_and_the_feed(narrate: Narrate, road: Path) -> None:
    """In the notes, which are HTML; titles stay plain text."""
    assert narrate("build", "--quiet").returncode == 0
    (article,) = json.loads((road / "output" / "report.json").read_text("utf-8"))["articles"]
    assert article["title_spans"][-1] == PLACE
    first, second = article["chapters"]
    for track in (article["whole"], first, second):
        assert "".join(span["text"] for span in track["description_spans"]) == track["description"]
    assert first["description_spans"][-2:] == [PLACE, {"text": " & back leaves…", "language": None}]

    channel = ET.parse(road / "output" / "feed.xml").find("channel")  # noqa: S314 - our own file
    assert channel is not None
    one, other = channel.findall("item")
    assert one.findtext("title") == "Wara’s road to Qhana Pata"
    assert (one.findtext("description") or "").startswith(
        '<p>“<span lang="es">Oruro</span> is far,” says <span lang="ay">Wara</span>. '
        'The bus to <span lang="ay">Qhana Pata</span> &amp; back leaves…</p>'
    )
    assert (other.findtext("description") or "").startswith(
        '<p><span lang="ay">Wara’s</span> road to <span lang="ay">Qhana Pata</span></p>'
        '<p>From <span lang="es">Oruro</span> one pays two coins &lt;3…</p>'
    )


def test_what_is_not_built_again_keeps_it(narrate: Narrate, road: Path) -> None:
    """An article that breaks stays in the feed as it was, marks and all."""
    narrate("build", "--quiet")
    before = (road / "output" / "feed.xml").read_text("utf-8")
    (road / "text" / "market.md").write_bytes(b"\xff\xfe\x00")
    (road / "text" / "other.md").write_text("Another day.\n", "utf-8")
    narrate("build", "--quiet")
    after = (road / "output" / "feed.xml").read_text("utf-8")
    assert after.count("Qhana Pata&lt;/span&gt;") == before.count("Qhana Pata&lt;/span&gt;") > 0


@pytest.mark.parametrize(
    ("title", "opening", "spans"),
    [
        ("To Qhana Pata", "…\n\n", [{"text": "To ", "language": None}, PLACE]),
        ("Cochabamba, “here”", "", [{"text": "Cochabamba", "language": "es"}, {"text": ", “here”", "language": None}]),
    ],
    ids=["silence after it", "punctuation"],
)
def test_a_title_is_told_without_what_is_said_with_it(
    narrate: Narrate, road: Path, title: str, opening: str, spans: list[object]
) -> None:
    """Text without words goes with a neighbour; it is no part of the title."""
    text = ARTICLE.replace("Wara’s road to Qhana Pata", title).replace("---\n\n", f"---\n\n{opening}")
    (road / "text" / "market.md").write_text(text, "utf-8")
    narrate("build", "--quiet")
    (article,) = json.loads((road / "output" / "report.json").read_text("utf-8"))["articles"]
    assert (article["title"], article["title_spans"]) == (title, spans)


def test_the_page_of_names_tells_it_in_every_context(narrate: Narrate, road: Path) -> None:
    """The name itself, and the others beside it."""
    narrate("names", "--html")
    page = html.document_fromstring((road / "output" / "names.html").read_text("utf-8"))
    (context,) = (row.find("td[@class='context']/bdi") for row in page.iter("tr") if row.findtext("th/bdi") == "Oruro")
    assert context is not None
    assert context.text == "“"
    assert [(part.tag, part.text, part.get("lang"), part.tail) for part in context] == [
        ("mark", "Oruro", "es", " is far,” says "),
        ("span", "Wara", "ay", "."),
    ]

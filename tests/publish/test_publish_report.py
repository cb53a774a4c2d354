"""report.json: what stands in it, and that it is read back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from narrate.model import LeftOut, Lexeme, Loudness, Span
from narrate.publish.narrated import Narrated, Track
from narrate.publish.report import Published, document, published, report

ILLIMANI = Lexeme("Illimani", ipa="iʎiˈmani", path="/home/wara/show/lexicon.yaml", line=4)
SAJAMA = Lexeme("Sajama", ipa="saˈxama", path="/home/wara/show/lexicon.yaml", line=5)


TITLE = (Span("La ruta de la sal"),)
OPENING = (Span("Illimani", "ay"), Span("…"))


def article(slug: str) -> Narrated:
    """Return an article of one chapter."""
    return Narrated(
        slug=slug,
        title_spans=TITLE,
        author="Inés Mamani",
        language="es",
        date=datetime(2020, 2, 1, tzinfo=UTC),
        source="https://example.org/sal",
        engine="tone",
        voice="a",
        cover=f"{slug}/cover.png",
        whole=Track(f"{slug}/{slug}.mp3", "La ruta de la sal", "", (Span("Illimani arriba."),), 2.003, 4_321, 2),
        chapters=(Track(f"{slug}/01.mp3", "Orígenes", "origenes", OPENING, 1.5, 1_234, 2, Loudness(-16.02, -0.0)),),
        left_out=(LeftOut("x = 1", 9, "code"),),
        used=("Illimani",),
    )


def test_the_report_says_what_was_made_and_measured() -> None:
    """Editors and scripts read it: this is its whole shape."""
    contents = document(Published((article("salt-road"),), ("feed.xml", "cover.png")), [SAJAMA], "1.2.3")
    assert json.loads(report(contents).data) == {
        "narrate": "1.2.3",
        "articles": [
            {
                "slug": "salt-road",
                "title": "La ruta de la sal",
                "title_spans": [{"text": "La ruta de la sal", "language": None}],
                "author": "Inés Mamani",
                "language": "es",
                "date": "2020-02-01T00:00:00+00:00",
                "source": "https://example.org/sal",
                "engine": "tone",
                "voice": "a",
                "cover": "salt-road/cover.png",
                "whole": {
                    "title": "La ruta de la sal",
                    "slug": "",
                    "path": "salt-road/salt-road.mp3",
                    "duration_s": 2.003,
                    "length_bytes": 4_321,
                    "words": 2,
                    "description": "Illimani arriba.",
                    "description_spans": [{"text": "Illimani arriba.", "language": None}],
                },
                "chapters": [
                    {
                        "title": "Orígenes",
                        "slug": "origenes",
                        "path": "salt-road/01.mp3",
                        "duration_s": 1.5,
                        "length_bytes": 1_234,
                        "integrated_lufs": -16.02,
                        "true_peak_dbtp": 0.0,
                        "words": 2,
                        "description": "Illimani…",
                        "description_spans": [
                            {"text": "Illimani", "language": "ay"},
                            {"text": "…", "language": None},
                        ],
                    }
                ],
                "left_out": [{"line": 9, "reason": "code", "text": "x = 1"}],
                "used": ["Illimani"],
                "files": ["salt-road/01.mp3", "salt-road/cover.png", "salt-road/salt-road.mp3"],
            }
        ],
        "unused": [{"grapheme": "Sajama", "line": 5}],
        "files": ["cover.png", "feed.xml"],
    }
    assert b"-0.0" not in report(contents).data


def test_the_report_does_not_depend_on_the_order_of_work() -> None:
    """Articles are finished in any order, yet the same input gives the same bytes, readable as they are."""
    articles = (article("b"), article("a"))
    one, other = (report(document(Published(order), [SAJAMA], "1")) for order in (articles, articles[::-1]))
    assert one == other
    assert one.path == "report.json"
    assert "Orígenes" in one.data.decode()
    assert one.data.endswith(b"}\n")


def test_what_was_published_is_read_back() -> None:
    """An article that is not built again stays in the feed: nothing of it may get lost."""
    bare = replace(article("b"), date=None, source=None, cover=None, left_out=(), used=())
    before = Published((article("a"), bare), ("cover.png", "feed.xml"))
    assert published(report(document(before, [], "1")).data) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("date", "2020-01-01"),
        ("date", "9999-12-31T23:59:59-12:00"),
        ("date", 5),
        ("title", "\ud800"),
        ("words", "many"),
        ("duration_s", float("nan")),
        ("duration_s", float("inf")),
        ("length_bytes", None),
        ("title_spans", "La ruta"),
        ("title_spans", [{"text": "La ruta", "language": "\ud800"}]),
        ("description_spans", [["Illimani", "ay"]]),
        ("description_spans", [{"text": "Illimani"}]),
    ],
)
def test_a_report_that_was_tampered_with_says_nothing(field: str, value: object) -> None:
    """Whoever edits it by hand gets a full build, not a traceback."""
    contents = json.loads(report(document(Published((article("a"),)), [], "1")).data)
    where = contents["articles"][0] if field in contents["articles"][0] else contents["articles"][0]["chapters"][0]
    where[field] = value
    assert published(json.dumps(contents).encode()) == Published()


def test_a_report_with_an_article_twice_says_nothing() -> None:
    """No episode comes twice."""
    assert published(report(document(Published((article("a"), article("a"))), [], "1")).data) == Published()


def test_an_entry_that_one_article_uses_is_used() -> None:
    """Only an entry that no article uses may be a slip of the pen."""
    assert Published((article("a"), replace(article("b"), used=()))).unused([ILLIMANI, SAJAMA]) == (SAJAMA,)


def test_all_files_are_told() -> None:
    """The next build removes what it no longer makes, and nothing else."""
    both = Published((article("a"), replace(article("b"), cover=None)), ("feed.xml",))
    assert both.all_files == {"a/01.mp3", "a/a.mp3", "a/cover.png", "b/01.mp3", "b/b.mp3", "feed.xml"}


@pytest.mark.parametrize(
    "data",
    [
        *(b"", b"\xff", b"null", b"[]", b'"articles"', b'{"articles": []}', b'{"articles": 1, "files": []}'),
        *(b'{"articles": [1], "files": []}', b'{"articles": [{}], "files": []}', b"[" * 100_000),
    ],
)
def test_a_damaged_report_says_nothing(data: bytes) -> None:
    """What cannot be read makes no build fail and no file disappear."""
    assert published(data) == Published()

"""report.json."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from narrate.model import (
    Chapter,
    Facts,
    LeftOut,
    Lexeme,
    Loudness,
    Mp3,
    Programme,
    Script,
    ScriptSection,
    Token,
    Utterance,
    UtteranceKind,
)
from narrate.publish.report import Narration, document, files_of, report

ILLIMANI = Lexeme("Illimani", ipa="iʎiˈmani", path="/home/wara/show/lexicon.yaml", line=4)
SAJAMA = Lexeme("Sajama", ipa="saˈxama", path="/home/wara/show/lexicon.yaml", line=5)


def test_the_report_says_what_was_made_and_measured() -> None:
    """Editors and scripts read it: this is its whole shape."""
    made = document([narration("salt-road")], [ILLIMANI, SAJAMA], "1.2.3")
    assert json.loads(report(made).data) == {
        "narrate": "1.2.3",
        "articles": [
            {
                "slug": "salt-road",
                "title": "La ruta de la sal",
                "language": "es",
                "engine": "tone",
                "voice": "a",
                "whole": {"path": "salt-road/salt-road.mp3", "duration_s": 2.003},
                "chapters": [
                    {
                        "title": "Orígenes",
                        "path": "salt-road/01-origenes.mp3",
                        "duration_s": 1.5,
                        "integrated_lufs": -16.02,
                        "true_peak_dbtp": 0.0,
                        "words": 2,
                    }
                ],
                "left_out": [{"line": 9, "reason": "code", "text": "x = 1"}],
                "files": ["salt-road/01-origenes.mp3", "salt-road/cover.png", "salt-road/salt-road.mp3"],
            }
        ],
        "unused": [{"grapheme": "Sajama", "file": "lexicon.yaml", "line": 5}],
    }


def test_the_report_does_not_depend_on_the_order_of_work() -> None:
    """Articles are finished in any order, yet the same input gives the same bytes, readable as they are."""
    articles = [narration("b"), narration("a")]
    one, other = (report(document(order, [SAJAMA], "1")) for order in (articles, articles[::-1]))
    assert one == other
    assert one.path == "report.json"
    assert "Orígenes" in one.data.decode()
    assert one.data.endswith(b"}\n")


def test_an_entry_that_one_article_uses_is_used() -> None:
    """Only an entry that no article uses may be a slip of the pen."""
    unused = replace(narration("b"), script=replace(narration("b").script, used=frozenset()))
    made = document([narration("a"), unused], [ILLIMANI], "1")
    assert made["unused"] == []


def test_the_files_of_a_report_are_read_back() -> None:
    """The next build removes what it no longer makes, and nothing else."""
    data = report(document([narration("a"), narration("b")], [], "1")).data
    names = ("01-origenes.mp3", "cover.png")
    assert files_of(data) == {f"{slug}/{name}" for slug in "ab" for name in (*names, f"{slug}.mp3")}


@pytest.mark.parametrize("data", [b"", b"\xff", b"[]", b'"articles"', b'{"articles": [1]}', b'{"articles": [{}]}'])
def test_a_damaged_report_lists_nothing(data: bytes) -> None:
    """What cannot be read makes no build fail and no file disappear."""
    assert files_of(data) == frozenset()


def narration(slug: str) -> Narration:
    """Return an article of two words."""
    tokens = (Token("Illimani", " ", "Illimani"), Token("arriba", ".", "arriba"))
    section = ScriptSection("Orígenes", "origenes", (Utterance("u1", UtteranceKind.PARAGRAPH, "", tokens, 850),))
    facts = Facts("La ruta de la sal")
    mp3 = Mp3(b"", 60, 576, 22_050, 64, 576, 33_075)
    chapter = Chapter("Orígenes", "origenes", mp3, (), Loudness(-16.0199, -0.0001))
    return Narration(
        script=Script(slug, facts, (section,), (LeftOut("x = 1", 9, "code"),), frozenset({ILLIMANI})),
        programme=Programme(slug, facts, (chapter,), "tone", "a"),
        language="es",
        chapter_paths=(f"{slug}/01-origenes.mp3",),
        whole_path=f"{slug}/{slug}.mp3",
        whole_samples=44_170,
        other_paths=(f"{slug}/cover.png",),
    )

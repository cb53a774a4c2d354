"""The page of names, read back with lxml's own reader of HTML."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

import narrate
from narrate.model import Span
from narrate.publish.names_page import About, Dress, Row, Sound, confidence_in_words, names_page
from narrate.publish.names_page import source_in_words as in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

ASSETS = Path(narrate.__file__).parent / "publish" / "assets"
DRESS = Dress(*((ASSETS / f"names.{kind}").read_text("utf-8") for kind in ("css", "js")))
ABOUT = About("Voices of the Altiplano", "2 names, 1 of them doubtful.", "Engine tone, voice tone.")
ROW = Row(
    word="Jach’a Qhathu",
    count=2,
    language="ay",
    ipa="ˈhatʃʼa ˈqʰatʰu",
    source="rule:ay",
    confidence=0.82,
    is_doubtful=True,
    before=(Span("…at the top waits "),),
    after=(Span(", the great market."),),
    around="en-GB",
    line="Jach’a Qhathu: {ipa: ˈhatʃʼa ˈqʰatʰu, lang: ay}",
    alone=Sound("names/jacha-qhathu--01234567.mp3"),
    sentence=Sound("names/at-the-top--89abcdef.mp3"),
)
OWN = replace(ROW, word="Olivia", language=None, ipa="", source="voice", confidence=1.0, is_doubtful=False)
HOSTILE = [
    '<script>alert("1")</script>',
    "\"' onerror=x &amp; ]]> <!-- {x} -->",
    "</style></textarea><img src=x>",
    "\u202eמרים\u200f",
    "nul\x00 and \x1b[31m and \ufffe",
    "W" * 5_000,
]


def page(rows: Sequence[Row]) -> html.HtmlElement:
    """Return the page as a browser has it."""
    return html.document_fromstring(names_page(rows, ABOUT, DRESS).data.decode())


def found(tree: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Return the elements of an XPath."""
    elements = tree.xpath(path)
    assert isinstance(elements, list)
    return elements


def words(element: html.HtmlElement) -> str:
    """Return all text of an element."""
    return " ".join("".join(element.itertext()).split())


def test_a_row_tells_all_that_an_editor_needs() -> None:
    """Nobody has to look anything up elsewhere."""
    (row,) = found(page([ROW]), "//tbody/tr")
    cells = {cell.get("data-label"): words(cell) for cell in found(row, "td")}
    del cells["Listen"]
    assert words(found(row, "th[@scope='row']")[0]) == "Jach’a Qhathu"
    assert cells == {
        "Sound": "/ˈhatʃʼa ˈqʰatʰu/",
        "First context": "…at the top waits Jach’a Qhathu, the great market.",
        "Language": "Aymara",
        "Decided by": "spelling rules of Aymara",
        "Confidence": "fairly sure, 82% Doubtful",
        "Times": "2",
        "Line": f"{ROW.line}Copy line for Jach’a Qhathu",
    }


def test_a_name_of_the_article_s_own_language_says_so() -> None:
    """It is left to the voice, in the language it reads."""
    (row,) = found(page([OWN]), "//tbody/tr")
    cells = {cell.get("data-label"): words(cell) for cell in found(row, "td")}
    assert cells["Language"] == "English as the article"
    assert cells["Sound"] == "as the voice reads it"
    assert found(row, ".//*[@lang]") == []


def test_every_text_has_its_language() -> None:
    """A screen reader changes its voice for the name, its sound, and the article, not for the page."""
    tree = page([ROW, replace(ROW, around="es-BO"), replace(OWN, around="es-BO")])
    languages = [
        [row.xpath(f"string({path}/@lang)") for path in ("th/bdi", "td[2]/span", "td[3]/bdi", "td[3]/bdi/mark")]
        for row in found(tree, "//tbody/tr")
    ]
    assert tree.get("lang") == "en"
    assert languages == [
        ["ay", "und-fonipa", "", "ay"],
        ["ay", "und-fonipa", "es-BO", "ay"],
        ["es-BO", "", "es-BO", ""],
    ]


def test_other_names_of_the_context_have_their_language() -> None:
    """A screen reader changes its voice for each of them, and back; not for what is in the article's own."""
    before = (Span("…el "), Span("Illimani", "qu"), Span(" y "), Span("La Paz", "es"), Span(", "))
    after = (Span(" o "), Span("Evo", "es-419"), Span(" e "), Span("Ch’amaka", "ay"), Span(" & <i>"))
    (context,) = found(page([replace(ROW, before=before, after=after, around="es-BO")]), "//tbody//td[3]/bdi")
    assert "".join(context.itertext()) == "…el Illimani y La Paz, Jach’a Qhathu o Evo e Ch’amaka & <i>"
    assert [(each.tag, each.get("lang"), each.text, each.tail) for each in context] == [
        ("span", "qu", "Illimani", " y La Paz, "),
        ("mark", "ay", "Jach’a Qhathu", " o Evo e "),
        ("span", "ay", "Ch’amaka", " & <i>"),
    ]


def test_a_name_has_its_language_on_buttons_too() -> None:
    """Also one of the article's own language, which need not be the page's."""
    tree = page([ROW, replace(OWN, around="es-BO"), OWN])
    languages = [
        {name.get("lang") for name in found(row, "th/bdi | .//button//bdi")} for row in found(tree, "//tbody/tr")
    ]
    assert languages == [{"ay"}, {"es-BO"}, {None}]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_language_cannot_write_the_page(text: str) -> None:
    """Whatever stands as a tag is the value of an attribute."""
    (span,) = found(page([replace(ROW, before=(Span(text, f"x{text}"),))]), "//tbody//td[3]/bdi/span")
    assert span.keys() == ["lang"]
    assert span.text == re.sub("[\x00\x1b\ufffe]", "", text)


def test_every_row_has_both_players() -> None:
    """Without the script too: the browser's own, which load nothing until they are asked."""
    for row in found(page([ROW, OWN]), "//tbody/tr"):
        players = found(row, ".//audio[@controls][@preload='none']")
        assert [player.get("src") for player in players] == [ROW.alone.path, ROW.sentence.path]
        name = words(found(row, "th")[0])
        assert [player.get("aria-label") for player in players] == [f"{name}, the name", f"{name}, the sentence"]
        buttons = found(row, ".//button[@class='play'][@hidden][@aria-pressed='false']")
        assert [words(button) for button in buttons] == [f"Play name: {name}", f"Play sentence: {name}"]


def test_a_sound_that_failed_says_why() -> None:
    """The other is there all the same."""
    (row,) = found(page([replace(ROW, alone=Sound(fault="It is silent."))]), "//tbody/tr")
    assert words(found(row, ".//p[@class='fault']")[0]) == "The name could not be spoken. It is silent."
    assert len(found(row, ".//audio")) == 1


def test_a_table_for_screen_readers() -> None:
    """It has a caption, every heading its scope, and what changes is told."""
    tree = page([ROW])
    assert words(found(tree, "//table/caption")[0]) == "Names and foreign words, the doubtful first"
    headings = [words(each) for each in found(tree, "//thead//th[@scope='col']")]
    assert headings[0] == "Name"
    assert headings[1:] == [cell.get("data-label") for cell in found(tree, "//tbody//td")]
    assert {each.get("id") for each in found(tree, "//*[@role='status']")} == {"shown", "told"}
    assert len(found(tree, "//main")) == len(found(tree, "//h1")) == len(found(tree, "//a[@href='#names']")) == 1


def test_filters_offer_what_there_is() -> None:
    """Each language and each source once, as the rows are marked."""
    tree = page([ROW, OWN, OWN])
    for name, mark, values in (
        ("language", "data-language", ["", "Aymara", "English"]),
        ("decided-by", "data-source", ["", "spelling rules of Aymara", "the voice"]),
    ):
        assert [option.get("value") for option in found(tree, f"//select[@id='{name}']/option")] == values
        assert {row.get(mark) for row in found(tree, "//tbody/tr")} == set(values) - {""}
    assert [row.get("class") for row in found(tree, "//tbody/tr")] == ["doubtful", None, None]


@pytest.mark.parametrize("text", HOSTILE, ids=["element", "quotes", "ends", "right to left", "controls", "long"])
def test_articles_cannot_write_the_page(text: str) -> None:
    """Whatever a name holds is text: no element and no attribute of it comes to be."""
    shape = [(each.tag, sorted(each.keys())) for each in page([ROW]).iter()]
    sound, around = Sound("names/x--01234567.mp3"), (Span(text),)
    row = replace(ROW, word=text, ipa=text, source=text, line=text, before=around, after=around, alone=sound)
    tree = html.document_fromstring(names_page([row], replace(ABOUT, publication=text), DRESS).data.decode())
    assert [(each.tag, sorted(each.keys())) for each in tree.iter()] == shape
    kept = re.sub("[\x00\x1b\ufffe]", "", text)
    assert found(tree, "//tbody//th/bdi")[0].text == kept
    assert found(tree, "//tbody//code")[0].text == kept
    assert found(tree, "//p[@class='kicker']/bdi")[0].text == kept


def test_the_policy_allows_what_is_on_the_page_and_nothing_else() -> None:
    """No other host is asked, and a script that got in all the same would not run."""
    tree = page([ROW])
    (policy,) = (each.get("content") or "" for each in found(tree, "//meta[@http-equiv='Content-Security-Policy']"))
    rules = {rule.split()[0]: rule.split()[1:] for rule in policy.split("; ")}
    for kind in ("script", "style"):
        (element,) = found(tree, f"//{kind}")
        digest = b64encode(hashlib.sha256((element.text or "").encode()).digest()).decode()
        assert rules.pop(f"{kind}-src") == [f"'sha256-{digest}'"]
    assert rules.pop("media-src") == ["'self'", "file:"]
    assert set(map(tuple, rules.values())) == {("'none'",)}
    assert "default-src" in rules
    assert "://" not in names_page([ROW], ABOUT, DRESS).data.decode()
    assert found(tree, "//*[@style or starts-with(name(@*), 'on')]") == []


def test_no_names_no_table() -> None:
    """The page says so instead of showing empty headings."""
    tree = page([])
    assert found(tree, "//table | //form | //*[@id='filters']") == []
    assert ABOUT.summary in words(found(tree, "//body")[0])


def test_the_same_names_make_the_same_bytes() -> None:
    """Nothing of the day or the machine is in it."""
    assert names_page([ROW, OWN], ABOUT, DRESS) == names_page([ROW, OWN], ABOUT, DRESS)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("article", "the article"),
        ("lexicon", "your lexicon"),
        ("builtin", "built-in lexicon"),
        ("rule:qu", "spelling rules of Quechua"),
        ("rule:xx", "spelling rules of xx"),
        ("voice", "the voice"),
    ],
)
def test_sources_in_words(source: str, told: str) -> None:
    """Nobody has to know narrate's own names."""
    assert in_words(source) == told


@pytest.mark.parametrize(
    ("confidence", "told"), [(1.0, "certain"), (0.9, "sure"), (0.89, "fairly sure"), (0.5, "unsure"), (0.1, "a guess")]
)
def test_confidence_in_words(confidence: float, told: str) -> None:
    """What is doubtful is never called sure."""
    assert confidence_in_words(confidence) == told

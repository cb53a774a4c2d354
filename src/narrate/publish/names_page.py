"""names.html: the register of names as a table to read, to hear and to correct.

One file without requests to other hosts; its style and script stand inside and are allowed by their digests, since
browsers disagree on what a page that was opened from the disk may load beside it. Without the script it is a table with
the browser's own players. Whatever an article says is text: lxml escapes it, and `bdi` keeps its direction to itself.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from narrate.model import Artifact
from narrate.publish.disclosure import disclosure
from narrate.publish.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PATH: Final = "names.html"
PAGE_LANGUAGE: Final = "en"

_LANGUAGES: Final = dict(
    pair.split("-") for pair in "ay-Aymara en-English es-Spanish fr-French gn-Guarani pt-Portuguese qu-Quechua".split()
)
_SOURCES: Final = {
    "article": "the article",
    "lexicon": "your lexicon",
    "builtin": "built-in lexicon",
    "voice": "the voice",
}
_CONFIDENCE: Final = ((0.995, "certain"), (0.9, "sure"), (0.75, "fairly sure"), (0.5, "unsure"), (0.0, "a guess"))
_COLUMNS: Final = ("Name", "Listen", "Sound", "First context", "Language", "Decided by", "Confidence", "Times", "Line")
_UNSORTED: Final = frozenset({"Listen", "First context", "Line"})
_NUMBERS: Final = frozenset({"Confidence", "Times"})
_ICONS: Final = {"play": "M4 2.5v11l9-5.5z", "stop": "M3.5 3.5h9v9h-9z"}


@dataclass(frozen=True, slots=True)
class Sound:
    """A file to hear, its path as seen from the page; or why there is none."""

    path: str = ""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A name, and all that an editor needs to judge it. ``language`` None: the article's. ``line`` is YAML.

    ``before`` and ``after`` are its neighbours where it stands first, ``around`` is the language of that article.
    """

    word: str
    count: int
    language: str | None
    ipa: str
    source: str
    confidence: float
    is_doubtful: bool
    before: str
    after: str
    around: str
    line: str
    alone: Sound
    sentence: Sound


@dataclass(frozen=True, slots=True)
class About:
    """What the page says above and below its table: the publication, a sentence of what is listed, who speaks."""

    publication: str
    summary: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Dress:
    """The page's style and script: `assets/names.css` and `assets/names.js`."""

    css: str
    js: str


def names_page(rows: Sequence[Row], about: About, dress: Dress) -> Artifact:
    """Return the page; without rows it says what ``about`` sums up, and has no table."""
    html = etree.Element("html", {"lang": PAGE_LANGUAGE})
    _head(_add(html, "head"), about, dress)
    body = _add(html, "body")
    if rows:
        _add(body, "a", "Skip to the names", {"class": "skip", "href": "#names"})
    header = _add(body, "header")
    _add(_add(header, "p", "", {"class": "kicker"}), "bdi", about.publication)
    _add(header, "h1", "How the names are said")
    _add(header, "p", about.summary, {"class": "lead"})
    main = _add(body, "main")
    if rows:
        _filters(main, rows)
        _table(main, rows)
    else:
        _add(main, "p", "So there is nothing to listen to on this page.")
    footer = _add(body, "footer")
    _add(footer, "p", f"{disclosure(PAGE_LANGUAGE)} {about.speaker}")
    _add(body, "script").text = dress.js
    text = etree.tostring(html, encoding="unicode", method="html", doctype="<!DOCTYPE html>")
    return Artifact(PATH, f"{text}\n".encode())


def source_in_words(source: str) -> str:
    """Return who decided: ``spelling rules of Aymara`` for ``rule:ay``."""
    kind, _, language = source.partition(":")
    return f"spelling rules of {_language(language)}" if kind == "rule" else _SOURCES.get(source, source)


def confidence_in_words(confidence: float) -> str:
    """Return how sure that is."""
    return next(words for least, words in _CONFIDENCE if confidence >= least)


def _head(head: etree._Element, about: About, dress: Dress) -> None:
    policy = (  # media-src: 'self' is nothing to some browsers where the page itself is a file
        f"default-src 'none'; script-src {_digest(dress.js)}; style-src {_digest(dress.css)}; media-src 'self' file:; "
        "base-uri 'none'; form-action 'none'"
    )
    _add(head, "meta", attributes={"charset": "utf-8"})
    _add(head, "meta", attributes={"http-equiv": "Content-Security-Policy", "content": policy})
    _add(head, "meta", attributes={"name": "viewport", "content": "width=device-width, initial-scale=1"})
    _add(head, "meta", attributes={"name": "color-scheme", "content": "light dark"})
    _add(head, "title", f"How the names are said – {about.publication}")
    _add(head, "style").text = dress.css


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _filters(main: etree._Element, rows: Sequence[Row]) -> None:
    """Add what narrows the table down; it is the script's, which shows it."""
    form = _add(main, "div", "", {"id": "filters", "role": "search", "aria-label": "Names", "hidden": "hidden"})
    label = _add(form, "label", "Find ")
    _add(label, "input", attributes={"type": "search", "id": "find", "autocomplete": "off", "spellcheck": "false"})
    _choice(form, "Language", {_spoken_language(row) for row in rows})
    _choice(form, "Decided by", {source_in_words(row.source) for row in rows})
    label = _add(form, "label", "", {"class": "tick"})
    _add(label, "input", attributes={"type": "checkbox", "id": "doubtful"}).tail = " Only doubtful"
    _add(form, "button", "Show all", {"type": "button", "id": "reset"})
    _add(main, "p", "", {"id": "shown", "role": "status", "class": "shown"})
    _add(main, "p", "", {"id": "told", "role": "status", "class": "unseen"})


def _choice(form: etree._Element, name: str, values: Iterable[str]) -> None:
    select = _add(_add(form, "label", f"{name} "), "select", "", {"id": name.lower().replace(" ", "-")})
    _add(select, "option", "all", {"value": ""})
    for value in sorted(values):
        _add(select, "option", value, {"value": value})


def _table(main: etree._Element, rows: Iterable[Row]) -> None:
    table = _add(main, "table", "", {"id": "names", "tabindex": "-1"})
    _add(table, "caption", "Names and foreign words, the doubtful first")
    headings = _add(_add(table, "thead"), "tr")
    for name in _COLUMNS:
        sort = {} if name in _UNSORTED else {"data-sort": "number" if name in _NUMBERS else "text"}
        _add(headings, "th", name, {"scope": "col", **sort})
    body = _add(table, "tbody")
    for row in rows:
        _row(body, row)


def _row(body: etree._Element, row: Row) -> None:
    source = source_in_words(row.source)
    facts = {"data-language": _spoken_language(row), "data-source": source}
    line = _add(body, "tr", "", {**facts, **({"class": "doubtful"} if row.is_doubtful else {})})
    name = _add(line, "th", "", {"scope": "row"})
    _add(name, "bdi", row.word, _lang(row.language or row.around, PAGE_LANGUAGE))
    listen = _add(line, "td", "", {"class": "listen", "data-label": "Listen"})
    _player(listen, "name", row.alone, row)
    _player(listen, "sentence", row.sentence, row)
    sound = _add(line, "td", "", {"class": "ipa", "data-label": "Sound"})
    if row.ipa:
        _add(sound, "span", f"/{row.ipa}/", {"lang": "und-fonipa"})
    else:
        _add(sound, "span", "as the voice reads it", {"class": "quiet"})
    context = _add(line, "td", "", {"class": "context", "data-label": "First context"})
    words = _add(context, "bdi", row.before, _lang(row.around, PAGE_LANGUAGE))
    _add(words, "mark", row.word, _lang(row.language, row.around)).tail = _fit(row.after)
    language = _add(line, "td", _spoken_language(row), {"data-label": "Language"})
    if row.language is None:
        _add(language, "span", " as the article", {"class": "quiet"})
    _add(line, "td", source, {"data-label": "Decided by"})
    sure = _add(line, "td", "", {"data-label": "Confidence", "data-value": f"{row.confidence:.4f}"})
    _add(sure, "span", f"{confidence_in_words(row.confidence)}, {row.confidence:.0%}").tail = " "
    if row.is_doubtful:
        _add(sure, "strong", "Doubtful", {"class": "badge"})
    _add(line, "td", f"{row.count:,}", {"class": "count", "data-label": "Times", "data-value": str(row.count)})
    copy = _add(line, "td", "", {"class": "line", "data-label": "Line"})
    _add(copy, "code", row.line, {"dir": "ltr"})
    button = _add(copy, "button", "Copy line", {"type": "button", "class": "copy", "hidden": "hidden"})
    _add(_add(button, "span", " for ", {"class": "unseen"}), "bdi", row.word, _lang(row.language, PAGE_LANGUAGE))


def _player(cell: etree._Element, what: str, sound: Sound, row: Row) -> None:
    """Add the browser's player, and a button that the script puts in its place."""
    if not sound.path:
        _add(cell, "p", f"The {what} could not be spoken. {sound.fault}", {"class": "fault"})
        return
    place = _add(cell, "div", "", {"class": "sound"})
    button = _add(place, "button", "", {"type": "button", "class": "play", "aria-pressed": "false", "hidden": "hidden"})
    icon = _add(button, "svg", "", {"viewBox": "0 0 16 16", "aria-hidden": "true"})
    for state, shape in _ICONS.items():
        _add(icon, "path", "", {"class": f"{state}-icon", "d": shape})
    _add(button, "span", "Play ", {"class": "unseen"})
    _add(button, "span", what, {"class": "label"})
    _add(_add(button, "span", ": ", {"class": "unseen"}), "bdi", row.word, _lang(row.language, PAGE_LANGUAGE))
    _add(place, "span", what, {"class": "what"})
    label = f"{one_line(row.word)}, the {what}"
    _add(place, "audio", "", {"controls": "controls", "preload": "none", "src": sound.path, "aria-label": label})


def _spoken_language(row: Row) -> str:
    return _language(row.language or row.around)


def _language(tag: str) -> str:
    return _LANGUAGES.get(_primary(tag), tag)


def _lang(language: str | None, around: str) -> dict[str, str]:
    """Return the attribute of a text in one language amid another; None: it is in the same."""
    return {"lang": language} if language and _primary(language) != _primary(around) else {}


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _add(parent: etree._Element, tag: str, text: str = "", attributes: dict[str, str] | None = None) -> etree._Element:
    element = etree.SubElement(parent, tag, {name: _fit(value) for name, value in (attributes or {}).items()})
    element.text = _fit(text) or None
    return element


def _fit(text: str) -> str:
    """Return a text that HTML can hold, with the blanks at its ends."""
    return one_line(f"|{text}|")[1:-1]

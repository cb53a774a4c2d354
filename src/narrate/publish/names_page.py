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
from narrate.publish.elements import add, add_spans, lang
from narrate.publish.parts import primary
from narrate.publish.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from narrate.model import Span

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

    ``before`` and ``after`` are its neighbours where it stands first, other names among them in their own language;
    ``around`` is the language of that article.
    """

    word: str
    count: int
    language: str | None
    ipa: str
    source: str
    confidence: float
    is_doubtful: bool
    before: tuple[Span, ...]
    after: tuple[Span, ...]
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
    _head(add(html, "head"), about, dress)
    body = add(html, "body")
    if rows:
        add(body, "a", "Skip to the names", {"class": "skip", "href": "#names"})
    header = add(body, "header")
    add(add(header, "p", "", {"class": "kicker"}), "bdi", about.publication)
    add(header, "h1", "How the names are said")
    add(header, "p", about.summary, {"class": "lead"})
    main = add(body, "main")
    if rows:
        _filters(main, rows)
        _table(main, rows)
    else:
        add(main, "p", "So there is nothing to listen to on this page.")
    footer = add(body, "footer")
    add(footer, "p", f"{disclosure(PAGE_LANGUAGE)} {about.speaker}")
    add(body, "script").text = dress.js
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
    add(head, "meta", attributes={"charset": "utf-8"})
    add(head, "meta", attributes={"http-equiv": "Content-Security-Policy", "content": policy})
    add(head, "meta", attributes={"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, "meta", attributes={"name": "color-scheme", "content": "light dark"})
    add(head, "title", f"How the names are said – {about.publication}")
    add(head, "style").text = dress.css


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _filters(main: etree._Element, rows: Sequence[Row]) -> None:
    """Add what narrows the table down; it is the script's, which shows it."""
    form = add(main, "div", "", {"id": "filters", "role": "search", "aria-label": "Names", "hidden": "hidden"})
    label = add(form, "label", "Find ")
    add(label, "input", attributes={"type": "search", "id": "find", "autocomplete": "off", "spellcheck": "false"})
    _choice(form, "Language", {_spoken_language(row) for row in rows})
    _choice(form, "Decided by", {source_in_words(row.source) for row in rows})
    label = add(form, "label", "", {"class": "tick"})
    add(label, "input", attributes={"type": "checkbox", "id": "doubtful"}).tail = " Only doubtful"
    add(form, "button", "Show all", {"type": "button", "id": "reset"})
    add(main, "p", "", {"id": "shown", "role": "status", "class": "shown"})
    add(main, "p", "", {"id": "told", "role": "status", "class": "unseen"})


def _choice(form: etree._Element, name: str, values: Iterable[str]) -> None:
    select = add(add(form, "label", f"{name} "), "select", "", {"id": name.lower().replace(" ", "-")})
    add(select, "option", "all", {"value": ""})
    for value in sorted(values):
        add(select, "option", value, {"value": value})


def _table(main: etree._Element, rows: Iterable[Row]) -> None:
    table = add(main, "table", "", {"id": "names", "tabindex": "-1"})
    add(table, "caption", "Names and foreign words, the doubtful first")
    headings = add(add(table, "thead"), "tr")
    for name in _COLUMNS:
        sort = {} if name in _UNSORTED else {"data-sort": "number" if name in _NUMBERS else "text"}
        add(headings, "th", name, {"scope": "col", **sort})
    body = add(table, "tbody")
    for row in rows:
        _row(body, row)


def _row(body: etree._Element, row: Row) -> None:
    source = source_in_words(row.source)
    facts = {"data-language": _spoken_language(row), "data-source": source}
    line = add(body, "tr", "", {**facts, **({"class": "doubtful"} if row.is_doubtful else {})})
    _name(add(line, "th", "", {"scope": "row"}), row)
    listen = add(line, "td", "", {"class": "listen", "data-label": "Listen"})
    _player(listen, "name", row.alone, row)
    _player(listen, "sentence", row.sentence, row)
    sound = add(line, "td", "", {"class": "ipa", "data-label": "Sound"})
    if row.ipa:
        add(sound, "span", f"/{row.ipa}/", {"lang": "und-fonipa"})
    else:
        add(sound, "span", "as the voice reads it", {"class": "quiet"})
    context = add(line, "td", "", {"class": "context", "data-label": "First context"})
    words = add(context, "bdi", "", lang(row.around, PAGE_LANGUAGE))
    add_spans(words, row.before, row.around)
    add(words, "mark", row.word, lang(row.language, row.around))
    add_spans(words, row.after, row.around)
    language = add(line, "td", _spoken_language(row), {"data-label": "Language"})
    if row.language is None:
        add(language, "span", " as the article", {"class": "quiet"})
    add(line, "td", source, {"data-label": "Decided by"})
    sure = add(line, "td", "", {"data-label": "Confidence", "data-value": f"{row.confidence:.4f}"})
    add(sure, "span", f"{confidence_in_words(row.confidence)}, {row.confidence:.0%}").tail = " "
    if row.is_doubtful:
        add(sure, "strong", "Doubtful", {"class": "badge"})
    add(line, "td", f"{row.count:,}", {"class": "count", "data-label": "Times", "data-value": str(row.count)})
    copy = add(line, "td", "", {"class": "line", "data-label": "Line"})
    add(copy, "code", row.line, {"dir": "ltr"})
    button = add(copy, "button", "Copy line", {"type": "button", "class": "copy", "hidden": "hidden"})
    _name(add(button, "span", " for ", {"class": "unseen"}), row)


def _name(parent: etree._Element, row: Row) -> None:
    add(parent, "bdi", row.word, lang(row.language or row.around, PAGE_LANGUAGE))


def _player(cell: etree._Element, what: str, sound: Sound, row: Row) -> None:
    """Add the browser's player, and a button that the script puts in its place."""
    if not sound.path:
        add(cell, "p", f"The {what} could not be spoken. {sound.fault}", {"class": "fault"})
        return
    place = add(cell, "div", "", {"class": "sound"})
    button = add(place, "button", "", {"type": "button", "class": "play", "aria-pressed": "false", "hidden": "hidden"})
    icon = add(button, "svg", "", {"viewBox": "0 0 16 16", "aria-hidden": "true"})
    for state, shape in _ICONS.items():
        add(icon, "path", "", {"class": f"{state}-icon", "d": shape})
    add(button, "span", "Play ", {"class": "unseen"})
    add(button, "span", what, {"class": "label"})
    _name(add(button, "span", ": ", {"class": "unseen"}), row)
    add(place, "span", what, {"class": "what"})
    label = f"{one_line(row.word)}, the {what}"
    add(place, "audio", "", {"controls": "controls", "preload": "none", "src": sound.path, "aria-label": label})


def _spoken_language(row: Row) -> str:
    return _language(row.language or row.around)


def _language(tag: str) -> str:
    return _LANGUAGES.get(primary(tag), tag)

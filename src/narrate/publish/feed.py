"""The podcast feed: RSS 2.0 with Apple's tags, and what Podcasting 2.0 needs to tell who we are and who speaks.

Sources: "A Podcaster's Guide to RSS" (Apple), the podcast namespace 1.0 (podcastindex.org). The feed depends on its
arguments alone, so its own date is that of the newest episode. Whatever an article says is text: titles are escaped
for XML, descriptions, which clients show as HTML, for HTML as well. In descriptions names say their language;
titles and attributes are plain text, where nothing can.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import UTC, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import UUID, uuid5

from lxml import etree

from narrate.model import Artifact, Span
from narrate.publish.disclosure import disclosure
from narrate.publish.parts import as_html, cut, fitting_line, text_of
from narrate.publish.text import one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from narrate.model import Publication

PATH = "feed.xml"

_NAMESPACES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",  # clients compare it letter by letter
    "atom": "http://www.w3.org/2005/Atom",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
_GUIDS = UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")  # the namespace of podcast:guid
_MOST_BYTES = 4_000  # of a description, for Apple
_LONGEST_PARAGRAPH = 3_500  # bytes of it: leaves room for a heading


@dataclass(frozen=True, slots=True)
class Season:
    """An article whose chapters are episodes: its number among the articles, from 1, and its title."""

    number: int
    title_spans: tuple[Span, ...]  # by language

    @property
    def title(self) -> str:
        """The article's title."""
        return text_of(self.title_spans)


@dataclass(frozen=True, slots=True)
class Episode:
    """An item of the feed. ``audio`` and ``image`` are paths under the output folder."""

    guid: str  # of `episode_guid`
    title: str
    description: tuple[Span, ...]  # by language
    audio: str
    length_bytes: int
    duration_s: float
    number: int  # in the season or show, from 1
    season: Season | None = None  # None: the episode is a whole article
    date: datetime | None = None  # of the article, with a time zone
    author: str = ""
    language: str = ""  # of the text; empty: the show's
    link: str | None = None  # the original; written if it is an address of the web
    image: str | None = None  # None: the show's


def feed(publication: Publication, episodes: Sequence[Episode], cover: str) -> Artifact:
    """Return the feed, its items in the order given; ``cover`` is the path of the show's picture.

    The publication has an address.
    """
    root = etree.Element("rss", {"version": "2.0"}, nsmap=_NAMESPACES)
    channel = etree.SubElement(root, "channel")
    dates = [date for episode in episodes if (date := _published(publication, episode))]
    _show(channel, publication, cover, max(dates, default=None))
    for episode in episodes:
        _item(etree.SubElement(channel, "item"), publication, episode)
    return Artifact(PATH, etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True))


def feed_guid(publication: Publication) -> UUID:
    """Return ``podcast:guid``: UUIDv5 of the feed's address without scheme."""
    _, _, bare = _url(publication, PATH).partition("://")
    return uuid5(_GUIDS, bare)


def episode_guid(publication: Publication, article: str, section: str = "") -> str:
    """Return an episode's GUID: UUIDv5 of the slugs, in the namespace of the feed's own.

    It outlives every edit that keeps the address of the publication and the slugs. No section: the whole article.
    """
    return str(uuid5(feed_guid(publication), f"{article}/{section}"))


def _show(channel: etree._Element, publication: Publication, cover: str, newest: datetime | None) -> None:
    date = _rfc_2822(newest)
    facts = (
        ("title", publication.title),
        ("link", publication.address),
        ("description", _notes((), (Span(publication.description),), publication.language)),
        ("language", publication.language),
        ("copyright", publication.copyright),
        ("generator", "narrate"),
        ("pubDate", date),
        ("lastBuildDate", date),
        ("itunes:author", publication.author),
        ("itunes:type", "serial" if publication.items == "chapters" else "episodic"),
        ("itunes:explicit", _word(publication.explicit)),
        ("podcast:guid", str(feed_guid(publication))),
    )
    _write_all(channel, facts)
    _write(channel, "atom:link", href=_url(publication, PATH), rel="self", type="application/rss+xml")
    _write(channel, "itunes:image", href=_url(publication, cover))
    _write(channel, "podcast:txt", "true", purpose="ai-content")
    parent = channel
    for name in publication.category:
        parent = _write(parent, "itunes:category", text=name)


def _item(item: etree._Element, publication: Publication, episode: Episode) -> None:
    facts = (
        ("title", episode.title),
        ("link", web_address(episode.link or "")),
        ("description", _notes(_heading(episode), episode.description, episode.language or publication.language)),
        ("pubDate", _rfc_2822(_published(publication, episode))),
        ("itunes:author", episode.author),
        ("itunes:duration", str(round(episode.duration_s))),
        ("itunes:season", str(episode.season.number) if episode.season else ""),
        ("itunes:episode", str(episode.number)),
        ("itunes:explicit", _word(publication.explicit)),
    )
    _write_all(item, facts)
    _write(item, "guid", episode.guid, isPermaLink="false")
    audio = _url(publication, episode.audio)
    _write(item, "enclosure", url=audio, length=str(episode.length_bytes), type="audio/mpeg")
    if episode.season:
        _write(item, "podcast:season", str(episode.season.number), name=episode.season.title)
    if episode.image:
        _write(item, "itunes:image", href=_url(publication, episode.image))


def _heading(episode: Episode) -> tuple[Span, ...]:
    """Return what the notes of a chapter begin with: its article's title, if that is not its own."""
    return episode.season.title_spans if episode.season and episode.season.title != episode.title else ()


def _published(publication: Publication, episode: Episode) -> datetime | None:
    """Return the article's date in UTC; its chapters are a second apart, so that sorting by date keeps their order."""
    if episode.date is None:
        return None
    seconds = episode.number - 1 if publication.items == "chapters" else 0
    return (episode.date + timedelta(seconds=seconds)).astimezone(UTC)


def _rfc_2822(date: datetime | None) -> str:
    return format_datetime(date, usegmt=True) if date else ""


def _word(truth: bool) -> str:  # noqa: FBT001 - it is the value, not a switch
    return "true" if truth else "false"


def _url(publication: Publication, path: str) -> str:
    assert publication.address is not None, "only a publication with an address has a feed"
    return publication.address + quote(path)


def _notes(heading: Iterable[Span], text: Iterable[Span], language: str) -> str:
    """Return a description in HTML: heading and text, shortened where they are too long, and what the voice is."""
    notes = f"<p>{as_html([Span(disclosure(language))], language)}</p>"
    for paragraph in (text, heading):  # the last first: what follows keeps its room
        room = _MOST_BYTES - len(notes.encode()) - len("<p></p>")
        opening = _shortened(fitting_line(paragraph), language, min(room, _LONGEST_PARAGRAPH))
        notes = f"<p>{opening}</p>{notes}" if opening else notes
    return notes


def _shortened(spans: Sequence[Span], language: str, most_bytes: int) -> str:
    """Return a text in HTML, cut at a blank of the text: never inside a tag or a character reference."""
    markup = as_html(spans, language)
    if len(markup.encode()) <= most_bytes:
        return markup

    def opening(end: int) -> str:
        return as_html(cut(spans, 0, end), language) + "…"

    blanks = [at for at, character in enumerate(text_of(spans)[:most_bytes]) if character == " "]
    fitting = bisect_right(blanks, most_bytes, key=lambda end: len(opening(end).encode()))
    return opening(blanks[fitting - 1] if fitting else 0)


def _write_all(parent: etree._Element, facts: Iterable[tuple[str, str | None]]) -> None:
    """Write an element for each fact that is known."""
    for name, content in facts:
        if content:
            _write(parent, name, content)


def _write(parent: etree._Element, name: str, content: str = "", /, **attributes: str) -> etree._Element:
    prefix, _, local = name.rpartition(":")
    namespace = f"{{{_NAMESPACES[prefix]}}}" if prefix else ""
    element = etree.SubElement(parent, namespace + local, {key: one_line(value) for key, value in attributes.items()})
    element.text = one_line(content) or None
    return element

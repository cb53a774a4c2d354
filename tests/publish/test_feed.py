"""The feed, read back with the standard library's XML reader."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from html import escape, unescape
from typing import TYPE_CHECKING
from uuid import UUID, uuid5
from xml.etree import ElementTree as ET

from hypothesis import example, given
from hypothesis import strategies as st

from narrate.model import Publication, Span
from narrate.publish.feed import Episode, Season, episode_guid, feed, feed_guid
from narrate.publish.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

SHOW = Publication(
    title="Voices of the Altiplano",
    author="Wara Quispe",
    address="https://narrate.example/audio/",
    language="en-GB",
    description="Reports from Bolivia & its neighbours.",
    category=("Society & Culture", "Documentary"),
    copyright="© 2020 Wara Quispe",
)
EPISODE = Episode(
    guid=episode_guid(SHOW, "salt-road", "origins"),
    title="Origins",
    description=(Span("Where the caravans came from."),),
    audio="salt-road/01-origins.mp3",
    length_bytes=123_456,
    duration_s=61.5,
    number=1,
    date=datetime(2020, 2, 1, 23, 30, tzinfo=timezone(timedelta(hours=-4))),
    author="Inés Mamani",
    link="https://example.org/salt",
)
NAMES = {
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "atom": "http://www.w3.org/2005/Atom",
    "podcast": "https://podcastindex.org/namespace/1.0",
}
HOSTILE = '<script>alert("1")</script> &amp; ]]> <!-- {x} -->'


def test_the_show_says_what_directories_require() -> None:
    """Apple refuses a show without any of these."""
    channel = read([EPISODE])
    told = {name: channel.findtext(name, namespaces=NAMES) for name in ("title", "link", "language", "copyright")}
    assert told == {
        "title": "Voices of the Altiplano",
        "link": "https://narrate.example/audio/",
        "language": "en-GB",
        "copyright": "© 2020 Wara Quispe",
    }
    assert channel.findtext("itunes:author", namespaces=NAMES) == "Wara Quispe"
    assert channel.findtext("itunes:explicit", namespaces=NAMES) == "false"
    assert attribute(channel, "itunes:image", "href") == "https://narrate.example/audio/cover.png"
    assert attribute(channel, "itunes:category", "text") == "Society & Culture"
    assert attribute(channel, "itunes:category/itunes:category", "text") == "Documentary"
    assert attribute(channel, "atom:link", "href") == "https://narrate.example/audio/feed.xml"


def test_an_item_says_what_clients_need() -> None:
    """A client can list, date, download and resume the episode."""
    (item,) = read([EPISODE]).findall("item")
    assert item.findtext("title") == "Origins"
    assert item.findtext("link") == "https://example.org/salt"
    assert item.findtext("pubDate") == "Sun, 02 Feb 2020 03:30:00 GMT"
    assert item.findtext("itunes:author", namespaces=NAMES) == "Inés Mamani"
    assert item.findtext("itunes:duration", namespaces=NAMES) == "62"
    assert item.findtext("itunes:episode", namespaces=NAMES) == "1"
    assert item.findtext("guid") == EPISODE.guid
    assert attribute(item, "guid", "isPermaLink") == "false"
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert enclosure.attrib == {
        "url": "https://narrate.example/audio/salt-road/01-origins.mp3",
        "length": "123456",
        "type": "audio/mpeg",
    }


def test_the_voice_is_disclosed() -> None:
    """Listeners read in every description, and directories in the tag made for it, that the voice is synthetic."""
    channel = read([EPISODE, replace(EPISODE, description=(), guid="2")])
    disclosure = channel.find("podcast:txt[@purpose='ai-content']", NAMES)
    assert disclosure is not None
    assert disclosure.text == "true"
    assert all("Read aloud by a synthetic voice." in (told.text or "") for told in channel.iter("description"))
    for spanish in (
        read([EPISODE], replace(SHOW, language="es-BO")),
        read([replace(EPISODE, language="es")]),
    ):
        assert "Leído en voz alta por una voz sintética." in (spanish.findtext("item/description") or "")


@given(st.text(st.characters()))
def test_any_title_is_read_back(title: str) -> None:
    """Whatever a title holds, the feed is XML and clients see the same title, in one line."""
    assert (read([replace(EPISODE, title=title)]).findtext("item/title") or "") == one_line(title)


@given(st.text(st.characters()))
def test_any_description_is_text(text: str) -> None:
    """Clients show descriptions as HTML: what an article says comes out as it was, and is never markup."""
    told = read([replace(EPISODE, description=(Span(text),))]).findtext("item/description") or ""
    opening = f"<p>{escape(one_line(text), quote=False)}</p>" if one_line(text) else ""
    assert told == f"{opening}<p>Read aloud by a synthetic voice.</p>"


def test_markup_in_an_article_stays_text() -> None:
    """A hostile title, author or description adds no element to the feed, nor one to the page that shows it."""
    harmless = read([EPISODE])
    notes = (Span(HOSTILE), Span(HOSTILE, f'"{HOSTILE}'))
    hostile = read([replace(EPISODE, title=HOSTILE, author=HOSTILE, description=notes, link="javascript:alert(1)")])
    assert {element.tag for element in hostile.iter()} == {element.tag for element in harmless.iter()}
    assert hostile.findtext("item/title") == HOSTILE
    assert "<script" not in (hostile.findtext("item/description") or "")
    assert hostile.find("item/link") is None


@example(["ñ" * 4_000])
@given(st.lists(st.sampled_from(["ñandú", "&", "<b>", "a"]), min_size=1, max_size=9))
def test_a_long_description_is_cut_at_a_word(words: list[str]) -> None:
    """Apple takes 4,000 bytes; the cut leaves whole characters, and the disclosure stays."""
    text = " ".join(words * 2_500)
    told = read([replace(EPISODE, description=(Span(text),))]).findtext("item/description") or ""
    assert len(told.encode()) <= 4_000
    opening, _, closing = told.removeprefix("<p>").partition("</p>")
    assert closing == "<p>Read aloud by a synthetic voice.</p>"
    assert text.startswith(unescape(opening).removesuffix("…"))
    assert "…" in opening or unescape(opening) == text


def test_names_of_a_description_have_their_language() -> None:
    """A client that reads aloud changes its voice for them; the article's own language is left as it is."""
    heading = (Span("The "), Span("Ch’amaka", "ay"), Span(" road"))
    notes = (Span(" From "), Span("La Paz", "es-BO"), Span(" & "), Span("London", "en"), Span(" on. "))
    (told,) = read([replace(EPISODE, description=notes, season=Season(1, heading))]).findall("item")
    assert (told.findtext("description") or "").startswith(
        '<p>The <span lang="ay">Ch’amaka</span> road</p><p>From <span lang="es-BO">La Paz</span> &amp; London on.</p>'
    )
    season = told.find("podcast:season", NAMES)
    assert season is not None
    assert season.get("name") == "The Ch’amaka road"
    spanish = read([replace(EPISODE, description=notes, language="es")]).findtext("item/description") or ""
    assert '<p>From La Paz &amp; <span lang="en">London</span> on.</p>' in spanish


SPANS = st.lists(st.builds(Span, st.text("ab &<", max_size=9), st.sampled_from([None, "en", "es", "ay"])), max_size=9)


@given(SPANS)
def test_marks_change_nothing_of_a_description(spans: list[Span]) -> None:
    """What clients show is the text; every mark is closed, and none is empty."""
    told = read([replace(EPISODE, description=tuple(spans))]).findtext("item/description") or ""
    notes = ET.fromstring(f"<notes>{told}</notes>")  # noqa: S314 - our own bytes
    text = one_line("".join(span.text for span in spans))
    assert "".join(notes.itertext()) == text + "Read aloud by a synthetic voice."
    assert {each.get("lang") for each in notes.iter("span")} <= {"es", "ay"}
    assert all(each.text for each in notes.iter("span"))


@given(SPANS.filter(any))
def test_a_long_description_is_cut_between_marks(spans: list[Span]) -> None:
    """The bytes of marks count too; a mark in which the text ends is closed."""
    told = read([replace(EPISODE, description=tuple(spans * 500))]).findtext("item/description") or ""
    assert len(told.encode()) <= 4_000
    assert ET.fromstring(f"<notes>{told}</notes>") is not None  # noqa: S314 - our own bytes


def test_addresses_are_percent_encoded() -> None:
    """An address with a blank or a letter beyond ASCII breaks downloads."""
    told = read([replace(EPISODE, audio="año nuevo/01-#1?.mp3", image="año nuevo/cover.png")])
    assert attribute(told, "item/enclosure", "url") == "https://narrate.example/audio/a%C3%B1o%20nuevo/01-%231%3F.mp3"
    assert attribute(told, "item/itunes:image", "href") == "https://narrate.example/audio/a%C3%B1o%20nuevo/cover.png"


def test_chapters_of_a_day_keep_their_order() -> None:
    """Clients that sort by date show chapters in reading order; articles keep their own date."""
    second = replace(EPISODE, number=2, guid="2")
    serial = [told.text for told in read([EPISODE, second]).iter("pubDate")]
    assert serial == [
        "Sun, 02 Feb 2020 03:30:01 GMT",  # the show's: its newest episode's
        "Sun, 02 Feb 2020 03:30:00 GMT",
        "Sun, 02 Feb 2020 03:30:01 GMT",
    ]
    episodic = read([EPISODE, second], replace(SHOW, items="articles"))
    assert {told.text for told in episodic.iter("pubDate")} == {"Sun, 02 Feb 2020 03:30:00 GMT"}


def test_the_setting_decides_how_clients_order_items() -> None:
    """Chapters are heard from the first on, articles from the newest on; a season is an article."""
    serial = read([replace(EPISODE, season=Season(3, (Span("The salt road"),)))])
    assert serial.findtext("itunes:type", namespaces=NAMES) == "serial"
    assert serial.findtext("item/itunes:season", namespaces=NAMES) == "3"
    assert attribute(serial, "item/podcast:season", "name") == "The salt road"
    assert (serial.findtext("item/description") or "").startswith("<p>The salt road</p><p>Where the caravans")
    episodic = read([EPISODE], replace(SHOW, items="articles"))
    assert episodic.findtext("itunes:type", namespaces=NAMES) == "episodic"
    assert episodic.find("item/itunes:season", NAMES) is None


def test_without_dates_none_is_made_up() -> None:
    """The same articles give the same feed on any day: no date comes from the clock."""
    channel = read([replace(EPISODE, date=None)])
    assert not list(channel.iter("pubDate"))
    assert channel.find("lastBuildDate") is None
    newest = read([EPISODE, replace(EPISODE, date=datetime(2021, 1, 1, tzinfo=UTC))])
    assert newest.findtext("lastBuildDate") == "Fri, 01 Jan 2021 00:00:00 GMT"


def test_guids_outlive_edits() -> None:
    """A client downloads an episode again, or loses it, when its GUID changes: only address and slugs may count."""
    edited = replace(SHOW, title="Other", language="es", author="", items="articles")
    assert episode_guid(edited, "salt-road", "origins") == "9b930ca8-5582-52d0-adac-c6da513c52f8"
    slugs = [("salt-road", "origins"), ("salt-road", "the-lake"), ("salt-road", ""), ("origins", "salt-road")]
    assert len({episode_guid(SHOW, *pair) for pair in slugs}) == len(slugs)
    assert UUID(EPISODE.guid).version == 5


def test_the_feed_has_the_guid_of_podcasting_2() -> None:
    """Directories derive it from the feed's address without scheme, in the namespace of the specification."""
    wanted = uuid5(UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6"), "narrate.example/audio/feed.xml")
    assert feed_guid(SHOW) == wanted
    assert read([EPISODE]).findtext("podcast:guid", namespaces=NAMES) == str(wanted)


def test_the_same_input_gives_the_same_bytes() -> None:
    """A build that changes nothing uploads nothing; the feed is UTF-8 without a document type."""
    artifact = feed(SHOW, [EPISODE], "cover.png")
    assert artifact == feed(SHOW, [EPISODE], "cover.png")
    assert artifact.path == "feed.xml"
    assert artifact.data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<rss ")
    assert b"<!" not in artifact.data


def read(episodes: Sequence[Episode], show: Publication = SHOW) -> ET.Element:
    """Make a feed and return its channel."""
    channel = ET.fromstring(feed(show, episodes, "cover.png").data).find("channel")  # noqa: S314 - our own bytes
    assert channel is not None
    return channel


def attribute(parent: ET.Element, path: str, name: str) -> str | None:
    """Return an attribute of the element at a path."""
    element = parent.find(path, NAMES)
    assert element is not None
    return element.get(name)

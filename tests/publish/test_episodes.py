"""What the feed makes of the articles that were published."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from narrate.model import Publication, Span
from narrate.publish.episodes import episodes
from narrate.publish.feed import Season, episode_guid
from narrate.publish.narrated import Narrated, Track

SHOW = Publication("Voices of the Altiplano", address="https://narrate.example/audio/")
ARTICLE = Narrated(
    slug="salt-road",
    title_spans=(Span("The salt "), Span("camino", "es")),
    author="Inés Mamani",
    language="es",
    date=datetime(2020, 2, 8, tzinfo=UTC),
    source="https://example.org/salt",
    engine="tone",
    voice="a",
    cover=None,
    whole=Track("salt-road/salt-road.mp3", "The salt road", "", (Span("All of it."),), 100.0, 1_000, 20),
    chapters=(
        Track("salt-road/01.mp3", "The salt road", "the-salt-road", (Span("Where."),), 40.0, 400, 10),
        Track("salt-road/02.mp3", "Caravans", "caravans", (Span("Wara", "ay"), Span(".")), 60.0, 600, 10),
    ),
)


def test_a_chapter_is_an_episode_of_its_article() -> None:
    """A client shows the chapters of an article as a season, numbered within it."""
    first, second = episodes([ARTICLE], SHOW)
    assert (first.number, second.number) == (1, 2)
    assert first.season == second.season == Season(1, ARTICLE.title_spans)
    assert second.description == ARTICLE.chapters[1].description_spans
    assert second.guid == episode_guid(SHOW, "salt-road", "caravans")
    assert (second.audio, second.length_bytes, second.duration_s) == ("salt-road/02.mp3", 600, 60.0)
    assert (second.title, second.author, second.language) == ("Caravans", "Inés Mamani", "es")
    assert second.link == "https://example.org/salt"


def test_an_article_is_an_episode_where_that_is_set() -> None:
    """A show of articles has no seasons; its episodes count the articles."""
    (episode,) = episodes([ARTICLE], replace(SHOW, items="articles"))
    assert (episode.audio, episode.number, episode.season) == ("salt-road/salt-road.mp3", 1, None)
    assert episode.guid == episode_guid(SHOW, "salt-road")


def test_articles_stand_in_the_order_of_their_moments() -> None:
    """An evening in La Paz is later than an afternoon in London of the same date; what has no date comes first."""
    evening = replace(ARTICLE, slug="a", date=datetime(2020, 2, 8, 18, 30, tzinfo=timezone(timedelta(hours=-4))))
    afternoon = replace(ARTICLE, slug="b", date=datetime(2020, 2, 8, 20, 0, tzinfo=UTC))
    undated = replace(ARTICLE, slug="c", date=None)
    told = episodes([evening, afternoon, undated], replace(SHOW, items="articles"))
    assert [episode.guid for episode in told] == [episode_guid(SHOW, slug) for slug in "cba"]

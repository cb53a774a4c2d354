"""Articles that were published → the episodes of the feed: chapters or whole articles, the oldest article first."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from narrate.publish.feed import Episode, Season, episode_guid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from narrate.model import Publication
    from narrate.publish.narrated import Narrated, Track

_UNDATED = datetime.min.replace(tzinfo=UTC)


def episodes(articles: Iterable[Narrated], publication: Publication) -> list[Episode]:
    """Return the episodes in the order of the feed; articles without a date come first."""
    oldest_first = sorted(articles, key=lambda article: (article.date or _UNDATED, article.slug))
    return [
        episode
        for number, article in enumerate(oldest_first, start=1)
        for episode in _of_article(article, number, publication)
    ]


def _of_article(article: Narrated, number: int, publication: Publication) -> Iterator[Episode]:
    if publication.items == "articles":
        yield _episode(article, article.whole, publication, number, None)
        return
    season = Season(number, article.title_spans)
    for in_season, chapter in enumerate(article.chapters, start=1):
        yield _episode(article, chapter, publication, in_season, season)


def _episode(article: Narrated, track: Track, publication: Publication, number: int, season: Season | None) -> Episode:
    return Episode(
        guid=episode_guid(publication, article.slug, track.slug),
        title=track.title,
        description=track.description_spans,
        audio=track.path,
        length_bytes=track.length_bytes,
        duration_s=track.duration_s,
        number=number,
        season=season,
        date=article.date,
        author=article.author,
        language=article.language,
        link=article.source,
        image=article.cover,
    )

"""The press: covers, files, feed and report, written under the output folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

import narrate
from narrate import files
from narrate.errors import BadPicture, FileMissing
from narrate.model import Artifact, Picture, Programme
from narrate.publish.edition import Cover, make_edition
from narrate.publish.episodes import episodes
from narrate.publish.feed import feed
from narrate.publish.report import PATH as REPORT
from narrate.publish.report import Published, contents_of, document, published, report

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from pathlib import Path

    from narrate.desk import Desk, Planned
    from narrate.model import Chapter, Publication
    from narrate.ports import Store
    from narrate.publish.narrated import Narrated

COVER_SCHEME = 2  # counts changes of how covers are drawn and made small
SHOW_COVER = "cover.png"


@dataclass(frozen=True, slots=True)
class Made:
    """An article of which every chapter is finished."""

    planned: Planned
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True, slots=True)
class Issue:
    """What report.json says now, all that is published now, and what was before."""

    report: Mapping[str, object]
    now: Published
    before: Published
    was_unreadable: bool = False  # the report of what was before


def publish(made: Sequence[Made], waiting: Collection[str], desk: Desk, covers: Covers, output: Path) -> Issue:
    """Write what was made.

    ``waiting`` are the slugs of the articles that were not to be made, or could not be: as far as they were published
    before and their files are there, they stay in the feed as they were. A file that holds its bytes already is left
    untouched. The feed comes after the audio it names; files of ours that are no longer made go last. If nothing was
    made, all stays as it is.

    :raises CannotWrite: the disk is full, or the folder refuses
    """
    data = _last_report(output)
    before = published(data)
    kept = tuple(each for each in before.articles if each.slug in waiting and _is_there(each, output))
    if not made:
        return Issue(contents_of(data) or document(Published(), (), narrate.__version__), before, before)
    files.remove_leftovers(output)
    publication = desk.settings.publication
    narrated = tuple(_write_article(each, publication, covers, output) for each in made)
    articles = (*kept, *narrated)
    show = [covers.of_show]
    if publication.address:
        show.append(feed(publication, episodes(articles, publication), covers.of_show.path))
    now = Published(articles, tuple(artifact.path for artifact in show))
    unused = (
        now.unused(desk.lexicon) if now.slugs.issuperset(waiting) else ()
    )  # of others nobody has looked at, none can be told
    contents = document(now, unused, narrate.__version__)
    for artifact in show:
        files.write(output, artifact)
    files.prune(output, _no_longer_made(before, now))
    files.write(output, report(contents))
    return Issue(contents, now, before, was_unreadable=bool(data) and before == Published())


def _last_report(output: Path) -> bytes:
    """Return the last build's report.json, empty if there is none."""
    try:
        return files.read_bytes(output / REPORT)
    except FileMissing:
        return b""


def _is_there(article: Narrated, output: Path) -> bool:
    """Tell whether its files are those that the report tells of; a build that was killed may have written others."""
    tracks = (article.whole, *article.chapters)
    has_cover = article.cover is None or files.size(output, article.cover) is not None
    return has_cover and all(files.size(output, track.path) == track.length_bytes for track in tracks)


def _write_article(made: Made, publication: Publication, covers: Covers, output: Path) -> Narrated:
    planned, script = made.planned, made.planned.script
    programme = Programme(script.slug, script.facts, made.chapters, planned.voice.engine, planned.voice.name)
    edition = make_edition(script, programme, publication, covers.of_article(planned))
    for artifact in edition.artifacts:
        files.write(output, artifact)
    return edition.narrated


def _no_longer_made(before: Published, now: Published) -> frozenset[str]:
    """Return what is left of earlier builds; the folder of an article that was taken away is the user's to delete."""
    stale = before.all_files - now.all_files
    return frozenset(path for path in stale if "/" not in path or path.partition("/")[0] in now.slugs)


class Covers:
    """The publication's own picture everywhere, or a drawn one for the show and for each article.

    Drawing takes a fifth of a second, so what was drawn is kept in the store, named by what is written on it. ``note``
    is told of a title that cannot be drawn: its article gets the show's picture.
    """

    def __init__(self, publication: Publication, store: Store, note: Callable[[str], None]) -> None:
        self._publication, self._store, self._note = publication, store, note
        self._made: dict[str, Cover] = {}

    def prepare(self, planned: Iterable[Planned]) -> None:
        """Have them all ready.

        :raises BadPicture: the publication's own is not fit, or its title has letters that cannot be drawn
        """
        assert self.of_show
        for each in planned:
            self.of_article(each)

    @cached_property
    def of_show(self) -> Artifact:
        """The file that the feed names."""
        own = self._own()
        return Artifact(_named(own), own.data) if own else Artifact(SHOW_COVER, self._drawn(None))

    def of_article(self, planned: Planned) -> Cover:
        """Return an article's cover."""
        slug = planned.script.slug
        if slug not in self._made:
            self._made[slug] = self._of_title(planned)
        return self._made[slug]

    def _of_title(self, planned: Planned) -> Cover:
        show = self.of_show
        if self._publication.cover is None:
            try:
                drawn = Picture(self._drawn(planned.script.facts.title), "image/png")
            except BadPicture as error:
                self._note(f"{planned.path}: {error.message} It gets the cover of the show.")
            else:
                path = f"{planned.script.slug}/{SHOW_COVER}"
                return Cover(path, Artifact(path, drawn.data), self._thumbnail(drawn))
        return Cover(show.path, None, self._thumbnail(Picture(show.data, _MEDIA_TYPES[PurePath(show.path).suffix])))

    def _own(self) -> Picture | None:
        path = self._publication.cover
        if path is None:
            return None
        from narrate.publish.cover import check_cover  # noqa: PLC0415 - Pillow: only where a picture is looked at

        return check_cover(files.read_bytes(path), str(path))

    def _drawn(self, article_title: str | None) -> bytes:
        about = (self._publication.title, article_title, self._publication.language)
        key = hashlib.sha256(repr(("cover", COVER_SCHEME, about)).encode()).hexdigest()
        data = self._store.blob(key)
        if data is None:
            from narrate.publish.cover import draw_cover  # noqa: PLC0415 - see above

            data = draw_cover(*about).data
            self._store.keep_blob(key, data)
        return data

    def _thumbnail(self, cover: Picture) -> Picture:
        key = hashlib.sha256(b"thumbnail %d " % COVER_SCHEME + cover.data).hexdigest()
        data = self._store.blob(key)
        if data is None:
            from narrate.publish.cover import thumbnail  # noqa: PLC0415 - see above

            data = thumbnail(cover).data
            self._store.keep_blob(key, data)
        return Picture(data, "image/jpeg")


_MEDIA_TYPES = {".png": "image/png", ".jpg": "image/jpeg"}


def _named(cover: Picture) -> str:
    return next(f"cover{suffix}" for suffix, media_type in _MEDIA_TYPES.items() if media_type == cover.media_type)

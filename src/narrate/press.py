"""The press: covers, files, feed and report, written under the output folder."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

import narrate
from narrate import files
from narrate.errors import BadPicture, FileMissing
from narrate.model import Artifact, Picture, Programme
from narrate.publish.edition import Cover, make_edition
from narrate.publish.feed import feed
from narrate.publish.report import PATH as REPORT
from narrate.publish.report import document, files_of, report

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from narrate.desk import Desk, Planned
    from narrate.model import Chapter, Publication
    from narrate.ports import Store
    from narrate.publish.edition import Edition
    from narrate.publish.feed import Episode
    from narrate.publish.report import Narration

COVER_SCHEME = 2  # counts changes of how covers are drawn and made small
SHOW_COVER = "cover.png"


def publish(
    planned: Sequence[Planned], chapters: Mapping[str, Chapter], desk: Desk, covers: Covers, output: Path
) -> tuple[dict[str, object], tuple[str, ...]]:
    """Write all that the articles give; return what report.json says, and the paths of all files.

    A file that holds these bytes already is left untouched. The feed comes after the audio it names, and what an
    earlier build made and this one does not is removed at the end. Without an article, all stays as it is.

    :raises CannotWrite: the disk is full, or the folder refuses
    """
    if not planned:
        return document((), desk.lexicon, narrate.__version__), ()
    publication = desk.settings.publication
    before = _reported(output)
    files.remove_leftovers(output)
    narrations: list[Narration] = []
    episodes: list[Episode] = []
    oldest_first = sorted(planned, key=lambda each: (str(each.script.facts.date or ""), each.script.slug))
    for season, each in enumerate(oldest_first, start=1):
        edition = _edition(each, chapters, publication, covers.of_article(each), season)
        for artifact in edition.artifacts:
            files.write(output, artifact)
        narrations.append(edition.narration)
        episodes += edition.episodes
    contents = document(narrations, desk.lexicon, narrate.__version__)
    made = report(contents)
    listed = files_of(made.data)
    show = covers.of_show
    last = [show, *([feed(publication, episodes, show.path)] if publication.address else []), made]
    for artifact in last[:-1]:
        files.write(output, artifact)
    for narration in narrations:
        files.prune(output, narration.script.slug, before, listed)
    files.write(output, made)
    return contents, (*sorted(listed), *(artifact.path for artifact in last))


def _reported(output: Path) -> frozenset[str]:
    """Return the files that the last build made."""
    try:
        return files_of(files.read_bytes(output / REPORT))
    except FileMissing:
        return frozenset()


def _edition(
    planned: Planned, chapters: Mapping[str, Chapter], publication: Publication, cover: Cover, season: int
) -> Edition:
    script = planned.script
    audio = tuple(chapters[job.key] for job in planned.jobs)
    programme = Programme(script.slug, script.facts, audio, planned.voice.engine, planned.voice.name)
    return make_edition(script, programme, publication, cover, season)


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

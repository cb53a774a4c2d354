"""What an editor should know after a build, though nothing is wrong: a line for each kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.wording import counted, some_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from narrate.desk import Desk
    from narrate.model import Lexeme
    from narrate.press import Issue, Made
    from narrate.publish.report import Published


def notes_on(made: Sequence[Made], issue: Issue, waiting: Collection[str], desk: Desk) -> Iterator[str]:
    """Yield the notes; nothing if nothing was made. ``waiting`` are the slugs of articles that were not made now."""
    if not made:
        return
    if issue.was_unreadable and waiting:
        yield "The last report.json cannot be read: what was published before is not known. Build all articles."
    yield from _of_voices(made, desk)
    for planned in (each.planned for each in made):
        if left_out := planned.script.left_out:
            reasons = ", ".join(sorted({part.reason for part in left_out}))
            passages = counted(len(left_out), "passage")
            yield f"{planned.path}: {passages} left out ({reasons}). `narrate plan` shows them."
    if desk.settings.publication.address:
        undated = [each.planned.path for each in made if each.planned.script.facts.date is None]
        if undated:
            yield f"Without a `date` in the front matter, and so without one in the feed: {some_of(undated)}."
        now, before = issue.now.slugs, issue.before.slugs
        if gone := sorted(before - now - set(waiting)):
            yield f"No longer in the feed, since these articles are not in text/: {some_of(gone)}."
        if absent := sorted(set(waiting) - now):
            yield f"Not in the feed until they are built: {some_of(absent)}."
    else:
        yield "No feed is made: narrate.toml gives the publication no `address`."
    yield from _of_lexicon(made, issue.now, waiting, desk)


def _of_voices(made: Sequence[Made], desk: Desk) -> Iterator[str]:
    """Tell of articles that are read by a voice of another language, which somebody has chosen for all."""
    if not desk.settings.voice.name:
        return
    speaks = {voice.name: voice.language for voice in desk.engine.voices()}.get(desk.settings.voice.name, "und")
    for planned in (each.planned for each in made):
        language = planned.script.facts.language or desk.settings.publication.language
        if speaks != "und" and _primary(language) != _primary(speaks):
            yield f"{planned.path} is in {language}, but the voice {planned.voice.name} speaks {speaks}."


def _primary(language: str) -> str:
    return language.partition("-")[0].lower()


def _of_lexicon(made: Sequence[Made], published: Published, waiting: Collection[str], desk: Desk) -> Iterator[str]:
    unused = [entry for each in made for entry in each.planned.unused]
    if published.slugs.issuperset(waiting):
        unused += published.unused(desk.lexicon)
    if unused:
        entries = "entry matches" if len(unused) == 1 else "entries match"
        yield f"{len(unused)} lexicon {entries} nothing in the articles: {some_of(map(_place, unused))}."


def _place(entry: Lexeme) -> str:
    return f"“{entry.grapheme}” ({entry.path}:{entry.line})"

"""What an editor should know after a build, though nothing is wrong: a line for each kind of thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.wording import counted, some_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from narrate.desk import Desk
    from narrate.model import Lexeme
    from narrate.press import Made
    from narrate.publish.report import Published


def notes_on(made: Sequence[Made], published: Published, waiting: Collection[str], desk: Desk) -> Iterator[str]:
    """Yield the notes; nothing if nothing was made. ``waiting`` are the slugs of articles that were not made now."""
    if not made:
        return
    for planned in (each.planned for each in made):
        if left_out := planned.script.left_out:
            reasons = ", ".join(sorted({part.reason for part in left_out}))
            passages = counted(len(left_out), "passage")
            yield f"{planned.path}: {passages} left out ({reasons}). `narrate plan` shows them."
    if desk.settings.publication.address:
        undated = [each.planned.path for each in made if each.planned.script.facts.date is None]
        if undated:
            yield f"Without a `date` in the front matter, and so without one in the feed: {some_of(undated)}."
        if absent := sorted(set(waiting) - {article.slug for article in published.articles}):
            yield f"Not in the feed until they are built: {some_of(absent)}."
    else:
        yield "No feed is made: narrate.toml gives the publication no `address`."
    yield from _of_lexicon(made, published, waiting, desk)


def _of_lexicon(made: Sequence[Made], published: Published, waiting: Collection[str], desk: Desk) -> Iterator[str]:
    unused = [entry for each in made for entry in each.planned.unused]
    if published.covers(waiting):
        unused += published.unused(desk.lexicon)
    if unused:
        entries = "entry matches" if len(unused) == 1 else "entries match"
        yield f"{len(unused)} lexicon {entries} nothing in the articles: {some_of(map(_place, unused))}."


def _place(entry: Lexeme) -> str:
    return f"“{entry.grapheme}” ({entry.path}:{entry.line})"

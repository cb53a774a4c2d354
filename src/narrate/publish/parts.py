"""The language of parts (WCAG 2.2, 3.1.2): text by language, cut to measure and marked up, so that voices change.

Names are exempt from the rule, but a name whose language is known costs nothing to mark. Where an output holds plain
text (titles and attributes of the feed, ID3 tags, labels of controls) there is no place to say it.
"""

from __future__ import annotations

from html import escape
from itertools import accumulate
from typing import TYPE_CHECKING

from narrate.model import Span, merged
from narrate.publish.text import fit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def text_of(spans: Iterable[Span]) -> str:
    """Return the text of all spans."""
    return "".join(span.text for span in spans)


def cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """Return what stands from ``start`` to ``end``, counted from 0 in the text of all."""
    starts = accumulate((len(span.text) for span in spans), initial=0)
    return merged(
        Span(span.text[max(0, start - first) : max(0, end - first)], span.language)
        for first, span in zip(starts, spans, strict=False)  # one start more: the text's end
    )


def fitting_line(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in one line that XML can hold, without outer blanks; see `text.one_line`."""
    fitting = [Span(fit(span.text), span.language) for span in spans]
    text = text_of(fitting)
    start = len(text) - len(text.lstrip())
    return cut(fitting, start, start + len(text.strip()))


def as_html(spans: Iterable[Span], around: str) -> str:
    """Return the text escaped for HTML; what is in another language than ``around``, the text's, says so."""
    return "".join(
        f'<span lang="{escape(language)}">{text}</span>' if (language := other(span.language, around)) else text
        for span in spans
        if (text := escape(span.text, quote=False))
    )


def other(language: str | None, around: str) -> str | None:
    """Return the language of a text if it is another than that around it; None: it is in the same."""
    return language if language and primary(language) != primary(around) else None


def primary(tag: str) -> str:
    """Return the language of a BCP 47 tag, without country and script."""
    return tag.partition("-")[0].lower()

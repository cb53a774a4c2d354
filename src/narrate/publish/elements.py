"""Elements of a page, built up: whatever text goes in is made fit for HTML and escaped when the page is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from narrate.publish.parts import other
from narrate.publish.text import fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narrate.model import Span


def add(parent: etree._Element, tag: str, text: str = "", attributes: dict[str, str] | None = None) -> etree._Element:
    """Add an element with a text, and return it."""
    element = etree.SubElement(parent, tag, {name: fit(value) for name, value in (attributes or {}).items()})
    element.text = fit(text) or None
    return element


def add_spans(parent: etree._Element, spans: Iterable[Span], around: str) -> None:
    """Add text after what is there; what is in another language than ``around``, the text's, says so."""
    for span in spans:
        if attribute := lang(span.language, around):
            add(parent, "span", span.text, attribute)
        elif len(parent):
            parent[-1].tail = (parent[-1].tail or "") + fit(span.text)
        else:
            parent.text = (parent.text or "") + fit(span.text)


def lang(language: str | None, around: str) -> dict[str, str]:
    """Return the attribute of a text in one language amid another; None: it is in the same."""
    tag = other(language, around)
    return {"lang": tag} if tag else {}

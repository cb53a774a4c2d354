"""The language that HTML tags inside a text declare for what stands between them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>[^>]*)>", re.IGNORECASE)
_LANG = re.compile(
    r"""\s(?:xml:)?lang\s*=\s*["']?(?P<tag>[a-z]{2,3}(?:-[a-z0-9]{2,8})*)["']?(?=[\s/>]|$)""", re.IGNORECASE
)
# HTML Living Standard, §13.1.2: elements that never have an end tag.
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_DEEPEST = 100


@dataclass(slots=True)
class Declared:
    """Where a text is, as its tags go by. Tags that are never closed end with the text."""

    _open: list[tuple[str, str | None]] = field(default_factory=list)

    @property
    def language(self) -> str | None:
        """The language declared here, as a BCP 47 tag; None if none is."""
        return self._open[-1][1] if self._open else None

    def pass_tag(self, tag: str) -> None:
        """Go past a tag; what is none changes nothing."""
        found = _TAG.fullmatch(tag.strip())
        if found is None:
            return
        name = found["name"].lower()
        if found["end"]:
            names = [each for each, _ in self._open]
            if name in names:
                del self._open[len(names) - 1 - names[::-1].index(name) :]
        elif name not in _VOID and not found["rest"].endswith("/") and len(self._open) < _DEEPEST:
            declared = _LANG.search(found["rest"])
            self._open.append((name, _canonical(declared["tag"]) if declared else self.language))


def _canonical(tag: str) -> str:
    """Write a language tag with the capitals that BCP 47 recommends: en-GB, sr-Cyrl."""
    primary, *others = tag.lower().split("-")
    shown = [{2: str.upper, 4: str.title}.get(len(each), str)(each) for each in others]
    return "-".join((primary, *shown))

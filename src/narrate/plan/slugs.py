"""Titles → names that are safe in files, folders, addresses and XML on every system."""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter
from typing import TYPE_CHECKING, Final

from narrate.pronounce.folding import APOSTROPHES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LONGEST: Final = 60  # characters: leaves room for number and extension in archives that allow 100
_NAMELESS: Final = "text"  # a title of which ASCII leaves nothing
# Windows gives these to devices, whatever the extension.
_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_WORD: Final = re.compile("[a-z0-9]+")
_FOREIGN_LETTER: Final = re.compile(r"[^\W\x00-\x7f]")
_NO_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)


def slugify(text: str) -> str:
    """Small ASCII letters, digits and single hyphens, 1 to 60 characters: ``Áñez’s coup`` becomes ``anezs-coup``."""
    slug = _words(_base_letters(text))
    return _shortened(f"{_NAMELESS}-{slug}" if slug in _RESERVED else slug or _NAMELESS, _LONGEST)


def article_slug(name: str) -> str:
    """The slug of an article by its file's name: letters that ASCII lacks, and what is too long, leave a mark.

    The mark has eight digits (``text-…``), so that names which differ there alone keep apart.
    """
    slug, letters = slugify(name), _base_letters(name)
    lost = "".join(_FOREIGN_LETTER.findall(letters)) + _words(letters)[len(slug) :]
    return f"{slug}-{zlib.crc32(lost.encode()):08x}" if lost else slug


def unique_slugs(titles: Iterable[str]) -> Iterator[str]:
    """A slug for each title; one that was given before ends in ``-2``, ``-3`` and so on."""
    given: set[str] = set()
    repeats: Counter[str] = Counter()
    for title in titles:
        base = slug = slugify(title)
        while slug in given:
            repeats[base] += 1
            suffix = f"-{repeats[base] + 1}"
            slug = _shortened(base, _LONGEST - len(suffix)) + suffix
        given.add(slug)
        yield slug


def _words(letters: str) -> str:
    return "-".join(_WORD.findall(_FOREIGN_LETTER.sub("", letters)))


def _base_letters(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.translate(_NO_APOSTROPHES)).casefold()
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def _shortened(slug: str, length: int) -> str:
    """At most ``length`` characters, in whole words if one fits."""
    if len(slug) <= length:
        return slug
    return slug[: length + 1].rpartition("-")[0] or slug[:length]

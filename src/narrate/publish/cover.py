"""The cover: drawn where the user gives none, checked where he does, and small for the tags.

Apple Podcasts takes a square of 1,400 to 3,000 pixels, JPEG or PNG, RGB.
"""

from __future__ import annotations

import math
import warnings
import zlib
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, cycle
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from narrate.errors import BadPicture
from narrate.model import Picture
from narrate.publish.disclosure import disclosure
from narrate.publish.lettering import (
    LEADING,
    REGULAR,
    SEMIBOLD,
    TEXT,
    Measure,
    drawable,
    font,
    headline,
    shortened,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

SIDE = 3_000
"""Pixels of a drawn cover: the most Apple takes."""

SMALLEST = 1_400
"""Pixels of a side: the fewest Apple takes."""

THUMBNAIL_SIDE, THUMBNAIL_BYTES = 600, 100 * 1_024
"""The picture in the tags: every file carries it."""

_QUALITIES = (90, 75, 60, 40, 20)  # of a JPEG; at the last, even noise is small enough
_FORMATS = ("JPEG", "PNG")
_SCALE = f"Scale it to a square of {SMALLEST:,} to {SIDE:,} pixels."


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours that keep 7:1 (WCAG 2.2, 1.4.6) against the ground."""

    ground: str
    ink: str
    accent: str


PALETTES = (
    Palette("#14213d", "#f7f1e5", "#f2b84b"),  # night over the lake, lamplight
    Palette("#103a2e", "#f7f1e5", "#e9c46a"),  # pine, straw
    Palette("#4a1020", "#fbf1e7", "#f4b183"),  # cochineal, apricot
    Palette("#2d1b47", "#f6effa", "#e3b8f0"),  # potato flower
    Palette("#123a4d", "#f3f6f4", "#8fd6c8"),  # high sky, ice
    Palette("#4a2511", "#fbf2e4", "#f0b860"),  # adobe, maize
)

_MARGIN = 250
_WIDTH = SIDE - 2 * _MARGIN
_NAME_TOP, _NAME_SIZE = 230, 118
_RULE_TOP, _RULE_HEIGHT = 430, 8
_TITLE_TOP, _TITLE_ROOM = 590, Measure(_WIDTH, 1_530)
_TITLE_SIZES = (520, 475, 430, 390, 350, 315, 285, 255, 230, 205, 185, 165, 150, 135, 120)
_WAVE_MIDDLE, _WAVE_HEIGHT, _BAR, _PITCH = 2_430, 310, 18, 44
_GOLDEN = 0.618034  # multiples of it spread neighbouring letters evenly
_NOTICE_TOP, _NOTICE_SIZE = 2_700, 70


def draw_cover(publication_title: str, article_title: str | None, language: str) -> Picture:
    """Draw a PNG for a publication or for one of its articles; ``language`` (BCP 47) is that of the small print.

    Symbols without a glyph (an emoji) are left out; the colours and the wave come from the title alone.

    :raises BadPicture: a title has letters the typeface lacks
    """
    name, title = drawable(publication_title), drawable(article_title or publication_title)
    palette = PALETTES[zlib.crc32(title.encode()) % len(PALETTES)]
    image = Image.new("RGB", (SIDE, SIDE), palette.ground)
    draw = ImageDraw.Draw(image)
    top = _NAME_TOP
    if article_title is not None:
        face = font(_NAME_SIZE, SEMIBOLD, TEXT)
        write(draw, (_MARGIN, _NAME_TOP), shortened(name, face, _WIDTH), face, palette.accent)
        draw.rectangle((_MARGIN, _RULE_TOP, SIDE - _MARGIN, _RULE_TOP + _RULE_HEIGHT), palette.accent)
        top = _TITLE_TOP
    lines, face = headline(title, _TITLE_ROOM, _TITLE_SIZES)
    for number, line in enumerate(lines):
        write(draw, (_MARGIN, top + number * face.size * LEADING), line, face, palette.ink)
    for box in _wave(title):
        draw.rounded_rectangle(box, _BAR / 2, palette.accent)
    write(draw, (_MARGIN, _NOTICE_TOP), disclosure(language), font(_NOTICE_SIZE, REGULAR, TEXT), palette.ink)
    return _encoded(image, "PNG", compress_level=3)


def _wave(title: str) -> Iterator[tuple[float, float, float, float]]:
    """Yield boxes that look like the sound of the title, said again and again: a bar a letter, a swell a word."""
    words = cycle(title.split() or ["…"])
    bars = chain.from_iterable([*(_loudness(word, at) for at in range(len(word))), 0.0] for word in words)
    for left, loudness in zip(range(_MARGIN, SIDE - _MARGIN, _PITCH), bars, strict=False):
        half = (_BAR + _WAVE_HEIGHT * loudness) / 2
        yield left, _WAVE_MIDDLE - half, left + _BAR, _WAVE_MIDDLE + half


def _loudness(word: str, at: int) -> float:
    """Return from 0 to 1: long words are louder, and their middle; each letter has a strength of its own."""
    swell = math.sin(math.pi * (at + 1) / (len(word) + 1)) * min(1, (len(word) + 2) / 9)
    return swell * (0.4 + 0.6 * (ord(word[at]) * _GOLDEN % 1))


def thumbnail(cover: Picture) -> Picture:
    """Return the cover as a JPEG of `THUMBNAIL_SIDE` pixels and at most `THUMBNAIL_BYTES`."""
    with Image.open(BytesIO(cover.data), formats=_FORMATS) as image:
        small = image.convert("RGB").resize((THUMBNAIL_SIDE, THUMBNAIL_SIDE), Image.Resampling.LANCZOS, reducing_gap=1)
    sizes = (_encoded(small, "JPEG", quality=quality) for quality in _QUALITIES)
    return next(picture for picture in sizes if len(picture.data) <= THUMBNAIL_BYTES)


def check_cover(data: bytes, path: str) -> Picture:
    """Return the user's own cover, as it is.

    :raises BadPicture: a directory would refuse it: no JPEG or PNG, damaged, not square, too small or large, not RGB
    """
    try:
        with warnings.catch_warnings(action="error"), Image.open(BytesIO(data), formats=_FORMATS) as image:
            mistake = _mistake(image)
            if mistake is None:
                image.load()  # only now: a few bytes can claim to be a picture of gigabytes
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise BadPicture("The cover has far too many pixels.", hint=_SCALE, path=path) from error
    except (OSError, SyntaxError, ValueError, Warning) as error:  # what Pillow's readers raise
        hint = "Export the picture again, as JPEG or PNG."
        raise BadPicture("The cover is no JPEG or PNG, or it is damaged.", hint=hint, path=path) from error
    if mistake is not None:
        message, hint = mistake
        raise BadPicture(message, hint=hint, path=path)
    return Picture(data, Image.MIME["PNG" if image.format == "PNG" else "JPEG"])


def _mistake(image: Image.Image) -> tuple[str, str] | None:
    """Return what is wrong with a picture, and what to do, if something is."""
    width, height = image.size
    if width != height:
        return f"The cover has {width} by {height} pixels.", "Crop it to a square."
    if not SMALLEST <= width <= SIDE:
        return f"The cover has {width} by {height} pixels.", _SCALE
    if image.mode != "RGB":
        return f"The cover’s colours are {image.mode}, not RGB.", "Export it in RGB, without transparency or palette."
    return None


def _encoded(image: Image.Image, kind: str, **options: int) -> Picture:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return Picture(buffer.getvalue(), Image.MIME[kind])

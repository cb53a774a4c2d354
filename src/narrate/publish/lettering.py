"""Lettering on a drawn picture: type that fits its place, and no letter shown as an empty box.

The typeface is Source Serif 4 (SIL Open Font License) from the package ``fontpkg-source-serif-4``: the one Pillow
carries has no letter beyond ASCII. The layout is Pillow's basic one, since the better one works only where the system
has FriBiDi, and the same title must give the same bytes everywhere. So pairs are not kerned, and accents set here.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from PIL import ImageFont

from narrate.errors import BadPicture, excerpt
from narrate.publish.text import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL.ImageDraw import ImageDraw

REGULAR, SEMIBOLD = 400, 600
DISPLAY, TEXT = 60, 20
"""Optical sizes in points: drawn for headlines, drawn for reading."""

LEADING = 1.12
"""From line to line, in type sizes."""

_FACE = str(files("fontpkg_source_serif_4") / "files" / "SourceSerif4[opsz,wght].ttf")
_MOST_LETTERS = 600  # of a title: more than a cover has room for
_NO_CHARACTER = "\uffff"
_ABOVE = 230  # Unicode's class of the accents that take the place of a dot
_DOTLESS = {"i": "ı", "j": "ȷ"}


@dataclass(frozen=True, slots=True)
class Measure:
    """The room for a text, in pixels."""

    width: int
    height: int


def font(size: float, weight: int, optical_size: int) -> ImageFont.FreeTypeFont:
    """Return the typeface in a size of pixels."""
    face = ImageFont.truetype(_FACE, size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight, optical_size])
    return face


def drawable(text: str) -> str:
    """Return the text as the typeface can draw it, without the symbols it lacks (an emoji).

    A letter with an accent comes apart where there is no glyph for both (``ẍ``).

    :raises BadPicture: it lacks a letter
    """
    composed = unicodedata.normalize("NFC", one_line(text))[:_MOST_LETTERS]
    missing = _without_glyph(composed)
    apart = "".join(unicodedata.normalize("NFD", letter) if letter in missing else letter for letter in composed)
    missing = _without_glyph(apart)
    letters = sorted(letter for letter in missing if _spells(letter))
    if letters:
        raise BadPicture(
            f"The cover cannot be drawn: its typeface has no “{letters[0]}”, which is in “{excerpt(composed)}”.",
            hint="Name a picture of your own as `cover` under [publication] in narrate.toml.",
        )
    kept = ("" if letter in missing and not letter.isspace() else letter for letter in apart)
    return " ".join("".join(kept).split())


def _without_glyph(text: str) -> set[str]:
    face = font(50, REGULAR, TEXT)
    box = bytes(face.getmask(_NO_CHARACTER))
    return {letter for letter in set(text) if bytes(face.getmask(letter)) == box}


def _spells(letter: str) -> bool:
    """Whether a word is misspelt without it: letters, digits, accents, but not the selectors of emoji."""
    return unicodedata.category(letter)[0] in "LMN" and not unicodedata.name(letter, "").startswith("VARIATION SEL")


def headline(text: str, room: Measure, sizes: Sequence[int]) -> tuple[list[str], ImageFont.FreeTypeFont]:
    """Return the lines of the largest of the sizes in which the text has room, and their font.

    In the smallest, long words and what is too much are cut.
    """
    for size in sizes:
        face = font(size, SEMIBOLD, DISPLAY)
        lines = _wrapped(text, face, room.width, int(room.height / (size * LEADING)))
        if _fit(lines, face, room.width):
            return _balanced(lines, face, room.width), face
    return [shortened(line, face, room.width) for line in lines], face


def shortened(line: str, face: ImageFont.FreeTypeFont, width: float) -> str:
    """Cut a line, with an ellipsis, to a width in pixels."""
    if face.getlength(line) <= width:
        return line
    kept = bisect_right(range(1, len(line)), width, key=lambda end: face.getlength(line[:end] + "…"))
    return line[:kept].rstrip() + "…"


def _wrapped(text: str, face: ImageFont.FreeTypeFont, width: int, most: int) -> list[str]:
    """Break the text at blanks into lines of ``width`` pixels; a long word and the last of ``most`` may need more."""
    lines: list[str] = []
    for word in text.split():
        if lines and (len(lines) == most or face.getlength(f"{lines[-1]} {word}") <= width):
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _fit(lines: list[str], face: ImageFont.FreeTypeFont, width: int) -> bool:
    return all(face.getlength(line) <= width for line in lines)


def _balanced(lines: list[str], face: ImageFont.FreeTypeFont, widest: int) -> list[str]:
    """Break the same text into as many lines, but of about the same length."""
    for width in range(widest // 2, widest, 25):
        narrower = _wrapped(" ".join(lines), face, width, len(lines))
        if _fit(narrower, face, width):
            return narrower
    return lines


def write(draw: ImageDraw, place: tuple[float, float], line: str, face: ImageFont.FreeTypeFont, colour: str) -> None:
    """Draw a line; ``place`` is its left end at the height of the ascenders."""
    x, y = place
    low = face.getbbox("x")[1]  # accents are drawn for letters of this height
    bare, accents = _accents_apart(line)
    draw.text((x, y), bare, colour, face)
    for at, accent in accents:
        left, top, right, _ = face.getbbox(bare[at])
        start, highest, end, _ = face.getbbox(accent)
        lift = max(0, low - top) if highest < low else 0
        middle = face.getlength(bare[:at]) + (left + right) / 2
        draw.text((x + middle - (start + end) / 2, y - lift), accent, colour, face)


def _accents_apart(line: str) -> tuple[str, list[tuple[int, str]]]:
    """Return the letters, and each accent that has no glyph with its letter, with the letter's place."""
    letters: list[str] = []
    accents: list[tuple[int, str]] = []
    for character in line:
        if unicodedata.combining(character) and letters:
            accents.append((len(letters) - 1, character))
            if unicodedata.combining(character) == _ABOVE:
                letters[-1] = _DOTLESS.get(letters[-1], letters[-1])
        else:
            letters.append(character)
    return "".join(letters), accents

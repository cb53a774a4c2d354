"""Lettering: what fits, and accents over their letters."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageDraw

from narrate.publish.lettering import DISPLAY, LEADING, SEMIBOLD, Measure, drawable, font, headline, shortened, write

ROOM = Measure(2_500, 1_500)
SIZES = (520, 300, 120)


@settings(max_examples=40)
@given(st.lists(st.text("añ’Wi", min_size=1, max_size=40), min_size=1, max_size=30))
def test_a_headline_fits_its_room(words: list[str]) -> None:
    """No line is too long, no line too many, and no word is lost or divided while there is a size that holds it."""
    lines, face = headline(" ".join(words), ROOM, SIZES)
    assert all(face.getlength(line) <= ROOM.width for line in lines)
    assert len(lines) * face.size * LEADING <= ROOM.height
    assert " ".join(lines).split() == words or face.size == SIZES[-1]


def test_a_short_headline_is_large_and_its_lines_alike() -> None:
    """The largest size that holds it is taken, and no word is left alone on the last line."""
    lines, face = headline("On the road to the salt lake of Uyuni", ROOM, SIZES)
    assert face.size == 300
    assert lines == ["On the road to the", "salt lake of Uyuni"]


def test_a_line_is_cut_at_the_last_letter_that_fits() -> None:
    """A cut line is as long as it can be and ends with an ellipsis; one that fits is left alone."""
    face = font(100, SEMIBOLD, DISPLAY)
    whole = "Donaudampfschifffahrtsgesellschaft"
    cut = shortened(whole, face, 800)
    assert cut.endswith("…")
    kept = cut.removesuffix("…")
    assert whole.startswith(kept)
    assert face.getlength(cut) <= 800 < face.getlength(whole[: len(kept) + 1] + "…")
    assert shortened("Donau", face, 800) == "Donau"


@pytest.mark.parametrize(("bare", "accented", "above"), [("x", "ẍ", True), ("G", "G̃", True), ("i", "i\u0331", False)])
def test_an_accent_stands_over_its_letter(bare: str, accented: str, above: bool) -> None:  # noqa: FBT001 - a case
    """Letters of Aymara and Guarani that have no glyph of their own look as if they had."""
    assert len(drawable(accented)) == 2
    left, top, right, bottom = ink(f"m{bare}m", f"m{drawable(accented)}m")
    letter_left, letter_top, letter_right, letter_bottom = ink("m", f"m{bare}")
    assert abs((left + right) - (letter_left + letter_right)) <= 10  # half of it in pixels, in type of 300
    assert bottom <= letter_top if above else top >= letter_bottom


def ink(without: str, with_it: str) -> tuple[int, int, int, int]:
    """Return the box of what the second line has more than the first."""
    pictures = []
    for line in (without, with_it):
        picture = Image.new("L", (1_500, 600))
        write(ImageDraw.Draw(picture), (50, 100), line, font(300, SEMIBOLD, DISPLAY), "white")
        pictures.append(picture)
    box = ImageChops.difference(*pictures).getbbox()
    assert box is not None
    return box

"""Covers: drawn, made small, and refused before a directory does."""

from __future__ import annotations

import struct
import zlib
from functools import cache
from hashlib import shake_128
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from narrate.errors import BadPicture
from narrate.model import Picture
from narrate.publish.cover import (
    PALETTES,
    SIDE,
    THUMBNAIL_BYTES,
    Palette,
    check_cover,
    draw_cover,
    thumbnail,
)

MARGIN = 240  # pixels that stay free on each side
LONG = "¿Quién teme a la wiphala? Memoria, racismo y poder en los Andes: "


@pytest.mark.parametrize("palette", PALETTES)
def test_colours_have_contrast(palette: Palette) -> None:
    """Text keeps 7:1 against its ground, the enhanced contrast of WCAG 2.2."""
    assert contrast(palette.ink, palette.ground) >= 7
    assert contrast(palette.accent, palette.ground) >= 7


def test_a_drawn_cover_is_what_directories_take() -> None:
    """Apple wants a square of RGB; directories are slow with more than half a megabyte."""
    cover = draw_cover("Voices of the Altiplano", "The salt road", "en")
    assert check_cover(cover.data, "cover.png") == cover
    assert decoded(cover).size == (SIDE, SIDE)
    assert len(cover.data) < 512 * 1024


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Voices of the Altiplano", None),
        (LONG * 3, LONG),
        ("Voices", LONG * 20),
        ("W" * 200, "Donaudampfschiff" * 60),
        ("Voices", "🎉"),
    ],
)
def test_any_title_stays_on_the_page(name: str, title: str | None) -> None:
    """A long title wraps and shrinks, at last it is cut: nothing runs over the margins."""
    image = decoded(draw_cover(name, title, "es"))
    ground = image.getpixel((0, 0))
    sides = [(0, 0, MARGIN, SIDE), (SIDE - MARGIN, 0, SIDE, SIDE), (0, 0, SIDE, MARGIN - 40), (0, 2_850, SIDE, SIDE)]
    for side in sides:
        assert image.crop(side).getcolors() == [((side[2] - side[0]) * (side[3] - side[1]), ground)]


def test_the_same_titles_give_the_same_bytes() -> None:
    """A build that changes nothing uploads nothing; another title gives another picture."""
    one = draw_cover("Voices", "Q’ara", "en")
    assert one == draw_cover("Voices", "Q’ara", "en")
    others = [
        draw_cover("Voices", "Qʼarä", "en"),
        draw_cover("Voices", "Q’ara", "es"),
    ]
    assert one not in others


def test_every_letter_of_the_andes_is_drawn() -> None:
    """No title in Spanish, Aymara, Quechua or Guarani shows an empty box, composed or not."""
    letters = "ñ Ñ á é í ó ú ü ï ä ö ã ẽ ĩ õ ũ ỹ g̃ ñ ẍ ḧ j̈ ḻ ’ ʼ ʻ ‘ “ ” « » ¿ ¡ – — … º ª · nº"
    draw_cover(letters, letters.upper(), "ay")


def test_decoration_without_a_glyph_is_left_out() -> None:
    """An emoji in a title stops no build, and leaves no box."""
    assert draw_cover("Voices", "Sal \u2764\ufe0f y 🇧🇴 sol", "es") == draw_cover("Voices", "Sal y sol", "es")


def test_a_letter_without_a_glyph_is_refused() -> None:
    """A cover that misspells its title is worse than none: the user is asked for one."""
    with pytest.raises(BadPicture, match="“山”") as caught:
        draw_cover("Voices", "El cerro 山", "es")
    assert "`cover`" in caught.value.hint


def test_the_small_cover_fits_the_tags() -> None:
    """Every file carries it: a JPEG of 600 pixels, at most 100 KiB, even of a picture that compresses badly."""
    for cover in (draw_cover("Voices", LONG, "es"), encoded(noise(1_400), "JPEG")):
        small = thumbnail(cover)
        assert (small.media_type, decoded(small).size) == ("image/jpeg", (600, 600))
        assert len(small.data) <= THUMBNAIL_BYTES


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("side", [1_400, 3_000])
def test_a_good_picture_is_taken_as_it_is(kind: str, side: int) -> None:
    """What the user made is published byte for byte, under the ending that fits it."""
    picture = encoded(Image.new("RGB", (side, side), "teal"), kind)
    assert check_cover(picture.data, "cover") == picture


@pytest.mark.parametrize(
    ("mode", "size", "kind", "told"),
    [
        ("RGB", (1_500, 1_400), "PNG", "Crop it to a square"),
        ("RGB", (1_399, 1_399), "PNG", "Scale it to a square of 1,400 to 3,000"),
        ("RGB", (3_001, 3_001), "PNG", "Scale it to a square of 1,400 to 3,000"),
        ("RGBA", (1_400, 1_400), "PNG", "Export it in RGB"),
        ("P", (1_400, 1_400), "PNG", "Export it in RGB"),
        ("L", (1_400, 1_400), "JPEG", "Export it in RGB"),
        ("CMYK", (1_400, 1_400), "JPEG", "Export it in RGB"),
        ("RGB", (1_400, 1_400), "GIF", "as JPEG or PNG"),
    ],
)
def test_a_picture_that_directories_refuse_is_refused(mode: str, size: tuple[int, int], kind: str, told: str) -> None:
    """The hint says what to do with it."""
    with pytest.raises(BadPicture) as caught:
        check_cover(encoded(Image.new(mode, size), kind).data, "art/cover")
    assert caught.value.path == "art/cover"
    assert told in caught.value.hint


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    """A few bytes that claim to be gigabytes, in pixels or in a comment, cost nothing."""
    header = struct.pack(">IIBBBBB", 200_000, 200_000, 8, 2, 0, 0, 0)
    large = png(b"IHDR" + header, b"IDAT" + zlib.compress(bytes(10)), b"IEND")
    with pytest.raises(BadPicture, match="far too many pixels"):
        check_cover(large, "cover.png")
    header = struct.pack(">IIBBBBB", 1_400, 1_400, 8, 2, 0, 0, 0)
    talkative = png(b"IHDR" + header, b"zTXt" + b"k\0\0" + zlib.compress(bytes(9_000_000)), b"IEND")
    with pytest.raises(BadPicture, match="damaged"):
        check_cover(talkative, "cover.png")


@settings(max_examples=60)
@given(st.sampled_from(["JPEG", "PNG"]), st.integers(0, 400), st.binary(min_size=1, max_size=8), st.booleans())
def test_a_damaged_picture_is_taken_or_refused(kind: str, at: int, junk: bytes, cut: bool) -> None:  # noqa: FBT001 - drawn
    """Whatever stands in the file, the user gets one sentence: no reader's own error comes through."""
    data = plain(kind)
    damaged = data[:at] + junk + (b"" if cut else data[at + len(junk) :])
    try:
        taken = check_cover(damaged, "cover")
    except BadPicture as refused:
        assert refused.hint  # noqa: PT017 - either outcome is right
    else:
        assert taken.data == damaged


@cache
def plain(kind: str) -> bytes:
    """Return a good, small file."""
    return encoded(Image.new("RGB", (1_400, 1_400), "teal"), kind).data


def noise(side: int) -> Image.Image:
    """Return the picture that compresses worst."""
    return Image.frombytes("RGB", (side, side), shake_128(b"noise").digest(3 * side * side))


def encoded(image: Image.Image, kind: str) -> Picture:
    """Encode a picture."""
    buffer = BytesIO()
    image.save(buffer, kind)
    return Picture(buffer.getvalue(), f"image/{kind.lower()}")


def decoded(picture: Picture) -> Image.Image:
    """Decode a picture."""
    image = Image.open(BytesIO(picture.data))
    image.load()
    return image


def png(*chunks: bytes) -> bytes:
    """Put a PNG together from chunks: a type of four letters, and data."""
    packed = (struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk)) for chunk in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = (value / 255 for value in ImageColor.getrgb(colour)[:3])
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

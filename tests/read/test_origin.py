"""Photo credits and bylines."""

from __future__ import annotations

import pytest

from narrate.read.origin import is_byline, is_credit


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Benito Condori",
        "PHOTO: Benito Condori",
        "Photo: Benito Condori (at the lower workshop)",
        "Pickets at the gate of the workshop. Photo: Benito Condori",
        "Pickets at the gate (Photo: Benito Condori)",
        "Who is that? Photograph: Benito Condori/Lamp Press",
        "Image credit: Benito Condori",
        "Photo by Benito Condori",
        "Illustration © Benito Condori",
        "Credit: Benito Condori",
        "La plaza de noche. Foto: Benito Condori",
        "Fotografía de Benito Condori",
        "Imagen: Benito Condori",
    ],
)
def test_a_photo_credit_is_a_caption(text: str) -> None:
    """A picture's text is told apart by its credit, alone or at its end, in English and Spanish."""
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "He had only one thought in the image: a llama.",
        "The photo shows a square.",
        "Photo:",
        "Photographs of the strike",
        "It was late. Photo: " + "and so on " * 20,
        "A long paragraph. " * 30 + "Photo: Benito Condori",
    ],
)
def test_text_about_pictures_is_no_caption(text: str) -> None:
    """The word alone, in a sentence or in a long paragraph, makes no caption."""
    assert not is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "By Delfina Tarqui",
        "Por Delfina Tarqui y Benito Condori",
        "Words: Delfina Tarqui",
        "8 February 2031",
        "Saturday, 8th February 2031",
        "February 8, 2031",
        "2031-02-08",
        "8 de febrero de 2031",
        "Posted on February 8, 2031 by admin",
        "Published: 8 February 2031",
    ],
)
def test_a_byline_names_author_or_date(text: str) -> None:
    """They stand alone like headings but head nothing."""
    assert is_byline(text)


@pytest.mark.parametrize("text", ["By land and sea", "PORTUGAL", "Port of the Moon", "The strike of 2031", "2031"])
def test_headings_are_no_bylines(text: str) -> None:
    """Words that begin alike are still headings."""
    assert not is_byline(text)

"""Quotations in another language: all of their words are said in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Compared = Callable[..., tuple[list[str], list[str]]]


@pytest.mark.parametrize(
    "text",
    [
        "She says “{es:El pueblo unido jamás será vencido}” and they all join in.",
        "Behind them a band played “{es:Viva mi patria Bolivia}”, a little fast.",
        "The first shot of “{es:La hora blanca}” lasts for four minutes.",
        "They like to say “{es:Ni Evo ni Arce}” at the market.",
        'Her cousin said "{es:Pasá nomás, prima}" and shut the door.',
        "On the wall it says «{ay:Qhip nayr uñtasis sarnaqapxañani}» in red.",
    ],
)
def test_all_of_a_quotation_is_of_one_language(compared: Compared, text: str) -> None:
    """Its small words too, and those that English has."""
    found, marked = compared(text)
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "He hums “a base line” of it, “no, no, a metro”, and then “no”.",
        "They came for the “{es:cholita} wrestling” on a Sunday.",
        "He drew “x, y” on the board, and “the y axis” below.",
        "The “{ay:q’ara} elite” met “{es:Evo}” there.",
        'She wrote “I like the patio” and 5" of “pueblos, mesas and plazas”.',
    ],
)
def test_an_english_quotation_stays_english(compared: Compared, text: str) -> None:
    """A foreign word in it changes no other."""
    found, marked = compared(text)
    assert found == marked


def test_how_the_article_chooses_of_aymara_and_quechua(compared: Compared) -> None:
    """What can be both goes by the article in a quotation as well."""
    found, marked = compared("In {es:Cusco} the lady said “{qu:Manan lluqsinchu}” of the stain.")
    assert found == marked

"""Words of English within Spanish names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Compared = Callable[..., tuple[list[str], list[str]]]


@pytest.mark.parametrize(
    "text",
    [
        "It began as the {es:Guerra del Gas} in the north",
        "They drank on the hill {es:Pie de Gallo} at night",
        "It was told to the {es:Fiscalía General} at once",
        "Then {es:María Inés Cordon}, a judge, came in",
        "It went to the clinic at {es:San Antonio del Parapetí} at last",
        "It says {es:el agua vale más} on it; they are {es:casas de remesas} and {es:maíz chico}",
        # Generic words of English follow names of places, and titles stand before those of people.
        "He left the {es:Cochabamba} General Hospital at noon",
        "The {es:Santa Cruz} Central Market was shut",
        "She met General {es:Quiroga} and the General Assembly",
        "They read the {es:Arce} General Plan and the {es:Correa} Central Bank paper at noon",
        "They gave each {es:cholita} a {es:pollera} at the Franco-German fair in Rutland",
        "In the Royal Naval College and the Naval Academy they sat",
        "At noon they met the {es:campesino} no {es:socio} would help",
        "By the hand of Bishop {es:Anselmo Riquelme}, and of Pope {es:Julio}, it came",
        "The {es:Pisco} Festival Director met the {es:Semilla} Capital fund",
        "He flew to Mesa, Arizona, Santa Rosa, California, and Lagos, Nigeria, with {es:Rosa Mesa}, Texas’s heir",
        "In court they met the {es:Abuelas} Legal Team at noon",
        "He sings at the {es:Festival Nacional} and in the {es:Panteón General} at noon",
        "They met {es:Juan King Quiroga}, Mayor {es:Reyes Villa} and Mayor {es:Ana Ruiz}",
        "At the {es:Universidad Mayor de San Andrés} they met, and on the {es:Plaza Mayor} too",
        "In {es:Cochabamba} a {es:Morales} ally spoke, and in {es:El Alto} no {es:Camacho} poster survives",
        "A pro-{es:Camacho} strike began in {es:Oruro}, and in {es:Oruro} pro-{es:Camacho} mobs met",
        "In {es:Oruro} do {es:Mamani} and {es:Condori} agree on {es:Arce} a {es:Quispe} man",
        "The {es:Cochabamba} Dental School and supporters of The Strongest met",
    ],
)
def test_a_word_beside_spanish_ones_is_part_of_the_name(compared: Compared, text: str) -> None:
    """After *de*, before it, beside a common word of Spanish; beside the name of a place or person it stays English."""
    got, want = compared(text)
    assert got == want

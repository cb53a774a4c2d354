"""Lines that say who made something, or when: photo credits, bylines, dates."""

from __future__ import annotations

import re

_LONGEST_CAPTION = 400  # characters; a paragraph that ends in a credit by chance is longer

_PICTURE = (
    r"(?:(?:cover )?photo(?:graph(?:s|y)?|s)?|pictures?|images?|cover|illustrations?|drawing|graphic|map|credits?"
    r"|(?:pie de )?foto(?:s|graf[ií]as?)?|im[aá]gen(?:es)?|portada|ilustraci(?:[oó]n|ones)|dibujo|gr[aá]fic[ao]|mapa"
    r"|cr[eé]ditos?)"
)

# A credit opens the line or follows a sentence of caption, and little stands behind it.
_CREDIT = re.compile(
    rf"(?:^|[.!?…’”»)\]|]\s+|[(\[])(?:{_PICTURE}(?:\s+(?:credits?|by|courtesy|de|por|cortes[ií]a)){{0,2}}\s*[:©]"
    r"|(?:photo(?:graph)?|image|illustration|picture) by\s|foto(?:graf[ií]a)? de\s)[^\n]{1,120}$",
    re.IGNORECASE,
)

_BYLINE = re.compile(
    r"(?:(?:by|por|(?:written|words|text) by|escrito por)\s+|(?:author|autora?|words|text|texto):\s*)"
    r"(?-i:[A-ZÀ-ÞŠŽ])[^\n.:;?!]{1,80}",
    re.IGNORECASE,
)

_DATE = re.compile(
    r"(?:(?:posted|published|(?:last )?updated|publicado|actualizado)(?: on| el)?:? )?"
    r"(?:(?:\w+,? )?\d{1,2}(?:st|nd|rd|th|º)? [^\W\d]+,? \d{4}"  # Sunday 8th March 2020
    r"|(?:\w+,? )?\d{1,2} de [^\W\d]+,? del? \d{4}"  # domingo, 8 de marzo de 2020
    r"|[^\W\d]+ \d{1,2},? \d{4}"  # February 8, 2020
    r"|\d{4}-\d\d-\d\d)"
    r"(?: (?:by|por) .{1,80})?",
    re.IGNORECASE,
)


def is_credit(text: str) -> bool:
    """Whether a paragraph is a picture's caption, known by its credit: ``La Paz. Photo: Ana Quispe``."""
    return len(text) <= _LONGEST_CAPTION and _CREDIT.search(text) is not None


def is_byline(text: str) -> bool:
    """Whether a line names the author or the date of the article."""
    return len(text) <= _LONGEST_CAPTION and bool(_BYLINE.fullmatch(text) or _DATE.fullmatch(text))

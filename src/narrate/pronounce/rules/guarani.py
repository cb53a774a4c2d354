"""Guarani spelling, as the academy of Paraguay and the schools of Bolivia write it."""

from __future__ import annotations

from typing import Final

from narrate.pronounce.rules.stress import last
from narrate.pronounce.rules.table import Group, Row, Rules

_ALPHABET: Final = "Academia de la Lengua Guaraní, Gramática guaraní (2018), ch. 1: the achegety of 33 letters"
_NASAL: Final = "Estigarribia, A Grammar of Paraguayan Guarani (2020), §2.4: a vowel beside a nasal consonant is nasal"
_ACCENT: Final = "Academia 2018, ch. 1: an acute accent marks stress that is not on the last vowel; a tilde nasality"
_LOANS: Final = "Academia 2018, ch. 1: letters of Spanish in names and loans"

_NASALS: Final = "[mnñ]|g\u0303"
_VOWEL: Final = "[aeiouyáéíóúýãẽĩõũỹ]"


def _nasal(letter: str, phone: str, after: str, before: str) -> tuple[Row, Row]:
    """Return the rows of a vowel after and before a nasal consonant, each with its example."""
    return Row(letter, phone, after, after=_NASALS), Row(letter, phone, before, before=_NASALS)


GUARANI_GROUPS: Final = (
    Group(
        _ACCENT,
        tuple(
            Row(letter, phones, example)
            for letter, phones, example in (
                ("á", "ˈa", "áva → ˈaʋa"), ("é", "ˈe", "péicha → ˈpeiʃa"), ("í", "ˈi", "aípo → aˈipo"),
                ("ó", "ˈo", "óga → ˈoɡa"), ("ú", "ˈu", "úva → ˈuʋa"), ("ý", "ˈɨ", "ýva → ˈɨʋa"),
                ("ã", "ã", "hatã → haˈtã"), ("ẽ", "ẽ", "avañe’ẽ → aʋãɲẽˈʔẽ"), ("ĩ", "ĩ", "kuñataĩ → kũɲãtaˈĩ"),
                ("õ", "õ", "tõ → ˈtõ"), ("ũ", "ũ", "hũ → ˈhũ"), ("ỹ", "ɨ\u0303", "ỹ → ˈɨ\u0303"),
            )
        ),
    ),
    Group(
        _NASAL,
        (
            *_nasal("a", "ã", "mata → mãˈta", "ambue → ãmbuˈe"),
            *_nasal("e", "ẽ", "me → ˈmẽ", "tembe → tẽmˈbe"),
            *_nasal("i", "ĩ", "mirĩ → mĩˈɾĩ", "ina → ĩˈnã"),
            *_nasal("o", "õ", "moko → mõˈko", "rombo → ɾõmˈbo"),
            *_nasal("u", "ũ", "mua → mũˈa", "umi → ũˈmĩ"),
            Row("y", "j", "Yapiroa → japiɾoˈa", after="^|[aeiouáéíóú]", before="[aeouáéóú]"),
            *_nasal("y", "ɨ\u0303", "my → ˈmɨ\u0303", "yñu → ɨ\u0303ˈɲũ"),
        ),
    ),
    Group(
        _ALPHABET,
        (
            Row("ch", "ʃ", "che → ˈʃe"),
            Row("gu", "ɡw", "mitãnguéra → mĩtãnˈɡweɾa", after="n", before=_VOWEL),
            Row("gu", "w", "jagua → dʒaˈwa", before=_VOWEL),
            Row("g\u0303", "ŋ", "g\u0303uahẽ → ŋũaˈhẽ"),
            Row("g", "ɡ", "ága → ˈaɡa"),
            Row("h", "h", "hai → haˈi"),
            Row("j", "dʒ", "jasy → dʒaˈsɨ"),
            Row("ku", "kw", "kuaa → kwaˈa", before=_VOWEL),
            Row("k", "k", "ka’a → kaˈʔa"),
            Row("ll", "ʎ", "kavallo → kaʋaˈʎo"),
            Row("l", "l", "kalo → kaˈlo"),
            Row("m", "m", "mitã → mĩˈtã"),
            Row("n", "n", "nimbo → nĩmˈbo"),
            Row("ñ", "ɲ", "ñe’ẽ → ɲẽˈʔẽ"),
            Row("p", "p", "po → ˈpo"),
            Row("rr", "r", "karréta → kaˈreta"),
            Row("r", "ɾ", "yvyra → ɨʋɨˈɾa"),
            Row("s", "s", "guasu → waˈsu"),
            Row("t", "t", "tata → taˈta"),
            Row("v", "ʋ", "vai → ʋaˈi"),
            Row("’", "ʔ", "so’o → soˈʔo"),
            Row("a", "a", "ara → aˈɾa"),
            Row("e", "e", "pe → ˈpe"),
            Row("i", "i", "piri → piˈɾi"),
            Row("o", "o", "oro → oˈɾo"),
            Row("u", "u", "kuru → kuˈɾu"),
            Row("y", "ɨ", "ysyry → ɨsɨˈɾɨ"),
        ),
    ),
    Group(
        _LOANS,
        (
            Row("b", "b", "mbo’e → mboˈʔe"),
            Row("c", "k", "Cambá → kãmˈba"),
            Row("d", "d", "ñandu → ɲãnˈdu"),
            Row("f", "f", "Fiko → fiˈko"),
            Row("qu", "k", "Quirí → kiˈɾi", before="[eiéí]"),
            Row("w", "w", "Wira → wiˈɾa"),
            Row("x", "ʃ", "Xe → ˈʃe"),
            Row("z", "s", "Kuruzu → kuɾuˈsu"),
        ),
    ),
)  # fmt: skip

GUARANI: Final = Rules(GUARANI_GROUPS, last)

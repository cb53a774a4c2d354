"""Spanish spelling as it is read in Bolivia: seseo, ll kept apart from y; also Andean names in Spanish spelling."""

from __future__ import annotations

import re
from typing import Final

from narrate.pronounce.rules.table import Group, Row, Rules

_LETTERS: Final = "RAE, Ortografía de la lengua española (2010), I §6.2.2: letters and what they stand for"
_VOWELS: Final = "RAE 2010, II §3.4: diphthongs and hiatus; Hualde, The Sounds of Spanish (2005), §4.4: glides"
_SESEO: Final = "RAE 2010, I §6.2.2.1.4: seseo of America; Coello Vila, El español de Bolivia (1996): ll is ʎ"
_X: Final = (
    "RAE, Diccionario panhispánico de dudas, x, §§3-4: México, Oaxaca, Texas; s at the start and in Nahuatl -xt-"
)
_LOANS: Final = "RAE 2010, I §6.2.2.5 and §6.4: k, w; doubled and foreign letters of names are read as the single one"
_ANDEAN: Final = "Cerrón-Palomino, Voces del Ande (2008): Spanish spelling of Aymara and Quechua names"

_STRONG: Final = "[aeoáéó]"
_VOWEL: Final = "[aeiouáéíóú]"
_FRONT: Final = "(?:[eiéíë]|y(?![aeiouáéíóú]))"  # y of Cynthia

SPANISH_GROUPS: Final = (
    Group(
        _X,
        (
            Row("x", "x", "México → ˈmexiko", after="^m[eé]", before="i[cqj]"),
            Row("x", "x", "Oaxaca → oaˈxaka", after="^oa", before="a"),
            Row("x", "x", "texano → teˈxano", after="^te", before="a"),
            Row("x", "s", "Xochimilco → sotʃiˈmilko", after="^"),
            Row("x", "s", "Tuxtla → ˈtustla", before="tl"),
            Row("xc", "ks", "excelente → ekseˈlente", before=_FRONT),
            Row("x", "ks", "Calixto → kaˈliksto"),
        ),
    ),
    Group(
        _ANDEAN,
        (
            Row("hu", "w", "Huanuni → waˈnuni", before=_VOWEL),
            Row("cch", "tʃ", "Ancocchi → anˈkotʃi"),
            Row("cc", "k", "Ccahuana → kaˈwana", before="(?![eiéí])"),
            Row("jj", "x", "Jjacha → ˈxatʃa"),
            Row("jh", "ʝ", "Jhanisse → ʝaˈnise"),
            Row("sh", "ʃ", "Áncash → ˈankaʃ"),
        ),
    ),
    Group(
        _VOWELS,
        (
            Row("á", "ˈa", "Tarapacá → taɾapaˈka"),
            Row("é", "ˈe", "Andrés → anˈdɾes"),
            Row("í", "ˈi", "Mejía → meˈxia"),
            Row("ó", "ˈo", "Ramón → raˈmon"),
            Row("ú", "ˈu", "Raúl → raˈul"),
            Row("hi", "ʝ", "Hierro → ˈʝero", after="^", before="[eé]"),
            Row("i", "j", "Patricia → paˈtɾisja", after=".", before="[aeouáéóú]"),
            Row("i", "j", "Jaime → ˈxajme", after=_STRONG, before=f"(?!{_VOWEL})"),
            Row("u", "w", "Luis → ˈlwis", before="[aeioáéíó]", after="[^qh]|[cs]h"),
            Row("hu", "w", "Ahumada → awˈmada", after=_STRONG),
            Row("hi", "j", "ahijado → ajˈxado", after=_STRONG, before=f"(?!{_VOWEL})"),
            Row("u", "w", "Paula → ˈpawla", after=_STRONG, before=f"(?!{_VOWEL})"),
            Row("a", "a", "Sacaba → saˈkaba"),
            Row("e", "e", "Evo → ˈebo"),
            Row("i", "i", "Inti → ˈinti"),
            Row("o", "o", "Oruro → oˈɾuɾo"),
            Row("u", "u", "Sucre → ˈsukɾe"),
            Row("y", "ʝ", "Yacuiba → ʝaˈkwiba", before=_VOWEL),
            Row("y", "j", "Uruguay → uɾuˈɡwaj", after=f"{_VOWEL}"),
            Row("y", "i", "Yesmy → ˈʝesmi"),
        ),
    ),
    Group(
        _LETTERS,
        (
            Row("ch", "tʃ", "Chapare → tʃaˈpaɾe"),
            Row("qu", "k", "Quiroga → kiˈɾoɡa", before="[eiéí]"),
            Row("qu", "kw", "Quorum → kwoˈɾum", before=_VOWEL),
            Row("q", "k", "Qosqo → ˈkosko"),
            Row("gu", "ɡ", "Guevara → ɡeˈbaɾa", before="[eiéíë]"),
            Row("g", "x", "Gerardo → xeˈɾaɾdo", before=_FRONT),
            Row("g", "ɡ", "Goitia → ˈɡojtja"),
            Row("ü", "w", "Güemes → ˈɡwemes", before=_VOWEL),
            Row("ü", "u", "Kübler → kuˈbleɾ"),
            Row("j", "x", "Jujuy → xuˈxuj"),
            Row("rr", "r", "Torrico → toˈriko"),
            Row("r", "r", "Romero → roˈmeɾo", after="^|[lns]|^sub"),
            Row("r", "ɾ", "Arce → ˈaɾse"),
            Row("ñ", "ɲ", "Áñez → ˈaɲes"),
            Row("v", "b", "Vallegrande → baʎeˈɡɾande"),
            Row("ps", "s", "Psique → ˈsike", after="^"),
            Row("h", "", "Hernández → eɾˈnandes"),
            *(
                Row(letter, letter, f"{word} → {ipa}")
                for letter, word, ipa in (
                    ("b", "Beni", "ˈbeni"), ("d", "Daza", "ˈdasa"), ("f", "Flores", "ˈfloɾes"),
                    ("m", "Mesa", "ˈmesa"), ("p", "Pando", "ˈpando"), ("t", "Tarija", "taˈɾixa"),
                )
            ),
        ),
    ),
    Group(
        _SESEO,
        (
            Row("sc", "s", "Pascini → paˈsini", before=_FRONT),
            Row("c", "s", "Cecilia → seˈsilja", before=_FRONT),
            Row("ç", "s", "Gonçalves → ɡonˈsalbes"),
            Row("c", "k", "Camacho → kaˈmatʃo"),
            Row("z", "s", "Lozada → loˈsada"),
            Row("s", "s", "Salinas → saˈlinas"),
            Row("ll", "l", "Sabadell → sabaˈdel", before="$"),
            Row("ll", "ʎ", "Llorenti → ʎoˈɾenti"),
            Row("l", "l", "Laja → ˈlaxa"),
            Row("n", "n", "Nina → ˈnina"),
        ),
    ),
    Group(
        _LOANS,
        (
            Row("k", "k", "Kollasuyo → koʎaˈsuʝo"),
            Row("w", "w", "Wálter → ˈwalteɾ"),
            Row("ï", "i", "Raïmundo → raiˈmundo"),
            Row("ë", "e", "Zoë → ˈsoe"),
            Row("à", "a", "Bàrbara → baɾˈbaɾa"),
            Row("ò", "o", "Antònio → anˈtonjo"),
            Row("è", "e", "Arsène → aɾˈsene"),
            Row("ö", "o", "Köhler → koˈleɾ"),
            Row("ä", "a", "Händel → anˈdel"),
        ),
    ),
)  # fmt: skip

_DOUBLED: Final = re.compile(r"([bdfgmnpstvz])\1+")
_ENDS_OPEN: Final = re.compile(r"(?:[aeiouáéíóúëïüàèòäö]|[aeiouü][ns]|[^aeiouáéíóúü]y)$")


def stress_of(word: str, vowels: int) -> int:
    """Stress the last vowel but one of a word that ends in a vowel, or a vowel and n or s; else the last.

    RAE 2010, II §3.3: words in a consonant and n or s (Casals) and in y (Uruguay) count as ending in another sound; the
    y of Freddy is a vowel.
    """
    return min(2, vowels) if _ENDS_OPEN.search(word) else 1


def single(word: str) -> str:
    """Write doubled letters of foreign names once (Rossi, Freddy), except those that Spanish has (ll, rr, cc)."""
    return _DOUBLED.sub(r"\1", word)


SPANISH: Final = Rules(SPANISH_GROUPS, stress_of)

"""Aymara and Southern Quechua spelling: the official alphabets, and what older and newspaper spellings add."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from narrate.pronounce.rules.stress import penult
from narrate.pronounce.rules.table import Group, Row, Rules

if TYPE_CHECKING:
    from collections.abc import Iterator

_AYMARA: Final = (
    "Alfabeto único, Decreto Supremo 20227 (9 May 1984); Hardman, Vásquez & Yapita, Aymara: compendio (1988), §2"
)
_QUECHUA: Final = (
    "Decreto Supremo 20227 and Resolución Ministerial 1218-85-ED of Peru (1985); "
    "Cusihuamán, Gramática quechua: Cuzco-Collao (1976), §1"
)
_LOWERED: Final = "Hardman et al. 1988, §2.3; Cusihuamán 1976, §1.2: i and u are lowered beside a uvular, also across n"
_LONG: Final = "Hardman et al. 1988, §2.3: the dieresis marks a long vowel; older spellings double the letter"
_OLDER: Final = (
    "older and newspaper spellings, as in Bertonio (1612) and the press: letters of Spanish in loans and names"
)

_SERIES: Final = (
    # letter, plain, its example, breathed, its example, ejective, its example
    ("p", "p", "api → ˈapi", "phuyu → ˈpʰuju", "p’iqi → ˈpʼeqe"),
    ("t", "t", "uta → ˈuta", "thaya → ˈtʰaja", "t’ula → ˈtʼula"),
    ("ch", "tʃ", "chacha → ˈtʃatʃa", "chhuxlla → ˈtʃʰoχʎa", "ch’uñu → ˈtʃʼuɲu"),
    ("k", "k", "kullaka → kuˈʎaka", "thakhi → ˈtʰakʰi", "lik’i → ˈlikʼi"),
    ("q", "q", "qala → ˈqala", "qhana → ˈqʰana", "q’ara → ˈqʼaɾa"),
)
_AFTER_UVULAR: Final = "q[h’]?|x|cc|kk"
_BEFORE_UVULAR: Final = "n?(?:q(?!u[eiéí])|x|cc|kk)"


def _stops() -> Iterator[Row]:
    """Yield the breathed and the ejective stops before the plain ones, whose letters they begin with."""
    for letters, phone, plain, breathed, ejective in _SERIES:
        yield Row(f"{letters}’", f"{phone}ʼ", ejective)
        yield Row(f"{letters}h", f"{phone}ʰ", breathed)
        yield Row(letters, phone, plain)


def _singles(rows: str) -> tuple[Row, ...]:
    """Return the rows of a text: letters, phones and word → sound a line."""
    return tuple(Row(*line.split(maxsplit=2)) for line in rows.strip().splitlines())


_VOWELS: Final = (
    Group(
        _LOWERED,
        (
            Row("i", "e", "p’iqi → ˈpʼeqe", before=_BEFORE_UVULAR),
            Row("i", "e", "q’illu → ˈqʼeʎu", after=_AFTER_UVULAR),
            Row("u", "o", "sunqu → ˈsonqo", before=_BEFORE_UVULAR),
            Row("u", "o", "qullu → ˈqoʎu", after=_AFTER_UVULAR),
        ),
    ),
    Group(
        _LONG,
        _singles(
            """
            ä aː kipkäki → kipˈkaːki
            ï iː utapïña → utaˈpiːɲa
            ü uː jutanürixa → hutanuːˈɾeχa
            aa aː maamaa → ˈmaːmaː
            ii iː wiiha → ˈwiːha
            uu uː tuutu → ˈtuːtu
            """
        ),
    ),
)

_SHARED: Final = _singles(
    """
    ll ʎ willka → ˈwiʎka
    l l laka → ˈlaka
    m m marka → ˈmaɾka
    ñ ɲ wiñay → ˈwiɲaj
    n n nina → ˈnina
    rr r karru → ˈkaru
    r ɾ aru → ˈaɾu
    sh ʃ shunku → ˈʃunku
    s s suma → ˈsuma
    w w wayna → ˈwajna
    y j yatiri → jaˈtiɾi
    a a mama → ˈmama
    i i inti → ˈinti
    u u uma → ˈuma
    x χ laxra → ˈlaχɾa
    h h hampi → ˈhampi
    """
)

_LOANS: Final = _singles(
    """
    á ˈa tatá → taˈta
    é ˈe k’ajté → kʼahˈte
    í ˈi arí → aˈɾi
    ó ˈo ojó → oˈho
    ú ˈu wayrú → wajˈɾu
    e e qellu → ˈqeʎu
    o o qosqo → ˈqosqo
    b b burru → ˈburu
    d d diyusa → diˈjusa
    g ɡ guwirnu → ɡuˈwiɾnu
    f f phiyfa → ˈpʰijfa
    v b vaka → ˈbaka
    c k cacha → ˈkatʃa
    z s zuma → ˈsuma
    """
)  # fmt: skip

_OLDEST: Final = Group(
    "colonial and Peruvian spellings, as in Bertonio (1612) and Lira (1944): qu and hu of Spanish, cc and kk for the "
    "uvular, doubled tt and pp for ejectives",
    (
        Row("qu", "k", "Yupanqui → juˈpanki", before="[eiéí]"),
        Row("hu", "w", "Huayna → ˈwajna", before="[aeiáéíäï]"),
        Row("cc", "q", "ccollo → ˈqoʎo"),
        Row("kk", "q", "kkota → ˈqota"),
        Row("tt", "tʼ", "ttanta → ˈtʼanta"),
        Row("pp", "pʼ", "ppacha → ˈpʼatʃa"),
    ),
)

AYMARA_GROUPS: Final = (
    _OLDEST,
    *_VOWELS,
    Group(_AYMARA, (*_stops(), Row("jj", "χ", "ajjsa → ˈaχsa"), Row("j", "h", "jaqi → ˈhaqe"), *_SHARED)),
    Group(_OLDER, _LOANS),
)
QUECHUA_GROUPS: Final = (
    _OLDEST,
    *_VOWELS,
    Group(_QUECHUA, (*_stops(), Row("j", "h", "jatun → ˈhatun"), *_SHARED)),
    Group(_OLDER, _LOANS),
)

AYMARA: Final = Rules(AYMARA_GROUPS, penult)
QUECHUA: Final = Rules(QUECHUA_GROUPS, penult)

"""What the spelling of a word says about its language: letters that a language has and others lack."""

from __future__ import annotations

import re
from typing import Final, NamedTuple


class Cue(NamedTuple):
    """``pattern`` is found in a word in small letters (apostrophes as ’); ``weight`` tells for ``language``.

    Weights are natural logarithms of odds, rounded, as all evidence here: 3 is twenty to one. A cue of weight 6 is a
    spelling that English words and names do not have. ``example`` is a word that has it.
    """

    language: str
    pattern: re.Pattern[str]
    weight: int
    example: str


def _cue(language: str, pattern: str, weight: int, example: str) -> Cue:
    return Cue(language, re.compile(pattern), weight, example)


_ANDEAN: Final = "[acehiklmnñopqrstuwxyjäïü’]"  # the letters of Aymara and Quechua, old spellings too
# Two syllables or more, no two vowels together and no two consonants at its beginning: qillqa, not qsort or qipao.
_SYLLABLES: Final = "^(?!.*[aeiouäïü]{2})(?=(?:ch|ll|cc|[chjklmnñpqrstwxy])?h?’?[aeiouäïü][^aeiouäïü]+[aeiouäïü])"
_GUARANI: Final = "[abceghijklmnñoprstuvyáéíóúýãẽĩõũỹ\u0303’-]"  # and c and b, which stand in ch and mb alone
_V: Final = "[aeiouáéíóúäëïöü]"
CUES: Final = (
    # Aymara and Quechua: ejectives and breathed stops, q without u, x for the uvular (engine-independent facts of the
    # official alphabets; see rules/andean).
    _cue("ay", r"(?:[ptk]|ch|q)’[aiueoäïü]", 6, "k’anka"),
    _cue("ay", r"(?<!t)chh|qh[aiueo]", 6, "chhiqha"),
    _cue("ay", rf"{_SYLLABLES}{_ANDEAN}*q(?!u[eiéíaoáó]|’|h|$){_ANDEAN}*$", 5, "paqallqu"),
    _cue("ay", rf"{_SYLLABLES}{_ANDEAN}*qu(?![eiéíaoáó]){_ANDEAN}*$", 4, "qunquri"),
    _cue("ay", rf"^(?=.*ñ)(?!.*[eo]){_ANDEAN}*(?:[kw]|[pt]h){_ANDEAN}*$", 4, "wayñu"),
    _cue("ay", rf"^(?:{_ANDEAN}*[aiu]x[ptkqslmnñrwy]|{_ANDEAN}*[ptkqslmnrwy]x[aiu]|x[aiu]){_ANDEAN}*$", 3, "laxra"),
    _cue("ay", rf"^{_ANDEAN}*[äïü]{_ANDEAN}*(?<=[aiuäïü])$", 2, "utapïña"),
    _cue("ay", r"[ptk]h[aiu](?=[^e]*$)(?!.*[bdfgvzeo])", 2, "wiphala"),
    _cue("ay", r"^(?=.*[kw])(?:(?:ch|ll|[hjklmnñpqrstwy])h?’?[aiu]|[aiu])"
         r"(?:[hjklmnñpqrstwxy]{0,3}+’?+[aiu])+$", 1, "kururu"),
    # Quechua: endings of verbs for several people, of things, and of who is meant (Cusihuamán 1976).
    _cue("qu", rf"^{_ANDEAN}{{2,}}(?:[ny]chik|chkan|[aiu]kuna|[ps]unki|(?:pa|su)yki)$", 4, "haykuychik"),
    # Guarani: nasal vowels, y as a vowel, the puso between vowels.
    _cue("gn", r"[ẽĩũỹ]|ã(?![eo])|g\u0303", 5, "kuñataĩ"),
    _cue("gn", r"[^aeiouy]y[^aeiouy]+y(?:[^aeiouy]|$)|^yv|^y[bkprstv][aeiouy]", 3, "yvyra"),
    _cue("gn", rf"^{_GUARANI}*{_V}’{_V}(?:{_GUARANI}*{_V})?$", 4, "ka’aguasu"),
    _cue("gn", r"^ñ(?:and|emb|emo)|^mb[aeiouy]|^nd[aeiouy]", 3, "mbarete"),
    # Spanish: accents and ñ, endings, digraphs.
    _cue("es", r"ñ", 6, "Añez"),
    _cue("es", r"[áíóú]", 5, "Potosí"),
    _cue("es", r"é(?!e?$)", 5, "Pérez"),
    _cue("es", r"[aeiou][^aeiouw]{1,2}u?ez$|[ao]ez$", 5, "Gutierrez"),
    _cue("es", r"xta(?!b|il|po)|xtl|tl(?:[áí]|a(?!b|n[deku]|f|s)|i(?![bfkno]))|tzi(?!n?g|a)", 5, "Ixtapa"),
    _cue("es", r"^(?!.*(?:zh|[gn]sh|xi[auo]|ng[^aeiour]|ng$)).*hu[aei](?!n[gkt]|g|i|[lt]$)", 4, "Choquehuanca"),
    _cue("es", r"(?:[^q]|^)qu[ei](?!r[ek]|t|e|[ln]$|z|ll|st|nc|ck)[^’]*[aeiou]s?$", 2, "Quiroga"),
    _cue("es", r"ll[ao]s?$|[aou]lles?$|^ll[aou]", 3, "Llallagua"),
    _cue("es", r"ci[oó]n(?:es)?$|[a-z]{3}dad(?:es)?$", 4, "Federacion"),
    _cue("es", r"(?:ista|ero|era|illo|illa|ito|ita|ano|ana|eño|oso|osa|ado|ada)s?$", 2, "cocalero"),
    _cue("es", r"(?:ay|uy|oy)(?:o|a|u)", 1, "Patacamaya"),
)  # fmt: skip


_CUED: Final = re.compile("|".join(f"(?:{cue.pattern.pattern})" for cue in CUES))


def has_cue(word: str) -> bool:
    """Whether there is any cue in a word, in small letters: asked at once for all of them."""
    return _CUED.search(word) is not None


class Mark(NamedTuple):
    """A spelling that Spanish does not have: ``pattern``, in a word in small letters, and a word that has it."""

    pattern: re.Pattern[str]
    example: str


def _mark(pattern: str, example: str) -> Mark:
    return Mark(re.compile(pattern), example)


MARKS: Final = (
    # Spanish writes one accent at most, and none on the last vowel but one of a word that ends in a vowel, n or s
    # (RAE 2010, II §3.4.1).
    _mark(r"[áéíóú].*[áéíóú]", "Frédéric"),
    _mark(r"[áéó][^aeiouáéíóú]*[iu]?[aeiou][iu]?[ns]?$|[áéó][aeo][ns]?$", "Inácio"),
    _mark(r"[àèìòùâêîôûçåøæœßčćšžřěůąęłńśźżőű]|ã(?=[eo])|õ(?=e)", "João"),
    _mark(r"[äëïö]|(?<!g)ü|ü(?![eiéí])", "Müntzer"),
    # French, Portuguese, Slavic and German letters and endings.
    _mark(r"eau|[eo]ux$|ieu|age$|é.*que$|ville$|[eio]lle$|ette$|enne$|ault$|ois$", "Rousseau"),
    _mark(r"[nl]h[oae]s?$|[áéíóú].*m$", "Carvalho"),
    _mark(r"[^u]eir[oa]s?$|eix", "Teixeira"),
    _mark(r"sk[iy]$|cz|szt?|w$", "Kowalski"),
    _mark(r"sch|tz$|dt$|sson$", "Schmidt"),
)
_MARKED: Final = re.compile("|".join(f"(?:{mark.pattern.pattern})" for mark in MARKS))


def is_of_another(word: str) -> bool:
    """Whether a word in small letters is spelt as other languages are and Spanish is not."""
    return _MARKED.search(word) is not None


# What a Spanish word, Andean ones in Spanish spelling too, can be made of (Hualde 2005, §4.2): syllables of an onset,
# one to three vowels and a coda.
_ONSET: Final = r"(?:[bcfgp][lr]|[dt]r|tl|ch|ll|rr|hu|[qg]u(?=[eiéí])|[bcdfghjlmnñprstvxyz])"
_NUCLEUS: Final = r"[aeiouáéíóúüy]{1,3}"
_CODA: Final = r"(?:[nsrlzdxcbgpm]|ns|bs|rs|ls|st(?=r))"
_SPANISH: Final = re.compile(rf"{_ONSET}?{_NUCLEUS}(?:{_CODA}?{_ONSET}{_NUCLEUS})*+(?:ns|[nsrlzdxjcm])?")
_OPEN: Final = re.compile(r"[oaáó]s?$")
_FOREIGN: Final = re.compile(r"th|ph|sh|gh|ck|wh|tt|ss(?!$)|pp|ff|mm|nn|bb|dd|gg|zz|ee|oo|w|k|y[^aeiouáéíóú]")


def is_spanish_shaped(word: str) -> bool:
    """Whether Spanish could spell a word (in small letters) so."""
    return _SPANISH.fullmatch(word) is not None and not _FOREIGN.search(word)


def ends_open(word: str) -> bool:
    """Whether a word ends as most Spanish nouns do, in o or a or their plural."""
    return _OPEN.search(word) is not None

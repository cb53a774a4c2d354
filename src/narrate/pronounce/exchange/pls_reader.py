"""W3C Pronunciation Lexicons (PLS 1.0) → rows, lenient with what real files hold.

The XML is hostile until parsed: it may declare neither a document type nor entities, and nothing is fetched.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lxml import etree

from narrate.errors import BadLexicon, excerpt
from narrate.pronounce.exchange.aliases import Entry, rows_of
from narrate.pronounce.exchange.lookalikes import lookalikes
from narrate.pronounce.exchange.pls_writer import GENERATOR, OWN, OWN_FIELDS
from narrate.pronounce.exchange.rows import MOST_BYTES, MOST_ENTRIES, Remark, Row, Sheet, refuse_size

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element

_HINT = "A pronunciation lexicon is XML with the root <lexicon> and a <lexeme> for each entry."
_DECLARATION_HINT = "Remove the <!DOCTYPE …> at its head, with all that it declares; a lexicon needs none."
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_IPA = "ipa"
_KNOWN = frozenset({"meta", "metadata", "lexeme", "grapheme", "phoneme", "alias", "example"})


def read_pls(data: bytes, path: str) -> Sheet:
    """Read a pronunciation lexicon.

    :raises BadLexicon: it is none, declares a document type or entities, or is too large
    """
    refuse_size("bytes", len(data), MOST_BYTES, path)
    root = _parsed(data, path)
    if _name(root) != "lexicon":
        what = excerpt(etree.QName(root).localname)
        message = f"The root of the file is <{what}>, not <lexicon>."
        raise BadLexicon(message, hint=_HINT, path=path, line=_line(root))
    return _Reader(root, path).sheet()


def _parsed(data: bytes, path: str) -> _Element:
    bare = data.replace(b"\0", b"")  # of UTF-16
    for sign in (b"<!DOCTYPE", b"<!ENTITY"):
        if sign in bare:
            raise _declares(path, bare.count(b"\n", 0, bare.index(sign)) + 1)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        message = f"The lexicon is not XML: {excerpt(error.msg or 'it is empty')}."
        raise BadLexicon(message, hint=_HINT, path=path, line=error.lineno or 0) from error
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hides it from the look above
        raise _declares(path, 0)
    return root


def _declares(path: str, line: int) -> BadLexicon:
    message = "The file declares a document type or entities, which is refused."
    return BadLexicon(message, hint=_DECLARATION_HINT, path=path, line=line)


@dataclass(frozen=True, slots=True)
class _Choice:
    """A pronunciation of a lexeme that narrate can use."""

    ipa: str | None
    alias: str | None
    preferred: bool


class _Reader:
    """Reads the lexemes below a root; keeps what is to be told."""

    def __init__(self, root: _Element, path: str) -> None:
        self._root, self._path = root, path
        self._told: dict[str, int] = {}  # sentences for people, and the first line that each is about
        self._faults: list[BadLexicon] = []
        self._own = dict(_own_fields(root))

    def sheet(self) -> Sheet:
        elements = [child for child in self._known(self._root) if _name(child) == "lexeme"]
        refuse_size("lexemes", len(elements), MOST_ENTRIES, self._path)
        entries = [entry for element in elements if (entry := self._entry(element))]
        language = self._root.get(_LANGUAGE)
        alike = {} if _is_ours(self._root) else lookalikes(language, [each.ipa for each in entries if each.ipa])
        for sign, meant in alike.items():
            self._told[f"“{sign}” is read as “{meant}”, as in most lexicons of this language."] = _line(self._root)
        rows, cycles = rows_of(entries, self._path)
        rows = [self._finished(row, language, str.maketrans(alike)) for row in rows]
        remarks = tuple(Remark(text, line) for text, line in self._told.items())
        return Sheet(self._path, tuple(rows), remarks, (*self._faults, *cycles))

    def _entry(self, lexeme: _Element) -> Entry | None:
        """Return what a lexeme says; None if there is nothing in it that can be used, which is told."""
        children = list(self._known(lexeme))
        names = Counter(_name(child) for child in children)
        if not names["grapheme"] or not names["phoneme"] + names["alias"]:
            what = "grapheme" if not names["grapheme"] else "phoneme and no alias"
            self._faults.append(
                BadLexicon(f"This lexeme has no {what}.", hint=_HINT, path=self._path, line=_line(lexeme))
            )
            return None
        choices = [choice for child in children if (choice := self._choice(child))]
        if not choices:
            return None
        best = next((choice for choice in choices if choice.preferred), choices[0])
        graphemes = tuple(_content(child) for child in children if _name(child) == "grapheme")
        return Entry(graphemes, best.ipa, best.alias, lexeme.get(_LANGUAGE), _line(lexeme))

    def _choice(self, element: _Element) -> _Choice | None:
        preferred = element.get("prefer") in {"true", "1"}
        if _name(element) == "alias":
            return _Choice(None, _content(element), preferred)
        if _name(element) != "phoneme":
            return None
        alphabet = element.get("alphabet") or self._root.get("alphabet") or _IPA
        if alphabet.casefold() == _IPA:
            return _Choice(_content(element), None, preferred)
        self._tell(f"Phonemes in “{excerpt(alphabet)}” are left out: narrate reads IPA.", element)
        return None

    def _known(self, parent: _Element) -> Iterator[_Element]:
        """Yield the children that PLS knows."""
        for child in parent:
            if _name(child) in _KNOWN:
                yield child
            else:
                name = excerpt(etree.QName(child).localname)
                self._tell(f"<{name}> is no part of PLS 1.0, and is left out.", child)

    def _tell(self, sentence: str, element: _Element) -> None:
        self._told.setdefault(sentence, _line(element))

    def _finished(self, row: Row, language: str | None, alike: dict[int, str]) -> Row:
        fields = {"lang": language} if language else {}
        fields |= dict(row.fields) | self._own.get(row.word, {})
        if "ipa" in fields:
            fields["ipa"] = fields["ipa"].translate(alike)
        return Row(row.word, tuple(fields.items()), row.line)


def _own_fields(root: _Element) -> Iterable[tuple[str, dict[str, str]]]:
    """Yield what our writer puts into the metadata: words, and the fields that PLS does not know."""
    for entry in root.iterfind(f"{{*}}metadata/{{{OWN}}}entry"):
        fields = {name: entry.get(name, "") for name in OWN_FIELDS}
        yield entry.get("word", ""), {name: value for name, value in fields.items() if value}


def _is_ours(root: _Element) -> bool:
    """Whether narrate wrote it: then its IPA is meant to the letter."""
    return any(meta.get("name") == "generator" and meta.get("content") == GENERATOR for meta in root.iter("{*}meta"))


def _name(element: _Element) -> str:
    """Return the name of an element in the namespace of the file's root, which real files get wrong; else nothing."""
    name, root = etree.QName(element), etree.QName(element.getroottree().getroot())
    return name.localname if name.namespace == root.namespace else ""


def _content(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def _line(element: _Element) -> int:
    return cast("int", element.sourceline) or 0

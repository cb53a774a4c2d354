"""What is exported as PLS obeys the W3C Recommendation of 14 October 2008, and comes back as it was."""

from __future__ import annotations

from string import ascii_letters

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from narrate.model import Lexeme
from narrate.pronounce.exchange.pls_reader import read_pls
from narrate.pronounce.exchange.pls_writer import fits_pls, pls_files
from narrate.pronounce.exchange.rows import Row, Sheet, checked, fields_of
from narrate.pronounce.exchange.tables import read_table, write_table

# The Recommendation in RELAX NG, stricter than its own schema, which lets an empty lexeme pass (sections 4.1 to 4.9).
RECOMMENDATION = etree.RelaxNG(
    etree.XML("""
<element name="lexicon" ns="http://www.w3.org/2005/01/pronunciation-lexicon"
    xmlns="http://relaxng.org/ns/structure/1.0" datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <attribute name="version" ns=""><value>1.0</value></attribute>
  <attribute name="alphabet" ns=""><value type="string">ipa</value></attribute>
  <attribute name="xml:lang"><data type="language"/></attribute>
  <zeroOrMore>
    <element name="meta">
      <choice><attribute name="name" ns=""/><attribute name="http-equiv" ns=""/></choice>
      <attribute name="content" ns=""/>
    </element>
  </zeroOrMore>
  <zeroOrMore>
    <element name="metadata">
      <zeroOrMore>
        <element>
          <anyName><except><nsName ns="http://www.w3.org/2005/01/pronunciation-lexicon"/></except></anyName>
          <zeroOrMore><attribute><anyName/></attribute></zeroOrMore>
          <text/>
        </element>
      </zeroOrMore>
    </element>
  </zeroOrMore>
  <zeroOrMore>
    <element name="lexeme">
      <oneOrMore>
        <element name="grapheme"><data type="token"><param name="minLength">1</param></data></element>
      </oneOrMore>
      <oneOrMore>
        <choice>
          <element name="phoneme">
            <optional><attribute name="prefer" ns=""><data type="boolean"/></attribute></optional>
            <data type="token"><param name="minLength">1</param></data>
          </element>
          <element name="alias"><data type="token"><param name="minLength">1</param></data></element>
        </choice>
      </oneOrMore>
    </element>
  </zeroOrMore>
</element>""")
)

LETTERS = ascii_letters + "áéíóúüñÁÑ'’ &<>\"-ʼ東"
IPA = st.lists(
    st.text("aeiouptkqbdɡmnɲŋɾrszʃxjwy", min_size=1, max_size=8).map(lambda word: f"ˈ{word}"), min_size=1, max_size=3
).map(" ".join)
NOTES = st.text(LETTERS + ":;#,{}[]\n\t\\|%@`", min_size=1, max_size=30).filter(str.strip)
LANGUAGES = st.sampled_from(["es", "ay", "qu", "gn", "en", "en-GB", "es-BO"])


@st.composite
def entries(draw: st.DrawFn) -> tuple[tuple[str, str], ...]:
    """Return the fields of an entry; a respelling is never another's word, which PLS would take for a reference."""
    says = draw(
        st.one_of(
            IPA.map(lambda ipa: ("ipa", ipa)),
            st.text(ascii_letters, min_size=1, max_size=9).map(lambda text: ("say", f"{text} sopa")),
            st.just(("say", "letters")),
        )
    )
    lang = ("lang", draw(LANGUAGES))
    extra = [("match", "case")] if draw(st.booleans()) else []
    return (says, lang, *extra, *((("note", draw(NOTES)),) if draw(st.booleans()) else ()))


LEXICONS = st.dictionaries(st.text(LETTERS, min_size=1, max_size=12), entries(), min_size=1, max_size=6).map(
    lambda table: checked(Sheet("", tuple(Row(word, fields, 0) for word, fields in table.items()))).lexemes
)


def content(lexemes: tuple[Lexeme, ...]) -> list[tuple[str, str]]:
    """Return entries without path and line, in some fixed order."""
    return sorted((each.grapheme, repr(fields_of(each))) for each in lexemes)


@given(LEXICONS)
def test_an_export_obeys_the_recommendation(lexemes: tuple[Lexeme, ...]) -> None:
    """Any tool that reads PLS 1.0 can read ours, whatever the names."""
    for file in pls_files(lexemes, "en"):
        RECOMMENDATION.assertValid(etree.fromstring(file.data))


@given(LEXICONS)
def test_what_is_exported_as_pls_comes_back(lexemes: tuple[Lexeme, ...]) -> None:
    """A lexicon can go to a colleague and return without loss: sound, language, capitals and note."""
    readings = [checked(read_pls(file.data, file.language)) for file in pls_files(lexemes, "en")]
    assert not [fault for reading in readings for fault in reading.faults]
    assert content(tuple(each for reading in readings for each in reading.lexemes)) == content(lexemes)


@given(LEXICONS, st.sampled_from(",\t"))
def test_what_is_exported_as_a_table_comes_back(lexemes: tuple[Lexeme, ...], delimiter: str) -> None:
    """A spreadsheet is a way to edit a lexicon, so nothing may be lost in it."""
    reading = checked(read_table(write_table(lexemes, delimiter), "", delimiter))
    assert not reading.faults
    assert content(reading.lexemes) == content(lexemes)


def test_the_bytes_of_an_export_are_fixed() -> None:
    """The same lexicon gives the same files, which version control can compare."""
    lexemes = (
        Lexeme("Oruro", ipa="oˈɾuɾo", language="es", note='a "city" & more'),
        Lexeme("MAS", ipa="ˈmas", language="es", match_case=True),
        Lexeme("UMSA", letters=True),
        Lexeme("rs21", respelling="R S <21>"),
    )
    spanish, english = sorted(pls_files(lexemes, "en"), key=lambda file: file.language, reverse=True)
    assert (spanish.language, spanish.entries, english.language) == ("es", 2, "en")
    assert spanish.data.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<lexicon version="1.0" xmlns="http://www.w3.org/2005/01/pronunciation-lexicon" alphabet="ipa" xml:lang="es">\n'
        '  <meta name="generator" content="narrate"/>\n'
        "  <metadata>\n"
        '    <entry xmlns="urn:x-narrate:lexicon" word="Oruro" note=\'a "city" &amp; more\'/>\n'
        '    <entry xmlns="urn:x-narrate:lexicon" word="MAS" match="case"/>\n'
        "  </metadata>\n"
        "  <lexeme>\n    <grapheme>Oruro</grapheme>\n    <phoneme>oˈɾuɾo</phoneme>\n  </lexeme>\n"
        "  <lexeme>\n    <grapheme>MAS</grapheme>\n    <phoneme>ˈmas</phoneme>\n  </lexeme>\n"
        "</lexicon>\n"
    )
    assert "<alias>U M S A</alias>" in english.data.decode()
    assert "<alias>R S &lt;21&gt;</alias>" in english.data.decode()


def test_what_narrate_reads_by_rule_is_a_sound_elsewhere() -> None:
    """Other tools have no rules of Aymara: an entry of a language alone is exported with its sound."""
    (file,) = pls_files([Lexeme("Wiñay", language="ay")], "en")
    assert "<phoneme>ˈwiɲaj</phoneme>" in file.data.decode()


def test_what_pls_cannot_say_is_left_out() -> None:
    """An alias that is its own word would be a circle."""
    itself = [Lexeme("Sucre", respelling="Sucre"), Lexeme("Zürich", language="de")]
    assert not any(map(fits_pls, itself))
    assert pls_files(itself, "en") == ()

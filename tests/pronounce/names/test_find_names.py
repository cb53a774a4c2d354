"""Short articles, with what a listener must hear in Spanish, Aymara, Quechua or Guarani, and what in English.

``{es:Evo Morales}`` is said in Spanish; all that has no mark is said in the article's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from narrate.model import Span
from narrate.pronounce.lexicon import BUILT_IN

if TYPE_CHECKING:
    from collections.abc import Callable

    from narrate.pronounce.guide import Guide
    from narrate.pronounce.names.finder import Name

    Compared = Callable[..., tuple[list[str], list[str]]]


def found(guide: Guide, *spans: Span | str, language: str = "en") -> list[tuple[str, Name]]:
    """Return the names of a text, as it writes them."""
    made = tuple(Span(span) if isinstance(span, str) else span for span in spans)
    text = "".join(span.text for span in made)
    ((_, names),) = guide.find([made], language)
    return [(text[name.start : name.end], name) for name in names]


@pytest.mark.parametrize(
    "text",
    [
        "{es:Evo Morales} was born in {es:Isallavi}, {es:Luis Arce} in {es:La Paz}.",
        "{es:Choquehuanca} is from {es:Huarina}.",
        "The lake lies between {es:Copacabana} and {es:Achacachi}.",
        "{es:Álvaro García Linera} and {es:Jeanine Áñez} were there.",
        "{es:Alvaro Garcia Linera} and {es:Felipe Calderon} were there.",
        "The miners of {es:Huanuni} marched from {es:Caracollo} to {es:El Alto}.",
        "The {es:cocaleros} of the {es:Chapare} met the {es:comunarios}.",
        "Children carried {ay:wiphalas} past the {ay:ayllu}.",
        "The {qu:Inti Raymi} is a feast, and the {qu:Qhapaq Ñan} is a road.",
        "{gn:Kuñataĩ} is the word for a girl.",
    ],
)
def test_names_are_said_as_their_owners_say_them(compared: Compared, text: str) -> None:
    """With and without accents, in running text, whatever their language."""
    got, want = compared(text)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "John Smith and Margaret Thatcher lived in London, Paris and Washington.",
        "Angela Merkel and Joe Biden talked about Los Angeles and San Francisco.",
        "The Bank of England and the White House said nothing to Elizabeth Warren.",
        "On Monday the Labour Party met in Manchester, and Jeremy Corbyn spoke.",
        "A man named Thomas Wright walks from Oxford to Cambridge every April.",
        "The US Marines landed in Natal and the Lunar module on the Riviera, Atlas and Hercules at Arcadia.",
        "He read the Quran with Antifa in Qatar; Areas of Hitchhikers and Transatlantic Kaitlin met Polio.",
        "They went to the Cato Institute and the Geographic Society with Reports Abroad.",
        "Pope Leo issued a motu proprio, and a camera obscura stood in the saldo of Ohio.",
        "The Turbo Tax licence, the Condo Act, the Angel investor, the Momo challenge and the Strelitzia.",
        "He paid a Sheqel for it, and the Tenth Sheqalim fell.",
        "He went to Salvador da Bahia, in Bahia, and the writer Alex Bellos wrote of the Panama Canals.",
        "Marx, Engels, Lenin and Rosa Luxemburg are on the shelf beside Foucault and Gramsci.",
    ],
)
def test_english_names_stay_english(compared: Compared, text: str) -> None:
    """Names of English and of languages that narrate has no rules for are left to the voice."""
    got, want = compared(text)
    assert got == want


def test_names_of_the_voice_are_listed_too(guide: Guide) -> None:
    """An editor sees them, without a sound of ours."""
    (written, name), *_ = found(guide, "It was Thatcher who said so.")
    assert (written, name.pronunciation.ipa, name.pronunciation.language) == ("Thatcher", "", None)
    assert name.pronunciation.source == "voice"


@pytest.mark.parametrize(
    "text",
    [
        "On Monday {es:David Choquehuanca} met David Cameron, and they talked.",
        "On Monday David Cameron met {es:David Choquehuanca}, and they talked.",
        "In the end {es:Patricia Mamani} wrote to Patricia Highsmith about it.",
        "The paper quotes {es:Martín Quispe} and Martin Amis.",
    ],
)
def test_neighbours_tell_the_language(compared: Compared, text: str) -> None:
    """A given name that both languages have is said as the family name beside it."""
    got, want = compared(text)
    assert got == want


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Then {es:Carlos Mesa} spoke. Outside {es:Mesa} waved, and the riders crossed a mesa in the desert.",),
        ("The riders crossed a mesa.", "With them was {es:Carlos Mesa}.", "“Ride on,” said {es:Mesa}."),
        ("The road was long.", "In {es:Cochabamba} {es:Luis Arce} spoke.", "It was {es:Arce} who left, on a mesa."),
        ("The vice-president is {es:Rufino Choquehuanca}.", "“No,” said {es:Choquehuanca}’s son."),
        ("They remember very well that it was {es:David Choquehuanca}.", "In the evening {es:David} came home."),
        ("In the evening {es:Patricia} came home.", "They remember that it was {es:Patricia Mamani}."),
        ("They remember very well that it was David Cameron.", "In the evening David came home."),
    ],
)
def test_a_name_is_said_alike_in_all_the_article(compared: Compared, paragraphs: tuple[str, ...]) -> None:
    """Once Mesa is a politician he always is; a mesa in small letters stays a hill."""
    got, want = compared(*paragraphs)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "Once the road was open, we came. Once more, and once again.",
        "The socio-economic and medio-lateral, a sino-soviet and hispano-american foto-finish.",
        "The qsort of mysql and sqlite, a gitlab runner, qt widgets, matplotlib, a qipao, the letters mu and nu.",
        "Llamas graze there. The old régime of cafés, décor and the élite had a début; it was the belle époque.",
        "He gave prima facie proof pro forma on terra firma, like a prima donna, a rara avis with savoir faire.",
        "Once {es:Evo Morales} had won, once was enough.",
        "Red flags hung over the square. The red flags hung on. Red is a colour.",
        "Pan the gold slowly. A pan of soup stood on the stove in {es:Cochabamba}.",
        "Come and see; they come every day. Come back, said {es:Evo Morales}.",
        "Pie is cheap here. A pie costs two coins, says {es:Ana Quispe}.",
        "More people came than ever. More rain, more mud, more of it.",
        "Sin is an old word. The sin of {es:Gonzalo Sánchez de Lozada} was pride.",
        "Son, come home. Her son works in {es:Cochabamba}. Son of a miner.",
        "Real wages fell. The real wage of a miner in {es:Potosí} fell. Real or not.",
        "Chi is a letter of the Greeks. The chi square of a test is small.",
        "Mas is no word of English, and mas is none. The union voted for {es:MAS}.",
        "Plaza and patio, taco and canyon, alpaca and llama are words of English.",
        "Base, central, final, general, honor, local, legal, social and total are words. Social peace, Local news.",
    ],
)
def test_words_of_english_are_never_touched(compared: Compared, text: str) -> None:
    """Whether they begin a sentence or stand inside one, and whoever is named beside them."""
    got, want = compared(text)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "Bolivia, Cuba, Mexico and Peru are countries of Latin America.",
        "In Venezuela, Argentina and Ecuador the price fell; in Havana it rose.",
        "{es:Evo Morales} flew from Bolivia to Mexico, then to Argentina.",
        "In {es:México} she wrote of Mexico.",
        "The Bolivian, the Peruvian and the Mexican met a Cuban.",
        "The Aymara and the Guarani people met.",
    ],
)
def test_exonyms_stay_english(compared: Compared, text: str) -> None:
    """English has names of its own for countries and peoples; México with its accent is none of them."""
    got, want = compared(text)
    assert got == want


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("She left {es:Asunción} in Paraguay.", "The {es:Colorado} Party and {es:Honor Colorado} talked."),
        ("The U.S. envoy left {es:Asunción} in Paraguay.", "The {es:Colorado} Party talked."),
        ("{es:Juan Mamani} and {es:Rosa Quispe} of {es:Cochabamba} met.", "They flew from Washington to San Antonio."),
        ("It lies near San Antonio.",),
        ("She left Denver in Colorado.", "The Colorado River is low."),
        ("{es:Juan Mamani} and {es:Rosa Quispe} of {es:Cochabamba} met.", "They left the {es:San Antonio} station."),
        ("{es:Juan Mamani} and {es:Rosa Quispe} of {es:Cochabamba} met.", "They flew to Texas, to San Antonio."),
    ],
)
def test_places_with_namesakes(compared: Compared, paragraphs: tuple[str, ...]) -> None:
    """The article tells whether a place of the United States is meant, or what else has its name."""
    got, want = compared(*paragraphs)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "A full member, or {es:socio}, keeps a share, and the {es:muro} fell in {es:Potosí}.",
        "Those were the days of {es:elPeriódico}. {es:Limbert Choque Apaza} of {es:TransMilenio} is on GitHub.",
        "The ContextAttributes of it are in the {es:retenes} of {es:Oruro}.",
        "The {ay:qutañas}, shallow ponds, are dry, and “{gn:Ndorohomo’ãi},” says {es:Derlis Vera} to {es:Rosa Quispe}.",
        "{es:Evo Morales}, {es:Luis Arce} of {es:Oruro}, {es:Rosa Quispe} of {es:Potosí} and ‘{es:Chi}’, a pastor.",
        "The dump of {es:Cochabamba} is at {ay:K’ara K’ara}, said {es:Rosa Quispe}.",
        "Others are ex-president ‘{es:Tuto}’ {es:Quiroga}, and ‘{es:Chi}’, a wealthy pastor.",
        "{es:Carlos Mesa} is here. They met {es:Mesa} and {es:Ángel} too.",
        "In {es:Cusco} Quechua is spoken: “{qu:Ama phiñakuychu},” she said. Round us stood the {es:Mendozas}.",
        "On the {es:Plaza 14 de Septiembre} and in {es:Villa 1 de Mayo} they met the {es:21 de Enero} party.",
        "He pays for the 14 de facto rooms and {es:flujo inverso} at the café.",
        "The {qu:apus} of {es:Turbo}, said {gn:Karai Tataendy}. The {es:profe} read {es:Federación Regional} notes.",
        "The Andes of {qu:Qurikancha} and the coach Caio Teixeirense were there.",
    ],
)
def test_words_whose_spelling_or_list_tells(compared: Compared, text: str) -> None:
    """Everyday words of Spanish that no English text has, capitals in a word, q without its u, nasal vowels."""
    got, want = compared(text)
    assert got == want


@pytest.mark.parametrize(
    "text",
    [
        "In court Sr. {es:Huanca} and Dra. {es:Vargas} met Sra. {es:Flores}.",
        "The judge heard J. A. {es:Quispe} and {es:Juan} P. {es:Mamani}.",
        "The letter is signed by {es:Juan} P. {es:Mamani} and E. {es:Choquehuanca}.",
        "In the end {es:María de la Cruz} taught at the {es:Universidad Mayor de San Andrés}.",
        "She read {es:Ortega y Gasset} in {es:La Paz}.",
        "The essay by {es:José Ortega y Gasset} was set for the exam.",
        "The ministers of {es:Gonzalo Sánchez de Lozada} fled.",
        "At the table {es:Jorge “Tuto” Quiroga} lost his patience.",
        "At the table {es:Jorge 'Tuto' Quiroga} lost his patience.",
        "The anti-{es:Morales} crowd booed the {es:MAS}-supporting unions of {es:Cochabamba}.",
        "The {es:Doria-Medina} campaign had money.",
        "{es:Evo Morales}’s party, {es:Morales}’ party and {es:Arce}'s party are one party.",
        "Two {ay:k'ankas} crow in {es:Achacachi}, and a {ay:k’anka} answers.",
        "{es:Santa Cruz de la Sierra} is larger than {es:La Paz}, {es:El Alto} and {es:Oruro}.",
    ],
)
def test_names_are_whole(compared: Compared, text: str) -> None:
    """With titles, particles, nicknames, hyphens and possessives; initials are letters, for the voice."""
    got, want = compared(text)
    assert got == want


def test_accents_that_english_print_has_lost(guide: Guide) -> None:
    """They are heard all the same; what has its accents is said the same way."""
    lost = "In those days Gonzalez, Calderon, Peron and Garcia Linera read about Jeanine Anez and Nunez."
    kept = "In those days González, Calderón, Perón and García Linera read about Jeanine Áñez and Núñez."
    sounds = ["ɡonˈsales", "kaldeˈɾon", "peˈɾon", "ɡaɾˈsia liˈneɾa", "ˈaɲes", "ˈnuɲes"]
    for text in (lost, kept):
        assert [name.pronunciation.ipa for written, name in found(guide, text) if written != "Jeanine"] == sounds


def test_endings_are_english(guide: Guide) -> None:
    """The possessive is said by its own rule, after the name."""
    names = dict(found(guide, "They saw Morales’s house, Choquehuanca's house and Áñez’ house."))
    assert names["Morales’s"].pronunciation.ending_ipa == "ɪz"
    assert names["Choquehuanca's"].pronunciation.ending_ipa == "z"
    assert names["Choquehuanca's"].pronunciation.ipa == "tʃokeˈwanka"


@pytest.mark.parametrize("tag", ["ay", "qu", "es", "gn"])
def test_what_the_article_declares_is_so(guide: Guide, tag: str) -> None:
    """Against its spelling and against all lists, with and without a capital."""
    for word in ("London", "mesa", "Evo", "kara"):
        ((written, name),) = found(guide, "They say ", Span(word, tag), " here, every day of the week.")
        assert (written, name.pronunciation.language) == (word, tag)
        assert name.pronunciation.ipa


def test_declared_english_is_never_respelled(guide: Guide) -> None:
    """Evo of English is said by an English voice; what stands around it is as ever."""
    names = found(guide, "The singer ", Span("Evo Morales of Potosí", "en"), " met Evo Morales of Potosí there.")
    spoken = [(written, name.pronunciation.language) for written, name in names if name.pronunciation.ipa]
    assert spoken == [("Evo", "es"), ("Morales", "es"), ("Potosí", "es")]


def test_particles_of_declared_english_are_english(guide: Guide) -> None:
    """Also those that Spanish names are made of."""
    names = found(guide, "They know ", Span("the del Toro show, Maria de la Cruz and Del Shannon", "en"), " well.")
    assert not any(name.pronunciation.ipa for _, name in names)


def test_entries_of_the_lexicon_hold_in_declared_text(guide: Guide) -> None:
    """An acronym is found once, as the lexicon says it: its letters make no word of Spanish."""
    ((matches, names),) = guide.find([(Span("They say "), Span("el MAS y YPFB", "es"), Span(" here."))], "en")
    assert [match.lexeme.grapheme for match in matches] == ["MAS", "YPFB"]
    assert [(name.start, name.end) for name in names] == [(9, 11), (16, 17)]


def test_initials_and_abbreviations_are_no_words(guide: Guide) -> None:
    """A sound without a vowel is none: P. and Sr. are left to the voice, also in text that is declared Spanish."""
    names = found(guide, "They say ", Span("dijo el Sr. P. Quino", "es"), " here, every day of the week.")
    assert [written for written, name in names if name.pronunciation.ipa] == ["dijo", "el", "Quino"]


def test_a_declared_language_without_rules_is_left_to_the_voice(guide: Guide) -> None:
    """Nobody guesses at words that the article says are German."""
    names = found(guide, "He said ", Span("Morales und Potosí sind weit", "de"), " and left.")
    assert not any(name.pronunciation.ipa for _, name in names)


@pytest.mark.parametrize(
    "text",
    [
        "El presidente Evo Morales saludó al pueblo en la plaza de Cochabamba, dijo Choquehuanca.",
        "La mesa directiva de la Asamblea se reunió en Santa Cruz. Los ministros no vinieron.",
        "Once ministros y una red de apoyo: pan, pie, son, real. John Smith vino de Londres.",
        "Ondeaban las {ay:wiphalas} y llegaron los {ay:jilaqatas} del {ay:ayllu}.",
        "El {qu:Qhapaq Ñan} es un camino.",
    ],
)
def test_spanish_articles(compared: Compared, text: str) -> None:
    """Their voice reads Spanish; only words of Aymara, Quechua and Guarani need help."""
    got, want = compared(text, language="es")
    assert got == want


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Der Präsident Evo Morales sprach mit den Bauern von Cochabamba über Freiheit, Land und Brot."),
        ("de", "Die Wiphala ist die Fahne der Völker. Am Abend kam Luis Arce."),
        ("fr", "Le président Evo Morales est arrivé à La Paz avec Carlos Mesa. Chantal pleurait."),
        ("pt-BR", "O presidente Lula falou com Evo Morales em São Paulo."),
        ("xx", "Evo Morales."),
    ],
)
def test_other_languages_are_left_alone(guide: Guide, language: str, text: str) -> None:
    """German writes every noun with a capital: what narrate has no lists for it does not judge."""
    assert found(guide, text, language=language) == []


def test_what_is_asked_alone_is_a_name(guide: Guide) -> None:
    """Who asks for the sound of one name has no article around it."""
    for name in ("Choquehuanca", "Evo Morales", "Mamani", "Áñez", "Potosí", "Quispe", "Huanuni"):
        assert {each.pronunciation.language for _, each in found(guide, name)} == {"es"}, name
    for name in ("Thatcher", "London", "table", "once", "Bolivia"):
        assert not any(each.pronunciation.ipa for _, each in found(guide, name)), name


def test_acronyms_of_the_built_in_lexicon(guide: Guide) -> None:
    """Said as in Bolivia: MAS is a word, YPFB is letters; and mas in a sentence of English is neither."""
    text = "The MAS and YPFB met."
    (((first, second), _),) = guide.find([(Span(text),)], "en")
    assert (first.lexeme.grapheme, second.lexeme.grapheme) == ("MAS", "YPFB")
    assert first.lexeme.origin == second.lexeme.origin == BUILT_IN
    assert (first.lexeme.ipa, second.lexeme.letters) == ("ˈmas", True)


def test_days_that_places_are_named_after(guide: Guide) -> None:
    """Their numbers are Spanish, and the first of a month is an ordinal one."""
    names = dict(found(guide, "They met on the Plaza 14 de Septiembre, in Villa 1° de Mayo and at 6 de Agosto 31."))
    assert names["14 de Septiembre"].pronunciation.ipa == "kaˈtoɾse de sepˈtjembɾe"
    names |= dict(found(guide, "On the Plaza 9 de Setiembre and in Villa 1.º de Mayo near Avenida 1ro. de Abril."))
    assert names["9 de Setiembre"].pronunciation.ipa == "ˈnwebe de seˈtjembɾe"
    assert names["1.º de Mayo"].pronunciation.ipa == "pɾiˈmeɾo de ˈmaʝo"
    assert names["1ro. de Abril"].pronunciation.ipa == "pɾiˈmeɾo de aˈbɾil"
    assert names["1° de Mayo"].pronunciation.ipa == "pɾiˈmeɾo de ˈmaʝo"
    assert names["6 de Agosto"].pronunciation.ipa == "ˈsejs de aˈɡosto"


def test_families_keep_their_stress(guide: Guide) -> None:
    """English makes the plural of a family’s name; its bearers do not move the stress for it."""
    names = dict(found(guide, "Then the Moraleses of Oruro met the Mendozas, and Rosa Quispe saw them."))
    assert names["Moraleses"].pronunciation.ipa == "moˈɾaleses"
    assert names["Mendozas"].pronunciation.ipa == "menˈdosas"


def test_letters_within_a_name(guide: Guide) -> None:
    """Places that end in a letter are said with its name."""
    names = dict(found(guide, "She left Colcha K in Potosí and went to Lauca Ñ, where coca grows."))
    assert (names["Colcha K"].pronunciation.ipa, names["Lauca Ñ"].pronunciation.ipa) == ("ˈkoltʃa ˈka", "ˈlawka ˈeɲe")


def test_small_words_of_a_name_have_no_stress(guide: Guide) -> None:
    """María del Carmen leans on Carmen; asked for by itself, a word has its stress."""
    ((_, names),) = guide.find([(Span("She met María del Carmen Rojas and Antonio José de Sucre."),)], "en")
    said = {each.spoken: each.pronunciation.ipa for each in names}
    assert (said["del"], said["de"], said["Rojas"]) == ("del", "de", "ˈroxas")


def test_words_after_de_belong_to_the_name(compared: Compared) -> None:
    """Gas and textiles are English as well, but nothing is *del* in English."""
    found, marked = compared("He wrote of the {es:Guerra del Gas} and the {es:Centro de Textiles} in {es:Cusco}.")
    assert found == marked


@pytest.mark.parametrize(
    "text",
    [
        "{es:COCHABAMBA}, Bolivia — Coca growers and police met.",
        "{es:CUILCO}, Guatemala - The first families of {es:Huehuetenango} crossed at night.",
        "{es:SUCRE}, Bolivia (Reuters) - Critics of the court met.",
        "ABIMA, Petrobras - the firm said so.",
        "LONDON — Critics of the court met.",
        "{es:Nela Guamán}, nineteen, plays the violin.",
        "The right of {es:la rosca} and the left met.",
        "Whenever {es:Morales} spoke, {es:Cochabamba} and {es:Oruro} heard him.",
        "Mrs {es:Huanca} and Lt {es:Quispe} met in {es:Oruro}.",
        "Nightlife in {es:Santa Cruz} and {es:Cochabamba} is loud.",
        "Furthermore {es:Evo Morales} is in {es:Oruro}. Crisis {es:Cochabamba} had none.",
        "Unrest grew. Critics of the court met.",
    ],
)
def test_names_at_the_start_of_news_and_of_sentences(compared: Compared, text: str) -> None:
    """A place in capitals is no acronym, and what follows its dash begins a sentence."""
    got, want = compared(text)
    assert got == want

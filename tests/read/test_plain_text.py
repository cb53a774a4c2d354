"""Plain text: what a line is, told by its place, length and punctuation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from narrate.errors import NothingToSay, UsageMistake
from narrate.read import read_article

if TYPE_CHECKING:
    from narrate.model import Article

LONG = "It was a long day for the lamp makers, and a longer one for those who paid them, which is as it should be."


def read(text: str, path: str = "a-town_without light.txt") -> Article:
    """Read plain text."""
    return read_article(text.encode(), path)


def outline(text: str) -> list[tuple[int, str]]:
    """Give the level and title of every section."""
    return [(section.level, section.title) for section in read(text).sections]


def blocks(text: str) -> list[tuple[str, str]]:
    """Give the kind and text of every block."""
    return [(block.kind.value, block.text) for section in read(text).sections for block in section.blocks]


@pytest.mark.parametrize("title", ["Lamps", "lamps in 1952", "Who pays?", "‘Light!’", "   Lamps", "LAMPS (a history)"])
def test_a_short_first_line_is_the_title(title: str) -> None:
    """A title does not end like a sentence, and may be centred."""
    assert outline(f"\n{title}\n\n{LONG}\n") == [(1, title.strip())]


@pytest.mark.parametrize(
    "first",
    ["It was dark.", LONG, f"{LONG[:-1]} " * 2, "- lamps", "1. Lamps are dear", "By Ana:", "Published 8 May 2031 by X"],
)
def test_without_a_title_the_name_of_the_file_is_one(first: str) -> None:
    """The first line is kept as what it is, and the article still has a title."""
    article = read(f"{first}\n\n{LONG}\n")
    assert article.facts.title == article.sections[0].title == "A town without light"
    assert article.sections[0].line == 0


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("x/y.z/añez.TXT", "Añez"),
        ("-", "Untitled"),
        ("-.txt", "Untitled"),
        ("a\udcff\nb.txt", "A b"),
        ("k’ank’a", "K’ank’a"),
    ],
)
def test_a_title_from_a_file_name_is_clean(path: str, title: str) -> None:
    """Whatever a file is called, its name can be spoken and written as XML."""
    assert read(LONG, path).facts.title == title


def test_front_matter_stands_above_the_first_line() -> None:
    """What the editor declares is the title; the same line in the text is not read twice, another is not lost."""
    assert outline(f"---\ntitle: The lamps!\n---\nthe lamps\n\n{LONG}") == [(1, "The lamps!")]
    assert outline(f"---\ntitle: Night\n---\nThe lamps\n\n{LONG}") == [(1, "Night"), (2, "The lamps")]


@pytest.mark.parametrize(
    "heading",
    [
        "The strike",
        "Why now?",
        "Enough!",
        "What did the ‘owners’ do?",
        "‘We stayed’",
        "¿Y ahora qué?",
        "3. The strike",
        "IV The strike",
        "2 The strike",
        "Strikes: a history",
        "A. Introduction",
        "P. Quispe",
        "(1)",
        "— II —",
    ],
)
def test_a_short_line_above_text_is_a_heading(heading: str) -> None:
    """It may be a question, a cry or a quotation, and numbered."""
    assert outline(f"Lamps\n\n{LONG}\n\n{heading}\n\n{LONG}\n") == [(1, "Lamps"), (2, heading)]


@pytest.mark.parametrize(
    "line",
    [
        "The strike.",
        "The strike,",
        "The strike;",
        "The strike:",
        "The strike…",
        "‘The strike.’",
        "‘Never!’",
        "and so it went",
        "By Delfina Tarqui",
        "8 February 2031",
        "See https://example.org/lamps",
        "(Reporting by Ana Nina in Uyuni; editing by Tom Jones)",
        "— José Nina, driver",
        "Posted on February 8, 2031 by admin",
        "S" + "o" * 80,
    ],
)
def test_a_line_that_ends_like_a_sentence_is_a_paragraph(line: str) -> None:
    """Neither is a line in lower case, an answer, a byline or an address a heading."""
    assert outline(f"Lamps\n\n{LONG}\n\n{line}\n\n{LONG}\n") == [(1, "Lamps")]


def test_a_heading_needs_text_below() -> None:
    """What stands at the end, above a break or after a colon is a short paragraph."""
    for ending in ("Ana Tarqui", f"Ana Tarqui\n\n***\n\n{LONG}"):
        assert outline(f"Lamps\n\n{LONG}\n\n{ending}") == [(1, "Lamps")]
    assert outline(f"Lamps\n\nIt said this:\n\nNo light\n\n{LONG}") == [(1, "Lamps")]


def test_a_run_of_short_lines_is_no_run_of_headings() -> None:
    """A part may stand above its chapter; three lines and more are verse or names, and only the last heads the text."""
    assert outline(f"Lamps\n\n{LONG}\n\nPart One\n\nOil\n\n{LONG}") == [(1, "Lamps"), (2, "Part One"), (2, "Oil")]
    assert outline(f"Lamps\n\n{LONG}\n\nAna\n\nBenito\n\nDelfina\n\nOil\n\n{LONG}") == [(1, "Lamps"), (2, "Oil")]


def test_a_heading_may_touch_its_text() -> None:
    """People forget blank lines, and underline headings."""
    want = [(1, "Lamps"), (2, "Oil")]
    assert outline(f"Lamps\n\n{LONG}\n\nOil\n{LONG}") == want
    assert outline(f"Lamps\n{LONG}\nOil\n{LONG}") == want
    assert outline(f"Lamps\n=====\n\n{LONG}\n\nOil\n---\n\n{LONG}") == want


def test_decimal_numbers_give_the_level() -> None:
    """A heading 1.1 stands inside 1."""
    text = f"Lamps\n\n1 Oil\n\n{LONG}\n\n1.1 Price\n\n{LONG}\n\n2. Glass\n\n{LONG}"
    assert outline(text) == [(1, "Lamps"), (2, "1 Oil"), (3, "1.1 Price"), (2, "2. Glass")]


def test_the_first_paragraph_above_headings_is_the_standfirst() -> None:
    """Pictures and bylines may come first; the second paragraph is an ordinary one."""
    text = f"Lamps\n\nPhoto: Ana Nina\n\nBy Delfina Tarqui\n\n{LONG}\n\n{LONG}\n\nOil\n\n{LONG}"
    assert [kind for kind, _ in blocks(text)] == ["caption", "paragraph", "standfirst", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("first", "kind"),
    [
        (LONG, "paragraph"),
        (f"{LONG[:-1]}, writes Delfina Tarqui.", "standfirst"),
        (f"Delfina Tarqui looks back. {LONG}", "standfirst"),
        (f"{LONG[:-1]}, informa Delfina Tarqui.", "standfirst"),
        (f"Nobody writes. {LONG} All reports differ.", "paragraph"),
        (f"{LONG}\n\nBy Delfina Tarqui", "standfirst"),
        (f"{LONG}\n\n* * *", "standfirst"),
        (f"{LONG} " * 6 + "writes Delfina Tarqui.", "paragraph"),
    ],
)
def test_without_headings_a_standfirst_must_read_like_one(first: str, kind: str) -> None:
    """It names its writer, or is set off from the text; a long one opens the article itself."""
    assert blocks(f"Lamps\n\n{first}\n\n{LONG}")[0][0] == kind


@pytest.mark.parametrize("ornament", ["***", "* * *", "---", "⁂", "_____", "* * * * *", "• • •", "~~~", "#"])
def test_an_ornament_is_a_section_break(ornament: str) -> None:
    """It is a pause, not text."""
    text = f"Lamps\n\n{LONG}\n\n{ornament}\n\n{LONG}"
    assert [kind for kind, _ in blocks(text)] == ["standfirst", "section break", "paragraph"]


def test_blank_lines_are_a_section_break_inside_a_section() -> None:
    """Two or more are one break; before and after a heading, and at the end, they are layout."""
    text = f"Lamps\n\n\n{LONG}\n\n\n\n{LONG}\n\n\nOil\n\n\n{LONG}\n\n{LONG}\n\n\n***\n\n\n{LONG}\n\n\nShare\n\n\n"
    kinds = [[(block.line, block.kind.value) for block in section.blocks] for section in read(text).sections]
    assert kinds == [
        [(4, "standfirst"), (5, "section break"), (8, "paragraph")],
        [(14, "paragraph"), (16, "paragraph"), (17, "section break"), (22, "paragraph")],
    ]


def test_a_double_spaced_text_has_no_breaks() -> None:
    """Where every paragraph stands two blank lines apart, two blank lines are no break, but three are."""
    text = f"Lamps\n\n\n{LONG}\n\n\n{LONG}\n\n\n\n{LONG}"
    assert [kind for kind, _ in blocks(text)][1:] == ["paragraph", "section break", "paragraph"]


def test_hard_wraps_are_undone() -> None:
    """A line whose successor's first word did not fit goes on; an earlier end is the writer's own."""
    text = (
        "Lamps\n\nThe lamp makers of the upper town had waited for this day, since it\n"
        "was the day on which the oil was to come, and with it the anti-\n"
        "strike laws that nobody had read.\nIt did not come.\n"
    )
    joined = (
        "The lamp makers of the upper town had waited for this day, since it was the day on which the oil was to come,"
        " and with it the anti-strike laws that nobody had read."
    )
    assert blocks(text) == [("paragraph", joined), ("paragraph", "It did not come.")]


def test_one_long_address_does_not_hide_the_wrapping() -> None:
    """The width is that of most lines, not of the longest."""
    wrapped = "Forty columns are few, but sixty are what many people choose\nas the width of a page of text.\n\n"
    text = f"Lamps\n\n{wrapped * 10}The address is https://example.org/{'x' * 50}\nas everybody knows.\n"
    assert len(blocks(text)) == 11


def test_short_lines_stay_apart() -> None:
    """Verse and addresses were not wrapped."""
    assert [text for _, text in blocks(f"Lamps\n\n{LONG}\n\nAna Nina\nUpper Workshop\nQhana Pata")][1:] == [
        "Ana Nina",
        "Upper Workshop",
        "Qhana Pata",
    ]


def test_quotations_are_indented_or_marked() -> None:
    """The mark is not read; what is indented like all the text is no quotation."""
    want = [("paragraph", LONG), ("quotation", "Light is a right."), ("paragraph", LONG)]
    assert blocks(f"Lamps\n\n{LONG}\n\n    Light is a right.\n\n{LONG}") == want
    assert blocks(f"Lamps\n\n{LONG}\n\n>> Light is a right.\n>\n\n{LONG}") == want
    assert blocks(f"Lamps\n\n{LONG}\n\n\tLight is a right.\n\n{LONG}") == want
    book = f"Lamps\n\nThe oil of the mountains\n\n   {LONG}\n\n   {LONG}\n\n   {LONG}"
    assert "quotation" not in [kind for kind, _ in blocks(book)]


def test_lists_lose_their_bullets_and_keep_their_numbers() -> None:
    """A number may be referred to, a bullet says nothing; an item goes on below its mark."""
    text = f"Lamps\n\n{LONG}\n\n- oil,\n  or fat\n* a wick\n•\tglass\n\n1. light it\n2) look\n\n{LONG}"
    assert [text for kind, text in blocks(text) if kind == "list item"] == [
        "oil, or fat",
        "a wick",
        "glass",
        "1. light it",
        "2) look",
    ]


def test_captions_are_known_by_their_credit() -> None:
    """The line that stands with a credit belongs to the picture."""
    text = f"Lamps\n\n{LONG}\n\nThe square at night. Photo: Ana Nina\n\nThe square by day\nPhoto: Ana Nina\n\n{LONG}"
    assert blocks(text) == [
        ("paragraph", LONG),
        ("caption", "The square at night. Photo: Ana Nina"),
        ("caption", "The square by day"),
        ("caption", "Photo: Ana Nina"),
        ("paragraph", LONG),
    ]


def test_furniture_and_signs_without_words_are_left_out_with_line_and_reason() -> None:
    """The plan shows what is not read, so that a mistake of ours is seen."""
    article = read(f"Lamps\n\nShare this article\n\n{LONG}\n\n?!\n\nLeave a reply\nCancel reply")
    assert [(left.line, left.reason, left.text) for left in article.left_out] == [
        (3, "share buttons", "Share this article"),
        (7, "no words", "?!"),
        (9, "comment form", "Leave a reply"),
        (10, "comment form", "Cancel reply"),
    ]
    assert [block.text for block in article.sections[0].blocks] == [LONG]


@pytest.mark.parametrize(("ask", "answer"), [("Q. ", "A. "), ("P: ", "R: ")])
def test_the_questions_of_an_interview_are_no_headings(ask: str, answer: str) -> None:
    """They alternate with answers; a lone initial may head a section."""
    assert outline(f"Lamps\n\n{LONG}\n\n{ask}And then?\n\n{answer}{LONG}\n\n{ask}Why?\n\n{LONG}\n") == [(1, "Lamps")]


def test_buttons_below_an_invitation_to_share_are_left_out() -> None:
    """The name of a service is a button there; elsewhere it may be a heading."""
    article = read(f"Lamps\n\n{LONG}\n\nShare this:\n\nTwitter\nFacebook\n\n{LONG}\n\nFacebook\n\n{LONG}")
    assert [left.text for left in article.left_out] == ["Share this:", "Twitter", "Facebook"]
    assert [section.title for section in article.sections] == ["Lamps", "Facebook"]


def test_a_short_paragraph_with_an_indented_first_line_is_no_quotation() -> None:
    """In a text that begins each paragraph so, one of a single line does too."""
    wrapped = f"     {LONG[:60].rsplit(' ', 1)[0]}\n{LONG[:60].rsplit(' ', 1)[1]}{LONG[60:]}"
    text = f"Lamps\n\n{wrapped}\n\n     Nobody lit it.\n\n{wrapped}\n\n          Light is a right.\n\n{wrapped}\n"
    kinds = {text: kind for kind, text in blocks(text)}
    assert (kinds["Nobody lit it."], kinds["Light is a right."]) == ("paragraph", "quotation")


def test_the_lines_of_a_form_are_never_joined() -> None:
    """A form may look hard-wrapped, since its notices are long."""
    notice = "Your email address will not be published. Required fields are marked"
    article = read(f"Lamps\n\n{LONG}\n\n{notice}\n{notice}\nWhatever else there is.")
    assert [left.text for left in article.left_out] == [notice, notice]
    assert [block.text for block in article.sections[0].blocks] == [LONG, "Whatever else there is."]


def test_a_wrapped_sentence_about_sharing_is_read() -> None:
    """A line that equals furniture by chance goes on in lower case."""
    text = "Lamps\n\nWhoever has read so far and has liked it is asked to please do\nshare this article\n"
    assert read(text).left_out == ()


@pytest.mark.parametrize("text", ["***\n\n* * *", "Share\n\nTweet", "?!", "---\ntitle: Lamps\n---\n\n"])
def test_an_article_without_words_says_nothing(text: str) -> None:
    """Nobody gets a chapter of silence."""
    with pytest.raises(NothingToSay) as refused:
        read(text)
    assert refused.value.path == "a-town_without light.txt"


@pytest.mark.parametrize("path", ["a.html", "a.docx", "a.RTF"])
def test_other_formats_are_refused(path: str) -> None:
    """Markup is not read out as if it were text."""
    with pytest.raises(UsageMistake) as refused:
        read(LONG, path)
    assert "Markdown" in refused.value.hint

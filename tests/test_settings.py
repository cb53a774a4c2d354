"""narrate.toml and options: what is accepted, what is refused, and what the user is told."""

from __future__ import annotations

import json
import tomllib
from dataclasses import MISSING, fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from narrate.errors import BadSettings
from narrate.model import Mastering, Pauses, Publication, Voice
from narrate.settings import SETTINGS, Setting, Settings, describe, read_settings

MINIMAL = '[publication]\ntitle = "Voices"\n'


def refusal(text: str, overrides: dict[str, object] | None = None) -> BadSettings:
    """Read what must be refused."""
    with pytest.raises(BadSettings) as caught:
        read_settings(text, "narrate.toml", overrides or {})
    return caught.value


# --- layers --------------------------------------------------------------------------------------------------------


def test_what_is_not_set_has_the_models_default() -> None:
    """A default is written once, at its field: a title is all a publication must give."""
    assert read_settings(MINIMAL, "narrate.toml") == Settings(Publication("Voices"), Voice(), Pauses(), Mastering())


def test_options_go_above_the_file_and_the_file_above_the_defaults() -> None:
    """A user tries a voice out without touching the file; the rest of the file still counts."""
    text = MINIMAL + '[voice]\nname = "en-gb"\npace_wpm = 150\n'
    settings = read_settings(text, "narrate.toml", {"voice.name": "es-419", "voice.engine": None, "build.workers": 2})
    assert settings.voice == Voice(engine="espeak", name="es-419", pace_wpm=150)
    assert settings.workers == 2


def test_an_option_can_give_what_the_file_must() -> None:
    """A folder without narrate.toml is narrated under a title that the command line gives."""
    assert read_settings("", "narrate.toml", {"publication.title": "Voices"}).publication == Publication("Voices")


def test_every_key_reaches_its_field() -> None:
    """A value of each table in each way that TOML can write it."""
    settings = read_settings(
        "voice.pace_wpm = 140\naudio = {integrated_lufs = -19, bitrate_kbps = 96}\n"
        '[publication]\n"title" = \'Voices\'\ncategory = ["Arts",\n  "Books",  # ]\n]\ncover = "art/cover.png"\n'
        'description = """\nOne line,\r\nand another."""\naddress = "https://example.org:8080/a%20b/~c/"\n'
        "explicit = true\n[pauses]\nparagraph_ms = 0\n[build]\nworkers = 1\n",
        "narrate.toml",
    )
    assert settings.publication == Publication(
        title="Voices",
        address="https://example.org:8080/a%20b/~c/",
        description="One line,\nand another.",
        category=("Arts", "Books"),
        explicit=True,
        cover=Path("art/cover.png"),
    )
    assert settings.voice.pace_wpm == 140
    assert settings.pauses == Pauses(paragraph_ms=0)
    assert settings.mastering == Mastering(integrated_lufs=-19.0, bitrate_kbps=96)
    assert settings.workers == 1


# --- the table of settings -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "model"), [("publication", Publication), ("voice", Voice), ("pauses", Pauses), ("audio", Mastering)]
)
def test_every_field_of_the_model_is_a_setting(table: str, model: type) -> None:
    """A field that is added to the model cannot be forgotten here."""
    assert [setting.key for setting in SETTINGS if setting.table == table] == [field.name for field in fields(model)]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.key)
def test_examples_and_defaults_are_values_that_the_setting_takes(setting: Setting) -> None:
    """What a hint tells the user to write, and what the model holds anyway, is not refused."""
    assert setting.kind.read(tomllib.loads(f"value = {setting.kind.example}")["value"]) is not None
    if setting.default is not MISSING and setting.default is not None:
        assert setting.kind.read(setting.default) == setting.default


def test_the_reference_names_every_setting_with_its_default() -> None:
    """The docs are compared with this text."""
    reference = describe()
    assert "## [audio]\n\n| key | value | default | meaning |\n|---|---|---|---|\n| `integrated_lufs` |" in reference
    assert "| `title` | text of one line, not empty | required | " in reference
    assert "| `address` | an http or https address that ends with a slash, " in reference
    assert all(f"| `{setting.key}` | {setting.kind.words} | " in reference for setting in SETTINGS)
    assert "| `paragraph_ms` | a whole number from 0 to 10000 | `850` | After a paragraph. |" in reference
    assert '| `category` | a list of one or two texts | `["News"]` | ' in reference


# --- values --------------------------------------------------------------------------------------------------------

REFUSED: dict[str, list[object]] = {
    "publication.title": ["", "   ", "two\nlines", "bell\a", 7, ["Voices"]],
    "publication.author": ["two\nlines", "\u2028", "\ufffe", 1],
    "publication.address": [
        "https://example.org",  # no slash: not repaired
        "https://example.org/a",
        "ftp://example.org/",
        "https:///",
        "https://user:word@example.org/",
        "https://example.org/?a=1/",
        "https://example.org/#a/",
        "https://example.org/a b/",
        "https://example.org/%zz/",
        "https://añez.example/",
        "javascript:alert(1)/",
        " https://example.org/",
        "https://example.org/\n",
    ],
    "publication.language": ["", "es_BO", "english", "e", "es-", "es-BO-", "a-b", "es-419-BO", "eſ", 1],
    "publication.description": ["bell\a", "\x00", 1],
    "publication.category": ["News", [], [""], ["a", "b", "c"], [1], ["a", 1], {"a": 1}],
    "publication.explicit": ["true", 1, 0],
    "publication.cover": ["", "a\0b", 1],
    "publication.items": ["chapter", "Chapters", "", 1],
    "voice.engine": ["", 1],
    "voice.pace_wpm": [79, 451, 175.0, "175", True],
    "pauses.sentence_ms": [-1, 10_001, 0.5, False],
    "audio.integrated_lufs": [-40.1, -4.9, 0, float("nan"), float("-inf"), "-16", True],
    "audio.true_peak_dbtp": [-9.1, 0.1, float("nan"), False],
    "audio.bitrate_kbps": [0, 63, 65, 64.0, "64", 321, True],
    "build.workers": [0, 257, 1.0, True],
}
ACCEPTED: dict[str, list[object]] = {
    "publication.address": ["http://a/", "HTTPS://Example.org/Audio/", "https://[::1]:80/", "https://example.org/a/b/"],
    "publication.language": [
        "es",
        "ay",
        "quz",
        "en-GB",
        "es-419",
        "zh-cmn-Hans-CN",
        "sl-rozaj-biske",
        "de-x-a",
        "EN-gb",
    ],
    "publication.description": ["", "one\n\ttwo"],
    "publication.category": [["Arts"], ["Arts", "Books"]],
    "voice.name": ["", "Anna (Latin America)"],
    "voice.pace_wpm": [80, 450],
    "pauses.sentence_ms": [0, 10_000],
    "audio.integrated_lufs": [-40, -5, -16.5],
    "audio.true_peak_dbtp": [-9, 0, -1.5],
    "audio.bitrate_kbps": [8, 64, 320],
    "build.workers": [1, 256],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in REFUSED for value in REFUSED[name]])
def test_a_wrong_value_is_refused(name: str, value: object) -> None:
    """Nothing is clamped, converted or completed; the message says what it must be, the hint what to write."""
    error = refusal(MINIMAL, {name: value})
    _, key = name.split(".")
    assert str(error).startswith(f"`{key}` must be ")
    assert f"`{key} = " in error.hint
    assert str(error).isprintable()


@pytest.mark.parametrize(("name", "value"), [(name, value) for name in ACCEPTED for value in ACCEPTED[name]])
def test_a_right_value_is_taken(name: str, value: object) -> None:
    """The ends of a range belong to it."""
    read_settings(MINIMAL, "narrate.toml", {name: value})


def test_a_whole_number_of_decibels_becomes_a_float() -> None:
    """-16 and -16.0 are one value, so that they give one key and one report."""
    assert repr(read_settings(MINIMAL + "[audio]\nintegrated_lufs = -16", "").mastering.integrated_lufs) == "-16.0"


# --- messages ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            MINIMAL + "[audio]\nintegrated_luf = -16",
            "4: The table [audio] has no setting 'integrated_luf'.",
            "`integrated_lufs`?",
        ),
        (MINIMAL + "[pauses]\n\nsentence = 5", "5: The table [pauses] has no setting 'sentence'.", "`sentence_ms`?"),
        (
            MINIMAL + "pace_wpm = 150",
            "3: The table [publication] has no setting 'pace_wpm'.",
            "`pace_wpm` in the table [voice]?",
        ),
        (MINIMAL + "[voice]\nzzz = 1", "4: The table [voice] has no setting 'zzz'.", "engine, name, pace_wpm"),
        (MINIMAL + "[vioce]\n", "3: There is no table 'vioce'.", "Did you mean [voice]?"),
        (
            MINIMAL + "[zzz.a]\nb = 1\n[zzz.c]",
            "3: There is no table 'zzz'.",
            "[publication], [voice], [pauses], [audio], [build]",
        ),
        ('title = "Voices"', "1: 'title' stands outside every table.", "`title` in the table [publication]?"),
        ("#\nzzz = 1", "2: 'zzz' stands outside every table.", "The tables are"),
        ('voice = "en"\n' + MINIMAL, "1: 'voice' must be a table.", "Write `[voice]` on a line of its own"),
        (MINIMAL + "[[voice]]\nname = 'a'", "3: 'voice' must be a table.", "Write `[voice]`"),
        (MINIMAL + "[voice.name]\nfirst = 1", "3: `name` must be text of one line, not a table.", "`name = "),
        (
            MINIMAL + "language = 1979-05-27",
            "3: `language` must be a BCP 47 language tag, not a date or time.",
            "es-BO",
        ),
        ("", " The table [publication] must give a `title`.", "`title = "),
        ("[publication]\ntitle = Voices\n", "2: This is not TOML: Invalid value.", "quotation marks"),
        (
            "[publication]\ntitle = 'a'\ntitle = 'b'",
            "3: This is not TOML: Cannot overwrite a value.",
            "quotation marks",
        ),
        ("[publication]\ntitle = '''a\n\n", "2: This is not TOML: Expected", "quotation marks"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_a_guess(text: str, message: str, hint: str) -> None:
    """The user finds the line and what to write there."""
    error = refusal(text)
    assert str(error).startswith(f"narrate.toml:{message}")
    assert hint in error.hint


def test_a_mistake_in_an_option_names_no_file() -> None:
    """The file is not at fault."""
    assert str(refusal(MINIMAL, {"voice.pace_wpm": 20})) == "`pace_wpm` must be a whole number from 80 to 450, not 20."
    assert refusal(MINIMAL, {"vioce.name": "x"}).hint == "Did you mean [voice]?"
    assert refusal(MINIMAL, {"workers": 2}).hint == "Did you mean `workers` in the table [build]?"


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 100_000,
        MINIMAL + "[voice]\npace_wpm = " + "9" * 5_000,
        MINIMAL + "[voice]\npace_wpm = 0x" + "f" * 50_000,
        MINIMAL + "[voice]\nname = " + str([["x" * 1_000]] * 50),
        MINIMAL + f'"{"x" * 100_000}" = 1',
        MINIMAL + '"\\u001b[2J\\u202e" = 1',
        MINIMAL + '["\\u001b[2J"]',
        ".".join(["a"] * 5_000) + " = 1",
    ],
    ids=["nesting", "digits", "hexadecimal", "lists", "long key", "terminal codes", "codes in a table", "dots"],
)
def test_hostile_text_gives_a_short_message(text: str) -> None:
    """No flood, no terminal code and no traceback comes out of a file that was meant to do harm."""
    message = str(refusal(text))
    assert len(message) < 200
    assert message.isprintable()


# --- lines ---------------------------------------------------------------------------------------------------------

FILLERS = (
    "",
    "# pace_wpm = 1 ]]] \"\"\" '''",
    'author = "a # [b] \\" pace_wpm = 1"',
    "author = 'a \\'",
    'description = """\n[voice]\npace_wpm = 1\n\\""" "\n"""""',
    "description = '''\n[voice]\n\"\"\"\n'''''",
    'category = [\n  "News", # ]"[\n\n  \'Politics\',\n]',
)


LAST_LINES = ("[voice]\npace_wpm = 7", '[ "voice" ]\n  "pace_wpm" = 7', "voice = {pace_wpm = 7}", "voice.pace_wpm = 7")


@given(
    above=st.lists(st.sampled_from(FILLERS), unique_by=lambda filler: filler.partition(" ")[0]),
    last=st.sampled_from(LAST_LINES),
    line_end=st.sampled_from(["\n", "\r\n"]),
)
def test_the_line_is_right_whatever_stands_above(above: list[str], last: str, line_end: str) -> None:
    """Strings and lists over several lines, comments, and brackets in quotes do not mislead the count."""
    text = "\n".join(["[publication]", 'title = "Voices"', *above, last])
    assert refusal(text.replace("\n", line_end)).line == text.count("\n") + 1


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"), min_size=1)
)
def test_any_title_of_one_line_comes_back_as_it_was_written(title: str) -> None:
    """Names are in all the scripts of the world."""
    if not title.strip():
        return
    text = f"[publication]\ntitle = {json.dumps(title, ensure_ascii=False)}"
    assert read_settings(text, "narrate.toml").publication.title == title


@pytest.mark.parametrize(
    ("category", "hint"),
    [
        (("news",), "Did you mean “News”?"),
        (("Society and Culture",), "Did you mean “Society & Culture”?"),
        (("News", "Politic"), "Did you mean “Politics”?"),
        (("History", "Bolivia"), "It has: none."),
    ],
)
def test_a_category_unknown_to_apple_is_refused(category: tuple[str, ...], hint: str) -> None:
    """Directories drop an unknown category without a word, so narrate says it, with a guess."""
    with pytest.raises(BadSettings) as caught:
        read_settings(f'[publication]\ntitle = "A"\ncategory = {json.dumps(category)}\n', "narrate.toml")
    assert caught.value.line == 3
    assert category[-1] in caught.value.message
    assert caught.value.hint == hint

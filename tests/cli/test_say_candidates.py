"""`narrate say NAME --ipa … --ipa …`: ways to say a name, one after another."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from narrate.errors import BadIpa

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from subprocess import CompletedProcess

    Narrate = Callable[..., CompletedProcess[str]]

WAYS = ("tʃokeˈwanka", "tʃokeˈwaŋka")


def ipas(*ways: str) -> list[str]:
    """Return ways to say a name as options."""
    return [part for way in ways for part in ("--ipa", way)]


def test_each_way_is_heard(narrate: Narrate, site: Path) -> None:
    """All in one file, numbered as they come, so that a listener can choose."""
    run = narrate("say", "Choquehuanca", *ipas(*WAYS), "-o", "heard/ways.mp3")
    assert run.returncode == 0
    assert run.stdout.splitlines()[1:] == [f"1: /{WAYS[0]}/", f"2: /{WAYS[1]}/"]
    assert run.stdout.startswith("heard/ways.mp3: ")
    assert (site / "heard" / "ways.mp3").stat().st_size > 1_000


def test_more_ways_take_longer(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """The name is said once for each, with silence between."""
    durations = [
        json.loads(narrate("say", "Choquehuanca", *ipas(*(WAYS * 2)[:count]), "--json").stdout)["duration_s"]
        for count in (1, 2, 3)
    ]
    assert durations[1] - durations[0] > 0.7
    assert durations[2] - durations[1] > 0.7


@pytest.mark.parametrize("option", ["--quiet", "--json"])
def test_what_is_printed(narrate: Narrate, site: Path, option: str) -> None:
    """Nothing, or a document and nothing else; the file is written all the same."""
    run = narrate("say", "Choquehuanca", *ipas(*WAYS), option)
    assert run.returncode == 0
    assert set(json.loads(run.stdout)) == {"path", "duration_s", "voice"} if option == "--json" else run.stdout == ""
    assert (site / "said.mp3").exists()


def test_the_ipa_need_not_be_tidy(narrate: Narrate, site: Path) -> None:  # noqa: ARG001 - as folder
    """As in a lexicon: tie bars and a plain g are understood."""
    assert narrate("say", "Choque García", *ipas("t͡ʃoke garˈsia")).returncode == 0


@pytest.mark.parametrize(
    ("way", "says"), [("8", "8"), ("tʃoke'wanka", "'"), ("", "empty"), ("á", "á"), ("ˈ", "ˈ"), ("a" * 500, "500")]
)
def test_what_is_no_ipa_is_refused(narrate: Narrate, site: Path, way: str, says: str) -> None:
    """With what is wrong and a hint; no file is made, and one that is there stays as it was."""
    (site / "said.mp3").write_bytes(b"mine")
    run = narrate("say", "Choquehuanca", *ipas(WAYS[0], way))
    assert run.returncode == BadIpa.exit_code
    error, hint = run.stderr.splitlines()
    assert error.startswith("error: ")
    assert says in error
    assert hint.startswith("hint: ")
    assert run.stdout == ""
    assert (site / "said.mp3").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["", " ", "🙂", "...", "\x1b[2J", "Evo\nMorales", "x" * 300])
def test_any_name_is_said_or_refused(narrate: Narrate, site: Path, name: str) -> None:  # noqa: ARG001 - as folder
    """The sound is given: nothing about the name is a reason to break."""
    run = narrate("say", name, *ipas(WAYS[0]))
    assert run.returncode == 0 or run.stderr.startswith("error: ")
    assert "Traceback" not in run.stderr
    assert "\x1b" not in run.stdout + run.stderr


@pytest.mark.parametrize("tag", ["es", "ay", "qu", "gn", "en", "xx", "not a tag"])
def test_the_language_of_the_ways(narrate: Narrate, site: Path, tag: str) -> None:  # noqa: ARG001 - as folder
    """Known or not, the IPA says all: it is spoken, or refused in a sentence."""
    run = narrate("say", "Choquehuanca", *ipas(*WAYS), "--lang", tag)
    assert run.returncode == 0 or run.stderr.startswith("error: ")


def test_espeak_says_them(narrate: Narrate, site: Path) -> None:
    """The default engine takes the IPA: two ways that sound otherwise are two sounds."""
    for number, way in enumerate(("ˈkasa", "ˈmuno")):
        assert narrate("say", "x", *ipas(way), "--engine", "espeak", "-o", f"{number}.mp3").returncode == 0
    assert (site / "0.mp3").read_bytes() != (site / "1.mp3").read_bytes()

"""What the value of a setting may be. A value that is none of it is refused, never repaired."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from narrate.settings.categories import category_mistake

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Kind:
    """What a value may be: ``words`` completes “must be …”; ``read`` gives the model's value, or None to refuse."""

    words: str
    read: Callable[[object], object | None]
    example: str  # in TOML
    mistake: Callable[[Any], tuple[str, str] | None] = lambda _: None
    """What is wrong with a value of this kind, and what to do."""


def whole(low: int, high: int, example: int) -> Kind:
    """Return the kind of the whole numbers from ``low`` to ``high``."""

    def read(value: object) -> int | None:
        return value if type(value) is int and low <= value <= high else None  # not isinstance: True is an int

    return Kind(f"a whole number from {low} to {high}", read, str(example))


def number(low: float, high: float, example: float) -> Kind:
    """Return the kind of the numbers from ``low`` to ``high``, which the model holds as float."""

    def read(value: object) -> float | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return None
        return float(value) if low <= value <= high else None

    return Kind(f"a number from {low:g} to {high:g}", read, str(example))


def one_of(*choices: str | int, example: str | int) -> Kind:
    """Return the kind of these words or numbers."""

    def read(value: object) -> object | None:
        return value if type(value) is type(choices[0]) and value in choices else None

    return Kind(f"one of {', '.join(json.dumps(choice) for choice in choices)}", read, json.dumps(example))


def text(words: str, pattern: str, example: str) -> Kind:
    """Return the kind of the texts that a regular expression matches whole."""

    def read(value: object) -> str | None:
        return value if isinstance(value, str) and re.fullmatch(pattern, value) else None

    return Kind(words, read, json.dumps(example, ensure_ascii=False))


def line(example: str) -> Kind:
    """Return the kind of the texts of one line; it may be empty."""
    return text("text of one line", _LINE + "*", example)


def name(example: str) -> Kind:
    """Return the kind of the texts of one line that are not empty."""
    return text("text of one line, not empty", rf"(?=.*\S){_LINE}+", example)


def _path(value: object) -> Path | None:
    return Path(value) if isinstance(value, str) and re.fullmatch(_LINE + "+", value) else None


def _category(value: object) -> tuple[str, ...] | None:
    parts = value if isinstance(value, list | tuple) else ()
    texts = tuple(part for part in parts if isinstance(part, str) and re.fullmatch(_LINE + "+", part))
    return texts if len(texts) == len(parts) and len(parts) in {1, 2} else None


# The characters that XML and tags can hold, in one line or with tabs and line feeds.
_LINE = r"[^\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]"
_PROSE = r"[^\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"

# RFC 3986 without what has no place in the published address of a folder: credentials, query, fragment.
_ADDRESS = r"""(?aix) https?:// (?: [a-z0-9.-]+ | \[ [0-9a-f:.]+ \] ) (?: : [0-9]{1,5} )? /
               (?: (?: [a-z0-9._~!$&'()*+,;=:@-] | % [0-9a-f]{2} )+ / )*"""

# RFC 5646, 2.1, without what its registry never used (languages of four letters and more) or has given up.
_LANGUAGE = r"""(?aix) [a-z]{2,3} (?: -[a-z]{3} ){0,3}          # language, extended language
                (?: -[a-z]{4} )?                                # script
                (?: -(?: [a-z]{2} | [0-9]{3} ) )?               # region
                (?: -(?: [a-z0-9]{5,8} | [0-9][a-z0-9]{3} ) )*  # variants
                (?: -[0-9a-wy-z] (?: -[a-z0-9]{2,8} )+ )*       # extensions
                (?: -x (?: -[a-z0-9]{1,8} )+ )?                 # private use"""

PROSE = text("text without control characters", _PROSE + "*", "Reports from Bolivia, read aloud.")
ADDRESS = text(
    "an http or https address that ends with a slash, in ASCII, without user, query or fragment",
    _ADDRESS,
    "https://example.org/audio/",
)
LANGUAGE = text("a BCP 47 language tag", _LANGUAGE, "es-BO")
CATEGORY = Kind("a list of one or two texts", _category, '["Society & Culture", "Documentary"]', category_mistake)
SWITCH = Kind("true or false", lambda value: value if isinstance(value, bool) else None, "true")
FILE = Kind("the path of a file", _path, '"cover.png"')
PAUSE = whole(0, 10_000, 850)
# Layer III of MPEG-1 and MPEG-2; which of them an engine's sampling rate allows, the encoder knows.
_LAYER_III_KBPS = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 192, 224, 256, 320)
BIT_RATE = one_of(*_LAYER_III_KBPS, example=64)

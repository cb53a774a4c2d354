"""The layers of settings, checked and merged → `Settings`."""

from __future__ import annotations

import reprlib
from dataclasses import MISSING, dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from narrate.errors import BadSettings
from narrate.model import Mastering, Pauses, Publication, Voice
from narrate.settings.table import MODELS, SETTINGS, Setting, Settings
from narrate.settings.toml import lines, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_INTEGER_BITS = 64  # of TOML's numbers
_KNOWN = {(setting.table, setting.key): setting for setting in SETTINGS}
_TABLES = f"The tables are {', '.join(f'[{table}]' for table in MODELS)}."


@dataclass(frozen=True, slots=True)
class _Given:
    """A value that a layer gives, and where."""

    table: str
    key: str
    value: object
    path: str = ""
    line: int = 0

    def refusal(self, message: str, hint: str) -> BadSettings:
        return BadSettings(message, hint=hint, path=self.path, line=self.line)


def read_settings(text: str, path: str, overrides: Mapping[str, object] = {}) -> Settings:
    """Read the text of narrate.toml; ``path`` is for messages.

    ``overrides`` are options by name (``voice.pace_wpm``); None means that the option was not given.

    :raises BadSettings: no TOML; a table or key that does not exist; a value that it cannot have; no title
    """
    values: dict[str, dict[str, Any]] = {table: {} for table in MODELS}
    for given in (*_in_file(text, path), *_in_options(overrides)):
        setting = _setting(given)
        values[setting.table][setting.key] = _value(setting, given)
    for setting in SETTINGS:
        if setting.default is MISSING and setting.key not in values[setting.table]:
            message = f"The table [{setting.table}] must give a `{setting.key}`."
            raise BadSettings(message, hint=_example(setting), path=path)
    return Settings(
        publication=Publication(**values["publication"]),
        voice=Voice(**values["voice"]),
        pauses=Pauses(**values["pauses"]),
        mastering=Mastering(**values["audio"]),
        **values["build"],
    )


def _in_file(text: str, path: str) -> Iterator[_Given]:
    content, line = parse(text, path), lines(text)
    for name, value in content.items():
        if not isinstance(value, dict):
            yield _Given("", name, value, path, line[(name,)])
        elif name not in MODELS:
            yield _Given(name, "", value, path, line[(name,)])
        else:
            yield from (_Given(name, key, inner, path, line[name, key]) for key, inner in value.items())


def _in_options(overrides: Mapping[str, object]) -> Iterator[_Given]:
    for name, value in overrides.items():
        table, _, key = name.rpartition(".")
        if value is not None:
            yield _Given(table, key, value)


def _setting(given: _Given) -> Setting:
    if (given.table, given.key) in _KNOWN:
        return _KNOWN[given.table, given.key]
    if not given.table:
        fault = "must be a table" if given.key in MODELS else "stands outside every table"
        message = f"{_shown(given.key)} {fault}."
    elif given.table in MODELS:
        message = f"The table [{given.table}] has no setting {_shown(given.key)}."
    else:
        message = f"There is no table {_shown(given.table)}."
    raise given.refusal(message, _guess(given))


def _guess(given: _Given) -> str:
    """Say what may have been meant: a table; else a setting, of this table rather than of another."""
    if given.table and given.table not in MODELS:
        near = get_close_matches(given.table, MODELS, n=1)
        return f"Did you mean [{near[0]}]?" if near else _TABLES
    if given.key in MODELS:
        return f"Write `[{given.key}]` on a line of its own, and its settings below."
    own = [key for table, key in _KNOWN if table == given.table]
    if near := get_close_matches(given.key, own, n=1):
        return f"Did you mean `{near[0]}`?"
    if near := get_close_matches(given.key, [key for _, key in _KNOWN], n=1):
        home = next(table for table, key in _KNOWN if key == near[0])
        return f"Did you mean `{near[0]}` in the table [{home}]?"
    return f"Its settings are {', '.join(own)}." if own else _TABLES


def _value(setting: Setting, given: _Given) -> object:
    value = setting.kind.read(given.value)
    if value is None:
        message = f"`{setting.key}` must be {setting.kind.words}, not {_shown(given.value)}."
        raise given.refusal(message, _example(setting))
    if mistake := setting.kind.mistake(value):
        message, hint = mistake
        raise given.refusal(f"`{setting.key}`: {message}", hint)
    return value


def _example(setting: Setting) -> str:
    return f"Write for example `{setting.key} = {setting.kind.example}` in the table [{setting.table}]."


def _shown(value: object) -> str:
    """Repeat what was given, but no flood: a hostile file may hold a number or a list without end."""
    if isinstance(value, str | bool | float) or (isinstance(value, int) and value.bit_length() < _INTEGER_BITS):
        return reprlib.repr(value)
    return {dict: "a table", list: "a list", int: "a huge number"}.get(type(value), "a date or time")

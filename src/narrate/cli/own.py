"""The user's own settings, which hold for every publication: how this person likes to be told of progress."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from narrate.errors import BadSettings

PLAIN = "plain"


def likes_plain() -> bool:
    """Whether the user's settings.toml says ``plain = true``; it stands where the system keeps such files.

    :raises BadSettings: it says something else
    """
    path = Path(typer.get_app_dir("narrate"), "settings.toml")
    if not path.is_absolute() or not os.path.isfile(path):  # noqa: PTH113 - says no where it may not look
        return False
    from narrate.files import read_bytes
    from narrate.read.encoding import decode
    from narrate.settings.toml import lines, parse

    text = decode(read_bytes(path), str(path))
    content = parse(text, str(path))
    for key, value in content.items():
        if key != PLAIN or not isinstance(value, bool):
            raise BadSettings(
                "The one setting here is `plain`, which is true or false.",
                hint="Write `plain = true`; what belongs to a publication stands in its narrate.toml.",
                path=str(path),
                line=lines(text)[(key,)],
            )
    return bool(content.get(PLAIN))

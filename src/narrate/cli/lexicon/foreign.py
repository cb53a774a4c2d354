"""Files of other tools, read by their suffix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from narrate.errors import UsageMistake
from narrate.files import read_bytes
from narrate.read.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from narrate.pronounce.exchange.rows import Reading

TABLES = {".csv": None, ".tsv": "\t", ".tab": "\t", ".txt": "\t"}
SUFFIXES = ".pls, .csv, .tsv, .txt and .json"


def read(file: Path, language: str | None = None) -> Reading:
    """Read the entries of a file; ``language`` is that of entries that give none.

    :raises UsageMistake: its suffix tells no format
    """
    from narrate.pronounce.exchange.json_reader import read_json
    from narrate.pronounce.exchange.rows import checked
    from narrate.pronounce.exchange.tables import read_table

    suffix, name = file.suffix.lower(), str(file)
    if suffix == ".pls":
        from narrate.pronounce.exchange.pls_reader import read_pls

        return checked(read_pls(read_bytes(file), name), language)
    if suffix in TABLES:
        return checked(read_table(decode(read_bytes(file), name), name, TABLES[suffix]), language)
    if suffix == ".json":
        return checked(read_json(decode(read_bytes(file), name), name), language)
    raise UsageMistake(f"narrate reads no lexicon from a “{suffix}” file.", hint=f"It reads {SUFFIXES}.", path=name)

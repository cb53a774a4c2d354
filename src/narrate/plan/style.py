"""What a publication decides about the way its articles are said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from narrate.model import Pauses


@dataclass(frozen=True, slots=True)
class Style:
    """``language`` (BCP 47) is that of an article which names none; ``pauses`` hold at 175 words a minute."""

    language: str
    pauses: Pauses
    pace_wpm: int

"""How long the silence after an utterance is."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Final

from narrate.model import UtteranceKind

if TYPE_CHECKING:
    from narrate.model import Pauses
    from narrate.plan.style import Style

_PACE_OF_PAUSES_WPM: Final = 175
# The shortest pauses of fast readers are 0.6 of those of slow readers (Kazlauskiene & Kalasinskaite 2020: 200 ms, 340).
_SMALLEST_SCALE: Final = 0.6


class Ends(IntEnum):
    """What ends with an utterance; the greater includes the smaller."""

    CLAUSE = 1
    SENTENCE = 2
    BLOCK = 3  # or a title or heading
    PART = 4  # the last block before a section break


def pause_ms(kind: UtteranceKind, ends: Ends, following: UtteranceKind | None, style: Style) -> int:
    """The silence after an utterance of a kind; ``following`` is the kind of the chapter's next, None at its end.

    A chapter's tail is exact; all other pauses shrink and grow with the pace.
    """
    if following is None:
        return style.pauses.tail_ms
    scale = max(_SMALLEST_SCALE, _PACE_OF_PAUSES_WPM / style.pace_wpm)
    return round(scale * _pause_ms(kind, ends, following, style.pauses))


def _pause_ms(kind: UtteranceKind, ends: Ends, following: UtteranceKind, pauses: Pauses) -> int:
    if ends is Ends.BLOCK:
        return pauses.before_heading_ms if following is UtteranceKind.HEADING else _after_block(pauses)[kind]
    return {Ends.CLAUSE: pauses.clause_ms, Ends.SENTENCE: pauses.sentence_ms, Ends.PART: pauses.section_break_ms}[ends]


def _after_block(pauses: Pauses) -> dict[UtteranceKind, int]:
    return {
        UtteranceKind.TITLE: pauses.title_ms,
        UtteranceKind.HEADING: pauses.heading_ms,
        UtteranceKind.STANDFIRST: pauses.standfirst_ms,
        UtteranceKind.PARAGRAPH: pauses.paragraph_ms,
        UtteranceKind.LIST_ITEM: pauses.list_item_ms,
        UtteranceKind.QUOTATION: pauses.quotation_ms,
        UtteranceKind.CAPTION: pauses.caption_ms,
    }

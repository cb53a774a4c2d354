"""How long the silences are."""

from __future__ import annotations

from dataclasses import fields

import pytest

from narrate.model import Pauses, UtteranceKind
from narrate.plan.pauses import Ends, pause_ms
from narrate.plan.style import Style

K = UtteranceKind
LADDER = Pauses(**{field.name: 100 * n for n, field in enumerate(fields(Pauses), start=1)})


@pytest.mark.parametrize(
    ("kind", "ends", "following", "wanted"),
    [
        (K.PARAGRAPH, Ends.CLAUSE, K.PARAGRAPH, LADDER.clause_ms),
        (K.HEADING, Ends.CLAUSE, K.HEADING, LADDER.clause_ms),
        (K.QUOTATION, Ends.SENTENCE, K.QUOTATION, LADDER.sentence_ms),
        (K.LIST_ITEM, Ends.BLOCK, K.LIST_ITEM, LADDER.list_item_ms),
        (K.QUOTATION, Ends.BLOCK, K.PARAGRAPH, LADDER.quotation_ms),
        (K.CAPTION, Ends.BLOCK, K.PARAGRAPH, LADDER.caption_ms),
        (K.PARAGRAPH, Ends.BLOCK, K.PARAGRAPH, LADDER.paragraph_ms),
        (K.STANDFIRST, Ends.BLOCK, K.PARAGRAPH, LADDER.standfirst_ms),
        (K.HEADING, Ends.BLOCK, K.PARAGRAPH, LADDER.heading_ms),
        (K.TITLE, Ends.BLOCK, K.STANDFIRST, LADDER.title_ms),
        (K.PARAGRAPH, Ends.BLOCK, K.HEADING, LADDER.before_heading_ms),
        (K.PARAGRAPH, Ends.PART, K.PARAGRAPH, LADDER.section_break_ms),
        (K.PARAGRAPH, Ends.PART, None, LADDER.tail_ms),
        (K.HEADING, Ends.BLOCK, None, LADDER.tail_ms),
    ],
)
def test_every_place_has_its_pause(kind: K, ends: Ends, following: K | None, wanted: int) -> None:
    """Listeners hear the structure; each figure of the ladder is used where its name says."""
    assert pause_ms(kind, ends, following, Style("en", LADDER, 175)) == wanted


@pytest.mark.parametrize(("pace_wpm", "wanted"), [(100, 1_750), (175, 1_000), (250, 700), (292, 600), (450, 600)])
def test_pauses_follow_the_pace(pace_wpm: int, wanted: int) -> None:
    """Fast speech has shorter pauses, but never so short that the structure is lost."""
    style = Style("en", Pauses(paragraph_ms=1_000), pace_wpm)
    assert pause_ms(K.PARAGRAPH, Ends.BLOCK, K.PARAGRAPH, style) == wanted


def test_the_tail_is_exact() -> None:
    """Podcast rules give the silence at a file's end in seconds, whatever the pace."""
    assert pause_ms(K.PARAGRAPH, Ends.BLOCK, None, Style("en", Pauses(tail_ms=1_500), 450)) == 1_500

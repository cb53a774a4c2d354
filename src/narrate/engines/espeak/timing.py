"""When each token sounds, from espeak-ng's own events."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from narrate.engines.espeak.readback import is_silent
from narrate.errors import EngineFailed, excerpt
from narrate.model import Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.engines.espeak.events import Sound
    from narrate.engines.espeak.render import Place
    from narrate.model import Token

# espeak says "of the", "in the", "have been" as one and gives one event: 37 of 1,033 words have none, never two in a
# row. More than this were not said.
MOST_JOINED = 2


def token_times(tokens: Sequence[Token], places: Sequence[Place], sounds: Sequence[Sound]) -> tuple[Word, ...]:
    """Return a Word for each token, in samples of all sounds joined; joined words share theirs.

    A word lasts from its first event to the next word's, or to the pause before that.

    :raises EngineFailed: espeak gave no event for a token with a pronunciation, or for too many in a row
    """
    starts = _starts(places, sounds)
    _check_said(tokens, starts)
    heard = [start for start in starts if start is not None]
    spans = [Word(start, end) for start, end in zip(heard, _ends(heard, sounds), strict=True)]
    number_heard = accumulate(start is not None for start in starts)
    return tuple(spans[max(number - 1, 0)] for number in number_heard)


def _starts(places: Sequence[Place], sounds: Sequence[Sound]) -> list[int | None]:
    """Return the sample of the first event inside each token's place, None where espeak gave none."""
    starts: list[int | None] = []
    offset = 0
    for piece, sound in enumerate(sounds):
        positions = [word.position for word in sound.words]
        for place in (each for each in places if each.piece == piece):
            first = bisect_left(positions, place.start)
            said = first < len(positions) and positions[first] < place.end
            starts.append(offset + sound.words[first].sample if said else None)
        offset += len(sound.pcm) // 2
    return starts


def _ends(starts: Sequence[int], sounds: Sequence[Sound]) -> list[int]:
    """Return where the word that begins at each start ends: at the next start, or at the silence before it."""
    samples: list[int] = []
    silent: list[bool] = []
    offset = 0
    for sound in sounds:
        length = len(sound.pcm) // 2
        within = [
            phoneme for phoneme in sound.phonemes if phoneme.sample < length
        ]  # at 450 words a minute some are not
        samples += [offset + phoneme.sample for phoneme in within]
        silent += [is_silent(phoneme) for phoneme in within]
        offset += length
    ends = []
    for start, following in pairwise((*starts, offset)):
        end = following
        index = bisect_left(samples, following) - 1
        while index >= 0 and silent[index] and samples[index] > start:
            end = samples[index]
            index -= 1
        ends.append(end)
    return ends


def _check_said(tokens: Sequence[Token], starts: Sequence[int | None]) -> None:
    missing = 0
    for token, start in zip(tokens, starts, strict=True):
        missing = 0 if start is not None else missing + 1
        named = token.pronunciation is not None and token.pronunciation.ipa
        if missing > MOST_JOINED or (missing and named) or not any(each is not None for each in starts):
            raise EngineFailed(
                f"espeak-ng did not say “{excerpt(token.written)}”.",
                hint="Change the word, or give it a pronunciation in lexicon.yaml.",
            )

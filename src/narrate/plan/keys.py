"""Names of clips and chapters in the store: the digest of all that could change their sound, and of nothing else.

Neither article nor date is part of a key, so that a sentence which occurs twice, or stays when its neighbours are
edited, is spoken once.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from narrate.model import Mastering, ScriptSection, Voice

# To be raised whenever the same key would have to name other bytes: what trims, stitches or masters is not in the key.
CLIP_SCHEME: Final = 1
CHAPTER_SCHEME: Final = 1


def clip_key(engine_fingerprint: str, voice: Voice, rendered: str) -> str:
    """The key of an utterance spoken: 64 hexadecimal digits. ``rendered`` is what the engine is given for it."""
    return _digest("clip", CLIP_SCHEME, engine_fingerprint, astuple(voice), rendered)


def chapter_key(
    section: ScriptSection, clip_keys: Sequence[str], mastering: Mastering, encoder_fingerprint: str
) -> str:
    """The key of a mastered chapter: 64 hexadecimal digits. ``clip_keys`` are those of the section's utterances.

    Title, slug, ids and word counts are in it since they are in the chapter that the store returns.
    """
    utterances = [
        (utterance.id, key, utterance.pause_ms, len(utterance.tokens))
        for utterance, key in zip(section.utterances, clip_keys, strict=True)
    ]
    heading = (section.title, section.slug, section.head_ms)
    return _digest("chapter", CHAPTER_SCHEME, heading, utterances, astuple(mastering), encoder_fingerprint)


def _digest(*parts: object) -> str:
    """JSON keeps apart what a join would not: ``("ab", "c")`` and ``("a", "bc")``, ``1`` and ``"1"``."""
    return hashlib.sha256(json.dumps(parts).encode("ascii")).hexdigest()

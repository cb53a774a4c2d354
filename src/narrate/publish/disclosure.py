"""What listeners are told of the voice.

Apple Podcasts asks that the use of AI is disclosed in the metadata of each episode; a reader may want to know too.
"""

from __future__ import annotations

_DISCLOSURES = {
    "en": "Read aloud by a synthetic voice.",
    "es": "Leído en voz alta por una voz sintética.",
}


def disclosure(language: str) -> str:
    """Return the sentence in the language of a BCP 47 tag, or else in English."""
    return _DISCLOSURES.get(language.partition("-")[0].lower(), _DISCLOSURES["en"])

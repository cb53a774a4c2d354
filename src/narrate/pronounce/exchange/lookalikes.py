"""Letters that lexicons hold for IPA that keyboards lack, by language: only where they can mean nothing else."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# English has neither the trill r nor the vowel y; Spanish has the trill. Of Guarani nothing is sure: its own y is ɨ.
# In both an apostrophe can only be stress; in Aymara and Quechua it may be an ejective.
_ENGLISH = MappingProxyType({"r": "ɹ", "y": "j", "'": "ˈ"})
_SPANISH = MappingProxyType({"y": "j", "'": "ˈ"})
_NO_FRONT_ROUNDED = MappingProxyType({"y": "j"})
_BY_LANGUAGE: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"en": _ENGLISH, "es": _SPANISH, "ay": _NO_FRONT_ROUNDED, "qu": _NO_FRONT_ROUNDED}
)


def lookalikes(language: str | None, pronunciations: Iterable[str]) -> dict[str, str]:
    """Return which letters stand for which in a lexicon; none that it also writes properly (g is one in any)."""
    used = set().union(*pronunciations)
    primary = (language or "").replace("_", "-").partition("-")[0].lower()
    known = _BY_LANGUAGE.get(primary, {})
    return {sign: meant for sign, meant in known.items() if sign in used and meant not in used}

"""narrate turns an article into accessible audio narration, offline, and says the names right."""

__version__ = "0.1.0"

"""All settings: where the value goes, what it may be, what it means. The defaults stand at the fields of the model."""

from __future__ import annotations

import json
from dataclasses import MISSING, dataclass, fields

from narrate.model import Mastering, Pauses, Publication, Voice
from narrate.settings.kinds import (
    ADDRESS,
    BIT_RATE,
    CATEGORY,
    FILE,
    LANGUAGE,
    PAUSE,
    PROSE,
    SWITCH,
    Kind,
    line,
    name,
    number,
    one_of,
    whole,
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that can be set. ``workers`` is the number of processes that speak; None: one for each core."""

    publication: Publication
    voice: Voice
    pauses: Pauses
    mastering: Mastering
    workers: int | None = None


MODELS = {"publication": Publication, "voice": Voice, "pauses": Pauses, "audio": Mastering, "build": Settings}
"""The tables of the file, and the class whose fields their keys are."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A key of a table of narrate.toml."""

    table: str
    key: str  # also the name of the model's field
    kind: Kind
    meaning: str

    @property
    def default(self) -> object:
        """The model's default; ``dataclasses.MISSING`` where the file must give a value."""
        return next(field.default for field in fields(MODELS[self.table]) if field.name == self.key)


SETTINGS = (
    Setting(
        "publication",
        "title",
        name("Voices of the Altiplano"),
        "The show in the feed, and the album of whole articles.",
    ),
    Setting("publication", "author", line("Wara Quispe"), "Who publishes."),
    Setting("publication", "address", ADDRESS, "Where the output folder will be on the web; without it, no feed."),
    Setting("publication", "language", LANGUAGE, "The language of the feed, and of articles that name none."),
    Setting("publication", "description", PROSE, "What the show is about, for the feed."),
    Setting("publication", "category", CATEGORY, "Apple's category and, if there is one, its subcategory."),
    Setting("publication", "copyright", line("© 2020 Wara Quispe"), "Who holds the rights, as the feed says it."),
    Setting("publication", "explicit", SWITCH, "Whether the show is for adults only."),
    Setting("publication", "cover", FILE, "A square JPEG or PNG, seen from narrate.toml; without it, one is drawn."),
    Setting(
        "publication", "items", one_of("chapters", "articles", example="articles"), "What an episode of the feed is."
    ),
    Setting("voice", "engine", name("espeak"), "The engine that speaks."),
    Setting("voice", "name", line("en-gb"), "One of the engine's voices; empty: its first for the language."),
    Setting("voice", "pace_wpm", whole(80, 450, 175), "How fast it speaks, in words a minute."),
    Setting("pauses", "clause_ms", PAUSE, "After a part of a long sentence."),
    Setting("pauses", "sentence_ms", PAUSE, "After a sentence inside a paragraph."),
    Setting("pauses", "list_item_ms", PAUSE, "After an item of a list."),
    Setting("pauses", "quotation_ms", PAUSE, "After a quotation."),
    Setting("pauses", "caption_ms", PAUSE, "After the caption of a picture."),
    Setting("pauses", "paragraph_ms", PAUSE, "After a paragraph."),
    Setting("pauses", "standfirst_ms", PAUSE, "After the standfirst."),
    Setting("pauses", "heading_ms", PAUSE, "After a heading."),
    Setting("pauses", "before_heading_ms", PAUSE, "Before a heading inside a chapter."),
    Setting("pauses", "section_break_ms", PAUSE, "At a break without a heading."),
    Setting("pauses", "title_ms", PAUSE, "After the article's title."),
    Setting("pauses", "head_ms", PAUSE, "At the start of a chapter."),
    Setting("pauses", "tail_ms", PAUSE, "At the end of a chapter."),
    Setting("audio", "integrated_lufs", number(-40, -5, -16), "How loud a chapter is, in LUFS (ITU-R BS.1770)."),
    Setting("audio", "true_peak_dbtp", number(-9, 0, -1), "The highest true peak allowed, in dBTP."),
    Setting("audio", "bitrate_kbps", BIT_RATE, "The constant bit rate of the MP3 files, in kbit/s."),
    Setting("build", "workers", whole(1, 256, 2), "How many processes speak; without it, one for each core."),
)


def describe() -> str:
    """Return all settings as Markdown for the reference: a heading and a table for each table of the file."""
    lines: list[str] = []
    for table in MODELS:
        lines += [f"## [{table}]", "", "| key | value | default | meaning |", "|---|---|---|---|"]
        for setting in (setting for setting in SETTINGS if setting.table == table):
            lines.append(f"| `{setting.key}` | {setting.kind.words} | {_default(setting)} | {setting.meaning} |")
        lines.append("")
    return "\n".join(lines)


def _default(setting: Setting) -> str:
    if setting.default in {MISSING, None}:
        return "none" if setting.default is None else "required"
    return f"`{json.dumps(setting.default)}`"

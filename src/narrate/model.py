"""Every value that crosses a stage boundary: frozen, slotted, tuples inside, the unit in the name.

``written`` is what people read (transcripts, pages, books); ``spoken`` is what the engine hears. They never mix.
Languages are BCP 47 tags (``es``, ``ay``, ``en-GB``). Audio is mono, 16-bit signed little-endian PCM in ``bytes``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path

# --- what was read -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article besides its text. ``source`` is the address of the original."""

    title: str
    authors: tuple[str, ...] = ()
    date: datetime | None = None  # with a time zone
    language: str | None = None  # None: the publication's
    source: str | None = None
    lexicon: tuple[LexiconSource, ...] = ()  # entries of the front matter, above every file


@dataclass(frozen=True, slots=True)
class LexiconSource:
    """A lexicon as text: where it stands (for messages), its YAML, and the line of the file where the YAML begins."""

    path: str
    text: str
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one language (None: the article's)."""

    text: str
    language: str | None = None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the same text in as few spans as can be, none of them empty."""
    runs = groupby((span for span in spans if span.text), key=lambda span: span.language)
    return tuple(Span("".join(span.text for span in run), language) for language, run in runs)


class BlockKind(StrEnum):
    """What a block of an article is."""

    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    BREAK = "section break"  # has no spans


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or its like; its text is one line, without leading or trailing blanks."""

    kind: BlockKind
    spans: tuple[Span, ...] = ()
    line: int = 0  # of the file, 1-based; 0: unknown

    @property
    def text(self) -> str:
        """The text of all spans."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it. Level 1 is the article's own title, 2 a chapter, 3 and more inside one."""

    title: str
    level: int
    blocks: tuple[Block, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Text of the source that is not narrated, and why (``comment form``, ``code``)."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """What was read. ``sections[0]`` has level 1: the title, standfirst and all that precedes the first heading."""

    facts: Facts
    sections: tuple[Section, ...]
    left_out: tuple[LeftOut, ...] = ()


# --- how words are said --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Pronunciation:
    """How a word is said, and who said so: ``article``, ``lexicon``, ``builtin``, ``rule:ay``, ``voice``.

    ``ipa`` is broad IPA, words separated by a space; the empty string leaves the sound to the voice's reading of
    ``Token.spoken``. ``ending_ipa`` is an inflectional ending (Morales’s: ``ɪz``) said in the article's language.
    ``confidence`` is the probability, from 0 to 1, that the language is the right one.
    """

    ipa: str
    language: str | None
    source: str
    ending_ipa: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Lexeme:
    """An entry of a lexicon, checked: one of ``ipa``, ``respelling`` and ``letters`` at most is set.

    If none is, or ``respelling`` is, and ``language`` has spelling rules, those say it; else the voice reads it.
    """

    grapheme: str
    ipa: str | None = None
    respelling: str | None = None
    letters: bool = False
    language: str | None = None
    match_case: bool = False
    note: str | None = None
    origin: str = "lexicon"  # what Pronunciation.source will say
    path: str = ""
    line: int = 0


# --- what will be said ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Token:
    """A word of an utterance. ``written`` is the bare word, ``after`` the punctuation and blanks up to the next.

    ``spoken`` differs from ``written`` where something was spelled out. A name of two words is one token.
    """

    written: str
    after: str
    spoken: str
    pronunciation: Pronunciation | None = None  # None: the voice reads ``spoken``
    language: str | None = None  # None: the article's


class UtteranceKind(StrEnum):
    """What an utterance belongs to."""

    TITLE = "title"
    HEADING = "heading"
    STANDFIRST = "standfirst"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    QUOTATION = "quotation"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Utterance:
    """The smallest thing said in one breath: a sentence, a heading. ``pause_ms`` follows it."""

    id: str  # unique in the article, an XML name
    kind: UtteranceKind
    before: str  # punctuation in front of the first word, such as an opening quotation mark
    tokens: tuple[Token, ...]
    pause_ms: int

    @property
    def written(self) -> str:
        """The text as printed, with its blanks."""
        return self.before + "".join(token.written + token.after for token in self.tokens)

    @property
    def spans(self) -> tuple[Span, ...]:
        """What is written, by language: blanks between words of one language are in it, punctuation is not."""
        spans = [Span(self.before)]
        for token, following in zip_longest(self.tokens, self.tokens[1:]):
            goes_on = token.after.isspace() and following is not None and following.language == token.language
            spans += [Span(token.written, token.language), Span(token.after, token.language if goes_on else None)]
        return merged(spans)


@dataclass(frozen=True, slots=True)
class ScriptSection:
    """What one chapter says."""

    title: str
    slug: str  # unique in the article; names the file
    utterances: tuple[Utterance, ...]
    head_ms: int = 0  # silence before the first; the last one's pause is the chapter's tail


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be said of an article, before anything is."""

    slug: str
    facts: Facts
    sections: tuple[ScriptSection, ...]
    left_out: tuple[LeftOut, ...] = ()
    used: frozenset[Lexeme] = frozenset()  # the lexicon entries that matched


@dataclass(frozen=True, slots=True)
class Pauses:
    """Silence after each kind of utterance, at 175 words a minute; starting ladder, no standard gives one.

    The order is that of Kazlauskiene & Kalasinskaite 2020 (sentence < paragraph) and of audiobook practice
    (section break 2 to 3.5 s).
    """

    clause_ms: int = 160
    sentence_ms: int = 450
    list_item_ms: int = 550
    quotation_ms: int = 850
    caption_ms: int = 850
    paragraph_ms: int = 850
    standfirst_ms: int = 1_200
    heading_ms: int = 1_000
    before_heading_ms: int = 1_500
    section_break_ms: int = 2_200
    title_ms: int = 1_200
    head_ms: int = 500
    tail_ms: int = 1_500


# --- what was spoken and mastered ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and how fast. ``name`` is one of the engine's own voices; empty: its first for the language."""

    engine: str = "espeak"  # an entry point of the group narrate.engines
    name: str = ""
    pace_wpm: int = 175


@dataclass(frozen=True, slots=True)
class Word:
    """When a token sounds, in samples from the start of its clip (or chapter)."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One utterance spoken: mono 16-bit PCM and a Word for each token."""

    pcm: bytes
    rate_hz: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an utterance and its words ended up in their chapter, in samples."""

    utterance: str
    start: int
    end: int
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Mastering:
    """What a finished chapter must be. ITU-R BS.1770-5; a mono file is measured as it is heard, as dual mono."""

    integrated_lufs: float = -16.0
    true_peak_dbtp: float = -1.0
    bitrate_kbps: int = 64


@dataclass(frozen=True, slots=True)
class Loudness:
    """What was measured in the decoded file."""

    integrated_lufs: float
    true_peak_dbtp: float


@dataclass(frozen=True, slots=True)
class Mp3:
    """Constant bit rate MPEG layer III frames, without Info header and tags.

    Decoders give ``frame_count * samples_per_frame`` samples, of which the audio is ``sample_count`` after
    ``delay`` samples of encoder delay (the decoder's own 529 not counted).
    """

    frames: bytes
    frame_count: int
    samples_per_frame: int
    rate_hz: int
    bitrate_kbps: int
    delay: int
    sample_count: int


@dataclass(frozen=True, slots=True)
class Chapter:
    """A mastered section: the MP3, where each utterance is in it, how loud it is."""

    title: str
    slug: str
    mp3: Mp3
    marks: tuple[Mark, ...]
    loudness: Loudness


@dataclass(frozen=True, slots=True)
class Programme:
    """An article as audio. ``engine`` and ``voice`` say who spoke."""

    slug: str
    facts: Facts
    chapters: tuple[Chapter, ...]
    engine: str
    voice: str


# --- what is published ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Publication:
    """Who publishes: the show of the feed and the album of the tags."""

    title: str
    author: str = ""
    address: str | None = None  # where output/ will be on the web, ends with a slash; None: no feed
    language: str = "en"
    description: str = ""
    category: tuple[str, ...] = ("News",)  # Apple category and, if any, its subcategory
    copyright: str = ""
    explicit: bool = False
    cover: Path | None = None  # None: one is drawn
    items: str = "chapters"  # or "articles"


@dataclass(frozen=True, slots=True)
class Picture:
    """An encoded image."""

    data: bytes
    media_type: str  # image/jpeg or image/png


@dataclass(frozen=True, slots=True)
class Artifact:
    """Something to write under the output folder. ``path`` is relative and POSIX."""

    path: str
    data: bytes

"""The tag in front of an MP3: what players show of it, and its chapters.

ID3v2.3, not 2.4: of tags in 2.4, Apple Podcasts was seen to drop chapters with long titles (radio-t/radio-t-site, pull
request 211). Chapters: "ID3v2 Chapter Frame Addendum", version 1.0. mutagen writes each frame but would sort them, and
chapters by the length of their titles (quodlibet/mutagen issue 506), while ffmpeg and others list them as they stand.
So each frame is written as a tag of its own, and the tags are put together here, in order. Frames are plain text: the
language is that of the whole track, none of them can say that a name is of another.
"""

# mypy: allow-untyped-calls
# mutagen has a py.typed but few annotations.

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from mutagen.id3 import (
    APIC,
    CHAP,
    COMM,
    CTOC,
    ID3,
    TALB,
    TCON,
    TDAT,
    TIT2,
    TLAN,
    TLEN,
    TPE1,
    TRCK,
    TYER,
    WOAS,
    CTOCFlags,
    Encoding,
    Frame,
    PictureType,
)

from narrate.publish.text import one_line, web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from narrate.model import Picture

_GENRE = "Podcast"
_CONTENTS_TITLE = "Table of contents"
_MOST_CHILDREN = 255  # a table of contents counts them in one byte
_HEADER_SIZE = 10

# ISO 639-1 and the three letters of ISO 639-2 (those for terminology, which ISO 639-3 shares).
_ISO_639 = """
    aa-aar ab-abk ae-ave af-afr ak-aka am-amh an-arg ar-ara as-asm av-ava ay-aym az-aze ba-bak be-bel bg-bul bh-bih
    bi-bis bm-bam bn-ben bo-bod br-bre bs-bos ca-cat ce-che ch-cha co-cos cr-cre cs-ces cu-chu cv-chv cy-cym da-dan
    de-deu dv-div dz-dzo ee-ewe el-ell en-eng eo-epo es-spa et-est eu-eus fa-fas ff-ful fi-fin fj-fij fo-fao fr-fra
    fy-fry ga-gle gd-gla gl-glg gn-grn gu-guj gv-glv ha-hau he-heb hi-hin ho-hmo hr-hrv ht-hat hu-hun hy-hye hz-her
    ia-ina id-ind ie-ile ig-ibo ii-iii ik-ipk io-ido is-isl it-ita iu-iku ja-jpn jv-jav ka-kat kg-kon ki-kik kj-kua
    kk-kaz kl-kal km-khm kn-kan ko-kor kr-kau ks-kas ku-kur kv-kom kw-cor ky-kir la-lat lb-ltz lg-lug li-lim ln-lin
    lo-lao lt-lit lu-lub lv-lav mg-mlg mh-mah mi-mri mk-mkd ml-mal mn-mon mr-mar ms-msa mt-mlt my-mya na-nau nb-nob
    nd-nde ne-nep ng-ndo nl-nld nn-nno no-nor nr-nbl nv-nav ny-nya oc-oci oj-oji om-orm or-ori os-oss pa-pan pi-pli
    pl-pol ps-pus pt-por qu-que rm-roh rn-run ro-ron ru-rus rw-kin sa-san sc-srd sd-snd se-sme sg-sag si-sin sk-slk
    sl-slv sm-smo sn-sna so-som sq-sqi sr-srp ss-ssw st-sot su-sun sv-swe sw-swa ta-tam te-tel tg-tgk th-tha ti-tir
    tk-tuk tl-tgl tn-tsn to-ton tr-tur ts-tso tt-tat tw-twi ty-tah ug-uig uk-ukr ur-urd uz-uzb ve-ven vi-vie vo-vol
    wa-wln wo-wol xh-xho yi-yid yo-yor za-zha zh-zho zu-zul
"""
_THREE_LETTERS = {pair[:2]: pair[3:] for pair in _ISO_639.split()}
_UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """A chapter of a file, in ms from its start."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class TrackFacts:
    """What is said of an MP3 file. ``comment`` should say that the voice is synthetic (`publish.disclosure`)."""

    title: str
    artist: str
    album: str
    number: int  # of ``total``, from 1
    total: int
    language: str  # BCP 47
    length_ms: int  # of this file
    date: datetime | None = None
    comment: str = ""
    source: str | None = None  # the address of the original; written if it is one of the web
    cover: Picture | None = None  # small: every file carries it
    chapters: tuple[ChapterMark, ...] = ()  # in time order


def id3(facts: TrackFacts) -> bytes:
    """Return the tag; what is empty is not in it."""
    body = b"".join(map(_written, _frames(facts)))
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))  # seven bits a byte: never like MPEG's sync
    return b"ID3\x03\x00\x00" + size + body


def _frames(facts: TrackFacts) -> Iterator[Frame]:
    language = iso_639_2(facts.language)
    texts = (
        (TIT2, facts.title),
        (TPE1, facts.artist),
        (TALB, facts.album),
        (TYER, f"{facts.date.year:04}" if facts.date else ""),
        (TDAT, f"{facts.date.day:02}{facts.date.month:02}" if facts.date else ""),
        (TRCK, f"{facts.number}/{facts.total}"),
        (TLAN, language),
        (TCON, _GENRE),
        (TLEN, str(facts.length_ms)),
    )
    yield from (_text(kind, text) for kind, text in texts if text)
    if address := web_address(facts.source or ""):
        yield WOAS(url=address)
    if facts.comment:
        yield COMM(encoding=Encoding.UTF16, lang=language, desc="", text=one_line(facts.comment))
    yield from _chapters(facts.chapters)
    if facts.cover:
        kind, mime = PictureType.COVER_FRONT, facts.cover.media_type
        yield APIC(encoding=Encoding.LATIN1, mime=mime, type=kind, desc="", data=facts.cover.data)


def _text(kind: type[Frame], text: str) -> Frame:
    return kind(encoding=Encoding.UTF16, text=one_line(text))  # 2.3 has no UTF-8


def _chapters(marks: Sequence[ChapterMark]) -> Iterator[Frame]:
    """Yield the tables of contents, then the chapters in time order.

    Some players sort by identifier, so identifiers sort as the times do.
    """
    identifiers = [f"chp{number:05}" for number, _ in enumerate(marks)]
    yield from _contents(identifiers)
    for identifier, mark in zip(identifiers, marks, strict=True):
        title = _text(TIT2, mark.title)
        yield CHAP(element_id=identifier, start_time=mark.start_ms, end_time=mark.end_ms, sub_frames=[title])


def _contents(chapters: Sequence[str]) -> Iterator[Frame]:
    """Yield the table of contents; where it would be too long, one of parts, and each part."""
    top = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    firsts = range(0, len(chapters), _MOST_CHILDREN)
    if len(firsts) == 1:
        yield _table("toc", top, chapters, _CONTENTS_TITLE)
    elif firsts:
        names = [f"toc{first:05}" for first in firsts]
        yield _table("toc", top, names, _CONTENTS_TITLE)
        for first, name in zip(firsts, names, strict=True):
            part = chapters[first : first + _MOST_CHILDREN]
            yield _table(name, CTOCFlags.ORDERED, part, f"{first + 1}–{first + len(part)}")


def _table(name: str, flags: int, children: Sequence[str], title: str) -> Frame:
    return CTOC(element_id=name, flags=flags, child_element_ids=children, sub_frames=[_text(TIT2, title)])


def _written(frame: Frame) -> bytes:
    buffer = BytesIO()
    tag = ID3()
    tag.add(frame)
    tag.save(buffer, v2_version=3, padding=lambda _: 0)
    return buffer.getvalue()[_HEADER_SIZE:]


def iso_639_2(language: str) -> str:
    """Return the three letters for a BCP 47 tag; those of ISO 639-3 where it begins with three."""
    primary = language.partition("-")[0].lower()
    return primary if len(primary) == len(_UNDETERMINED) else _THREE_LETTERS.get(primary, _UNDETERMINED)

"""Text as tags and feeds can carry it."""

from __future__ import annotations

import re
from urllib.parse import quote

_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("[\t\n\r\u2028\u2029]+")
_RESERVED = "!#$%&'()*+,/:;=?@[]~"  # RFC 3986, and the sign of what is encoded already


def one_line(text: str) -> str:
    """Return the text in one line, without the characters XML 1.0 forbids or discourages, and without outer blanks.

    A zero byte would end a text in a tag; the other controls mean nothing in a title.
    """
    return _LINE_ENDS.sub(" ", _UNFIT.sub("", text)).strip()


def fit(text: str) -> str:
    """Return part of such a line: with the blanks at its ends."""
    return one_line(f"|{text}|")[1:-1]


def web_address(text: str) -> str:
    """Return an http or https address in ASCII; empty if it is no such address (``a letter``, ``javascript:…``)."""
    address = quote(one_line(text), safe=_RESERVED)
    return address if address.lower().startswith(("http://", "https://")) else ""

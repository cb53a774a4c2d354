"""Printing documents."""

from __future__ import annotations

import json
import sys


def print_json(document: object) -> None:
    """Print one JSON document on standard output, in UTF-8 whatever the locale."""
    text = json.dumps(document, ensure_ascii=False, indent=2)
    sys.stdout.buffer.write(f"{text}\n".encode())
    sys.stdout.flush()

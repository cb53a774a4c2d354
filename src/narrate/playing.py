"""Sound to the loudspeakers, by miniaudio."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from narrate.errors import CannotPlay

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

    from miniaudio import Backend

_CHANNELS, _RATE_HZ = 2, 44_100  # what any device takes
_POLL_S = 0.1


def play(path: Path, backends: list[Backend] | None = None) -> None:
    """Play an audio file to its end; Ctrl-C stops it. ``backends`` are those of miniaudio to try (None: all).

    :raises CannotPlay: there is no device for sound
    """
    import miniaudio  # noqa: PLC0415 - where something is played only

    ended = threading.Event()

    def samples() -> Generator[bytes, int, None]:
        stream = miniaudio.stream_file(str(path), nchannels=_CHANNELS, sample_rate=_RATE_HZ)
        try:
            frames = yield next(stream, b"")
            while True:
                frames = yield stream.send(frames)
        except StopIteration:
            return
        finally:
            ended.set()  # also if the file breaks off

    try:
        device = miniaudio.PlaybackDevice(nchannels=_CHANNELS, sample_rate=_RATE_HZ, backends=backends)
    except miniaudio.MiniaudioError as error:
        raise CannotPlay(f"The sound cannot be played here ({error}).", hint=f"Listen to {path} elsewhere.") from error
    with device:
        source = samples()
        next(source)
        device.start(source)
        while not ended.wait(_POLL_S):
            pass

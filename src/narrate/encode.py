"""MP3 by LAME, and back to samples by dr_mp3 (package miniaudio), both in this process.

Both are imported where they are used: a build that finds every chapter in the store needs the fingerprint only.
"""

from __future__ import annotations

from importlib.metadata import version

from narrate.errors import BadSettings
from narrate.model import Mp3
from narrate.publish.mp3 import count_frames, samples_per_frame, valid_bitrates

# LAME's scale goes from 2, its best, to 7, its fastest. At 64 kbit/s and 22,050 Hz speech has bits to spare: over 200 s
# of espeak, 7 kept closest to the samples (error -24.8 dB; 5: -22.9, 2: -20.9), with its noise as near to a simple
# masking threshold (+0.5 dB on average; 5: +0.2, 2: +0.8), for 1.2 s of processor time where 5 took 2.2 and 2 took 3.9.
QUALITY = 7

SCHEME = 1  # raised when this module would give other bytes from the same LAME
_ENCODER_DELAY = 576  # LAME's, in samples
_DECODER_DELAY = 529  # everyone's
_BYTES_PER_SAMPLE = 2
_PIECE_BYTES = 2**20  # lameenc takes four times the memory of what it is given


class LameEncoder:
    """An ``Encoder`` for mono MP3 at a constant bit rate."""

    @property
    def fingerprint(self) -> str:
        """All that could change its bytes besides input and bit rate."""
        return f"lameenc {version('lameenc')} quality {QUALITY} scheme {SCHEME}"

    def encode(self, pcm: bytes, rate_hz: int, bitrate_kbps: int) -> Mp3:
        """Encode mono 16-bit PCM.

        :raises BadSettings: MP3 has no such bit rate at this sample rate, or no such sample rate
        """
        import lameenc  # noqa: PLC0415 - see above

        _check_rates(rate_hz, bitrate_kbps)
        lame = lameenc.Encoder()
        lame.silence()  # it would print its settings
        lame.set_channels(1)
        lame.set_in_sample_rate(rate_hz)
        lame.set_out_sample_rate(rate_hz)  # at low bit rates LAME would choose a lower one
        lame.set_bit_rate(bitrate_kbps)
        lame.set_quality(QUALITY)
        pieces = (pcm[at : at + _PIECE_BYTES] for at in range(0, len(pcm) or 1, _PIECE_BYTES))
        frames = b"".join((*map(lame.encode, pieces), lame.flush()))
        return Mp3(
            frames=frames,
            frame_count=count_frames(frames, rate_hz, bitrate_kbps),
            samples_per_frame=samples_per_frame(rate_hz),
            rate_hz=rate_hz,
            bitrate_kbps=bitrate_kbps,
            delay=_ENCODER_DELAY,
            sample_count=len(pcm) // _BYTES_PER_SAMPLE,
        )

    def decode(self, mp3: Mp3) -> bytes:
        """Decode to exactly ``mp3.sample_count`` samples of mono 16-bit PCM, as a gapless player does.

        :raises RuntimeError: the decoder complained, or gave more or fewer samples: a bug of ours or of the encoder
        """
        import miniaudio  # noqa: PLC0415 - see above

        try:
            decoded = miniaudio.decode(
                mp3.frames, output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=mp3.rate_hz
            )
        except miniaudio.MiniaudioError as error:
            raise RuntimeError(f"the encoded chapter does not decode: {error}") from error
        pcm: bytes = decoded.samples.tobytes()
        expected = mp3.frame_count * mp3.samples_per_frame
        if len(pcm) != expected * _BYTES_PER_SAMPLE:
            raise RuntimeError(f"{len(pcm)} bytes were decoded instead of {expected} samples")
        start = mp3.delay + _DECODER_DELAY
        return pcm[start * _BYTES_PER_SAMPLE : (start + mp3.sample_count) * _BYTES_PER_SAMPLE]


def _check_rates(rate_hz: int, bitrate_kbps: int) -> None:
    valid = valid_bitrates(rate_hz)
    if not valid:
        raise BadSettings(
            f"MP3 has no sample rate of {rate_hz} Hz, which this voice speaks at.",
            hint="Choose a voice of 8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100 or 48000 Hz.",
        )
    if bitrate_kbps not in valid:
        raise BadSettings(
            f"MP3 has no bit rate of {bitrate_kbps} kbit/s at {rate_hz} Hz.",
            hint=f"Set bitrate_kbps to one of {', '.join(map(str, valid))}.",
        )

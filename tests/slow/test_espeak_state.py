"""espeak-ng says the same thing the same way, whatever it said before, in any process."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.slow

# Speaks every sound of every phoneme table, and prose, in seven voices and paces, in an order of its own, if asked with
# reports in between; prints if any text ever sounded or was reported otherwise, and a digest of how all sounded.
SHUFFLED = """
import hashlib, json, random, sys
from narrate.engines.espeak.library import the_library
from narrate.engines.espeak.phones import TABLES
from narrate.engines.espeak.voices import find_voice

PROSE = ["The zoo was very vivid, hazy and breezy.", "Arriba el carro rojo, perro!", "Who heard 1,999?"]
VOICES = [("en-gb", 175), ("en-us", 175), ("es-419", 175), ("en-gb", 300), ("de", 175), ("es", 200), ("cmn", 120)]
pick = random.Random(5)
phones = {table: sorted(sounds.values()) for table, sounds in TABLES.items()}
texts = PROSE + [
    f"A [[_^_{table} m'a{pick.choice(sounds)}o{pick.choice(sounds)}ata _^_en]] b."
    for table, sounds in phones.items() for _ in range(30)
]
order = [(text, voice, pace) for voice, pace in VOICES for text in texts] * 2
random.Random(int(sys.argv[1])).shuffle(order)
library, heard, others, reports = the_library(), {}, 0, {}
chance = random.Random(7)
for text, voice, pace in order:
    if sys.argv[2] == "reports" and chance.random() < 0.4:
        said, other, words = chance.choice(order)[0], find_voice(chance.choice(VOICES)[0]).identifier, PROSE + ["zoo"]
        for each in (said, chance.choice(words)):
            report = library.phonemes(each, other, pace)
            others += reports.setdefault((each, other), report) != report
    library.set_voice(find_voice(voice).identifier, pace)
    digest = hashlib.sha256(library.synthesise(text).pcm).hexdigest()
    others += heard.setdefault(f"{voice} {pace} {text}", digest) != digest
print(others, hashlib.sha256(json.dumps(sorted(heard.items())).encode()).hexdigest())
"""


def test_two_thousand_utterances_in_any_order_and_process() -> None:
    """Nothing is left over from one utterance or report to the next: the store's clips can come from any build."""
    runs = [
        subprocess.run([sys.executable, "-c", SHUFFLED, *options], check=True, capture_output=True, text=True).stdout
        for options in (("1", "speech"), ("2", "speech"), ("3", "reports"))
    ]
    assert runs[0].split()[0] == "0"
    assert set(runs) == {runs[0]}

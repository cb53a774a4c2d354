"""The page of names with the real engine: its sounds decoded by ffmpeg, its script run by a browser if there is one.

To check by hand, with `narrate names --html` and the page opened from the disk: Tab reaches every button and shows
where it is; a sound stops when another starts; Copy line fills the clipboard; a screen reader says how many rows are
shown, and what was copied; 320 pixels are wide enough; print, dark and high contrast look right.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import imageio_ffmpeg
import pytest
from lxml import html

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="module")
def page(built: Path, command: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page of the sample's names."""
    folder = tmp_path_factory.mktemp("names") / "sample"
    shutil.copytree(built, folder)
    subprocess.run([*command, "names", "--html", "-C", str(folder)], check=True, capture_output=True)
    return folder / "output" / "names.html"


def test_every_sound_can_be_heard(page: Path) -> None:
    """A player that shares no code with narrate plays them all; none is cut short, none is nearly silent."""
    players = html.document_fromstring(page.read_text("utf-8")).iter("audio")
    sounds = sorted({player.get("src") or "" for player in players})
    assert len(sounds) > 50
    for sound in sounds:
        decode = ("-v", "info", "-xerror", "-i", page.parent / sound, "-af", "volumedetect", "-f", "null", "-")
        done = subprocess.run(
            [imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-nostdin", *decode],
            capture_output=True,
            text=True,
            check=True,
        )
        samples, peaks = (re.findall(rf"{what}: (-?[\d.]+)", done.stderr) for what in ("n_samples", "max_volume"))
        assert int(samples[-1]) > 22_050 * 0.5, sound
        assert float(peaks[-1]) > -12, sound


@pytest.mark.skipif(BROWSER is None, reason="there is no Chromium on PATH")
def test_a_browser_runs_the_script(page: Path, tmp_path: Path) -> None:
    """The page's own policy lets it, also where the page is a file."""
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}",
        "--virtual-time-budget=2000",
    )
    done = subprocess.run(
        [str(BROWSER), *options, "--dump-dom", page.as_uri()], capture_output=True, check=True, timeout=60
    )
    tree = html.document_fromstring(done.stdout.decode())
    rows = len(list(tree.iter("tr"))) - 1
    assert tree.get("class") == "js"
    assert tree.xpath("string(//*[@id='shown'])") == f"{rows} of {rows} names shown."
    assert tree.xpath("//tbody//button[@hidden] | //*[@id='filters'][@hidden]") == []
    assert tree.xpath("//th[@data-sort][not(@aria-sort='none')] | //th[@data-sort][not(button)]") == []
    assert {cell.get("role") for cell in tree.iter("td")} == {"cell"}

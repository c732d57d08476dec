"""The example graph's page in, the README's picture `docs/view.png` out, taken by a headless Chromium.

python examples/make_picture.py demo/graph.html docs/view.png
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars")


def picture(page: Path, target: Path) -> None:
    """A 1440x900 picture of the page's first screen; SystemExit when there is no browser."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("no Chromium: install one, for example with apt-get install chromium")
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wanted = ("--window-size=1440,900", f"--screenshot={target}", "--virtual-time-budget=3000")
        command = [found, *FLAGS, f"--user-data-dir={profile}", *wanted, page.resolve().as_uri()]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    picture(Path(sys.argv[1]), Path(sys.argv[2]))

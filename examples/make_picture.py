"""The example graph's page in, the README's picture out, taken by the browser that the tests drive.

python examples/make_picture.py demo/graph.html docs/view.png
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.browser import CHROMIUM, browser


def picture(page: Path, target: Path) -> None:
    """A 1440x900 picture of the page's first screen; SystemExit when there is no browser."""
    if CHROMIUM is None:
        raise SystemExit("no Chromium: install one, for example with apt-get install chromium")
    target.parent.mkdir(parents=True, exist_ok=True)
    with browser() as one:
        one.size(1440, 900)
        one.open(page.resolve().as_uri())
        one.wait("parkgraph.canvas.first > 0")
        one.picture(target)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    picture(Path(sys.argv[1]), Path(sys.argv[2]))

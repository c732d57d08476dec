"""Invented graphs of several sizes in, two tables out: the page beside pyvis, and a large page beside a small one.

python benchmarks/view.py [NODES ...]

All three are opened by one Chromium for which no address resolves. The first frame counts from the start of the
navigation; a drag is one of the mouse over empty canvas; the heap is what is in use after a collection, less what
the embedded data alone takes. Medians of three; pyvis as it comes once, and not waited for longer than a minute.
The second table is of the page alone, opened at both sizes in turns so that whatever else the machine does meets
both: what a person waits for, each until the frame that shows it. Medians of seven.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from parkgraph.view import write
from parkgraph.view.layout import layout
from parkgraph.view.model import Page
from tests.browser import Browser, browser
from tests.view_pages import large

SIZES = (100, 300, 1000, 5000, 20000)
BARE_MOST = 5000
SMALL, LARGE, ROUNDS = 1000, 20000, 7
PATIENCE = 60.0
FIRST_FRAME = """return network.on('afterDrawing', function () {
  if (!window.first && Object.keys(network.body.nodes).length) window.first = performance.now(); }), network;"""
OURS, THEIRS = "parkgraph.canvas.first", "window.first"
GAPS = "window.gaps = []; (function next(now) { gaps.push(now); requestAnimationFrame(next); })(performance.now())"


TIMED = """(async (act, frames) => {
  const frame = () => new Promise(requestAnimationFrame);
  await frame();
  const began = performance.now();
  act();
  while (frames--) await frame();
  await new Promise(done => setTimeout(done));
  return performance.now() - began;
})"""
"""Milliseconds from an act, at the start of a frame, to the end of the frame that shows it: this one, or a later one."""
FOLD = "[...document.querySelectorAll('#panel button')].find(b => /^(展开|收起)区内/.test(b.textContent))"
SEARCHES = {
    "a search that hits": "第00011号产业",
    "a search in pinyin": "di00011haochan",
    "a search by one letter": "d",
    "a search that misses": "不存在的企业",
}


@dataclass(frozen=True, slots=True)
class Measured:
    """First frame and 95th percentile of the gaps while dragging in ms, heap in MB; None where not reached."""

    first: float | None
    drag: float | None = None
    heap: float | None = None


def pyvis_page(page: Page, path: Path, physics: bool) -> None:
    """The same nodes and edges by pyvis, with everything inlined that pyvis can inline."""
    from pyvis.network import Network  # type: ignore[import-untyped]

    places = layout(page)
    network = Network(directed=True, cdn_resources="in_line")
    for node in page.nodes:
        x, y = places.places[node.id]
        at = {} if physics else {"x": x, "y": y, "size": places.sizes[node.id]}
        network.add_node(node.id, label=node.label, **at)
    for edge in page.edges:
        # pyvis.add_edge looks both ends up in a list: quadratic, and no part of what is compared
        network.edges.append({"from": edge.subject, "to": edge.object, "arrows": "to"})
    if not physics:
        network.toggle_physics(False)
    path.write_text(network.generate_html().replace("return network;", FIRST_FRAME), encoding="utf-8")


def data_only(path: Path) -> Path:
    """A page that only holds the data of the page given: of ours what its script parses, not the lines it leaves."""
    text = path.read_text("utf-8")
    ours = re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)
    if ours is not None:
        held = f"window.held = JSON.parse({json.dumps(ours[1])})"
    else:
        found = re.findall(r"new vis\.DataSet\((\[.*?\])\);", text, re.DOTALL)
        held = f"window.held = [{','.join(found)}]"
    target = path.with_suffix(".data.html")
    held = held.replace("</", "<\\/")
    target.write_text(f"<meta charset='utf-8'><script>{held}</script>", encoding="utf-8")
    return target


def heap(chromium: Browser) -> float:
    """MB in use after a collection."""
    chromium.send("HeapProfiler.collectGarbage")
    used: float = chromium.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    return used


def drag(chromium: Browser) -> float:
    """The 95th percentile of the gaps between frames, in ms, while the mouse drags the canvas for a second."""
    box: list[float] = chromium.js(
        "(r => [r.x, r.y, r.width, r.height])(document.querySelector('.vis-network').getBoundingClientRect())"
    )
    x, y = box[0] + 6, box[1] + 6
    mouse: dict[str, Any] = {"button": "left", "buttons": 1, "clickCount": 1}
    chromium.send("Input.dispatchMouseEvent", type="mousePressed", x=x, y=y, **mouse)
    chromium.js(GAPS)
    end = time.monotonic() + 1.0
    while time.monotonic() < end:
        x, y = x + 2, y + 1.5
        chromium.send("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, **mouse)
        time.sleep(0.012)
    times: list[float] = chromium.js("gaps.slice(2)")
    chromium.send("Input.dispatchMouseEvent", type="mouseReleased", x=x, y=y, **mouse)
    return statistics.quantiles([later - one for one, later in pairwise(times)] or [0, 0], n=20)[-1]


def measure(chromium: Browser, path: Path, condition: str, patience: float = PATIENCE) -> Measured:
    """One visit of a page."""
    chromium.open(path.as_uri())
    try:
        chromium.wait(f"{condition} > 0", patience)
    except TimeoutError:
        return Measured(None)
    first = float(chromium.js(condition))
    time.sleep(0.4)
    used = heap(chromium)
    gaps = drag(chromium)
    chromium.open(data_only(path).as_uri())
    return Measured(first, gaps, used - heap(chromium))


def median(found: list[Measured]) -> Measured:
    """Each figure's own median."""

    def middle(values: list[float | None]) -> float | None:
        known = [value for value in values if value is not None]
        return statistics.median(known) if known else None

    return Measured(
        middle([one.first for one in found]),
        middle([one.drag for one in found]),
        middle([one.heap for one in found]),
    )


def compared(chromium: Browser, count: int, folder: Path) -> Iterator[tuple[str, Measured, str]]:
    """(what, figures, remark) for the page, pyvis as it comes and bare pyvis at one size."""
    page = large(count)
    ours, raw, bare = (folder / f"{name}.html" for name in ("page", "raw", "bare"))
    began = time.monotonic()
    write(page, ours)
    remark = f"{time.monotonic() - began:.1f} s to write, {ours.stat().st_size // 1000} kB"
    visits: dict[Path, list[Measured]] = {ours: [], bare: []}
    if count <= BARE_MOST:
        pyvis_page(page, bare, physics=False)
    for _ in range(3):
        visits[ours].append(measure(chromium, ours, OURS))
        if count <= BARE_MOST:
            visits[bare].append(measure(chromium, bare, THEIRS))
    yield "page", median(visits[ours]), remark
    if count <= BARE_MOST:
        yield "pyvis, physics off", median(visits[bare]), ""
    if count <= 300:
        pyvis_page(page, raw, physics=True)
        yield "pyvis as it comes", measure(chromium, raw, THEIRS), ""


def waits(chromium: Browser, path: Path) -> dict[str, float]:
    """What a person waits for in one visit, in ms."""
    chromium.open(path.as_uri())
    chromium.wait(f"{OURS} > 0", PATIENCE)
    found: dict[str, float] = {"first screen": chromium.js(OURS)}
    time.sleep(0.4)
    for name, text in SEARCHES.items():
        act = f"(i => {{ i.value = '{text}'; i.dispatchEvent(new Event('input')); }})(document.getElementById('search'))"
        found[name] = chromium.js(f"{TIMED}(() => {act}, 0)")
    found["opening a zone"] = chromium.js(
        f"{TIMED}(() => document.querySelector('#answer-zonesAnswer a').click(), 1)"
    )
    if chromium.js(f"{FOLD}.textContent.startsWith('收起')"):
        chromium.js(f"{TIMED}(() => {FOLD}.click(), 1)")
    time.sleep(0.4)
    found["unfolding it"] = chromium.js(f"{TIMED}(() => {FOLD}.click(), 1)")
    return found


def grown(chromium: Browser, folder: Path) -> Iterator[tuple[str, float, float]]:
    """(what, ms at the small size, ms at the large one)."""
    paths = {count: folder / f"{count}.html" for count in (SMALL, LARGE)}
    for count, path in paths.items():
        write(large(count), path)
    visits = [{count: waits(chromium, path) for count, path in paths.items()} for _ in range(ROUNDS)]
    for name in visits[0][SMALL]:
        small, big = (statistics.median(one[count][name] for one in visits) for count in (SMALL, LARGE))
        yield name, small, big


def shown(value: float | None, digits: int = 0) -> str:
    """A figure, or that it was not reached."""
    return "-" if value is None else f"{value:.{digits}f}"


def main(sizes: list[int]) -> None:
    """Print the tables, row by row."""
    print(f"{'nodes':>6}  {'':18} {'first ms':>9} {'drag p95 ms':>12} {'heap MB':>8}")
    with (
        browser("--host-resolver-rules=MAP * ~NOTFOUND") as chromium,
        tempfile.TemporaryDirectory() as folder,
    ):
        chromium.size(1440, 900)
        for count in sizes:
            for name, found, remark in compared(chromium, count, Path(folder)):
                figures = f"{shown(found.first):>9} {shown(found.drag, 1):>12} {shown(found.heap, 1):>8}"
                print(f"{count:>6}  {name:18} {figures}  {remark}", flush=True)
        print(f"\n{'ms until shown':28} {SMALL:>7} {LARGE:>7}  times")
        for what, small, big in grown(chromium, Path(folder)):
            print(f"{what:28} {small:>7.1f} {big:>7.1f} {big / small:>6.2f}", flush=True)


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or list(SIZES))

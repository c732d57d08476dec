"""Drives a real Chromium over its DevTools pipe: open a file, press keys, evaluate, take a picture.

No driver program and no socket: `--remote-debugging-pipe` reads commands on descriptor 3 and answers on 4,
JSON messages parted by a zero byte.
"""

from __future__ import annotations

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--mute-audio"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    *("--disable-dev-shm-usage", "--disable-extensions", "--remote-debugging-pipe"),
)
KEYS = {
    "Enter": 13,
    "Escape": 27,
    "Tab": 9,
    "ArrowDown": 40,
    "ArrowUp": 38,
    "ArrowLeft": 37,
    "ArrowRight": 39,
}
Json = dict[str, Any]


class Browser:
    """One Chromium with one page; every message is answered in order, events are kept in `events`."""

    def __init__(self, profile: Path, extra: tuple[str, ...] = ()) -> None:
        if CHROMIUM is None:
            raise FileNotFoundError("no Chromium is installed")
        down, up = os.pipe(), os.pipe()
        command = [CHROMIUM, *FLAGS, *extra, f"--user-data-dir={profile}", "about:blank"]
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", f'exec "$@" 3<&{down[0]} 4>&{up[1]}', "chromium", *command],
            pass_fds=(down[0], up[1]),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(down[0])
        os.close(up[1])
        self._write, self._read = down[1], up[0]
        self._rest, self._number, self._session = b"", 0, ""
        self.events: list[Json] = []
        self._attach()

    def _attach(self) -> None:
        targets = self.send("Target.getTargets")["targetInfos"]
        page = next(target for target in targets if target["type"] == "page")
        attached = self.send("Target.attachToTarget", targetId=page["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **parameters: Any) -> Json:
        """One command and its answer; raises RuntimeError when the browser refuses it."""
        self._number += 1
        message: Json = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next(60)
            if answer.get("id") == self._number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                result: Json = answer["result"]
                return result
            self.events.append(answer)

    def _next(self, seconds: float) -> Json:
        end = time.monotonic() + seconds
        while b"\0" not in self._rest:
            if not select.select([self._read], [], [], max(0.0, end - time.monotonic()))[0]:
                raise TimeoutError(f"the browser said nothing for {seconds} s")
            piece = os.read(self._read, 1 << 20)
            if not piece:
                raise RuntimeError("the browser is gone")
            self._rest += piece
        message, _, self._rest = self._rest.partition(b"\0")
        found: Json = json.loads(message)
        return found

    def size(self, width: int, height: int, dark: bool = False, phone: bool = False) -> None:
        """The window in CSS pixels, the colour scheme, and touch."""
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=phone,
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        calm = {"name": "prefers-reduced-motion", "value": "reduce"}
        self.send("Emulation.setEmulatedMedia", features=[scheme, calm])

    def open(self, address: str) -> None:
        """Load a page and wait until its script has run."""
        self.send("Page.navigate", url="about:blank")
        self.events.clear()
        self.send("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def reload(self) -> None:
        """The same page again."""
        self.send("Page.reload")
        self.wait("document.readyState === 'complete'")

    def js(self, expression: str) -> Any:
        """The value of an expression in the page; raises RuntimeError when it throws."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            thrown = answer["exceptionDetails"]
            raise RuntimeError(thrown.get("exception", {}).get("description", thrown["text"]))
        return answer["result"].get("value")

    def wait(self, condition: str, seconds: float = 20) -> None:
        """Until the condition holds in the page; raises TimeoutError."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if self.js(condition):
                    return
            except RuntimeError:
                pass
            time.sleep(0.05)
        raise TimeoutError(f"never true: {condition}")

    def press(self, key: str) -> None:
        """One key, named as KeyboardEvent.key names it."""
        code = KEYS.get(key, ord(key.upper()) if len(key) == 1 else 0)
        text = {"Enter": "\r"}.get(key, key if len(key) == 1 else "")
        common: Json = {"key": key, "windowsVirtualKeyCode": code}
        self.send("Input.dispatchKeyEvent", type="keyDown", text=text, **common)
        self.send("Input.dispatchKeyEvent", type="keyUp", **common)

    def type(self, text: str) -> None:
        """The characters of a text, one key each."""
        for character in text:
            self.press(character)

    def click(self, selector: str) -> None:
        """A real mouse click in the middle of the first element that matches."""
        self.click_on(f"document.querySelector({json.dumps(selector)})")

    def click_on(self, expression: str) -> None:
        """A real mouse click in the middle of the element that an expression gives."""
        place = self.js(
            f"""(e => {{
              e.scrollIntoView({{block: 'center'}});
              const r = e.getClientRects()[0];
              return [r.x + r.width / 2, r.y + r.height / 2];
            }})({expression})"""
        )
        self.click_at(*place)

    def click_at(self, x: float, y: float) -> None:
        """A real mouse click."""
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def picture(self, path: Path) -> None:
        """What is on the screen, as a PNG file."""
        path.write_bytes(base64.b64decode(self.send("Page.captureScreenshot", format="png")["data"]))

    def requests(self) -> list[str]:
        """Every address the page asked for since `open`, without `data:` and `blob:`."""
        self.js("0")
        asked = [
            e["params"]["request"]["url"]
            for e in self.events
            if e.get("method") == "Network.requestWillBeSent"
        ]
        return [url for url in asked if not url.startswith(("data:", "blob:", "about:"))]

    def complaints(self) -> list[str]:
        """Uncaught exceptions and console errors since `open`."""
        self.js("0")
        thrown = [
            event["params"]["exceptionDetails"].get("exception", {}).get("description", "exception")
            for event in self.events
            if event.get("method") == "Runtime.exceptionThrown"
        ]
        logged = [
            event["params"]["entry"]["text"]
            for event in self.events
            if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error"
        ]
        return thrown + logged

    def close(self) -> None:
        """End this browser."""
        os.close(self._write)
        os.close(self._read)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


@contextmanager
def browser(*extra: str) -> Iterator[Browser]:
    """A fresh Chromium with a profile of its own, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="parkgraph-browser-", ignore_cleanup_errors=True) as profile:
        one = Browser(Path(profile), extra)
        try:
            yield one
        finally:
            one.close()

"""Chrome over its own protocol, with the back/forward cache on: Playwright switches it off."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Playwright

from tests.conftest import QUIET, browser_path

PATIENCE = 15.0
"""Seconds that a browser on a busy machine may take for a step."""

#: Tells the test each frame in which a page from *ours* can be read, and each page that comes from the cache.
WATCH = """(() => {
  if (!location.href.startsWith(%s)) { return; }
  const look = () => {
    const root = document.documentElement, body = document.body;
    if (root && body && getComputedStyle(root).opacity !== "0" && body.innerText.trim()) { told("seen " + location.pathname); }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const set = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, value) { told("stored " + key); set.call(this, key, value); };
  addEventListener("pageshow", event => { if (event.persisted) { told("restored " + location.pathname); } });
})()"""


class Pipe:
    """The two ends of a browser's pipe: what is asked, and what comes back."""

    def __init__(self, write: int, read: int) -> None:
        """Ask by the file *write*, hear by the file *read*."""
        self._write, self._read, self._number, self._rest = write, read, 0, b""
        self.told: list[str] = []

    def ask(self, method: str, params: Mapping[str, object], session: str = "") -> dict[str, Any]:
        """The browser's answer to *method*, an error included."""
        self._number += 1
        asked: dict[str, object] = {"id": self._number, "method": method, "params": params}
        if session:
            asked["sessionId"] = session
        os.write(self._write, json.dumps(asked).encode() + b"\0")
        for message in self.messages(PATIENCE):
            if message.get("id") == self._number:
                return message
        raise AssertionError(f"no answer to {method}")

    def messages(self, seconds: float) -> Iterator[dict[str, Any]]:
        """What the browser says in the next *seconds*. What pages tell is kept."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            while b"\0" in self._rest:
                raw, _, self._rest = self._rest.partition(b"\0")
                message = json.loads(raw)
                if message.get("method") == "Runtime.bindingCalled":
                    self.told.append(message["params"]["payload"])
                yield message
            if select.select([self._read], [], [], left)[0]:
                self._rest += os.read(self._read, 1 << 16)


class Tab:
    """One tab of a browser, with nothing from before: opens pages, presses keys and goes back as its user would."""

    def __init__(self, pipe: Pipe) -> None:
        """Open a tab in a browser of its own, as a private window is."""
        self._pipe, self._session = pipe, ""
        self.told = pipe.told
        self.told.clear()
        self._context = self.call("Target.createBrowserContext")["browserContextId"]
        made = self.call(
            "Target.createTarget", url="about:blank", browserContextId=self._context,
            width=400, height=800,
        )  # fmt: skip
        attached = self.call("Target.attachToTarget", targetId=made["targetId"], flatten=True)
        self._session = attached["sessionId"]
        for domain in ("Page", "Runtime"):
            self.call(f"{domain}.enable")

    def close(self) -> None:
        """Close the tab and forget all that it kept."""
        self._session = ""
        self.call("Target.disposeBrowserContext", browserContextId=self._context)

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """What the browser answers to *method*; it fails the test when that is an error."""
        answer = self._pipe.ask(method, params, self._session)
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]  # type: ignore[no-any-return]

    def listen(self, seconds: float) -> None:
        """Let *seconds* pass, and keep what the pages tell."""
        for _ in self._pipe.messages(seconds):
            pass

    def until(self, holds: Callable[[], bool], what: str) -> None:
        """Wait until *holds* does; fail the test when *what* does not come."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, f"waited in vain for {what}"
            time.sleep(0.05)

    def watch(self, ours: str) -> None:
        """Have every page whose address begins with *ours* tell when it can be read."""
        self.call("Runtime.addBinding", name="told")
        self.call("Page.addScriptToEvaluateOnNewDocument", source=WATCH % json.dumps(ours))

    def evaluate(self, expression: str) -> Any:
        """The value of *expression* in the page, as if a person had caused it."""
        answer = self.call(
            "Runtime.evaluate", expression=expression, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    @property
    def address(self) -> str:
        """The address in the bar."""
        history = self.call("Page.getNavigationHistory")
        return str(history["entries"][history["currentIndex"]]["url"])

    def arrive(self, address: str) -> None:
        """Wait until the page at *address* is there, whole."""
        self.until(lambda: self._is_at(address), address)

    def _is_at(self, address: str) -> bool:
        where = {"expression": "[location.href, document.readyState].join(' ')"}
        # While one page takes the place of another there may be none to ask.
        answer = self._pipe.ask("Runtime.evaluate", where, self._session).get("result", {})
        return bool(answer.get("result", {}).get("value") == f"{address} complete")

    def open(self, address: str, *, whole: bool = True) -> None:
        """Type *address* and press Enter."""
        self.call("Page.navigate", url=address, transitionType="typed")
        if whole:
            self.arrive(address)

    def follow(self, selector: str) -> str:
        """Press the first link that *selector* names, and give the address it leads to."""
        address = str(self.evaluate(f"document.querySelector({json.dumps(selector)}).href"))
        self.evaluate(f"setTimeout(() => document.querySelector({json.dumps(selector)}).click())")
        self.arrive(address)
        return address

    def press(self, key: str, modifiers: int = 0) -> None:
        """Press and release a key."""
        code = {"Shift": "ShiftLeft"}.get(key, f"Key{key.upper()}")
        number = 16 if key == "Shift" else ord(key.upper())
        for kind, held in (
            ("keyDown", modifiers or (8 if key == "Shift" else 0)),
            ("keyUp", modifiers),
        ):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind, key=key, code=code, windowsVirtualKeyCode=number, modifiers=held,
            )  # fmt: skip

    def tap(self, selector: str) -> None:
        """Press the middle of what *selector* names with the pointer."""
        x, y = self.evaluate(
            f"(box => [box.x + box.width / 2, box.y + box.height / 2])(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    def back(self) -> None:
        """Press Back. The page need not be there yet."""
        history = self.call("Page.getNavigationHistory")
        before = history["entries"][history["currentIndex"] - 1]
        self.call("Page.navigateToHistoryEntry", entryId=before["id"])

    def picture(self) -> bytes:
        """What is on the screen, as PNG."""
        return base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"])


@contextmanager
def chrome(playwright: Playwright, *switches: str) -> Iterator[Pipe]:
    """A Chrome with nothing switched off but what asks the network; ended when the block ends."""
    program = browser_path() or playwright.chromium.executable_path
    root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    # Chrome reads from file 3 and writes to file 4; high numbers keep clear of both.
    theirs = [fcntl.fcntl(end, fcntl.F_DUPFD, 20) for end in (to_read, from_write)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen(
            ["bash", "-c", f'exec "$0" "$@" 3<&{theirs[0]} 4>&{theirs[1]}', program, "--headless=new",
             "--remote-debugging-pipe", f"--user-data-dir={Path(profile)}",
             "--no-default-browser-check", "--host-resolver-rules=MAP weather.example 127.0.0.1", *root, *QUIET, *switches, "about:blank"],
            pass_fds=theirs,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in (to_read, from_write, *theirs):
            os.close(end)
        try:
            yield Pipe(to_write, from_read)
        finally:
            os.close(to_write)
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            os.close(from_read)

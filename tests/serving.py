"""A plain web server for one folder, as a charity's host would serve it: files, and nothing else."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Below(SimpleHTTPRequestHandler):
    """Serves a folder at *base* only; everything else of the host is not found."""

    def __init__(
        self,
        *args: object,
        base: str,
        directory: str,
        headers: Mapping[str, str],
        waits: Mapping[str, float],
        **kwargs: object,
    ) -> None:
        self.base = base
        self.sent = headers
        self.waits = waits
        super().__init__(*args, directory=directory, **kwargs)  # type: ignore[arg-type]

    def send_head(self):  # type: ignore[no-untyped-def]
        """Take the base off the address, or say that nothing is there."""
        if not self.path.startswith(self.base):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.path = "/" + self.path[len(self.base) :]
        for end, seconds in self.waits.items():
            if self.path.endswith(end):
                time.sleep(seconds)
        return super().send_head()

    def end_headers(self) -> None:
        """Send the host's own headers with every file."""
        for name, value in self.sent.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(
    folder: Path,
    base: str = "/",
    headers: Mapping[str, str] | None = None,
    waits: Mapping[str, float] | None = None,
) -> Iterator[str]:
    """Serve *folder* below *base* on a free port of this machine, and give the address with the base.

    *headers* go with every file. *waits* are seconds that a file waits whose address ends so.
    """
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0),
        partial(_Below, base=base, directory=str(folder), headers=headers or {}, waits=waits or {}),
    )
    server.daemon_threads = True
    thread = threading.Thread(
        target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True
    )
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def headers_for_everything(folder: Path) -> dict[str, str]:
    """The headers that the site in *folder* asks its host to send with every file, from ``_headers``."""
    rule = re.search(
        r"^/\S*\*\n((?: .*\n)+)", (folder / "_headers").read_text("utf-8"), re.MULTILINE
    )
    assert rule
    pairs = (line.strip().partition(": ") for line in rule[1].splitlines())
    return {name: value for name, _, value in pairs}

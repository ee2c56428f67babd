"""A plain web server for one folder, as a charity's host would serve it: files, and nothing else."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Below(SimpleHTTPRequestHandler):
    """Serves a folder at *base* only; everything else of the host is not found."""

    def __init__(self, *args: object, base: str, directory: str, **kwargs: object) -> None:
        self.base = base
        super().__init__(*args, directory=directory, **kwargs)  # type: ignore[arg-type]

    def send_head(self):  # type: ignore[no-untyped-def]
        """Take the base off the address, or say that nothing is there."""
        if not self.path.startswith(self.base):
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        self.path = "/" + self.path[len(self.base) :]
        return super().send_head()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path, base: str = "/") -> Iterator[str]:
    """Serve *folder* below *base* on a free port of this machine, and give the address with the base."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Below, base=base, directory=str(folder))
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

"""A host such as a charity's: files, gzipped. It notes each request and its bytes."""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

#: What hosts compress. Pagefind's own files are compressed when it makes them, and go as they are.
_COMPRESSED = frozenset({".html", ".js", ".json", ".css", ".svg", ".xml", ".txt"})
_GZIP_LEVEL = 6


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: when it was asked for (seconds since 1970), and the bytes sent."""

    at: float
    path: str
    body: int
    headers: int


@dataclass(frozen=True)
class Host:
    """A folder on a server of this machine, and what was sent from it."""

    address: str
    sent: list[Sent]

    def between(self, start: float, end: float) -> list[Sent]:
        """What was asked for from *start* to *end*, in order."""
        return [one for one in list(self.sent) if start <= one.at <= end]


@lru_cache(maxsize=512)
def _packed(file: Path) -> bytes:
    """A file gzipped, once: a host keeps it too, and our clock must not wait for it."""
    return gzip.compress(file.read_bytes(), _GZIP_LEVEL, mtime=0)


@contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve *folder* on a free port of this machine until the block ends."""
    sent: list[Sent] = []

    class Handler(BaseHTTPRequestHandler):
        """Answers GET with a file below the folder, and notes it."""

        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:  # the name is the standard library's
            at = time.time()
            path = unquote(urlsplit(self.path).path)
            file = (folder / path.lstrip("/")).resolve()
            if file.is_dir():
                file /= "index.html"
            if not (file.is_file() and file.is_relative_to(folder.resolve())):
                self._answer(at, HTTPStatus.NOT_FOUND, b"", {})
                return
            kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            headers = {"Content-Type": kind, "Cache-Control": "max-age=600"}
            if file.suffix in _COMPRESSED:
                body = _packed(file)
                headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            else:
                body = file.read_bytes()
            self._answer(at, HTTPStatus.OK, body, headers)

        def _answer(
            self, at: float, status: HTTPStatus, body: bytes, headers: dict[str, str]
        ) -> None:
            lines = [f"HTTP/1.1 {status.value} {status.phrase}"]
            lines += [f"{name}: {value}" for name, value in headers.items()]
            lines += [f"Date: {self.date_time_string()}", f"Content-Length: {len(body)}"]
            head = "\r\n".join([*lines, "", ""]).encode("ascii")
            sent.append(Sent(at, self.path, len(body), len(head)))
            # A phone that is put away in the middle of an answer is no fault of the host.
            with suppress(ConnectionError):
                self.wfile.write(head + body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its own name
            """Say nothing."""

    _packed.cache_clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield Host(f"http://127.0.0.1:{server.server_address[1]}/", sent)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

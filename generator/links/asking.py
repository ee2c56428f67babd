"""One request at a time to a web page: to the address that was looked at, with no redirect followed.

The one module that imports httpx.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

import httpx

from generator.links.public_addresses import PUBLIC, Policy, spot_of

SECONDS = 15.0
"""How long a page may take to connect, and between any two parts of its answer."""

MOST_BYTES = 512_000
"""What is read of a robots.txt; RFC 9309 asks for at least 500 kibibytes. Of a page, nothing is read."""


class NoAnswer(Exception):
    """The page did not answer as it should: it may be there all the same. The message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page answered: its *status*, where it sends us (*location*), and its *body* when it was asked for."""

    status: int
    location: str = ""
    body: str = ""


class Asker:
    """Asks single pages. Keeps nothing between them: no cookies, no open connections."""

    def __init__(self, user_agent: str, policy: Policy = PUBLIC, seconds: float = SECONDS) -> None:
        """Say who asks (*user_agent*), which addresses may be asked, and how long to wait."""
        self._policy = policy
        self._seconds = seconds
        self._headers = {
            "User-Agent": user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }

    def ask(self, method: str, url: str, *, with_body: bool = False) -> Answer:
        """What *url* answers to *method*. Raises NoAnswer, and Refused or NoSuchHost before anything is sent.

        The connection goes to the address that :func:`spot_of` looked at, so that the name cannot lead
        elsewhere by then; the certificate is checked against the name all the same.
        """
        spot = spot_of(url, self._policy)
        try:
            target = httpx.URL(url)
            headers = {"Host": target.netloc.decode("ascii"), **self._headers}
            with (
                httpx.Client(
                    verify=_tls(),
                    trust_env=False,
                    follow_redirects=False,
                    timeout=httpx.Timeout(self._seconds),
                ) as client,
                client.stream(
                    method,
                    target.copy_with(host=spot.address),
                    headers=headers,
                    extensions={"sni_hostname": target.raw_host.decode("ascii")},
                ) as answer,
            ):
                body = self._body(answer) if with_body else ""
                return Answer(answer.status_code, answer.headers.get("location", ""), body)
        except httpx.TimeoutException:
            raise NoAnswer("it took too long") from None
        except httpx.ConnectError as reason:
            raise NoAnswer(_in_words(reason)) from None
        except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, ValueError):
            raise NoAnswer("its answer could not be read") from None

    def _body(self, answer: httpx.Response) -> str:
        """The first part of the body, as text."""
        read = bytearray()
        end = time.monotonic() + self._seconds
        for chunk in answer.iter_raw():
            read += chunk
            if len(read) >= MOST_BYTES or time.monotonic() > end:
                break
        return bytes(read[:MOST_BYTES]).decode("utf-8", "replace")


def _in_words(reason: httpx.ConnectError) -> str:
    below: BaseException | None = reason
    while below is not None:
        if isinstance(below, ssl.SSLError):
            return "its certificate or encryption is not accepted"
        below = below.__cause__ or below.__context__
    return "it could not be reached"


@cache
def _tls() -> ssl.SSLContext:
    """Made once: to read all certificates takes a while."""
    return ssl.create_default_context()


def cleaned_header(words: Mapping[str, str]) -> str:
    """A User-Agent from *words*: a name for programs, then who asks; nothing in it can end the header."""
    about = "; ".join(value for value in words.values() if value)
    text = f"{PRODUCT} ({about})" if about else PRODUCT
    return "".join(sign for sign in text if " " <= sign <= "~")


PRODUCT = "SignpostLinkCheck/1.0"
"""The first word of the User-Agent; robots.txt may name it without the slash and what follows."""

"""What a host's robots.txt lets us ask, and how slowly. RFC 9309."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.robotparser import RobotFileParser

from generator.links.asking import PRODUCT, Answer

_NAME = PRODUCT.partition("/")[0]
SLOWEST = 30.0
"""Seconds between two requests that we are ready to wait; a longer Crawl-delay is cut to this."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one host. *known* is False when its robots.txt could not be read: then nothing is asked."""

    rules: RobotFileParser | None
    known: bool = True

    def allow(self, url: str) -> bool:
        """True when the rules let *url* be asked."""
        return self.rules is None or self.rules.can_fetch(_NAME, url)

    @property
    def pause(self) -> float:
        """Seconds that the host asks for between two requests, at most :data:`SLOWEST`; 0 for none."""
        if self.rules is None or not (delay := self.rules.crawl_delay(_NAME)):
            return 0.0
        return min(float(delay), SLOWEST)


ANYTHING = Robots(None)
UNKNOWN = Robots(None, known=False)


def robots_of(answer: Answer) -> Robots:
    """The rules in a host's answer. There are none where it has no such file (4xx); 5xx lets nothing be asked."""
    if 400 <= answer.status < 500:
        return ANYTHING
    if answer.status != 200:
        return UNKNOWN
    rules = RobotFileParser()
    try:
        rules.parse(answer.body.removeprefix("\ufeff").splitlines())
    except ValueError:  # an address in it is none
        return UNKNOWN
    return Robots(rules)

"""A digest of what matters in a service, so that a device can tell that it has changed without keeping it.

It has one part for each thing that *My list* can name: how to reach it, when, where, and all else
that decides whether to go. When a fact was last checked is no part of it: a check changes nothing.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import astuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.planning.service_view import ServiceView

PARTS = ("ways", "times", "places", "rest")
"""What each part of a digest is about. The page's script has words for them, in the same order."""

PART_LENGTH = 3
"""Letters of a part, of 64 each: one change in 262,144 passes unseen."""


def digest(view: ServiceView) -> str:
    """Twelve letters, three for each of :data:`PARTS`. Two views that say the same have the same."""
    return "".join(map(_short, _parts(view)))


def _parts(view: ServiceView) -> Iterator[Any]:
    yield [astuple(way) for way in view.ways], view.ask
    sessions = [(session.name, session.lines) for session in view.sessions]
    yield view.opening, view.opening_note, view.bank_holidays, sessions
    yield [(place.name, place.lines) for place in view.places], view.is_private
    answers = [astuple(answer) for answer in view.answers]
    yield (
        (view.status_words, view.status_note, view.who, answers, view.where_from),
        (view.how, view.routes, view.way_note, view.cost, view.cost_note),
    )


def _short(part: Any) -> str:
    text = json.dumps(part, ensure_ascii=False, separators=(",", ":"))
    raw = hashlib.sha256(text.encode()).digest()
    return base64.urlsafe_b64encode(raw[:3]).decode()[:PART_LENGTH]

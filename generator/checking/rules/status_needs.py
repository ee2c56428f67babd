"""A service that no longer runs must say when it stopped and what to use now.

People arrive from old leaflets: the page must lead them on, not end.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Add, Finding, Shape
from generator.records.service import Service

#: Groups that need no field of their own, with those that are asked for here.
_SHAPES: dict[str, dict[str, Shape]] = {"ran": {"from": "…", "to": "…"}}
_HINTS = {
    "try_instead": (
        "closed-without-try-instead",
        "Add 'try_instead:' (Try instead) with the ids of services to use now.",
    ),
    "closed_on": (
        "closed-without-date",
        "Add 'closed_on:' (Closed on) with the day, month or year, such as 2024-04.",
    ),
    "ran": (
        "historic-without-dates",
        "Add 'ran:' (Ran) with 'from:' and 'to:', as far as a source gives them.",
    ),
}
_NEEDED = {
    "closed": ("try_instead", "closed_on"),
    "historic": ("try_instead", "ran"),
    "paused": ("try_instead",),
}


def status_needs(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find closed, past and paused services that lack what their status needs."""
    statuses = catalogue.terms.get("statuses", {})
    needed: dict[str, dict[str, None]] = {
        status: dict.fromkeys(names) for status, names in _NEEDED.items()
    }
    for status, term in statuses.items():
        if asked := dict.fromkeys(name for name in term.must_have if name in Service.model_fields):
            needed[status] = needed.get(status, {}) | asked
    for service in catalogue.services.values():
        if service.held or service.status not in needed:
            continue
        for name in needed[service.status]:
            if not getattr(service, name):
                title = Service.model_fields[name].title
                code, hint = _HINTS.get(name, ("status-needs-more", f"Add '{name}:' ({title})."))
                yield Finding(
                    service.path,
                    ("status",),
                    code,
                    f"Status: {hint} A service that is {service.status} needs it.",
                    fill=(Add((), name, _SHAPES.get(name, "")),),
                )

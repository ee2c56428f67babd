"""'Try instead' and local urgent lines must lead to services that run.

Nobody should be sent from one closed door to the next. A service that was withdrawn is only a thing
to check: pages leave it out by themselves, and taking it down must never wait for other records.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.records.catalogue import Catalogue
from generator.records.problem import Finding, Level, Put
from generator.records.service import Service

_NOT_RUNNING = frozenset({"closed", "historic", "paused"})


def try_instead_closed(catalogue: Catalogue, today: date) -> Iterator[Finding]:
    """Find ids under try_instead and urgent_lines that name services nobody can use."""
    for service in catalogue.services.values():
        for number, id_ in enumerate(service.try_instead):
            loc = ("try_instead", number)
            if id_ == service.id:
                yield Finding(
                    service.path,
                    loc,
                    "try-instead-closed",
                    "Try instead: Name another service. This is the record itself.",
                    fill=(Put("…"),),
                )
            elif why := _out_of_use(catalogue.services.get(id_)):
                yield Finding(
                    service.path,
                    loc,
                    "try-instead-closed",
                    f"Try instead: Name a service that runs. '{id_}' is {why}.",
                    _led_on(catalogue, id_, {service.id, *service.try_instead}),
                    level=_level(why),
                    fill=(Put("…"),),
                )
    for area in catalogue.areas.values():
        for number, id_ in enumerate(area.urgent_lines):
            if why := _out_of_use(catalogue.services.get(id_)):
                yield Finding(
                    area.path,
                    ("urgent_lines", number),
                    "urgent-line-closed",
                    f"Local urgent lines: Name a service that runs. '{id_}' is {why}.",
                    level=_level(why),
                    fill=(Put("…"),),
                )


def _level(why: str) -> Level:
    return Level.CHECK if why == "withdrawn" else Level.MUST


def _led_on(catalogue: Catalogue, id_: str, taken: set[str]) -> str:
    """The one running service that the closed *id_* itself leads to; '' for none, several, or one of *taken*."""
    closed = catalogue.services.get(id_)
    running = [
        other
        for other in (closed.try_instead if closed else ())
        if other in catalogue.services and not _out_of_use(catalogue.services[other])
    ]
    return running[0] if len(running) == 1 and running[0] not in taken else ""


def _out_of_use(service: Service | None) -> str:
    """Why *service* cannot be used, in one word; '' when it can, or does not exist."""
    if service is None:
        return ""
    if service.withdrawn:
        return "withdrawn"
    if service.held:
        return "held back"
    return service.status if service.status in _NOT_RUNNING else ""

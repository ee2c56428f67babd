"""The urgent help page of a site: the local lines that its area names."""

from __future__ import annotations

from generator.planning.home_view import UrgentLine, UrgentView
from generator.planning.service_wording import ServiceWording
from generator.records.area import Area


def urgent_view(words: ServiceWording, area: Area | None) -> UrgentView:
    """The view for *area*'s site, or for the hub when it is None. Lines that no longer run are left out."""
    services = words.catalogue.services
    views = (
        words.view(services[id_]) for id_ in (area.urgent_lines if area else ()) if id_ in services
    )
    lines = tuple(
        UrgentLine(
            view.name,
            view.url,
            view.summary,
            tuple(w for w in view.ways if w.kind in ("call", "text", "relay")),
        )
        for view in views
        if view.is_open and view.ways
    )
    return UrgentView(lines, area.name if area else "")

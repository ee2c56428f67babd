"""The urgent help page of a site: the local lines that its area names."""

from __future__ import annotations

from collections.abc import Mapping

from generator.planning.home_view import UrgentLine, UrgentView
from generator.planning.service_view import ServiceView
from generator.records.area import Area


def urgent_view(views: Mapping[str, ServiceView], area: Area | None) -> UrgentView:
    """The view for *area*'s site, or for the hub when it is None. Lines that no longer run are left out."""
    lines = tuple(
        UrgentLine(view.name, view.url, view.summary, tuple(w for w in view.ways if w.kind in ("call", "text", "relay")))
        for id_ in (area.urgent_lines if area else ())
        if (view := views.get(id_)) and view.is_open and view.ways
    )
    return UrgentView(lines, area.name if area else "")

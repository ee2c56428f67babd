"""schema.org data for the head of a page. https://schema.org/Service, https://schema.org/Organization."""

from __future__ import annotations

from typing import Any

from generator.planning.organisation_view import OrganisationView
from generator.planning.service_view import ServiceView
from generator.planning.service_wording import ServiceWording
from generator.records.service import Service


def service_data(service: Service, words: ServiceWording, view: ServiceView) -> dict[str, Any]:
    """What a search engine may know of a service: never an address, and no number the page hides."""
    areas = words.catalogue.areas
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": view.name,
        "description": view.summary,
        "areaServed": [areas[a].name for a in service.areas if a in areas],
    }
    if view.organisation:
        data["provider"] = {"@type": "Organization", "name": view.organisation.text}
    channel: dict[str, Any] = {}
    if phone := next((w for w in view.ways if w.kind == "call" and not w.doubt), None):
        channel["servicePhone"] = {"@type": "ContactPoint", "telephone": phone.number}
    if site := next((w for w in view.ways if w.kind == "site"), None):
        channel["serviceUrl"] = site.href
    if channel:
        data["availableChannel"] = {"@type": "ServiceChannel", **channel}
    return data


def organisation_data(view: OrganisationView) -> dict[str, Any]:
    """What a search engine may know of an organisation."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": view.name,
        "description": view.does,
    }
    if site := next((w for w in view.ways if w.kind == "site"), None):
        data["url"] = site.href
    return data

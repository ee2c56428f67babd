"""Where a page is that not every site has: so that a link from one site still leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.planning.coverage import Footprints, footprints, is_published
from generator.planning.pages import Home
from generator.planning.service_wording import service_url
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.service import Service

HUB = Home("", "")


def homes(catalogue: Catalogue, hub: Footprints) -> Mapping[str, Home]:
    """For the address of each service's and organisation's page, the first site that has it: the hub, then by name.

    *hub* says what the hub covers. Practice examples are left out: every site has them all. The hub
    has all news.
    """
    sites = [(HUB, hub)]
    sites += [(Home(s.id, s.name), footprints(catalogue, s)) for s in catalogue.sites]
    found: dict[str, Home] = {}
    published = [s for s in catalogue.services.values() if is_published(s)]
    for home, where in sites:
        for service in published:
            if where.reach(service.areas):
                found.setdefault(service_url(service.id), home)
                for organisation in named_by(service):
                    found.setdefault(f"organisations/{organisation}/index.html", home)
    for item in filter(is_published, catalogue.news.values()):
        found.setdefault(f"news/{item.id}/index.html", HUB)
        for id_ in item.about:
            found.setdefault(f"organisations/{id_}/index.html", HUB)
    return found


def named_by(service: Service) -> Iterator[str]:
    """The ids that the page of *service* may link to as organisations; not all of them are."""
    yield service.organisation
    yield from service.partners
    yield from (funding.from_ for funding in service.funding)
    yield from (relation.to for relation in service.relations)


def sites_of(catalogue: Catalogue, area: str) -> tuple[Area, ...]:
    """The sites that speak for *area*: its own, else the one it lies in, else those that lie in it."""
    for id_ in (area, *catalogue.ancestors(area)):
        if found := tuple(site for site in catalogue.sites if site.id == id_):
            return found
    return tuple(site for site in catalogue.sites if area in catalogue.ancestors(site.id))


def sites_of_all(catalogue: Catalogue, areas: Iterable[str]) -> tuple[Area, ...]:
    """The sites that speak for any of *areas*, each once."""
    return tuple(dict.fromkeys(site for area in areas for site in sites_of(catalogue, area)))

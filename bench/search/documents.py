"""The same records for every engine: one document for each service, and one for each list of services.

What Signpost's search knows besides (what people type, false friends, regional words) is its own
and is not given to the others: they get what any site with them would index. That is more than
Signpost's own pages print, for the labels of a service's needs and audiences are written out here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.checking.checking import check
from generator.planning.coverage import footprints, is_listed, stages_of
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.service import Service
from generator.records.vocabulary import Term

#: The lists whose terms have a page of services, with its folder in a site.
LISTS: Mapping[str, str] = {
    "needs": "needs",
    "stages": "stages",
    "kinds": "kinds",
    "audiences": "people",
    "access": "how",
}


@dataclass(frozen=True, slots=True)
class Document:
    """What one page says. *counts_as* are the ids that it is a right answer to."""

    url: str
    title: str
    summary: str
    paragraphs: tuple[str, ...]
    counts_as: frozenset[str]
    is_service: bool

    @property
    def text(self) -> str:
        """All words but the title."""
        return "\n".join((self.summary, *self.paragraphs))


@dataclass(frozen=True, slots=True)
class Site:
    """The documents of one area."""

    id: str
    documents: tuple[Document, ...]

    @property
    def services(self) -> int:
        """How many services it lists."""
        return sum(document.is_service for document in self.documents)


def sites_of(root: Path, today: date) -> tuple[Site, ...]:
    """Every area's documents from the records at *root*. Raises RuntimeError when they do not pass."""
    checked = check(root, today)
    if not checked.may_publish:
        raise RuntimeError("the records do not pass: run signpost check")
    catalogue = checked.catalogue
    return tuple(Site(area.id, tuple(_documents(catalogue, area))) for area in catalogue.sites)


def _documents(catalogue: Catalogue, area: Area) -> Iterator[Document]:
    where = footprints(catalogue, area)
    for service in catalogue.services.values():
        if is_listed(catalogue, service) and where.reach(service.areas):
            yield _service(catalogue, service)
    for name, folder in LISTS.items():
        for term in catalogue.terms[name].values():
            if term.replaced_by is None and term.id != "not-known":
                yield _listing(folder, term)


def _listing(folder: str, term: Term) -> Document:
    parts = (term.label, term.means or "")
    return Document(
        url=f"{folder}/{term.id}/",
        title=term.heading or term.label,
        summary=term.lead or term.label,
        paragraphs=tuple(filter(None, parts)),
        counts_as=frozenset({term.id}),
        is_service=False,
    )


def _service(catalogue: Catalogue, service: Service) -> Document:
    organisation = catalogue.organisations.get(service.organisation)
    named = {
        "Also called": "; ".join(service.also_called),
        "Kind of support": _labels(catalogue, "kinds", service.kind),
        "Helps with": _labels(catalogue, "needs", service.needs),
        "Who it is for": service.for_.who or "",
        "Especially for": _labels(catalogue, "audiences", service.audiences),
        "How you get it": _labels(catalogue, "access", service.access),
        "Where": "; ".join(catalogue.areas[a].name for a in service.areas if a in catalogue.areas),
        "Run by": organisation.name if organisation else "",
    }
    return Document(
        url=f"services/{service.id}/",
        title=service.name,
        summary=service.summary,
        paragraphs=(
            *(part for part in (service.description or "").split("\n\n") if part.strip()),
            *(f"{name}: {text}" for name, text in named.items() if text),
        ),
        counts_as=_counts_as(catalogue, service),
        is_service=True,
    )


def _labels(catalogue: Catalogue, name: str, ids: tuple[str, ...]) -> str:
    terms = catalogue.terms[name]
    return "; ".join(terms[id_].label for id_ in ids if id_ in terms)


def _counts_as(catalogue: Catalogue, service: Service) -> frozenset[str]:
    """The ids a service answers: its own, its terms', and those of the broader needs.

    Stages count when the record limits them: otherwise a service is for all, and any would be right.
    """
    needs = catalogue.terms["needs"]
    found = {service.id, *service.kind, *service.audiences, *service.access, *service.needs}
    found |= {broader for n in service.needs if n in needs and (broader := needs[n].broader)}
    if service.stages or service.for_.from_ or service.for_.until:
        found |= stages_of(service, frozenset(t.id for t in needs.values() if t.gentle))
    return frozenset(found)

"""Plan: the catalogue and one area in, every page of its site out. Stage 5.

:func:`plan_sites` plans the hub and each area's site. A site holds a page for each service that
covers its area (national ones included), each organisation those name, each practice example, and
the lists that lead to them. The hub holds what is national, and past services of places that have
no site, so that every link of a practice example leads somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.planning.area_view import area_view
from generator.planning.coverage import Footprints, Reach, footprints, is_published
from generator.planning.home_pages import home_page, hub_page, index_pages
from generator.planning.home_view import (
    NewsIndexView,
    NotFoundView,
    PracticeIndexView,
    WithdrawnView,
)
from generator.planning.listing_pages import listing_pages
from generator.planning.listings import WHOLE_COUNTRY, Shelf, shelve
from generator.planning.organisation_view import NewsView, news_view, organisation_view
from generator.planning.pages import Link, Page, SitePlan, given, no_two_alike
from generator.planning.practice_view import PracticeView
from generator.planning.practice_wording import PracticeWording
from generator.planning.schema_org import organisation_data, service_data
from generator.planning.service_wording import ServiceWording, is_about_abuse, service_url
from generator.planning.urgent import urgent_view
from generator.planning.wording import day_in_words
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.parts import Standing
from generator.records.service import Service
from generator.records.settings import Settings

PROSE = (
    ("about", "About this site", "Who this site is for, who makes it, and what it does not do."),
    (
        "how-we-check",
        "How we check",
        "Where our facts come from, what checked means, and what we do when sources differ.",
    ),
    (
        "privacy",
        "Privacy",
        "What this site keeps about you: nothing. What your browser and phone keep, and how to clear it.",
    ),
    (
        "accessibility",
        "Accessibility",
        "How this site is made for everyone, what we tested, and what does not work yet.",
    ),
    ("for-editors", "For editors", "How to correct an entry or add one."),
)
BEFORE_LAUNCH = (
    "not-launched",
    "Not launched yet",
    "This site is not finished. Do not rely on it yet.",
)


@dataclass(frozen=True)
class Material:
    """What all pages of one site are made from."""

    catalogue: Catalogue
    settings: Settings
    words: ServiceWording
    site: Area | None
    where: Footprints | None
    services: dict[str, Service]
    shelf: Shelf
    practices: tuple[PracticeView, ...]
    local_practices: frozenset[str]
    news: tuple[NewsView, ...]

    @property
    def area_name(self) -> str:
        """The area's name as it stands after 'in'."""
        return (self.site.in_name or self.site.name) if self.site else WHOLE_COUNTRY


def plan_sites(
    catalogue: Catalogue, settings: Settings, today: date, only: frozenset[str] = frozenset()
) -> Iterator[SitePlan]:
    """The plan of the hub, then of each area's site by name; *only* leaves out areas not in it."""
    words = ServiceWording(catalogue, today)
    if not only:
        yield plan_site(catalogue, settings, words, None)
    for site in catalogue.sites:
        if not only or site.id in only:
            yield plan_site(catalogue, settings, words, site)


def plan_site(
    catalogue: Catalogue, settings: Settings, words: ServiceWording, site: Area | None
) -> SitePlan:
    """The plan of one site: of the hub when *site* is None."""
    made = _material(catalogue, settings, words, site)
    pages = [
        hub_page(made) if site is None else home_page(made),
        *index_pages(made),
        *listing_pages(made),
        *_service_pages(made),
        *_organisation_pages(made),
        *_practice_pages(made),
        *_news_pages(made),
        *_area_page(made),
        Page(
            "urgent-help/index.html",
            "Urgent help",
            "Who to call or text now: emergency, mental health, and abuse at home.",
            "urgent.html",
            partial(urgent_view, words, site),
            nav="urgent-help",
        ),
        *(
            Page(
                f"{slug}/index.html",
                title,
                text,
                prose=slug,
                nav="about" if slug == "about" else "",
            )
            for slug, title, text in (PROSE if settings.launched else (*PROSE, BEFORE_LAUNCH))
        ),
        Page(
            "404.html",
            "Page not found",
            "This address leads nowhere. Here are other ways to find help.",
            "not-found.html",
            given(NotFoundView(made.area_name)),
            in_sitemap=False,
        ),
    ]
    redirects = _redirects(made)
    name = f"{settings.name} {site.name}" if site else settings.name
    return no_two_alike(
        SitePlan(
            site.id if site else "",
            name,
            site.name if site else "",
            tuple(pages),
            words.card,
            redirects,
        )
    )


def _redirects(made: Material) -> dict[str, str]:
    """Addresses under old ids, each with the address it leads to."""
    shelves: tuple[tuple[str, Iterable[Standing]], ...] = (
        ("services", made.services.values()),
        ("practice", made.catalogue.practices.values()),
        ("organisations", made.catalogue.organisations.values()),
        ("news", made.catalogue.news.values()),
    )
    return {
        f"{folder}/{old}/index.html": f"{folder}/{record.id}/index.html"
        for folder, records in shelves
        for record in records
        if record.held is None
        for old in record.was
    }


def _material(
    catalogue: Catalogue, settings: Settings, words: ServiceWording, site: Area | None
) -> Material:
    where = footprints(catalogue, site) if site else _hub_footprints(catalogue)
    services = {
        s.id: s for s in catalogue.services.values() if s.held is None and where.reach(s.areas)
    }
    practice_words = PracticeWording(words)
    examples = [p for p in catalogue.practices.values() if is_published(p)]
    return Material(
        catalogue=catalogue,
        settings=settings,
        words=words,
        site=site,
        where=where,
        services=services,
        shelf=shelve(catalogue, words, where, services.values()),
        practices=tuple(practice_words.view(p) for p in examples),
        local_practices=frozenset(
            p.id for p in examples if site and where.reach(p.areas) in (Reach.LOCAL, Reach.WIDER)
        ),
        news=tuple(
            sorted(
                (
                    news_view(words, n)
                    for n in catalogue.news.values()
                    if is_published(n) and (site is None or where.reach(n.areas))
                ),
                key=lambda n: (n.sort, n.id),
                reverse=True,
            )
        ),
    )


def _hub_footprints(catalogue: Catalogue) -> Footprints:
    """The hub shows what is national, and the areas that no site covers."""
    national = frozenset(
        a.id for a in catalogue.areas.values() if a.kind in ("everywhere", "nation")
    )
    covered: set[str] = set()
    for site in catalogue.sites:
        where = footprints(catalogue, site)
        covered |= where.local | where.wider
    return Footprints(frozenset(), frozenset(catalogue.areas) - national - covered, national)


def _service_pages(made: Material) -> Iterator[Page]:
    for service in made.services.values():
        if service.withdrawn:
            yield _withdrawn(made, service)
            continue
        yield Page(
            service_url(service.id),
            service.name,
            service.summary,
            "service.html",
            partial(made.words.view, service),
            crumbs=_service_crumbs(made, service),
            data=partial(service_data, service, made.words),
            quiet_title=is_about_abuse(service),
        )


def _service_crumbs(made: Material, service: Service) -> tuple[Link, ...]:
    kind = service.kind[0]
    return (Link(f"kinds/{kind}/index.html", made.words.label("kinds", kind)),)


def _withdrawn(made: Material, service: Service) -> Page:
    assert service.withdrawn is not None
    return Page(
        service_url(service.id),
        service.name,
        "This entry has been taken down.",
        "withdrawn.html",
        given(
            WithdrawnView(
                service.name,
                day_in_words(service.withdrawn.on),
                made.words.services(service.try_instead),
            )
        ),
        in_sitemap=False,
        quiet_title=is_about_abuse(service),
    )


def _organisation_pages(made: Material) -> Iterator[Page]:
    run = _services_run(made)
    for id_ in sorted(_named_organisations(made)):
        organisation = made.catalogue.organisations.get(id_)
        if organisation is None or not is_published(organisation):
            continue
        services = tuple(run.get(id_, ()))
        examples = tuple(
            Link(p.url, p.title)
            for p in made.practices
            if made.catalogue.practices[p.id].submitted_by == id_
        )
        view = partial(organisation_view, made.words, organisation, services, examples)
        shared = any(link.text == organisation.name for link in services)
        title = f"{organisation.name}: the organisation" if shared else organisation.name
        yield Page(
            f"organisations/{id_}/index.html",
            title,
            organisation.does,
            "organisation.html",
            view,
            crumbs=(Link("organisations/index.html", "Organisations"),),
            data=organisation_data,
            quiet_title=organisation.keeps_address_private,
        )


def _services_run(made: Material) -> dict[str, list[Link]]:
    """Links to the services of this site by the organisations that run them or are partners."""
    found: dict[str, list[Link]] = {}
    for service in filter(is_published, made.services.values()):
        for organisation in dict.fromkeys((service.organisation, *service.partners)):
            found.setdefault(organisation, []).append(Link(service_url(service.id), service.name))
    return found


def _area_page(made: Material) -> Iterator[Page]:
    if made.site is not None:
        yield Page(
            "places/index.html",
            f"Places covered: {made.site.name}",
            f"Which places the site for {made.site.name} covers, and how we know.",
            "area.html",
            partial(area_view, made.words, made.site),
        )


def _named_organisations(made: Material) -> set[str]:
    """Every organisation that a page of this site may link to."""
    found: set[str] = set()
    for service in filter(is_published, made.services.values()):
        found |= {service.organisation, *service.partners, *(f.from_ for f in service.funding)}
        found |= {r.to for r in service.relations}
    for practice in made.practices:
        example = made.catalogue.practices[practice.id]
        found |= {
            example.submitted_by,
            *(r.to for r in example.relations),
            *(f.from_ for f in example.costs.funding),
        }
        found |= {s.host for s in example.sites if s.host} | {r.by for r in example.recognition}
        if example.original:
            found.add(example.original.publisher)
    for item in made.news:
        found |= set(made.catalogue.news[item.id].about)
    return found & set(made.catalogue.organisations)


def _practice_pages(made: Material) -> Iterator[Page]:
    here = tuple(p for p in made.practices if p.id in made.local_practices)
    elsewhere = tuple(p for p in made.practices if p.id not in made.local_practices)
    yield Page(
        "practice/index.html",
        "Practice examples",
        "How places did something that helped, told so that you can judge it.",
        "practice-index.html",
        given(
            PracticeIndexView(
                "Practice examples",
                "How places did something that helped, and what is not known.",
                here,
                elsewhere,
                made.area_name,
            )
        ),
        nav="practice",
    )
    for view in made.practices:
        yield Page(
            view.url,
            view.title,
            view.strapline,
            "practice.html",
            given(view),
            crumbs=(Link("practice/index.html", "Practice examples"),),
        )


def _news_pages(made: Material) -> Iterator[Page]:
    yield Page(
        "news/index.html",
        "News",
        f"News about help in {made.area_name}.",
        "news-index.html",
        given(NewsIndexView("News", made.news)),
    )
    for item in made.news:
        yield Page(
            item.url,
            item.title,
            item.summary,
            "news.html",
            given(item),
            crumbs=(Link("news/index.html", "News"),),
        )

"""Plan: the catalogue and one area in, every page of its site out. Stage 5.

:func:`plan_sites` plans the hub and each area's site. A site holds a page for each service that
covers its area (national ones included), each organisation those name, each practice example, and
the lists that lead to them. The hub holds what is national, and past services of places that have
no site, so that every link of a practice example leads somewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial

from generator.language.said import say
from generator.planning.coverage import Footprints, footprints, is_published
from generator.planning.elsewhere import homes
from generator.planning.gap_pages import gaps_page
from generator.planning.gap_table import GapTable, gap_table, is_near
from generator.planning.home_pages import home_page, hub_page, index_pages
from generator.planning.home_view import (
    NotFoundView,
)
from generator.planning.listing_pages import listing_pages
from generator.planning.listings import WHOLE_COUNTRY, Shelf, shelve
from generator.planning.my_list_pages import my_list_page
from generator.planning.news_pages import news_pages
from generator.planning.news_view import NewsShelf, news_shelf, news_view
from generator.planning.offline_page import offline_pages
from generator.planning.pages import Home, Page, SitePlan, given, no_two_alike
from generator.planning.practice_compare_pages import comparison_pages
from generator.planning.practice_library import Library, library_of
from generator.planning.practice_library_pages import library_pages
from generator.planning.practice_view import PracticeView
from generator.planning.practice_wording import PracticeWording
from generator.planning.record_pages import (
    area_page,
    gone_pages,
    organisation_pages,
    practice_pages,
    service_pages,
)
from generator.planning.search_pages import search_page
from generator.planning.service_wording import ServiceWording
from generator.planning.suggest_view import suggest_pages
from generator.planning.urgent import urgent_view
from generator.planning.week import week_pages
from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.named_terms import NATIONAL_KINDS
from generator.records.parts import Standing
from generator.records.service import Service
from generator.records.settings import Settings

PROSE = (
    (
        "about",
        say("About this site"),
        say("Who this site is for, who makes it, and what it does not do."),
    ),
    (
        "how-we-check",
        say("How we check"),
        say("Where our facts come from, what checked means, and what we do when sources differ."),
    ),
    (
        "privacy",
        say("Privacy"),
        say(
            "What this site keeps about you: nothing. What your browser and phone keep, and how to clear it."
        ),
    ),
    (
        "accessibility",
        say("Accessibility"),
        say("How this site is made for everyone, what we tested, and what does not work yet."),
    ),
    ("for-editors", say("For editors"), say("How to correct an entry or add one.")),
)
BEFORE_LAUNCH = (
    "not-launched",
    say("Not launched yet"),
    say("This site is not finished. Do not rely on it yet."),
)


@dataclass(frozen=True)
class Material:
    """What all pages of one site are made from."""

    catalogue: Catalogue
    settings: Settings
    words: ServiceWording
    site: Area | None
    where: Footprints
    services: dict[str, Service]
    shelf: Shelf
    practices: tuple[PracticeView, ...]
    local_practices: frozenset[str]
    library: Library
    news: NewsShelf

    @cached_property
    def gaps(self) -> GapTable:
        """How many services the site has for each need and stage."""
        return gap_table(self.shelf, self.catalogue)

    @property
    def area_name(self) -> str:
        """The area's name as it stands after 'in'."""
        return (self.site.in_name or self.site.name) if self.site else WHOLE_COUNTRY

    @property
    def has_mailbox(self) -> bool:
        """True when messages about pages of the site go to somebody: the operator, or an editor of an area."""
        areas = [self.site] if self.site else self.catalogue.areas.values()
        return self.settings.operator is not None or any(area.mailbox for area in areas)

    @property
    def address(self) -> str:
        """Where the site is published, with a slash at the end."""
        return self.settings.site_url + (f"{self.site.id}/" if self.site else "")


def plan_sites(
    catalogue: Catalogue, settings: Settings, today: date, only: frozenset[str] = frozenset()
) -> Iterator[SitePlan]:
    """The plan of the hub, then of each area's site by name; *only* leaves out areas not in it."""
    words = ServiceWording(catalogue, today)
    elsewhere = homes(catalogue, _hub_footprints(catalogue))
    if not only:
        yield plan_site(catalogue, settings, words, None, elsewhere)
    for site in catalogue.sites:
        if not only or site.id in only:
            yield plan_site(catalogue, settings, words, site, elsewhere)


def plan_site(
    catalogue: Catalogue,
    settings: Settings,
    words: ServiceWording,
    site: Area | None,
    elsewhere: Mapping[str, Home],
) -> SitePlan:
    """The plan of one site: of the hub when *site* is None. *elsewhere* has the pages of other sites."""
    made = _material(catalogue, settings, words, site)
    pages = [
        hub_page(made) if site is None else home_page(made),
        *index_pages(made),
        search_page(made),
        my_list_page(made),
        *listing_pages(made),
        *week_pages(made),
        *service_pages(made),
        *gone_pages(made),
        *organisation_pages(made),
        *practice_pages(made),
        *suggest_pages(made),
        *library_pages(made),
        *comparison_pages(made),
        *news_pages(made),
        *area_page(made),
        *gaps_page(made),
        *offline_pages(made),
        Page(
            "urgent-help/index.html",
            say("Urgent help"),
            say("Who to call or text now: emergency, mental health, and abuse at home."),
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
            say("Page not found"),
            say("This address leads nowhere. Here are other ways to find help."),
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
            made,
            redirects,
            elsewhere,
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
    local = frozenset(p.id for p in examples if site and is_near(where, p))
    return Material(
        catalogue=catalogue,
        settings=settings,
        words=words,
        site=site,
        where=where,
        services=services,
        shelf=shelve(catalogue, words, where, services.values()),
        practices=tuple(practice_words.view(p) for p in examples),
        local_practices=local,
        library=library_of(catalogue, examples, local),
        news=news_shelf(
            news_view(words, n)
            for n in catalogue.news.values()
            if is_published(n) and (site is None or where.reach(n.areas))
        ),
    )


def _hub_footprints(catalogue: Catalogue) -> Footprints:
    """The hub shows what is national, and the areas that no site covers."""
    national = frozenset(a.id for a in catalogue.areas.values() if a.kind in NATIONAL_KINDS)
    covered: set[str] = set()
    for site in catalogue.sites:
        where = footprints(catalogue, site)
        covered |= where.local | where.wider
    return Footprints(frozenset(), frozenset(catalogue.areas) - national - covered, national)

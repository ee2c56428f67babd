"""The pages of single records: services, organisations, practice examples, the area itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.area_view import AreaView, area_view
from generator.planning.coverage import is_published
from generator.planning.elsewhere import named_by
from generator.planning.gap_pages import answered_elsewhere
from generator.planning.home_view import WithdrawnView
from generator.planning.organisation_view import organisation_view
from generator.planning.pages import Link, Page, given
from generator.planning.paper_pages import paper_pages
from generator.planning.schema_org import organisation_data, service_data
from generator.planning.service_wording import is_about_abuse, service_url
from generator.planning.wording import day_in_words
from generator.records.area import Area
from generator.records.kinds import SITE_FOLDERS
from generator.records.service import Service

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


def service_pages(made: Material) -> Iterator[Page]:
    """The page of each service of a site; a notice where one was taken down."""
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
            opens=service_url(service.id),
        )
        yield from paper_pages(made, service)


def _service_crumbs(made: Material, service: Service) -> tuple[Link, ...]:
    kind = service.kind[0]
    return (Link(f"kinds/{kind}/index.html", made.words.label("kinds", kind)),)


def _withdrawn(made: Material, service: Service) -> Page:
    assert service.withdrawn is not None
    return Page(
        service_url(service.id),
        service.name,
        say("This entry has been taken down."),
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


def gone_pages(made: Material) -> Iterator[Page]:
    """A notice at the old address of each entry with a tombstone. It tells neither its name nor why."""
    for gone in made.catalogue.gone.values():
        here = not gone.areas or made.where.reach(gone.areas)
        taken = gone.kind == "service" and gone.id in made.services  # withdrawn: has its notice
        if gone.was_published and here and not taken:
            yield Page(
                f"{SITE_FOLDERS[gone.kind]}/{gone.id}/index.html",
                say("Taken down"),
                say("This entry has been taken down."),
                "withdrawn.html",
                given(WithdrawnView("", day_in_words(gone.since), ())),
                in_sitemap=False,
            )


def organisation_pages(made: Material) -> Iterator[Page]:
    """The page of each organisation that another page of the site may name."""
    run = _services_run(made)
    for id_ in sorted(_named_organisations(made)):
        organisation = made.catalogue.organisations.get(id_)
        if organisation is None or not is_published(organisation):
            continue
        services = tuple(run.get(id_, ()))
        view = partial(organisation_view, made.words, organisation, services)
        shared = any(link.text == organisation.name for link in services)
        title = (
            say("%(name)s: the organisation", name=organisation.name)
            if shared
            else organisation.name
        )
        yield Page(
            f"organisations/{id_}/index.html",
            title,
            organisation.does,
            "organisation.html",
            view,
            crumbs=(Link("organisations/index.html", say("Organisations")),),
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


def area_page(made: Material) -> Iterator[Page]:
    """The page about the area itself; the hub has none."""
    if made.site is not None:
        yield Page(
            "places/index.html",
            say("Places covered: %(area)s", area=made.site.name),
            say("Which places the site for %(area)s covers, and how we know.", area=made.site.name),
            "area.html",
            partial(_area_view, made, made.site),
        )


def _area_view(made: Material, site: Area) -> AreaView:
    here = (p for p in made.practices if p.id in made.local_practices)
    examples = tuple(Link(p.url, p.title) for p in here)
    return area_view(made.words, site, examples, answered_elsewhere(made))


def _named_organisations(made: Material) -> set[str]:
    """Every organisation that a page of this site may link to."""
    found: set[str] = set()
    for service in filter(is_published, made.services.values()):
        found.update(named_by(service))
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
    if made.site and made.site.looked_after_by:
        found.add(made.site.looked_after_by)
    return found & set(made.catalogue.organisations)


def practice_pages(made: Material) -> Iterator[Page]:
    """The page of each practice example."""
    for view in made.practices:
        yield Page(
            view.url,
            view.title,
            view.strapline,
            "practice.html",
            given(view),
            crumbs=(Link("practice/index.html", say("Practice examples")),),
        )

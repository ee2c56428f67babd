"""The page of gaps of a site: for people who plan services, what is listed and what is not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.language.said import say, say_number
from generator.planning.coverage import Footprints, Reach, footprints
from generator.planning.gap_table import (
    Count,
    NeedRow,
    Tally,
    examples_elsewhere,
    needs_of_area,
    tally,
)
from generator.planning.gap_view import AnsweredElsewhere, GapCell, GapsView, GapTableView
from generator.planning.listings import PER_PAGE, listed_here
from generator.planning.pages import Link, Page
from generator.planning.wording import day_in_words, listed, lower_first
from generator.records.area import Area
from generator.records.service import Service

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

URL = "gaps/index.html"
CSV = "gaps/gaps.csv"
DOWNLOAD = ("Place", "Need", "Stage", "Reach", "Running", "May not be running",
            "Running and not yet checked", "Counted on")  # fmt: skip
"""The columns of the download."""
_ALL_STAGES = "Any stage"


def gaps_page(made: Material) -> Iterator[Page]:
    """The page of gaps of the hub or of an area."""
    yield Page(
        URL,
        _heading(made),
        say(
            "For people who plan services: how many services we list in %(area)s for each need and stage, and where we found none.",
            area=made.area_name,
        ),
        "gaps.html",
        partial(_view, made),
        crumbs=(Link("practice/index.html", say("Practice examples")),),
    )


def _heading(made: Material) -> str:
    if made.site is None:
        return say("Gaps: help found and not found, area by area")
    return say("Gaps: help found and not found in %(area)s", area=made.area_name)


def _view(made: Material) -> GapsView:
    return GapsView(
        heading=_heading(made),
        counted_on=day_in_words(made.words.today),
        counts=tuple(_counts(made)),
        tables=(
            _needs_by_area(made) if made.site is None else _needs(made),
            _needs_by_stage(made),
        ),
        elsewhere=answered_elsewhere(made),
    )


def _counts(made: Material) -> Iterator[str]:
    """How many are counted, of which areas, how many nobody has checked, how many are left out: a sentence each."""
    every = made.gaps.every if made.site else _of_all_sites(made)
    total = every.all
    yield say_number(
        "%(number)s service listed as running.",
        "%(number)s services listed as running.",
        total.running,
    )
    if total.running and total.unchecked == total.running:
        yield say("None of them has been checked with the service yet.")
    elif total.unchecked:
        yield say_number(
            "%(number)s of them not yet checked with the service.",
            "%(number)s of them not yet checked with the service.",
            total.unchecked,
        )
    if total.in_doubt:
        yield say_number(
            "%(number)s more may not be running: the tables do not count them, and say “in doubt” below a count.",
            "%(number)s more may not be running: the tables do not count them, and say “in doubt” below a count.",
            total.in_doubt,
        )
    if made.site is None:
        sites = listed(site.name for site in made.catalogue.sites)
        yield say("We count only areas that have a site: %(sites)s.", sites=sites)


def _of_all_sites(made: Material) -> Tally:
    """Every service that any site lists, each counted once: by the first site that has it."""
    catalogue = made.catalogue
    found: dict[str, tuple[Service, Reach]] = {}
    for where in (made.where, *(footprints(catalogue, site) for site in catalogue.sites)):
        for service, reach in listed_here(catalogue, where, catalogue.services.values()):
            found.setdefault(service.id, (service, reach))
    return tally(found.values())


# ----------------------------------------------------------------------------------- the tables


def _needs(made: Material) -> GapTableView:
    """Each need of an area: here, across a wider area, for the whole country."""
    here = say("In %(area)s", area=made.area_name)
    heads = (here, say("Across a wider area"), say("For the whole country"))
    rows = []
    for row in made.gaps.rows:
        cells = [
            _cell(row.every.of(reach), lower_first(head), _list_of(row, reach))
            for reach, head in zip(Reach, heads, strict=True)
        ]
        cells.append(GapCell(row.every.all.unchecked, zero="0"))
        rows.append((row.need.label, tuple(cells)))
    return GapTableView(
        "needs",
        say("Needs"),
        say(
            "Services that run, for each need of people in %(area)s. A service for several needs is counted under each.",
            area=made.area_name,
        ),
        say("Services that run, by need"),
        say("Need"),
        tuple(Link("", head) for head in (*heads, say("Of all these, not yet checked"))),
        tuple(rows),
    )


def _list_of(row: NeedRow, reach: Reach) -> Link:
    """Where the list of a need shows the services of one reach: the page on which they begin."""
    earlier = sum(row.every.of(r).listed for r in list(Reach)[: list(Reach).index(reach)])
    page = earlier // PER_PAGE + 1
    name = "index.html" if page == 1 else f"page-{page}.html"
    return Link(f"needs/{row.need.id}/{name}#{reach.value}", "")


def _needs_by_area(made: Material) -> GapTableView:
    """Each need, area by area, and for the whole country."""
    catalogue = made.catalogue
    areas = [(s, needs_of_area(catalogue, footprints(catalogue, s))) for s in catalogue.sites]
    rows = []
    for row in made.gaps.rows:
        url = f"needs/{row.need.id}/index.html"
        cells = [
            _cell(
                found[row.need.id].near,
                say("in %(area)s", area=site.in_name or site.name),
                Link(url, "", site.id),
            )
            for site, found in areas
        ]
        national = row.every.national
        cells.append(_cell(national, say("for the whole country"), _list_of(row, Reach.NATIONAL)))
        rows.append((row.need.label, tuple(cells)))
    return GapTableView(
        "needs",
        say("Needs, area by area"),
        say(
            "Services that run in an area or across a wider one that takes it in, for each need. Those for the whole country are counted once, in the last column."
        ),
        say("Services that run, by need and area"),
        say("Need"),
        (
            *(Link(URL, site.name, site.id) for site, _ in areas),
            Link("", say("For the whole country")),
        ),
        tuple(rows),
    )


def _needs_by_stage(made: Material) -> GapTableView:
    """Each need, stage by stage: in the area with national help below it; on the hub national help alone."""
    table = made.gaps
    rows = tuple(
        (
            row.need.label,
            tuple(
                _stage_cell(made, row, stage.id, lower_first(stage.label)) for stage in table.stages
            ),
        )
        for row in table.rows
    )
    note = (
        say(
            "Services that run for the whole country, for each need and each stage of family life. One that states no limit is counted under every stage but loss."
        )
        if made.site is None
        else say(
            "Services that run in %(area)s or across a wider area, with the number for the whole country below it, for each need and each stage of family life. One that states no limit is counted under every stage but loss.",
            area=made.area_name,
        )
    )
    return GapTableView(
        "stages",
        say("Needs, stage by stage"),
        note,
        say("Services that run, by need and stage"),
        say("Need"),
        tuple(Link(f"stages/{stage.id}/index.html", stage.label) for stage in table.stages),
        rows,
    )


def _stage_cell(made: Material, row: NeedRow, stage: str, label: str) -> GapCell:
    """The count of a need at a stage. Its list is linked where there is a page of just that pair."""
    found = row.by_stage[stage]
    url = f"needs/{row.need.id}/{stage}/index.html"
    if made.site is None:
        return _cell(found.national, label, Link(url, ""))
    national = found.national.running
    cell = _cell(found.near, label, Link(url, ""))
    return (
        replace(cell, also=say_number("%(number)s national", "%(number)s national", national))
        if national
        else cell
    )


def _cell(count: Count, what: str, lists: Link) -> GapCell:
    """A count in its cell, with how many more are listed that may not be running."""
    doubtful = say_number("%(number)s in doubt", "%(number)s in doubt", count.in_doubt)
    more = doubtful if count.in_doubt else ""
    return GapCell(count.running, what, lists if count.listed else None, more)


# ---------------------------------------------------------------------------------- what is done elsewhere


def answered_elsewhere(made: Material) -> tuple[AnsweredElsewhere, ...]:
    """The needs with nothing local that runs and an example from another place. The hub has none."""
    if made.site is None:
        return ()
    found = []
    for row in made.gaps.unmet:
        examples = examples_elsewhere(made.catalogue, made.where, row.need)
        if examples:
            links = tuple(Link(f"practice/{e.id}/index.html", e.title) for e in examples)
            need = Link(f"needs/{row.need.id}/index.html", row.need.label)
            found.append(AnsweredElsewhere(need, _has(row), links))
    return tuple(found)


def _has(row: NeedRow) -> str:
    national = row.every.national.running
    if national:
        return say_number(
            "%(number)s service for the whole country, none found nearer",
            "%(number)s services for the whole country, none found nearer",
            national,
        )
    return say("No service found")


# ----------------------------------------------------------------------------------- the download


def download(made: Material) -> Iterator[tuple[str | int, ...]]:
    """The counts of a site as rows under :data:`DOWNLOAD`, for every need, stage and reach."""
    catalogue = made.catalogue
    if made.site is None:
        for site in catalogue.sites:
            yield from _of_area(made, site, footprints(catalogue, site))
    for row in made.gaps.rows:
        stages = [(_ALL_STAGES, row.every)]
        stages += [(stage.label, row.by_stage[stage.id]) for stage in made.gaps.stages]
        for stage, found in stages:
            for reach in Reach if made.site else (Reach.NATIONAL,):
                yield _line(made, made.area_name, row.need.label, stage, reach, found.of(reach))


def _of_area(made: Material, site: Area, where: Footprints) -> Iterator[tuple[str | int, ...]]:
    tallies = needs_of_area(made.catalogue, where)
    for row in made.gaps.rows:
        for reach in (Reach.LOCAL, Reach.WIDER):
            found = tallies[row.need.id].of(reach)
            yield _line(made, site.name, row.need.label, _ALL_STAGES, reach, found)


def _line(
    made: Material, place: str, need: str, stage: str, reach: Reach, count: Count
) -> tuple[str | int, ...]:
    day = made.words.today.isoformat()
    numbers = (count.running, count.in_doubt, count.unchecked)
    return (place, need, stage, reach.value, *numbers, day)

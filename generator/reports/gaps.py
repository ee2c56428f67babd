"""The report of gaps: what is held back, what has no way in, which needs no area meets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.checking.checking import Checked
from generator.planning.coverage import footprints, is_listed, is_published
from generator.planning.facet_terms import from_list
from generator.planning.gap_table import examples_elsewhere, needs_of_area
from generator.planning.practice_dates import is_overdue
from generator.planning.ways import ways
from generator.planning.wording import counted, when_in_words
from generator.records.catalogue import Catalogue
from generator.reports.due import due_report


def gaps_report(checked: Checked, today: date) -> str:
    """Everything that is missing *today*, as plain text in Markdown. Ends with a newline."""
    catalogue = checked.catalogue
    sections = (
        ("Held back", list(_held(catalogue))),
        ("Withdrawn", [f"{r.path}" for r in catalogue.standing() if r.withdrawn]),
        ("No way in known: readers are told who to ask", list(_no_way_in(catalogue))),
        (
            "Not confirmed as running",
            [
                f"{s.path}: {s.status_note or s.name}"
                for s in catalogue.services.values()
                if s.status == "unconfirmed" and is_published(s)
            ],
        ),
        ("Evidence promised, and overdue", list(_overdue(catalogue, today))),
        ("Needs with no local service", list(_unmet(catalogue))),
    )
    lines = ["# Report of gaps", ""]
    for heading, entries in sections:
        lines += [f"## {heading} ({len(entries)})", "", *(f"- {entry}" for entry in entries), ""]
    return "\n".join(lines).rstrip() + "\n"


def _held(catalogue: Catalogue) -> Iterator[str]:
    for record in catalogue.standing():
        if record.held:
            yield f"{record.path}: {record.held}"


def _no_way_in(catalogue: Catalogue) -> Iterator[str]:
    for service in catalogue.services.values():
        if is_listed(catalogue, service) and not any(way.href for way in ways(service.contact)):
            yield f"{service.path}: {service.name}"


def _overdue(catalogue: Catalogue, today: date) -> Iterator[str]:
    """Results that published examples promised, whose day has passed with nothing found."""
    for example in filter(is_published, catalogue.practices.values()):
        for item in example.evidence:
            if is_overdue(item, today):
                due = (
                    f"Promised for {when_in_words(item.promised_for)}. "
                    if item.promised_for
                    else ""
                )
                yield f"{example.path}: {due}{item.claim}"


def _unmet(catalogue: Catalogue) -> Iterator[str]:
    """The needs of each area for which nothing local runs, counted as the page of gaps counts."""
    for site in catalogue.sites:
        where = footprints(catalogue, site)
        tallies = needs_of_area(catalogue, where)
        for need in from_list(catalogue, "needs"):
            found = tallies[need.id]
            if found.near.running == 0:
                elsewhere = examples_elsewhere(catalogue, where, need)
                told = [
                    f"{found.near.in_doubt} in doubt" if found.near.in_doubt else "",
                    f"{found.national.running} for the whole country"
                    if found.national.running
                    else "",
                    *(f"an example elsewhere: {example.id}" for example in elsewhere),
                ]
                known = "; ".join(filter(None, told))
                yield f"{site.name}: {need.label}{f' ({known})' if known else ''}"


def notices(checked: Checked, today: date) -> Iterator[str]:
    """What someone who builds *today* should know, a line each."""
    held = sum(record.held is not None for record in checked.catalogue.standing())
    if held:
        yield f"{counted(held, 'entry', 'entries')} held back. `signpost gaps` lists them."
    if overdue := due_report(checked.catalogue, today).overdue:
        yield f"{counted(overdue, 'check or fact', 'checks and facts')} overdue. `signpost due` lists them."
    yield from (f"Overdue evidence: {line}" for line in _overdue(checked.catalogue, today))
    if not checked.settings.launched:
        yield "Not launched: search engines are asked to stay away, and every page says so."
    if checked.settings.operator is None:
        yield "signpost.yml names no operator: every page says that this is not decided."
    without = [site.name for site in checked.catalogue.sites if site.mailbox is None]
    if without and checked.settings.operator is None:
        offered = "GitHub and copying" if checked.settings.repository else "copying the text"
        yield (
            f"No mailbox for corrections: {', '.join(without)}. "
            f"There, 'Suggest a change' offers only {offered}."
        )
    if checked.settings.security_contact is None:
        yield "signpost.yml names no security_contact: there is no security.txt."
    elif checked.settings.base_path != "/":
        yield "No security.txt: it belongs at the root of the host, and site_url is below it."

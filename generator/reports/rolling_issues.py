"""One rolling issue for each area: what must be checked again there. What to do with the issues there are.

An issue is known by its label and by a mark in its body that readers do not see. It is made when
something is due, changed when the list changes, closed when nothing is left, and opened again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from generator.records.catalogue import Catalogue
from generator.reports.due import Due, DueReport
from generator.reports.due_words import as_markdown

LABEL = "freshness"
ELSEWHERE = "elsewhere"
"""Stands for all that belongs to no area with a site: national services, organisations without areas."""

LONGEST = 60_000
"""Characters of a body; GitHub takes 65,536."""

_MARK = re.compile(r"<!-- signpost-due: ([a-z0-9-]+) -->")
_HOW = (
    "Crisis lines come first, then what has been due the longest.\n\n"
    "Ask the service. If all is right, run `signpost checked ID --how phone --branch` and open a pull "
    "request from that branch. If something is wrong, correct the record. If a number is dead or "
    "dangerous, run `signpost withdraw ID` first.\n\n"
    "A program keeps this list. It changes the list, and closes this issue when nothing is left."
)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue as GitHub has it."""

    number: int
    title: str
    body: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: *number* is 0 for a new issue; *title* and *body* are empty for one to be closed or opened."""

    do: Literal["create", "edit", "close", "reopen"]
    number: int = 0
    title: str = ""
    body: str = ""


def issues_from(found: Iterable[Mapping[str, Any]]) -> tuple[Issue, ...]:
    """Issues from what ``gh issue list --json number,title,body,state`` gives."""
    return tuple(
        Issue(int(one["number"]), str(one["title"]), str(one["body"]), str(one["state"]) == "OPEN")
        for one in found
    )


def rolling_acts(catalogue: Catalogue, report: DueReport, issues: Iterable[Issue]) -> Iterator[Act]:
    """What to do so that each area with something due has one open issue that says what, and no other has."""
    known: dict[str, Issue] = {}
    for issue in sorted(issues, key=lambda one: (not one.is_open, one.number)):
        if mark := _MARK.search(issue.body):
            if mark[1] not in known:
                known[mark[1]] = issue
            elif issue.is_open:  # a second one for the same area
                yield Act("close", issue.number)
    names = {site.id: site.name for site in catalogue.sites}
    parts = _by_area(report.entries, names)
    for area in (*names, ELSEWHERE):
        entries, held = parts.get(area, ()), known.pop(area, None)
        if not entries:
            if held and held.is_open:
                yield Act("close", held.number)
            continue
        title = f"Due for a check: {names.get(area, 'national and elsewhere')}"
        body = _body(area, DueReport(report.today, report.within, entries, ()))
        if held is None:
            yield Act("create", 0, title, body)
            continue
        if not held.is_open:
            yield Act("reopen", held.number)
        if (held.title, _core(held.body)) != (title, _core(body)):
            yield Act("edit", held.number, title, body)
    for left in known.values():  # areas that are no more
        if left.is_open:
            yield Act("close", left.number)


def _by_area(entries: Iterable[Due], names: Mapping[str, str]) -> dict[str, tuple[Due, ...]]:
    found: dict[str, tuple[Due, ...]] = {}
    for entry in entries:
        area = entry.area if entry.area in names else ELSEWHERE
        found[area] = (*found.get(area, ()), entry)
    return found


def _body(area: str, report: DueReport) -> str:
    text = f"<!-- signpost-due: {area} -->\n{_HOW}\n\n{as_markdown(report)}"
    if len(text) <= LONGEST:
        return text
    kept = text[:LONGEST].rpartition("\n")[0]
    return f"{kept}\n\nThe list goes on: `signpost due` shows all of it.\n"


def _core(body: str) -> str:
    """*body* without what is only a matter of line ends."""
    return body.replace("\r\n", "\n").strip()

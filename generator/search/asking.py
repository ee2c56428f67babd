"""``signpost search``: what the search of a site answers, and why, for editors. In words or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from generator.checking.checking import Checked
from generator.planning.site_plan import plan_sites
from generator.records.named_terms import CRISIS_GROUPS
from generator.records.shipped import templates_of
from generator.search.concepts import Concepts
from generator.search.engine import Engine
from generator.search.files import search_index

MOST = 10
"""Services shown in words; JSON holds all."""

HUB = "hub"


class NoSuchSite(Exception):
    """No area with a site of its own has the id that was asked for. The message lists those there are."""


def site_engine(root: Path, checked: Checked, area: str, today: date) -> Engine:
    """The search of *area*'s site (or of the hub), as its pages run it. Raises :class:`NoSuchSite`."""
    catalogue = checked.catalogue
    folder = "" if area == HUB else area
    only = frozenset({folder} - {""})
    for plan in plan_sites(catalogue, checked.settings, today, only):
        if plan.folder == folder:
            index = search_index(root, Concepts(catalogue), plan.material)
            return Engine(templates_of(root), index)
    known = ", ".join([HUB, *(site.id for site in catalogue.sites)])
    raise NoSuchSite(f"No area with a site of its own is called {area}. There are: {known}.")


def in_words(answer: dict[str, Any], text: str) -> str:
    """The answer to *text*, for people."""
    return "\n".join(_lines(answer, text)) + "\n"


def as_json(answer: dict[str, Any]) -> str:
    """The answer for programs: urgent groups, needs and services in order, each with its reasons."""
    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def _lines(answer: dict[str, Any], text: str) -> Iterator[str]:
    yield f"Typed: {text}"
    if answer["changes"]:
        changes = ", ".join(f"{typed} as {meant}" for typed, meant in answer["changes"])
        yield f"Read: {answer['understood']}  ({changes})"
    if answer["urgent"]:
        yield f"Urgent panel: {', '.join(answer['urgent'])}. It comes before everything."
    if not answer["needs"] and not answer["others"]:
        yield "No need or kind of support matches these words."
    for found in (*answer["needs"], *answer["others"]):
        because = (
            f"matched {' '.join(found['words'])}"
            if found["words"]
            else f"from the crisis words of {CRISIS_GROUPS.get(found['id'], 'its group')}"
        )
        yield f"{found['list']}: {found['label']}  [{found['id']}, {found['score']}; {because}]"
    services = answer["services"]
    yield f"{len(services)} service{'' if len(services) == 1 else 's'}" + (":" if services else ".")
    for number, service in enumerate(services[:MOST], 1):
        reasons = ", ".join(_reason(*why) for why in service["why"])
        yield f"{number:3}. {service['name']}  [{service['id']}, {service['score']}]"
        yield f"     {reasons}"
    if len(services) > MOST:
        yield f"     and {len(services) - MOST} more; --format json gives all."


_REASONS = {
    "name": "words of its name",
    "about": "words of its summary",
    "alone": "no referral needed",
    "overdue": "overdue for a check, so lower",
}
_REACH = {"l": "for this area", "w": "for a wider area", "n": "for the whole country"}


def _reason(what: str, value: str) -> str:
    if what == "reach":
        return _REACH[value]
    if what == "old":
        return f"an old number or address of theirs was typed. {value}".strip()
    return _REASONS.get(what) or f"{what}: {value}"

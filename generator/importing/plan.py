"""How one list is read: the file ``directory/imports/<name>.yml``, which an editor may change.

It is written once, from a proposal, and used again each time the list is imported.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError
from rapidfuzz import fuzz, process

from generator.checking.checking import IMPORTS
from generator.importing.columns import TARGETS
from generator.records.catalogue import Catalogue
from generator.records.contact_fields import Url
from generator.records.date_fields import PageDate
from generator.records.fields import slug_from
from generator.records.reading import parse

FOLDER = IMPORTS
_URL: TypeAdapter[str] = TypeAdapter(Url)
_DATE: TypeAdapter[str] = TypeAdapter(PageDate)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """How to read one list.

    *columns* says what each heading becomes. *kinds* and *needs* are for rows whose words tell
    nothing. *status* is that of every record made. *licence* and *publisher* go into its source.
    """

    title: str
    area: str
    url: str
    publisher: str
    licence: str
    page_date: str
    columns: Mapping[str, str]
    kinds: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    status: str = "unconfirmed"


def name_of(file: Path) -> str:
    """The name of the import of *file*: its own, as an id."""
    return slug_from(file.stem) or "list"


def plan_text(plan: ImportPlan, file: str) -> str:
    """The plan as the text of its file. Every value is in double quotes, as JSON writes them."""
    lines = [
        f"# How {_quoted(file)} is read. Change what is wrong, then give the same command again.",
        "# The first line of each pair is the heading of a column, then what it becomes:",
        *(f"#   {target}: {what}" for target, what in TARGETS.items()),
        f"title: {_quoted(plan.title)}",
        f"area: {plan.area}",
        f"url: {_quoted(plan.url)}",
        f"publisher: {_quoted(plan.publisher)}",
        f"licence: {_quoted(plan.licence)}",
        f"page_date: {_quoted(plan.page_date)}",
        "# For rows whose words say nothing of the kind of support and the needs.",
        f"kinds: [{', '.join(plan.kinds)}]",
        f"needs: [{', '.join(plan.needs)}]",
        "# The status of every record made. Contact details of 'unconfirmed' are not shown.",
        f"status: {plan.status}",
        "columns:",
        *(f"  {_quoted(heading)}: {target}" for heading, target in plan.columns.items()),
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def read_plan(text: str, path: str) -> tuple[ImportPlan | None, list[str]]:
    """The plan in *text*, or None, and what is wrong with it in words."""
    document, problems = parse(path, text)
    if document is None:
        return None, [f"{path}:{problem.line}: {problem.sentence}" for problem in problems]
    data = document.data
    faults = [
        f"{path}: There is no field '{key}'." for key in data if key not in ImportPlan.__slots__
    ]
    columns = data.get("columns")
    if not isinstance(columns, dict) or not columns:
        return None, [*faults, f"{path}: Write under 'columns' what each column becomes."]
    for heading, target in columns.items():
        if target not in TARGETS:
            meant = process.extractOne(str(target), list(TARGETS), scorer=fuzz.ratio)
            near = f" Did you mean '{meant[0]}'?" if meant[1] > 60 else ""
            faults.append(f"{path}: '{heading}' cannot become '{target}'.{near}")
    lists: dict[str, tuple[str, ...]] = {}
    for key in ("kinds", "needs"):
        value = data.get(key) or []
        if isinstance(value, list):
            lists[key] = tuple(map(str, value))
        else:
            faults.append(f"{path}: Write '{key}' as a list: [one, two].")
    if faults:
        return None, faults
    texts = {
        key: str(data.get(key) or "")
        for key in ("title", "area", "url", "publisher", "licence", "page_date")
    }
    plan = ImportPlan(
        **texts,
        columns={str(heading): str(target) for heading, target in columns.items()},
        kinds=lists["kinds"],
        needs=lists["needs"],
        status=str(data.get("status") or "unconfirmed"),
    )
    return plan, []


def faults_of(plan: ImportPlan, catalogue: Catalogue) -> list[str]:
    """What keeps *plan* from being used in this directory, in words."""
    faults = []
    if plan.area not in catalogue.areas:
        faults.append(f"There is no area called '{plan.area}'. Give one with --area.")
    for what, value, option in (
        ("who publishes the list", plan.publisher, "--publisher"),
        ("the list's licence, or 'with permission'", plan.licence, "--licence"),
    ):
        if not value.strip():
            faults.append(f"Say {what} with {option}.")
    if not _fits(_URL, plan.url):
        faults.append("Give the web address of the list, or of its publisher, with --url.")
    if not _fits(_DATE, plan.page_date):
        faults.append(
            f"Write the date of the list, '{plan.page_date}', in figures: --date 2018, --date 2018-07 or --date undated."
        )
    for list_, ids in (("kinds", plan.kinds), ("needs", plan.needs), ("statuses", (plan.status,))):
        known = catalogue.terms.get(list_, {})
        faults += [f"'{id_}' is not in the list of {list_}." for id_ in ids if id_ not in known]
    if "name" not in plan.columns.values():
        faults.append("Say which column is the name.")
    return faults


def _fits(adapter: TypeAdapter[str], text: str) -> bool:
    try:
        adapter.validate_python(text)
    except ValidationError:
        return False
    return True

"""Begin a directory of one's own: a folder that checks and builds as it stands.

The vocabulary and the prose are copied, since they are the knowledge and speak for whoever runs the
directory. Templates and tables of places are not: the program's own are used. National services come
along if wished, without their links to records that do not.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.checking.checking import load, record_files
from generator.checking.gathering import gather
from generator.checking.references import references
from generator.editing.issue_form_files import form_files
from generator.editing.record_text import RecordText
from generator.records.catalogue import Catalogue
from generator.records.councils import is_unknown
from generator.records.fields import SLUG
from generator.records.kinds import kind_of
from generator.records.named_terms import NATIONAL_KINDS
from generator.records.parts import Standing
from generator.records.problem import Loc
from generator.records.shipped import SHIPPED

STARTER = SHIPPED / "starter"
_COPIED = ("directory/vocabulary", "content/pages")
#: What editors' programs read, where the program has it.
_IF_THERE = ("schemas", ".vscode")
_COUNCIL = re.compile(r"[EWSN]\d{8}")
#: Where the Office for National Statistics lists the codes.
_CODES = "https://geoportal.statistics.gov.uk/"


class CannotStart(Exception):
    """The folder cannot be made. The message says why, for the person at the keyboard."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What to begin with: the id and the name of the first area, its councils, the name of the whole."""

    area: str
    area_name: str
    name: str
    councils: tuple[str, ...] = ()
    national: bool = True
    program: str = ""


def start(target: Path, beginning: Beginning) -> int:
    """Make the folder *target* and give the number of records in it.

    Raises :class:`CannotStart` when it is not empty, or an id or code does not hold; OSError when
    the disk refuses.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CannotStart(f"{target} is there already, and is not empty. Choose another folder.")
    if not SLUG.fullmatch(beginning.area):
        raise CannotStart(
            "Give the area's id in small letters, numbers and hyphens, such as my-town."
        )
    for code in beginning.councils:
        if not _COUNCIL.fullmatch(code):
            raise CannotStart(f"'{code}' is no council code. They look like E08000024.")
        if is_unknown(code):
            raise CannotStart(
                f"No council in the tables has the code '{code}'. Look it up: {_CODES}. A county is given by the codes of its districts."
            )
    national = _national()
    if beginning.area in national.areas:
        raise CannotStart(f"'{beginning.area}' is the name of a nation. Choose another id.")
    _starter(target, beginning)
    for name in _COPIED:
        shutil.copytree(SHIPPED / name, target / name, dirs_exist_ok=True)
    for name in _IF_THERE:
        if (SHIPPED / name).is_dir():
            shutil.copytree(SHIPPED / name, target / name, dirs_exist_ok=True)
    _prose(target, beginning)
    _records(target, national, with_services=beginning.national)
    for path, text in form_files(target).items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (target / path).write_text(text, "utf-8")
    return len(record_files(target))


def _starter(target: Path, beginning: Beginning) -> None:
    """Copy the starter, with what was given in the place of its marks."""
    marks = {
        "name": beginning.name,
        "name-quoted": json.dumps(beginning.name, ensure_ascii=False),
        "area": beginning.area,
        "area-name": beginning.area_name,
        "area-name-quoted": json.dumps(beginning.area_name, ensure_ascii=False),
        "codes": ", ".join(beginning.councils),
        "program": beginning.program,
    }
    for file in sorted(STARTER.rglob("*")):
        if file.is_dir():
            continue
        place = target / file.relative_to(STARTER).as_posix().replace("AREA", beginning.area)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = file.read_text("utf-8")
        place.write_text(re.sub(r"%%([a-z-]+)%%", lambda mark: marks[mark[1]], text), "utf-8")


def _prose(target: Path, beginning: Beginning) -> None:
    """Name the new directory where the prose names ours."""
    for page in (target / "content/pages").glob("*.md"):
        text = page.read_text("utf-8")
        named = re.sub(r"\bSignpost helps\b", lambda _: f"{beginning.name} helps", text)
        page.write_text(named, "utf-8")


# -------------------------------------------------------------------------------- national records


def _national() -> Catalogue:
    """The nations, the services that reach a whole nation, and the organisations that these name."""
    wanted = ("directory/areas/", "directory/organisations/", "directory/services/national/")
    paths = [path for path in record_files(SHIPPED) if path.startswith(wanted)]
    whole, _ = gather(load(SHIPPED, paths)[0])
    areas = {id_: area for id_, area in whole.areas.items() if area.kind in NATIONAL_KINDS}
    services = {
        id_: service
        for id_, service in whole.services.items()
        if set(service.areas) <= set(areas) and not (service.withdrawn or service.held)
    }
    runs = {id_ for s in services.values() for id_ in (s.organisation, *s.partners)}
    organisations = {id_: o for id_, o in whole.organisations.items() if id_ in runs}
    return Catalogue({}, areas, organisations, services, {}, {})


def _records(target: Path, national: Catalogue, *, with_services: bool) -> None:
    """Write the nations, and the national services with their organisations if wished."""
    kept: list[Standing] = [*national.areas.values()]
    if with_services:
        kept += [*national.services.values(), *national.organisations.values()]
    ids = {record.id for record in kept}
    for record in kept:
        text = (SHIPPED / record.path).read_text("utf-8")
        place = target / record.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(_without(text, record, _leading_nowhere(record, ids)), "utf-8")


def _leading_nowhere(record: Standing, ids: set[str]) -> set[Loc]:
    """The entries of *record* that name records which do not come along."""
    records = {"any", "area", "organisation", "service", "practice"}
    return {
        reference.loc[: 2 if len(reference.loc) > 1 else 1]
        for reference in references(record)
        if reference.target in records and reference.id not in ids
    }


def _without(text: str, record: Standing, locs: Iterable[Loc]) -> str:
    """*text* without the entries at *locs*, the last of each list first, so that the others keep their place."""
    edited = RecordText.parse(text, kind_of(record.path))
    for loc in sorted(locs, key=lambda loc: (str(loc[0]), loc[1:]), reverse=True):
        edited.remove(loc)
    return edited.text()

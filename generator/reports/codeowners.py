"""Who is asked to look at a change of each record: the file CODEOWNERS, made from the areas.

GitHub takes the last line that fits a file. So maintainers come first, then areas, then the files of
organisations and news that belong to areas.
https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.checking.checking import Checked
from generator.records.catalogue import Catalogue

FILE = ".github/CODEOWNERS"
NOTE = "# Made by `signpost codeowners` from `editors` of the areas and `maintainers` in signpost.yml.\n"


class WithoutOwner(Exception):
    """Areas name editors, but signpost.yml names no maintainers for the rest. The message says so."""


def codeowners(checked: Checked) -> str | None:
    """The whole text of CODEOWNERS, or None when neither an area nor the settings name anybody.

    Every file has an owner. Raises :class:`WithoutOwner` when some would have none.
    """
    catalogue, maintainers = checked.catalogue, checked.settings.maintainers
    lines = list(_lines(catalogue))
    if not maintainers:
        if lines:
            raise WithoutOwner(
                "Name maintainers in signpost.yml too: files that belong to no area would have no owner."
            )
        return None
    return NOTE + "".join(f"{line}\n" for line in (_line("*", maintainers), *lines))


def is_current(root: Path, checked: Checked) -> bool:
    """True when the file below *root* is what :func:`codeowners` makes, or is rightly missing."""
    file = root / FILE
    return (file.read_text("utf-8") if file.exists() else None) == codeowners(checked)


def _lines(catalogue: Catalogue) -> Iterator[str]:
    for area in sorted(catalogue.areas):
        if editors := _editors(catalogue, [area]):
            yield _line(f"/directory/areas/{area}.yml", editors)
            yield _line(f"/directory/services/{area}/", editors)
    records = [(each.path, each.areas) for each in catalogue.organisations.values()]
    records += [(each.path, each.areas) for each in catalogue.news.values()]
    for path, areas in records:
        if editors := _editors(catalogue, areas):
            yield _line(f"/{path}", editors)


def _editors(catalogue: Catalogue, areas: Iterable[str]) -> tuple[str, ...]:
    """The editors of *areas*: their own, or those of the nearest area around them that has any."""
    found: dict[str, None] = {}
    for area in areas:
        for here in (area, *catalogue.ancestors(area)):
            if here in catalogue.areas and catalogue.areas[here].editors:
                found |= dict.fromkeys(catalogue.areas[here].editors)
                break
    return tuple(found)


def _line(pattern: str, owners: Iterable[str]) -> str:
    return f"{pattern} {' '.join(owners)}"

"""A page for each kind of record: every field as it is typed, and what goes in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from inspect import cleandoc

from pydantic import BaseModel

from generator.docs_reference.value_words import Link, group_name, in_words
from generator.records import parts
from generator.records.area import Area
from generator.records.form import FormField, form_of, groups_of
from generator.records.gone import Gone
from generator.records.news import NewsItem
from generator.records.organisation import Organisation
from generator.records.parts import Record, Standing
from generator.records.practice import PracticeExample
from generator.records.service import Service
from generator.records.settings import Settings
from generator.records.vocabulary import Vocabulary

SHARED = "shared-groups.md"
NOTE = "<!-- Made by `python -m generator.docs_reference`. Change the models, not this page. -->\n"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its file, its heading, where such records are kept, and their model."""

    file: str
    heading: str
    place: str
    model: type[Record]


SHEETS = (
    Sheet("service.md", "Service", "directory/services/<area>/<id>.yml", Service),
    Sheet("organisation.md", "Organisation", "directory/organisations/<id>.yml", Organisation),
    Sheet("area.md", "Area", "directory/areas/<id>.yml", Area),
    Sheet("practice.md", "Practice example", "content/practice/<id>.yml", PracticeExample),
    Sheet("news.md", "News item", "content/news/<id>.yml", NewsItem),
    Sheet("gone.md", "Tombstone", "directory/gone/<id>.yml", Gone),
    Sheet("vocabulary.md", "Vocabulary", "directory/vocabulary/<id>.yml", Vocabulary),
    Sheet("settings.md", "Settings", "signpost.yml", Settings),
)


def kind_pages() -> dict[str, str]:
    """Every page by its file: one for each kind of record, and one for the groups they share."""
    return {**{sheet.file: _page(sheet) for sheet in SHEETS}, SHARED: _shared_page()}


def is_shared(group: type[BaseModel]) -> bool:
    """True when several kinds of record may have *group*: it is explained on a page of its own."""
    return group.__module__ == parts.__name__


def _page(sheet: Sheet) -> str:
    common = set(Standing.model_fields) if issubclass(sheet.model, Standing) else set()
    keys = form_of(sheet.model)
    own = [field for field in keys if field.key not in common]
    lines = [
        f"# {sheet.heading}",
        "",
        NOTE,
        f"{_first_sentence(sheet.model)} The file is `{sheet.place}`.",
    ]
    if sheet.model is not Settings:
        lines.append(
            "The file's name is the id, and the last part of the page's address. It never changes."
        )
    lines += ["", *_table(own, _link)]
    if common:
        lines += [
            "",
            "## Fields of every record",
            "",
            *_table([field for field in keys if field.key in common], _link),
        ]
    for group in groups_of(sheet.model):
        if not is_shared(group):
            lines += ["", *_section(group, sheet.model, _link)]
    return "\n".join(lines) + "\n"


def _shared_page() -> str:
    lines = [
        "# Groups that several kinds of record share",
        "",
        NOTE,
        "The pages of each kind of record link to these groups.",
    ]
    found = {group for sheet in SHEETS for group in groups_of(sheet.model) if is_shared(group)}
    for group in sorted(found, key=group_name):
        used = [
            f"[{sheet.heading.lower()}]({sheet.file})"
            for sheet in SHEETS
            if group in groups_of(sheet.model)
        ]
        lines += [
            "",
            *_heading(group),
            f"Used in: {', '.join(used)}.",
            "",
            *_table(form_of(group), _link_when_shared),
        ]
    return "\n".join(lines) + "\n"


def _section(group: type[BaseModel], within: type[BaseModel], link: Link) -> Iterator[str]:
    yield from _heading(group)
    places = ", ".join(f"`{place}`" for place in _places(group, within))
    yield f"Used in: {places}."
    yield ""
    yield from _table(form_of(group), link)


def _heading(group: type[BaseModel]) -> list[str]:
    return [f"## {group_name(group)}", "", cleandoc(group.__doc__ or "").replace("``", "`"), ""]


def _places(group: type[BaseModel], within: type[BaseModel], above: str = "") -> Iterator[str]:
    """The keys under which *group* stands in *within*: 'contact.phones'."""
    for field in form_of(within):
        if field.group is group:
            yield above + field.key
        if field.group is not None:
            yield from _places(group, field.group, f"{above}{field.key}.")


def _table(fields: Iterable[FormField], link: Link) -> Iterator[str]:
    yield "| Field | What it is | What to write | Needed |"
    yield "|---|---|---|---|"
    for field in fields:
        title = field.title if field.title != field.key else _plain(field.key)
        what = f"**{title}**" + (f". {field.help}" if field.help else "")
        yield f"| `{field.key}` | {_cell(what)} | {_cell(in_words(field, link))} | {_needed(field)} |"


def _needed(field: FormField) -> str:
    if field.required:
        return "yes"
    if field.default and field.group is None:
        return f"no; left out means `{field.default}`"
    return "no"


def _plain(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("[everywhere]", "`[everywhere]`")


def _first_sentence(model: type[BaseModel]) -> str:
    return cleandoc(model.__doc__ or "").split(". ")[0].split(".\n")[0].rstrip(".") + "."


def _anchor(group: type[BaseModel]) -> str:
    return group_name(group).lower().replace(" ", "-")


def _link(group: type[BaseModel]) -> str:
    return f"{SHARED}#{_anchor(group)}" if is_shared(group) else f"#{_anchor(group)}"


def _link_when_shared(group: type[BaseModel]) -> str:
    return f"#{_anchor(group)}"

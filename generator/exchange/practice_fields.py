"""Which fields of a practice example leave the site as data, and how one example looks as data.

A field is named here or it is not published: one that is added to the model later stays at home until
someone has decided. See docs: developers, practice library.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.planning.coverage import is_published
from generator.records.catalogue import Catalogue
from generator.records.practice import PracticeExample
from generator.records.published import NEVER_PUBLISHED

PUBLISHED = (
    "id", "title", "also_called", "strapline", "teaser", "submitted_by", "areas", "local_authorities",
    "sites", "setting",
    "describes", "practice_stage", "practice_stage_note", "review_level", "history", "written", "checked",
    "changed", "original",
    "needs", "audiences", "stages", "kinds", "at_a_glance", "context", "practice", "achievements",
    "evidence", "lessons", "lessons_note", "costs", "savings", "replicate", "voices", "voices_absent",
    "recognition", "selection_caution", "gaps", "tidier", "emmie", "contact", "story", "sources", "doubts",
    "relations", "not_the_same_as",
)  # fmt: skip
"""Fields of the record that are published, in the order of the file."""
LEFT_OUT = ("path", "was", "notes_for_editors", "held", "withdrawn")
"""Fields of the record that never are."""
REFERENCES = frozenset(
    {
        "submitted_by", "describes", "service", "host", "about", "to", "from", "publisher", "organisation",
        "by", "voices_absent", "not_the_same_as", "local_authorities",
    }
)  # fmt: skip
"""Fields that name another record. One that is not published is not named: the field is then empty."""


def unpublished(catalogue: Catalogue) -> frozenset[str]:
    """Ids of records that are held back or withdrawn, and of no other."""
    hidden = {r.id for r in catalogue.standing() if not is_published(r)}
    shown = {r.id for r in catalogue.standing() if is_published(r)}
    return frozenset(hidden - shown)


def example_as_data(
    example: PracticeExample, address: str, hidden: frozenset[str]
) -> dict[str, Any]:
    """One published example as plain data: every published field, empty ones too, and its *address*.

    *hidden* are ids of records that are not published (see :func:`unpublished`).
    """
    dumped = example.model_dump(mode="json", by_alias=True, include=set(PUBLISHED))
    data: dict[str, Any] = {"id": example.id, "address": address}
    for name in PUBLISHED[1:]:
        data[name] = _shown(dumped[name], hidden, reference=name in REFERENCES)
    data["sources"] = [_source(source) for source in data["sources"]]
    return _related(data)


def without(data: dict[str, Any], id_: str) -> dict[str, Any]:
    """An example as data that no longer names the record *id_*."""
    hidden = frozenset({id_})
    return _related(
        {name: _shown(value, hidden, reference=name in REFERENCES) for name, value in data.items()}
    )


def _related(data: dict[str, Any]) -> dict[str, Any]:
    """*data* without relations to nothing."""
    return data | {"relations": [r for r in data["relations"] if r["to"]]}


def _shown(value: Any, hidden: frozenset[str], *, reference: bool = False) -> Any:
    """*value* without what is never published, and without names of records that are not."""
    if isinstance(value, Mapping):
        return {
            name: _shown(part, hidden, reference=name in REFERENCES)
            for name, part in value.items()
            if name not in NEVER_PUBLISHED
        }
    if isinstance(value, list):
        if reference:
            return [id_ for id_ in value if id_ not in hidden]
        return [_shown(part, hidden) for part in value]
    return None if reference and value in hidden else value


def _source(source: dict[str, Any]) -> dict[str, Any]:
    """A source; without its address when the page must not be opened."""
    return source if source["linked"] else source | {"url": None}


def ids_in(value: Any) -> Iterator[str]:
    """Every text in *value*, at any depth: some of them are ids."""
    if isinstance(value, Mapping):
        for part in value.values():
            yield from ids_in(part)
    elif isinstance(value, list):
        for part in value:
            yield from ids_in(part)
    elif isinstance(value, str):
        yield value

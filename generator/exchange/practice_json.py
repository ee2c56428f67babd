"""All practice examples of a site as JSON, and the JSON Schema that says what stands in it.

The form has a version of its own. A field more makes the second number higher; a field that goes, or
means something else, the first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.exchange.practice_fields import (
    LEFT_OUT,
    PUBLISHED,
    REFERENCES,
    example_as_data,
    ids_in,
    unpublished,
)
from generator.planning.practice_library import NO_RECOMMENDATION, example_url
from generator.records.catalogue import Catalogue
from generator.records.practice import PracticeExample

VERSION = "1.0"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CAUTION = f"{NO_RECOMMENDATION} The order says nothing about how good an example is. Null, or an empty list, means: not stated in the sources we read."
_LISTS = (
    "needs", "stages", "kinds", "audiences", "practice-stages", "review-levels", "evidence-levels",
    "evidence-fits", "result-states", "cost-bands", "recognition-results", "referral-routes",
    "eligibility-rules", "measures", "relation-types",
)  # fmt: skip


def practice_json(catalogue: Catalogue, examples: Iterable[PracticeExample], base: str) -> bytes:
    """The file ``examples.json``: published *examples* in order, at a site whose address is *base*."""
    hidden = unpublished(catalogue)
    found = [
        example_as_data(e, base + example_url(e.id).removesuffix("index.html"), hidden)
        for e in examples
    ]
    data = {
        "version": VERSION,
        "schema": "practice-examples.schema.json",
        "licence": LICENCE,
        "caution": CAUTION,
        "labels": _labels(catalogue, set(ids_in(found)) - hidden),
        "examples": found,
    }
    return as_json(data)


def as_json(data: Any) -> bytes:
    """*data* as the file has it: a line for each example, so that two versions can be compared."""
    examples = ",\n".join(_text(example) for example in data["examples"])
    rest = _text({name: value for name, value in data.items() if name != "examples"})
    return f'{rest[:-1]},"examples":[\n{examples}\n]}}\n'.encode()


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _labels(catalogue: Catalogue, used: set[str]) -> dict[str, dict[str, str]]:
    """What the ids in the file are called, by list."""
    named: dict[str, dict[str, str]] = {
        "areas": {a.id: a.name for a in catalogue.areas.values() if a.id in used},
        "organisations": {o.id: o.name for o in catalogue.organisations.values() if o.id in used},
        "services": {s.id: s.name for s in catalogue.services.values() if s.id in used},
    }
    for list_ in _LISTS:
        terms = catalogue.terms.get(list_, {}).values()
        named[list_] = {term.id: term.label for term in terms if term.id in used}
    return {name: labels for name, labels in named.items() if labels}


def practice_schema() -> dict[str, Any]:
    """The JSON Schema of ``examples.json``, made from the models of the records."""
    model = PracticeExample.model_json_schema(mode="serialization", by_alias=True)
    definitions = {
        name: _nullable(definition)
        for name, definition in model.pop("$defs").items()
        if name != "Withdrawn"
    }
    example = _nullable(model)
    properties = example["properties"]
    for name in LEFT_OUT:
        del properties[name]
    example["properties"] = {
        # How records say that the id is the file's name means nothing outside.
        "id": {k: part for k, part in properties["id"].items() if k != "from_file"},
        "address": {"type": "string", "title": "Address", "description": "Its page on this site."},
        **{name: properties[name] for name in PUBLISHED[1:]},
    }
    example["required"] = list(example["properties"])
    definitions["PracticeExample"] = example
    source = definitions["Source"]
    source["properties"]["url"] = _or_null(source["properties"]["url"])
    text = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Practice examples of a Signpost site, version {VERSION}",
        "type": "object",
        "additionalProperties": False,
        "required": ["version", "schema", "licence", "caution", "labels", "examples"],
        "properties": {
            "version": {"const": VERSION},
            "schema": text,
            "licence": text,
            "caution": text,
            "labels": {
                "type": "object",
                "description": "What the ids in this file are called, by list.",
                "additionalProperties": {"type": "object", "additionalProperties": text},
            },
            "examples": {"type": "array", "items": {"$ref": "#/$defs/PracticeExample"}},
        },
        "$defs": dict(sorted(definitions.items())),
    }


def schema_text() -> str:
    """The schema as it stands in ``schemas/practice-examples.schema.json``."""
    return json.dumps(practice_schema(), ensure_ascii=False, indent=1) + "\n"


def _nullable(definition: dict[str, Any]) -> dict[str, Any]:
    """*definition* in which a field that names another record may be empty."""
    properties = {
        name: _or_null(part)
        if name in REFERENCES and (part.get("type") == "string" or "anyOf" in part)
        else part
        for name, part in definition.get("properties", {}).items()
    }
    return definition | {"properties": properties}


def _or_null(part: dict[str, Any]) -> dict[str, Any]:
    if any(option.get("type") == "null" for option in part.get("anyOf", ())):
        return part
    told: dict[str, Any] = {name: part[name] for name in ("title", "description") if name in part}
    rest = {name: value for name, value in part.items() if name not in told}
    return {"anyOf": [rest, {"type": "null"}], **told}

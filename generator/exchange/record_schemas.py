"""JSON Schemas of all kinds of record, for editors such as Visual Studio Code: help and red lines.

Made from :mod:`generator.records.form`, so they cannot say other than the models. Draft-07, which
yaml-language-server knows best, with its words beside it: ``markdownDescription``,
``enumDescriptions``, ``patternErrorMessage`` and ``defaultSnippets``. An editor reads YAML 1.2, where
``01914980100`` is a number and ``yes`` a text, so the types follow what arrives there:
whatever ``check`` takes is taken here. See docs/pages/decisions/record-schemas.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from inspect import cleandoc
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel

from generator.exchange.value_patterns import anchored, one_of, pattern_of, sentence_of
from generator.records import parts
from generator.records.form import FormField, Holds, form_of, groups_of
from generator.records.kinds import KINDS, Kind, kind_of
from generator.records.parts import Standing
from generator.records.reading import read
from generator.records.settings import SETTINGS
from generator.records.shaping import shape
from generator.records.vocabulary import Vocabulary

#: Terms of each list that a field may name: their labels by id.
Terms = Mapping[str, Mapping[str, str]]
Schema = dict[str, Any]

EDITED_KINDS: tuple[Kind, ...] = (*KINDS, SETTINGS)
"""Every kind of file that an editor writes."""

SCHEMA_FOLDER = "schemas"

_TEXT = ["string", "number", "boolean"]
"""What a text may look like to an editor's parser: ``999``, ``true``."""

#: What the parser makes of values that ``check`` takes, where it is not text only.
_TYPES: dict[Holds, list[str]] = {
    Holds.YES_NO: ["string", "boolean"],
    Holds.WHOLE: ["integer", "string"],
    Holds.WHEN: ["string", "integer"],
    Holds.PAGE_DATE: ["string", "integer"],
    Holds.PHONE: ["string", "number"],
    Holds.SLUG: ["string", "integer"],
    Holds.REFERENCE: ["string", "integer"],
}
_SHOWN: dict[Holds, list[str]] = {
    Holds.YES_NO: ["yes", "no"],
    Holds.DAY: ["2026-11-01"],
    Holds.WHEN: ["2024-04"],
    Holds.PAGE_DATE: ["2024-04", "undated"],
    Holds.TIME: ["09:00"],
}


@dataclass(frozen=True, slots=True)
class Reference:
    """Where the reference pages stand: *address* ends with a slash."""

    address: str

    def group(self, kind: Kind, model: type[BaseModel]) -> str:
        """The address of the section on the group *model*, met in a record of *kind*."""
        page = "shared-groups" if model.__module__ == parts.__name__ else kind.name
        return f"{self.address}{page}/#{_heading(model)}"

    def field(self, kind: Kind, model: type[BaseModel], key: str) -> str:
        """The address of the table with the field *key* of *model*."""
        if model is not kind.model:
            return self.group(kind, model)
        common = issubclass(model, Standing) and any(f.key == key for f in form_of(Standing))
        return f"{self.address}{kind.name}/" + ("#fields-of-every-record" if common else "")


def _heading(model: type[BaseModel]) -> str:
    """The id of the heading that a group has on its page: 'HowToGetHelp' stands under 'how-to-get-help'."""
    return re.sub(r"(?<!^)([A-Z])", r"-\1", model.__name__).lower()


def terms_of(root: Path) -> dict[str, dict[str, str]]:
    """The terms of every list below *root* that a field may name. Raises OSError and ValueError."""
    found: dict[str, dict[str, str]] = {}
    for target in targets():
        path = f"directory/vocabulary/{target}.yml"
        document, _ = read(root, path)
        kind = kind_of(path)
        record = shape(document, kind)[0] if document and kind else None
        if not isinstance(record, Vocabulary):
            raise ValueError(f"{path} does not pass: run signpost check")  # noqa: TRY004
        found[target] = {term.id: term.label for term in record.terms}
    return found


def reference_of(root: Path) -> Reference:
    """Where the documentation of *root* stands, from its own configuration."""
    settings = yaml.safe_load((root / "docs" / "mkdocs.yml").read_text("utf-8"))
    return Reference(f"{settings['site_url']}reference/")


def schema_files(terms: Terms, reference: Reference) -> dict[str, str]:
    """The schemas of all kinds of record, each by its place from the root."""
    return {
        schema_place(kind): json.dumps(
            record_schema(kind, terms, reference), ensure_ascii=False, indent=1
        )
        + "\n"
        for kind in EDITED_KINDS
    }


def schema_place(kind: Kind) -> str:
    """Where the schema of *kind* stands, from the root."""
    return f"{SCHEMA_FOLDER}/{kind.name}.schema.json"


def record_schema(kind: Kind, terms: Terms, reference: Reference) -> Schema:
    """The schema of a record of *kind*."""
    maker = _Maker(kind, terms, reference)
    whole = maker.group(kind.model)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.name.capitalize(),
        "description": _first_line(kind.model),
        **whole,
        "definitions": {
            model.__name__: maker.group(model)
            for model in sorted(groups_of(kind.model), key=lambda model: model.__name__)
        },
    }


@dataclass(frozen=True, slots=True)
class _Maker:
    kind: Kind
    terms: Terms
    reference: Reference

    def group(self, model: type[BaseModel]) -> Schema:
        """The schema of the fields of *model*."""
        fields = form_of(model)
        required = [field.key for field in fields if field.required]
        made: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {field.key: self.field(model, field) for field in fields},
        }
        if required:
            made["required"] = required
            made["defaultSnippets"] = [_snippet(model, required)]
        return made

    def field(self, model: type[BaseModel], field: FormField) -> Schema:
        """The schema of one field, with its title, its help and where to read on."""
        link = self.reference.field(self.kind, model, field.key)
        says = field.help or (_first_line(field.group) if field.group else field.title)
        told = {
            "title": field.title,
            "description": says,
            "markdownDescription": f"{says}\n\n[Reference]({link})",
        }
        if not field.many:
            return told | self.one(field)
        entries: Schema = {"type": "array", "items": self.one(field)}
        if field.required:
            entries["minItems"] = 1
        if field.word:
            return told | {"anyOf": [{"const": field.word}, entries]}
        return told | entries

    def one(self, field: FormField) -> Schema:
        """The schema of the value of *field*, or of each entry of its list."""
        match field.holds:
            case Holds.GROUP:
                assert field.group is not None
                return {"$ref": f"#/definitions/{field.group.__name__}"}
            case Holds.CHOICE:
                return {"enum": list(field.choices)}
            case Holds.LINE | Holds.PROSE:
                return {"type": _TEXT, "maxLength": field.longest, "pattern": r"\S"}
            case Holds.REFERENCE if field.target in self.terms:
                terms = self.terms[field.target]
                return {"enum": list(terms), "enumDescriptions": list(terms.values())}
            case Holds.POINT:
                return self._point()
        return _patterned(field.holds)

    def _point(self) -> Schema:
        stages = self.terms.get("stages", {})
        ages = r"\d{1,3} (weeks|months|years) (old|pregnant)"
        made = _patterned(Holds.POINT)
        if stages:
            made["pattern"] = anchored(f"{ages}|{one_of(stages)}")
            made["examples"] = [*stages, "13 weeks pregnant", "24 months old"]
        return made


def _patterned(holds: Holds) -> Schema:
    made: Schema = {"type": _TYPES.get(holds, "string"), "pattern": pattern_of(holds)}
    if sentence := sentence_of(holds):
        made["patternErrorMessage"] = sentence
    if shown := _SHOWN.get(holds):
        made["examples"] = shown
    if holds is Holds.WHOLE:
        made["minimum"] = 0
    return made


def _snippet(model: type[BaseModel], required: list[str]) -> Schema:
    """The fields that must be there, for the editor to lay out at once."""
    lists = {field.key for field in form_of(model) if field.many}
    body = {key: [f"${n}"] if key in lists else f"${n}" for n, key in enumerate(required, 1)}
    return {"label": "What must be there", "description": ", ".join(required), "body": body}


def _first_line(model: type[BaseModel]) -> str:
    return cleandoc(model.__doc__ or "").partition("\n")[0].replace("``", "`")


def targets() -> Iterator[str]:
    """The lists of the vocabulary that fields name, each once."""
    records = {kind.name for kind in KINDS} | {"any"}
    seen: set[str] = set()
    for kind in EDITED_KINDS:
        for model in (kind.model, *groups_of(kind.model)):
            for field in form_of(model):
                target = "stages" if field.holds is Holds.POINT else field.target
                if target and target not in records and target not in seen:
                    seen.add(target)
                    yield target

"""The schemas for editors: made from the models, kept current, and of one mind with ``check``."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from generator.exchange.record_schemas import (
    EDITED_KINDS,
    reference_of,
    schema_files,
    schema_place,
    terms_of,
)
from generator.exchange.value_patterns import _PATTERNS, pattern_of
from generator.records.form import Holds, form_of, groups_of
from generator.records.kinds import Kind, kind_of
from generator.records.problem import Level, level_of
from generator.records.settings import SETTINGS, SETTINGS_FILE
from tests.checking.test_bad_examples import EXAMPLES, expected_of, name_of, place_of
from tests.conftest import EXAMPLE, ROOT


class EditorsLoader(yaml.CSafeLoader):
    """YAML 1.2's core schema, as yaml-language-server reads it: ``yes`` is text, ``0191`` a number."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - as PyYAML has it


for tag, form, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    EditorsLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{form})$"), list(first)
    )
EditorsLoader.add_constructor(
    "tag:yaml.org,2002:int",
    lambda _, node: int(node.value.removeprefix("0o"), 0 if "x" in node.value else 10),
)


@cache
def _schemas(root: Path) -> dict[str, dict[str, Any]]:
    """The schemas made from the vocabulary of *root*, by the name of the kind."""
    made = schema_files(terms_of(root), reference_of(ROOT))
    return {kind.name: json.loads(made[schema_place(kind)]) for kind in EDITED_KINDS}


@cache
def _validator(root: Path, kind: str) -> Draft7Validator:
    return Draft7Validator(_schemas(root)[kind])


def _kind(path: str) -> Kind | None:
    return SETTINGS if path == SETTINGS_FILE else kind_of(path)


def _complaints(root: Path, path: str, text: str) -> list[str]:
    """What an editor underlines in *text*, as the file at *path* of the directory at *root*."""
    kind = _kind(path)
    assert kind is not None, path
    return [
        error.message
        for error in _validator(root, kind.name).iter_errors(yaml.load(text, EditorsLoader))
    ]


def _records(root: Path) -> list[Path]:
    return [
        path
        for folder in ("directory", "content", ".")
        for path in sorted((root / folder).glob("*.yml" if folder == "." else "**/*.yml"))
        if _kind(path.relative_to(root).as_posix())
    ]


def test_the_committed_schemas_are_what_the_models_and_the_vocabulary_make() -> None:
    """Run ``python -m generator.exchange`` when this fails."""
    made = schema_files(terms_of(ROOT), reference_of(ROOT))
    assert {place: (ROOT / place).read_text("utf-8") for place in made} == made


def test_every_schema_is_a_draft_07_schema() -> None:
    for schema in _schemas(ROOT).values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["real", "small"])
def test_no_record_that_check_takes_is_underlined(root: Path) -> None:
    found = {
        path.relative_to(root).as_posix(): said
        for path in _records(root)
        if (said := _complaints(root, path.relative_to(root).as_posix(), path.read_text("utf-8")))
    }
    assert found == {}


#: Codes of faults in the shape of a record: what an editor without our rules could know.
OF_THE_SHAPE = {
    *("age-form", "age-without-point", "code-form", "dash-without-space", "date-form", "date-impossible"),
    *("date-relative", "email-form", "empty-field", "empty-list", "file-empty", "id-form", "language-form"),
    *("link-form", "missing-field", "not-a-record", "not-in-list", "number-form", "opening-form"),
    *("phone-costly", "phone-form", "phone-impossible", "phone-letters", "phone-missing-zero"),
    *("phone-not-uk", "phone-two-numbers", "postcode-district-form", "postcode-form", "repository-form"),
    *("time-form", "too-deep", "too-long", "unknown-field", "unknown-reference", "url-form", "url-unsafe"),
    *("url-without-scheme", "wrong-kind", "yes-or-no"),
}  # fmt: skip

#: Of those, what no schema of ours can know: the calendar, all British numbers, links within a text,
#: and which records there are.
CANNOT_KNOW = {
    "date-impossible/no-such-day",
    "link-form/javascript",
    "link-form/without-scheme",
    "phone-impossible/a-digit-short",
    "unknown-reference/area",
    "unknown-reference/organisation",
    "unknown-reference/organisation-by-name",
    "unknown-reference/relation",
}


def _parses(text: str) -> bool:
    try:
        yaml.compose(text)
    except yaml.YAMLError:
        return False
    return True


def test_every_bad_example_of_a_shape_is_underlined_but_those_that_a_schema_cannot_know() -> None:
    """What no parser reads has no shape yet: the editor underlines that by itself."""
    of_the_shape = [
        example
        for example in EXAMPLES
        if example.parent.name in OF_THE_SHAPE and _parses(example.read_text("utf-8"))
    ]
    missed = {
        name_of(example)
        for example in of_the_shape
        if not _complaints(EXAMPLE, place_of(example), example.read_text("utf-8"))
    }
    assert missed == CANNOT_KNOW
    assert len(of_the_shape) > 60


def test_a_bad_example_that_check_lets_pass_with_a_word_is_not_underlined() -> None:
    for example in EXAMPLES:
        codes = {code for *_, code in expected_of(example)}
        if {level_of(code) for code in codes} == {Level.CHECK}:
            text = example.read_text("utf-8")
            assert not _complaints(EXAMPLE, place_of(example), text), name_of(example)


def test_what_stands_unquoted_is_taken_as_check_takes_it() -> None:
    """An editor's parser makes numbers and truths of it; ``check`` reads what was typed."""
    typed = {
        Holds.PHONE: ["01914980101", "0191 498 0101", "999", "116123", "+441914980101"],
        Holds.YES_NO: ["yes", "no", "true", "false"],
        Holds.WHEN: ["2024", "2024-04", "about 2024"],
        Holds.WHOLE: ["40000", "40,000"],
        Holds.TIME: ["09:00", "24:00"],
        Holds.DAY: ["2026-11-01"],
        Holds.SLUG: ["4louis", "999"],
    }
    for holds, texts in typed.items():
        (top, group, field) = _HOLDERS[holds]
        schema = _schemas(ROOT)[top]
        here = schema["definitions"][group] if group else schema
        one = here["properties"][field]
        validator = Draft7Validator(one.get("items", one))
        for text in texts:
            assert validator.is_valid(yaml.load(text, EditorsLoader)), (field, text)


_HOLDERS = {
    Holds.PHONE: ("service", "Phone", "number"),
    Holds.YES_NO: ("service", "Phone", "own"),
    Holds.WHEN: ("service", "Waiting", "as_of"),
    Holds.WHOLE: ("service", "Funding", "amount"),
    Holds.TIME: ("service", "Opening", "to"),
    Holds.DAY: ("service", "Checked", "on"),
    Holds.SLUG: ("service", "", "was"),
}

_SIGNS = st.text(st.sampled_from("0123456789 +()-.:/@aAbEnoyesSR\t£,"), max_size=24)
_BEGUN = st.sampled_from(
    ["", "0", "0191 ", "+44", "18001 0", "https://a.b", "a@b.", "SR", "20", "about 2", "tr"]
)


@given(st.tuples(_BEGUN, _SIGNS).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_pattern_refuses_a_text_that_check_takes(text: str) -> None:
    for holds, (_, kind) in _PATTERNS.items():
        if kind is None:
            continue
        try:
            TypeAdapter(kind).validate_python(text)
        except ValidationError:
            continue
        assert re.search(pattern_of(holds), text), holds


def test_every_list_that_must_be_there_must_hold_something() -> None:
    """The schemas say so of each; here the models do."""
    for kind in EDITED_KINDS:
        for model in (kind.model, *groups_of(kind.model)):
            wanted = {field.key for field in form_of(model) if field.many and field.required}
            bound = {
                field.alias or name
                for name, field in model.model_fields.items()
                if field.is_required()
                and any(getattr(mark, "min_length", 0) for mark in field.metadata)
            }
            assert wanted <= bound, model


def test_every_field_has_its_help_and_leads_to_its_place_in_the_reference() -> None:
    address = reference_of(ROOT).address
    pages = ROOT / "docs/pages/reference"
    headings = {
        page.stem: {
            re.sub(r"[^a-z0-9]+", "-", line[2:].strip(" #").lower())
            for line in page.read_text("utf-8").splitlines()
            if line.startswith("#")
        }
        for page in pages.glob("*.md")
    }
    for kind in EDITED_KINDS:
        schema = _schemas(ROOT)[kind.name]
        for group in (schema, *schema["definitions"].values()):
            for key, field in group["properties"].items():
                assert field["title"], key
                assert field["description"], key
                link = re.search(r"\((\S+)\)$", field["markdownDescription"])
                assert link is not None, key
                assert link[1].startswith(address), key
                page, _, heading = link[1].removeprefix(address).partition("/")
                assert heading in ("", *(f"#{h}" for h in headings[page])), (key, link[1])


# ------------------------------------------------------------------------------- Visual Studio Code


def _settings() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / ".vscode/settings.json").read_text("utf-8"))
    return found


def test_each_record_is_matched_by_the_glob_of_its_own_schema_and_no_other() -> None:
    globs: dict[str, str] = _settings()["yaml.schemas"]
    matched = {
        schema: {p.relative_to(ROOT).as_posix() for p in ROOT.glob(glob)}
        for schema, glob in globs.items()
    }
    files = [path.relative_to(ROOT).as_posix() for path in _records(ROOT)]
    assert len(files) > 380
    for file in files:
        kind = _kind(file)
        assert kind is not None
        assert [s for s, found in matched.items() if file in found] == [f"./{schema_place(kind)}"]
    assert set().union(*matched.values()) == set(files)


def test_the_editor_reads_yaml_as_the_schemas_expect_and_asks_no_other_host_for_schemas() -> None:
    chosen = _settings()
    assert chosen["yaml.yamlVersion"] == "1.2"
    assert chosen["yaml.schemaStore.enable"] is False


def test_the_folder_of_the_editor_is_not_ignored() -> None:
    found = subprocess.run(
        ["git", "check-ignore", ".vscode/settings.json", ".vscode/extensions.json"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert found.stdout == b""

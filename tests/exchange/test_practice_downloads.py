"""The downloads of practice examples hold what the records say, and nothing that is not for the public."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from generator.exchange.practice_csv import BETWEEN, BYTE_ORDER_MARK, COLUMNS, safe
from generator.exchange.practice_fields import LEFT_OUT, PUBLISHED
from generator.exchange.practice_json import VERSION, schema_text
from generator.exchange.practice_striking import struck_downloads
from generator.records.practice import PracticeExample
from tests.conftest import ROOT, TODAY, Content
from tests.practice import with_whole_vocabulary, write_example
from tests.real import real_check

pytestmark = pytest.mark.xdist_group("site")

SITES = ("", "north-cumbria/", "northumberland/", "sunderland/", "middlesbrough-tees-valley/", "nottinghamshire/")  # fmt: skip


def _json(folder: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((folder / "practice/examples.json").read_text("utf-8"))
    return data


def _rows(raw: bytes) -> list[dict[str, str]]:
    """The rows as a program would read them, with our apostrophes taken off again."""
    assert raw.startswith(BYTE_ORDER_MARK)
    rows = csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True)
    return [{name: cell.removeprefix("'") for name, cell in row.items()} for row in rows]


def _records() -> dict[str, dict[str, Any]]:
    """The real examples that are published, read without the generator: every value as text."""
    read = {
        path.stem: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        for path in (ROOT / "content/practice").glob("*.yml")
    }
    return {id_: r for id_, r in read.items() if "held" not in r and "withdrawn" not in r}


def _as_text(value: Any) -> Any:
    """*value* as YAML's texts have it, without what is empty: to compare with a record as it was typed."""
    if isinstance(value, dict):
        return {k: t for k, v in value.items() if (t := _as_text(v)) not in (None, [], {}, "")}
    if isinstance(value, list):
        return [_as_text(part) for part in value]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return None if value is None else str(value).strip()


def _missing(typed: Any, told: Any, at: str = "") -> list[str]:
    """Where *told* does not hold what *typed* has; defaults that nobody typed may be there too."""
    if isinstance(typed, dict):
        if not isinstance(told, dict):
            return [at]
        return [m for k, v in typed.items() for m in _missing(v, told.get(k), f"{at}.{k}")]
    if isinstance(typed, list):
        if not isinstance(told, list) or len(typed) != len(told):
            return [at]
        return [
            m
            for n, (a, b) in enumerate(zip(typed, told, strict=True))
            for m in _missing(a, b, f"{at}.{n}")
        ]
    return (
        []
        if " ".join(str(typed).split()) == " ".join(str(told).split())
        else [f"{at}: {typed!r} / {told!r}"]
    )


# ------------------------------------------------------------------------------------------ JSON


@pytest.mark.parametrize("folder", SITES)
def test_the_json_of_every_site_says_what_the_records_say(site: Path, folder: str) -> None:
    """Every published field that an editor filled is there with the same value; unlinked addresses are not."""
    data = _json(site / folder)
    records = _records()
    told = {example["id"]: _as_text(example) for example in data["examples"]}
    for record in records.values():
        for source in record["sources"]:
            if source.get("linked") == "no":
                del source["url"]

    assert data["version"] == VERSION
    assert told.keys() == records.keys()
    assert [
        m
        for id_, record in records.items()
        for m in _missing({k: v for k, v in record.items() if k in PUBLISHED}, told[id_], id_)
    ] == []
    for example in data["examples"]:
        assert (site / folder / "practice" / example["id"] / "index.html").exists()
        assert example["address"].endswith(f"/{folder}practice/{example['id']}/")


def test_an_example_from_the_file_is_a_record_again(site: Path) -> None:
    """What was downloaded passes our own model: nothing was turned into another kind of value."""
    for example in _json(site)["examples"]:
        fields = {k: v for k, v in _as_text(example).items() if k != "address"}
        for source in fields["sources"]:
            source.setdefault("url", "https://example.org/not-linked")
        again = PracticeExample.model_validate(fields | {"path": "content/practice/x.yml"})

        assert again.id == example["id"]


def test_every_field_of_the_model_is_published_or_left_out_on_purpose() -> None:
    """A field that is added to the model makes this fail until someone has decided."""
    known = {field.alias or name for name, field in PracticeExample.model_fields.items()}
    undecided = known - set(PUBLISHED) - set(LEFT_OUT)

    assert undecided == set()
    assert set(PUBLISHED) <= known
    assert not set(PUBLISHED) & set(LEFT_OUT)


def test_every_id_in_the_file_has_its_words(site: Path) -> None:
    """Someone who has only the file can read needs, levels and fits."""
    data = _json(site)
    labels = data["labels"]
    for example in data["examples"]:
        assert set(example["needs"]) <= labels["needs"].keys()
        assert set(example["areas"]) <= labels["areas"].keys()
        assert {e["level"] for e in example["evidence"]} <= labels["evidence-levels"].keys()
        assert {f for e in example["evidence"] for f in e["fit"]} <= labels["evidence-fits"].keys()


# ---------------------------------------------------------------------------------------- schema


def test_the_schema_in_the_repository_is_that_of_the_models() -> None:
    """Run ``python -m generator.exchange`` when a field was changed."""
    assert (ROOT / "schemas/practice-examples.schema.json").read_text("utf-8") == schema_text()


def test_the_file_holds_to_the_schema(site: Path) -> None:
    """Every object has exactly the properties that the schema names, of the types it names."""
    schema = json.loads(schema_text())
    wrong = list(_against(_json(site), schema, schema["$defs"], "file"))

    assert wrong == []


def _against(value: Any, schema: dict[str, Any], defs: dict[str, Any], at: str) -> list[str]:
    """Faults of *value* against the part of JSON Schema that ours uses; an unknown keyword is a fault too."""
    known = {
        "$schema", "$defs", "title", "description", "default", "type", "properties", "required", "items", "anyOf",
        "$ref", "const", "enum", "additionalProperties", "maxLength", "minLength", "minItems", "format", "pattern",
    }  # fmt: skip
    faults = [f"{at}: keyword {k}" for k in schema.keys() - known]
    if "$ref" in schema:
        return faults + _against(value, defs[schema["$ref"].rsplit("/", 1)[1]], defs, at)
    if "anyOf" in schema:
        return (
            faults
            if any(not _against(value, s, defs, at) for s in schema["anyOf"])
            else [*faults, f"{at}: {value!r} is none of them"]
        )
    if "const" in schema and value != schema["const"]:
        faults.append(f"{at}: not {schema['const']}")
    if "enum" in schema and value not in schema["enum"]:
        faults.append(f"{at}: {value!r} is not one of {schema['enum']}")
    types = {
        "object": dict,
        "array": list,
        "string": str,
        "boolean": bool,
        "integer": int,
        "null": type(None),
    }
    if "type" in schema and not isinstance(value, types[schema["type"]]):
        return [*faults, f"{at}: {value!r} is no {schema['type']}"]
    if isinstance(value, str) and not schema.get("minLength", 0) <= len(value) <= schema.get(
        "maxLength", 10**9
    ):
        faults.append(f"{at}: length")
    if isinstance(value, list):
        faults += [
            f
            for n, v in enumerate(value)
            for f in _against(v, schema.get("items", {}), defs, f"{at}.{n}")
        ]
    if isinstance(value, dict):
        properties, rest = schema.get("properties", {}), schema.get("additionalProperties", True)
        faults += [f"{at}: lacks {name}" for name in set(schema.get("required", ())) - value.keys()]
        for name, v in value.items():
            if name in properties:
                faults += _against(v, properties[name], defs, f"{at}.{name}")
            elif isinstance(rest, dict):
                faults += _against(v, rest, defs, f"{at}.{name}")
            elif rest is False:
                faults.append(f"{at}: {name} is not in the schema")
    return faults


# ------------------------------------------------------------------------------------------- CSV


@pytest.mark.parametrize("folder", SITES)
def test_the_csv_of_every_site_says_what_the_records_say(site: Path, folder: str) -> None:
    """One line for each example; its sentences as they were typed; lists whole."""
    rows = {row["id"]: row for row in _rows((site / folder / "practice/examples.csv").read_bytes())}
    records = _records()

    assert rows.keys() == records.keys()
    for id_, record in records.items():
        row, glance = rows[id_], record.get("at_a_glance", {})
        assert row["title"] == record["title"]
        assert row["strapline"] == record["strapline"]
        for column, field in (("problem", "problem"), ("what_they_did", "what"), ("cost", "cost")):
            assert row[column] == glance.get(field, "")
        assert [t for t in row["not_known"].split(BETWEEN) if t] == record.get("gaps", [])
        assert row["evidence"].count("[") >= len(record.get("evidence", []))
        assert row["publishers_themes"].split(BETWEEN) == (
            record.get("original", {}).get("themes") or [""]
        )
        assert row["address"].endswith(f"/{folder}practice/{id_}/")


def test_the_csv_is_as_rfc_4180_says(site: Path) -> None:
    """Lines end with CR LF, each has as many cells as the first, and no line break is outside quotes."""
    raw = (site / "practice/examples.csv").read_bytes().removeprefix(BYTE_ORDER_MARK)
    rows = list(csv.reader(io.StringIO(raw.decode(), newline=""), strict=True))

    assert raw.endswith(b"\r\n")
    assert len(rows[0]) == len(set(rows[0])) == len(COLUMNS) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not re.search(rb"(?<!\r)\n", re.sub(rb'"(?:[^"]|"")*"', b"", raw))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        '=HYPERLINK("https://example.org";"x")',
        "+44 191 498 0101",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "0191 498 0101",
        "01914980101",
        "(0191) 498-0101",
        "116123",
        "1/2",
        "2026-05",
        "'quoted' at the start",
    ],
)
def test_a_cell_that_a_spreadsheet_would_change_stays_text(text: str) -> None:
    """Formulas do not run, telephone numbers keep their zero, and one apostrophe taken off gives the text back."""
    assert safe(text) == f"'{text}"
    assert safe(text).removeprefix("'") == text


@pytest.mark.parametrize(
    "text", ["37", "2026", "Call 0191 498 0101", "a=b", "10 to 15 per cent", ""]
)
def test_an_ordinary_cell_is_left_as_it_is(text: str) -> None:
    """Most cells are sentences."""
    assert safe(text) == text


def test_a_formula_in_a_record_is_a_text_in_the_file(content: Content) -> None:
    """Through the whole build, commas, quotes and line ends included."""
    formula = '=cmd|"/C calc"!A0, "and more"'
    write_example(
        content, "made", title="+44 191 498 0101", more=f"at_a_glance: {{problem: '{formula}'}}\n"
    )
    assert content.build().published
    raw = content.files()["sunderland/practice/examples.csv"]
    row = next(row for row in _rows(raw) if row["id"] == "made")

    assert (row["title"], row["problem"]) == ("+44 191 498 0101", formula)
    for cells in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
        assert not [c for c in cells if c.startswith(("=", "+", "-", "@", "\t", "\r"))]


# ------------------------------------------------------------------------------ what stays at home


def test_what_is_not_for_the_public_is_in_no_file_of_the_library(content: Content) -> None:
    """Notes, held and withdrawn examples, names of records that are held, and addresses not to be opened."""
    with_whole_vocabulary(content)
    hidden = "HIDDENWORD"
    write_example(content, "made-held", title=f"{hidden} held", more=f"held: {hidden}\n")
    write_example(
        content,
        "made-gone",
        title="Gone",
        more=f"withdrawn: {{on: 2026-11-01, why: {hidden}}}\n",
    )
    content.write(
        "directory/organisations/secret-house.yml",
        f"name: {hidden} House\nkind: charity\ndoes: It helps.\nheld: Not agreed.\n"
        "sources:\n  - {url: 'https://example.org/about', says: what it does}\n",
    )
    write_example(
        content,
        "made",
        more=f"notes_for_editors: {hidden}\nwas: [secret-old-name]\n"
        "voices_absent: [secret-house, harbour-friends]\nrelations:\n  - {type: works-with, to: secret-house}\n"
        "contact: {organisation: secret-house, note: Ask.}\n",
    )
    content.change(
        "content/practice/made.yml",
        "url: 'https://example.org/report',",
        "url: 'https://example.org/never-open', linked: no,",
    )
    assert content.build().published
    files = {
        u: raw
        for u, raw in content.files().items()
        if "/practice/" in f"/{u}" and not u.endswith(".html")
    }
    example = next(
        e
        for e in json.loads(files["sunderland/practice/examples.json"])["examples"]
        if e["id"] == "made"
    )

    assert len(files) > 9
    for word in (hidden, "secret-house", "secret-old-name", "never-open", "made-held"):
        assert [u for u, raw in files.items() if word.encode() in raw] == [], word
    # Feeds say that an example was taken down; nothing else names it.
    assert {u.rpartition("/")[2] for u, raw in files.items() if b"made-gone" in raw} == {
        "feed.xml",
        "feed.json",
    }
    assert example["voices_absent"] == ["harbour-friends"]
    assert example["relations"] == []
    assert example["contact"]["organisation"] is None
    assert example["sources"][0]["url"] is None


def test_an_example_comes_out_of_every_file_even_when_nothing_can_be_built(
    content: Content,
) -> None:
    """Downloads, data of the filters, pages side by side: no file of the library tells of it any more."""
    (content.root / "content" / "practice" / "tea-everywhere.yml").unlink()
    for n in range(2):
        write_example(content, f"made-{n}", title=f"Made title {n}")
    assert content.build().published
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    command = [
        "withdraw",
        "made-0",
        "--today",
        TODAY.isoformat(),
        "--jobs",
        "1",
        "--root",
        str(content.root),
    ]
    result = CliRunner().invoke(main, command)
    files = content.files()
    library = {u: raw for u, raw in files.items() if "practice/" in u}

    assert result.exit_code == 0, result.output
    assert [u for u, raw in library.items() if b"Made title 0" in raw] == []
    for folder in ("", "sunderland/"):
        assert b"Made title 1" in library[f"{folder}practice/examples.json"]
        assert {r["id"] for r in _rows(library[f"{folder}practice/examples.csv"])} == {
            "made-1",
            "tea-in-sunderland",
        }
        assert (
            b"We have taken this page down"
            in files[f"{folder}practice/compare/made-0~made-1/index.html"]
        )
        assert b"made-0~" not in files[f"{folder}practice/compare/index.html"]

    def senders(table: bytes) -> set[str]:
        return {row["submitted_by"] for row in _rows(table)}

    assert senders(library["practice/examples.csv"]) == {"Harbour Friends"}
    CliRunner().invoke(main, ["withdraw", "harbour-friends", *command[2:]])
    for folder in ("", "sunderland/"):
        assert senders(content.files()[f"{folder}practice/examples.csv"]) == {""}


def test_an_organisation_named_like_an_example_leaves_the_example_in_the_downloads(
    tmp_path: Path,
) -> None:
    library = tmp_path / "practice"
    library.mkdir()
    labels = {"organisations": {"tea": "Tea Trust"}, "services": {"tea": "Tea"}}
    example = {"id": "tea", "submitted_by": "tea", "relations": []}
    made = {"labels": labels, "examples": [example]}
    (library / "examples.json").write_text(json.dumps(made), "utf-8")
    (library / "examples.csv").write_text("id,submitted_by\r\ntea,Tea Trust\r\n", "utf-8")
    struck = {path.name: raw for path, raw in struck_downloads(tmp_path, "organisations", "tea")}

    assert _rows(struck["examples.csv"]) == [{"id": "tea", "submitted_by": ""}]
    after = json.loads(struck["examples.json"])
    assert after["labels"] == {"organisations": {}, "services": {"tea": "Tea"}}
    assert [e["id"] for e in after["examples"]] == ["tea"]


def test_the_records_of_the_check_are_those_of_the_files(site: Path) -> None:
    """The generator's own reading agrees with the independent one about which examples are published."""
    published = {
        e.id for e in real_check(TODAY).catalogue.practices.values() if not (e.held or e.withdrawn)
    }

    assert published == _records().keys() == {e["id"] for e in _json(site)["examples"]}

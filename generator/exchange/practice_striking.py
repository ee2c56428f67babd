"""Take one entry out of the downloads and data of a site that is published already. See publishing/striking.py."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.exchange.practice_csv import BYTE_ORDER_MARK, safe
from generator.exchange.practice_fields import without
from generator.exchange.practice_files import handed_over
from generator.exchange.practice_json import as_json


def struck_downloads(target: Path, folder: str, id_: str) -> Iterator[tuple[Path, bytes]]:
    """Every file of a library below *target* that holds the entry, with what it must hold instead.

    *folder* is its place in a site, such as ``practice``: records of two kinds may share an *id_*. An
    example goes whole. Any other entry is no longer named; sentences that tell of it stay.
    """
    example = id_ if folder == "practice" else None
    for path in sorted(target.rglob("practice/examples.json")):
        data = json.loads(path.read_text("utf-8"))
        table = path.with_name("examples.csv")
        labels = data["labels"].get(folder, {})
        name = labels.pop(id_, "") if folder == "organisations" else ""
        yield table, _csv_without(table.read_text("utf-8-sig"), example, name)
        data["examples"] = [without(e, id_) for e in data["examples"] if e["id"] != example]
        labels.pop(id_, None)
        yield path, as_json(data)
    if example is None:
        return
    for path in sorted(target.rglob("practice/library.js")):
        data = _handed(path, "library")
        data["examples"] = [e for e in data["examples"] if e["id"] != id_]
        yield path, handed_over("library", data)
    for path in sorted(target.rglob(f"practice/compare/{id_}.js")):
        gone = {"title": "Taken down", "url": f"practice/{id_}/index.html", "then": "", "cells": []}
        yield path, handed_over(f"compare/{id_}", gone)


def struck_pairs(target: Path, id_: str) -> tuple[str, ...]:
    """Names of the pages below *target* on which the example *id_* stands beside another."""
    found = {path.name for path in target.rglob("practice/compare/*~*") if path.is_dir()}
    return tuple(sorted(name for name in found if id_ in name.split("~")))


def _csv_without(text: str, id_: str | None, name: str) -> bytes:
    """The table without the example *id_*, if one is meant, and without the *name* of an organisation that sent one."""
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    at, by = head.index("id"), head.index("submitted_by")
    kept = [row for row in rows if row[at] != id_]
    for row in kept:
        if name and row[by] == safe(name):
            row[by] = ""
    file = io.StringIO()
    csv.writer(file, lineterminator="\r\n").writerows([head, *kept])
    return BYTE_ORDER_MARK + file.getvalue().encode()


def _handed(path: Path, name: str) -> Any:
    """The data that the script at *path* hands over."""
    text = path.read_text("utf-8")
    return json.loads(text.removeprefix(f'signpost.take("{name}",').removesuffix(");"))

"""Take one service out of the search of a site that is published already. See publishing/striking.py."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import Any

from generator.search.files import written
from generator.search.services import steps

GONE = "Taken down"


def struck_files(target: Path, id_: str) -> Iterator[tuple[Path, bytes]]:
    """Every search file below *target* that holds the service *id_*, with what it must hold instead.

    Its place in the columns stays, with nothing in it, so that the others keep theirs.
    """
    for folder in sorted(path for path in target.rglob("search") if path.is_dir()):
        for path in sorted(folder.glob("*.json")):
            data = json.loads(path.read_text("utf-8"))
            if _struck(folder, path.stem, data, id_):
                for name, content in written(path.stem, data):
                    yield folder / name, content


def _struck(folder: Path, name: str, data: dict[str, Any], id_: str) -> bool:
    """Strike *id_* out of *data*, and say whether it was there."""
    kind, _, number = name.partition("-")
    if kind == "concepts":
        rows = [row for row in data["terms"] if row.get("call", {}).get("id") == id_]
        for row in rows:
            del row["call"]
        return bool(rows)
    if kind == "about":
        ids = json.loads((folder / f"services-{number}.json").read_text("utf-8"))["ids"]
        if id_ in ids:
            data["about"][ids.index(id_)] = ""
            data["old"] = {key: old for key, old in data["old"].items() if old[0] != ids.index(id_)}
        return id_ in ids
    if kind != "services" or id_ not in data["ids"]:
        return False
    at = data["ids"].index(id_)
    data["names"][at], data["ways"][at], data["org"][at] = GONE, [], -1
    for column in ("also", "hours", "bank", "points"):
        data[column].pop(str(at), None)
    data["status"][str(at)] = GONE
    for terms in (*data["facets"].values(), data["main"]):
        for term, coded in terms.items():
            terms[term] = steps([position for position in accumulate(coded) if position != at])
    return True

"""Take one service out of the search of a site that is published already. See :mod:`striking`."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

GONE = "Taken down"


def strike_search(target: Path, id_: str) -> int:
    """Take the service *id_* out of every search index below *target*; give the files changed.

    Its place in the columns stays, with nothing in it, so that the others keep theirs. Raises OSError
    when a file may not be written.
    """
    changed = 0
    for folder in sorted(path for path in target.rglob("search") if path.is_dir()):
        for path in sorted(folder.glob("*.json")):
            data = json.loads(path.read_text("utf-8"))
            if _struck(folder, path.stem, data, id_):
                text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
                _replace(path, text)
                safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
                _replace(path.with_suffix(".js"), f'signpost.take("{path.stem}",{safe});')
                changed += 2
    return changed


def _struck(folder: Path, name: str, data: dict[str, Any], id_: str) -> bool:
    if name == "concepts":
        rows = [row for row in data["terms"] if row.get("call", {}).get("id") == id_]
        for row in rows:
            del row["call"]
        return bool(rows)
    kind, _, number = name.partition("-")
    if kind == "about":
        shard = json.loads((folder / f"services-{number}.json").read_text("utf-8"))
        if id_ not in shard["ids"]:
            return False
        data["about"][shard["ids"].index(id_)] = ""
        return True
    if kind != "services" or id_ not in data["ids"]:
        return False
    at = data["ids"].index(id_)
    data["names"][at], data["ways"][at], data["org"][at] = GONE, [], -1
    for column in ("also", "hours", "bank", "points"):
        data[column].pop(str(at), None)
    data["status"][str(at)] = GONE
    for terms in (*data["facets"].values(), data["main"]):
        for term, steps in terms.items():
            kept = [position for position in accumulate(steps) if position != at]
            terms[term] = [now - before for before, now in pairwise((0, *kept))]
    return True


def _replace(path: Path, text: str) -> None:
    aside = path.with_name(f".{path.name}.aside")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)

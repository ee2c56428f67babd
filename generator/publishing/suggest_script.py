"""The script of the form *Suggest a change*: the rules of the models as data, then its parts in one file."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import rjsmin

from generator.planning.suggest_fields import field_tables
from generator.planning.suggest_letter import (
    FORMS,
    HEADINGS,
    LONGEST_ISSUE,
    LONGEST_MAIL,
    TO_TICK,
)
from generator.records.catalogue import Catalogue
from generator.records.rule_tables import rules_data

#: The parts in the order in which they build on each other; the first two know no page.
PARTS = ("rules", "letter", "form")


def suggesting(templates: Path, catalogue: Catalogue) -> tuple[str, bytes]:
    """The script's published name and its content; a hash in the name lets browsers keep it for ever."""
    data = json.dumps(tables(catalogue), ensure_ascii=False, separators=(",", ":"))
    lead = f"(this.signpost=this.signpost||{{}}).tables={data};\n"
    content = lead.encode() + joined(templates, PARTS)
    return f"suggest.{hashlib.sha256(content).hexdigest()[:10]}.js", content


def tables(catalogue: Catalogue) -> dict[str, Any]:
    """All that the script takes from the models, the vocabulary and the letter."""
    fields = field_tables(catalogue)
    rules = rules_data()
    used = {field["holds"] for field in fields["fields"].values()} | {"web address"}
    return {
        **rules,
        "rules": {holds: rule for holds, rule in rules["rules"].items() if holds in used},
        **fields,
        "headings": HEADINGS,
        "to_tick": TO_TICK,
        "forms": FORMS,
        "longest_mail": LONGEST_MAIL,
        "longest_issue": LONGEST_ISSUE,
    }


@lru_cache(maxsize=8)
def joined(templates: Path, parts: tuple[str, ...]) -> bytes:
    """The *parts* of the script from ``assets/suggest/`` below *templates*, without comments."""
    folder = templates / "assets" / "suggest"
    text = "".join((folder / f"{part}.js").read_text("utf-8") for part in parts)
    return str(rjsmin.jsmin(text)).encode()

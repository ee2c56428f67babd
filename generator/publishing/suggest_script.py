"""The script of the form *Suggest a change*: the rules of the models as data, then its parts in one file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

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
from generator.rendering.scripts import hashed_name, script
from generator.rendering.speaking import Language

#: The parts in the order in which they build on each other; the first two know no page.
PARTS = ("suggest/rules", "suggest/letter", "suggest/form")


def suggesting(
    templates: Path, catalogue: Catalogue, language: Language | None = None
) -> tuple[str, bytes]:
    """The script's published name and its content with words in *language*; None is English."""
    data = json.dumps(tables(catalogue), ensure_ascii=False, separators=(",", ":"))
    lead = f"(this.signpost=this.signpost||{{}}).tables={data};\n"
    content = (lead + script(templates / "assets", PARTS, language)).encode()
    return hashed_name("suggest", "js", content), content


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

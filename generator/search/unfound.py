"""``signpost gaps --phrases``: what people type for a need, and the editors' real phrases, that find no service."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.checking.checking import Checked
from generator.planning.site_plan import plan_sites
from generator.records.shipped import templates_of
from generator.search.concepts import Concepts
from generator.search.engine import Engine
from generator.search.files import search_index


def unfound_report(root: Path, checked: Checked, today: date) -> str:
    """For each site the phrases that find nothing there, as plain text in Markdown. Ends with a newline.

    Runs the pages' own script. Raises OSError when the tables of places cannot be read.
    """
    concepts = Concepts(checked.catalogue)
    phrases = list(dict.fromkeys(_phrases(checked)))
    lines = [f"# Phrases that find no service, of {len(phrases):,}", ""]
    for plan in plan_sites(checked.catalogue, checked.settings, today):
        index = search_index(root, concepts, plan.material)
        with Engine(templates_of(root), index) as engine:
            empty = [p for p in phrases if not engine.ask(p)["services"]]
        lines += [f"## {plan.folder or 'hub'} ({len(empty)})", "", *(f"- {p}" for p in empty), ""]
    return "\n".join(lines).rstrip() + "\n"


def _phrases(checked: Checked) -> Iterator[str]:
    terms = checked.catalogue.terms
    for need in terms.get("needs", {}).values():
        yield from (need.label, *need.say)
    for phrase in terms.get("real-phrases", {}).values():
        yield phrase.label

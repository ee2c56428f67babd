"""The files of a site's library: the downloads, and the data that its pages' script loads.

A page opened from a folder on disk may not fetch, so the script's data come as scripts that hand
themselves over, as those of the search do. What two examples are compared by is in a file for each
example: only those that are chosen are loaded.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from generator.exchange.practice_csv import practice_csv
from generator.exchange.practice_json import practice_json
from generator.planning.practice_comparison import ROWS, answers, column
from generator.planning.practice_library import example_card

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


def practice_files(made: Material) -> dict[str, bytes]:
    """Every file of the library by its place in the site that is made of *made*."""
    folder = f"{made.site.id}/" if made.site else ""
    base = made.settings.site_url + folder
    library = made.library
    files = {
        "practice/examples.json": practice_json(made.catalogue, library.examples, base),
        "practice/examples.csv": practice_csv(made.words, library.examples, base),
        "practice/library.js": handed_over("library", _library(made)),
    }
    if len(library.examples) > 1:
        for example in library.examples:
            head = column(example, made.words)
            data = {
                "title": head.title,
                "url": head.url,
                "then": head.then,
                "cells": list(answers(example, made.words)),
            }
            name = f"compare/{example.id}"
            files[f"practice/{name}.js"] = handed_over(name, data)
    return files


def _library(made: Material) -> dict[str, Any]:
    """What the filters show: each example's card and the choices it is found under; and the rows of a comparison."""
    library = made.library
    examples = []
    for position, example in enumerate(library.examples):
        card = example_card(example, made.words)
        examples.append(
            {
                "id": card.id,
                "title": card.title,
                "teaser": card.teaser,
                "then": card.then,
                "facts": [[fact.name, ". ".join(fact.lines)] for fact in card.facts],
                "of": library.terms_at(position),
            }
        )
    rows = [
        {"id": g.id, "heading": g.heading, "note": g.note, "rows": [r.heading for r in g.rows]}
        for g in ROWS
    ]
    return {"examples": examples, "rows": rows}


def handed_over(name: str, data: Any) -> bytes:
    """*data* as a script that hands it over under *name*."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Two characters end a line in a script and not in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'signpost.take("{name}",{safe});'.encode()

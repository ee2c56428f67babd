"""Write the JSON Schemas of the downloads and of the records anew: ``python -m generator.exchange``."""

from __future__ import annotations

from pathlib import Path

from generator.exchange.practice_json import schema_text
from generator.exchange.record_schemas import reference_of, schema_files, terms_of

_ROOT = Path()
_FILES = {
    "schemas/practice-examples.schema.json": schema_text(),
    **schema_files(terms_of(_ROOT), reference_of(_ROOT)),
}
for _path, _text in _FILES.items():
    (_ROOT / _path).write_text(_text, encoding="utf-8")

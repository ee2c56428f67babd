"""Write the JSON Schema of the downloads anew: ``python -m generator.exchange``."""

from __future__ import annotations

from pathlib import Path

from generator.exchange.practice_json import schema_text

Path("schemas/practice-examples.schema.json").write_text(schema_text(), encoding="utf-8")

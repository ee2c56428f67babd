"""A phone number keeps its zero on the whole way: the form on a page, the issue, the record, its usual form, the site."""

from __future__ import annotations

from pathlib import Path

from generator.editing.applying_issue import Outcome, apply_issue
from generator.editing.formatting import format_text
from generator.planning.suggest_letter import TO_TICK, Letter, text_of
from generator.records.kinds import kind_of
from generator.records.reading import read
from tests.editing.issues import TEA, TODAY, small_directory

#: A spreadsheet, or YAML read by another program, makes 1914980155 of it.
NUMBER = "01914980155"


def test_a_number_typed_into_the_form_reaches_the_record_with_its_zero(tmp_path: Path) -> None:
    world = small_directory(tmp_path)
    letter = Letter(
        "service",
        "The phone number is wrong",
        "https://signpost.example/sunderland/services/tea-and-talk/",
        "It is another one now.",
        (("contact.phones.1.number", NUMBER),),
        "https://example.org/tea-and-talk",
    )
    body = text_of(letter).replace(TO_TICK, TO_TICK.replace("[ ]", "[x]"))

    done = apply_issue(world, body, TODAY, 12, letter.subject)

    assert done.outcome is not Outcome.NOT_APPLIED, done.summary
    document, _ = read(world, TEA)
    assert document is not None
    assert f"'number': '{NUMBER}'" in str(document.data["contact"])
    kind = kind_of(TEA)
    assert kind is not None
    text = (world / TEA).read_text("utf-8")
    assert f'number: "{NUMBER}"' in text
    assert f'number: "{NUMBER}"' in format_text(text, kind.model)

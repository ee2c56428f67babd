"""What counts as text that readers may see."""

from __future__ import annotations

from generator.records.published import joined, published_texts
from generator.records.service import Service

SERVICE = Service.model_validate(
    {
        "id": "tea", "path": "directory/services/a/tea.yml", "name": "Tea and Talk", "kind": ["peer-group"], "organisation": "friends",
        "areas": ["sunderland"], "status": "open", "summary": "Tea for parents.", "notes_for_editors": "Secret note.",
        "held": "Secret reason.", "superseded": [{"value": "0191 498 0999"}],
        "contact": {"phones": [{"number": "0191 498 0101", "label": "Office"}], "website": "https://example.org"},
        "how_to_get_help": {"steps": [{"what": "You call."}]},
        "sources": [{"url": "https://example.org", "says": "hours"}],
    }
)  # fmt: skip


def test_texts_come_with_their_places_and_nothing_private_comes() -> None:
    assert dict(published_texts(SERVICE)) == {
        ("sources", 0, "says"): "hours",
        ("name",): "Tea and Talk",
        ("summary",): "Tea for parents.",
        ("how_to_get_help", "steps", 0, "what"): "You call.",
        ("contact", "phones", 0, "label"): "Office",
    }


def test_the_joined_text_holds_every_text_in_small_letters() -> None:
    assert joined(SERVICE) == "\n hours\n tea and talk\n tea for parents.\n you call.\n office"

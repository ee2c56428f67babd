"""The cards that *My list* loads: small files, each with the services whose ids fall to it.

A file hands itself over by a script, as those of search do: the page may not fetch. It has plain JSON
between the brackets, and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from generator.planning.my_list_pages import card_files
from generator.planning.pages import SitePlan
from generator.planning.saved_card import Renamed, SavedCard, TakenDown, saved_cards
from generator.planning.service_wording import service_url
from generator.planning.volatile import Volatile
from generator.planning.ways import Way

FOLDER = "my-list"
_LEAD, _END = 'signpost.take("{name}",', ");"


def list_files(plan: SitePlan) -> dict[str, bytes]:
    """Every file of cards by its place in the site of *plan*."""
    total = card_files(plan.material)
    files: list[dict[str, Any]] = [{} for _ in range(total)]
    for id_, saved in saved_cards(plan.material):
        files[file_of(id_, total)][id_] = _written(saved)
    return {
        f"{FOLDER}/cards-{n}.js": _handing_over(f"cards-{n}", cards)
        for n, cards in enumerate(files)
    }


def file_of(id_: str, total: int) -> int:
    """Which of *total* files has the card of *id_*: FNV-1a in 32 bits, as the page's script reckons."""
    found = 0x811C9DC5
    for letter in id_.encode():
        found = (found ^ letter) * 0x01000193 & 0xFFFFFFFF
    return found % total


def _handing_over(name: str, cards: dict[str, Any]) -> bytes:
    text = json.dumps(cards, ensure_ascii=False, separators=(",", ":"))
    # Two characters end a line in a script and not in JSON.
    safe = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{_LEAD.format(name=name)}{safe}{_END}".encode()


def _written(saved: SavedCard | TakenDown | Renamed) -> Any:
    """A card without what is empty; since when it is gone; or the id it has now."""
    if isinstance(saved, Renamed):
        return {"now": saved.id}
    if isinstance(saved, TakenDown):
        return {"gone": saved.since}
    state = saved.state
    card = {
        "name": saved.name,
        "about": saved.summary,
        "by": saved.run_by,
        "status": saved.status,
        "instead": [[link.url, link.text] for link in saved.try_instead],
        "ways": [_way(way) for way in saved.ways],
        "ask": saved.ask,
        "open": saved.opening,
        "until": _until(saved.hours),
        "places": saved.places,
        "who": saved.who,
        "how": saved.how,
        "cost": saved.cost,
        "languages": saved.languages,
        "state": [state.plain, state.on, state.until] if state.until else [state.plain],
        "hide": int(saved.is_abuse),
        "digest": saved.digest,
    }
    return {name: value for name, value in card.items() if value}


def _way(way: Way) -> list[str]:
    """Kind, where it leads, its lead, the number as shown, the word to send, notes; ends where nothing follows."""
    notes = ". ".join(filter(None, (way.label, way.hours)))
    found = [way.kind, way.href, way.lead, way.number, way.word, notes, way.doubt]
    while not found[-1]:
        found.pop()
    return found


def _until(hours: Volatile | None) -> list[str]:
    return [hours.until, hours.then] if hours and hours.until else []


def struck_cards(target: Path, id_: str, since: str) -> Iterator[tuple[Path, bytes]]:
    """Every file of cards below *target* that tells of the service *id_*, with what it must hold instead.

    *since* is the day in words. See publishing/striking.py.
    """
    url = service_url(id_)
    for path in sorted(target.glob(f"**/{FOLDER}/cards-*.js")):
        lead = _LEAD.format(name=path.stem)
        cards = json.loads(path.read_text("utf-8").removeprefix(lead).removesuffix(_END))
        struck = {
            id_here: {"gone": since} if id_here == id_ else _without(card, url)
            for id_here, card in cards.items()
        }
        if struck != cards:
            yield path, _handing_over(path.stem, struck)


def _without(card: dict[str, Any], url: str) -> dict[str, Any]:
    """*card* without the offer to try the service at *url* instead."""
    kept = [link for link in card.get("instead", ()) if link[0] != url]
    rest = {name: value for name, value in card.items() if name != "instead"}
    return rest | {"instead": kept} if kept else rest

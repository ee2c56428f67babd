"""Compare two versions of a directory: records in plain words, pages, new and mended problems."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from generator.checking.checking import Checked, check
from generator.editing.change import Change, How
from generator.editing.changes import changes, renamed
from generator.editing.describing import name_of
from generator.planning.pages import Page, SitePlan
from generator.planning.site_plan import plan_sites
from generator.records.kinds import SITE_FOLDERS, kind_of
from generator.records.problem import Loc, Problem
from generator.records.reading import Document, read
from generator.reports.comparison import Comparison, PageChange, RecordChange
from generator.reports.revisions import CONTENT

LAYOUT = "Only its layout or its comments changed. It says the same."
UNCONFIRMED_NUMBER = "A phone number changed. Neither its sources nor the day it was checked did."
NO_WAY_IN = "This new service does not say how to get help from it."
UNREADABLE = "It cannot be read as it stands now. See the problems."
WAS_UNREADABLE = "It could not be read before, so its changes cannot be told one by one."
#: Templates that show cards of services, which are made apart from the views of pages.
_WITH_CARDS = frozenset({"listing.html", "this-week.html", "hub.html"})


def compare(before: Path, after: Path, today: date, changed: Iterable[str]) -> Comparison:
    """Compare the directories at two roots as things stand on *today*.

    *changed* are all files that differ, as paths from the root. Raises nothing, whatever records hold.
    """
    listed = sorted(set(changed))
    was, now = check(before, today), check(after, today)
    moved = _moved(before, after, listed)
    records = tuple(_records(before, after, listed, moved))
    pages = touched = None
    if was.may_publish and now.may_publish:
        own = {_own_page(record.path) for record in records} | {
            _own_page(old) for old in moved.values()
        }
        pages, touched = _pages(before, after, (was, now), today, own)
    new, mended = _problems(was.problems, now.problems, {v: k for k, v in moved.items()})
    known = {record.path for record in records} | set(moved.values())
    content = [path for path in listed if PurePosixPath(path).parts[0] in CONTENT]
    return Comparison(
        records,
        pages,
        touched or (),
        new,
        mended,
        len(now.problems) - len(new),
        tuple(path for path in content if path not in known),
        len(listed) - len(content),
    )


def _moved(before: Path, after: Path, changed: Iterable[str]) -> dict[str, str]:
    """Records that have another place now, with the place they had: by ``was``, by name, or by content."""
    gone = [path for path in changed if _is_record(before, path) and not (after / path).exists()]
    come = [path for path in changed if _is_record(after, path) and not (before / path).exists()]
    found: dict[str, str] = {}
    for new in come:
        document, _ = read(after, new)
        was = document.data.get("was") if document else None
        ids = [id_ for id_ in was if isinstance(id_, str)] if isinstance(was, list) else []
        for old in gone:
            same_kind = kind_of(old) == kind_of(new)
            alike = _id(old) in (*ids, _id(new)) or (
                (before / old).read_bytes() == (after / new).read_bytes()
            )
            if same_kind and alike and old not in found.values():
                found[new] = old
                break
    return found


def _is_record(root: Path, path: str) -> bool:
    return kind_of(path) is not None and path.endswith(".yml") and (root / path).is_file()


def _id(path: str) -> str:
    return PurePosixPath(path).stem


def _records(
    before: Path, after: Path, changed: Iterable[str], moved: Mapping[str, str]
) -> Iterator[RecordChange]:
    """Every record that differs, those of services first."""
    order = ("service", "practice", "organisation", "news", "area", "vocabulary", "gone")
    found = []
    for path in changed:
        if path in moved.values():
            continue
        old, new = moved.get(path, path), path
        if _is_record(before, old) or _is_record(after, new):
            found.append(_record(before, after, old, new))
    yield from sorted(found, key=lambda each: (order.index(each.kind), each.path))


def _record(before: Path, after: Path, old: str, new: str) -> RecordChange:
    kind = kind_of(new)
    assert kind is not None, "only records are compared"
    was = read(before, old)[0] if (before / old).is_file() else None
    now = read(after, new)[0] if (after / new).is_file() else None
    name = name_of((now or was or Document(new, {})).data)
    shown = RecordChange(new, kind.name, name)
    told: tuple[Change, ...] = (renamed(_id(old), _id(new)),) if _id(old) != _id(new) else ()
    if now is None and (after / new).is_file():
        return replace(shown, changes=told, note=UNREADABLE)
    if was is None and (before / old).is_file():
        return replace(shown, changes=told, note=WAS_UNREADABLE)
    old_data, new_data = was.data if was else None, now.data if now else None
    told += changes(old_data, new_data, kind)
    note = f"Moved here from {old}." if old != new else LAYOUT
    if told:
        note = _to_look_at(kind.name, old_data, new_data, told)
    return replace(shown, changes=told, note=note)


def _to_look_at(
    kind: str,
    was: Mapping[str, object] | None,
    now: Mapping[str, object] | None,
    told: Iterable[Change],
) -> str:
    """What a reviewer may miss because it is not there: who confirmed a number, and the way in; '' for nothing."""
    if now is None:
        return ""
    if was is None:
        runs = now.get("status") not in ("closed", "historic")
        return NO_WAY_IN if kind == "service" and runs and "how_to_get_help" not in now else ""
    confirmed = any(was.get(key) != now.get(key) for key in ("sources", "checked"))
    return "" if confirmed or not any(_is_number(each.loc) for each in told) else UNCONFIRMED_NUMBER


def _is_number(loc: Loc) -> bool:
    """True for a phone number, or an entry or list of them; not for its label or hours."""
    if loc[:1] == ("contact",) and loc[1:2] in (("phones",), ("texts",), ("whatsapp",)):
        return loc[-1] in ("number", "phones", "texts", "whatsapp") or isinstance(loc[-1], int)
    return loc == ("phone",)


# ---------------------------------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class _Planned:
    """The pages of one site by address, and how to make their views and the cards in them."""

    pages: Mapping[str, Page]
    card: Callable[[str], Any]
    cards: Mapping[str, str]
    """Each service that has a card, with what its card says."""
    prose: Mapping[str, bytes]


def _pages(
    before: Path, after: Path, both: tuple[Checked, Checked], today: date, own: set[str]
) -> tuple[tuple[PageChange, ...], tuple[str, ...]]:
    """The pages whose content differs, and the sites that have any."""
    was, now = (
        _planned(root, checked, today) for root, checked in zip((before, after), both, strict=True)
    )
    found: dict[tuple[str, How], list[str]] = {}
    for site in sorted({*was, *now}):
        for url, how in _site(was.get(site), now.get(site)):
            found.setdefault((url, how), []).append(site)
    pages = tuple(
        PageChange(url, how, tuple(sites), own=url in own)
        for (url, how), sites in sorted(found.items(), key=lambda each: each[0])
    )
    return pages, tuple(sorted({site for page in pages for site in page.sites}))


def _planned(root: Path, checked: Checked, today: date) -> dict[str, _Planned]:
    prose = {path.stem: path.read_bytes() for path in (root / "content/pages").glob("*.md")}
    return {plan.folder: _of_plan(plan, prose) for plan in
            plan_sites(checked.catalogue, checked.settings, today)}  # fmt: skip


def _of_plan(plan: SitePlan, prose: Mapping[str, bytes]) -> _Planned:
    cards = {id_: repr(plan.card(id_)) for id_ in plan.material.services}
    return _Planned({page.url: page for page in plan.pages}, plan.card, cards, prose)


def _site(was: _Planned | None, now: _Planned | None) -> Iterator[tuple[str, How]]:
    """Each page of one site that is new, changed or gone."""
    old, new = (dict(side.pages) if side else {} for side in (was, now))
    yield from ((url, How.REMOVED) for url in old if url not in new)
    yield from ((url, How.ADDED) for url in new if url not in old)
    if was is None or now is None:
        return
    cards = {id_ for id_ in now.cards if was.cards.get(id_) != now.cards[id_]}
    for url in new:
        if url in old and _differs(old[url], new[url], cards, was.prose, now.prose):
            yield url, How.CHANGED


def _differs(
    old: Page, new: Page, cards: set[str], was: Mapping[str, bytes], now: Mapping[str, bytes]
) -> bool:
    """True when the two say different things: their views, heads or prose, or a card that they show."""
    plain = (old.title, old.description, old.crumbs) != (new.title, new.description, new.crumbs)
    if plain or was.get(old.prose) != now.get(new.prose):
        return True
    view = new.view()
    if old.view() != view:
        return True
    shown = repr(view) if cards and new.template in _WITH_CARDS else ""
    return any(f"'{id_}'" in shown for id_ in cards)


def _own_page(path: str) -> str:
    """The address of the page of the record at *path*; that of an area stands on its own site."""
    kind = kind_of(path)
    if kind is None or kind.name == "area":
        return "places/index.html"
    return f"{SITE_FOLDERS.get(kind.name, kind.name)}/{_id(path)}/index.html"


# -------------------------------------------------------------------------------------- problems


def _problems(
    was: Iterable[Problem], now: Iterable[Problem], moved: Mapping[str, str]
) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """Problems that are new, and problems that are mended.

    Two are the same when file, code, sentence and the line as typed are: line numbers shift with
    every line above. *moved* gives the new place of a file that had another before.
    """

    def key(problem: Problem) -> tuple[str, ...]:
        path = moved.get(problem.path, problem.path)
        return path, problem.code, problem.sentence, problem.typed.strip()

    return _without(now, Counter(map(key, was)), key), _without(was, Counter(map(key, now)), key)


def _without(
    problems: Iterable[Problem],
    known: Counter[tuple[str, ...]],
    key: Callable[[Problem], tuple[str, ...]],
) -> tuple[Problem, ...]:
    left = []
    for problem in problems:
        if known[key(problem)] > 0:
            known[key(problem)] -= 1
        else:
            left.append(problem)
    return tuple(left)

"""The page *Suggest a change* of a service or an example: what it says, prefilled from the record."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from generator.language.said import say
from generator.planning.pages import Page
from generator.planning.service_wording import is_about_abuse, service_url
from generator.planning.suggest_fields import (
    PRACTICE_ASKED,
    SERVICE_ASKED,
    STILL_RIGHT,
    Asked,
    Block,
    as_typed,
    field_at,
    joins_with_commas,
    typed_at,
)
from generator.planning.suggest_letter import (
    LONGEST_MAIL,
    QUIET_SUBJECT,
    Letter,
    issue_href,
    mail_href,
)
from generator.records.parts import Standing
from generator.records.practice import PracticeExample
from generator.records.service import Service

if TYPE_CHECKING:
    from generator.planning.site_plan import Material

Box = tuple[str, str]
"""A field by its path, positions counted from 1, and its value as typed."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A choice that needs no script: its words, and the link that opens a draft."""

    what: str
    href: str


@dataclass(frozen=True, slots=True)
class SuggestView:
    """The page. *data* is what its script needs, as JSON. *drafts* do without it.

    *hides_place* for entries that may never say where they are, *quiet* for those about abuse.
    """

    name: str
    back: str
    mailbox: str
    repository: str
    data: str
    drafts: tuple[Draft, ...]
    still_right: Draft
    hides_place: bool
    quiet: bool
    is_example: bool


def suggest_pages(made: Material) -> Iterator[Page]:
    """The page of each service and each practice example of a site that is published."""
    for service in made.services.values():
        if service.withdrawn is None:
            quiet = is_about_abuse(service)
            yield _page(made, service, service.name, service_url(service.id), quiet=quiet)
    for view in made.practices:
        example = made.catalogue.practices[view.id]
        yield _page(made, example, view.title, view.url, quiet=made.words.stays_quiet((view.id,)))


def _page(made: Material, record: Standing, name: str, back: str, *, quiet: bool) -> Page:
    return Page(
        back.removesuffix("index.html") + "suggest/index.html",
        say("Suggest a change: %(name)s", name=name),
        say(
            "Say what is wrong on the page of %(name)s, or that it is still right. No account needed.",
            name=name,
        ),
        "suggest.html",
        partial(suggest_view, made, record, name, back, quiet=quiet),
        in_sitemap=False,
        unlisted=True,
        quiet_title=quiet,
    )


def suggest_view(
    made: Material, record: Standing, name: str, back: str, *, quiet: bool
) -> SuggestView:
    """Everything that the page says."""
    is_example = isinstance(record, PracticeExample)
    folder = f"{made.site.id}/" if made.site else ""
    address = f"{made.settings.site_url}{folder}{back.removesuffix('index.html')}"
    hidden = isinstance(record, Service) and made.words.hides_place(record)
    asked = [_choice(made, record, each, hidden=hidden) for each in _asked_of(record)]
    mailbox = mailbox_of(made, record)
    repository = made.settings.repository or ""
    kind = "practice" if is_example else "service"
    send = _Sender(mailbox, repository, name, address, quiet=quiet)
    return SuggestView(
        name=name,
        back=back,
        mailbox=mailbox,
        repository=repository,
        data=json.dumps(
            {
                "name": name,
                "page": address,
                "kind": kind,
                "mailbox": mailbox,
                "repository": repository,
                "subject": QUIET_SUBJECT if quiet else "",
                "choices": asked,
            },
            ensure_ascii=False,
            separators=(",", ":"),
        ),
        drafts=tuple(send.draft(kind, choice) for choice in asked) if send.can else (),
        still_right=send.still_right(),
        hides_place=hidden,
        quiet=quiet,
        is_example=is_example,
    )


def mailbox_of(made: Material, record: Standing) -> str:
    """The role mailbox of the area that a record is of, or of one it lies in; then the operator's; '' for none."""
    areas = made.catalogue.areas
    for id_ in getattr(record, "areas", ()):
        area = areas.get(id_)
        seen: set[str] = set()
        while area is not None and area.id not in seen:
            if area.mailbox:
                return area.mailbox
            seen.add(area.id)
            area = areas.get(area.parent) if area.parent else None
    if made.settings.operator:
        return made.settings.operator.email
    return (made.site.mailbox or "") if made.site else ""


def _asked_of(record: Standing) -> tuple[Asked, ...]:
    return PRACTICE_ASKED if isinstance(record, PracticeExample) else SERVICE_ASKED


def _choice(made: Material, record: Standing, asked: Asked, *, hidden: bool) -> dict[str, Any]:
    """A choice as the script has it, with the values that the record holds."""
    groups = [
        group
        for block in asked.blocks
        if _may_show(made, record, block, hidden=hidden)
        for group in _groups(record, block)
    ]
    made_of: dict[str, Any] = {"id": asked.id, "what": asked.what}
    if groups:
        made_of["groups"] = groups
    if asked.sets:
        made_of["sets"] = [
            (path, new, as_typed(typed_at(record, path))) for path, new in asked.sets
        ]
    if asked.marks:
        entries = typed_at(record, asked.marks.path)
        made_of["marks"] = [
            (_legend(entry, asked.marks, ""), as_typed(typed_at(entry, asked.marks.keys[0])))
            for entry in entries
            if getattr(entry, "linked", True)
        ]
    if asked.needs_words:
        made_of["words"] = True
    return made_of


def _may_show(made: Material, record: Standing, block: Block, *, hidden: bool) -> bool:
    """False for what the record's own page does not show either: a hidden place, numbers of what has ended."""
    if block.path == "places":
        return not hidden
    if block.path.startswith("contact") and isinstance(record, Service):
        return made.words.shows_contact(record)
    return True


def _groups(record: Standing, block: Block) -> Iterator[dict[str, Any]]:
    """The block's fields with their values; for a list, once for each entry and once for a new one."""
    here = typed_at(record, block.path)
    if not isinstance(here, tuple):
        lead = f"{block.path}." if block.path else ""
        yield {
            "legend": block.legend,
            "boxes": [(f"{lead}{key}", _value(record, here, lead, key)) for key in block.keys],
        }
        return
    for number, entry in enumerate(here, 1):
        boxes = [
            (f"{block.path}.{number}.{key}", _value(record, entry, f"{block.path}.", key))
            for key in block.keys
        ]
        yield {"legend": _legend(entry, block, block.legend), "boxes": boxes}
    if block.more:
        new = [(f"{block.path}.{len(here) + 1}.{key}", "") for key in block.keys]
        yield {"legend": block.legend, "boxes": new, "more": block.more}


def _value(record: Standing, here: Any, lead: str, key: str) -> str:
    value = typed_at(here, key)
    if isinstance(value, tuple):
        field = field_at(type(record), f"{lead}{key}")
        return (", " if joins_with_commas(field) else "\n").join(map(as_typed, value))
    return as_typed(value)


def _legend(entry: Any, block: Block, plain: str) -> str:
    """What an entry is called: its kind and its name; one of the two when it has not both."""
    names = [as_typed(typed_at(entry, key)) for key in block.named]
    name = next(filter(None, names), "")
    return ": ".join(filter(None, (plain, name)))


@dataclass(frozen=True, slots=True)
class _Sender:
    """Makes drafts for those without scripting: by e-mail if there is a mailbox, else as an issue."""

    mailbox: str
    repository: str
    name: str
    page: str
    quiet: bool

    @property
    def can(self) -> bool:
        """True when there is anywhere to send to."""
        return bool(self.mailbox or self.repository)

    def draft(self, kind: str, choice: dict[str, Any]) -> Draft:
        """The draft of one choice, with as many of its fields as a link may hold, to be changed there."""
        words = f"{choice['what']}."
        if marks := choice.get("marks"):
            words += "".join(f"\n{address}" for _, address in marks)
        fields = [(path, new) for path, new, _ in choice.get("sets", ())]
        fields += [
            (path, value)
            for group in choice.get("groups", ())
            for path, value in group["boxes"]
            if value
        ]
        while True:
            href = self._href(
                Letter(kind, self._subject(choice["what"]), self.page, words, tuple(fields))
            )
            if len(href) <= LONGEST_MAIL or not (fields or "\n" in words):
                return Draft(choice["what"], href)
            if fields:
                fields.pop()
            else:
                words = words.rpartition("\n")[0]

    def still_right(self) -> Draft:
        """The draft that says that nothing is wrong; without a link when there is nowhere to send to."""
        letter = Letter("right", self._subject(STILL_RIGHT), self.page)
        return Draft(STILL_RIGHT, self._href(letter) if self.can else "")

    def _href(self, letter: Letter) -> str:
        if self.mailbox:
            return mail_href(self.mailbox, letter)
        return issue_href(self.repository, letter)

    def _subject(self, what: str) -> str:
        return QUIET_SUBJECT if self.quiet else f"{what}: {self.name}"

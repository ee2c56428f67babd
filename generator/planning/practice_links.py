"""What practice examples are tied to, in words and from both ends: organisations, services, places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.language.said import say
from generator.planning.coverage import is_published
from generator.planning.elsewhere import sites_of_all
from generator.planning.pages import Link, Related
from generator.planning.service_wording import ServiceWording
from generator.planning.wording import lower_first
from generator.records.organisation import Organisation
from generator.records.practice import PracticeExample

SITE_HOME = "index.html"
Tie = tuple[tuple[str, str], str, str]
"""Words from the example's end and from the other end, the other record's id, and a note."""

_SUBMITTED = (say("Submitted by"), say("Submitted"))
_PUBLISHED = (say("First published by"), say("First published"))
_HOSTED = (say("Hosted by"), say("Hosted"))
_FUNDED = (say("Funded by"), say("Funded"))
_RECOGNISED = (say("Recognised by"), say("Recognised"))
#: What was only put in for an award is not recognised by it: shortlisted is never shown as won.
_PUT_IN = (say("Put in for an award of"), say("Put in for its award"))
_NOT_YET_WON = frozenset({"nominated", "shortlisted"})


def links_of_example(example: PracticeExample, words: ServiceWording) -> tuple[Related, ...]:
    """Everything that the page of *example* is linked to, but the services it describes.

    Its relations and those that others state of it, then what its own fields say of organisations,
    then the sites of the places it is from.
    """
    found = list(words.related(example))
    for (ours, _), id_, note in _ties(example, words):
        if link := words.organisation_link(id_):
            found.append(Related(ours, link, note))
    found += _help_in(words, say("Help in these places today"), _places(example))
    return _each_once(found)


def examples_of_organisation(
    organisation: Organisation, words: ServiceWording
) -> tuple[Related, ...]:
    """The examples that name *organisation*, or that it names, with what it did as the example tells."""
    found = [related for related in words.related(organisation) if _is_an_example(related)]
    for example in filter(is_published, words.catalogue.practices.values()):
        link = words.link(example.id)
        for (_, theirs), id_, note in _ties(example, words):
            if id_ == organisation.id and link:
                found.append(Related(theirs, link, note))
    return _each_once(found)


def other_ties(organisation: Organisation, words: ServiceWording) -> tuple[Related, ...]:
    """What else *organisation* is tied to: services, organisations, the places it works in."""
    found = [related for related in words.related(organisation) if not _is_an_example(related)]
    for link, note in words.funded.get(organisation.id, ()):
        found.append(Related(_FUNDED[1], link, note))
    found += _help_in(words, say("Help where it works"), organisation.areas)
    return _each_once(found)


def _help_in(words: ServiceWording, said: str, areas: Iterable[str]) -> Iterator[Related]:
    """The home pages of the sites that speak for *areas*."""
    for site in sites_of_all(words.catalogue, areas):
        yield Related(said, Link(SITE_HOME, site.name, site.id), "")


def _is_an_example(related: Related) -> bool:
    """True when the link leads to a practice example."""
    return related.link.url.startswith("practice/")


def _places(example: PracticeExample) -> Iterator[str]:
    """Where it is from: its areas and the areas of its sites."""
    yield from example.areas
    yield from (site.area for site in example.sites)


def _ties(example: PracticeExample, words: ServiceWording) -> Iterator[Tie]:
    """What the fields of *example* say of organisations."""
    areas = words.catalogue.areas
    yield _SUBMITTED, example.submitted_by, ""
    if example.original:
        yield _PUBLISHED, example.original.publisher, ""
    for site in example.sites:
        if site.host:
            place = areas[site.area].name if site.area in areas else ""
            yield _HOSTED, site.host, place
    for funding in example.costs.funding:
        yield _FUNDED, funding.from_, funding.what_for or ""
    for item in example.recognition:
        result = words.label("recognition-results", item.result)
        won = _PUT_IN if item.result in _NOT_YET_WON else _RECOGNISED
        yield won, item.by, f"{item.award}: {lower_first(result)}, {item.year}"


def _each_once(found: Sequence[Related]) -> tuple[Related, ...]:
    """*found* without repeats: of the same words and page, those with a note."""
    noted = {(r.words, r.link) for r in found if r.note}
    return tuple(r for r in dict.fromkeys(found) if r.note or (r.words, r.link) not in noted)

"""Which examples get a fixed page side by side: all pairs of a small library, the most alike of a large one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.planning.practice_library import Library

ALL_PAIRS_UP_TO = 15
"""Examples up to which every pair has a page: 66 pages at the most."""
PARTNERS = 2
"""In a larger library, with how many others that share a need each example is paired."""


def pairs(library: Library, *, hub: bool) -> tuple[tuple[int, int], ...]:
    """Positions of the examples that stand side by side on a page, each pair once, in order.

    Up to fifteen examples: all pairs. More: each is paired with the two that share most needs with it,
    then most other choices, then by order. An area's site then has only pairs with one from the area,
    the hub has all. So the pages grow as the examples do, not as their square.
    """
    number = len(library.examples)
    if number <= ALL_PAIRS_UP_TO:
        return tuple((a, b) for a in range(number) for b in range(a + 1, number))
    found = {
        (min(a, b), max(a, b))
        for a in range(number if hub else library.here)
        for b in _most_alike(library, a)
    }
    return tuple(sorted(found))


def _most_alike(library: Library, position: int) -> Iterator[int]:
    """The others that share most needs with the example at *position*."""
    needs = _sharing(library, position, ("need",))
    more = _sharing(library, position, ("stage", "kind"), within=needs)
    ordered = sorted(needs, key=lambda other: (-needs[other], -more[other], other))
    yield from ordered[:PARTNERS]


def _sharing(
    library: Library, position: int, facets: tuple[str, ...], within: Counter[int] | None = None
) -> Counter[int]:
    """How many choices of *facets* each other example shares with the one at *position*."""
    found: Counter[int] = Counter()
    for facet in facets:
        for term in library.terms_at(position).get(facet, ()):
            found.update(library.by_term[facet, term])
    del found[position]
    if within is not None:
        return Counter({other: found[other] for other in within})
    return found


def pair_name(first: str, second: str) -> str:
    """The name of the page of two examples, the same whichever is named first: ``a~b``."""
    return "~".join(sorted((first, second)))

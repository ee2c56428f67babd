"""Where a record belongs: the site of its first area, and the organisation that looks after that."""

from __future__ import annotations

from generator.records.area import Area
from generator.records.catalogue import Catalogue
from generator.records.parts import Standing

NOBODY = "nobody"
"""Stands for the owner of what no area's record gives to an organisation."""


class Belonging:
    """The areas of one catalogue as a tree: who has which record to look after."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Read the tree of areas once."""
        self._areas = catalogue.areas
        self._sites = {site.id for site in catalogue.sites}
        self._above = {id_: catalogue.ancestors(id_) for id_ in catalogue.areas}

    def of(self, record: Standing) -> tuple[str, str]:
        """The area and the owner of *record*; '' and :data:`NOBODY` when there is none.

        The area is the nearest with a site of its own, else the record's first.
        """
        areas = (record.id,) if isinstance(record, Area) else getattr(record, "areas", ())
        if not areas:
            return "", NOBODY
        chain = [areas[0], *self._above.get(areas[0], ())]
        area = next((id_ for id_ in chain if id_ in self._sites), areas[0])
        for id_ in chain[chain.index(area) :]:
            if (found := self._areas.get(id_)) and found.looked_after_by:
                return area, found.looked_after_by
        return area, NOBODY

"""Where the facts of a record come from, as its page says it."""

from __future__ import annotations

import pytest

from generator.planning.provenance import check_state, provenance
from tests.conftest import REAL_DAY
from tests.real import real_check


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (("2026-05", "undated"), "From public pages (the newest: May 2026)."),
        (("undated", "undated"), "From public pages without a date."),
    ],
)
def test_a_notice_says_how_new_the_pages_are_or_that_none_has_a_date(
    dates: tuple[str, ...], said: str
) -> None:
    catalogue = real_check(REAL_DAY).catalogue
    service = next(s for s in catalogue.services.values() if s.sources)
    page = service.sources[0].model_copy(update={"live": True})
    sources = tuple(page.model_copy(update={"page_date": date}) for date in dates)
    record = service.model_copy(update={"checked": None, "sources": sources})
    assert said in provenance(record, check_state(record, REAL_DAY)).notice

"""What the tests of feeds and calendars share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from generator.checking.checking import check
from generator.exchange.calendars import calendar_files
from generator.exchange.feeds import feed_files
from generator.planning.site_plan import plan_sites
from tests.conftest import TODAY, Content

Planned = Callable[..., dict[str, bytes]]


@pytest.fixture
def planned(content: Content) -> Planned:
    """The feeds and calendars of Sunderland as they would be published, without the pages."""

    def plan(today: date = TODAY) -> dict[str, bytes]:
        checked = check(content.root, today)
        assert checked.may_publish, [p for p in checked.problems if p.blocks]
        (made,) = plan_sites(checked.catalogue, checked.settings, today, frozenset({"sunderland"}))
        files = feed_files(made, checked.settings) | calendar_files(made, checked.settings)
        return {f"sunderland/{url}": raw for url, raw in files.items()}

    return plan

"""The pages beside a service's own: easy to read in large print, and how to refer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.language.said import say
from generator.planning.easy_view import EasyView, easy_view
from generator.planning.pages import Link, Page
from generator.planning.referral import ReferralView, referral_view, takes_referrals
from generator.planning.service_wording import PAST, is_about_abuse, service_url
from generator.planning.wording import day_in_words
from generator.records.service import Service

if TYPE_CHECKING:
    from generator.planning.site_plan import Material


def easy_url(id_: str) -> str:
    """The address of a service's page that is easy to read."""
    return f"services/{id_}/easy/index.html"


def referral_url(id_: str) -> str:
    """The address of a service's page for professionals."""
    return f"services/{id_}/refer/index.html"


def paper_pages(made: Material, service: Service) -> Iterator[Page]:
    """What stands beside the page of *service*: nothing for one that is past.

    Only a service that takes referrals has a page for professionals: most helplines have none.
    """
    if service.status in PAST:
        return
    crumbs = (Link(service_url(service.id), service.name),)
    quiet = is_about_abuse(service)

    def easy() -> EasyView:
        return easy_view(made.words.view(service))

    yield Page(
        easy_url(service.id),
        say("%(name)s: large print, easy to read", name=service.name),
        service.summary,
        "easy.html",
        easy,
        crumbs=crumbs,
        in_sitemap=False,
        quiet_title=quiet,
        opens=service_url(service.id),
    )
    if not takes_referrals(service):
        return

    def referral() -> ReferralView:
        address = (
            "" if quiet or not made.settings.launched else made.address + f"services/{service.id}/"
        )
        return referral_view(made.words.view(service), address, day_in_words(made.words.today))

    yield Page(
        referral_url(service.id),
        say("How to refer: %(name)s", name=service.name),
        say(
            "For professionals: who may refer to %(name)s, whom it takes, and how.",
            name=service.name,
        ),
        "refer.html",
        referral,
        crumbs=crumbs,
        in_sitemap=False,
        quiet_title=quiet,
    )

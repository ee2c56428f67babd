"""This week: what stands under which day, and what is said where the record says nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.checking.checking import check
from generator.planning.meetings import Meeting
from generator.planning.pages import Page, SitePlan
from generator.planning.site_plan import plan_sites
from generator.planning.week import ON_ONE_PAGE, PER_PAGE, WeekView
from tests.conftest import TODAY, Content
from tests.site.reading import read_pages

WEEK = "this-week/index.html"
KINDS = "directory/vocabulary/kinds.yml"


def _service(content: Content, id_: str, more: str = "", **fields: str) -> None:
    """A group in the dale; *fields* change or add lines, *more* is put in as it stands."""
    given = {
        "name": id_.replace("-", " ").title(),
        "kind": "[peer-group]",
        "organisation": "harbour-friends",
        "areas": "[elmdale]",
        "status": "open",
        "summary": "A group for parents.",
        "needs": "[isolation]",
        "contact": "{website: 'https://example.org/group'}",
        **fields,
    }
    content.write(
        f"directory/services/elmdale/{id_}.yml",
        "".join(f"{key}: {value}\n" for key, value in given.items())
        + more
        + "sources:\n  - {url: 'https://example.org/about', publisher: Harbour Friends, says: what it offers, page_date: '2026-05', own: 'yes'}\n",
    )


def _sessions(*sessions: str) -> str:
    return "sessions:\n" + "".join(f"  - {{{session}}}\n" for session in sessions)


def _plan(content: Content, today: date = TODAY, area: str = "elmdale") -> SitePlan:
    checked = check(content.root, today)
    assert not [p for p in checked.problems if p.blocks], [p for p in checked.problems if p.blocks]
    (plan,) = plan_sites(checked.catalogue, checked.settings, today, frozenset({area}))
    return plan


def _week_pages(plan: SitePlan) -> dict[str, Page]:
    return {page.url: page for page in plan.pages if page.url.startswith("this-week/")}


def _view(content: Content, today: date = TODAY, area: str = "elmdale") -> WeekView:
    (page,) = _week_pages(_plan(content, today, area)).values()
    view = page.view()
    assert isinstance(view, WeekView)
    return view


def _under(view: WeekView, heading: str) -> tuple[Meeting, ...]:
    return next(part.meetings for part in view.parts if part.heading == heading)


def _words(meeting: Meeting) -> str:
    return f"{meeting.when}: {meeting.name}. {' '.join(meeting.lines)}"


# ------------------------------------------------------------------------------------- by day


def test_a_session_stands_under_its_day_with_its_time_place_and_cost(content: Content) -> None:
    """Tuesday, 10am to midday: baby welcome, free, in person, where."""
    _service(
        content,
        "baby-cafe",
        _sessions(
            "name: Baby welcome, day: tue, from: '10:00', to: '12:00', where: Dale Library, note: No need to book"
        ),
        cost="free",
        access="[in-person, phone]",
        how_to_get_help="{routes: [self]}",
    )
    (meeting,) = _under(_view(content), "Tuesday")

    assert (meeting.url, meeting.when, meeting.name) == (
        "services/baby-cafe/index.html",
        "10am to midday",
        "Baby welcome",
    )
    assert meeting.lines == (
        "Peer support group, free, no referral needed.",
        "In person.",
        "Dale Library.",
        "No need to book.",
        "Run by Baby Cafe.",
        "Not yet checked.",
    )
    assert meeting.way is not None
    assert meeting.way.href == "https://example.org/group"


def test_days_stand_in_the_weeks_order_and_sessions_in_the_days(content: Content) -> None:
    """An earlier session comes first, one whose time is not known last; empty days are left out."""
    _service(
        content,
        "many",
        _sessions(
            "name: Late, day: wed, from: '18:00', to: '19:00'",
            "name: Some time, day: wed",
            "name: Early, day: wed, from: '09:30'",
            "name: First, day: mon, from: '13:00', to: '14:00'",
        ),
    )
    view = _view(content)

    assert [part.heading for part in view.parts][:2] == ["Monday", "Wednesday"]
    assert [(m.when, m.name) for m in _under(view, "Wednesday")] == [
        ("From 9:30am", "Early"),
        ("6pm to 7pm", "Late"),
        ("Time not known", "Some time"),
    ]


def test_a_place_to_visit_stands_under_each_day_it_is_open(content: Content) -> None:
    """Opening hours of a group or drop-in with a place; the place is named."""
    _service(
        content,
        "open-house",
        "places:\n  - {name: Dale Hall, address: [Elmdale]}\n"
        "opening:\n  - {days: [mon, fri], from: '09:00', to: '12:00'}\n",
    )
    view = _view(content)

    assert [part.heading for part in view.parts][:2] == ["Monday", "Friday"]
    assert _words(_under(view, "Friday")[0]).startswith("9am to midday: Open House. ")
    assert "Dale Hall, Elmdale." in _under(view, "Friday")[0].lines


def test_the_hours_of_a_phone_line_are_not_a_time_to_visit(content: Content) -> None:
    """Nor are those of a service where nobody meets."""
    hours = "opening:\n  - {days: [mon], from: '09:00', to: '12:00'}\n"
    content.change(
        KINDS, "  - id: text-line", "  - id: advice\n    label: Advice\n  - id: text-line"
    )
    _service(content, "a-line", hours, kind="[text-line, peer-group]", access="[in-person]")
    _service(content, "an-office", hours, kind="[advice]", access="[in-person]")

    assert "Monday" not in [part.heading for part in _view(content).parts]


def test_hours_that_no_longer_hold_are_not_shown(content: Content) -> None:
    _service(
        content,
        "lapsed",
        "opening:\n  - {days: [mon], from: '09:00', to: '12:00'}\nopening_valid_until: '2026-03-31'\n",
        access="[in-person]",
    )
    view = _view(content)

    assert "Monday" not in [part.heading for part in view.parts]
    assert "lapsed" in view.parts[-1].services


# -------------------------------------------------------------------------------- without a day


def test_a_session_on_dates_stands_under_dates(content: Content) -> None:
    """The 21st of a month is no weekday, and an online group has no place."""
    _service(
        content,
        "online",
        _sessions(
            "name: Online group, how_often: on the 21st of every month, from: '19:30'",
            "name: Winter fair, day: sat, how_often: 12 December, from: '11:00'",
            "name: Walk, how_often: first Tuesday of the month",
        ),
        access="[in-person]",
    )
    view = _view(content)
    online = next(m for m in _under(view, "On certain dates") if m.name == "Online group")

    assert {m.name for m in _under(view, "On certain dates")} == {
        "Online group",
        "Winter fair",
        "Walk",
    }
    assert online.when == "On the 21st of every month, from 7:30pm"
    assert "In person." not in online.lines
    assert "Place not known." not in online.lines


def test_some_weeks_only_is_said_under_the_day(content: Content) -> None:
    """When the record names the day, it stands there, with how often."""
    _service(
        content,
        "now-and-then",
        _sessions("name: Craft, day: tue, from: '10:00', how_often: 2nd and 4th Tuesday"),
    )

    assert "2nd and 4th Tuesday." in _under(_view(content), "Tuesday")[0].lines


def test_a_session_without_a_day_stands_under_other_times(content: Content) -> None:
    """No day is guessed from words such as weekly."""
    _service(content, "weekly", _sessions("name: Playgroup, how_often: weekly"))
    view = _view(content)

    assert [_words(m) for m in _under(view, "Other times")] == [
        "Weekly: Playgroup. Peer support group. Place not known. Run by Weekly. Not yet checked."
    ]


def test_hours_in_words_stand_under_other_times(content: Content) -> None:
    """They cannot be put under a day, and they are not lost."""
    _service(
        content, "in-words", access="[in-person]", opening_note="In 2024 it opened on Mondays."
    )

    assert "In 2024 it opened on Mondays." in _under(_view(content), "Other times")[0].lines


def test_a_group_whose_day_is_not_known_stands_at_the_end_with_its_way_in(content: Content) -> None:
    """As a card: it has the number to call."""
    content.build()
    page = read_pages(content.target / "elmdale" / "this-week")["index.html"]
    links = [e.get("href") for e in page.all("a", region="main")]

    assert "Day not known: call first" in [e.text for e in page.all("h2", region="main")]
    assert "tel:01914980222" in links
    assert "../services/walk-and-talk/index.html" in links


def test_the_page_says_how_much_is_known(content: Content) -> None:
    """Honestly, at both ends and between them."""
    none = _view(content).known
    _service(content, "with-day", _sessions("name: Tea, day: mon, from: '10:00'"))
    half = _view(content).known
    _service(content, "without-day")
    few = _view(content).known

    assert (
        none == "We list 1 group or drop-in for people in the dale. We do not know the day of it."
    )
    assert half == (
        "We list 2 groups and drop-ins for people in the dale. We know a day for 1 of them. The others stand at the end."
    )
    assert "We know a day for only 1 of them." in few


def test_an_area_without_a_group_says_so_and_leads_on(content: Content) -> None:
    content.change(
        "directory/services/elmdale/walk-and-talk.yml", "kind: [peer-group]", "kind: [text-line]"
    )
    view = _view(content)

    assert view.parts == ()
    assert view.known.startswith("We do not know of a group or drop-in in the dale yet.")
    assert "national/index.html" in [link.url for link in view.see_also]


# ------------------------------------------------------------------------------------- who runs


def test_only_what_runs_is_shown(content: Content) -> None:
    """Nothing paused, not confirmed, closed, held back or taken down."""
    session = _sessions("name: Tea, day: mon, from: '10:00'")
    _service(content, "runs", session)
    _service(content, "paused", session, status="paused", try_instead="[runs]")
    _service(content, "not-confirmed", session, status="unconfirmed", try_instead="[runs]")
    _service(content, "held-back", session, held="No source gives a way in.")
    _service(content, "down", session, withdrawn="{on: '2026-11-01', why: wrong number}")

    assert [m.url for m in _under(_view(content), "Monday")] == ["services/runs/index.html"]


def test_a_service_about_abuse_shows_no_place(content: Content) -> None:
    """Not the session's, not the service's, and no note that might tell it."""
    content.change(
        "directory/services/sunderland/safe-haven.yml",
        "address: none\n",
        "address: none\n"
        + _sessions("name: Coffee, day: fri, from: '10:00', note: Use the side door"),
    )
    (meeting,) = _under(_view(content, area="sunderland"), "Friday")

    assert "We never show where this is, for safety." in meeting.lines
    assert "side door" not in _words(meeting)
    assert "Place not known." not in meeting.lines


def test_a_confirmed_place_of_an_abuse_service_is_not_shown_here(content: Content) -> None:
    """Its own page may name it; a list by day and hour does not."""
    _service(
        content,
        "advice-morning",
        "places:\n  - {name: Elm Chapel, address: [Elmdale], confirmed_public: '2026-10-01'}\n"
        "opening:\n  - {days: [thu], from: '10:00', to: '12:00'}\n"
        + _sessions("name: Talk, day: thu, from: '13:00', where: Elm Chapel"),
        needs="[domestic-abuse]",
        access="[in-person]",
    )
    view = _view(content)

    assert len(_under(view, "Thursday")) == 2
    assert "Elm Chapel" not in " ".join(map(_words, _under(view, "Thursday")))


def test_a_national_group_is_shown_when_its_day_is_known_and_only_then(content: Content) -> None:
    """A national charity has groups in other places: without a day it says nothing about the dale."""
    _service(content, "far", kind="[peer-group]", areas="[everywhere]")
    (content.root / "directory/services/elmdale/far.yml").rename(
        content.root / "directory/services/national/far.yml"
    )
    assert "far" not in _view(content).parts[-1].services
    content.change(
        "directory/services/national/far.yml",
        "sources:",
        _sessions("name: Online evening, day: thu, from: '19:00', to: '20:00'") + "sources:",
    )

    assert [m.name for m in _under(_view(content), "Thursday")] == ["Online evening"]


# --------------------------------------------------------------------------------- bank holidays


def test_a_bank_holiday_in_the_next_fourteen_days_is_named(content: Content) -> None:
    """With its day and date, and what each service does on it."""
    session = _sessions("name: Tea, day: fri, from: '10:00'", "name: Milk, day: thu, from: '10:00'")
    _service(content, "a-opens", session, bank_holidays="open")
    _service(content, "b-closes", session, bank_holidays="closed")
    _service(content, "c-unknown", session)
    view = _view(content, date(2026, 12, 12))
    lines = [m.on_holidays for m in _under(view, "Friday")]

    assert view.holidays == ("Friday 25 December: Christmas Day. Many services close.",)
    assert lines == [
        ("Friday 25 December (Christmas Day): open.",),
        ("Friday 25 December (Christmas Day): closed.",),
        ("Friday 25 December (Christmas Day): we do not know if it is open. Call first.",),
    ]
    assert not [m for m in _under(view, "Thursday") if m.on_holidays]


def test_a_bank_holiday_further_off_is_not_named(content: Content) -> None:
    """Fourteen days, the day of the build among them."""
    assert _view(content, date(2026, 12, 11)).holidays == ()
    assert len(_view(content, date(2026, 12, 25)).holidays) == 4


# ---------------------------------------------------------------------------------- long weeks


def test_a_long_week_has_a_page_for_each_day(content: Content) -> None:
    """The first page leads to each, and no session is lost."""
    for number in range(ON_ONE_PAGE):
        _service(
            content,
            f"group-{number:02}",
            _sessions(f"name: Meeting {number}, day: {'mon' if number < 45 else 'sun'}"),
        )
    pages = _week_pages(_plan(content))
    first = pages[WEEK].view()
    shown = [m.url for p in pages.values() for part in p.view().parts for m in part.meetings]

    assert list(pages) == [
        WEEK,
        "this-week/monday/index.html",
        "this-week/monday/page-2.html",
        "this-week/sunday/index.html",
        "this-week/day-not-known/index.html",
    ]
    assert [(link.url, words) for link, words in first.links] == [
        ("this-week/monday/index.html", "45 entries"),
        ("this-week/sunday/index.html", "15 entries"),
        ("this-week/day-not-known/index.html", "1 entry"),
    ]
    assert len(shown) == len(set(shown)) == ON_ONE_PAGE
    assert len(pages["this-week/monday/index.html"].view().parts[0].meetings) == PER_PAGE
    assert content.build("elmdale").published
    built = read_pages(content.target / "elmdale" / "this-week")
    assert len({page.one("title").text for page in built.values()}) == len(pages)


# -------------------------------------------------------------------------------------- the page


def test_the_page_is_reached_from_an_areas_home_and_the_hub_has_none(content: Content) -> None:
    content.build()
    home = read_pages(content.target)["elmdale/index.html"]

    assert WEEK in [e.get("href") for e in home.all("a", region="main")]
    assert not (content.target / "this-week").exists()


def test_what_a_record_says_is_never_markup(content: Content) -> None:
    """Names and notes are escaped like everywhere."""
    _service(
        content,
        "odd",
        _sessions(
            'name: "<b>Tea</b> & cake", day: mon, from: \'10:00\', where: "<script>alert(1)</script>"'
        ),
    )
    content.build()
    source = (content.target / "elmdale" / WEEK).read_text("utf-8")

    assert "&lt;b&gt;Tea&lt;/b&gt; &amp; cake" in source
    assert "<script>alert" not in source


def test_every_area_of_the_real_directory_has_its_week(site: Path) -> None:
    """With something to lead on, and nothing under a weekday that no record puts there."""
    areas = sorted(page.parent.parent.name for page in site.glob("*/this-week/index.html"))
    cumbria = read_pages(site / "north-cumbria" / "this-week")["index.html"]

    assert areas == [
        "middlesbrough-tees-valley",
        "north-cumbria",
        "northumberland",
        "nottinghamshire",
        "sunderland",
    ]
    assert "On the 21st of every month: Online group for mums of disabled children" in cumbria.text

"""What is due, in what order, for whom, and the drafts of e-mails that ask."""

from __future__ import annotations

import csv
import io
from datetime import date
from email import message_from_bytes
from email.policy import SMTP

import pytest
from click.testing import CliRunner, Result

from generator.checking.checking import check
from generator.checking.review_cycle import CYCLES, cycle_of
from generator.cli import main
from generator.reports.due import DueReport, due_report
from tests.conftest import ROOT, Content

CALM = "directory/services/national/calm-line.yml"
TEA = "directory/services/sunderland/tea-and-talk.yml"
LATER = date(2027, 6, 1)
GUIDE = ROOT / "docs" / "pages" / "editors" / "keeping-it-fresh.md"


def report(content: Content, day: date, **asked: str) -> DueReport:
    return due_report(check(content.root, day).catalogue, day, **asked)  # type: ignore[arg-type]


def run(content: Content, *words: str, day: date = LATER) -> Result:
    given = ["due", *words, "--root", str(content.root), "--today", day.isoformat()]
    return CliRunner().invoke(main, given)


@pytest.fixture
def stale(content: Content) -> Content:
    """A group checked in October and a crisis line checked in February: both overdue in June."""
    text = (content.root / CALM).read_text("utf-8")
    content.write(CALM, f"{text}checked: {{on: 2027-02-20, how: phone, by: editor}}\n")
    return content


def test_crisis_lines_come_first_though_others_are_due_for_longer(stale: Content) -> None:
    found = [(e.record.id, e.what, e.days_over(LATER)) for e in report(stale, LATER).entries]
    assert found[0] == ("calm-line", "check", 12)
    assert found[1:] == [
        ("tea-and-talk", "check", 61),
        ("tea-and-talk", "waiting time", 32),
        ("walk-and-talk", "new referrals", 2),
    ]


def test_what_nobody_has_checked_is_counted_apart(stale: Content) -> None:
    made = report(stale, LATER)
    said = run(stale).output
    assert made.overdue == 4
    assert "walk-and-talk" in {entry.record.id for entry in made.unchecked}
    assert "On 1 June 2027: 4 overdue, 0 due within 30 days." in said
    assert f"Not yet checked by anyone, which is not overdue: {len(made.unchecked)} (" in said


def test_what_is_held_back_or_taken_down_is_not_due(stale: Content) -> None:
    made = report(stale, LATER)
    named = {entry.record.id for entry in (*made.entries, *made.unchecked)}
    assert named & {"dale-kitchen", "lullaby-letters"} == set()


def test_a_check_that_holds_until_today_is_due_today_and_not_overdue(content: Content) -> None:
    [entry] = [e for e in report(content, date(2027, 4, 1)).entries if e.what == "check"]
    assert entry.in_words(date(2027, 4, 1)) == "due today"
    assert entry.in_words(date(2027, 4, 2)) == "1 day overdue"
    assert entry.in_words(date(2027, 3, 31)) == "due in 1 day"


def test_one_area_and_one_owner(stale: Content) -> None:
    stale.change(
        "directory/areas/sunderland.yml", "has_site: yes", "has_site: yes\nlooked_after_by: harbour-friends"
    )  # fmt: skip
    assert {e.area for e in report(stale, LATER, area="sunderland").entries} == {"sunderland"}
    owned = report(stale, LATER, owner="harbour-friends").entries
    assert {e.record.id for e in owned} == {"tea-and-talk"}
    assert run(stale, "--area", "atlantis").exit_code == 2
    assert run(stale, "--owner", "nobody-at-all").exit_code == 2


def test_the_spreadsheet_has_a_line_for_each_and_runs_nothing(stale: Content) -> None:
    stale.change(TEA, "name: Tea and Talk", 'name: "=HYPERLINK(1)"')
    rows = list(csv.DictReader(io.StringIO(run(stale, "--format", "csv").output)))
    by_id = {row["id"]: row for row in rows if row["what"] == "check"}
    assert by_id["tea-and-talk"]["name"] == "'=HYPERLINK(1)"
    assert by_id["tea-and-talk"]["days_overdue"] == "61"
    assert by_id["walk-and-talk"]["state"] == "not yet checked"


def test_markdown_is_a_list_to_tick_off_in_which_a_name_means_nothing(stale: Content) -> None:
    stale.change(TEA, "name: Tea and Talk", 'name: "<b>@admin</b> [x](http://evil)"')
    said = run(stale, "--format", "markdown").output
    assert (
        "- [ ] **Lifeline.** `Calm Line`: 12 days overdue (`directory/services/national/calm-line.yml`)"
        in said
    )
    assert "### sunderland" in said
    assert "- [ ] `<b>@admin</b> [x](http://evil)`: 61 days overdue" in said


# ------------------------------------------------------------------------------------------ drafts


def test_a_draft_goes_to_the_address_in_the_record_with_the_facts_to_confirm(
    stale: Content,
) -> None:
    folder = stale.root / "drafts"
    result = run(stale, "--to", str(folder))
    made = [message_from_bytes(f.read_bytes(), policy=SMTP) for f in sorted(folder.glob("*.eml"))]
    [tea] = [m for m in made if m["To"] == "tea@example.org"]
    text = tea.get_content()
    assert result.exit_code == 0
    assert tea["Subject"] == "Is this still right? Tea and Talk"
    assert tea["X-Unsent"] == "1"
    assert "0191 498 0101, Group worker, Weekdays, 9am to 4pm" in text
    assert "Waiting time: about two weeks (as of October 2026)" in text
    assert "reply “still right”" in text
    assert "Nothing was sent." in result.output


def test_no_address_is_made_up(stale: Content) -> None:
    """The crisis line and the walk have none: they are named, to be called."""
    result = run(stale, "--format", "email", "--unchecked")
    known = {"tea@example.org"}
    to = {line.removeprefix("To: ") for line in result.stdout.splitlines() if line[:4] == "To: "}
    assert to <= known | {
        o.email for o in check(stale.root, LATER).catalogue.organisations.values() if o.email
    }
    assert (
        "No e-mail address is known for directory/services/elmdale/walk-and-talk.yml. Call them."
        in result.stderr
    )


def test_one_mailbox_gets_one_draft(stale: Content) -> None:
    stale.change(
        "directory/services/elmdale/walk-and-talk.yml", "  phones:", "  email: tea@example.org\n  phones:"
    )  # fmt: skip
    said = run(stale, "--format", "email").stdout
    assert said.count("To: tea@example.org") == 1
    assert "Subject: Is this still right? Tea and Talk, and 1 more" in said
    assert "Walk and Talk" in said


def test_a_place_that_is_kept_private_is_in_no_draft(stale: Content) -> None:
    said = run(stale, "--format", "email", "--unchecked")
    assert "Place: " not in "".join(
        part for part in said.stdout.split("-" * 72) if "Safe Haven" in part
    )


# ------------------------------------------------------------------------------------ the one table


def test_the_table_in_the_guide_is_the_one_in_the_program() -> None:
    guide = GUIDE.read_text("utf-8")
    for cycle in CYCLES:
        assert f"| {cycle.what} | {cycle.months} months | {cycle.why} |" in guide


def test_every_record_has_one_cycle_and_lifelines_the_shortest(content: Content) -> None:
    found = {r.id: cycle_of(r).months for r in check(content.root, LATER).catalogue.standing()}
    assert found["calm-line"] == 3
    assert found["tea-and-talk"] == 6
    assert found["harbour-friends"] == found["sunderland"] == found["tea-in-sunderland"] == 12

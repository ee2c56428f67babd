"""An issue becomes a record, or a change of one; what cannot be done is said, and nothing is written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.editing.applying_issue import Applied, Outcome, apply_issue
from generator.editing.issue_forms import (
    ADD_EXAMPLE,
    ADD_SERVICE,
    CHANGE_EXAMPLE,
    CHANGE_SERVICE,
    I_WORK_THERE,
    SOMETHING_ELSE,
    STILL_RIGHT,
)
from generator.editing.issue_questions import IssueForm
from generator.records.reading import read
from tests.editing.issues import NEW_SERVICE, TEA, TODAY, option, rendered, small_directory

SOURCE = {"source": "https://example.org/new", "source-says": "the phone number and its hours"}
WALK = "directory/services/sunderland/walk-and-talk.yml"


@pytest.fixture
def world(tmp_path: Path) -> Path:
    return small_directory(tmp_path)


def applied(root: Path, form: IssueForm, **answers: str) -> Applied:
    body = rendered(form, {key.replace("_", "-"): value for key, value in answers.items()})
    return apply_issue(root, body, TODAY, 12, "A title")


def data(root: Path, path: str) -> dict[str, object]:
    document, problems = read(root, path)
    assert document is not None, problems
    return document.data


def files(root: Path) -> dict[str, bytes]:
    return {p.relative_to(root).as_posix(): p.read_bytes() for p in root.rglob("*") if p.is_file()}


# ------------------------------------------------------------------------------------ a new service


def test_a_new_service_is_written_as_it_was_typed(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE)

    assert (done.outcome, done.path) == (Outcome.FINE, WALK), done.summary
    assert data(world, WALK) == {
        "name": "Walk and Talk",
        "organisation": "harbour-friends",
        "areas": ["sunderland"],
        "kind": ["peer-group"],
        "needs": ["low-mood", "isolation"],
        "status": "open",
        "summary": "A weekly walk for parents with prams.",
        "how_to_get_help": {"routes": ["self"]},
        "contact": {
            "phones": [{"number": "0191 498 0155", "hours": "Weekdays, 9am to 4pm"}],
            "website": "https://example.org/walk",
        },
        "cost": "free",
        "access": ["in-person"],
        "sources": [
            {
                "url": "https://example.org/walk",
                "says": "what it is, when, and the phone number",
            }
        ],
        "notes_for_editors": "Made from issue 12 on 2026-11-22. Nobody has asked them.\n",
    }


def test_the_first_line_of_the_summary_is_a_title_without_a_word_of_the_issue(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"name": "Fixes #5 @everyone"})

    assert done.summary.partition("\n")[0] == "# Add service fixes-5-everyone (issue 12)"
    assert "Closes #12" in done.summary


def test_a_leading_zero_survives_from_the_issue_to_the_record_and_back(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"phone": "01914980155"})

    assert done.outcome is Outcome.FINE, done.summary
    assert 'number: "01914980155"' in (world / WALK).read_text("utf-8")
    changed = applied(
        world, CHANGE_SERVICE, record="walk-and-talk", phone="0191 498 0156", **SOURCE
    )
    assert changed.outcome is Outcome.FINE, changed.summary
    contact = data(world, WALK)["contact"]
    assert isinstance(contact, dict)
    assert contact["phones"][0]["number"] == "0191 498 0156"
    assert "01914980155" in changed.summary
    assert "0191 498 0156" in changed.summary


def test_without_a_source_a_new_service_is_held_and_the_summary_asks_for_one(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"source-says": "see bob@example.org"})

    assert done.outcome is Outcome.LOOK
    assert data(world, WALK)["held"] == "From issue 12. No source yet."
    assert "Find one before it is published" in done.summary
    assert "missing-field" in done.summary


def test_an_organisation_that_is_not_there_is_named_by_the_check(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"organisation": "Harbor Freinds"})

    assert done.outcome is Outcome.LOOK
    assert "Did you mean 'harbour-friends'?" in done.summary


def test_a_name_that_is_there_already_gets_another_file_and_a_doubt(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"name": "Tea and Talk"})

    assert done.path == "directory/services/sunderland/tea-and-talk-sunderland.yml"
    assert done.outcome is Outcome.LOOK
    assert "There is an entry of that name already" in done.summary


def test_a_service_about_abuse_is_written_without_its_place(world: Path) -> None:
    place = {"needs": "Abuse at home", "address": "1 Hidden Street", "postcode": "SR1 1AA"}
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | place)

    assert "places" not in data(world, WALK)
    assert "Hidden Street" not in done.summary
    assert "confirm in writing" in done.summary


@pytest.mark.parametrize("where", ["place", "summary"])
def test_a_place_that_speaks_of_a_refuge_is_not_written_whatever_the_needs(
    world: Path, where: str
) -> None:
    answers = {
        "address": "1 Hidden Street",
        "postcode": "SR1 1AA",
        where: "Talk at Example Refuge.",
    }
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | answers)

    assert "places" not in data(world, WALK)
    assert "Hidden Street" not in done.summary


def test_an_email_address_in_free_text_is_not_copied(world: Path) -> None:
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"how": "Write to jane.roe@example.org"})

    assert "jane" not in (world / WALK).read_text("utf-8")
    assert "jane" not in done.summary
    assert "may be one person's" in done.summary


def test_a_service_for_everyone_stands_in_the_national_folder(world: Path) -> None:
    everywhere = option(ADD_SERVICE, world, "areas", "everywhere")
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"areas": everywhere})

    assert done.path == "directory/services/national/walk-and-talk.yml", done.summary


def test_an_area_that_is_not_there_makes_no_folder(world: Path) -> None:
    before = files(world)
    done = applied(world, ADD_SERVICE, **NEW_SERVICE | {"areas": "../../../etc"})

    assert done.outcome is Outcome.NOT_APPLIED
    assert files(world) == before


def test_a_new_example_is_always_held(world: Path) -> None:
    done = applied(
        world,
        ADD_EXAMPLE,
        title="Prams on the pier",
        strapline="Parents walk together once a week.",
        submitted_by="harbour-friends",
        areas="Sunderland",
        needs="Feeling alone",
        practice_stage="Established",
        **SOURCE,
    )

    assert done.path == "content/practice/prams-on-the-pier.yml"
    assert data(world, done.path)["held"] == "Sent in issue 12. No editor has written it up yet."


# ---------------------------------------------------------------------------------------- a change


def test_exact_values_change_what_they_name_and_nothing_else(world: Path) -> None:
    before = data(world, TEA)
    changes = (
        "contact.phones.1.number: 0191 498 0177\n"
        "opening.1.days: mon, wed\n"
        "also_called:\n  Talk over Tea\n  Tea time: with # and: colons\n"
        "waiting: (delete)"
    )
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", changes=changes, **SOURCE)

    after = data(world, TEA)
    assert done.outcome is Outcome.FINE, done.summary
    assert after["contact"]["phones"][0] == {  # type: ignore[index]
        "number": "0191 498 0177",
        "label": "Group worker",
        "hours": "Weekdays, 9am to 4pm",
        "own": "yes",
    }
    assert after["opening"] == [{"days": ["mon", "wed"], "from": "10:00", "to": "12:00"}]
    assert after["also_called"] == ["Talk over Tea", "Tea time: with # and: colons"]
    assert "waiting" not in after
    changed = {key for key in before if after.get(key) != before[key]}
    assert changed == {"contact", "opening", "also_called", "waiting", "sources"}


@pytest.mark.parametrize("end", ["", "/", "/index.html", ".html", "/?x=1", "/#contact"])
def test_the_address_of_the_page_names_the_entry_too(world: Path, end: str) -> None:
    page = f"https://signpost.example/sunderland/services/tea-and-talk{end}"
    done = applied(world, CHANGE_SERVICE, record=page, status="Paused", **SOURCE)

    assert done.path == TEA
    assert data(world, TEA)["status"] == "paused"
    assert done.outcome is Outcome.LOOK
    assert "closed-without-try-instead" in done.summary


def test_a_change_without_a_source_is_written_and_doubted(world: Path) -> None:
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", phone="0191 498 0177")

    assert done.outcome is Outcome.LOOK
    assert "It names no page where this can be read" in done.summary


def test_a_page_without_what_it_tells_is_no_source_yet(world: Path) -> None:
    page = {"source": "https://example.org/new"}
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", phone="0191 498 0177", **page)

    assert done.outcome is Outcome.LOOK
    assert "https://example.org/new" not in (world / TEA).read_text("utf-8")
    assert "this can be read at `https://example.org/new`" in done.summary


def test_a_second_number_is_added_by_its_place(world: Path) -> None:
    changes = "contact.phones.2.number: 0191 498 0178\ncontact.phones.2.label: Office"
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", changes=changes, **SOURCE)

    phones = data(world, TEA)["contact"]["phones"]  # type: ignore[index]
    assert [phone["number"] for phone in phones] == ["0191 498 0101", "0191 498 0178"], done
    again = applied(world, CHANGE_SERVICE, record="tea-and-talk", phone="0191 498 0179", **SOURCE)
    assert again.outcome is Outcome.NOT_APPLIED
    assert "This entry has several numbers" in again.summary


def test_the_only_number_is_taken_away_with_the_list_that_held_it(world: Path) -> None:
    done = applied(
        world, CHANGE_SERVICE, record="tea-and-talk", changes="contact.phones.1: (delete)", **SOURCE
    )

    assert done.path == TEA, done.summary
    assert data(world, TEA)["contact"] == {
        "email": "tea@example.org", "website": "https://example.org/tea",
    }  # fmt: skip


def test_a_cleared_number_takes_its_label_and_hours_with_it(world: Path) -> None:
    more = "contact.phones.2.number: 0191 498 0178\ncontact.phones.2.label: Office"
    applied(world, CHANGE_SERVICE, record="tea-and-talk", changes=more, **SOURCE)
    changes = "contact.phones.1.label: Desk\ncontact.phones.1.number: (delete)"
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", changes=changes, **SOURCE)

    phones = data(world, TEA)["contact"]["phones"]  # type: ignore[index]
    assert phones == [{"number": "0191 498 0178", "label": "Office"}], done.summary


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("contact.phones.0010.number: 0191 498 0101", "`0010` is no place in a list here"),
        ("contact.phones.0.number: 0191 498 0101", "`0` is no place in a list here"),
        ("fone: 0191", "There is no field called `fone`"),
        ("checked.on: 2026-11-22", "Only an editor sets `checked`"),
        ("held: (delete)", "Only an editor sets `held`"),
        ("places.1.confirmed_public: 2026-11-22", "Only an editor sets `confirmed_public`"),
        ("contact.phones.9.number: 0191 498 0101", "so the next is number 2"),
        ("contact: 0191 498 0101", "Say which of its parts"),
        ("contact.phones: 0191 498 0101", "Say which of its parts"),
        ("contact.phones.number: 0191 498 0101", "Say which entry of the list"),
        ("../../etc/passwd: x", "is not a field and a value"),
        ("status.__class__: x", "There is no field called `__class__`"),
        ("status:", "Nothing stands after the colon"),
        ("stage: pregnancy", "Did you mean `stages`?"),
    ],
)
def test_a_line_that_is_no_field_is_said_and_changes_nothing(
    world: Path, line: str, said: str
) -> None:
    before = files(world)
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", changes=line, **SOURCE)

    assert done.outcome is Outcome.NOT_APPLIED
    assert said in done.summary
    assert files(world) == before


def test_words_alone_change_nothing_and_are_kept_for_a_person_to_read(world: Path) -> None:
    done = applied(world, CHANGE_SERVICE, record="tea-and-talk", what_is_wrong="It is closed.")

    assert done.outcome is Outcome.NOT_APPLIED
    assert "It is closed." in done.summary
    assert "someone must make the change by hand" in done.summary


def test_a_practice_example_is_changed_by_its_fields(world: Path) -> None:
    done = applied(
        world, CHANGE_EXAMPLE, record="tea-in-sunderland", changes="teaser: Tea, weekly.", **SOURCE
    )

    assert done.path == "content/practice/tea-in-sunderland.yml", done.summary
    assert data(world, done.path)["teaser"] == "Tea, weekly."


@pytest.mark.parametrize("named", ["nothing-here", "../tea-and-talk", "/etc/passwd", TEA, "*", ""])
def test_what_names_no_entry_is_refused(world: Path, named: str) -> None:
    done = applied(world, CHANGE_SERVICE, record=named, status="Open")

    assert (done.outcome, done.path) == (Outcome.NOT_APPLIED, "")


# --------------------------------------------------------------------------------- still right, else


def test_still_right_from_the_service_itself_is_a_check_by_form(world: Path) -> None:
    done = applied(world, STILL_RIGHT, record="tea-and-talk", how_you_know=I_WORK_THERE)

    assert data(world, TEA)["checked"] == {"on": "2026-11-22", "how": "form", "by": "the service"}
    assert done.outcome is Outcome.LOOK
    assert "Nobody knows yet that the writer works there" in done.summary


@pytest.mark.parametrize("how", ["I used it lately", "I asked them lately", ""])
def test_still_right_from_anyone_else_is_no_check(world: Path, how: str) -> None:
    before = files(world)
    done = applied(world, STILL_RIGHT, record="tea-and-talk", how_you_know=how)

    assert done.outcome is Outcome.NOT_APPLIED
    assert files(world) == before


def test_something_else_is_for_people_to_read(world: Path) -> None:
    done = applied(world, SOMETHING_ELSE, message="Hello")

    assert done.outcome is Outcome.NOT_APPLIED


# ------------------------------------------------------------------------------------- the command


def test_the_command_reads_standard_input_and_says_what_became_of_it(world: Path) -> None:
    body = rendered(ADD_SERVICE, NEW_SERVICE).encode()
    run = ["apply-issue", "-", "--number", "12", "--root", str(world), "--today", "2026-11-22"]
    ran = CliRunner().invoke(main, run, input=body)

    assert ran.exit_code == 0, ran.output
    assert ran.output.startswith("# Add service walk-and-talk (issue 12)\n")
    assert CliRunner().invoke(main, run, input=b"Hello").exit_code == 2


def test_the_summary_may_go_to_a_file_and_the_log_names_the_record(
    world: Path, tmp_path: Path
) -> None:
    (tmp_path / "body.md").write_bytes(
        rendered(CHANGE_SERVICE, {"record": "tea-and-talk", "phone": "0191 498 0177"}).encode()
    )
    ran = CliRunner().invoke(
        main,
        [
            "apply-issue",
            str(tmp_path / "body.md"),
            "--root",
            str(world),
            "--today",
            "2026-11-22",
            "--summary",
            str(tmp_path / "summary.md"),
        ],
    )

    assert ran.exit_code == 1
    assert ran.output == f"Written: {TEA}\n"
    assert re.match(r"# Change service tea-and-talk\n", (tmp_path / "summary.md").read_text())

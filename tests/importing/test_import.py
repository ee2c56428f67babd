"""Two real lists become records for an editor to read; what an editor has written is never changed."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from generator.checking.checking import check
from generator.cli import main
from generator.importing.pieces import pieces_of
from generator.importing.table import read_table
from generator.records.contact_fields import dialled
from tests.conftest import ROOT, TODAY

LISTS = ROOT / "tests" / "data" / "import"
FOLDER = "directory/services/greater-manchester"
AREA = """\
name: Greater Manchester
kind: health-area
codes: [E08000001]
sources:
  - {url: https://example.org/area, says: which councils it has}
"""
FOOD = (
    "--area", "greater-manchester", "--publisher", "GM Poverty Action", "--licence", "Open Government Licence v3.0",
    "--url", "http://www.gmpovertyaction.org/maps/", "--date", "2018-01", "--title", "Food Banks",
)  # fmt: skip
MINDS = (
    "--area", "greater-manchester", "--publisher", "Trafford Council", "--licence", "Open Government Licence v3.0",
    "--url", "https://www.trafforddatalab.io/open_data/mental_health", "--date", "2018-07", "--title", "Mental Health",
)  # fmt: skip


def make_world(root: Path) -> Path:
    """The good directory with the real vocabulary of kinds and needs, and the area that the lists are about."""
    shutil.copytree(ROOT / "tests/examples/good", root)
    for name in ("kinds", "needs", "audiences"):
        shutil.copy(ROOT / f"directory/vocabulary/{name}.yml", root / "directory/vocabulary")
    (root / "directory/areas/greater-manchester.yml").write_text(AREA, "utf-8")
    return root


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A copy of the good directory."""
    return Path(shutil.copytree(ROOT / "tests/examples/good", tmp_path / "world"))


def run(root: Path, file: Path, *options: str) -> Result:
    """``signpost import`` on the tests' own day."""
    given = ["import", str(file), "--root", str(root), "--today", TODAY.isoformat(), *options]
    return CliRunner().invoke(main, given)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with both lists in it."""
    root = make_world(tmp_path_factory.mktemp("import") / "world")
    first = run(root, LISTS / "food-banks.csv", *FOOD)
    assert first.exit_code == 0, first.output
    assert not (root / FOLDER).exists(), "the first time only proposes"
    plan = root / "directory/imports/food-banks.yml"
    text = plan.read_text("utf-8")
    plan.write_text(text.replace("kinds: []", "kinds: [practical-help]"), "utf-8")
    for name, options in (("food-banks", ()), ("mental-health", ("--yes", *MINDS))):
        done = run(root, LISTS / f"{name}.csv", "--report", str(root / f"{name}.csv"), *options)
        assert done.exit_code == 0, done.output
    return root


def became(root: Path, name: str) -> Counter[str]:
    """How many rows became what, from the table of the report."""
    with (root / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return Counter(row["what"] for row in csv.DictReader(file))


def test_every_row_of_both_lists_is_made_and_passes_the_checks(both: Path) -> None:
    assert became(both, "food-banks") == {"made": 171}
    assert became(both, "mental-health") == {"made": 60}
    checked = check(both, TODAY)
    assert [p for p in checked.problems if p.blocks] == []
    imported = [s for s in checked.catalogue.services.values() if FOLDER in s.path]
    assert len(imported) == 231
    assert all(s.held and s.held.startswith("Imported on 22 November 2026") for s in imported)
    assert all("Open Government Licence v3.0" in s.sources[0].says for s in imported)
    assert all(s.status == "unconfirmed" and not s.checked for s in imported)


def test_hours_are_read_where_they_have_one_meaning_and_kept_in_words_otherwise(
    both: Path,
) -> None:
    services = check(both, TODAY).catalogue.services.values()
    food = [s for s in services if s.sources[0].title == "Food Banks"]
    assert sum(bool(s.opening) for s in food) == 103
    in_words = [
        s for s in food if s.opening_note or "Opening hours: " in (s.notes_for_editors or "")
    ]
    assert len(in_words) == 50
    assert not any(s.opening and s.opening_note for s in food)


def test_no_number_of_either_list_loses_a_digit(both: Path) -> None:
    services = check(both, TODAY).catalogue.services
    for file, column in (("food-banks", "Contact"), ("mental-health", "telephone")):
        for row in read_table((LISTS / f"{file}.csv").read_bytes()).rows:
            kept = [
                s
                for s in services.values()
                if f"From row {row.number} of {file}.csv" in (s.notes_for_editors or "")
            ]
            assert len(kept) == 1
            for number in pieces_of(row.cells[column]).phones:
                assert dialled(number) in {dialled(p.number) for p in kept[0].contact.phones}
                assert number.startswith("0")


def test_a_number_that_lost_its_zero_gets_it_back_and_the_notes_say_so(both: Path) -> None:
    text = (both / FOLDER / "salvation-army-manchester-city-centre.yml").read_text("utf-8")
    assert '- number: "07464036317"' in text
    assert "The number 07464036317 stood there as 7464036317: its 0 was put back." in text


def test_no_address_of_a_service_for_people_who_face_abuse_is_written_anywhere(both: Path) -> None:
    written = {
        p.name: p.read_text("utf-8")
        for p in both.rglob("*")
        if p.is_file() and p.suffix in (".yml", ".csv")
    }
    assert "trafford-domestic-abuse-service.yml" in written
    assert "manchester-rape-crisis.yml" in written
    assert not [name for name, text in written.items() if "Example Road" in text or "0ZZ" in text]
    assert "An address was left out" in written["manchester-rape-crisis.yml"]


def test_a_mailbox_that_may_be_one_persons_is_not_written(both: Path) -> None:
    for file in (both / FOLDER).iterdir():
        assert "pat.example" not in file.read_text("utf-8"), file.name


def test_the_same_list_again_changes_nothing(both: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(both, tmp_path / "again"))
    before = {p: p.read_bytes() for p in root.rglob("*.yml")}
    done = run(root, LISTS / "food-banks.csv")
    assert "171 as before" in done.output
    assert before == {p: p.read_bytes() for p in root.rglob("*.yml")}


SMALL = """\
Name,Phone,Postcode,Opening times,Website
Tea Corner,0191 498 0170,SR1 9ZZ,Mon-Fri 9am-5pm,example.org/corner
Toy Shelf,0191 498 0171,SR2 9ZZ,by appointment,https://example.org/shelf
"""
TINY = (
    "--area", "sunderland", "--publisher", "The council", "--licence", "with permission",
    "--url", "https://example.org/list", "--yes",
)  # fmt: skip


def test_a_changed_list_changes_only_records_that_nobody_has_touched(world: Path) -> None:
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    assert "2 made" in run(world, file, *TINY).output
    corner, shelf = (
        world / f"directory/services/sunderland/{id_}.yml" for id_ in ("tea-corner", "toy-shelf")
    )
    edited = shelf.read_text("utf-8").replace("by appointment", "Call first.")
    shelf.write_text(edited, "utf-8")
    file.write_text(SMALL.replace("9am", "10am").replace("by appointment", "gone"), "utf-8")
    done = run(world, file)
    assert "1 updated" in done.output
    assert "row 3, Toy Shelf: left. an editor has changed its file" in done.output
    assert "10:00" in corner.read_text("utf-8")
    assert shelf.read_text("utf-8") == edited
    corner.unlink()
    assert "an editor moved or deleted its file" in run(world, file).output
    assert not corner.exists()


def test_a_row_that_may_be_a_service_already_there_is_skipped_and_named(world: Path) -> None:
    file = world / "list.csv"
    file.write_text("Name,Phone\nTea & Talk group,0191 4980101\n", "utf-8")
    done = run(world, file, *TINY)
    assert (
        "skipped. may be the same as directory/services/sunderland/tea-and-talk.yml" in done.output
    )
    assert not (world / "directory/services/sunderland/tea-talk-group.yml").exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_found(encoding: str, separator: str) -> None:
    rows = [["Name", "Phone"], ["Café “Bébé”", '="0191 498 0170"'], ["Two\nlines", "n/a"]]
    text = "\r\n".join(
        separator.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows
    )
    table = read_table(text.encode(encoding))
    assert [dict(row.cells) for row in table.rows] == [
        {"Name": "Café “Bébé”", "Phone": "0191 498 0170"},
        {"Name": "Two\nlines", "Phone": ""},
    ]
    assert [row.number for row in table.rows] == [2, 3]


def test_rows_that_cannot_be_read_are_named_by_their_number() -> None:
    table = read_table(b"Name,Phone\nA,1\nB,2,extra\n\n" + b'C,"' + b"x" * 30_000 + b'"\nD,4\n')
    assert [row.cells["Name"] for row in table.rows] == ["A", "D"]
    assert [row.number for row in table.unread] == [3, 5]
    assert "3 cells where there are 2 headings" in table.unread[0].why


def test_hostile_cells_stay_text(world: Path) -> None:
    file = world / "list.csv"
    hostile = [
        '=HYPERLINK("https://evil.example","x")', "a: b\n- c: &x", "<script>alert(1)</script>",
        "](javascript:alert(1))", "\x1b[31mred", "../../../etc/passwd", "@SUM(1+1)", "name: x\nheld: y", "x" * 500,
        "{% raw %}{{ 1 }}", "no", "~",
    ]  # fmt: skip
    with file.open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out)
        table.writerow(["Name", "Phone", "Description", "=cmd|x", "Opening times", "Cost"])
        table.writerows([[cell or "x"] * 6 for cell in hostile])
    done = run(world, file, *TINY, "--report", str(world / "report.csv"))
    assert done.exit_code == 0, done.output
    assert "\x1b" not in done.output
    checked = check(world, TODAY)
    assert [p for p in checked.problems if p.blocks] == []
    assert len(checked.catalogue.services) >= 3 + len(hostile) - 2
    assert {p.parent.name for p in world.rglob("*.yml") if "Imported" in p.read_text("utf-8")} == {
        "sunderland"
    }
    report = (world / "report.csv").read_text("utf-8")
    assert not [
        cell for row in csv.reader(report.splitlines()) for cell in row if cell[:1] in ("=", "@")
    ]


def test_what_is_missing_is_asked_for_and_nothing_is_written(world: Path) -> None:
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    done = run(world, file, "--area", "nowhere", "--url", "no address")
    assert done.exit_code == 1
    for words in ("no area called 'nowhere'", "--publisher", "--licence", "--url"):
        assert words in done.output
    assert not (world / "directory/imports").exists()


def test_a_plan_with_a_slip_is_told_by_heading(world: Path) -> None:
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    run(world, file, *TINY[:-1])
    plan = world / "directory/imports/list.yml"
    plan.write_text(plan.read_text("utf-8").replace('"Phone": phone', '"Phone": fone'), "utf-8")
    done = run(world, file)
    assert done.exit_code == 1
    assert "'Phone' cannot become 'fone'. Did you mean 'phone'?" in done.output


def test_names_in_other_letters_are_told_apart(world: Path) -> None:
    file = world / "list.csv"
    file.write_text(
        "Name,Postcode\n\u5317\u4eac,SR1 9ZZ\n\u4e0a\u6d77,SR1 9ZZ\nCaf\xe9,\nCaf,\n", "utf-8"
    )

    assert "4 made" in run(world, file, *TINY).output
    assert (world / "directory/services/sunderland/cafe.yml").exists()


def test_two_organisations_whose_ids_would_meet_stay_two(world: Path) -> None:
    """The list's first is no 'Harbour Friends' of ours, so its id gets a number: not that of the second."""
    held = world / "directory/organisations/new-start.yml"
    held.write_text(
        (world / "directory/organisations/harbour-friends.yml").read_text("utf-8"), "utf-8"
    )
    file = world / "list.csv"
    file.write_text("Name,Organisation\nTea,New Start\nWalk,New Start 2\n", "utf-8")

    assert "2 made" in run(world, file, *TINY).output
    catalogue = check(world, TODAY).catalogue
    runs = [catalogue.services[id_].organisation for id_ in ("tea", "walk")]
    assert [catalogue.organisations[id_].name for id_ in runs] == ["New Start", "New Start 2"]


@pytest.mark.parametrize("file", ["imports/list.yml", "imports/list.made.csv"])
def test_a_plan_saved_in_another_encoding_is_said(world: Path, file: str) -> None:
    table = world / "list.csv"
    table.write_text(SMALL, "utf-8")
    run(world, table, *TINY)
    saved = world / "directory" / file
    saved.write_bytes(saved.read_bytes() + b"# caf\xe9\n")

    done = run(world, table)
    assert done.exit_code == 1
    assert f"{file}: Save it with the encoding UTF-8." in done.output


def test_a_record_saved_in_another_encoding_is_left(world: Path) -> None:
    table = world / "list.csv"
    table.write_text(SMALL, "utf-8")
    run(world, table, *TINY)
    record = world / "directory/services/sunderland/tea-corner.yml"
    record.write_bytes(record.read_bytes() + b"# caf\xe9\n")
    table.write_text(SMALL.replace("0191 498 0170", "0191 498 0171"), "utf-8")

    done = run(world, table)
    assert "left as an editor had them" in done.output
    assert record.read_bytes().endswith(b"# caf\xe9\n")


@given(st.binary(max_size=400))
def test_no_file_makes_the_reader_fail(raw: bytes) -> None:
    table = read_table(raw)
    for row in table.rows:
        assert set(row.cells) <= set(table.headings)


@given(st.text(max_size=80))
def test_no_cell_makes_its_taking_apart_fail_and_every_number_is_in_it(text: str) -> None:
    digits = "".join(c for c in text.replace("O", "0") if c.isdigit())
    for number in pieces_of(text).phones:
        told = dialled(number).removeprefix("0")
        assert told in digits


def test_an_entry_that_must_not_come_back_does_not_come_by_a_list(world: Path) -> None:
    gone = world / "directory/gone/old-line.yml"
    gone.parent.mkdir(exist_ok=True)
    gone.write_text(
        'kind: service\nsince: "2026-01-01"\nwhy: It reached a stranger.\nphones: ["0191 498 0170"]\n',
        "utf-8",
    )
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    done = run(world, file, *TINY)
    assert "row 2, Tea Corner: skipped. " in done.output
    assert "must not come back" in done.output
    assert "1 made" in done.output


def test_a_file_that_does_not_read_is_not_written_over(world: Path) -> None:
    there = world / "directory/services/sunderland/tea-corner.yml"
    there.write_text("name: [broken\n", "utf-8")
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    assert "2 made" in run(world, file, *TINY).output
    assert there.read_text("utf-8") == "name: [broken\n"
    assert there.with_name("tea-corner-2.yml").exists()


def test_rows_that_move_in_the_list_change_nothing(world: Path) -> None:
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    run(world, file, *TINY)
    head, first, second = SMALL.splitlines()
    file.write_text(f"{head}\n{second}\n{first}\nNew Place,,SR3 9ZZ,,", "utf-8")
    done = run(world, file)
    assert "2 as before" in done.output
    assert "1 made" in done.output
    file.write_text(f"{head}\n{first}", "utf-8")
    assert "no longer in the list" in run(world, file).output


def test_what_a_row_is_about_is_guessed_from_its_words_and_marked_as_a_guess(both: Path) -> None:
    text = (both / FOLDER / "chorlton-anxiety-group.yml").read_text("utf-8")
    assert "needs: [anxiety]" in text
    assert "Guessed needs: anxiety from 'anxiety'. Not checked." in text


def test_that_a_service_is_there_in_a_crisis_is_never_guessed(both: Path) -> None:
    services = check(both, TODAY).catalogue.services.values()
    lifelines = {"emergency", "crisis", "helpline", "text-line"}
    assert not [s.id for s in services if FOLDER in s.path and lifelines & set(s.kind)]


HIDDEN = """\
Name,Phone,Venue,Postcode,Info,Contact,Times
Stay Safe,0191 498 0170,"Example Refuge, 4 Dene Road",SR4 9AA,Meets at 4 dene road,"0191 498 0171, 4 Dene Road",Mondays at 4 dene road
Tea Corner,0191 498 0172,Womens Aid on Park Road,SR5 9AA,Upstairs in Rose Cottage,,
Toy Shelf,0191 498 0173,"5 Elm Road, Sunderland",SR6 9AA,Ask for the Safe Friends team,,
Walk,0191 498 0174,"6 Oak Road, Sunderland",SR7 9AA,For all mothers,,
"""


def test_a_word_such_as_refuge_in_any_cell_keeps_the_place_out_of_every_file(world: Path) -> None:
    """Names, venues, notes: a refuge's place may stand in any, and so may the word or the name that says so."""
    friends = world / "directory/organisations/safe-friends.yml"
    friends.write_text(
        "name: Safe Friends\nkind: charity\ndoes: Keeps people safe.\nkeeps_address_private: yes\n"
        "sources:\n  - {url: https://example.org/safe, says: what it does}\n",
        "utf-8",
    )
    file = world / "list.csv"
    file.write_text(HIDDEN, "utf-8")
    done = run(world, file, *TINY)
    assert "4 made" in done.output, done.output
    file.unlink()
    written = " ".join(
        p.read_text("utf-8").lower() for p in world.rglob("*") if p.suffix in (".yml", ".csv")
    )
    for told in (
        "dene road",
        "park road",
        "rose cottage",
        "elm road",
        "sr4 9aa",
        "sr5 9aa",
        "sr6 9aa",
    ):
        assert told not in written
    assert "6 oak road" in written
    assert "sr7 9aa" in written
    assert [p for p in check(world, TODAY).problems if p.blocks] == []


def test_a_directory_without_a_need_for_abuse_hides_places_all_the_same(world: Path) -> None:
    needs = world / "directory/vocabulary/needs.yml"
    whole = needs.read_text("utf-8")
    needs.write_text(whole[: whole.index("  - id: domestic-abuse")], "utf-8")
    file = world / "list.csv"
    file.write_text(HIDDEN.split("\nToy", maxsplit=1)[0] + "\n", "utf-8")
    run(world, file, *TINY)
    text = (world / "directory/services/sunderland/stay-safe.yml").read_text("utf-8")
    assert "address: none" in text
    assert "dene" not in text.lower()


CHARITY = """\
Groups for parents in our town,,,,,,
,,,,,,
Group,Tel no.,Email/web,Who its for,What happens,\u00a3,Day/time
Tea Corner,0191 498 0170,www.example.org,Any parent,We drink tea.,Free,Mon-Fri 9am-5pm
Toy Shelf,0191 498 0171,hello@example.org,Dads,We play.,\u00a32,by appointment
Total: 2 groups,,,,,,
"""


def test_a_list_as_a_charity_keeps_it_is_understood(world: Path) -> None:
    """A title above the headings, short headings of its own, a total below."""
    file = world / "list.csv"
    for separator in (",", ";"):
        table = read_table(CHARITY.replace(",", separator).encode())
        assert table.title == "Groups for parents in our town"
        assert [row.number for row in table.rows] == [4, 5]
        assert [(row.number, row.why) for row in table.unread] == [
            (6, "It looks like the foot of the list, not a service: Total: 2 groups")
        ]
    file.write_text(CHARITY.replace(",,,,,,\n", "\n", 1), "utf-8")
    said = run(world, file, *TINY).output
    assert "The first line looks like a title: 'Groups for parents in our town'." in said
    for heading, target in (
        ("Group", "name"), ("Tel no.", "phone"), ("Email/web", "contact"), ("Who its for", "who"),
        ("What happens", "summary"), ("\u00a3", "cost"), ("Day/time", "opening"),
    ):  # fmt: skip
        assert f"  {heading} -> {target} (" in said
    assert "2 made" in said
    services = check(world, TODAY).catalogue.services
    assert services["tea-corner"].contact.website == "https://www.example.org"
    assert services["toy-shelf"].contact.email == "hello@example.org"
    assert services["toy-shelf"].cost_note == "\u00a32"
    assert services["toy-shelf"].summary == "We play."


def test_rows_of_a_list_with_one_heading_are_no_headings() -> None:
    assert read_table(b"Name\nTea,0191 498 0170\n").headings == ("Name",)
    assert read_table(b"Name\nTea\nWalk\n").headings == ("Name",)
    assert read_table(b"Name,Phone\nTotal Wellbeing,0191 498 0170\n").unread == ()


def test_a_date_in_words_is_quoted_and_shown_in_figures(world: Path) -> None:
    file = world / "list.csv"
    file.write_text(SMALL, "utf-8")
    done = run(world, file, *TINY, "--date", "Sept 2026")
    assert "'Sept 2026', in figures: --date 2018, --date 2018-07 or --date undated." in done.output

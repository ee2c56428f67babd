"""What *My list* loads: every number as its record has it, what became of old ids, and a digest that notices."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from py_mini_racer import MiniRacer

from generator.checking.checking import check
from generator.cli import main
from generator.exchange.list_cards import file_of, list_files
from generator.planning.digest import PART_LENGTH, PARTS
from generator.planning.my_list_pages import CARDS_IN_A_FILE
from generator.planning.site_plan import plan_sites
from generator.records.catalogue import Catalogue
from tests.conftest import REAL_DAY, ROOT, TODAY, Content

TEA = "directory/services/sunderland/tea-and-talk.yml"
SCRIPTS = ROOT / "site_templates" / "assets" / "list"

Cards = dict[str, dict[str, Any]]


def _cards(files: dict[str, bytes]) -> Cards:
    """All cards of a site, each in the file where the page's script looks for it."""
    found: Cards = {}
    for url, raw in files.items():
        name = Path(url).stem
        text = raw.decode().removeprefix(f'signpost.take("{name}",').removesuffix(");")
        for id_, card in json.loads(text).items():
            assert file_of(id_, len(files)) == int(name.removeprefix("cards-"))
            found[id_] = card
    return found


def _of(content: Content, area: str = "sunderland") -> Cards:
    checked = check(content.root, TODAY)
    assert checked.may_publish, [p for p in checked.problems if p.blocks]
    (plan,) = plan_sites(checked.catalogue, checked.settings, TODAY, frozenset({area}))
    return _cards(list_files(plan))


@pytest.fixture(scope="module")
def real() -> tuple[Catalogue, dict[str, Cards]]:
    """The real records, and the cards of two sites: one small, one large."""
    checked = check(ROOT, REAL_DAY)
    only = frozenset({"sunderland", "nottinghamshire"})
    plans = plan_sites(checked.catalogue, checked.settings, REAL_DAY, only)
    return checked.catalogue, {plan.folder: _cards(list_files(plan)) for plan in plans}


# ------------------------------------------------------------------------------------------ the cards


def test_every_number_on_a_card_is_digit_equal_with_its_record(
    real: tuple[Catalogue, dict[str, Cards]],
) -> None:
    """All phones and texts of the real records, as shown and as called; none is lost, none is added."""
    catalogue, sites = real
    seen = 0
    for cards in sites.values():
        for id_, card in cards.items():
            if "name" not in card:
                continue
            contact = catalogue.services[id_].contact
            numbers = [*(p.number for p in contact.phones), *(t.number for t in contact.texts)]
            typed = [re.sub(r"\D", "", number) for number in numbers]
            ways = [way for way in card.get("ways", ()) if way[0] in ("call", "text")]
            shown = [re.sub(r"\D", "", way[3]) for way in ways]
            led = [re.sub(r"\D", "", way[1].partition("?")[0]) for way in ways]
            assert shown == led
            assert shown == (typed if card.get("ways") else [])
            seen += len(shown)

    assert seen > 60


def test_every_service_of_a_site_that_has_a_page_has_a_card(
    real: tuple[Catalogue, dict[str, Cards]],
) -> None:
    """So that whatever has a button to save it can be shown; an old id leads to a card."""
    catalogue, sites = real
    for folder, cards in sites.items():
        shown = {id_ for id_, card in cards.items() if "name" in card}
        assert len(shown) > 20, folder
        assert {id_ for id_ in shown if catalogue.services[id_].held} == set()
        assert [id_ for id_, card in cards.items() if not {"name", "gone", "now"} & set(card)] == []
        assert [
            card["now"] for card in cards.values() if card.get("now", "samaritans") not in shown
        ] == []


def test_files_are_small_however_large_the_directory_is(
    real: tuple[Catalogue, dict[str, Cards]],
) -> None:
    """A list of five asks for at most five files of some two dozen cards each."""
    ids = [f"service-{n}" for n in range(10_000)]
    files = -(-len(ids) // CARDS_IN_A_FILE)
    sizes = [0] * files
    for id_ in ids:
        sizes[file_of(id_, files)] += 1
    cards = [len(json.dumps(card)) for site in real[1].values() for card in site.values()]

    assert max(sizes) <= 2.2 * CARDS_IN_A_FILE
    assert sum(cards) / len(cards) < 1_400


def test_what_became_of_an_entry_is_said_and_its_number_is_not(content: Content) -> None:
    """Withdrawn, gone with a tombstone, and renamed."""
    elmdale = _of(content, "elmdale")
    sunderland = _of(content)

    assert elmdale["lullaby-letters"].keys() == {"gone"}
    assert elmdale["buggy-walk"] == {"now": "walk-and-talk"}
    assert sunderland["calm-corner"].keys() == {"gone"}


def test_a_withdrawal_without_a_build_takes_the_card_as_well(content: Content) -> None:
    """Also where another card says to try it instead."""
    content.build("sunderland")
    before = _cards(_published(content))
    content.write("directory/areas/broken.yml", "name: Elm Dale\n")
    words = ["withdraw", "tea-and-talk", "--today", "2026-11-22", "--jobs", "1"]
    result = CliRunner().invoke(main, [*words, "--root", str(content.root)])
    after = _cards(_published(content))

    assert result.exit_code == 0, result.output
    assert "0191 498 0101" in json.dumps(before["tea-and-talk"])
    assert after["tea-and-talk"] == {"gone": "22 November 2026"}
    assert "tea-and-talk" in json.dumps(before["quiet-hour"])
    assert "tea-and-talk" not in json.dumps(after["quiet-hour"])
    assert after["calm-line"] == before["calm-line"]


def _published(content: Content) -> dict[str, bytes]:
    folder = content.target / "sunderland" / "my-list"
    return {f"my-list/{path.name}": path.read_bytes() for path in folder.glob("cards-*.js")}


# ----------------------------------------------------------------------------------------- the digest


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("0191 498 0101", "0191 498 0199", "ways"),
        ("from: 10:00", "from: 10:30", "times"),
        ("SR1 9ZZ", "SR1 9ZY", "places"),
        ("cost: free", "cost: not-known", "rest"),
        ("A weekly group where parents talk over tea.", "Talk over tea each week.", None),
    ],
)  # fmt: skip
def test_a_digest_tells_which_part_has_changed(
    content: Content, old: str, new: str, part: str | None
) -> None:
    before = _of(content)["tea-and-talk"]["digest"]
    text = (content.root / TEA).read_text("utf-8")
    assert old in text
    content.write(TEA, text.replace(old, new))
    after = _of(content)["tea-and-talk"]["digest"]
    parts = [
        name
        for n, name in enumerate(PARTS)
        if before[n * PART_LENGTH :][:PART_LENGTH] != after[n * PART_LENGTH :][:PART_LENGTH]
    ]

    assert len(before) == len(after) == len(PARTS) * PART_LENGTH
    assert parts == ([part] if part else [])


def test_a_check_changes_no_digest(content: Content) -> None:
    """That someone looked again and found all as it was is no change for her."""
    before = _of(content)["calm-line"]["digest"]
    record = next(content.root.glob("directory/services/*/calm-line.yml"))
    path = record.relative_to(content.root).as_posix()
    content.write(
        path, record.read_text("utf-8") + "checked: {on: 2026-11-20, how: phone, by: maintainer}\n"
    )
    card = _of(content)["calm-line"]

    assert card["state"][0] == "Checked 20 November 2026"
    assert card["digest"] == before


# ------------------------------------------------------------------------------ the script's own sums

Eval = Callable[[str], Any]


@pytest.fixture(scope="module")
def run() -> Iterator[Eval]:
    """The part of the page's script that makes messages, and the sum that finds a card's file."""
    engine = MiniRacer()
    engine.eval((SCRIPTS / "message.js").read_text("utf-8"))
    sums = re.search(
        r"function fileOf.*?\n  }\n", (SCRIPTS / "cards.js").read_text("utf-8"), re.DOTALL
    )
    assert sums
    engine.eval(sums[0])

    def run_(code: str) -> Any:
        return json.loads(str(engine.eval(f"JSON.stringify({code})")))

    yield run_
    engine.close()


def test_the_page_looks_for_a_card_where_the_build_put_it(run: Eval) -> None:
    ids = ["samaritans", "a", "washington-mind", "x" * 90, "nhs-24-7"]
    total = [[run(f"fileOf({json.dumps(id_)}, {n})") for id_ in ids] for n in (1, 3, 417)]

    assert total == [[file_of(id_, n) for id_ in ids] for n in (1, 3, 417)]


BASIC = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION = "^{}\\[~]|€\f"


def _parts(text: str) -> int:
    """How many messages *text* takes: 3GPP TS 23.038 and 23.040, reckoned apart from the script."""
    gsm = all(letter in BASIC or letter in EXTENSION for letter in text)
    if gsm:
        units = [2 if letter in EXTENSION else 1 for letter in text]
    else:
        units = [len(letter.encode("utf-16-le")) // 2 for letter in text]
    whole, each = (160, 153) if gsm else (70, 67)
    if sum(units) <= whole:
        return 1
    rooms = [0]
    for unit in units:
        if rooms[-1] + unit > each:
            rooms.append(0)
        rooms[-1] += unit
    return len(rooms)


#: Letters of every kind that the count must tell apart: basic, extension, accents, others, beyond 16 bits.
LETTERS = st.one_of(
    st.sampled_from(BASIC + EXTENSION), st.sampled_from("’–…ŵêłçنि中😀"), st.sampled_from("abc €")
)


@settings(max_examples=60, deadline=None)
@given(st.text(LETTERS, max_size=500))
def test_messages_are_counted_as_networks_count_them(run: Eval, text: str) -> None:
    assert run(f"signpost.message.size({json.dumps(text)})")["parts"] == _parts(text)


def test_the_edges_of_one_two_and_three_messages_are_known(run: Eval) -> None:
    def size(text: str) -> int:
        return int(run(f"signpost.message.size({json.dumps(text)})")["parts"])

    gsm = [size("a" * n) for n in (0, 160, 161, 306, 307, 459, 460)]
    other = [size("中" * n) for n in (1, 70, 71, 134, 135, 201, 202)]

    assert gsm == [1, 1, 2, 2, 3, 3, 4]
    assert other == [1, 1, 2, 2, 3, 3, 4]
    assert size("€" * 80) == 1
    assert size("a" * 152 + "€" * 5) == 2
    assert size("a" * 152 + "€" + "a" * 152) == 3  # a pair is not cut: one place stays empty


NAME = st.text(st.one_of(LETTERS, st.sampled_from("Mind and Body ")), min_size=1, max_size=90)
NUMBER = st.from_regex(r"0[0-9]{3} [0-9]{3} [0-9]{4}", fullmatch=True)
ENTRY = st.fixed_dictionaries(
    {"name": NAME, "number": NUMBER, "kind": st.sampled_from(["call", "text"]), "word": st.sampled_from(["", "HELP"])}
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(ENTRY, max_size=20))
def test_a_text_message_fits_in_three_with_every_number_whole(
    run: Eval, entries: list[dict[str, str]]
) -> None:
    """As many as fit, from the first, in her order; one more would not fit."""
    words = '{text: "Text", to: "to"}'
    made = run(f"signpost.message.sms({json.dumps(entries)}, {words})")
    numbers = re.findall(r"0[0-9]{3} [0-9]{3} [0-9]{4}(?=\n|$)", made["text"])

    assert _parts(made["text"]) <= 3
    assert numbers == [entry["number"] for entry in entries[: made["fit"]]]
    assert made["fit"] == len(entries) or made["fit"] >= 3
    assert run(f"decodeURIComponent(signpost.message.smsHref({json.dumps(made['text'])}))") == (
        f"sms:?&body={made['text']}"
    )


def test_five_services_with_long_names_fit_and_names_give_way_first(run: Eval) -> None:
    name = "Cumbria, Northumberland, Tyne and Wear Perinatal Community Mental Health Team – North"
    entries = [{"name": name, "number": f"0191 498 010{n}", "kind": "call"} for n in range(5)]
    made = run(f"signpost.message.sms({json.dumps(entries)}, {{}})")
    first = made["text"].split("\n")[0]

    assert made["fit"] == 5
    assert made["parts"] == 3
    assert _parts(made["text"]) == 3
    assert len(first) > 60
    assert first.endswith(".: 0191 498 0100")
    assert "–" not in made["text"]


def test_an_e_mail_draft_has_no_recipient_and_says_how_many_fit(run: Eval) -> None:
    entries = [
        {"name": f"Service {n}", "reach": ["Call 0191 498 0100"], "more": ["Monday, 9am to 5pm " * 3]}
        for n in range(60)
    ]  # fmt: skip
    words = '{mailSubject: "A list", mailLink: "Page:"}'
    few = run(
        f'signpost.message.mail({json.dumps(entries[:5])}, "https://x.example/#list=a", {words})'
    )
    many = run(
        f'signpost.message.mail({json.dumps(entries)}, "https://x.example/#list=a", {words})'
    )

    assert few["href"].startswith("mailto:?subject=A%20list&body=Service%200%0D%0ACall")
    assert few["fit"] == 5
    assert "Monday" in few["href"]
    assert 10 < many["fit"] < 60
    assert len(many["href"]) <= 1500
    assert "Monday" not in many["href"]

"""The files that search loads: what they hold, what they never hold, and how large they are."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.synthetic import make
from generator.checking.checking import Checked, check
from generator.planning.site_plan import plan_sites
from generator.search.coding import COMMON, LETTERS, Table, code, front_coded
from generator.search.concepts import Concepts
from generator.search.engine import Engine
from generator.search.everyday import Everyday
from generator.search.files import search_files, search_index
from generator.search.script import scripts
from generator.search.services import SHARD
from tests.conftest import REAL_DAY, ROOT
from tests.real import real_check

# One process makes what they look at, and makes it once.
pytestmark = pytest.mark.xdist_group("index")

TODAY = REAL_DAY
Files = Mapping[str, Mapping[str, bytes]]


@pytest.fixture(scope="module")
def checked() -> Checked:
    return real_check(TODAY)


@pytest.fixture(scope="module")
def files(checked: Checked) -> Files:
    """The files of each site, by its folder."""
    return index_files(ROOT, checked)


def index_files(root: Path, checked: Checked) -> Files:
    concepts = Concepts(checked.catalogue)
    return {
        plan.folder: search_files(search_index(root, concepts, plan.material), None)
        for plan in plan_sites(checked.catalogue, checked.settings, TODAY)
    }


def test_each_file_is_json_and_the_same_in_a_script(files: Files) -> None:
    for made in files.values():
        for name in {url.rpartition(".")[0] for url in made}:
            script = made[f"{name}.js"].decode()
            plain = json.loads(made[f"{name}.json"])
            start = f'signpost.take("{name.removeprefix("search/")}",'
            assert script.startswith(start)
            assert json.loads(script[len(start) : -2]) == plain


def test_the_same_records_give_the_same_bytes(checked: Checked, files: Files) -> None:
    assert index_files(ROOT, checked) == files


def test_no_service_kept_private_or_about_abuse_has_a_point(checked: Checked, files: Files) -> None:
    services, seen = checked.catalogue.services, 0
    for made in files.values():
        shard = json.loads(made["search/services-0.json"])
        for at, id_ in enumerate(shard["ids"]):
            service = services[id_]
            abuse = {"domestic-abuse", "sexual-violence"} & set(service.needs[:1])
            if abuse or service.address == "none":
                seen += 1
                assert str(at) not in shard["points"]
    assert seen > 10


def test_no_summary_is_sent_twice(files: Files) -> None:
    for made in files.values():
        shard = json.loads(made["search/services-0.json"])
        about = json.loads(made["search/about-0.json"])["about"]
        assert len(about) == len(shard["ids"])
        assert "about" not in shard


def test_every_real_site_answers_first_within_twenty_five_kilobytes(files: Files) -> None:
    """The urgent panel and the card wait for the concepts alone, the first services for two files."""
    for made in files.values():
        first, services = (
            len(gzip.compress(made[f"search/{name}.js"], 9)) for name in ("concepts", "services-0")
        )
        assert first < 15_000
        assert first + services < 25_000


def test_no_old_number_or_address_stands_in_a_file(checked: Checked, files: Files) -> None:
    """Search finds whose it was by its hash; the number itself is sent nowhere."""
    services, organisations = checked.catalogue.services, checked.catalogue.organisations
    old = [o.value for service in services.values() for o in service.superseded]
    old += [o.value for organisation in organisations.values() for o in organisation.superseded]
    assert len(old) > 10
    whole = [re.compile(rf"(?<!\d){re.escape(value)}(?!\d)") for value in old]
    tight = [re.compile(rf"(?<!\d){v.replace(' ', '')}(?!\d)") for v in old if len(v) > 9]
    for made in files.values():
        for name, content in made.items():
            for value in (*whole, *tight):
                assert not value.search(content.decode()), (name, value.pattern)


def test_the_script_with_the_box_is_small() -> None:
    names, files = scripts(ROOT / "site_templates")
    sizes = {name: len(gzip.compress(content, 9)) for name, content in files.items()}
    assert sizes[names.first] < 13_500
    assert sizes[names.further] < 8_700
    assert sizes[names.places] < 7_000


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Checked]:
    """A directory of more services than one shard holds."""
    root = tmp_path_factory.mktemp("large")
    make(ROOT, root, SHARD + 300)
    shutil.copytree(
        ROOT / "directory" / "places", root / "directory" / "places", dirs_exist_ok=True
    )
    return root, check(root, TODAY)


def test_a_large_area_has_several_shards_and_every_service_in_one(
    large: tuple[Path, Checked],
) -> None:
    root, checked = large
    made = index_files(root, checked)["example-town"]
    concepts = json.loads(made["search/concepts.json"])
    assert concepts["shards"] == 2
    ids = [id_ for n in range(2) for id_ in json.loads(made[f"search/services-{n}.json"])["ids"]]
    assert len(ids) == len(set(ids)) == SHARD + 300


def test_search_finds_services_of_every_shard(large: tuple[Path, Checked]) -> None:
    root, checked = large
    plan = next(p for p in plan_sites(checked.catalogue, checked.settings, TODAY) if p.folder)
    index = search_index(root, Concepts(checked.catalogue), plan.material)
    with Engine(ROOT / "site_templates", index) as engine:
        for id_ in (shard["ids"][-1] for shard in index.shards):
            name = checked.catalogue.services[id_].name
            assert engine.ask(name)["services"][0]["id"] == id_


def test_stems_are_coded_and_read_back_by_their_place() -> None:
    words = [f"w{n:04}" for n in range(3000)]
    table = Table([words, words[:20]])
    assert table.common[:20] == words[:20]
    assert len({code(n) for n in range(3000)}) == 3000
    assert all(len(code(n)) == (1 if n < COMMON else 2) for n in range(3000))
    assert front_coded(["able", "abort", "about"]) == "0able 2ort 3ut"
    assert len(set(LETTERS)) == len(LETTERS)


@pytest.mark.parametrize(
    ("word", "known", "risk"),
    [
        ("wifi", {"wife"}, False),  # four letters are never changed
        ("sweeping", {"sleep"}, True),
        ("convinced", {"confidence"}, False),
        ("berth", {"birth"}, True),
        ("kettle", {"baby"}, False),
        ("worried", {"worry", "worried"}, False),
    ],
)
def test_only_everyday_words_near_a_known_one_are_sent(
    word: str, known: set[str], risk: bool
) -> None:
    assert (word in Everyday([word]).at_risk(known)) is risk

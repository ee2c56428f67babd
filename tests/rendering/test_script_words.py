"""Words in scripts: English scripts are as if nothing were marked, and another language changes words alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import rjsmin
from babel.messages.extract import extract
from py_mini_racer import MiniRacer

from generator.publishing.site_files import SCRIPTS, assets, assets_in
from generator.rendering.languages import languages
from generator.rendering.script_words import WrongMark, with_words
from generator.rendering.speaking import Language
from tests.conftest import ROOT
from tests.pretending import pretend, said

TEMPLATES = ROOT / "site_templates"
SOURCES = sorted((TEMPLATES / "assets").rglob("*.js"))
_SIMPLE = re.compile(r'(?<![\w.$])_\(("[^"]*")\)')


@pytest.fixture(scope="module")
def polish(tmp_path_factory: pytest.TempPathFactory) -> Language:
    """Polish with the words that tests pretend."""
    templates = shutil.copytree(
        TEMPLATES / "catalogues", tmp_path_factory.mktemp("words") / "catalogues"
    ).parent
    pretend(templates, "pl")
    return next(iter(languages(templates, ["pl"], print)))


@pytest.mark.parametrize(
    ("marked", "english"),
    [
        ('say(_("Saved"))', 'say("Saved")'),
        (
            'n => _("%(name)s is now %(at)s of %(of)s.", { name, at: k + 1, of: all.length })',
            'n => name + " is now " + (k + 1) + " of " + all.length + "."',
        ),
        ('x = _("%(a)s%(b)s", { a, b })', 'x = "" + a + b'),
        ('say(_("100%% of %(a)s", { a: f(b)[c] }))', 'say("100% of " + f(b)[c])'),
        (
            'n => _n("%(number)s service", "%(number)s services", n)',
            'n => n === 1 ? "1 service" : n + " services"',
        ),
        (
            'a + _n("%(number)s message.", "%(number)s messages.", n) + b',
            'a + (n === 1 ? "1 message." : n + " messages.") + b',
        ),
        (
            'f(_n("%(a)s: %(number)s", "%(a)s: %(number)s all", b - 1, { a }))',
            'f((b - 1) === 1 ? a + ": 1" : a + ": " + (b - 1) + " all")',
        ),
        ("_day(iso, text.match(/[0-9]+ \\w+$/)[0])", "text.match(/[0-9]+ \\w+$/)[0]"),
        ("make(_of(link), _plain(W.text))", "make(link.textContent, W.text)"),
        ("(_, number) => known_(number)", "(_, number) => known_(number)"),
    ],
)
def test_english_is_what_it_would_be_without_marks(marked: str, english: str) -> None:
    """Texts and values joined, nothing else: no list of words, no function that looks them up."""
    assert with_words(marked, None) == english


def test_published_english_scripts_have_no_mark_and_those_with_plain_words_are_the_same_to_the_byte() -> (
    None
):
    """But for marks, what is published is the source without comments, and no semicolon before a brace."""
    made = assets(TEMPLATES)
    published = {name: made.files[f"assets/{made.scripts[name]}"].decode() for name in SCRIPTS}
    published["leave"] = made.first_paint.script
    compared = set()
    for name, script in published.items():
        parts = SCRIPTS.get(name, ("leave",))
        source = "".join((TEMPLATES / f"assets/{part}.js").read_text("utf-8") for part in parts)
        assert not re.search(r"(?<![\w.$])_\w*\(", script), name
        unmarked = _SIMPLE.sub(r"\1", source)
        if not re.search(r"(?<![\w.$])_(n|of|plain|day|ago)?\(", unmarked):
            assert script == str(rjsmin.jsmin(unmarked)).replace(";}", "}"), name
            compared.add(name)

    assert {"leave", "save"} <= compared


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_a_semicolon_before_a_brace_may_go_and_babel_finds_each_mark(path: Path) -> None:
    """No empty statement and no such text. A mark inside of a mark would be found by us and not by Babel."""
    source = path.read_text("utf-8")
    assert ";}" not in source
    assert not re.search(r"\b(for|while|if) ?\(([^()]|\([^()]*\))*\)\s*;", source)
    with path.open("rb") as file:
        found = list(extract("javascript", file, {"_": None, "_n": (1, 2)}))
    code = re.sub(r"^\s*//.*$", "", source, flags=re.MULTILINE)
    assert len(found) == len(re.findall(r"(?<![\w.$])_n?\(", code))


@pytest.mark.parametrize(
    "wrong",
    [
        "_(words)",
        "_('Saved')",
        '_("Saved" + name)',
        '_("%(name)s is off.")',
        '_("Saved", { name })',
        '_("Saved").length',
        '_("Saved"',
        '_n("%(number)s service", "services", n)',
    ],
)
def test_a_mark_that_says_no_message_stops_the_build(wrong: str) -> None:
    """Our own mistake: what is marked is a text between double quotes, with all its values."""
    with pytest.raises(WrongMark):
        with_words(wrong, None)


def test_another_language_has_its_words_in_its_order_between_signs_that_isolate(
    polish: Language,
) -> None:
    """The value stays what it was; what nobody has said is English and has no sign."""
    script = with_words('[_("%(name)s is off your list.", { name }), _("Put it back")]', polish)

    assert script == '["\u2068Żżż: \u2066" + name + "\u2069\u2069", "Put it back"]'


def test_a_number_chooses_its_form_by_the_rule_of_the_language(polish: Language) -> None:
    """In V8, as in a browser. The rule is Babel's: what a file says of it is never run."""
    one = next(english for english in polish.forms if english.startswith("%(number)s service on"))
    many = one.replace("service", "services")
    script = with_words(f'n => _n("{one}", "{many}", n)', polish)
    run = MiniRacer().eval

    shown = [str(run(f"({script})({n})")).strip("\u2068\u2069") for n in (1, 3, 5, 22)]
    assert [re.sub("[\u2066\u2069]", "", words) for words in shown] == [
        said("pl", number) for number in ("1", "3z", "5zz", "22z")
    ]


def test_words_that_would_leave_their_text_do_not(polish: Language) -> None:
    """Quotes, line ends of scripts, and what would close a script: they are written so that they stay text."""
    odd = "a\\b\u2028%%%%signpost:x &amp; y"
    language = Language(**{**vars(polish), "forms": {"Saved": (odd,)}})
    script = with_words('_("Saved")', language)

    assert "%%" not in script
    assert MiniRacer().eval(script) == "\u2068a\\b\u2028%%signpost:x & y\u2069"


def test_a_script_without_a_word_in_a_language_is_the_english_one(polish: Language) -> None:
    """Byte for byte, under the same name; those with words have a name of their own."""
    english = assets(TEMPLATES)
    own = assets_in(TEMPLATES, polish, english)

    assert own.scripts["forget"] == english.scripts["forget"]
    assert own.scripts["save"] != english.scripts["save"]
    assert own.first_paint.script != english.first_paint.script
    assert "Żżż" in own.files[f"assets/{own.scripts['save']}"].decode()

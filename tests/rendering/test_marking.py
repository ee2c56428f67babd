"""Each part of a page says its language, so that a screen reader speaks it rightly, and reads in order."""

from __future__ import annotations

import re

import pytest

from generator.rendering.marking import CLOSE, END, KEPT, OPEN, mark_languages

PAGE = '<!doctype html>\n<html lang="en-GB" dir="ltr"><body>{}</body></html>\n'


def ours(words: str) -> str:
    """*words* as a template says them in the page's language."""
    return f"{OPEN}{words}{CLOSE}"


def marked(body: str, code: str = "ar", direction: str = "rtl", *, filled: bool = False) -> str:
    """The *body* of a page in the language *code*, mostly in English, after marking."""
    whole = mark_languages(
        PAGE.format(body), code, direction, lambda _, value: value, filled=filled
    )
    found = re.fullmatch(
        rf'<!doctype html>\n<html lang="{code}" dir="{direction}"><body>(.*)</body></html>\n',
        whole,
        re.DOTALL,
    )
    assert found
    return found[1]


def test_what_search_fills_is_laid_out_as_english() -> None:
    """It understands English only; other scripts' parts are marked where they are filled."""
    assert marked('<p id="found"></p>', filled=True) == '<p id="found" lang="en" dir="ltr"></p>'


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>All <b>English</b>.</p>", '<p lang="en" dir="ltr">All <b>English</b>.</p>'),
        (f"<p>{ours('بحث')}</p>", "<p>بحث</p>"),
        (
            f"<p>{ours(f'قبل {KEPT}Tea{END} بعد')}</p>",
            '<p>قبل <span lang="en" dir="ltr">Tea</span> بعد</p>',
        ),
        (
            f"<p>{ours('نوفمبر')} 12: then <b>more</b>.</p>",
            '<p>نوفمبر <span lang="en" dir="ltr">12: then <b>more</b>.</span></p>',
        ),
        (
            "<ul><li><a>Harbour</a>: what it offers (May 2026)</li></ul>",
            '<ul><li><span lang="en" dir="ltr"><a>Harbour</a>: what it offers (May 2026)</span></li></ul>',
        ),
        (
            f'<nav aria-label="Main"><a>Find</a> <a>{ours("بحث")}</a></nav>',
            '<nav aria-label="Main" lang="en"><a dir="ltr">Find</a> <a lang="ar">بحث</a></nav>',
        ),
        (
            f'<nav aria-label="{ours("لغة")}"><a>Find</a></nav>',
            '<nav aria-label="لغة"><a lang="en" dir="ltr">Find</a></nav>',
        ),
        ("<td>12</td>", "<td>12</td>"),
        ('<bdi dir="ltr">a@b.org</bdi>', '<bdi dir="ltr" lang="en">a@b.org</bdi>'),
        ('<p id="found"></p>', '<p id="found"></p>'),
        (
            f'<b data-then="{ours("بعد")}" data-up="../">Tea</b>',
            '<b data-then="\u2068بعد\u2069" data-up="../" lang="en" dir="ltr">Tea</b>',
        ),
        ('<span lang="pl">polski</span>', '<span lang="pl">polski</span>'),
        (
            '<svg aria-label="Map"><text x="1">Town</text></svg>',
            '<svg aria-label="Map" lang="en"><text x="1">Town</text></svg>',
        ),
        ('<img alt="Code">', '<img alt="Code" lang="en" dir="ltr">'),
    ],
)
def test_the_language_changes_where_the_words_do(body: str, wanted: str) -> None:
    """On a whole block if it can, around a run of words if not; numbers and what has its own mark stay."""
    assert marked(body) == wanted


def test_from_left_to_right_no_direction_is_said() -> None:
    """Polish and English go the same way."""
    assert marked("<p>English</p>", "pl", "ltr") == '<p lang="en">English</p>'


def test_no_mark_of_ours_is_left() -> None:
    """Marks that lost their partner are taken out all the same."""
    text = marked(f'<p>{OPEN}{KEPT}a{CLOSE}{CLOSE}b{END}</p><p title="{OPEN}x">{OPEN}</p>')

    assert not re.search("[\ufdd0-\ufdef]", text)


def test_scripts_and_comments_are_left_as_they_are() -> None:
    """Data for search engines is English, and no reader hears it."""
    body = '<script type="application/ld+json">{"name":"Tea < x"}</script><!-- a -->'

    assert marked(body) == body

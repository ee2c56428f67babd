"""The restricted Markdown of records: paragraphs, lists, emphasis and links to web pages, nothing else."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.rendering.prose import prose
from tests.site.reading import read_page

ALLOWED = {"p", "ul", "ol", "li", "em", "strong", "a", "br"}

#: As a browser reads it: it passes over spaces and control characters before, and tabs and line ends inside.
SCHEME = re.compile(r"[\x00-\x20]*([a-z][a-z0-9+.\-\t\n\r]*):", re.IGNORECASE)

HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
    "text <script\n>alert(1)</script> text",
    "<<script>alert(1);//<</script>",
    "<img src=x onerror=alert(1)>",
    "<img/src='x'/onerror=alert(1)>",
    "![a picture](https://example.org/x.png)",
    "![x](javascript:alert(1))",
    "<svg onload=alert(1)><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
    "<math><mi//xlink:href='data:x,<script>alert(1)</script>'>",
    "<iframe src='javascript:alert(1)'></iframe>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<style>body{display:none}</style>",
    "<link rel=stylesheet href=//example.org/x.css>",
    "<base href='//example.org/'>",
    "<meta http-equiv=refresh content='0;url=//example.org'>",
    "<form action=//example.org><input name=q><button>Go</button></form>",
    "<a href='javascript:alert(1)' onclick='alert(1)'>x</a>",
    "<p style='position:fixed' onmouseover=alert(1)>x</p>",
    "<div id=main class=leave>x</div>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))",
    "[x](\tjavascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](vbscript:msgbox(1))",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
    "[x](file:///etc/passwd)",
    "[x](//example.org)",
    "[x](../../urgent-help/index.html)",
    '[x](https://example.org "title\\" onmouseover=alert(1) x=\\"")',
    "[x]: javascript:alert(1)\n\n[x]",
    "<javascript:alert(1)>",
    '<https://example.org/"onmouseover=alert(1)>',
    "`<script>alert(1)</script>`",
    "```html\n<script>alert(1)</script>\n```",
    "    <script>alert(1)</script>",
    "# <script>alert(1)</script>",
    "> <script>alert(1)</script>",
    "- <script>alert(1)</script>",
    "| a | b |\n|---|---|\n| <script>alert(1)</script> | x |",
    "<!-- --><script>alert(1)</script><!-- -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?php echo 1 ?><script>alert(1)</script>",
    "</p></article></main><script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %} %%signpost:up%%",
    "\u0000<scr\u0000ipt>alert(1)</scr\u0000ipt>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_nothing_in_a_text_becomes_an_element_of_its_own(text: str) -> None:
    """Whatever is typed, only paragraphs, lists, emphasis and links come out, and no link can run anything."""
    page = read_page("", str(prose(text)))

    assert {e.tag for e in page.elements} <= ALLOWED
    assert {name for e in page.elements for name in e.attributes} <= {"href", "rel", "title"}
    assert {found[1].lower() for e in page.all("a") if (found := SCHEME.match(e.get("href")))} <= {
        "http",
        "https",
        "tel",
        "mailto",
    }
    assert page.faults == ()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
        ("- one\n- two", "<ul>\n<li>one</li>\n<li>two</li>\n</ul>"),
        ("1. one\n2. two", "<ol>\n<li>one</li>\n<li>two</li>\n</ol>"),
        ("*soft* and **strong**", "<p><em>soft</em> and <strong>strong</strong></p>"),
        (
            "[their page](https://example.org/tea?a=1&b=2)",
            '<p><a href="https://example.org/tea?a=1&amp;b=2" rel="noreferrer nofollow">their page</a></p>',
        ),
        (
            "[call](tel:01914980101)",
            '<p><a href="tel:01914980101" rel="noreferrer nofollow">call</a></p>',
        ),
        ("Mums & dads, 2 < 3", "<p>Mums &amp; dads, 2 &lt; 3</p>"),
    ],
)
def test_plain_markdown_comes_out_as_expected(text: str, html: str) -> None:
    """What editors are told they may use works."""
    assert str(prose(text)) == html


@pytest.mark.parametrize(
    "text", ["Tea < 3 & cake", 'She said "come in"', "don't", "5 > 4", "fish &amp; chips"]
)
def test_ordinary_signs_keep_their_meaning(text: str) -> None:
    """Signs that HTML needs for itself are read as the editor typed them."""
    assert unescape(re.sub(r"<[^>]+>", "", str(prose(text)))) == unescape(text)

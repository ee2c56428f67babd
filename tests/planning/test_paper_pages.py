"""Pages beside a service's own: which services have them, and what they say."""

from __future__ import annotations

from generator.planning.easy_view import one_by_one
from generator.planning.referral import CONSENT
from tests.conftest import Content
from tests.site.reading import read_pages

HERE = "sunderland/services/"


def _pages(content: Content, id_: str) -> set[str]:
    return {
        url.removeprefix(f"{HERE}{id_}/")
        for url in content.files()
        if url.startswith(f"{HERE}{id_}/") and url.endswith(".html")
    }


def test_each_sentence_stands_alone_and_no_word_is_changed() -> None:
    """Sentences are parted at their ends; a time or a name with a full stop is not."""
    found = one_by_one(
        ["Call them. They listen.", "", "Open 9.30am to 5pm", "Ask St. mary's? Yes."]
    )

    assert found == (
        "Call them.",
        "They listen.",
        "Open 9.30am to 5pm.",
        "Ask St. mary's?",
        "Yes.",
    )


def test_a_service_that_closed_has_no_pages_for_paper(content: Content) -> None:
    """Nobody needs large print of what cannot be used, nor can anyone refer to it."""
    content.build()

    assert _pages(content, "tea-at-home") == {"index.html", "suggest/index.html"}


def test_only_a_service_that_takes_referrals_has_a_page_for_professionals(content: Content) -> None:
    """One that people come to by themselves has none, and its page offers none."""
    content.build()
    before = _pages(content, "tea-and-talk")
    content.change(
        "directory/services/sunderland/tea-and-talk.yml",
        "routes: [self, midwife]",
        "routes: [self]",
    )
    content.build()

    after = _pages(content, "tea-and-talk")
    assert before - after == {"refer/index.html"}
    assert after == {"index.html", "easy/index.html", "suggest/index.html"}
    assert "how to refer" not in content.page(f"{HERE}tea-and-talk/index.html")


def test_the_page_for_professionals_puts_thresholds_routes_consent_and_waiting_first(
    content: Content,
) -> None:
    """In this order, before contact details; what is not known is said."""
    content.build()
    url = next(u for u in content.files() if u.endswith("/refer/index.html"))
    page = read_pages(content.target)[url]
    terms = [e.text for e in page.all("dt", region="main")]
    order = [
        t
        for t in terms
        if t in ("Takes", "Does not take", "Who may refer", "Consent", "Waiting time")
    ]

    assert order == ["Takes", "Does not take", "Who may refer", "Consent", "Waiting time"]
    assert CONSENT in page.text
    summary = next(e.text for e in page.all("pre", region="main"))
    assert "Who may refer: " in summary
    assert "Consent: " in summary


def test_record_text_stays_text_on_both_pages(content: Content) -> None:
    """Markup in a record is shown as it was typed, in sentences, in facts and in the summary to copy."""
    service = "directory/services/sunderland/tea-and-talk.yml"
    content.change(service, "name: Tea and Talk", "name: Tea <img src=x> Talk")
    content.change(service, "who: Parents of babies", "who: <script>x</script> Parents of babies")
    content.change(service, "Someone calls you back.", "<b onclick=x>Someone</b> calls you back.")
    content.build()

    for page in ("easy", "refer"):
        text = content.page(f"{HERE}tea-and-talk/{page}/index.html")
        assert "<img src=x>" not in text
        assert "<script>x" not in text
        assert "<b onclick" not in text
        assert "&lt;script&gt;x&lt;/script&gt; Parents of babies" in text

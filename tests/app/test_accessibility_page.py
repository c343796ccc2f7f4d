"""Tillgänglighetsredogörelse: what it must say, and its two settings, which never become more than words and a link."""

from __future__ import annotations

from pathlib import Path

import pytest

from pages.ui.statement import CONTACT, RESPONSIBLE

PAGE = "tillganglighet"
ROOT = Path(__file__).parents[2]
DIGG = ("digg.se/tdosanmalan", "https://www.digg.se/tdosanmalan")
both = pytest.mark.parametrize("audience", ["internal", "public"])
languages = pytest.mark.parametrize("lang", ["sv", "en"])

FOLLOWED = {
    "tillganglighet@example.org": "mailto:tillganglighet@example.org",
    "  mailto:tillganglighet@example.org\n": "mailto:tillganglighet@example.org",
    "https://example.org/rapportera?sida=dashboard": "https://example.org/rapportera?sida=dashboard",
    "HTTPS://example.org": "HTTPS://example.org",
}
NOT_FOLLOWED = [
    "08-123 45 67",
    "http://example.org",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//https://example.org",
    "java\nscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "https://",
    "https:///example.org",
    "https://jarfalla.se@example.org",
    "https://[example.org",
    'https://example.org/"onclick="alert(1)',
    "https://example.org javascript:alert(1)",
    "mailto:a@example.org?bcc=b@example.org",
    "mailto:a@example.org\nbcc:b@example.org",
    "<img src=x onerror=alert(1)>@example.org",
    "<script>alert(1)</script>",
    "//example.org",
]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for setting in (CONTACT, RESPONSIBLE):
        monkeypatch.delenv(setting, raising=False)


@both
@languages
def test_it_says_what_the_law_asks_of_a_statement(visit, audience, lang):
    seen = visit(PAGE, audience=audience, lang=lang)
    assert seen.of("j-title") == [{"sv": "Tillgänglighetsredogörelse", "en": "Accessibility statement"}[lang]]
    asked = {
        "sv": ("lagen (2018:1937)", "delvis förenlig", "självskattning", "oskäligt betungande", "(Digg)"),
        "en": ("act (2018:1937)", "partially compliant", "our own", "disproportionate burden", "(Digg)"),
    }
    assert [words for words in asked[lang] if words not in seen.words] == []
    assert {"sv": "28 november 2026", "en": "28 November 2026"}[lang] in seen.words
    assert seen.links("j-onward") == [DIGG]


@both
@pytest.mark.parametrize(
    ("lang", "sentence", "whose"),
    [
        ("sv", "Ingen adress är angiven här. Vänd dig till Järfälla kommun.", "Namnet är inte angivet."),
        (
            "en",
            "No address has been given here. Turn to the municipality of Järfälla.",
            "No name has been given.",
        ),
    ],
)
def test_without_its_settings_it_says_calmly_that_they_are_not_given(visit, audience, lang, sentence, whose):
    seen = visit(PAGE, audience=audience, lang=lang)
    assert sentence in seen.of("j-onward")
    assert whose in seen.words
    assert "mailto" not in seen.words


@both
@languages
@pytest.mark.parametrize("given", FOLLOWED)
def test_an_e_mail_address_or_an_https_page_is_a_link(visit, monkeypatch, audience, lang, given):
    monkeypatch.setenv(CONTACT, given)
    monkeypatch.setenv(RESPONSIBLE, "Provkommunen")
    seen = visit(PAGE, audience=audience, lang=lang)
    assert seen.links("j-onward") == [(FOLLOWED[given].removeprefix("mailto:"), FOLLOWED[given]), DIGG]
    assert {"sv": "Ansvarig för webbplatsen: Provkommunen.", "en": "Responsible for the site: Provkommunen."}[
        lang
    ] in seen.of("j-text")


@pytest.mark.parametrize("given", NOT_FOLLOWED)
def test_anything_else_is_words_and_never_a_link_or_markup(visit, monkeypatch, given):
    monkeypatch.setenv(CONTACT, given)
    monkeypatch.setenv(RESPONSIBLE, given)
    seen = visit(PAGE, audience="public")
    assert not seen.at.exception
    assert seen.links("j-onward") == [DIGG]
    assert f"Rapportera till: {' '.join(given.split())}" in seen.of("j-onward")
    assert f"Ansvarig för webbplatsen: {' '.join(given.split())}." in seen.of("j-text")
    assert not [e.tag for e in seen._all() if e.tag in ("script", "img")]


@pytest.mark.parametrize("setting", [CONTACT, RESPONSIBLE])
def test_the_settings_stand_in_the_readme(setting):
    assert f"`{setting}`" in (ROOT / "README.md").read_text("utf-8")

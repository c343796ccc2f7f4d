"""Everything that Läget shows has its entry on the method page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from tests.app.situation import Page, browsing

ENTRIES = {
    "insecurity-areas": "Andel otrygga",
    "insecurity-map": "Andel otrygga",
    "insecurity-parts": "Andel otrygga",
    "insecurity-change": "Har otryggheten ändrats?",
    "insecurity-time_of_day": "Andel otrygga",
    "insecurity-gender": "Andel otrygga",
    "insecurity-age_group": "Andel otrygga",
    "insecurity-worry": "Problem i området och oro",
    "insecurity-concern": "Problem i området och oro",
    "insecurity-professional": "Andel otrygga",
    "incident-control": "Är en månad ovanlig?",
    "incident-series": "Är en månad ovanlig?",
    "incident-periods": "Brott och händelser",
    "incident-funnel": "Har ett område fler än väntat?",
    "incident-week": "Samma vecka tidigare år",
    "incident-hours": "Veckodag och timme",
    "incident-mix": "Brott och händelser",
    "incident-areas": "Antal per område",
}
"""By block: the entry that says what it is, out of what, where it comes from, and its limits."""
SAID = {
    "Slumpen ensam ger en falsk signal": ("oversikt", "Serier som följs"),
    "2024 jämfört med 2023": ("brott-och-handelser", "Har antalet ändrats sedan året före?"),
}
"""What is said outside blocks: on which page, and its entry."""
VIEWS = [("oversikt", {}), ("otrygghet", {}), ("brott-och-handelser", {}), ("brott-och-handelser", {"tid": "evening"})]


@pytest.fixture(scope="module")
def open_page() -> Iterable[Callable[..., Page]]:
    with browsing() as opened:
        yield opened


@pytest.fixture(scope="module")
def told(open_page: Callable[..., Page]) -> set[str]:
    """The texts of the method page."""
    return set(open_page("metod").texts)


def test_every_block_of_the_pages_has_its_entry(open_page, told):
    shown = {key for page, query in VIEWS for key in open_page(page, **query).blocks}
    shown |= {key for page in ("oversikt", "otrygghet", "brott-och-handelser") for key in public(open_page, page)}
    assert shown == set(ENTRIES)
    assert {name for name in ENTRIES.values() if name not in told} == set()


def public(open_page: Callable[..., Page], page: str) -> set[str]:
    return set(open_page(page, audience="public").blocks)


@pytest.mark.parametrize("text", SAID)
def test_what_is_said_outside_blocks_has_its_entry(open_page, told, text):
    page, name = SAID[text]
    assert any(text in said for said in open_page(page).texts)
    assert name in told

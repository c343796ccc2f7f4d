"""Where figures come from, how fresh they are, and the marks that they carry."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pandas as pd
import pytest

from jarfalla_data import Store
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.drawing import NARROW, draw
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.sources import badge_label, badges, freshness, source_link
from jarfalla_data.figures import Figures
from jarfalla_data.measures.covered import periods
from jarfalla_data.privacy import Audience, Released, release
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.selection import Period
from tests.charts.drug_scene_timeline import chart_of
from tests.factories import bundled_store

READ_AT = dt.datetime(2026, 1, 31, 23, 5, tzinfo=dt.UTC)


def layer(origin: Origin) -> Released:
    return release(Figures(pd.DataFrame({"a": [1]}), ("places",), origin), Audience.PUBLIC)


def chart(*origins: Origin, lang: str = "sv", **more) -> Chart:
    return describe(
        key="k",
        kind="drug_scene",
        lang=lang,
        headline="Fler",
        subtitle="",
        alt="Fler nu.",
        layers={str(origin): layer(origin) for origin in origins},
        tables=(Table("t", "Tabell", ("a",), (("1",),)),),
        freshness="",
        **more,
    )


def with_reports(**changes: dict[str, object]) -> Store:
    """The bundled store with other accounts of some files."""
    store = bundled_store()
    files = {n: replace(r, read_at=READ_AT, **changes.get(n, {})) for n, r in store.files.items()}
    return replace(store, files=files)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.polisen.se/a?b", "polisen.se"),
        ("https://via.tt.se/", "via.tt.se"),
        ("http://jarfalla.se:8080/x", "jarfalla.se"),
    ],
)
def test_a_source_is_named_after_its_site(url, name):
    assert (source_link(url).text, source_link(url).url) == (name, url)


def test_the_sources_of_all_published_rows_have_a_site():
    urls = bundled_store().drug_scene_status["source_url"]
    assert all("/" not in source_link(url).text for url in urls)


@pytest.mark.parametrize(
    ("origins", "found"),
    [
        ([Origin.EXAMPLE], (Badge.EXAMPLE,)),
        ([Origin.PUBLIC, Origin.PUBLIC], (Badge.PUBLISHED,)),
        ([Origin.PUBLIC, Origin.EXAMPLE], (Badge.EXAMPLE, Badge.PUBLISHED)),
        ([Origin.OWN], ()),
    ],
)
def test_a_chart_carries_the_marks_of_all_the_figures_that_it_rests_on(origins, found):
    assert badges(tuple(layer(origin) for origin in origins)) == found


@pytest.mark.parametrize("badge", Badge)
def test_a_mark_has_words_in_both_languages(badge):
    assert badge_label(badge, "sv") != badge_label(badge, "en")


def test_a_chart_of_example_data_says_so_in_headline_text_alternative_and_tables():
    example = chart(Origin.EXAMPLE, Origin.PUBLIC)
    assert example.headline == "Exempel: Fler"
    assert example.alt == "EXEMPELDATA – påhittade siffror. Fler nu."
    assert example.tables[0].caption == "EXEMPELDATA – påhittade siffror: Tabell"


def test_a_chart_of_published_facts_is_not_called_an_example():
    published = chart(Origin.PUBLIC, more_badges=(Badge.METHOD_BREAK,))
    assert (published.headline, published.alt, published.tables[0].caption) == ("Fler", "Fler nu.", "Tabell")
    assert published.badges == (Badge.PUBLISHED, Badge.METHOD_BREAK)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_inside_a_figure_of_example_data_stands_that_it_is_one_and_nothing_moves(lang):
    published = chart_of(bundled_store(), lang)
    example = replace(published, badges=(Badge.EXAMPLE,))
    plain, marked = (draw(of, NARROW) for of in (published, example))
    added = [t for t in marked.spec["layout"]["annotations"] if t not in plain.spec["layout"]["annotations"]]
    assert ["EXEMPELDATA" in t["text"] or "EXAMPLE" in t["text"] for t in added] == [True]
    room = marked.height - plain.height
    assert marked.spec["layout"]["margin"]["t"] - plain.spec["layout"]["margin"]["t"] == room > 0


def test_freshness_tells_the_years_covered_when_read_and_when_more_is_expected():
    store = with_reports(
        incidents={"next_update": dt.date(2026, 3, 4)},
        dialogues={"next_update": dt.date(2026, 2, 3)},
    )
    assert freshness(store, ("incidents", "dialogues"), periods(store), "sv") == (
        "Uppgifter 2017–2024 · inlästa 1 februari 2026 kl. 00.05 · väntas nästa gång 3 februari 2026"
    )


def test_freshness_says_one_year_once():
    year = Period.of_years(2023, 2023)
    assert freshness(with_reports(), ("incidents",), {"incidents": year}, "sv").startswith("Uppgifter 2023 · ")


def test_freshness_says_where_no_day_is_set_for_the_next_update():
    store = with_reports(places={"next_update": None})
    assert freshness(store, ("places",), periods(store), "sv") == (
        "inlästa 1 februari 2026 kl. 00.05 · inget datum är satt för nästa uppdatering"
    )


def test_freshness_is_told_in_english_too():
    store = with_reports()
    line = freshness(store, ("incidents",), periods(store), "en")
    assert "1 February 2026 00:05" in line
    assert "2017–2024" in line

"""The cooperation agreement: parts and years as the file has them, and what of small counts is public."""

from __future__ import annotations

import pandas as pd
import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.measures import cooperation
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, agreement_year, bundled_store, store_with
from tests.plain import table
from tests.plain_inspections import agreement

ALL = Selection()
MEASURES = (cooperation.with_persons, cooperation.without_persons)


def told(opened, audience=Audience.INTERNAL, selection=ALL, k=5):
    rows = [row for m in MEASURES for row in release(m(opened, selection), audience, k).rows]
    return {(r.year, r.part): tuple(None if pd.isna(n) else n for n in (r.planned, r.done)) for r in rows}


def test_every_number_is_what_the_file_holds():
    assert told(bundled_store()) == agreement(BUNDLED)


def test_only_the_years_of_the_period_are_told():
    wanted = Selection(period=Period.of_years(2020, 2021))
    assert {year for year, _ in told(bundled_store(), selection=wanted)} == {2020, 2021}


@pytest.mark.parametrize("part", ["social_intervention_groups", "young_victims"])
@pytest.mark.parametrize(("count", "shown"), [(0, True), (1, False), (9, False), (10, True)])
def test_of_persons_no_count_from_1_to_9_is_public(part, count, shown):
    opened = store_with(agreement_years=[agreement_year(part=part, planned=40, done=count)])
    assert told(opened, Audience.PUBLIC) == {(2022, part): (40, count if shown else None)}
    assert told(opened) == {(2022, part): (40, count)}


@pytest.mark.parametrize("part", ["school_education", "licensed_premises"])
@pytest.mark.parametrize(("count", "shown"), [(0, True), (4, False), (5, True)])
def test_of_lessons_and_inspections_the_setting_counts(part, count, shown):
    opened = store_with(agreement_years=[agreement_year(part=part, planned=count, done=40)])
    assert told(opened, Audience.PUBLIC) == {(2022, part): (count if shown else None, 40)}


@pytest.mark.parametrize("k", [5, 12])
def test_a_stricter_setting_counts_for_persons_too(k):
    opened = store_with(agreement_years=[agreement_year(planned=11, done=11)])
    assert told(opened, Audience.PUBLIC, k=k)[2022, "social_intervention_groups"] == (
        (11, 11) if k == 5 else (None, None)
    )


def test_a_comment_which_would_tell_of_what_is_hidden_is_not_public():
    opened = store_with(agreement_years=[agreement_year(planned=30, done=9, comment_code="delayed")])
    seen = release(cooperation.with_persons(opened, ALL), Audience.PUBLIC)
    assert "delayed" not in seen.frame.to_csv()
    assert "comment" not in seen.frame


def test_a_year_that_is_not_over_is_not_public():
    year = bundled_store().files["agreement_years"].read_at.year
    opened = store_with(agreement_years=[agreement_year(year=year, planned=40, done=20)])
    assert told(opened)
    assert told(opened, Audience.PUBLIC) == {}


def test_the_items_of_the_published_agreement_are_all_there_in_the_order_of_the_parts():
    items = [row for row in table(BUNDLED, "commitments") if row["agreement"] == "cooperation_agreement"]
    frame = cooperation.commitments(bundled_store()).frame
    assert frame["commitment_id"].tolist() == [row["commitment_id"] for row in items]
    assert frame["agreement_part"].tolist() == [
        "social_intervention_groups",
        "young_victims",
        "school_education",
        "licensed_premises",
    ]


def test_without_rows_there_is_nothing():
    assert told(store_with(agreement_years=[])) == {}

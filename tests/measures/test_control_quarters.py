"""The public's control chart is made from published quarters only, and refused where one of them is hidden."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pytest

from jarfalla_data import Selection
from jarfalla_data.measures import control_quarters, incidents
from jarfalla_data.measures.control_quarters import of_published
from jarfalla_data.measures.incidents import Grain, Step
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store, store_with

GROUPS = ["person", "property", "damage", "disorder"]


@pytest.fixture(scope="module")
def published():
    figures = incidents.by_period(bundled_store(), Selection(), Grain(Step.QUARTER))
    return release(figures, Audience.PUBLIC).frame


@pytest.fixture(scope="module")
def periods():
    return release(control_quarters.baselines(bundled_store()), Audience.PUBLIC).frame


def test_each_declared_group_has_its_quarters_and_no_other(published, periods):
    frame = of_published(published, periods)
    assert list(frame["series"].unique()) == GROUPS
    assert frame.groupby("series")["baseline"].sum().tolist() == [12] * 4
    shown = published[published["series"].isin(GROUPS)]
    assert frame["reports"].tolist() == shown["reports"].tolist()


def test_nothing_is_outside_in_quarters_in_which_nothing_was_planted(published, periods):
    assert not of_published(published, periods)["outside"].any()


def test_a_quarter_with_twice_as_many_is_outside(published, periods):
    odd = (published["series"] == "property") & (published["first"] == dt.date(2023, 4, 1))
    doubled = published.assign(reports=published["reports"] * np.where(odd, 2, 1))
    frame = of_published(doubled, periods)
    assert frame.loc[frame["outside"], ["series", "first"]].to_numpy().tolist() == [["property", dt.date(2023, 4, 1)]]


def test_a_hidden_quarter_in_the_baseline_refuses_its_group(published, periods):
    hidden = (published["series"] == "damage") & (published["first"] == dt.date(2018, 1, 1))
    frame = of_published(published.assign(reports=published["reports"].mask(hidden)), periods)
    assert "damage" not in set(frame["series"])


def test_a_hidden_quarter_after_the_baseline_is_not_judged(published, periods):
    hidden = (published["series"] == "damage") & (published["first"] == dt.date(2023, 1, 1))
    frame = of_published(published.assign(reports=published["reports"].mask(hidden)), periods)
    row = frame[(frame["series"] == "damage") & (frame["first"] == dt.date(2023, 1, 1))].iloc[0]
    assert (pd.isna(row["reports"]), pd.isna(row["p"]), bool(row["outside"])) == (True, True, False)
    assert row["high"] > 0


def test_a_hidden_number_changes_nothing_else(published, periods):
    hidden = (published["series"] == "damage") & (published["first"] == dt.date(2023, 1, 1))
    whole, without = (
        of_published(frame, periods)[["expected", "low", "high"]]
        for frame in (published, published.assign(reports=published["reports"].mask(hidden)))
    )
    assert whole.equals(without)


def test_without_baselines_or_quarters_there_is_no_chart(published, periods):
    none = control_quarters.baselines(store_with(baselines=[])).frame
    assert of_published(published, none).empty
    assert of_published(published.iloc[:0], periods).empty


def test_fewer_than_three_years_of_the_baseline_are_refused(published, periods):
    later = published[[day.year > 2017 for day in published["first"]]]
    assert of_published(later, periods).empty

"""Changes in insecurity and control signals are judged as one list, and picture and word agree in it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

from jarfalla_data import Selection
from jarfalla_data.measures import change_list, insecurity_change
from jarfalla_data.measures.change_list import judge_as_one
from jarfalla_data.measures.statistics import judge
from jarfalla_data.measures.watched import watched
from jarfalla_data.privacy import Audience, release
from tests.factories import bundled_store, store_with
from tests.measures.monthly import declared, rows

ALL = Selection()
WHOLE = "municipality:all"
LATEST = dt.date(2024, 11, 1)


@pytest.fixture(scope="module")
def frames():
    store = bundled_store()
    return insecurity_change.changes(store, ALL).frame, watched(store).frame


def with_month(reports: int):
    """The bundled dialogues, and a watched series that ends in so many reports instead of 20."""
    incidents = rows(lambda month: reports if month == LATEST else 20)
    return store_with(incidents=incidents, baselines=declared(WHOLE))


def test_the_planted_changes_are_told_in_the_whole_list():
    frame = change_list.changes(bundled_store(), ALL).frame.set_index("code")
    assert frame.loc["0123R020", "verdict"] == "decreases"
    assert frame.loc["0123R010", "verdict"] == "increases"
    assert set(frame.drop(["0123R020", "0123R010"])["verdict"].dropna()) == {"undecided"}


def test_no_watched_series_of_the_bundled_data_is_told():
    assert set(change_list.signals(bundled_store(), ALL).frame["verdict"]) == {"undecided"}


@pytest.mark.parametrize(("reports", "verdict"), [(60, "increases"), (1, "decreases"), (22, "undecided")])
def test_a_signal_far_outside_is_told(reports, verdict):
    row = change_list.signals(with_month(reports), ALL).frame.iloc[0]
    assert row["verdict"] == verdict
    assert (row["adjusted_p"] <= 0.05) == (verdict != "undecided")


def test_intervals_and_verdicts_of_the_changes_agree():
    frame = change_list.changes(with_month(60), ALL).frame
    judged = frame[frame["state"] != "refused"]
    told = judged["verdict"] != "undecided"
    assert ((judged["low"] > 0) | (judged["high"] < 0)).equals(told)


def test_all_intervals_are_drawn_at_the_level_of_the_whole_list(frames):
    alone, signals = frames
    together, _ = judge_as_one(alone, signals)
    shown = alone["state"] != "refused"
    width = (together["high"] - together["low"])[shown] - (alone["high"] - alone["low"])[shown]
    assert (width >= 0).all()
    assert width.max() > 0


def test_without_signals_the_list_is_that_of_the_changes_alone(frames):
    alone, signals = frames
    together, _ = judge_as_one(alone, signals.iloc[:0])
    assert together["verdict"].equals(alone["verdict"])
    assert together["low"].to_numpy(float, na_value=np.nan) == pytest.approx(
        alone["low"].to_numpy(float, na_value=np.nan), nan_ok=True
    )


def test_without_changes_the_signals_are_judged_alone(frames):
    alone, signals = frames
    together, judged = judge_as_one(alone.iloc[:0], signals)
    assert together.empty
    assert judged["adjusted_p"].notna().all()


def test_a_point_inside_its_limits_is_never_told(frames):
    alone, signals = frames
    almost = signals.assign(p=0.0021, outside=False)
    assert judge(np.full(10, 0.0021)).told.all()
    assert set(judge_as_one(alone.iloc[:0], almost)[1]["verdict"]) == {"undecided"}


def test_a_refused_series_is_in_no_list():
    incidents, series = rows(lambda _: 20), declared(WHOLE, "municipality:traffic")
    frame = change_list.signals(store_with(incidents=incidents, baselines=series), ALL).frame
    assert frame["verdict"].isna().tolist() == [False, True]


def test_nothing_to_judge_is_no_error():
    store = store_with(dialogues=[], incidents=[], baselines=[])
    assert change_list.changes(store, ALL).frame.empty
    assert change_list.signals(store, ALL).frame.empty


def test_a_list_of_one_is_told_at_5_per_cent():
    assert judge(np.array([0.049])).told.tolist() == [True]
    assert judge(np.array([0.051])).told.tolist() == [False]
    assert judge(np.array([0.049])).alpha == pytest.approx(0.05)


@pytest.mark.parametrize("measure", [change_list.changes, change_list.signals])
def test_the_list_with_signals_is_not_public(measure):
    assert release(measure(bundled_store(), ALL), Audience.PUBLIC).frame.empty

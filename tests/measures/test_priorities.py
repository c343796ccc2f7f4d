"""Priorities: the numbers recomputed from the files with the standard library alone, and what must always hold."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data import Selection
from jarfalla_data.measures import meeting, priorities
from jarfalla_data.measures.felt_reported import MORE_FELT, MORE_REPORTED, felt_and_reported
from jarfalla_data.measures.priority_criteria import CODES, criteria, defaults, highest
from jarfalla_data.measures.priority_scores import points, score
from jarfalla_data.measures.priority_stability import drawn_scores, stability
from jarfalla_data.measures.priority_values import AREA, LEVELS, PART, Values, values
from tests.factories import BUNDLED, PROPERTY, bundled_store, store_with
from tests.plain import CONTROLLED, INHABITANTS, LATE, NO_INCIDENT, ONLY_WHOLE, UNSAFE, WORRIED, table

INSECURITY, WORRY, TREND, FINDINGS, DECISIONS = CODES


@cache
def reports():
    """Reports by area and year, without what controls find and what is for the municipality only."""
    codes = {row["offence_code"]: row for row in table(BUNDLED, "offence_codes")}
    counted = Counter()
    for row in table(BUNDLED, "incidents"):
        code = codes.get(row["offence_code"])
        found = code["detection_driven"] == "yes" if code else row["category"] in CONTROLLED
        whole_only = row["category"] in ONLY_WHOLE or (code is not None and code["municipality_only"] == "yes")
        if row["area_id"] and not (found or whole_only or row["category"] in NO_INCIDENT):
            counted[row["area_id"], row["occurred_at"][:4]] += 1
    return counted


@cache
def answers(column, hits, out, time=None):
    """By area the share of inhabitants' answers of the last round that are hits, weighted, and how many there are."""
    sums = {}
    for row in table(BUNDLED, "dialogues"):
        if row["round_id"] != "autumn_2022" or row["channel"] not in INHABITANTS or row[column] in out:
            continue
        if time is None or row["time_of_day"] == time:
            weight = float(row["weight"] or 1)
            x, n = sums.get(row["area_id"], (0.0, 0.0))
            sums[row["area_id"]] = (x + weight * (row[column] in hits), n + weight)
    return {area: x / n for area, (x, n) in sums.items()}


def plain_points(value):
    known = {code: v for code, v in value.items() if v is not None}
    return {code: sum(other < v for other in known.values()) / (len(known) - 1) for code, v in known.items()}


def shown(level=AREA, weights=None):
    return priorities.ranking(bundled_store(), level, weights or defaults()).frame.set_index("code")


def overdue():
    """By area the decisions about it, or about a place in it, whose day is past without anything done."""
    read = bundled_store().files["decisions"].read_at.date()
    area_of = {row["place_id"]: row["area_id"] for row in table(BUNDLED, "places")}
    late = Counter()
    for row in table(BUNDLED, "decisions"):
        due = row["due_on"] and dt.date.fromisoformat(row["due_on"]) < read
        if due and not row["done_on"] and row["outcome"] != "dropped":
            late[row["area_id"] or area_of.get(row["place_id"], "")] += 1
    return late


def test_every_score_follows_from_the_files():
    felt = answers("perceived_safety", frozenset(UNSAFE), frozenset({"no_opinion", ""}), LATE)
    worried = answers("worry", frozenset(WORRIED), frozenset({""}))
    counted, late = reports(), overdue()
    areas = [row["area_id"] for row in table(BUNDLED, "population_areas") if row["date"] == "2023-12-31"]
    of = {
        INSECURITY: {a: felt[a] for a in areas},
        WORRY: {a: worried[a] for a in areas},
        TREND: {a: counted[a, "2024"] / 366 / (counted[a, "2023"] / 365) for a in areas},
        DECISIONS: {a: late[a] for a in areas},
    }
    weights = dict(zip(CODES, defaults(), strict=True))
    given_points = {code: plain_points(value) for code, value in of.items()}
    total = sum(weights[code] for code in of)
    frame = shown()
    for area in areas:
        expected = 100 * sum(weights[code] * given_points[code][area] for code in of) / total
        assert frame.loc[area, "score"] == pytest.approx(expected, abs=0.01), area
        assert frame.loc[area, f"value_{TREND}"] == pytest.approx(of[TREND][area])


def test_findings_are_known_only_where_somebody_has_inspected():
    left = Counter(
        row["place_id"] for row in table(BUNDLED, "inspection_findings") if row["status"] in ("open", "ordered")
    )
    areas, parts = shown()[f"value_{FINDINGS}"], shown(PART)[f"value_{FINDINGS}"]
    assert areas.dropna().to_dict() == {"0123R005": left["jakobsberg_centre"]}
    in_jakobsberg = ("jakobsberg_centre", "jakobsberg_station", "soderhojden_square")
    assert parts["jakobsberg"] == sum(left[place] for place in in_jakobsberg)
    assert pd.isna(parts["barkarby-skalby"])


@pytest.mark.parametrize("level", LEVELS)
def test_what_each_owes_its_place_to_adds_up_to_its_score(level):
    frame = shown(level)
    parts = frame[[f"part_{code}" for code in CODES]].astype(float).sum(axis=1)
    assert parts.to_numpy() == pytest.approx(frame["score"].astype(float).to_numpy())
    assert frame["score"].is_monotonic_decreasing


def test_a_missing_value_gives_no_points_and_is_told():
    row = shown(PART).loc["barkarby-skalby"]
    assert row["missing"] == FINDINGS
    assert pd.isna(row[f"part_{FINDINGS}"])
    others = [100 * weight / (sum(defaults()) - 1) for code, weight in zip(CODES, defaults(), strict=True)]
    assert float(row[f"part_{WORRY}"]) == pytest.approx(others[1])  # the highest of the four in worry


def test_a_criterion_that_too_few_have_does_not_count():
    used = priorities.criteria_used(bundled_store(), AREA, defaults()).frame.set_index("code")
    assert not used.loc[FINDINGS, "counts"]
    assert (used.loc[FINDINGS, "known"], used.loc[FINDINGS, "of"]) == (1, 25)
    assert used.drop(index=FINDINGS)["counts"].all()


def test_weights_of_zero_rank_nothing():
    frame = shown(AREA, (0, 0, 0, 0, 0))
    assert frame[["score", "rank_low", "rank_high", "top"]].isna().all(axis=None)
    assert not frame["first"].any()


def test_the_same_draws_come_every_time():
    store = store_with()
    again = priorities.ranking(store, AREA, defaults()).frame.set_index("code")
    pd.testing.assert_frame_equal(again, shown())


def test_the_places_of_the_top_add_up_and_intervals_hold_the_order():
    frame = shown()
    assert float(frame["top"].sum()) == pytest.approx(priorities.TOP[AREA])
    assert (frame["rank_low"] <= frame["rank_high"]).all()
    assert frame["first"].iloc[0]


def test_without_decisions_or_answers_there_is_less_to_count():
    none = store_with(decisions=[], dialogues=[], dialogue_rounds=[])
    frame = priorities.ranking(none, AREA, defaults()).frame
    assert frame[[f"value_{code}" for code in (INSECURITY, WORRY, DECISIONS)]].isna().all(axis=None)
    used = priorities.criteria_used(none, AREA, defaults()).frame.set_index("code")
    assert list(used.index[used["counts"]]) == [TREND]


def test_the_counts_are_those_of_the_problem_picture():
    chosen = Selection(area="0123R005", area_ids=("0123R005",))
    row = shown().loc["0123R005"]
    left, decided = (measure(bundled_store(), chosen).frame for measure in (meeting.left_to_fix, meeting.decisions))
    assert row[f"value_{FINDINGS}"] == len(left)
    assert row[f"value_{DECISIONS}"] == (decided["state"] == "overdue").sum()


def known_of(rows):
    """Values by criterion, drawn as they stand."""
    grid = np.array(rows, dtype=float)
    return {code: Values(v, np.broadcast_to(v, (2000, len(v)))) for code, v in zip(CODES, grid, strict=True)}


numbers = st.one_of(st.integers(0, 9).map(float), st.just(float("nan")))
grids = st.integers(2, 7).flatmap(lambda n: st.lists(st.lists(numbers, min_size=n, max_size=n), min_size=5, max_size=5))
weightings = st.lists(st.integers(0, 5), min_size=5, max_size=5).map(lambda w: np.array(w, dtype=float))


@PROPERTY
@given(grids, weightings)
def test_scores_lie_between_0_and_1_and_are_missing_only_for_want_of_weight(rows, weights):
    found = score(known_of(rows), weights)
    told = found.score[found.ranked]
    assert ((told >= 0) & (told <= 1)).all()
    assert np.isnan(found.score[~found.ranked]).all()


@PROPERTY
@given(grids, weightings, st.integers(0, 4), st.data())
def test_a_higher_value_never_lowers_a_score(rows, weights, at, data):
    known = known_of(rows)
    place = data.draw(st.integers(0, len(rows[0]) - 1))
    higher = [list(row) for row in rows]
    higher[at][place] += 5
    before, after = score(known, weights).score[place], score(known_of(higher), weights).score[place]
    assert np.isnan(before) or after >= before - 1e-12


@PROPERTY
@given(grids, weightings, st.integers(0, 4))
def test_more_weight_draws_a_score_towards_the_points_of_its_criterion(rows, weights, at):
    known, more = known_of(rows), weights.copy()
    more[at] += 1
    before, after = score(known, weights), score(known, more)
    if CODES[at] not in before.counted:
        return
    own = points(known[CODES[at]].value)
    both = before.ranked & after.ranked & ~np.isnan(own)
    assert (abs(after.score[both] - own[both]) <= abs(before.score[both] - own[both]) + 1e-12).all()


@PROPERTY
@given(grids, weightings.filter(lambda w: w.any()))
def test_equal_weights_in_proportion_give_the_same_scores(rows, weights):
    known = known_of(rows)
    np.testing.assert_allclose(score(known, weights).score, score(known, 2 * weights).score)


def test_certain_values_far_apart_have_one_place_each_and_equal_ones_share():
    apart = known_of([[1, 2, 3]] * 5)
    told = stability(apart, score(apart, np.ones(5)), 1)
    assert [*told["rank_low"]] == [*told["rank_high"]] == [3, 2, 1]
    assert [*told["first"]] == [False, False, True]
    alike = known_of([[2, 2, 2]] * 5)
    assert stability(alike, score(alike, np.ones(5)), 1)["first"].all()


def test_a_missing_value_makes_a_place_less_sure():
    nan = float("nan")
    known = known_of([[1, 2, 3], [1, nan, 3], [1, 2, 3], [1, 2, 3], [1, nan, 3]])
    told = stability(known, score(known, np.ones(5)), 1)
    assert told["rank_low"][1] <= 2 <= told["rank_high"][1]
    scores = drawn_scores(known, score(known, np.ones(5)))
    assert scores[:, 1].std() > 10 * scores[:, 0].std()


def test_the_declared_weights_have_their_reasons_in_both_languages():
    assert [each.code for each in criteria()] == [*CODES]
    assert all(0 < each.weight <= highest() for each in criteria())
    assert all(each.reasons["sv"].endswith(".") and each.reasons["en"].endswith(".") for each in criteria())


def test_values_of_the_areas_are_drawn_around_themselves():
    for code in (INSECURITY, WORRY, TREND):
        each = values(bundled_store(), AREA)[code]
        assert np.nanmedian(each.drawn, axis=0) == pytest.approx(each.value, rel=0.1, abs=0.02)


def test_felt_beside_reported_follows_from_the_files():
    people = {r["area_id"]: int(r["inhabitants"]) for r in table(BUNDLED, "population_areas") if "2023" in r["date"]}
    felt = answers("perceived_safety", frozenset(UNSAFE), frozenset({"no_opinion", ""}), LATE)
    frame = felt_and_reported(bundled_store()).frame.set_index("code")
    for area, row in frame.iterrows():
        assert row["reports"] == reports()[area, "2024"]
        assert row["rate"] == pytest.approx(1000 * reports()[area, "2024"] / people[area])
        assert row["share"] == pytest.approx(felt[area])


def test_a_side_is_said_only_of_areas_on_that_side_of_both_middles():
    frame = felt_and_reported(bundled_store()).frame
    share, rate = frame["share"] - frame["middle_share"], frame["rate"] - frame["middle_rate"]
    high, low = frame["side"] == MORE_FELT, frame["side"] == MORE_REPORTED
    assert high.any()
    assert low.any()
    assert (share[high] > 0).all()
    assert (rate[high] < 0).all()
    assert (share[low] < 0).all()
    assert (rate[low] > 0).all()
    assert (frame.loc[high | low, "agreed"] >= 0.8).all()
    assert (frame.loc[frame["untold"] != "", "side"] == "").all()

"""What young people find: which inspections count, over which years, and what may be told of a difference."""

from __future__ import annotations

import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.measures import young_findings
from jarfalla_data.measures.inspections import SENSITIVE
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, bundled_store, inspection, inspection_finding, store_with
from tests.plain_inspections import YOUNG, faults, judged, newcombe, of_young

ALL = Selection()


def store(*visits, n=1, **finding):
    """Inspections that found n faults each."""
    held = [inspection(inspection_id=f"visit-{i}", **cells) for i, cells in enumerate(visits)]
    found = [inspection_finding(inspection_id=v["inspection_id"], **finding) for v in held for _ in range(n)]
    return store_with(inspections=held, inspection_findings=found)


def spans(opened, selection=ALL):
    frame = young_findings.by_span(opened, selection).frame
    rows = zip(frame["first"], frame["last"], frame["category"], frame["young"], frame["others"], strict=True)
    return {(a.year, b.year, c): (y, o) for a, b, c, y, o in rows if y or o}


@pytest.mark.parametrize(("participants", "young"), [(10, 6), (9, 0), (None, 0)])
def test_young_people_count_from_ten_in_a_party(participants, young):
    opened = store({"kind": YOUNG, "participants": participants}, {"kind": "safety_walk"}, n=6)
    assert spans(opened) == {(2021, 2024, "vegetation"): (young, 6)}


@pytest.mark.parametrize(("year", "first"), [(2016, 2013), (2017, 2017), (2020, 2017), (2021, 2021)])
def test_four_years_are_added_up_that_never_overlap(year, first):
    assert list(spans(store({"date": f"{year}-05-05"}))) == [(first, first + 3, "vegetation")]


@pytest.mark.parametrize("category", sorted(SENSITIVE))
def test_what_is_sensitive_is_no_row(category):
    opened = store({"kind": YOUNG, "participants": 12}, {}, n=8, category=category)
    assert young_findings.by_span(opened, ALL).frame.empty
    assert category not in set(young_findings.by_span(bundled_store(), ALL).frame["category"])


def test_a_span_that_is_not_over_is_not_public_and_one_that_the_period_cuts_is_not_told():
    year = bundled_store().files["inspections"].read_at.year
    opened = store({"date": f"{year}-01-02"}, n=7)
    assert spans(opened)
    assert release(young_findings.by_span(opened, ALL), Audience.PUBLIC).frame.empty
    assert spans(bundled_store(), Selection(period=Period.of_years(2018, 2023))) == {}


@pytest.mark.parametrize("first", [2017, 2021])
def test_each_count_is_what_the_files_hold(first):
    told = {code: pair for (year, _, code), pair in spans(bundled_store()).items() if year == first}
    assert told == of_young(BUNDLED, first, first + 3)


def test_each_difference_has_newcombes_interval_and_the_verdict_of_the_list():
    held = faults(BUNDLED)
    young, others = ([f.category for f in held if (f.kind == YOUNG) == wanted] for wanted in (True, False))
    frame = young_findings.against_others(bundled_store(), ALL).frame
    pairs = [(young.count(c), len(young), others.count(c), len(others)) for c in frame["category"]]
    words = {"increases": "young", "decreases": "others", "undecided": "neither"}
    assert [words[verdict] for verdict in frame["verdict"]] == judged(pairs)
    alpha = 0.05 * sum(word != "neither" for word in judged(pairs)) / len(pairs)
    for row, pair in zip(frame.itertuples(), pairs, strict=True):
        assert (row.young, row.young_n, row.others, row.others_n) == pair
        assert (row.low, row.high) == pytest.approx(newcombe(*pair, alpha), abs=1e-6)
        assert row.only_young == (pair[0] > 0 and pair[2] == 0)
    assert set(frame["category"]) == {f.category for f in held}


@pytest.mark.parametrize("kind", [YOUNG, "safety_inspection"])
def test_without_one_of_the_two_nothing_is_compared(kind):
    assert young_findings.against_others(store({"kind": kind}, n=5), ALL).frame.empty


def test_the_comparison_is_not_public():
    assert release(young_findings.against_others(bundled_store(), ALL), Audience.PUBLIC).frame.empty

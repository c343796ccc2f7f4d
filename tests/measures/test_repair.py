"""How fast faults are mended: held against Kaplan and Meier's product written out by hand."""

from __future__ import annotations

import pytest

from jarfalla_data import Period, Selection
from jarfalla_data.measures import repair
from jarfalla_data.privacy import Audience, release
from tests.factories import BUNDLED, bundled_store, inspection, inspection_finding, store_with
from tests.plain_inspections import faults, mended_by

ALL = Selection()
PERIODS = (None, Period.of_years(2017, 2018), Period.of_years(2023, 2024))


def store(*findings):
    visit = inspection(inspection_id="visit", date="2022-01-01")
    rows = [inspection_finding(inspection_id="visit", **cells) for cells in findings]
    return store_with(inspections=[visit], inspection_findings=rows)


def fixed(day, **cells):
    return {"status": "fixed", "fixed_on": day, "checked_on": day, **cells}


def told(opened, days=90, selection=ALL):
    frame = repair.mended_within(opened, selection).frame
    return {row.code: row for row in frame[frame["days"] == days].itertuples()}


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("days", repair.DAYS)
def test_each_share_and_interval_is_what_the_product_by_hand_gives(period, days):
    held = [f for f in faults(BUNDLED) if period is None or period.holds(f.found, f.found)]
    seen = told(bundled_store(), days, Selection(period=period))
    assert set(seen) == {"", *(fault.responsible for fault in held)}
    for code, row in seen.items():
        pairs = [fault.followed for fault in held if code in ("", fault.responsible)]
        mended = sum(done for _, done in pairs)
        assert (row.n, row.fixed) == (len(pairs), mended)
        if len(pairs) < 20 or mended < 10:
            assert (row.refused, row.has, row.needed) == ("few_findings", (len(pairs), mended), (20, 10))
        elif not row.refused:
            assert (row.value, row.low, row.high) == pytest.approx(mended_by(pairs, days), abs=1e-9)
        else:
            assert row.refused == "not_followed"
            assert max(d for d, _ in pairs) < days


def test_some_are_told_and_some_are_refused():
    refused = {row.refused for row in told(bundled_store(), selection=Selection(period=PERIODS[2])).values()}
    assert refused == {"", "few_findings"}


@pytest.mark.parametrize(("n", "mended", "refused"), [(20, 10, ""), (19, 10, "few_findings"), (20, 9, "few_findings")])
def test_from_20_findings_and_10_mended_it_is_told(n, mended, refused):
    rows = [fixed("2022-02-01")] * mended + [{"checked_on": "2023-01-01"}] * (n - mended)
    assert {row.refused for row in told(store(*rows)).values()} == {refused}


def test_what_is_not_mended_has_been_followed_to_the_last_look_and_no_longer():
    early = [fixed("2022-01-11")] * 10
    assert told(store(*early, *[{"checked_on": "2022-12-31"}] * 10))[""].value == pytest.approx(0.5)
    assert told(store(*early, *[{"checked_on": "2022-01-05"}] * 10, fixed("2022-06-01")))[""].value == pytest.approx(
        10 / 11
    )


def test_what_nobody_has_looked_at_has_not_been_followed():
    rows = [*[fixed("2022-01-11")] * 10, *[{}] * 10, fixed("2022-06-01")]
    assert told(store(*rows))[""].value == pytest.approx(10 / 11)


def test_what_is_mended_without_a_day_is_left_out():
    rows = [*[fixed("2022-01-11")] * 20, {"status": "fixed"}]
    assert told(store(*rows))[""].n == 20


def test_the_last_step_of_a_curve_is_where_the_leading_share_stands():
    curve = repair.curves(bundled_store(), ALL).frame
    for code, row in told(bundled_store()).items():
        of_code = curve[(curve["code"] == code) & (curve["day"] <= 90)]
        assert of_code["share"].iloc[-1] == pytest.approx(row.value)
        assert of_code["share"].is_monotonic_increasing


def test_nothing_of_it_is_public_and_without_findings_there_are_no_rows():
    for measure in (repair.mended_within, repair.curves):
        assert release(measure(bundled_store(), ALL), Audience.PUBLIC).frame.empty
        assert measure(store_with(inspections=[], inspection_findings=[]), ALL).frame.empty

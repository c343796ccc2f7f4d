"""A control chart holds a series against its declared baseline, and says why where it cannot."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import numpy as np
import pytest

from jarfalla_data import Period, Selection, geography
from jarfalla_data.measures import control, statistics
from jarfalla_data.measures.control_chart import State
from jarfalla_data.measures.control_series import declared as declared_in
from jarfalla_data.measures.control_series import series_name
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.method_breaks import BREAKS
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.privacy import Audience, release
from jarfalla_data.reporting_delay import reporting_delay
from tests.factories import BUNDLED, baseline, bundled_store, incident, store_of, store_with
from tests.measures.monthly import MONTHS, declared, rows, store_of_months
from tests.measures.plain_incidents import plain_incidents

WHOLE = "municipality:all"
RNG = np.random.default_rng(3)
AROUND_TEN = {month: int(n) for month, n in zip(MONTHS, RNG.poisson(10, len(MONTHS)), strict=True)}


def about_ten(month: dt.date) -> int:
    return AROUND_TEN[month]


@pytest.fixture(scope="module")
def store():
    return store_of_months(about_ten, WHOLE)


@pytest.fixture(scope="module")
def frame(store):
    return control.points(store, WHOLE).frame


def told(store, series=WHOLE):
    return control.basis(store, series).frame.iloc[0]


def test_each_month_has_its_reports_and_days(frame):
    assert list(frame["first"]) == list(MONTHS)
    assert list(frame["reports"]) == [AROUND_TEN[month] for month in MONTHS]
    assert frame["exposure"].sum() == 8 * 365 + 2


def test_the_months_of_the_baseline_are_expected_to_have_what_they_had_together(frame):
    of_baseline = frame[frame["baseline"]]
    assert len(of_baseline) == 36
    assert of_baseline["expected"].sum() == pytest.approx(of_baseline["reports"].sum(), rel=0.001)


def test_the_overdispersion_is_pearsons(store, frame):
    of_baseline = frame[frame["baseline"]]
    expected = statistics.overdispersion(of_baseline["reports"], of_baseline["expected"], fitted=12)
    assert told(store)["phi"] == pytest.approx(expected)


def test_a_place_is_expected_to_have_its_own_level_and_the_season_of_the_municipality():
    store, inside = bundled_store(), geography.area_ids(bundled_store(), "viksjo")
    before = [row for row in plain_incidents(BUNDLED) if row.day.year < 2020 and not row.found_by_controls]
    days = Counter((dt.date(2017, 1, 1) + dt.timedelta(days=i)).month for i in range(3 * 365))
    by_month = Counter(row.day.month for row in before)
    a_day = {month: by_month[month] / days[month] for month in days}
    here = sum(row.area in inside for row in before)
    expected = here * 31 * a_day[12] / sum(days[month] * a_day[month] for month in days)
    frame = control.points(store, "viksjo:all").frame.set_index("first")
    assert frame.loc[dt.date(2024, 12, 1), "expected"] == pytest.approx(expected)


def test_what_comes_after_the_baseline_does_not_move_its_limits(frame):
    later = store_of_months(lambda month: about_ten(month) * (3 if month.year > 2019 else 1), WHOLE)
    moved = control.points(later, WHOLE).frame
    for name in ("expected", "low", "high"):
        assert moved[name].equals(frame[name])


def test_the_rows_are_counted_and_not_the_offences_in_them():
    store = store_of_months(about_ten, WHOLE, source="reported_offence", category="robbery", count=4)
    assert control.points(store, WHOLE).frame["reports"].sum() == sum(AROUND_TEN.values())


def test_a_period_shows_its_points_with_the_same_limits(store, frame):
    shown = control.points(store, WHOLE, Period.of_years(2021, 2022)).frame
    same = frame[[day.year in (2021, 2022) for day in frame["first"]]].reset_index(drop=True)
    assert shown.equals(same)


def test_a_period_shows_the_signals_that_touch_it():
    store = store_of_months(lambda month: 10 if month.year < 2021 else 13, WHOLE)
    every, touching = (control.signals(store, WHOLE, p).frame for p in (None, Period.of_years(2022, 2022)))
    assert list(every["first"]) == list(touching["first"]) == [dt.date(2021, 1, 1)]
    assert control.signals(store, WHOLE, Period.of_years(2017, 2020)).frame.empty


def test_nights_are_held_against_fridays_and_saturdays(store):
    frame = control.points(store, WHOLE, held_against=Exposure.NIGHTS).frame
    assert set(frame["exposure"]) <= {8, 9, 10}


def test_a_month_far_above_is_a_signal_that_says_which_month_and_rule():
    odd = dt.date(2022, 5, 1)
    store = store_of_months(lambda month: 60 if month == odd else about_ten(month), WHOLE)
    outside = control.signals(store, WHOLE).frame
    outside = outside[outside["rule"] == "outside"]
    assert outside[["direction", "first", "last", "points"]].to_numpy().tolist() == [
        ["higher", odd, dt.date(2022, 5, 31), 1]
    ]
    frame = control.points(store, WHOLE).frame.set_index("first")
    assert "outside" in frame.loc[odd, "rules"]
    assert frame.loc[odd, "reports"] > frame.loc[odd, "high"]


def test_the_last_months_are_left_out_until_the_usual_delay_has_gone(frame):
    assert frame["state"].iloc[-1] == State.UNSETTLED
    assert frame["expected"].iloc[-1:].isna().all()
    assert set(frame["state"].iloc[:-1]) == {State.JUDGED}


def test_an_unfinished_month_is_in_no_signal():
    store = store_of_months(lambda month: 99 if month == MONTHS[-1] else about_ten(month), WHOLE)
    assert not (control.signals(store, WHOLE).frame["last"] > dt.date(2024, 12, 1)).any()


def test_the_usual_delay_is_that_of_the_file():
    late = [incident(occurred_at="2020-03-01", registered_on=f"2020-03-{day:02d}") for day in range(1, 11)] * 20
    delay = usual_delay(store_with(incidents=[{**row, "incident_id": f"x-{i}"} for i, row in enumerate(late)]))
    assert (delay.days, delay.measured, delay.known_to) == (9, True, dt.date(2024, 12, 31))


def test_reports_of_the_last_year_do_not_make_the_delay_look_short():
    old = [incident(occurred_at="2020-03-01", registered_on="2020-03-21") for _ in range(100)]
    new = [incident(occurred_at="2024-12-30", registered_on="2024-12-30") for _ in range(900)]
    assert usual_delay(store_with(incidents=[*old, *new])).days == 20


def test_a_file_without_registrations_has_the_declared_delay(store):
    assert (usual_delay(store).days, usual_delay(store).measured) == (reporting_delay().days, False)


def test_the_bundled_december_is_settled_on_the_day_that_the_file_was_made():
    delay = usual_delay(bundled_store())
    assert (delay.days, delay.known_to) == (30, dt.date(2025, 1, 30))
    assert delay.settled(dt.date(2024, 12, 31))


def test_what_controls_find_has_a_chart_and_no_judgement():
    store = store_of_months(about_ten, "municipality:narcotics_dealing", category="narcotics_dealing")
    frame = control.points(store, "municipality:narcotics_dealing").frame
    assert told(store, "municipality:narcotics_dealing")["refused"] == "found_by_controls"
    assert frame["reports"].sum() == sum(AROUND_TEN.values())
    assert frame[["expected", "low", "high", "p"]].isna().all(axis=None)
    assert (frame["rules"] == "").all()


def test_what_controls_find_is_in_no_other_series():
    both = [*rows(about_ten), *rows(about_ten, category="narcotics_dealing")]
    store = store_with(incidents=both, baselines=declared(WHOLE))
    assert control.points(store, WHOLE).frame["reports"].sum() == sum(AROUND_TEN.values())


def test_the_known_changes_of_method_are_known_by_category_and_year():
    assert {(known.starts.year, category) for known in BREAKS for category in known.categories} == {
        *((2018, category) for category in ("vehicle_crime", "other_theft", "weapons", "sexual_offences")),
        *((2019, category) for category in ("fraud_elderly", "fraud_other", "violence_outdoors", "violence_indoors")),
        (2019, "violence_unspecified"),
        (2023, "weapons"),
        (2025, "sexual_offences"),
    }


def test_a_baseline_across_a_changed_method_is_refused():
    store = store_of_months(about_ten, "municipality:vehicle_crime", category="vehicle_crime")
    assert told(store, "municipality:vehicle_crime")["refused"] == "across_break"
    assert told(store, "municipality:vehicle_crime")["cut_by"] == "theft_from_vehicles_2018"


def test_a_series_is_cut_where_its_method_changed():
    series, years = "municipality:vehicle_crime", Period.of_years(2019, 2021)
    store = store_of_months(about_ten, series, years=years, category="vehicle_crime")
    frame = control.points(store, series).frame
    earlier = np.array([day.year < 2019 for day in frame["first"]])
    assert set(frame.loc[earlier, "state"]) == {State.CHANGED_METHOD}
    assert frame.loc[earlier, "expected"].isna().all()
    assert frame.loc[~earlier, "expected"].notna()[:-1].all()
    assert not (control.signals(store, series).frame["first"] < dt.date(2019, 1, 1)).any()


def test_reports_that_were_only_sorted_anew_do_not_break_their_sum():
    mixed = [*rows(about_ten, category="vehicle_crime"), *rows(about_ten, category="other_theft")]
    store = store_with(incidents=mixed, baselines=declared("municipality:property"))
    assert told(store, "municipality:property")["refused"] == ""


@pytest.mark.parametrize(("each", "refused"), [(1, ""), (10, "across_break")], ids=["one in eleven", "half"])
def test_a_changed_method_cuts_a_sum_when_it_is_in_a_tenth_of_its_reports(each, refused):
    wider = rows(lambda _: each, category="sexual_offences", area_id=None)
    store = store_with(incidents=[*rows(lambda _: 10), *wider], baselines=declared(WHOLE))
    assert told(store)["refused"] == refused
    assert "sexual_offences_2018" in told(store)["touched_by" if not refused else "cut_by"]


def test_what_is_reported_later_does_not_cut_a_series():
    wider = rows(lambda month: 1 if month.year < 2020 else 20, category="sexual_offences", area_id=None)
    store = store_with(incidents=[*rows(lambda _: 10), *wider], baselines=declared(WHOLE))
    assert told(store)["refused"] == ""


@pytest.mark.parametrize(("every", "step", "points"), [(1, "quarter", 12), (3, "year", 3)])
def test_few_reports_are_counted_over_longer_periods(every, step, points):
    store = store_of_months(lambda month: int(month.month % every == 0), WHOLE)
    row = told(store)
    assert (row["step"], row["baseline_points"], row["preliminary"]) == (step, points, points < 12)
    assert len(control.points(store, WHOLE).frame) == {"quarter": 32, "year": 8}[step]


def test_next_to_no_reports_are_refused():
    store = store_of_months(lambda month: int(month.month == 3), WHOLE)
    assert told(store)["refused"] == "too_few"


def test_a_baseline_of_few_months_has_preliminary_limits_and_no_runs():
    years = Period(dt.date(2019, 1, 1), dt.date(2019, 8, 31))
    store = store_of_months(lambda month: 10 if month.year < 2020 else 12, WHOLE, years=years)
    row = told(store)
    assert (row["preliminary"], row["season"], row["refused"]) == (True, False, "")
    assert "one_side" not in set(control.signals(store, WHOLE).frame["rule"])


def test_two_years_give_limits_but_no_season_and_no_runs():
    years = Period.of_years(2018, 2019)
    store = store_of_months(lambda month: 10 if month.year < 2020 else 12, WHOLE, years=years)
    assert (told(store)["preliminary"], told(store)["season"]) == (False, False)
    assert control.signals(store, WHOLE).frame.empty


def test_three_years_give_a_season_and_runs():
    store = store_of_months(lambda month: 10 if month.year < 2020 else 12, WHOLE)
    assert told(store)["season"]
    assert "one_side" in set(control.signals(store, WHOLE).frame["rule"])


@pytest.mark.parametrize(
    ("series", "refused"),
    [("viksjo:all", "no_baseline"), ("nowhere:all", "unknown_series"), ("municipality:nothing", "unknown_series")],
)
def test_without_a_declared_baseline_nothing_is_judged(store, series, refused):
    assert told(store, series)["refused"] == refused
    assert control.points(store, series).frame["expected"].isna().all()
    assert control.signals(store, series).frame.empty


def test_a_baseline_outside_the_file_is_refused():
    store = store_of_months(about_ten, WHOLE, years=Period.of_years(2010, 2012))
    assert told(store)["refused"] == "short_baseline"


def test_the_baseline_decided_last_holds():
    old, new = baseline(), baseline(starts_on="2020-01-01", ends_on="2022-12-31", decided_on="2023-01-20")
    for both in ([old, new], [new, old]):
        found = declared_in(store_with(baselines=both))[WHOLE]
        assert found.baseline == Period.of_years(2020, 2022)


def test_a_place_counts_its_own_rows_without_what_is_for_the_municipality_only():
    series = "jakobsberg_station:all"
    here = rows(lambda _: 4, place_id="jakobsberg_station", area_id="0123R005")
    secret = rows(lambda _: 1, place_id="jakobsberg_station", category="sexual_offences", area_id=None)
    store = store_with(incidents=[*here, *secret, *rows(lambda _: 5)], baselines=declared(series))
    assert set(control.points(store, series).frame["reports"]) == {4}


def test_the_name_of_a_series_follows_the_selection():
    assert series_name(Selection()) == WHOLE
    assert series_name(Selection(area="viksjo"), "damage") == "viksjo:damage"


@pytest.mark.parametrize("measure", [control.points, control.signals, control.basis])
def test_nothing_by_month_reaches_the_public(measure):
    assert release(measure(bundled_store(), WHOLE), Audience.PUBLIC).frame.empty


@pytest.mark.parametrize("incidents", [[], None], ids=["empty", "missing"])
def test_without_incidents_the_chart_is_empty_and_refused(tmp_path, incidents):
    tables = {} if incidents is None else {"incidents": incidents}
    store = store_of(tmp_path, facts=("areas", "offence_codes"), baselines=declared(WHOLE), **tables)
    assert control.points(store, WHOLE).frame.empty
    assert control.signals(store, WHOLE).frame.empty
    assert told(store)["refused"] == "short_baseline"

"""What was planted is in the example data and told in data/README.md; nothing follows a real measure."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jarfalla_data.example.rhythm import MONTHS, NIGHT
from jarfalla_data.example.truth import TRUTHS, Shape, Truth, truths, with_truth
from jarfalla_data.vocabulary.dialogue import CHANNEL, PERCEIVED_SAFETY

DATA = Path(__file__).parents[2] / "data"
PHI = 2.0
REAL_DATES = (
    "2018-05-01",
    "2019-04-30",
    "2019-05-27",
    "2020-01-01",
    "2020-07-03",
    "2021-07-01",
    "2023-02-01",
    "2023-05-02",
    "2023-12-01",
    "2024-01-01",
)
# Areas of the station, the centres and the squares where real measures stand.
REAL_AREAS = ("0123R003", "0123R005", "0123R006", "0123R007", "0123R008", "0123R009", "0123R023")


@pytest.fixture(scope="module")
def incidents() -> pd.DataFrame:
    rows = pd.read_csv(DATA / "incidents.csv", dtype=str, keep_default_na=False)
    return rows.assign(day=pd.to_datetime(rows["occurred_at"].str[:10]), month=rows["occurred_at"].str[:7])


@pytest.fixture(scope="module")
def dialogues() -> pd.DataFrame:
    """The responses of the two comparable rounds."""
    rows = pd.read_csv(DATA / "dialogues.csv", dtype=str, keep_default_na=False)
    return rows[rows["round_id"] != "autumn_2020"]


@pytest.fixture(scope="module")
def late(dialogues) -> pd.DataFrame:
    """Inhabitants' answers about late evenings: insecure 1 or 0."""
    asked = dialogues["channel"].isin(list(CHANNEL.marked("inhabitant"))) & (
        dialogues["perceived_safety"] != "no_opinion"
    )
    rows = dialogues[asked & (dialogues["time_of_day"] == "late_evening_night")]
    unsafe = rows["perceived_safety"].isin(list(PERCEIVED_SAFETY.marked("unsafe")))
    return rows.assign(insecure=unsafe.astype(int))


def ids(truth: Truth) -> str:
    return truth.name


def rows_of(truth: Truth, rows: pd.DataFrame) -> pd.DataFrame:
    return rows[(rows["area_id"] == truth.area_id) & (rows["category"] == truth.subject)]


def monthly(rows: pd.DataFrame) -> pd.Series:
    return rows.groupby("month").size().reindex(MONTHS.astype(str), fill_value=0)


def standardised_changes(late: pd.DataFrame) -> pd.Series:
    """By area the difference of the two shares in standard errors."""
    counts = late.pivot_table(index="area_id", columns="round_id", values="insecure", aggfunc=["sum", "count"])
    x, n = counts["sum"].to_numpy(), counts["count"].to_numpy()
    pooled = x.sum(axis=1) / n.sum(axis=1)
    error = np.sqrt(pooled * (1 - pooled) * (1 / n).sum(axis=1))
    return pd.Series((x[:, 1] / n[:, 1] - x[:, 0] / n[:, 0]) / error, index=counts.index)


def test_each_truth_stands_in_the_readme_as_the_generator_has_it():
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    assert with_truth(readme) == readme
    assert [t.name for t in TRUTHS if t.sv not in readme or t.en not in readme] == []


@pytest.mark.parametrize("truth", TRUTHS, ids=ids)
def test_each_truth_names_its_area_and_keeps_away_from_real_measures(truth):
    features = json.loads((DATA / "areas.geojson").read_text(encoding="utf-8"))["features"]
    names = {f["properties"]["area_id"]: f["properties"]["name"] for f in features}
    assert names[truth.area_id] == truth.area
    assert truth.area_id not in REAL_AREAS
    assert truth.starts not in {date[:7] for date in REAL_DATES}


@pytest.mark.parametrize("truth", truths(Shape.INSECURITY), ids=ids)
def test_planted_insecurity_is_in_the_answers(late, truth):
    shares = late[late["area_id"] == truth.area_id].groupby("round_id")["insecure"].mean()
    assert shares["autumn_2018"] == pytest.approx(truth.before, abs=0.06)
    assert shares["autumn_2022"] == pytest.approx(truth.after, abs=0.06)


def test_no_other_area_changed_in_insecurity(late):
    planted = [truth.area_id for truth in truths(Shape.INSECURITY)]
    changes = standardised_changes(late)
    assert changes[planted].abs().min() > 3
    assert changes.drop(planted).abs().max() < 1.96
    assert changes[list(REAL_AREAS)].abs().max() < 1.6


@pytest.mark.parametrize("truth", truths(Shape.CONCERN), ids=ids)
def test_planted_concerns_are_in_the_answers(dialogues, truth):
    rows = dialogues[(dialogues["area_id"] == truth.area_id) & (dialogues["concerns"] != "")]
    named = rows["concerns"].str.split("|").map(lambda codes: truth.subject in codes)
    shares = named.groupby(rows["round_id"]).mean()
    assert shares["autumn_2018"] == pytest.approx(truth.before, abs=0.07)
    assert shares["autumn_2022"] == pytest.approx(truth.after, abs=0.07)


@pytest.mark.parametrize("truth", truths(Shape.LEVEL), ids=ids)
def test_planted_levels_are_in_the_months(incidents, truth):
    months = monthly(rows_of(truth, incidents))
    assert months[months.index < truth.starts].mean() == pytest.approx(truth.before, rel=0.15)
    assert months[months.index >= truth.starts].mean() == pytest.approx(truth.after, rel=0.15)


@pytest.mark.parametrize("truth", truths(Shape.SINGLE_MONTH), ids=ids)
def test_planted_months_stand_alone(incidents, truth):
    months = monthly(rows_of(truth, incidents))
    assert months[truth.starts] == truth.after
    assert months.drop(truth.starts).max() < truth.after / 2
    assert months.drop(truth.starts).mean() == pytest.approx(truth.before, rel=0.4)


@pytest.mark.parametrize("truth", truths(Shape.PART_OF_DAY), ids=ids)
def test_planted_part_of_day_is_in_the_hours(incidents, truth):
    rows = rows_of(truth, incidents)
    rows = rows[rows["occurred_at"].str.len() > 10]
    night = rows["occurred_at"].str[11:13].astype(int).isin(NIGHT)
    later = rows["month"] >= truth.starts
    assert night[~later].mean() == pytest.approx(truth.before, abs=0.08)
    assert night[later].mean() == pytest.approx(truth.after, abs=0.08)


@pytest.mark.parametrize("date", REAL_DATES)
def test_nothing_changed_in_jakobsberg_when_a_real_measure_began(incidents, date):
    """The ratio of the half years before and after, against the rest of the municipality, is within noise."""
    features = json.loads((DATA / "areas.geojson").read_text(encoding="utf-8"))["features"]
    parts = {f["properties"]["area_id"]: f["properties"]["municipal_part"] for f in features}
    treated = incidents["area_id"].map(parts) == "jakobsberg"
    treated &= ~incidents["area_id"].isin([truth.area_id for truth in TRUTHS])
    places = {"Jakobsberg": treated, "station": incidents["place_id"] == "jakobsberg_station"}
    places |= {area: incidents["area_id"] == area for area in REAL_AREAS}
    assert [name for name, rows in places.items() if abs(standardised_ratio(incidents["day"], rows, date)) > 2.6] == []


def standardised_ratio(day: pd.Series, treated: pd.Series, date: str) -> float:
    """ln of (treated after / before) / (others after / before), in standard errors with φ."""
    begins, half_year = pd.Timestamp(date), pd.DateOffset(months=6)
    before, after = day.between(begins - half_year, begins, "left"), day.between(begins, begins + half_year, "left")
    t0, t1, c0, c1 = (int((who & when).sum()) for who in (treated, ~treated) for when in (before, after))
    return float(np.log(t1 / t0 * c0 / c1) / np.sqrt(PHI * (1 / t0 + 1 / t1 + 1 / c0 + 1 / c1)))

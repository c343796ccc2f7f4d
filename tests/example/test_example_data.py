"""The example data: the same each time, of the shape that was promised, and with nothing but what was planted."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from jarfalla_data.example import generate, read_surroundings, write
from jarfalla_data.example.rhythm import MONTHS
from jarfalla_data.schemas.brought import BROUGHT
from jarfalla_data.vocabulary.dialogue import CHANNEL, PERCEIVED_SAFETY
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES

DATA = Path(__file__).parents[2] / "data"
TABLES = [table for table in BROUGHT if table.name != "offence_codes"]
REFERENCE = ("areas.geojson", "population_areas.csv", "places.csv", "commitments.csv")


@pytest.fixture(scope="module")
def tables() -> dict[str, pd.DataFrame]:
    return {t.name: pd.read_csv(DATA / t.file, dtype=str, keep_default_na=False) for t in TABLES}


@pytest.fixture(scope="module")
def incidents(tables) -> pd.DataFrame:
    rows = tables["incidents"]
    return rows.assign(day=pd.to_datetime(rows["occurred_at"].str[:10]), month=rows["occurred_at"].str[:7])


@pytest.fixture(scope="module")
def late(tables) -> pd.DataFrame:
    """Inhabitants' answers about late evenings, with whether they are insecure."""
    rows = tables["dialogues"]
    asked = rows["channel"].isin(list(CHANNEL.marked("inhabitant"))) & (rows["perceived_safety"] != "no_opinion")
    return _with_insecure(rows[asked & (rows["time_of_day"] == "late_evening_night")])


def _with_insecure(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(insecure=rows["perceived_safety"].isin(list(PERCEIVED_SAFETY.marked("unsafe"))))


def _municipality(rows: pd.DataFrame) -> float:
    """The share insecure with each area weighted by its inhabitants."""
    shares = rows.groupby("area_id")["insecure"].mean()
    inhabitants = read_surroundings(DATA).areas.set_index("area_id")["inhabitants"].loc[shares.index]
    return float((shares * inhabitants).sum() / inhabitants.sum())


def _monthly(rows: pd.DataFrame) -> pd.Series:
    return rows.groupby("month").size().reindex(MONTHS.astype(str), fill_value=0)


def test_the_generator_writes_the_same_bytes_as_the_bundled_files(tmp_path):
    for name in REFERENCE:
        (tmp_path / name).write_bytes((DATA / name).read_bytes())
    write(tmp_path)
    assert [t.file for t in TABLES if (tmp_path / t.file).read_bytes() != (DATA / t.file).read_bytes()] == []


def test_generating_twice_gives_the_same_and_another_seed_does_not():
    around = read_surroundings(DATA)
    first, second, other = generate(around), generate(around), generate(around, seed=1)
    assert all(first[name].equals(second[name]) for name in first)
    assert not first["incidents"].equals(other["incidents"])


@pytest.mark.parametrize("table", TABLES, ids=lambda t: t.name)
def test_the_columns_are_those_of_the_schema_and_required_cells_are_filled(tables, table):
    frame = tables[table.name]
    assert list(frame.columns) == [column.name for column in table.columns]
    assert not [c.name for c in table.columns if c.required and (frame[c.name] == "").any()]
    assert not frame.duplicated(list(table.key)).any()


def test_there_are_about_12000_responses_and_25000_incidents(tables):
    assert 11_700 <= len(tables["dialogues"]) <= 12_300
    assert 24_500 <= len(tables["incidents"]) <= 25_500


@pytest.mark.parametrize("round_id", ["autumn_2018", "autumn_2022"])
def test_about_40_per_cent_of_the_inhabitants_are_insecure_late_in_the_evening(late, round_id):
    assert 0.38 <= _municipality(late) <= 0.42
    assert 0.38 <= _municipality(late[late["round_id"] == round_id]) <= 0.42


def test_people_feel_less_insecure_the_earlier_it_is(tables, late):
    rows = _with_insecure(tables["dialogues"])
    early = {t: rows.loc[rows["time_of_day"] == t, "insecure"].mean() for t in ("day", "evening")}
    assert early["day"] < early["evening"] - 0.05 < late["insecure"].mean() - 0.1


def test_2018_and_2022_may_be_compared_and_2020_with_none(tables):
    rounds = tables["dialogue_rounds"].set_index("round_id")["comparable_with"]
    assert rounds.to_dict() == {"autumn_2018": "autumn_2022", "autumn_2020": "", "autumn_2022": "autumn_2018"}


def test_most_areas_have_100_answers_a_round_and_a_few_have_few_or_none(late):
    answers = pd.crosstab(late["area_id"], late["round_id"])
    ordinary = answers[["autumn_2018", "autumn_2022"]]
    assert (ordinary >= 100).all(axis=1).sum() >= 20
    assert ordinary[(ordinary < 100).any(axis=1)].min().min() >= 30
    assert (answers["autumn_2020"] == 0).sum() == 1


def test_all_channels_are_there_and_only_the_survey_has_weights(tables):
    rows = tables["dialogues"]
    assert set(rows["channel"]) == set(CHANNEL.codes)
    assert set(rows.loc[rows["weight"] != "", "channel"]) == {"survey"}


def test_only_known_hours_are_told_and_most_reported_offences_have_none(incidents):
    has_hour = incidents["occurred_at"].str.len() > 10
    assert incidents.loc[has_hour, "occurred_at"].str.fullmatch(r"\d{4}-\d\d-\d\d ([01]\d|2[0-3]):00").all()
    reported = incidents["source"] == "reported_offence"
    assert has_hour[reported].mean() < 0.1
    assert has_hour[~reported].mean() > 0.8


def test_no_hour_is_one_that_the_change_of_clocks_skips_or_repeats(incidents):
    change = (incidents["day"].dt.day_of_week == 6) & incidents["day"].dt.month.isin([3, 10])
    change &= incidents["day"].dt.day > 24
    assert change.any()
    assert not incidents.loc[change, "occurred_at"].str.endswith(" 02:00").any()


def test_reported_offences_are_registered_later_and_nothing_else_is(incidents):
    reported = incidents["source"] == "reported_offence"
    registered = pd.to_datetime(incidents["registered_on"].where(reported))
    assert (registered[reported] >= incidents.loc[reported, "day"]).all()
    assert (incidents.loc[~reported, "registered_on"] == "").all()


def test_evenings_peak_on_fridays_and_saturdays(incidents):
    rows = incidents[(incidents["occurred_at"].str.len() > 10) & (incidents["category"] == "disorder")]
    evening = rows[rows["occurred_at"].str[11:13].astype(int) >= 19].groupby(rows["day"].dt.day_of_week).size()
    assert set(evening.nlargest(2).index) == {4, 5}


def test_some_incidents_have_no_area_and_municipality_only_categories_never_do(incidents):
    secret = incidents["category"].isin(list(INCIDENT_CATEGORIES.marked("municipality_only")))
    assert secret.any()
    assert (incidents.loc[secret, ["area_id", "place_id"]] == "").all(axis=None)
    assert 0.07 <= (incidents["area_id"] == "").mean() <= 0.09


def test_offence_codes_are_of_their_category_and_may_be_shown_by_area(incidents):
    codes = pd.read_csv(DATA / "offence_codes.csv", dtype=str, keep_default_na=False).set_index("offence_code")
    rows = incidents[incidents["offence_code"] != ""]
    known = codes.loc[rows["offence_code"]].reset_index(drop=True)
    assert (known["category"] == rows["category"].reset_index(drop=True)).all()
    assert (known["valid_from"] <= rows["month"].str[:4].reset_index(drop=True)).all()
    assert not (known["municipality_only"] == "yes").to_numpy()[(rows["area_id"] != "").to_numpy()].any()


def test_the_months_vary_about_twice_as_much_as_pure_chance(incidents):
    def phi(rows: pd.DataFrame) -> float:
        counts = _monthly(rows)
        expected = counts.groupby(MONTHS.month.to_numpy()).transform("mean")
        return float(((counts - expected) ** 2 / expected).sum() / (len(counts) - 12))

    assert 1.4 <= phi(incidents) <= 3.0
    assert 1.4 <= np.median([phi(rows) for _, rows in incidents.groupby("area_id")]) <= 3.0

"""A named place as an area of its own: what names it, and nothing else."""

from __future__ import annotations

import datetime as dt

import pytest

from jarfalla_data import Selection, geography, open_store
from jarfalla_data.measures import incidents, insecurity
from jarfalla_data.measures.at_place import at_place, named_places
from jarfalla_data.measures.incident_periods import Grain, Step
from tests.factories import BUNDLED, activity, dialogue, dialogue_round, incident, store_of
from tests.plain import table

STATION = "jakobsberg_station"
HERE = Selection(area=STATION, area_ids=(STATION,))


@pytest.fixture(scope="module")
def bundled():
    return open_store(BUNDLED)


def test_the_places_are_those_that_any_row_names_in_the_order_of_the_alphabet(tmp_path):
    store = store_of(tmp_path, activities=[activity(place_id="viksjo_centre"), activity(place_id="kallhall_station")])
    assert named_places(store) == ("kallhall_station", "viksjo_centre")


def test_the_reports_of_a_place_are_the_rows_that_name_it(bundled):
    counted = incidents.by_category(at_place(bundled, STATION), HERE).frame["reports"].sum()
    assert counted == sum(row["place_id"] == STATION for row in table(BUNDLED, "incidents"))


def test_the_answers_about_a_place_are_those_that_name_it(bundled):
    shares = insecurity.by_area(at_place(bundled, STATION), HERE).frame.set_index("code")
    late = [
        row
        for row in table(BUNDLED, "dialogues")
        if row["place_id"] == STATION
        and row["round_id"] == "autumn_2022"
        and row["time_of_day"] == "late_evening_night"
    ]
    told = [row for row in late if row["perceived_safety"] != "no_opinion"]
    assert shares.loc[STATION, "n"] <= len(told)
    assert shares.loc[STATION, "n"] > 0


def test_a_month_without_a_report_at_the_place_is_zero_as_long_as_the_file_reaches(tmp_path):
    rows = [
        incident(occurred_at=dt.date(2023, 1, 1)),
        incident(occurred_at=dt.date(2023, 3, 5), place_id=STATION),
        incident(occurred_at=dt.date(2023, 6, 30)),
    ]
    frame = incidents.by_period(at_place(store_of(tmp_path, incidents=rows), STATION), HERE, Grain(Step.MONTH)).frame
    assert frame[frame["series"] == "person"]["reports"].tolist() == [0, 0, 1, 0, 0, 0]


def test_the_store_that_a_place_is_taken_from_stays_as_it_is(tmp_path):
    rounds, answers = [dialogue_round()], [dialogue(place_id=STATION)]
    store = store_of(tmp_path, dialogues=answers, dialogue_rounds=rounds)
    at_place(store, STATION)
    assert store.dialogues["area_id"].tolist() == ["0123R001"]
    assert len(geography.choices(store)) > 20


def test_a_place_that_is_not_in_the_list_is_an_error(bundled):
    with pytest.raises(KeyError):
        at_place(bundled, "nowhere")

"""Which dialogues are announced: the rounds without answers, the earliest first."""

from __future__ import annotations

import datetime as dt

from jarfalla_data.measures.dialogue_ahead import announced
from tests.factories import dialogue, dialogue_round, store_of


def round_of(year):
    return dialogue_round(round_id=f"autumn_{year}", starts_on=f"{year}-09-07", ends_on=f"{year}-12-04")


def test_a_round_without_answers_is_told_with_its_days_and_one_with_answers_is_not(tmp_path):
    store = store_of(
        tmp_path,
        facts=("areas",),
        dialogue_rounds=[round_of(2027), round_of(2026), round_of(2022)],
        dialogues=[dialogue(round_id="autumn_2022", collected_on="2022-10-01")],
    )
    frame = announced(store).frame
    assert list(frame["round_id"]) == ["autumn_2026", "autumn_2027"]
    assert (frame["first"][0], frame["last"][0]) == (dt.date(2026, 9, 7), dt.date(2026, 12, 4))


def test_without_rounds_there_is_none(tmp_path):
    assert announced(store_of(tmp_path, facts=("areas",), dialogue_rounds=[])).frame.empty

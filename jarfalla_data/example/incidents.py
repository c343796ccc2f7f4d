"""The example incidents: invented offences and disturbances of 2017–2024, by month, area and category."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.incident_counts import CATEGORIES, incident_counts
from jarfalla_data.example.incident_details import (
    ID_PREFIX,
    shift_part_of_day,
    with_codes,
    with_dates,
    with_places,
    with_sources,
)
from jarfalla_data.example.patterns import PATTERNS
from jarfalla_data.example.rhythm import DAYS, MONTHS, RHYTHMS, avoid_clock_changes, pick_hours
from jarfalla_data.example.streams import stream
from jarfalla_data.example.surroundings import Surroundings

EXTRACTED_ON = pd.Timestamp(2025, 1, 31)
"""The day on which the extract is imagined to be made: what was registered later is not in it."""

FIRST_ID = 900001


def incidents(around: Surroundings, seed: int) -> pd.DataFrame:
    """All rows, as text, in the order in which they happened."""
    rows = _with_times(_rows(around, seed), seed)
    rows = with_dates(with_codes(with_sources(rows, seed), seed), seed)
    rows = with_places(rows, seed)
    rows = rows[~(rows["registered"] > EXTRACTED_ON)].sort_values("hours", kind="stable")
    return _as_text(rows)


def _rows(around: Surroundings, seed: int) -> pd.DataFrame:
    """One row per incident with its month, area and category."""
    counts = incident_counts(around, seed)
    month, area, category = (index.ravel() for index in np.indices(counts.shape))
    times = counts.ravel()
    area_ids = np.array([*around.area_ids, ""], dtype=object)
    return pd.DataFrame(
        {
            "month_number": np.repeat(month, times),
            "month": np.repeat(MONTHS.astype(str).to_numpy(dtype=object)[month], times),
            "area_id": np.repeat(area_ids[area], times),
            "category": np.repeat(np.array(CATEGORIES, dtype=object)[category], times),
        }
    )


def _with_times(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """The day and the hour of each row."""
    hours = np.zeros(len(rows), dtype=np.int64)
    rhythms = rows["category"].map({category: pattern.rhythm for category, pattern in PATTERNS.items()})
    for rhythm in RHYTHMS:
        mine = (rhythms == rhythm).to_numpy()
        months = rows["month_number"].to_numpy()[mine]
        hours[mine] = pick_hours(stream(seed, f"incidents.hours.{rhythm}"), rhythm, months)
    hours = avoid_clock_changes(shift_part_of_day(rows, hours, seed))
    return rows.assign(hours=hours, day=DAYS[hours // 24])


def _as_text(rows: pd.DataFrame) -> pd.DataFrame:
    day = rows["day"].dt.strftime("%Y-%m-%d")
    clock = (rows["hours"] % 24).astype(str).str.zfill(2) + ":00"
    number = (rows.groupby("source").cumcount() + FIRST_ID).astype(str)
    return pd.DataFrame(
        {
            "incident_id": rows["source"].map(ID_PREFIX) + "-" + number,
            "occurred_at": day.where(~rows["has_hour"], day + " " + clock),
            "registered_on": rows["registered"].dt.strftime("%Y-%m-%d").fillna(""),
            "area_id": rows["area_id"],
            "place_id": rows["place_id"],
            "category": rows["category"],
            "offence_code": rows["offence_code"],
            "source": rows["source"],
            "count": rows["count"],
            "municipal_part": "",
        }
    ).reset_index(drop=True)

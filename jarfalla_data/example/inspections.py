"""The example inspections of 2017–2024, what they found and how long it took to mend: all invented."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.streams import Integers, Words, pick_codes, pick_one, stream
from jarfalla_data.example.surroundings import STATION

YEARS = range(2017, 2025)
LAST_LOOK = pd.Timestamp(2024, 12, 16)
"""The day on which all that was still open was looked at."""

_YEARLY = (
    (STATION, "safety_inspection", "09-12", (9, 18)),
    (STATION, "youth_safety_inspection", "05-14", (10, 22)),
    ("kallhall_centre", "safety_inspection", "10-03", (6, 14)),
    ("viksjo_centre", "youth_safety_inspection", "09-26", (10, 18)),
    ("soderhojden_square", "safety_walk", "10-17", (8, 24)),
    ("jakobsberg_centre", "safety_inspection", "04-18", (7, 15)),
)
"""Place, kind, about when in the year, and smallest and largest number of participants."""

_FOUND = {
    "lighting": 0.17,
    "vegetation": 0.14,
    "sight_lines": 0.08,
    "wayfinding": 0.05,
    "littering": 0.12,
    "graffiti": 0.09,
    "damage": 0.09,
    "maintenance": 0.06,
    "tunnel_stairs": 0.05,
    "entrance": 0.05,
    "access_routes": 0.02,
    "vehicle_access": 0.03,
    "camera_alarm": 0.02,
    "accessibility": 0.02,
    "other": 0.01,
}
_FOUND_BY_YOUNG = {
    "lighting": 0.2,
    "littering": 0.08,
    "furniture": 0.16,
    "activity": 0.2,
    "tunnel_stairs": 0.12,
    "sight_lines": 0.08,
    "traffic_safety": 0.07,
    "vehicle_access": 0.05,
    "territory": 0.02,
    "other": 0.02,
}
"""Young people point at having nothing to do and nowhere to sit, which the others hardly mention."""

_RESPONSIBLE = {
    "municipality_streets": 0.46,
    "municipality_property": 0.1,
    "housing_company": 0.12,
    "private_owner": 0.08,
    "transport": 0.12,
    "shopping_centre": 0.12,
}
_PRIORITY = {"1": 0.15, "2": 0.5, "3": 0.35}
_DAYS_TO_DUE = {"1": 14, "2": 365, "3": 730}
_MEDIAN_DAYS = {"1": 20.0, "2": 110.0, "3": 260.0}
_SLOWNESS = {"municipality_streets": 0.8, "shopping_centre": 0.9, "private_owner": 1.8, "transport": 1.7}
_LEFT = {"mended": 0.93, "rejected": 0.05, "moved": 0.02}


def inspections(seed: int) -> pd.DataFrame:
    """The inspections, as text, by date."""
    rng = stream(seed, "inspections")
    rows = []
    for year in YEARS:
        for place, kind, day, (fewest, most) in _YEARLY:
            date = pd.Timestamp(f"{year}-{day}") + pd.Timedelta(days=int(rng.integers(-6, 7)))
            date += pd.offsets.BusinessDay(0)
            rows.append((date, place, kind, str(rng.integers(fewest, most + 1))))
    frame = pd.DataFrame(rows, columns=["date", "place_id", "kind", "participants"]).sort_values("date")
    ids = [f"inspection-{900001 + number}" for number in range(len(frame))]
    frame.insert(0, "inspection_id", ids)
    return frame.assign(date=frame["date"].dt.strftime("%Y-%m-%d")).reset_index(drop=True)


def inspection_findings(found_by: pd.DataFrame, seed: int) -> pd.DataFrame:
    """What each inspection found and what became of it, as text; some is open when last looked at."""
    rng = stream(seed, "inspection_findings")
    counts = rng.integers(5, 12, size=len(found_by))
    rows = found_by.loc[found_by.index.repeat(counts)].reset_index(drop=True)
    young = (rows["kind"] == "youth_safety_inspection").to_numpy().astype(np.int64)
    rows = rows.assign(
        finding_id=[f"finding-{900001 + number}" for number in range(len(rows))],
        category=pick_codes(rng, [_FOUND, _FOUND_BY_YOUNG], young),
        responsible=pick_one(rng, _RESPONSIBLE, len(rows)),
        priority=pick_one(rng, _PRIORITY, len(rows)),
        left=pick_one(rng, _LEFT, len(rows)),
    )
    rows = _with_dates(rows, pd.to_datetime(rows["date"]), rng)
    columns = ["finding_id", "inspection_id", "category", "place_id", "responsible", "priority"]
    return rows[[*columns, "due_on", "status", "fixed_on", "checked_on"]]


def _with_dates(rows: pd.DataFrame, found: pd.Series, rng: np.random.Generator) -> pd.DataFrame:
    """When each is due, mended and last looked at, and what state that leaves it in."""
    mended = found + pd.to_timedelta(_days_to_mend(rows, rng), unit="D")
    looked = mended + pd.to_timedelta(rng.integers(1, 30, size=len(rows)), unit="D")
    settled = found + pd.to_timedelta(rng.integers(20, 90, size=len(rows)), unit="D")
    kept = (rows["left"] == "mended").to_numpy()
    fixed = kept & (looked <= LAST_LOOK).to_numpy()
    closed = ~kept & (settled <= LAST_LOOK).to_numpy()
    checked = looked.where(fixed, settled.where(closed, LAST_LOOK))
    due = found + pd.to_timedelta(rows["priority"].map(_DAYS_TO_DUE), unit="D")
    return rows.assign(
        due_on=_day(due).where(rows["priority"] != "3", ""),
        status=_status(rows, fixed, closed, rng),
        fixed_on=_day(mended).where(fixed, ""),
        checked_on=_day(checked),
    )


def _days_to_mend(rows: pd.DataFrame, rng: np.random.Generator) -> Integers:
    median = rows["priority"].map(_MEDIAN_DAYS) * rows["responsible"].map(_SLOWNESS).fillna(1.0)
    days = np.ceil(median.to_numpy(np.float64) * rng.lognormal(0.0, 0.9, len(rows)))
    return np.asarray(days, dtype=np.int64)


def _status(rows: pd.DataFrame, fixed: np.ndarray, closed: np.ndarray, rng: np.random.Generator) -> Words:
    waiting = pick_one(rng, {"open": 0.6, "ordered": 0.4}, len(rows))
    return np.where(fixed, "fixed", np.where(closed, rows["left"].to_numpy(dtype=object), waiting))


def _day(dates: pd.Series) -> pd.Series:
    return pd.Series(dates.dt.strftime("%Y-%m-%d"))

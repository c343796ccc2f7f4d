"""The example decisions of the meeting, 2019–2024, and the declared baselines: invented."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.streams import pick_one, stream
from jarfalla_data.example.surroundings import Surroundings

MEETINGS = tuple(
    pd.Timestamp(f"{year}-{month}-08") + pd.offsets.BusinessDay(0)
    for year in range(2019, 2025)
    for month in ("02", "05", "09", "11")
)
UNTIL = pd.Timestamp(2024, 12, 31)
"""Nothing later is known: what was to be done after it is open."""

_ACTIONS = {
    "poor_lighting": ("fix_lighting", "municipality_streets"),
    "overgrown": ("clear_vegetation", "municipality_streets"),
    "littering": ("cleanup", "municipality_streets"),
    "graffiti": ("cleanup", "municipality_property"),
    "vandalism": ("inspection", "municipality_property"),
    "disturbing_home": ("contact_owner", "housing_company"),
    "storage_burglary": ("contact_owner", "housing_company"),
    "loitering_groups": ("outreach", "other"),
    "reckless_two_wheelers": ("joint_operation", "police"),
    "lack_of_adults": ("increase_presence", "police"),
    "bicycle_theft": ("joint_operation", "police"),
    "empty_place": ("dialogue", "other"),
}
"""Problem → what is decided, and who is to do it."""

_PLACES = ("jakobsberg_centre", "kallhall_centre", "viksjo_centre", "kallhall_station")
_OUTCOMES = {"done_effect_seen": 0.3, "done_no_effect_seen": 0.4, "done_not_followed_up": 0.3}
_PER_MEETING = 3

_SERIES = (
    "municipality:all",
    "municipality:person",
    "municipality:property",
    "municipality:damage",
    "municipality:disorder",
    "jakobsberg:all",
    "viksjo:all",
    "barkarby-skalby:all",
    "kallhall-staket:all",
    "jakobsberg_station:all",
)


def decisions(around: Surroundings, seed: int) -> pd.DataFrame:
    """All rows, as text, by date."""
    rng = stream(seed, "decisions")
    rows = pd.DataFrame({"decided_on": pd.DatetimeIndex(MEETINGS).repeat(_PER_MEETING)})
    at_place = rng.random(len(rows)) < 0.2
    problems = rng.permuted(np.tile(np.arange(len(_ACTIONS)), (len(MEETINGS), 1)), axis=1)[:, :_PER_MEETING]
    problem = np.array(list(_ACTIONS), dtype=object)[problems.ravel()]
    rows = rows.assign(
        decision_id=[f"decision-{900001 + number}" for number in range(len(rows))],
        area_id=np.where(at_place, "", rng.choice(np.array(around.area_ids, dtype=object), len(rows))),
        place_id=np.where(at_place, rng.choice(np.array(_PLACES, dtype=object), len(rows)), ""),
        problem=problem,
        action_code=[_ACTIONS[p][0] for p in problem],
        responsible=[_ACTIONS[p][1] for p in problem],
    )
    return _followed(rows, rng)


def _followed(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """When each was due and done, and what the follow-up found; some are dropped and some late."""
    size = len(rows)
    due = rows["decided_on"] + pd.to_timedelta(rng.choice([30, 60, 90, 180], size), unit="D")
    done = due + pd.to_timedelta(np.rint(rng.normal(5, 30, size)).clip(-25), unit="D")
    follow_up = due + pd.to_timedelta(np.full(size, 180), unit="D")
    dropped = rng.random(size) < 0.1
    is_done = ~dropped & (done <= UNTIL).to_numpy()
    outcome = np.where(is_done & (follow_up <= UNTIL).to_numpy(), pick_one(rng, _OUTCOMES, size), "")
    rows = rows.assign(
        due_on=_day(due),
        done_on=_day(done).where(is_done, ""),
        follow_up_on=_day(follow_up),
        outcome=np.where(dropped & (due <= UNTIL).to_numpy(), "dropped", outcome),
        decided_on=_day(rows["decided_on"]),
    )
    columns = ["decision_id", "decided_on", "area_id", "place_id", "problem", "action_code", "responsible"]
    return rows[[*columns, "due_on", "done_on", "follow_up_on", "outcome"]]


def baselines() -> pd.DataFrame:
    """Three whole years before anything planted, declared for a handful of series."""
    return pd.DataFrame(
        {
            "series": _SERIES,
            "starts_on": "2017-01-01",
            "ends_on": "2019-12-31",
            "decided_by": "municipality",
            "decided_on": "2020-01-22",
            "reason_code": "initial",
        }
    )


def _day(dates: pd.Series) -> pd.Series:
    return pd.Series(dates.dt.strftime("%Y-%m-%d"))

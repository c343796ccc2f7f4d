"""The example activities of 2019–2024: planned and done, drawn from the invented schedule."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.schedule import EVENING_PRESENCE, JOINT_BRIEFING, PLANS, Plan
from jarfalla_data.example.streams import Words, stream
from jarfalla_data.example.surroundings import Surroundings
from jarfalla_data.partial_dates import PartialDate

FIRST_ID = 900001
DAYS = pd.date_range("2019-01-01", "2024-12-31", freq="D")
_COLUMNS = ["activity_id", "date", "starts_at", "ends_at", "kind", "area_id", "place_id", "partners"]
_COLUMNS += ["staff_hours", "commitment_id", "status"]


def activities(around: Surroundings, inspections: pd.DataFrame, seed: int) -> pd.DataFrame:
    """All rows, as text, by date; the inspections of the same years are activities too."""
    presence = _carried_out(EVENING_PRESENCE, DAYS, seed)
    evenings = pd.DatetimeIndex(presence.loc[presence["status"] == "done", "date"])
    parts = [presence, _carried_out(JOINT_BRIEFING, evenings, seed)]
    parts += [_carried_out(plan, DAYS, seed) for plan in PLANS]
    parts.append(_inspected(inspections))
    rows = pd.concat(parts).sort_values(["date", "starts_at", "kind"], kind="stable", ignore_index=True)
    number = pd.Series(np.arange(len(rows)) + FIRST_ID).astype(str)
    rows = rows.assign(
        activity_id="activity-" + number,
        commitment_id=commitment_ids(rows, around.commitments),
        date=rows["date"].dt.strftime("%Y-%m-%d"),
    )
    return rows[_COLUMNS]


def _carried_out(plan: Plan, days: pd.DatetimeIndex, seed: int) -> pd.DataFrame:
    """The rows of one kind of work on some of these days."""
    rng = stream(seed, f"activities.{plan.kind}.{plan.place_id}")
    days = days[days.day_of_week.isin(plan.weekdays) & days.month.isin(plan.months)]
    days = days[rng.random(len(days)) < plan.planned]
    done = rng.random(len(days)) < plan.done
    staff = rng.integers(plan.staff[0], plan.staff[1] + 1, size=len(days))
    hours = pd.Series(staff * _length(plan)).map("{:g}".format).to_numpy(dtype=object)
    return pd.DataFrame(
        {
            "date": days,
            "starts_at": plan.starts_at,
            "ends_at": plan.ends_at,
            "kind": plan.kind,
            "area_id": plan.area_id,
            "place_id": plan.place_id,
            "partners": "|".join(plan.partners),
            "staff_hours": np.where(done, hours, ""),
            "status": np.where(done, "done", "planned"),
        }
    )


def _length(plan: Plan) -> float:
    """Hours from start to end; an end before the start is on the next day."""
    starts, ends = (int(t[:2]) + int(t[3:]) / 60 for t in (plan.starts_at, plan.ends_at))
    return (ends - starts) % 24


def _inspected(inspections: pd.DataFrame) -> pd.DataFrame:
    """The inspections as activities."""
    rows = inspections[["date", "place_id", "kind"]]
    rows = rows[rows["date"] >= str(DAYS[0].date())]
    return rows.assign(
        date=pd.to_datetime(rows["date"]),
        starts_at="16:00",
        ends_at="18:00",
        area_id="",
        partners="municipality|police|property_owners",
        staff_hours="",
        status="done",
    )


def commitment_ids(rows: pd.DataFrame, commitments: pd.DataFrame) -> Words:
    """The commitment of each activity: of its kind, in its period, at its place before anywhere."""
    found = np.full(len(rows), "", dtype=object)
    for item in commitments.to_dict("records"):
        first, last = _period(str(item["period_start"]), str(item["period_end"]))
        fits = rows["kind"].isin(str(item["activity_kinds"]).split("|")) & rows["date"].between(first, last)
        here = fits & (rows["place_id"] == item["place_id"]) if item["place_id"] else fits & (found == "")
        found[here.to_numpy()] = str(item["commitment_id"])
    return found


def _period(starts: str, ends: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last day; where no end was published, the end of the stretch that the start names."""
    first = PartialDate.parse(starts)
    return pd.Timestamp(first.first), pd.Timestamp(PartialDate.parse(ends).last if ends else first.last)

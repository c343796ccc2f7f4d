"""The incidents of a folder counted one by one with csv and datetime only: what the cube and its measures must say."""

from __future__ import annotations

import csv
import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jarfalla_data import Selection
from jarfalla_data.vocabulary.incidents import CATEGORY_GROUP, INCIDENT_CATEGORIES

GROUPS = ("person", "property", "damage", "disorder", "other")


@dataclass(frozen=True)
class Plain:
    """One incident that counts."""

    day: dt.date
    hour: int | None
    area: str
    category: str
    found_by_controls: bool
    offences: int

    @property
    def series(self) -> str:
        return "detection_driven" if self.found_by_controls else CATEGORY_GROUP[self.category]

    @property
    def part(self) -> str:
        if self.hour is None:
            return "unknown"
        if 6 <= self.hour < 18:
            return "day"
        return "evening" if 18 <= self.hour < 22 else "late_evening_night"

    def is_in(self, selection: Selection) -> bool:
        period = selection.period
        return (
            (period is None or period.first <= self.day <= period.last)
            and (selection.area_ids is None or self.area in selection.area_ids)
            and selection.time_of_day in (None, self.part)
        )


@cache
def plain_incidents(folder: Path) -> tuple[Plain, ...]:
    """All rows of incidents.csv that are incidents."""
    codes = {row["offence_code"]: row for row in _rows(folder / "offence_codes.csv")}
    accidents = INCIDENT_CATEGORIES.marked("not_incident")
    return tuple(_plain(row, codes) for row in _rows(folder / "incidents.csv") if row["category"] not in accidents)


def _plain(row: dict[str, str], codes: dict[str, dict[str, str]]) -> Plain:
    code, category = codes.get(row["offence_code"]), row["category"]
    by_category = category in INCIDENT_CATEGORIES.marked("detection_driven")
    kept = category in INCIDENT_CATEGORIES.marked("municipality_only") or (code and code["municipality_only"] == "yes")
    when = row["occurred_at"]
    return Plain(
        day=dt.date.fromisoformat(when[:10]),
        hour=int(when[11:13]) if len(when) > 10 else None,
        area="municipality_only" if kept else row["area_id"] or "not_known",
        category=category,
        found_by_controls=code["detection_driven"] == "yes" if code else by_category,
        offences=int(row["count"] or 1),
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

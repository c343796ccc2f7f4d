"""How many offences and incidents are reported: when, where and of which kind?

Unit: reports (one row of incidents is one report or one incident); `offences`, where it stands beside, is the number
of offences in them. Detection-driven offences (found by controls) are always apart from the rest: they follow how much
is controlled. Nothing is per inhabitant. Source: incidents, sorted by offence_codes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from jarfalla_data import geography
from jarfalla_data.figures import Figures
from jarfalla_data.measures.incident_areas import by_area, without_area
from jarfalla_data.measures.incident_cube import Cube, absolute_month, cube
from jarfalla_data.measures.incident_periods import (
    PUBLIC,
    Grain,
    Step,
    Stretch,
    allowed,
    counted_period,
    finest,
    for_areas,
    stretches,
)
from jarfalla_data.measures.incident_terms import (
    CATEGORIES,
    DETECTION_DRIVEN,
    GROUP_OF_CATEGORY,
    KINDS,
    PART_OF_HOUR,
    PARTS,
    SERIES,
    TABLES,
)
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

__all__ = [
    "TABLES",
    "Grain",
    "Step",
    "allowed",
    "by_area",
    "by_category",
    "by_period",
    "by_source",
    "by_weekday_hour",
    "counted_period",
    "finest",
    "for_areas",
    "with_clock",
    "without_area",
]

Counts = npt.NDArray[np.int64]


@kept
def by_period(store: Store, selection: Selection, grain: Grain) -> Figures:
    """How many reports per month, quarter or year, by broad group or, `by_area`, by part and area?

    One row = one series in one period: series (of SERIES, each report in exactly one; `by_area` the code of each part
    that is chosen whole and adds up several areas, then each area's id, without what controls find), first, last
    (dates, both inside), complete (bool, see `Stretch`), reports.
    A period without reports is 0 inside the time that the file covers and has no row outside it. Empty when nothing
    was reported. The public gets whole periods, as fine as `finest` says.
    """
    counted, spans = cube(store), stretches(store, selection, grain.step)
    starts = [max(0, absolute_month(span.first) - counted.months(selection).start) for span in spans]
    codes, by_month = _places_by_month(store, selection) if grain.by_area else _groups_by_month(counted, selection)
    frame = _one_row_each(codes, spans, np.add.reduceat(by_month, starts, axis=1) if starts else by_month[:, :0])
    return Figures(
        frame if by_month.any() else frame.iloc[:0],
        TABLES,
        store.files["incidents"].origin,
        personal=True,
        counts=("reports",),
        internal_rows="preliminary",
        internal_only=grain != finest(PUBLIC, selection) or selection != allowed(PUBLIC, selection),
    )


@kept
def by_category(store: Store, selection: Selection) -> Figures:
    """How many reports of each category?

    One row = one category, found by controls or not: category, kind (of KINDS), group (the broad group), reports,
    offences; only where there are reports, most first. Internal only: the public sees broad groups.
    """
    counted = cube(store)
    reports = counted.count(selection, "category", "kind")
    offences = counted.count(selection, "category", "kind", offences=True)
    at, kind = np.nonzero(reports)
    frame = pd.DataFrame(
        {
            "category": [CATEGORIES[i] for i in at],
            "kind": [KINDS[i] for i in kind],
            "group": [SERIES[GROUP_OF_CATEGORY[i]] for i in at],
            "reports": pd.array(reports[at, kind], dtype="Int64"),
            "offences": pd.array(offences[at, kind], dtype="Int64"),
        }
    ).sort_values("reports", ascending=False, kind="stable")
    return _internal(store, frame.reset_index(drop=True))


@kept
def by_weekday_hour(store: Store, selection: Selection) -> Figures:
    """On which weekday and at which hour, of the reports that have a clock time?

    One row = one hour of the week: weekday (0 is Monday), hour (0–23, local time, the hour that begins then), reports;
    only the hours of the part of the day chosen. Empty when no report has a clock time; `with_clock` tells how many
    have one. Internal only.
    """
    chosen = selection.time_of_day
    hours = [h for h in range(24) if chosen is None or PARTS[PART_OF_HOUR[h]] == chosen]
    known = cube(store).count_hours(selection, "weekday", "hour")[:, : len(hours)]
    days, clock = np.repeat(np.arange(7), len(hours)), np.tile(hours, 7)
    frame = pd.DataFrame({"weekday": days, "hour": clock, "reports": pd.array(known.ravel(), dtype="Int64")})
    return _internal(store, frame if known.any() else frame.iloc[:0])


@kept
def with_clock(store: Store, selection: Selection) -> Figures:
    """How many reports of the selection, at any hour, have a clock time?

    One row: with_clock, all_reports (its denominator). Empty when nothing was reported. Internal only.
    """
    parts = cube(store).count(replace(selection, time_of_day=None), "part")
    row = {"with_clock": parts.sum() - parts[PARTS.index("unknown")], "all_reports": parts.sum()}
    return _internal(store, pd.DataFrame([row] if parts.any() else [], columns=list(row)).astype("Int64"))


@kept
def by_source(store: Store) -> Figures:
    """Who reported, in the whole file?

    One row = one source that is in the file: source, reports, in the order of the codes. The public gets the
    names only.
    """
    counted = sorted(cube(store).sources.items())
    frame = pd.DataFrame(counted, columns=["source", "reports"])
    return Figures(frame, TABLES, store.files["incidents"].origin, personal=True, internal_columns=("reports",))


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    origin = store.files["incidents"].origin
    return Figures(frame, TABLES, origin, personal=True, internal_only=True)


def _groups_by_month(counted: Cube, selection: Selection) -> tuple[tuple[str, ...], Counts]:
    """SERIES, and reports of each by month."""
    counts, found = counted.count(selection, "category", "kind", "month"), KINDS.index(DETECTION_DRIVEN)
    sums = np.zeros((len(SERIES), counts.shape[-1]), dtype=np.int64)
    np.add.at(sums, GROUP_OF_CATEGORY, counts[:, 0])
    sums[SERIES.index(DETECTION_DRIVEN)] = counts[:, found].sum(axis=0)
    return SERIES, sums


def _places_by_month(store: Store, selection: Selection) -> tuple[tuple[str, ...], Counts]:
    """The selection's parts and areas, and reports of each by month, without what controls find."""
    counted = cube(store)
    chosen = counted.areas if selection.area_ids is None else selection.area_ids
    areas = [area for area in chosen if area in counted.areas]
    by_month = counted.count(selection, "kind", "area", "month")[0]
    inside = {part: geography.area_ids(store, part) or () for part in geography.parts(store)}
    whole = {part: of for part, of in inside.items() if len(of) > 1 and set(of) <= set(areas)}
    sums = [by_month[[areas.index(area) for area in of]].sum(axis=0) for of in whole.values()]
    return (*whole, *areas), np.array([*sums, *by_month]).reshape(len(whole) + len(areas), by_month.shape[1])


def _one_row_each(codes: tuple[str, ...], spans: list[Stretch], reports: Counts) -> pd.DataFrame:
    complete = np.tile(np.array([span.complete for span in spans], dtype=bool), len(codes))
    return pd.DataFrame(
        {
            "series": np.repeat(np.array(codes, dtype=object), len(spans)),
            "first": [span.first for span in spans] * len(codes),
            "last": [span.last for span in spans] * len(codes),
            "complete": complete,
            "preliminary": ~complete,
            "reports": pd.array(reports.ravel(), dtype="Int64"),
        }
    )

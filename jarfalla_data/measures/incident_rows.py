"""Rows of incidents as codes: where, what, when, each a number that is its place on an axis."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jarfalla_data.measures.incident_terms import (
    CATEGORIES,
    DETECTION_DRIVEN,
    GROUP_OF_CATEGORY,
    KINDS,
    MUNICIPALITY_ONLY,
    NO_HOUR,
    SERIES,
)
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.incidents import INCIDENT_CATEGORIES

Codes = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Rows:
    """One place on each axis per incident.

    `day` counts from 1970-01-01, `month` is absolute, `offences` is the number of offences in the report.
    """

    area: Codes
    category: Codes
    kind: Codes
    series: Codes
    day: Codes
    month: Codes
    weekday: Codes
    hour: Codes
    offences: npt.NDArray[np.int32]
    sources: Mapping[str, int]
    left_out: int

    @property
    def first_month(self) -> int:
        """The month of the earliest incident, 0 when there is none."""
        return int(self.month.min()) if len(self.month) else 0


def encode(store: Store) -> Rows:
    """All incidents as codes.

    The rule of the offence code, where the code is known, tells whether controls found it; else the category does.
    Either may say that a report is for the municipality only.
    """
    table = store.incidents
    dropped = table["category"].isin(list(INCIDENT_CATEGORIES.marked("not_incident")))
    rows = table[~dropped] if dropped.any() else table
    category = _category(rows["category"])
    by_code = {name: _by_code(store, rows["offence_code"], name) for name in (DETECTION_DRIVEN, MUNICIPALITY_ONLY)}
    found = np.where(by_code[DETECTION_DRIVEN] < 0, _marked(DETECTION_DRIVEN)[category], by_code[DETECTION_DRIVEN] > 0)
    kept = _marked(MUNICIPALITY_ONLY)[category] | (by_code[MUNICIPALITY_ONLY] > 0)
    day, hour = _moment(rows)
    return Rows(
        area=_area(store, rows["area_id"], kept),
        category=category,
        kind=np.where(found, KINDS.index(DETECTION_DRIVEN), 0),
        series=np.where(found, SERIES.index(DETECTION_DRIVEN), GROUP_OF_CATEGORY[category]),
        day=day,
        month=day.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64) + 1970 * 12,
        weekday=(day + 3) % 7,
        hour=hour,
        offences=rows["count"].fillna(1).to_numpy(dtype=np.int32),
        sources={str(name): int(n) for name, n in rows["source"].value_counts().items() if n},
        left_out=int(dropped.sum()),
    )


def _marked(mark: str) -> Flags:
    """By place of a category: whether it carries a mark."""
    return np.array([code in INCIDENT_CATEGORIES.marked(mark) for code in CATEGORIES])


def _category(column: pd.Series) -> Codes:
    places = np.array([CATEGORIES.index(str(code)) for code in column.cat.categories], dtype=np.int64)
    return places[column.cat.codes.to_numpy()] if len(places) else np.empty(0, dtype=np.int64)


def _area(store: Store, column: pd.Series, municipality_only: Flags) -> Codes:
    """The place of each row's area; no area comes after the last one, municipality only after that."""
    areas = pd.Index(store.areas["area_id"])
    places = areas.get_indexer(pd.Index(column))
    known = np.where(places < 0, len(areas), places)
    return np.where(municipality_only, len(areas) + 1, known).astype(np.int64)


def _by_code(store: Store, column: pd.Series, name: str) -> Codes:
    """What the offence code says: 1 yes, 0 no, −1 when the row has no code or an unknown one."""
    table = store.offence_codes
    places = pd.Index(table["offence_code"]).get_indexer(pd.Index(column))
    said: Codes = np.append(table[name].fillna(False).to_numpy(dtype=np.int64), -1)
    answers: Codes = said[places]
    return answers


def _moment(rows: pd.DataFrame) -> tuple[Codes, Codes]:
    """Day since 1970-01-01 (a Thursday) and hour (24: not known) of local time."""
    seconds = rows["occurred_at"].to_numpy().astype("datetime64[s]")
    day = seconds.astype("datetime64[D]").astype(np.int64)
    hour = seconds.astype(np.int64) // 3600 % 24
    return day, np.where(rows["occurred_at_has_hour"].fillna(False).to_numpy(dtype=bool), hour, NO_HOUR)

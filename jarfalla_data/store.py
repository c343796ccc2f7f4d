"""The frozen store: every table of a data folder, typed, with what was found and where it came from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

import geopandas as gpd
import pandas as pd

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.reading.descriptor import Origin

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")
MOST_KEPT = 128
"""Answers that each function keeps for a store; with more it begins anew."""


@dataclass(frozen=True)
class FileReport:
    """What became of one file.

    `rows` counts the records of the file; loaded + set_aside + left_out = rows. `left_out` are right but do not belong
    here: another municipality's, what is no incident, an older text of the same. `fingerprint` is the start of the
    content's SHA-256. `first` and `last` are the period that the loaded rows cover. `missing`: there is no such file.
    `read` is False when it is missing or could not be read at all.
    """

    table: str
    file: str
    missing: bool
    read: bool
    rows: int
    loaded: int
    set_aside: int
    left_out: int
    encoding: str
    delimiter: str
    fingerprint: str
    origin: Origin
    personal: bool
    read_at: dt.datetime
    first: dt.date | None
    last: dt.date | None
    next_update: dt.date | None
    next_update_note: Mapping[str, str]
    licence: str


@dataclass(frozen=True, eq=False)  # one store is itself: what is derived from it is kept beside it
class Store:
    """All tables of a data folder (columns and types: `jarfalla_data.schemas`; index: row number in the file).

    The frames are shared between all who look: never change one in place. `version` is the fingerprint of all files
    together: two stores of the same version hold the same data.
    """

    dialogue_rounds: pd.DataFrame
    dialogues: pd.DataFrame
    incidents: pd.DataFrame
    offence_codes: pd.DataFrame
    narcotics_work: pd.DataFrame
    activities: pd.DataFrame
    agreement_years: pd.DataFrame
    inspections: pd.DataFrame
    inspection_findings: pd.DataFrame
    decisions: pd.DataFrame
    baselines: pd.DataFrame
    drug_scene_status: pd.DataFrame
    county_drug_scenes: pd.DataFrame
    commitments: pd.DataFrame
    milestones: pd.DataFrame
    survey_results: pd.DataFrame
    vulnerable_areas: pd.DataFrame
    reported_crime: pd.DataFrame
    population: pd.DataFrame
    population_areas: pd.DataFrame
    areas: gpd.GeoDataFrame
    places: pd.DataFrame
    deso_to_area: pd.DataFrame
    findings: tuple[Finding, ...]
    files: Mapping[str, FileReport]
    path: Path
    version: str

    @property
    def anything_set_aside(self) -> bool:
        """Whether any cell, row or file could not be loaded."""
        return any(f.effect is not Effect.NOTE for f in self.findings)


def kept(made: Callable[Concatenate[Store, Asked], Answer]) -> Callable[Concatenate[Store, Asked], Answer]:
    """Work out each answer once for a store. The answers are shared: never change one. They go with their store."""
    answers: WeakKeyDictionary[Store, dict[object, Answer]] = WeakKeyDictionary()

    @wraps(made)
    def ask(store: Store, /, *args: Asked.args, **named: Asked.kwargs) -> Answer:
        known, asked = answers.setdefault(store, {}), (args, *named.items())
        if asked in known:
            return known[asked]
        if len(known) >= MOST_KEPT:
            known.clear()
        answer = known[asked] = made(store, *args, **named)
        return answer

    return ask

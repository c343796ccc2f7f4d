"""The example narcotics work and agreement years: invented yearly totals that follow no real measure."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.streams import stream
from jarfalla_data.example.surroundings import STATION

YEARS = range(2017, 2025)

_STATION_CONTROLS, _ELSEWHERE_CONTROLS = 420, 610
_STEADY = 400  # the larger, the less the controls vary from year to year beyond pure chance
_REPORTS_PER_CONTROL = {"dealing": 0.035, "possession_use": 0.34}
_STEPS = {
    "seizure": {"dealing": 0.8, "possession_use": 0.65},
    "investigation": {"dealing": 0.9, "possession_use": 0.8},
    "prosecution": {"dealing": 0.4, "possession_use": 0.42},
    "conviction_decision": {"dealing": 0.33, "possession_use": 0.55},
}
"""Per report of the same kind; fines and waivers are decisions too, and no prosecutions."""

_ORDER = ("control", "seizure", "report", "investigation", "prosecution", "conviction_decision")

_AGREEMENT = {
    "social_intervention_groups": (14, 0.9),
    "young_victims": (30, 0.95),
    "school_education": (36, 0.92),
    "licensed_premises": (20, 0.85),
}
"""Planned a year, and the share of it that is done on average."""


def narcotics_work(seed: int) -> pd.DataFrame:
    """Yearly counts for the station and, with no place, for the whole municipality (the station included)."""
    station = _counts("station", _STATION_CONTROLS, seed)
    everywhere = station.assign(count=station["count"] + _counts("elsewhere", _ELSEWHERE_CONTROLS, seed)["count"])
    rows = pd.concat([everywhere.assign(place_id=""), station.assign(place_id=STATION)])
    rows = rows.sort_values(["period", "place_id", "order", "kind"], kind="stable", ignore_index=True)
    return rows[["period", "place_id", "step", "kind", "count"]].astype(str)


def agreement_years(seed: int) -> pd.DataFrame:
    """Planned and done by year and part of the agreement, 2019–2024."""
    rng = stream(seed, "agreement_years")
    rows = []
    for year in range(2019, 2025):
        for part, (planned, share) in _AGREEMENT.items():
            plan = planned + int(rng.integers(-2, 3))
            done = min(plan + 2, int(rng.binomial(plan, share)) + int(rng.integers(0, 3)))
            rows.append((year, part, plan, done, "as_planned" if done >= plan else "delayed"))
    frame = pd.DataFrame(rows, columns=["year", "part", "planned", "done", "comment_code"]).astype(str)
    # One figure is missing, as happens.
    missing = (frame["year"] == "2020") & (frame["part"] == "school_education")
    frame.loc[missing, ["done", "comment_code"]] = ["", "not_reported"]
    return frame


def _counts(name: str, controls_a_year: int, seed: int) -> pd.DataFrame:
    """Counts by year, step and kind of one part of the municipality, varying more than chance alone."""
    rng = stream(seed, f"narcotics_work.{name}")
    rows = []
    for year in YEARS:
        controls = int(rng.negative_binomial(_STEADY, _STEADY / (_STEADY + controls_a_year)))
        rows.append((str(year), "control", "", controls))
        for kind, per_control in _REPORTS_PER_CONTROL.items():
            reports = int(rng.binomial(controls, per_control))
            rows.append((str(year), "report", kind, reports))
            rows += [(str(year), step, kind, int(rng.binomial(reports, p[kind]))) for step, p in _STEPS.items()]
    frame = pd.DataFrame(rows, columns=["period", "step", "kind", "count"])
    return frame.assign(order=np.array([_ORDER.index(step) for step in frame["step"]]))

"""What each criterion of the priorities says of each place, and how sure it is. For the internal audience only.

Units: insecurity and worry are shares (0–1) of inhabitants' answers, weighted as everywhere; the trend is how many
times as many reports a day in the last twelve whole months as in the twelve before; findings and decisions are counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from jarfalla_data import geography
from jarfalla_data.measures import insecurity, meeting
from jarfalla_data.measures.answers import INHABITANT
from jarfalla_data.measures.control_months import months_of
from jarfalla_data.measures.control_series import ALL
from jarfalla_data.measures.exposure import Exposure
from jarfalla_data.measures.in_place import inside
from jarfalla_data.measures.incident_cube import cube
from jarfalla_data.measures.priority_criteria import DECISIONS, FINDINGS, INSECURITY, TREND, WORRY
from jarfalla_data.measures.rounds import latest_round
from jarfalla_data.measures.statistics.conventions import SMALLEST_FOR_PERCENT
from jarfalla_data.measures.statistics.estimate import Floats
from jarfalla_data.measures.statistics.ranks import DRAWS, SEED
from jarfalla_data.measures.year_change import Windows, twelve_and_twelve
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

AREA, PART = "area", "part"
LEVELS = (AREA, PART)


@dataclass(frozen=True, eq=False)
class Values:
    """One criterion by place: its value (nan: not known), and DRAWS × places values as uncertain as it is.

    What is counted whole, as findings and decisions, is drawn as it stands.
    """

    value: Floats
    drawn: Floats


@kept
def places(store: Store, level: str) -> list[str]:
    """The codes of the areas, or of the parts. Kept: never change it."""
    areas = geography.part_of_area(store)
    return [code for code in geography.choices(store) if (code in areas) == (level == AREA)]


@kept
def values(store: Store, level: str) -> dict[str, Values]:
    """Each criterion by its code, for the places of a level in the order of `places`. Kept: never change it.

    Shares are those of the latest round, late in the evening where the time of day matters, drawn from the beta
    distribution of their effective answers (Jeffreys). The trend leaves out what controls find and what is for the
    municipality only; missing below SMALLEST_FOR_PERCENT reports in the twelve months before, across a change of
    method, and without 24 whole months; drawn as two gamma distributed means, as much wider as the place's months vary
    more than chance (φ). Findings are missing where nothing was ever inspected, decisions where there is no file.
    """
    round_id = latest_round(store, Selection())
    felt = insecurity.levels(store, round_id, INHABITANT, insecurity.STANDARD_TIME)
    return {
        INSECURITY: _shares(store, felt, level, 0),
        WORRY: _shares(store, insecurity.worry_levels(store, round_id), level, 1),
        TREND: _trend(store, level),
        FINDINGS: _whole(np.array([_findings(store, code) for code in places(store, level)])),
        DECISIONS: _whole(np.array([_decisions(store, code) for code in places(store, level)])),
    }


def by_month(store: Store, level: str) -> npt.NDArray[np.int64]:
    """Reports by place and month of the file, without what controls find and what is for the municipality only."""
    counted = cube(store)
    counts = counted.count(Selection(), "kind", "area", "month")[0]
    at = {area: i for i, area in enumerate(counted.areas)}
    inside_of = [geography.area_ids(store, code) or () for code in places(store, level)]
    return np.array([counts[[at[area] for area in areas]].sum(axis=0) for areas in inside_of], dtype=np.int64)


def overdispersion(counts: Floats) -> Floats:
    """φ by place of counts by place and month: Pearson's χ² around the place's share of each month, / (months − 1).

    The season is that of all places together. Never below 1.
    """
    whole = counts.sum()
    expected = np.outer(counts.sum(axis=1), counts.sum(axis=0)) / max(whole, 1.0)
    away = np.divide((counts - expected) ** 2, expected, out=np.zeros_like(expected), where=expected > 0)
    return np.asarray(np.maximum(1.0, away.sum(axis=1) / max(counts.shape[1] - 1, 1)))


def mean_of(chance: np.random.Generator, reports: Floats, phi: Floats) -> Floats:
    """DRAWS × places means that such counts may come from, as much wider as φ says (gamma, Jeffreys)."""
    return np.asarray(chance.gamma((reports + 0.5) / phi, size=(DRAWS, len(reports))) * phi)


def _shares(store: Store, frame: pd.DataFrame, level: str, seed: int) -> Values:
    rows = frame[frame["level"] == level].set_index("code").reindex(places(store, level))
    value = rows["share"].to_numpy(dtype=float, na_value=np.nan)
    share, n = np.nan_to_num(value), np.nan_to_num(rows["n_eff"].to_numpy(dtype=float, na_value=0.0))
    chance = np.random.default_rng((SEED, seed))
    drawn = chance.beta(share * n + 0.5, (1 - share) * n + 0.5, size=(DRAWS, len(value)))
    return Values(value, np.where(np.isnan(value), np.nan, drawn))


def _trend(store: Store, level: str) -> Values:
    windows = twelve_and_twelve(store, Selection())
    n = len(places(store, level))
    if windows is None or _changed_method(store, windows):
        return _whole(np.full(n, np.nan))
    counts = by_month(store, level).astype(float)
    before, now = counts[:, windows.at_before], counts[:, windows.at_now]
    phi = (overdispersion(before) + overdispersion(now)) / 2
    days = [(span.last - span.first).days + 1 for span in (windows.before, windows.now)]
    told = before.sum(axis=1) >= SMALLEST_FOR_PERCENT
    chance = np.random.default_rng((SEED, 2))
    means = [mean_of(chance, window.sum(axis=1), phi) for window in (now, before)]
    with np.errstate(divide="ignore", invalid="ignore"):
        value = now.sum(axis=1) / before.sum(axis=1) * days[0] / days[1]
    drawn = means[0] / means[1] * days[0] / days[1]
    return Values(np.where(told, value, np.nan), np.where(told, drawn, np.nan))


def _changed_method(store: Store, windows: Windows) -> bool:
    """Whether so much of the reports was recorded in another way in between that the sum may not be compared."""
    months = months_of(store, f"{geography.MUNICIPALITY}:{ALL}", None, Exposure.DAYS)
    first, last = windows.before.first, windows.now.last
    return months is None or any(first < known.ends and last >= known.starts for known in months.cut_by)


def _findings(store: Store, code: str) -> float:
    here = _selection(store, code)
    inspected = inside(store, store.inspections, here).any()
    return float(len(meeting.left_to_fix(store, here).frame)) if inspected else np.nan


def _decisions(store: Store, code: str) -> float:
    if store.decisions.empty:
        return np.nan
    states = meeting.decisions(store, _selection(store, code)).frame["state"]
    return float((states == meeting.State.OVERDUE).sum())


def _selection(store: Store, code: str) -> Selection:
    return Selection(area=code, area_ids=geography.area_ids(store, code))


def _whole(value: Floats) -> Values:
    """What is known for certain."""
    return Values(value, np.broadcast_to(value, (DRAWS, len(value))))

"""Where do people feel unsafe though little is reported, or safe though much is? For the internal audience only.

Felt: the share that feels unsafe late in the evening, latest round. Reported: reports per 1,000 inhabitants in the last
twelve whole months, without what controls find and what is for the municipality only. Two different things beside each
other: neither explains the other. Source: dialogues, incidents, population_areas.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures import insecurity
from jarfalla_data.measures.answers import INHABITANT
from jarfalla_data.measures.priority_scores import Flags, points
from jarfalla_data.measures.priority_values import AREA, by_month, mean_of, overdispersion, places, values
from jarfalla_data.measures.rounds import latest_round
from jarfalla_data.measures.statistics.counts import poisson_limits
from jarfalla_data.measures.statistics.estimate import Floats
from jarfalla_data.measures.statistics.ranks import SEED
from jarfalla_data.measures.year_change import Windows, twelve_and_twelve
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

TABLES = ("dialogues", "incidents", "population_areas", "dialogue_rounds")
PER = 1000
AGREED = 0.8
"""Areas are named only where at least so many of the draws put them on the same two sides."""
MORE_FELT, MORE_REPORTED = "more_felt", "more_reported"
PASSERS_BY, NO_SHARE, NO_RATE = "passers_by", "no_share", "no_rate"
CROWDED = ("centre", "station")
"""Kinds of places where those who pass are not those who live there: no reports per inhabitant."""
COLUMNS = (
    *("code", "share", "share_low", "share_high", "n", "reports", "rate", "rate_low", "rate_high", "untold"),
    *("side", "agreed", "middle_share", "middle_rate", "first", "last"),
)


@kept
def felt_and_reported(store: Store) -> Figures:
    """Which areas are in the upper half of what is felt and the lower half of what is reported, or the other way?

    One row = one area: code, share, share_low, share_high (0–1, 95 %), n (answers), reports, rate, rate_low, rate_high
    (per PER inhabitants and year, 95 %, widened by √φ), untold (PASSERS_BY: an area with a centre or station, NO_SHARE:
    too few answers, NO_RATE: no inhabitants known within a year of the last month, ""), side (MORE_FELT, MORE_REPORTED
    or ""), agreed (the share of draws on that side), middle_share, middle_rate (medians of the areas that are told),
    first, last (dates of the twelve months). An area has a side only when at least AGREED of the draws give it both
    halves. Empty without twelve months and the twelve before.
    """
    windows = twelve_and_twelve(store, Selection())
    if windows is None:
        return _internal(store, pd.DataFrame(columns=[*COLUMNS]))
    shares, rates = _shares(store), _rates(store, windows)
    frame = shares.join(rates)
    frame["untold"] = np.select(
        [_crowded(store), frame["share"].isna(), frame["rate"].isna()], [PASSERS_BY, NO_SHARE, NO_RATE], ""
    )
    told = (frame["untold"] == "").to_numpy()
    frame = frame.assign(**_sides(store, windows, told), **_middles(frame[told]))
    frame = frame.assign(first=windows.now.first, last=windows.now.last)
    return _internal(store, frame[[*COLUMNS]])


def _shares(store: Store) -> pd.DataFrame:
    round_id = latest_round(store, Selection())
    felt = insecurity.levels(store, round_id, INHABITANT, insecurity.STANDARD_TIME)
    rows = felt[felt["level"] == AREA].set_index("code").reindex(places(store, AREA))
    renamed = rows.rename(columns={"low": "share_low", "high": "share_high"})
    return renamed[["share", "share_low", "share_high", "n"]].rename_axis("code").reset_index()


def _rates(store: Store, windows: Windows) -> pd.DataFrame:
    """Reports and rates of the twelve months, missing where nobody's number is known."""
    counts = by_month(store, AREA)[:, windows.at_now].astype(float)
    people, phi = _inhabitants(store, windows), overdispersion(counts)
    reports = counts.sum(axis=1)
    limits = [poisson_limits(np.array([n]), float(f)) for n, f in zip(reports, phi, strict=True)]
    rates = {"rate": reports, "rate_low": [low[0] for low, _ in limits], "rate_high": [high[0] for _, high in limits]}
    frame = pd.DataFrame({name: PER * np.asarray(of, dtype=float) / people for name, of in rates.items()})
    return frame.astype("Float64").assign(reports=reports.astype(np.int64))


def _inhabitants(store: Store, windows: Windows) -> Floats:
    """By area; missing where no count lies within a year of the last month."""
    counted, last = store.population_areas, pd.Timestamp(windows.now.last)
    near = (counted["date"] - last).abs() <= pd.Timedelta(days=366)
    nearest = counted[near].assign(away=(counted["date"] - last).abs()).sort_values("away").drop_duplicates("area_id")
    people = dict(zip(nearest["area_id"].astype(str), nearest["inhabitants"].astype(float), strict=True))
    return np.array([people.get(code) or np.nan for code in places(store, AREA)], dtype=float)


def _crowded(store: Store) -> list[bool]:
    where = set(store.places.loc[store.places["kind"].isin(CROWDED), "area_id"].dropna())
    return [code in where for code in places(store, AREA)]


def _sides(store: Store, windows: Windows, told: Flags) -> dict[str, Any]:
    """Side and agreement of each area: halves by the median among the areas that are told, in each draw."""
    n = len(told)
    if told.sum() < 2:
        return {"side": [""] * n, "agreed": pd.array([pd.NA] * n, dtype="Float64")}
    counts = by_month(store, AREA)[:, windows.at_now].astype(float)
    chance = np.random.default_rng((SEED, 3))
    rates = mean_of(chance, counts.sum(axis=1), overdispersion(counts)) / _inhabitants(store, windows)
    felt = points(values(store, AREA)["insecurity"].drawn[:, told]) >= 0.5
    reported = points(rates[:, told]) >= 0.5
    more_felt, more_reported = (felt & ~reported).mean(axis=0), (reported & ~felt).mean(axis=0)
    side, agreed = np.full(n, "", dtype=object), pd.array([pd.NA] * n, dtype="Float64")
    side[told] = np.select([more_felt >= AGREED, more_reported >= AGREED], [MORE_FELT, MORE_REPORTED], "")
    agreed[told] = np.maximum(more_felt, more_reported)
    return {"side": [*side], "agreed": agreed}


def _middles(told: pd.DataFrame) -> dict[str, Any]:
    known = len(told) > 0
    return {
        f"middle_{name}": float(told[name].astype(float).median()) if known else np.nan for name in ("share", "rate")
    }


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["dialogues"].origin, personal=True, internal_only=True)

"""What the single example incident carries: who reported it, its offence code, dates and place."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example.patterns import EVENTS, FRAUD_CODE_BEFORE_2019, PATTERNS, SOURCES
from jarfalla_data.example.rhythm import NIGHT
from jarfalla_data.example.streams import Flags, Integers, Words, pick, pick_codes, positions, stream
from jarfalla_data.example.surroundings import PLACE_AREAS
from jarfalla_data.example.truth import Shape, truths

REPORTED = "reported_offence"
ID_PREFIX = {
    REPORTED: "offence",
    "police_event": "event",
    "public_order_guard": "guard",
    "municipality": "municipality",
    "property_owner": "owner",
    "est_report": "est",
}
EVENT_SHARE = 0.5
"""Share of the incidents without an area that are known from the police's published events."""

HAS_HOUR = {
    REPORTED: 0.07,
    "police_event": 1.0,
    "public_order_guard": 1.0,
    "municipality": 0.95,
    "property_owner": 0.7,
    "est_report": 0.9,
}
"""Share with a clock time: extracts of reported offences hold dates only, but for a few."""

# Days between an offence and its registration: how common, and how long on average.
_DELAYS = ((0.6, 0.5), (0.3, 6.0), (0.1, 45.0))
_AT_PLACE = {"evening": 0.45, "day": 0.35, "night": 0.15}


def with_sources(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Who reported each row; what the police published has its own, vaguer category."""
    rng = stream(seed, "incidents.sources")
    categories = list(PATTERNS)
    mixes = [SOURCES.get(category, {REPORTED: 1.0}) for category in categories]
    sources = pick_codes(rng, mixes, positions(rows["category"], categories))
    event = rows["category"].isin(list(EVENTS)) & (rows["area_id"] == "") & (rng.random(len(rows)) < EVENT_SHARE)
    return rows.assign(
        source=np.where(event, "police_event", sources),
        category=rows["category"].where(~event, rows["category"].map(EVENTS)),
    )


def with_codes(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Offence code and number of offences, for reported offences."""
    rng = stream(seed, "incidents.codes")
    reported = rows["source"] == REPORTED
    codes = np.full(len(rows), "", dtype=object)
    for category, pattern in PATTERNS.items():
        mine = (rows["category"] == category) & reported
        if pattern.codes:
            codes[mine] = np.array(pattern.codes, dtype=object)[rng.integers(len(pattern.codes), size=mine.sum())]
    early = (rows["category"] == "fraud_elderly") & (rows["day"] < pd.Timestamp(2019, 1, 1))
    counts = pick(rng, np.array([[0.95, 0.04, 0.01]]), np.zeros(len(rows), dtype=np.int64)) + 1
    return rows.assign(
        offence_code=np.where(early & reported, FRAUD_CODE_BEFORE_2019, codes),
        count=np.where(reported, counts.astype(str), ""),
    )


def with_dates(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Whether the hour is known, and when a reported offence was registered."""
    rng = stream(seed, "incidents.dates")
    known = rng.random(len(rows)) < rows["source"].map(HAS_HOUR)
    kinds = pick(rng, np.array([[share for share, _ in _DELAYS]]), np.zeros(len(rows), dtype=np.int64))
    days = np.floor(rng.exponential(np.array([mean for _, mean in _DELAYS])[kinds]))
    registered = (rows["day"] + pd.to_timedelta(days, unit="D")).where(rows["source"] == REPORTED)
    return rows.assign(has_hour=known, registered=registered)


def with_places(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """A named place, for some of the rows of an area that has one."""
    rng = stream(seed, "incidents.places")
    rhythm = rows["category"].map({category: p.rhythm for category, p in PATTERNS.items()})
    chosen = rng.random(len(rows)) < rhythm.map(_AT_PLACE).to_numpy(np.float64)
    return rows.assign(place_id=places_in(rows["area_id"], chosen, rng))


def places_in(area_ids: pd.Series[str], chosen: Flags, rng: np.random.Generator) -> Words:
    """One of the places that touch the area, for the chosen rows."""
    places = np.full(len(area_ids), "", dtype=object)
    for area in sorted({area for areas in PLACE_AREAS.values() for area in areas}):
        mine = np.flatnonzero((area_ids == area).to_numpy() & chosen)
        here = [place for place, areas in PLACE_AREAS.items() if area in areas]
        places[mine] = np.array(here, dtype=object)[rng.integers(len(here), size=len(mine))]
    return places


def shift_part_of_day(rows: pd.DataFrame, hours: Integers, seed: int) -> Integers:
    """Plant the changes of part of the day: some of the night's hours become afternoon hours."""
    rng = stream(seed, "incidents.part_of_day")
    chance, afternoon = rng.random(len(rows)), rng.integers(14, 18, size=len(rows))
    for truth in truths(Shape.PART_OF_DAY):
        mine = (rows["area_id"] == truth.area_id) & (rows["category"] == truth.subject)
        mine &= np.isin(hours % 24, NIGHT) & (rows["month"] >= truth.starts)
        hours = np.where(mine & (chance > truth.after / truth.before), hours // 24 * 24 + afternoon, hours)
    return hours

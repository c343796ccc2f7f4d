"""The closed list of what the public may see about persons and single events: data/public_tables.json.

A figure about persons whose measure, place or period is not in the list is not public, whatever is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from jarfalla_data.errors import PublishError
from jarfalla_data.reporting_delay import reporting_delay
from jarfalla_data.wording import message

PUBLIC_TABLES = Path(__file__).parents[2] / "data" / "public_tables.json"

AREA, PLACE = "area", "place"
LEVELS = ("municipality", "part", AREA, "not_known", PLACE)
PERIODS = ("quarter", "year", "four_years", "round", "file")
SUBJECTS = ("incident", "insecurity")
"""What the names of measures begin with that count the same reports, or the same answers."""


@dataclass(frozen=True)
class PublicTable:
    """One entry of the list.

    `measure`: its module and name. `places`: the levels that it tells of. `period`: round, quarter, year, four_years or
    file (all of it together). `each`: there is one table for each time_of_day, place, kind (of respondent) or year.
    """

    measure: str
    places: tuple[str, ...]
    period: str
    each: tuple[str, ...]


@cache
def public_tables() -> tuple[PublicTable, ...]:
    """The closed list, in its order. It belongs to the dashboard, not to the folder that data are read from."""
    return read_list(PUBLIC_TABLES.read_text("utf-8"))


def read_list(text: str) -> tuple[PublicTable, ...]:
    """A closed list as JSON.

    PublishError for a level or period that there is not, and where areas and named places are told of the same
    reports or answers: they overlap, so that one less the other would be a group that nobody has protected. Quarters
    make up years, so that no two periods keep them apart, and groups make up the whole.
    """
    tables = [PublicTable(e["measure"], tuple(e["places"]), e["period"], tuple(e["each"])) for e in json.loads(text)]
    for table in tables:
        _check_words(table)
    for areas, places in product(tables, repeat=2):
        _check_overlap(areas, places)
    return tuple(tables)


@cache
def rules() -> str:
    """The fingerprint of what decides, beside the data and the smallest count, which tables there are."""
    decided = json.dumps([[asdict(table) for table in public_tables()], reporting_delay().days])
    return hashlib.sha256(decided.encode()).hexdigest()[:12]


def name_of(measure: Callable[..., Any]) -> str:
    """A measure as the list names it."""
    return f"{measure.__module__.rpartition('.')[2]}.{measure.__name__}"


def _check_words(table: PublicTable) -> None:
    unknown = [word for word in table.places if word not in LEVELS]
    unknown += [table.period] if table.period not in PERIODS else []
    if unknown:
        raise PublishError(
            message(
                "Listan över offentliga tabeller: {measure} nämner {word}, som inte är någon plats eller period i "
                "listan.",
                measure=table.measure,
                word=unknown[0],
            )
        )


def _check_overlap(areas: PublicTable, places: PublicTable) -> None:
    if AREA in areas.places and PLACE in places.places and _subject(areas) == _subject(places):
        raise PublishError(
            message(
                "Listan över offentliga tabeller: {areas} gäller områden och {places} namngivna platser. De "
                "överlappar varandra, så små antal skulle gå att räkna ut. Bara det ena får vara offentligt.",
                areas=areas.measure,
                places=places.measure,
            )
        )


def _subject(table: PublicTable) -> str:
    """What a table counts; a measure of another kind counts what no other does."""
    return next((subject for subject in SUBJECTS if table.measure.startswith(subject)), table.measure)

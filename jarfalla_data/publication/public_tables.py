"""The closed list of what the public may see about persons and single events: data/public_tables.json.

A figure about persons whose measure, place or period is not in the list is not public, whatever is asked.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from jarfalla_data.reporting_delay import reporting_delay

PUBLIC_TABLES = Path(__file__).parents[2] / "data" / "public_tables.json"


@dataclass(frozen=True)
class PublicTable:
    """One entry of the list.

    `measure`: its module and name. `places`: the levels that it tells of. `period`: round, quarter, year or file (all
    of it together). `each`: there is one table for each time_of_day, place, kind (of respondent) or year.
    """

    measure: str
    places: tuple[str, ...]
    period: str
    each: tuple[str, ...]


@cache
def public_tables() -> tuple[PublicTable, ...]:
    """The closed list, in its order. It belongs to the dashboard, not to the folder that data are read from."""
    entries = json.loads(PUBLIC_TABLES.read_text("utf-8"))
    return tuple(PublicTable(e["measure"], tuple(e["places"]), e["period"], tuple(e["each"])) for e in entries)


@cache
def rules() -> str:
    """The fingerprint of what decides, beside the data and the smallest count, which tables there are."""
    decided = json.dumps([[asdict(table) for table in public_tables()], reporting_delay().days])
    return hashlib.sha256(decided.encode()).hexdigest()[:12]


def name_of(measure: Callable[..., Any]) -> str:
    """A measure as the list names it."""
    return f"{measure.__module__.rpartition('.')[2]}.{measure.__name__}"

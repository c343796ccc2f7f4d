"""How long after its last day a period still gets reports: data/reporting_delay.json."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

from jarfalla_data.store import FileReport
from jarfalla_data.wording.numbers import STOCKHOLM

REPORTING_DELAY = Path(__file__).parents[1] / "data" / "reporting_delay.json"


@cache
def reporting_delay() -> dt.timedelta:
    """The delay. It belongs to the dashboard, not to the folder that data are read from."""
    return dt.timedelta(days=json.loads(REPORTING_DELAY.read_text("utf-8"))["days"])


def is_settled(last: dt.date, report: FileReport) -> bool:
    """Whether the delay after a period's last day had passed on the day, in Stockholm, that the file was read."""
    return last + reporting_delay() <= report.read_at.astimezone(STOCKHOLM).date()

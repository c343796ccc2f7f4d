"""How fast are faults mended that safety inspections find, when some of them are not mended yet?

Unit: findings. The time runs from the inspection to the day of mending. What is not mended has been followed to the day
on which someone last looked (checked_on), and no longer: also what was rejected or passed on. Without such a day it has
not been followed at all. Left out: what is mended without a day, for which the time is not known. Inspected places are
not drawn by chance, and faults of one inspection are alike: the intervals are the least of what is uncertain.
Source: inspections, inspection_findings. Method: `statistics.time_to_fix`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures import statistics
from jarfalla_data.measures.inspections import FIXED, TABLES, findings, within
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.inspections import RESPONSIBLE

EVERYONE = ""
"""The code of all who are responsible together."""
NUMBERS = {"n": "Int64", "fixed": "Int64", "value": "Float64", "low": "Float64", "high": "Float64"}
MENDED = ("code", "days", *NUMBERS, "refused", "has", "needed")
LEADING = statistics.FIXED_WITHIN_DAYS
DAYS = (30, LEADING, 180, 365, 730)
"""The days that the share mended is told at; the first answer is the one within 90 days."""
CURVE = ("code", "day", "share", "low", "high")


@kept
def mended_within(store: Store, selection: Selection) -> Figures:
    """How large a share of the findings of the period was mended within 90 days of being found, and within others?

    One row = all together (code "") or one responsible that has findings, at one of DAYS: code, days, n (findings),
    fixed (of them mended at any time), value, low, high (share 0–1 mended by that day, with its 95 % interval), refused
    (code of `statistics.Reason`, or ""), has, needed (numbers of the refusal). Refused with fewer than 20 findings or
    10 mended, or where none was followed so long. Denominator: findings as long as they were followed. For the internal
    audience only: it is told by responsible, and what is open is known from what is mended.
    """
    told = [_mended(code, rows, days) for code, rows in _groups(store, selection) for days in DAYS]
    frame = pd.DataFrame(told, columns=MENDED)
    return _internal(store, frame.astype(NUMBERS))


@kept
def curves(store: Store, selection: Selection) -> Figures:
    """How large a share of the findings of the period was mended by each day, by responsible?

    One row = one day on which something was mended, for all together (code "") or for one responsible: code, day (days
    since found), share, low, high (0–1, with the 95 % interval of that day). The share keeps its value until the next
    row. Who is refused by `mended_within` for too few findings has no rows. For the internal audience only.
    """
    parts = [_curve(code, rows) for code, rows in _groups(store, selection)]
    frame = pd.DataFrame([row for part in parts for row in part], columns=CURVE)
    frame = frame.astype({"day": "Int64", **dict.fromkeys(CURVE[2:], "Float64")})
    return _internal(store, frame)


def _groups(store: Store, selection: Selection) -> list[tuple[str, pd.DataFrame]]:
    """The findings whose time is known, with `days` and `done`: of all, then by responsible."""
    rows = within(findings(store), selection)
    rows = rows[(rows["status"] != FIXED) | rows["fixed_on"].notna()]
    done = rows["status"] == FIXED
    until = rows["fixed_on"].where(done, rows["checked_on"]).fillna(rows["found_on"])
    # Someone may have looked at an older finding of the same kind before the inspection.
    rows = rows.assign(days=(until - rows["found_on"]).dt.days.clip(lower=0), done=done)
    if rows.empty:
        return []
    by_code = dict(iter(rows.groupby("responsible", sort=False)))
    return [(EVERYONE, rows), *((code, by_code[code]) for code in RESPONSIBLE.codes if code in by_code)]


def _mended(code: str, rows: pd.DataFrame, days: int) -> tuple[Any, ...]:
    told = statistics.fixed_within(rows["days"].tolist(), rows["done"].tolist(), days)
    why = ("", (), ()) if told.refused is None else (str(told.refused.reason), told.refused.has, told.refused.needed)
    return (code, days, len(rows), int(rows["done"].sum()), told.value, told.low, told.high, *why)


def _curve(code: str, rows: pd.DataFrame) -> list[tuple[Any, ...]]:
    told = statistics.time_to_fix(rows["days"].tolist(), rows["done"].tolist())
    days = (int(day) for day in told.days)
    return [(code, *point) for point in zip(days, told.share, told.low, told.high, strict=True)]


def _internal(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["inspection_findings"].origin, personal=True, internal_only=True)

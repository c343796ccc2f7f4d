"""The figures of the inspections and of the cooperation agreement, recomputed from the files by the standard library.

As in tests/plain.py nothing comes from the project's measures, charts or exit.
"""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist

from tests.plain import table, wilson

SENSITIVE = {"entrance", "camera_alarm"}
YOUNG = "youth_safety_inspection"
OFFICIALS, WALK = "safety_inspection", "safety_walk"
Z = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True)
class Fault:
    """One finding with its inspection."""

    category: str
    place: str
    responsible: str
    priority: str
    status: str
    kind: str
    participants: int
    found: dt.date
    due: dt.date | None
    fixed: dt.date | None
    checked: dt.date | None

    @property
    def waits(self) -> bool:
        return self.status in ("open", "ordered")

    def is_late(self, day: dt.date) -> bool:
        return self.waits and self.due is not None and self.due < day

    @property
    def followed(self) -> tuple[int, bool]:
        """Days from found to mended, or to the last look, and which of the two."""
        if self.status == "fixed" and self.fixed:
            return (self.fixed - self.found).days, True
        return max(0, ((self.checked or self.found) - self.found).days), False


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def faults(folder: Path) -> list[Fault]:
    """All findings of a folder."""
    visits = {row["inspection_id"]: row for row in table(folder, "inspections")}
    found = []
    for row in table(folder, "inspection_findings"):
        visit = visits[row["inspection_id"]]
        found.append(
            Fault(
                *(row[name] for name in ("category", "place_id", "responsible", "priority", "status")),
                visit["kind"],
                int(visit["participants"] or 0),
                dt.date.fromisoformat(visit["date"]),
                *(day(row[name]) for name in ("due_on", "fixed_on", "checked_on")),
            )
        )
    return found


def last_day(folder: Path) -> dt.date:
    """The last day that the two files tell of."""
    days = [dt.date.fromisoformat(row["date"]) for row in table(folder, "inspections")]
    return max([*days, *(d for fault in faults(folder) for d in (fault.fixed, fault.checked) if d)])


def by_year(folder: Path, *, sensitive: bool) -> dict[int, tuple[int, int, int]]:
    """Year → inspections held, found, mended."""
    held = Counter(int(row["date"][:4]) for row in table(folder, "inspections"))
    told = [fault for fault in faults(folder) if sensitive or fault.category not in SENSITIVE]
    found = Counter(fault.found.year for fault in told)
    fixed = Counter(fault.fixed.year for fault in told if fault.status == "fixed" and fault.fixed)
    years = [*held, *fixed]
    return {year: (held[year], found[year], fixed[year]) for year in range(min(years), max(years) + 1)}


def of_young(folder: Path, first: int, last: int) -> dict[str, tuple[int, int]]:
    """Category → how many young people found in parties of ten, and how many the others."""
    told = [f for f in faults(folder) if f.category not in SENSITIVE and first <= f.found.year <= last]
    young = Counter(f.category for f in told if f.kind == YOUNG and f.participants >= 10)
    others = Counter(f.category for f in told if f.kind != YOUNG)
    return {category: (young[category], others[category]) for category in {*young, *others}}


def mended_by(followed: Iterable[tuple[int, bool]], within: int) -> tuple[float, float, float]:
    """Kaplan and Meier's share mended by a day, with Greenwood's error on the scale of log(−log).

    Where none or all are mended: Wilson's limits of those followed so long.
    """
    pairs = list(followed)
    left, variance = 1.0, 0.0
    reached = 0
    for moment in sorted({days for days, done in pairs if done and days <= within}):
        at_risk = sum(days >= moment for days, _ in pairs)
        mended = sum(done and days == moment for days, done in pairs)
        left *= 1 - mended / at_risk
        variance += mended / (at_risk * (at_risk - mended)) if at_risk > mended else 0.0
        reached = moment
    if left in (0.0, 1.0):
        n = sum(done or days >= (reached or within) for days, done in pairs)
        return 1 - left, *wilson(1 - left, n)
    reach = math.exp(Z * math.sqrt(variance) / abs(math.log(left)))
    return 1 - left, 1 - left ** (1 / reach), 1 - left**reach


def newcombe(x1: int, n1: int, x2: int, n2: int, alpha: float) -> tuple[float, float]:
    """Newcombe's hybrid score interval of a difference of two shares."""
    (l1, u1), (l2, u2) = wilson(x1 / n1, n1, alpha), wilson(x2 / n2, n2, alpha)
    p1, p2 = x1 / n1, x2 / n2
    low = p1 - p2 - math.sqrt((p1 - l1) ** 2 + (u2 - p2) ** 2)
    return low, p1 - p2 + math.sqrt((u1 - p1) ** 2 + (p2 - l2) ** 2)


def judged(pairs: Sequence[tuple[int, int, int, int]]) -> list[str]:
    """Who is ahead in each pair of shares, judged as one list (Benjamini and Hochberg): young, others or neither."""
    p = []
    for pair in pairs:
        low, high = 1e-12, 1.0
        for _ in range(60):  # the smallest alpha whose interval excludes no difference
            middle = math.sqrt(low * high)
            a, b = newcombe(*pair, middle)
            low, high = (low, middle) if a > 0 or b < 0 else (middle, high)
        p.append(high)
    ranked = sorted(range(len(p)), key=p.__getitem__)
    told = max((i for i, at in enumerate(ranked, 1) if p[at] <= 0.05 * i / len(p)), default=0)
    ahead = set(ranked[:told])
    return [
        ("young" if x1 / n1 > x2 / n2 else "others") if at in ahead else "neither"
        for at, (x1, n1, x2, n2) in enumerate(pairs)
    ]


def agreement(folder: Path) -> dict[tuple[int, str], tuple[int | None, int | None]]:
    """Year and part → planned and done."""
    return {
        (int(row["year"]), row["part"]): tuple(int(row[n]) if row[n] else None for n in ("planned", "done"))  # type: ignore[misc]
        for row in table(folder, "agreement_years")
    }

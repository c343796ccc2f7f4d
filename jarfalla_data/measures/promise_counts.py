"""How many promises has each period, how many of them with a number to reach, and how are they reported?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from jarfalla_data.figures import Figures, rows
from jarfalla_data.measures.promises import NO_TARGET, NUMBER, TABLES, PromisePeriod, items_of, periods
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.activities import ACTIVITY_KINDS
from jarfalla_data.vocabulary.published import PROMISE_OUTCOME
from jarfalla_data.wording import LANGUAGES


@kept
def by_period(store: Store) -> Figures:
    """How many promises has each period, how many with a number to reach, and how are they reported?

    One row = one period, the latest first: code, first, last (dates), stated (bool), items, numbered (a number to
    reach in the period), other_target (another target), no_target, one column for each outcome (numbers of promises),
    by_police (reported by the police before the period was over), same_as (code of the period before it with the
    same kinds of work and the same targets, or ""), numbers_sv, numbers_en (the numbers to reach, in words).
    Denominator: items.
    """
    found = [(one, items_of(store, one)) for one in periods(store)]
    frame = pd.DataFrame([_counted(one, group, found) for one, group in found])
    return Figures(frame, TABLES, store.files["commitments"].origin)


def _counted(one: PromisePeriod, group: pd.DataFrame, every: Sequence[tuple[PromisePeriod, pd.DataFrame]]) -> Any:
    kinds, outcomes = group["target_kind"].astype(str), group["outcome"].astype(str)
    work = _work(group)
    same = [other.code for other, theirs in every if other.first < one.first and work and _work(theirs) == work]
    return {
        **{"code": one.code, "first": one.first, "last": one.last, "stated": one.stated, "items": len(group)},
        "numbered": int((kinds == NUMBER).sum()),
        "other_target": int((~kinds.isin([NUMBER, NO_TARGET])).sum()),
        "no_target": int((kinds == NO_TARGET).sum()),
        **{code: int((outcomes == code).sum()) for code in PROMISE_OUTCOME.codes},
        "by_police": int(((outcomes == "reported_ongoing") & (group["outcome_by"] == "police")).sum()),
        "same_as": same[0] if same else "",
        **{f"numbers_{lang}": _numbers(group, lang) for lang in LANGUAGES},
    }


def _numbers(group: pd.DataFrame, lang: str) -> str:
    """The numbers to reach, in words."""
    numbered = rows(group[group["target_kind"] == NUMBER])
    return ", ".join(_number(row, lang) for row in numbered)


def _number(row: Any, lang: str) -> str:
    """The target, with its first kind of work where it does not name it itself."""
    target, kind = str(getattr(row, f"target_{lang}")), str(row.activity_kinds).split("|")[0]
    named = ACTIVITY_KINDS.label(kind, lang).lower()
    return target if named in target.lower() else f"{target} ({named})"


def _work(group: pd.DataFrame) -> list[tuple[str, str, str]]:
    """The kinds of work and the targets of a period's promises; nothing where some promise names no work."""
    if group["activity_kinds"].isna().any():
        return []
    columns = (group[name].astype(str) for name in ("activity_kinds", "target_kind", "target_value"))
    return sorted(zip(*columns, strict=True))

"""The cooperation agreement of municipality and police: what was planned and done in its four parts, and as published.

Unit: as the file counts each part (groups, young people, lessons, inspections); the four are never added up. It is for
the whole municipality and whole years, and no row of any file is a person. Source: agreement_years, commitments.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.reporting_delay import is_settled
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.work import AGREEMENT_PARTS

TABLES = ("agreement_years",)
ABOUT_PERSONS = ("social_intervention_groups", "young_victims")
"""The parts that count persons or small groups of them."""
SMALLEST_COUNT = 10
"""Of those the public sees no count of 1 to 9."""


@kept
def with_persons(store: Store, selection: Selection) -> Figures:
    """How many social intervention groups, and young victims given support, were planned and done each year?

    One row = one year and part: year, part (code), first, last (dates), planned, done (counts, missing where the file
    says none), comment (code, or ""), unfinished (bool: the year was not over, or the reporting delay after it, when
    the file was read). Denominator: none. Public: years that are over; counts from 1 to 9 are hidden, and there are no
    comments, which would tell of what is hidden.
    """
    return _part(store, selection, ABOUT_PERSONS, SMALLEST_COUNT)


@kept
def without_persons(store: Store, selection: Selection) -> Figures:
    """How many lessons in schools and joint inspections of licensed premises were planned and done each year?

    One row = as `with_persons`. Public: years that are over; counts below the setting are hidden.
    """
    return _part(store, selection, tuple(part for part in AGREEMENT_PARTS.codes if part not in ABOUT_PERSONS), 0)


def commitments(store: Store) -> Figures:
    """What does the published agreement say is to be done, and how has it been reported?

    One row = one item: the columns of commitments, in the order of the agreement's parts. Published facts, each with
    its source; nothing here counts persons. An outcome that is for the internal audience only is missing for others.
    """
    rows = store.commitments[store.commitments["agreement"] == "cooperation_agreement"]
    order = rows["agreement_part"].astype(object).map(dict(zip(AGREEMENT_PARTS.codes, range(9), strict=False)))
    rows = rows.assign(_start=[start.first for start in rows["period_start"]], _order=order)
    rows = rows.sort_values(["_start", "_order", "commitment_id"], ascending=[False, True, True])
    rows = rows.drop(columns=["_start", "_order"]).reset_index(drop=True)
    return Figures(
        rows,
        ("commitments",),
        store.files["commitments"].origin,
        personal_rows="outcome_internal_only",
        internal_cells=("published_outcome_sv", "published_outcome_en", "note_sv", "note_en"),
    )


def _part(store: Store, selection: Selection, parts: tuple[str, ...], smallest: int) -> Figures:
    frame = _years(store)
    frame = frame[frame["part"].isin(parts)]
    if selection.period is not None:
        meets = [selection.period.meets(a, b) for a, b in zip(frame["first"], frame["last"], strict=True)]
        frame = frame[np.array(meets, dtype=bool)]
    return Figures(
        frame.reset_index(drop=True),
        TABLES,
        store.files["agreement_years"].origin,
        personal=True,
        counts=("planned", "done"),
        internal_columns=("comment",),
        internal_rows="unfinished",
        smallest_count=smallest,
    )


@kept
def _years(store: Store) -> pd.DataFrame:
    """All rows of the file by year, then in the order of the parts."""
    table, report = store.agreement_years, store.files["agreement_years"]
    periods = [Period.of_years(int(year), int(year)) for year in table["year"]]
    frame = pd.DataFrame(
        {
            "year": table["year"].astype("int64"),
            "part": table["part"].astype(object),
            "first": pd.Series([period.first for period in periods], index=table.index, dtype=object),
            "last": pd.Series([period.last for period in periods], index=table.index, dtype=object),
            "planned": table["planned"].astype("Int64"),
            "done": table["done"].astype("Int64"),
            "comment": table["comment_code"].astype(object).fillna(""),
            "unfinished": np.array([not is_settled(period.last, report) for period in periods], dtype=bool),
        }
    )
    order = frame["part"].map(AGREEMENT_PARTS.codes.index)
    return frame.assign(_order=order).sort_values(["year", "_order"]).drop(columns="_order").reset_index(drop=True)

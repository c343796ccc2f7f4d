"""The answers of the dialogues summed into small cells: what the measures of insecurity add up.

One cell = round × area × time of day × kind of respondent × age group × gender (× concern). The rows are read once per
store; a figure then adds up a few thousand cells, whatever the number of answers.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.dialogue import CHANNEL, PERCEIVED_SAFETY, WORRY

INHABITANT, PROFESSIONAL = "inhabitant", "professional"
CELL = ("round_id", "area_id", "time_of_day", "kind", "age_group", "gender")
SUMS = ("x", "n", "w", "w2", "wx")
"""x: answers that count; n: answers; w, w2, wx: sums of weights, of their squares, of the weights of x."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Cells:
    """Sums of answers (one row of `sums` per cell, columns SUMS) and for each property which of its labels it has."""

    labels: dict[str, tuple[str, ...]]
    codes: dict[str, NDArray[np.int64]]
    sums: Floats

    def where(self, name: str, wanted: Collection[str]) -> Cells:
        """The cells that have one of the wanted labels."""
        places = [i for i, label in enumerate(self.labels[name]) if label in wanted]
        inside = np.isin(self.codes[name], places)
        return Cells(self.labels, {n: c[inside] for n, c in self.codes.items()}, self.sums[inside])

    def by(self, keys: NDArray[np.int64], size: int) -> Floats:
        """Sums for each key and area, shape (size, number of areas, len(SUMS)); a key of −1 is left out."""
        areas = len(self.labels["area_id"])
        kept = keys >= 0
        place = keys[kept] * areas + self.codes["area_id"][kept]
        columns = [np.bincount(place, self.sums[kept, i], minlength=size * areas) for i in range(len(SUMS))]
        return np.stack(columns, axis=-1).astype(np.float64).reshape(size, areas, len(SUMS))

    def keys(self, name: str, wanted: Sequence[str]) -> NDArray[np.int64]:
        """For each cell the place of its label in `wanted`, or −1."""
        place = {label: i for i, label in enumerate(wanted)}
        return np.array([place.get(label, -1) for label in self.labels[name]], dtype=np.int64)[self.codes[name]]


@kept
def safety_cells(store: Store) -> Cells:
    """Answers on perceived safety, without those of no opinion; x are those that count as unsafe."""
    rows = _answers(store)
    rows = rows[~rows["perceived_safety"].isin(PERCEIVED_SAFETY.marked("out_of_base"))]
    return _summed(rows, rows["perceived_safety"].isin(PERCEIVED_SAFETY.marked("unsafe")), CELL)


@kept
def worry_cells(store: Store) -> Cells:
    """Answers on worry about being a victim of crime in the area; x are those worried fairly or very often."""
    rows = _answers(store)
    rows = rows[rows["worry"].notna()]
    return _summed(rows, rows["worry"].isin(WORRY.marked("worried")), CELL)


@kept
def concern_cells(store: Store) -> Cells:
    """Who names each concern; further property `concern`. Base of each: all who answered the question.

    A respondent may name several, so the concerns of one base do not add up to it.
    """
    rows = _answers(store)
    rows = rows[rows["concerns"].notna()]
    named = rows["concerns"].str.split("|")
    every = sorted({code for codes in named for code in codes})
    repeated = rows.loc[rows.index.repeat(len(every))]
    repeated = repeated.assign(concern=every * len(rows))
    hits = np.array([code in codes for codes in named for code in every], dtype=bool)
    return _summed(repeated, pd.Series(hits, index=repeated.index), (*CELL, "concern"))


def _answers(store: Store) -> pd.DataFrame:
    rows = store.dialogues
    kinds = {code: kind for kind in (INHABITANT, PROFESSIONAL) for code in CHANNEL.marked(kind)}
    texts = {name: rows[name].astype("str").fillna("") for name in ("time_of_day", "age_group", "gender")}
    return rows.assign(
        kind=rows["channel"].astype("str").map(kinds).fillna(""),
        weight=rows["weight"].astype("float64").fillna(1.0),
        **texts,
    )


def _summed(rows: pd.DataFrame, hit: pd.Series, by: tuple[str, ...]) -> Cells:
    weight = rows["weight"]
    parts = rows[[*by]].assign(x=hit.astype("int64"), n=1, w=weight, w2=weight**2, wx=weight * hit)
    cells = parts.groupby([*by], observed=True, as_index=False, sort=True)[[*SUMS]].sum()
    coded = {name: pd.factorize(cells[name], sort=True) for name in by}
    return Cells(
        labels={name: tuple(map(str, labels)) for name, (_, labels) in coded.items()},
        codes={name: codes.astype(np.int64) for name, (codes, _) in coded.items()},
        sums=cells[[*SUMS]].to_numpy(float),
    )

"""The one exit: every table that a page, a file or a text is made from has gone through `release`.

For the public audience small counts, the shares built on them and all that follows from either are hidden, and what
would give away how police and guards work is left out. The smallest count that may be shown is local policy.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Any

import pandas as pd

from jarfalla_data.figures import Figures, Share, rows
from jarfalla_data.reading.descriptor import Origin

DEFAULT_SMALLEST = 5
STRICTER_SMALLEST = 10
SMALLEST_BASE = 30
"""Shares of dialogue answers are public only from this many answers."""

SETTING = "JARFALLA_SMALLEST_COUNT"
HIDDEN = "_hidden"
"""Suffix of the boolean column that says which cells of a column are hidden."""

_log = logging.getLogger(__name__)


class Audience(StrEnum):
    """Who is looking. Public is the default everywhere."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True)
class Released:
    """A tidy frame that may be shown to `audience`. Only `release` makes one.

    A hidden cell is missing, and True in the column <name>_hidden; it is never 0.
    """

    frame: pd.DataFrame
    tables: tuple[str, ...]
    origin: Origin
    audience: Audience

    @cached_property
    def rows(self) -> list[Any]:
        """The rows, each with the columns as attributes."""
        return rows(self.frame)


def smallest_count() -> int:
    """The smallest count that the public may see, from the setting; a setting that is no number from 3 means 10."""
    text = os.environ.get(SETTING)
    if text is None:
        return DEFAULT_SMALLEST
    if text.strip().isdecimal() and int(text) >= 3:
        return int(text)
    _log.warning("%s is not a whole number from 3: counts below %d are hidden", SETTING, STRICTER_SMALLEST)
    return STRICTER_SMALLEST


def release(
    figures: Figures, audience: Audience, k: int | None = None, further: Mapping[str, pd.Series[bool]] | None = None
) -> Released:
    """Hide from the public what would tell a small group, or how police and guards work; internal sees all.

    Hidden are counts of 1 to k − 1, shares whose numerator or remainder is 1 to k − 1 or whose base is below 30,
    and the columns that follow from such a share. Public shares are in whole per cent and bases in rounded tens.
    `further`: by column of counts or numerators, the rows that are hidden from the public too, because a small count
    could be worked out from them. What is judged as one list is judged for the public without what is hidden.
    """
    frame = figures.frame.copy()
    if audience is not Audience.INTERNAL:
        least, more = max(smallest_count() if k is None else k, figures.smallest_count), further or {}
        frame = _judged_without_hidden(frame, figures, least, more)
        frame = _without_small(_without_internal(frame, figures), figures, least, more)
    return Released(frame, figures.tables, figures.origin, audience)


def restored(frame: pd.DataFrame, tables: tuple[str, ...], origin: Origin) -> Released:
    """A public table read back from an extract: it had been released before it was written."""
    return Released(frame, tables, origin, Audience.PUBLIC)


def _without_internal(frame: pd.DataFrame, figures: Figures) -> pd.DataFrame:
    if figures.internal_only:
        return frame.iloc[:0].drop(columns=list(figures.internal_columns))
    if figures.internal_rows:
        secret = frame[figures.internal_rows].astype("boolean").fillna(True)
        frame = frame[~secret].drop(columns=figures.internal_rows)
    return frame.drop(columns=list(figures.internal_columns))


def _judged_without_hidden(
    frame: pd.DataFrame, figures: Figures, k: int, further: Mapping[str, pd.Series[bool]]
) -> pd.DataFrame:
    """Verdicts over the list that is shown: in one over all of it, hidden rows would move the limits of the others."""
    if figures.judge is None or frame.empty:
        return frame
    hidden = _without_small(frame, figures, k, further)
    flags = [hidden[share.numerator + HIDDEN] for share in figures.shares if share.numerator + HIDDEN in hidden]
    shown = frame[~pd.concat(flags, axis=1).any(axis=1)] if flags else frame
    judged = figures.judge(shown)
    return frame.assign(
        **{str(name): frame[name].where(~frame.index.isin(judged.index), judged[name]) for name in judged}
    )


def _without_small(
    frame: pd.DataFrame, figures: Figures, k: int, further: Mapping[str, pd.Series[bool]]
) -> pd.DataFrame:
    about_persons = _about_persons(frame, figures)
    if not about_persons.any():
        return frame
    counted = frame  # what is small is judged by the numbers as they were counted, never by rounded or hidden ones
    for share in figures.shares:
        frame = _hide_share(frame, counted, share, about_persons, k)
        frame = _hide(frame, (share.numerator, *share.follows, *share.words), _flags(further, share.numerator, frame))
    frame = _hide(frame, figures.internal_cells, about_persons)
    for name in figures.counts:
        frame = _hide(frame, (name,), about_persons & _small(counted[name], k) | _flags(further, name, frame))
    return frame


def _flags(further: Mapping[str, pd.Series[bool]], name: str, frame: pd.DataFrame) -> pd.Series[bool]:
    return further.get(name, pd.Series(False, index=frame.index)).loc[frame.index]


def _about_persons(frame: pd.DataFrame, figures: Figures) -> pd.Series[bool]:
    if figures.personal_rows:
        return frame[figures.personal_rows].astype("boolean").fillna(True).astype(bool)
    return pd.Series(figures.personal, index=frame.index, dtype=bool)


def _small(count: pd.Series[int], k: int) -> pd.Series[bool]:
    return ((count > 0) & (count < k)).fillna(False).astype(bool)


def _hide_share(
    frame: pd.DataFrame, counted: pd.DataFrame, share: Share, about_persons: pd.Series[bool], k: int
) -> pd.DataFrame:
    x, n = counted[share.numerator], counted[share.base]
    telling = _small(x, k) | _small(n - x, k) | (n < SMALLEST_BASE).fillna(True).astype(bool)
    frame = _hide(frame, (share.numerator, *share.follows, *share.words), about_persons & telling)
    # A public numerator would undo the rounding of the share and of its base.
    frame[share.numerator] = frame[share.numerator].mask(about_persons)
    for name in share.follows:
        frame[name] = frame[name].mask(about_persons & frame[name].notna(), frame[name].astype("Float64").round(2))
    tens = (n.astype("Float64") / 10).round() * 10
    frame[share.base] = n.mask(about_persons, tens)
    to_nothing = ((tens == 0) & (n > 0)).fillna(False).astype(bool)  # 5 would be rounded to 0
    return _hide(frame, (share.base,), about_persons & (_small(n, k) | to_nothing))


def _hide(frame: pd.DataFrame, names: tuple[str, ...], where: pd.Series[bool]) -> pd.DataFrame:
    for name in names:
        before = frame.get(name + HIDDEN, pd.Series(False, index=frame.index))
        frame = frame.assign(**{name: frame[name].mask(where), name + HIDDEN: before | where})
    return frame

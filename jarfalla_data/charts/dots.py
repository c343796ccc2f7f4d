"""Ranked dots with their intervals: shares of a group each, or differences around zero."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.estimate_words import verdict_word
from jarfalla_data.charts.model import Table
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import HIDDEN, Released
from jarfalla_data.wording import format_number, format_share, translator

SHOWN, FEW, REFUSED, SUPPRESSED = "shown", "few", "refused", "suppressed"


def labelled(
    released: Released, labels: dict[str, str], *, ranked: bool, strong: str | None = None, value: str = "share"
) -> Released:
    """The frame that is drawn: label, value, low, high, n, state, strong, heavy; ranked by value, municipality and
    parts (heavy) before areas, what is not shown last.

    What is not shown is ordered by name, so that the order tells nothing. `strong` is the code of the chosen row.
    """
    frame, nothing = released.frame, [False] * len(released.frame)
    # Lists: pandas takes several times as long for so few rows, and a page has ten such frames at every click.
    cells: dict[str, list[Any]] = {str(name): frame[name].tolist() for name in frame.columns}
    hidden = cells.get(value + HIDDEN, nothing)
    cells |= {
        "label": [labels[code] for code in cells["code"]],
        "value": [math.nan if pd.isna(number) else float(number) for number in cells[value]],
        "state": [SUPPRESSED if secret else state for state, secret in zip(cells["state"], hidden, strict=True)],
        "strong": [code == strong for code in cells["code"]],
        "heavy": [level != "area" for level in cells["level"]] if "level" in cells else nothing,
    }
    rows = list(zip(*cells.values(), strict=True))
    if ranked:
        rows = [rows[i] for i in _order(cells)]
    return replace(released, frame=pd.DataFrame(rows, columns=list(cells), dtype="object"))


def _order(cells: dict[str, list[Any]]) -> list[int]:
    """Heavy rows before others, high values before low, equal ones by name, what is not shown last and by name."""
    # The same sum in another order differs in its last digits.
    places = [
        (True, False, 0.0, label) if pd.isna(value) else (False, not heavy, -round(value, 9), label)
        for value, heavy, label in zip(cells["value"], cells["heavy"], cells["label"], strict=True)
    ]
    return sorted(range(len(places)), key=places.__getitem__)


def value_text(row: Any, lang: str, *, signed: bool = False) -> str:
    """What is written beside a dot: the share, or why there is none."""
    t = translator(lang)
    if row.state == SUPPRESSED:
        return t("visas inte")
    if row.state == REFUSED or pd.isna(row.value):
        return t("för få svar")
    return format_share(row.value, lang, signed=signed)


def base_text(row: Any, lang: str) -> str:
    """How many answers stand behind a dot, a few are said to be few; or what the row itself says, in `beside`."""
    if hasattr(row, "beside"):
        return str(row.beside)
    t = translator(lang)
    if row.state in (SUPPRESSED, REFUSED) or pd.isna(row.value):
        return ""
    answers = t("{n} svar", n=format_number(row.n, lang))
    return t("{answers}, få", answers=answers) if row.state == FEW else answers


def verdict_text(row: Any, lang: str) -> str:
    """One of the three verdicts, the only words for a change, or what the row itself says; empty without a value."""
    if hasattr(row, "beside"):
        return str(row.beside)
    return "" if pd.isna(row.value) else verdict_word(Verdict(row.verdict), lang)


def interval_text(row: Any, lang: str) -> str:
    """The interval in words: "35–41 %"."""
    if pd.isna(row.low) or pd.isna(row.value):
        return "–"
    return f"{format_number(row.low * 100, lang)}–{format_share(row.high, lang)}"


def shares_table(drawn: Released, lang: str, *, name: str, caption: str, what: str) -> Table:
    """The numbers behind the dots: share, interval, answers, and the share without weights."""
    t = translator(lang)
    columns = (what, t("Andel"), t("95 % osäkerhet"), t("Svar"), t("Utan vikter"))
    rows = tuple(
        (
            row.label,
            value_text(row, lang),
            interval_text(row, lang),
            base_text(row, lang) or "–",
            "–" if pd.isna(row.unweighted) else format_share(row.unweighted, lang),
        )
        for row in drawn.rows
    )
    return Table(name, caption, columns, rows, numeric=columns[1:])

"""How fast faults are mended: the share mended within 90 days, and by each day, for the internal audience."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.refusal_words import refusal
from jarfalla_data.measures.repair import DAYS, EVERYONE, LEADING
from jarfalla_data.measures.statistics import Reason, Refused
from jarfalla_data.privacy.suppression import Released


def repair(mended: Released, curves: Released, told: Told) -> Chart:
    """A panel for all together and for each responsible: how the share mended grows, and where it is on day 90."""
    leading = mended.frame[mended.frame["days"] == LEADING]
    labels = [_name(code, told) for code in leading["code"]]
    why = [_why(row, told) for row in replace(mended, frame=leading).rows]
    drawn = replace(mended, frame=leading.assign(label=labels, why=why).reset_index(drop=True))
    headline = _headline(drawn, told)
    lead = "" if drawn.frame.empty else _lead(drawn, told)
    said = (f"{row.label}: {within_words(row, told)}." for row in drawn.rows)
    return describe(
        key="repair",
        kind="repair",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=" · ".join(
            filter(None, (told.t("Andel av bristerna som är åtgärdade, efter ansvarig"), told.when, _band(told)))
        ),
        alt=" ".join([f"{headline}.", lead, *said]),
        layers={"rows": drawn, "curves": curves},
        tables=(_table(mended, told),),
        freshness=told.freshness,
    )


def within_words(row: Any, told: Told) -> str:
    """What is told of a row: "41 % inom 90 dagar (34–48 %), 192 brister", or why nothing is."""
    if row.why:
        return str(row.why)
    values = {"share": told.share(row.value), "interval": told.interval(row.low, row.high), "n": LEADING}
    return told.t("{share} inom {n} dagar ({interval}), {findings}", **values, findings=told.findings(row.n))


def _band(told: Told) -> str:
    return told.t("skuggat: 95 % osäkerhet")


def _name(code: str, told: Told) -> str:
    return told.t("Alla ansvariga") if code == EVERYONE else told.name("responsible", code)


def _why(row: Any, told: Told) -> str:
    """Why nothing is told; empty where something is."""
    return refusal(Refused(Reason(row.refused), row.has, row.needed), told.lang) if row.refused else ""


def _headline(drawn: Released, told: Told) -> str:
    t = told.t
    if drawn.frame.empty:
        return t("Inga brister i perioden")
    every = next(row for row in drawn.rows if row.code == EVERYONE)
    if every.why:
        return t("Hur snabbt brister åtgärdas går inte att säga: {why}", why=every.why)
    return t("{share} av bristerna åtgärdades inom {n} dagar", share=told.share(every.value), n=LEADING)


def _lead(drawn: Released, told: Told) -> str:
    t, every = told.t, next(row for row in drawn.rows if row.code == EVERYONE)
    followed = t("Brister som inte är åtgärdade räknas till den dag då någon senast kontrollerade dem.")
    if every.why:
        return followed
    values = {"interval": told.interval(every.low, every.high), "findings": told.findings(every.n)}
    return f"{t('Osäkerhet {interval}, {findings}.', **values)} {followed}"


def _table(mended: Released, told: Told) -> Table:
    """One row for each responsible: findings, how many are mended, and the share by each of DAYS."""
    t = told.t
    cells = {(row.code, row.days): _cell(row, told) for row in mended.rows}
    counts = {row.code: (told.number(row.n), told.number(row.fixed)) for row in mended.rows}
    heads = tuple(t("Inom {n} dagar", n=days) for days in DAYS)
    columns = (t("Ansvarig"), t("Brister"), t("Åtgärdade"), *heads)
    return Table(
        name=t("hur-snabbt-brister-atgardas"),
        caption=t("Hur snabbt brister åtgärdas, efter ansvarig. Inom parentes: 95 % osäkerhet"),
        columns=columns,
        rows=tuple(
            (_name(code, told), *numbers, *(cells[code, days] for days in DAYS)) for code, numbers in counts.items()
        ),
        numeric=columns[1:],
    )


def _cell(row: Any, told: Told) -> str:
    if pd.isna(row.value):
        return _why(row, told)
    return f"{told.share(row.value)} ({told.interval(row.low, row.high)})"

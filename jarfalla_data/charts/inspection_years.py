"""Inspections by year, what they found, and what was mended."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.draw_year_bars import count_words
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.privacy.suppression import HIDDEN, Released
from jarfalla_data.vocabulary.inspections import INSPECTION_KINDS

COLUMNS = ("series", "year", "value", "planned", "value_hidden", "planned_hidden", "unfinished")


def by_year(counted: Released, told: Told) -> Chart:
    """A panel for inspections (by kind for those inside), for what was found and for what was mended."""
    drawn = replace(counted, frame=_frame(counted, told))
    headline = _headline(counted, told)
    lead = "" if counted.frame.empty else _lead(counted, told)
    said = (f"{row.series} {row.year}: {count_words(row, told.lang)}." for row in drawn.rows)
    hidden = any(row.value_hidden for row in drawn.rows)
    return describe(
        key="inspection-years",
        kind="year_bars",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=" · ".join(filter(None, (told.t("Antal per år, hela Järfälla"), told.when))),
        alt=" ".join([f"{headline}.", lead, *said]),
        layers={"rows": drawn},
        tables=(_table(drawn, told),),
        freshness=told.freshness,
        more_badges=(Badge.SUPPRESSED,) if hidden else (),
    )


def _series(counted: Released, told: Told) -> dict[str, str]:
    """Column of the measure → name; those inside see kinds, and locks, entrances, cameras and alarms counted in."""
    if "all_found" in counted.frame:
        kinds = INSPECTION_KINDS.labels(told.lang)
        return {**kinds, "all_found": told.t("Brister som hittades"), "all_fixed": told.t("Brister som åtgärdades")}
    return {
        "inspections": told.t("Besiktningar och vandringar"),
        "found": told.t("Brister som hittades"),
        "fixed": told.t("Brister som åtgärdades"),
    }


def _frame(counted: Released, told: Told) -> pd.DataFrame:
    rows = [
        (label, row.year, getattr(row, name), pd.NA, getattr(row, name + HIDDEN, False), False, _unfinished(row))
        for name, label in _series(counted, told).items()
        for row in counted.rows
    ]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"value": "Int64", "planned": "Int64"})


def _unfinished(row: Any) -> bool:
    """Only the internal audience sees such years."""
    return bool(getattr(row, "unfinished", False))


def _headline(counted: Released, told: Told) -> str:
    """The latest year's numbers; what is mended in a year may have been found before it."""
    t = told.t
    if counted.frame.empty:
        return t("Inga trygghetsbesiktningar i perioden")
    latest, names = counted.rows[-1], [name for name in _series(counted, told) if name.endswith(("found", "fixed"))]
    found, fixed = (getattr(latest, name) for name in names)
    if pd.isna(found) or pd.isna(fixed):
        return t("Trygghetsbesiktningar till och med {year}", year=latest.year)
    values = {"found": told.findings(int(found)), "fixed": told.number(fixed)}
    return t("{year} hittades {found} och {fixed} åtgärdades", year=latest.year, **values)


def _lead(counted: Released, told: Told) -> str:
    t = told.t
    later = t("En brist kan åtgärdas ett senare år. Fler brister kan bero på att fler platser besiktigas.")
    apart = t("Brister som är känsliga för säkerheten är inte med, och inga platser.")
    return later if "all_found" in counted.frame else f"{later} {apart}"


def _table(drawn: Released, told: Told) -> Table:
    t, names = told.t, tuple(dict.fromkeys(row.series for row in drawn.rows))
    cells = {(row.year, row.series): count_words(row, told.lang) for row in drawn.rows}
    open_years = {row.year for row in drawn.rows if row.unfinished}
    return Table(
        name=t("trygghetsbesiktning-per-ar"),
        caption=t("Trygghetsbesiktningar och brister per år"),
        columns=(t("År"), *names),
        rows=tuple(
            (
                f"{year} ({t('ofullständig')})" if year in open_years else str(year),
                *(cells[year, name] for name in names),
            )
            for year in sorted({row.year for row in drawn.rows})
        ),
        numeric=names,
    )

"""What young people found beside what the other inspections found: counts in four years together, for the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from jarfalla_data.charts import palette
from jarfalla_data.charts.bars import Bar, Heading, Line, draw_lines
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.inspection_words import Told
from jarfalla_data.charts.model import Badge, Chart, Table
from jarfalla_data.charts.spec import Json
from jarfalla_data.measures.young_findings import PARTICIPANTS
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import translator

MOST_NAMED = 2


def young_findings(counted: Released, told: Told) -> Chart:
    """The latest span of years, most found by young people first; the table has all spans."""
    t, drawn = told.t, replace(counted, frame=_latest(counted, told))
    alone = [row.category for row in drawn.rows if _only_young(row)]
    headline = headline_of(alone, told, empty=not drawn.rows)
    lead = t(
        "Från besiktningar med minst {n} unga. Brister som är känsliga för säkerheten är inte med, och inga platser.",
        n=PARTICIPANTS,
    )
    said = (t("{label}: unga {young}, övriga {others}.", label=r.label, **_numbers(r, told)) for r in drawn.rows)
    hidden = any(pd.isna(row.young) or pd.isna(row.others) for row in drawn.rows)
    years = _years(drawn.rows[0]) if drawn.rows else told.when
    return describe(
        key="young-findings",
        kind="found_by",
        lang=told.lang,
        headline=headline,
        lead=lead if drawn.rows else t("Räknas för fyra år i taget, när de är slut."),
        subtitle=" · ".join(filter(None, (t("Antal brister efter slag, hela Järfälla"), years))),
        alt=" ".join([f"{headline}.", lead, *said]),
        layers={"rows": drawn},
        tables=(_table(counted, told),),
        freshness=told.freshness,
        more_badges=(Badge.SUPPRESSED,) if hidden else (),
    )


def draw(chart: Chart, width: int) -> Json:
    """The figure for a place at least `width` pixels wide."""
    t = translator(chart.lang)
    columns = (("young", palette.PLUM), ("others", palette.NAVY))
    lines = [
        Line(row.label, tuple(_bar(row, name, color, chart.lang) for name, color in columns))
        for row in chart.layers["rows"].rows
    ]
    return draw_lines(lines, width, (Heading(t("Unga"), t("Unga")), Heading(t("Övriga besiktningar"), t("Övriga"))))


def headline_of(alone: Sequence[str], told: Told, *, empty: bool) -> str:
    """The finding: what only young people found, from the categories of which the others found nothing."""
    t = told.t
    if empty:
        return t("Inga brister att jämföra mellan unga och övriga")
    if not alone:
        return t("Det som unga pekade ut hittade andra också")
    # A category has several words; the first names it.
    names = [told.name("category", code).partition(",")[0].lower() for code in alone[:MOST_NAMED]]
    said = told.listed(names) if len(alone) <= MOST_NAMED else f"{', '.join(names)}{t(' med flera')}"
    return t("Bara unga pekade ut {names}", names=said)


def _latest(counted: Released, told: Told) -> pd.DataFrame:
    """The rows of the latest span in which anything was found, with `label`; what is hidden last, by name."""
    frame = counted.frame
    if frame.empty:
        return frame.assign(label=pd.Series(dtype=object))
    frame = frame[frame["last"] == max(frame["last"])]
    frame = frame[~((frame["young"] == 0) & (frame["others"] == 0)).fillna(False).astype(bool)]
    frame = frame.assign(label=[told.name("category", code) for code in frame["category"]])
    frame = frame.assign(_hidden=frame["young"].isna(), _young=-frame["young"].fillna(0))
    ranked = frame.sort_values(["_hidden", "_young", "label"], ignore_index=True)
    return pd.DataFrame(ranked.drop(columns=["_hidden", "_young"]))


def _only_young(row: Any) -> bool:
    """Whether young people found some, and the others none: both known."""
    return bool(pd.notna(row.young) and pd.notna(row.others) and row.young > 0 and row.others == 0)


def _bar(row: Any, name: str, color: str, lang: str) -> Bar:
    value = getattr(row, name)
    if pd.isna(value):
        return Bar(None, translator(lang)("visas inte"), color, f"{row.label}: {translator(lang)('visas inte')}")
    return Bar(int(value), str(value), color, f"{row.label}: {value}")


def _numbers(row: Any, told: Told) -> dict[str, str]:
    return {"young": told.number(row.young), "others": told.number(row.others)}


def _years(row: Any) -> str:
    return f"{row.first.year}–{row.last.year}"


def _table(counted: Released, told: Told) -> Table:
    t = told.t
    return Table(
        name=t("vad-unga-hittade"),
        caption=t("Brister efter slag: unga och övriga besiktningar"),
        columns=(t("År"), t("Slag av brist"), t("Unga"), t("Övriga besiktningar")),
        rows=tuple(
            (_years(row), told.name("category", row.category), told.number(row.young), told.number(row.others))
            for row in counted.rows
        ),
        numeric=(t("Unga"), t("Övriga besiktningar")),
    )

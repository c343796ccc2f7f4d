"""The published surveys: each figure with its survey, place and source, as a table and, of Järfälla, in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.model import Fact, Table
from jarfalla_data.charts.sources import source_link
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share, translator

MUNICIPALITY = "Järfälla"
"""How the published names of places begin that are about the whole municipality."""


def surveys_table(published: Released, lang: str) -> Table:
    """One row per published share, the latest first."""
    t = translator(lang)
    rows = _latest_first(published, lang)
    columns = (t("Undersökning"), t("År"), t("Var"), t("Fråga"), t("Vilka"), t("Andel"), t("Källa"))
    return Table(
        name=t("publicerade-undersokningar"),
        caption=t("Publicerade undersökningar. De frågar olika personer olika saker och bildar ingen serie."),
        columns=columns,
        rows=tuple(
            (
                getattr(row, f"survey_{lang}"),
                str(row.year),
                getattr(row, f"area_{lang}"),
                getattr(row, f"question_{lang}"),
                getattr(row, f"group_{lang}"),
                _share(row, lang),
                source_link(row.source_url),
            )
            for row in rows
        ),
        numeric=(t("Andel"),),
    )


def surveys_of_jarfalla(published: Released, lang: str) -> tuple[Fact, ...]:
    """What is published of all of Järfälla, the latest first; not of its parts, the county or the region."""
    t = translator(lang)
    return tuple(
        Fact(
            t(
                "{question}, {group}: {share}. {survey} {year}, {area}.",
                question=_capital(getattr(row, f"question_{lang}")),
                group=getattr(row, f"group_{lang}"),
                share=_share(row, lang),
                survey=getattr(row, f"survey_{lang}"),
                year=row.year,
                area=getattr(row, f"area_{lang}"),
            ),
            source_link(row.source_url),
        )
        for row in _latest_first(published, lang)
        if row.area.startswith(MUNICIPALITY)
    )


def _latest_first(published: Released, lang: str) -> list[Any]:
    return sorted(published.rows, key=lambda row: (-row.year, getattr(row, f"survey_{lang}")))


def _share(row: Any, lang: str) -> str:
    return "–" if pd.isna(row.percent) else format_share(row.percent / 100, lang)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

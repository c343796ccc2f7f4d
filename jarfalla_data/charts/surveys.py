"""The published surveys as a table: each figure with its survey, place and source."""

from __future__ import annotations

import pandas as pd

from jarfalla_data.charts.model import Table
from jarfalla_data.charts.sources import source_link
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share, translator


def surveys_table(published: Released, lang: str) -> Table:
    """One row per published share, the latest first."""
    t = translator(lang)
    rows = sorted(published.rows, key=lambda row: (-row.year, getattr(row, f"survey_{lang}")))
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
                "–" if pd.isna(row.percent) else format_share(row.percent / 100, lang),
                source_link(row.source_url),
            )
            for row in rows
        ),
        numeric=(t("Andel"),),
    )

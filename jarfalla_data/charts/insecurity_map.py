"""The map of perceived insecurity, from the same shares as the ranked dots."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from jarfalla_data.charts import insecurity_words as words
from jarfalla_data.charts.area_map import area_map
from jarfalla_data.charts.dots import base_text, interval_text, labelled, value_text
from jarfalla_data.charts.insecurity import About, state_badges, withheld
from jarfalla_data.charts.model import Chart
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import translator

LIMITS = (20, 30, 40, 50)
"""Per cent at which the levels of the map begin; the same at every time, so that maps can be compared."""


def insecurity_map(shares: Released, outlines: Released, asked: Released, about: About) -> Chart:
    """Each area's share on the map; the headline tells the municipal part with the largest."""
    lang = about.lang
    t = translator(lang)
    every = labelled(shares, about.names, ranked=True, strong=about.chosen)
    areas = words.rows_of(every, "area")
    values = pd.DataFrame(
        {
            "area_id": [row.code for row in areas.rows],
            "value": [row.value for row in areas.rows],
            "label": [value_text(row, lang) for row in areas.rows],
            "state": [row.state for row in areas.rows],
            "detail": [f"{interval_text(row, lang)}, {base_text(row, lang)}" for row in areas.rows],
        }
    )
    return area_map(
        replace(areas, frame=values),
        outlines,
        key="insecurity-map",
        headline=_headline(areas, about),
        subtitle=words.subtitle(asked, about.time, lang, bars=False),
        lang=lang,
        freshness=about.freshness,
        measure=t("Andel otrygga"),
        selected=about.chosen,
        limits=LIMITS,
        more_badges=state_badges(areas),
        withheld=withheld(areas),
    )


def _headline(areas: Released, about: About) -> str:
    """How many of the areas shown reach the highest level that any does, by the whole per cent on the map."""
    t = translator(about.lang)
    told = [round(row.value * 100) for row in areas.rows if pd.notna(row.value)]
    reached = [limit for limit in LIMITS if any(value >= limit for value in told)]
    if not told:
        return t("Inga andelar att visa på kartan")
    every = len(told) == len(areas.rows)
    if not reached:
        least = LIMITS[0]
        if every:
            return t("Inget område når {limit} % otrygga", limit=least)
        return t("Inget område som visas når {limit} % otrygga", limit=least)
    numbers = {"limit": reached[-1], "n": sum(value >= reached[-1] for value in told), "total": len(told)}
    if every:
        return t("Minst {limit} % är otrygga i {n} av {total} områden", **numbers)
    return t("Minst {limit} % är otrygga i {n} av {total} områden som visas", **numbers)

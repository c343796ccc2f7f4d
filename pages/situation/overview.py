"""Översikt: four answers, then what has changed and where."""

import streamlit as st

from jarfalla_data import Selection, geography
from jarfalla_data.charts import overview as words
from jarfalla_data.charts.incident_latest import incidents_answer
from jarfalla_data.charts.insecurity import About, by_part
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import (
    drug_scene,
    incident_latest,
    incidents,
    insecurity,
    insecurity_change,
    outlines,
    promises,
)
from pages.ui import blocks, view

here = view.current()
t, lang, store, who = here.t, here.lang, here.store, here.audience
names = geography.names(store, lang)
everything = Selection()
fresh = freshness(store, insecurity.TABLES, here.periods, lang)
about = About(names, None, insecurity.STANDARD_TIME, fresh, lang)

shares = here.figures(insecurity.by_area, everything)
asked = here.figures(insecurity.asked, everything)
changes = here.figures(insecurity_change.changes, everything)
said = here.figures(drug_scene.statements, everything)
latest = here.figures(incident_latest.same_period_by_year, everything, incidents.finest(who, everything).step)
outcomes = here.figures(promises.latest_outcomes)
shapes = here.figures(outlines.outlines)

blocks.title(t("Läget i Järfälla"))
blocks.answers(
    (
        words.insecurity_answer(shares, asked, names, insecurity.STANDARD_TIME, lang),
        words.drug_scene_answer(said, lang),
        incidents_answer(latest, lang),
        words.promises_answer(outcomes, lang),
    ),
    t,
)
left, right = st.columns(2, gap="medium")
with left:
    blocks.sentences(
        t("Vad som har ändrats sedan senaste jämförbara omgång"),
        words.changes_told(changes, names, lang),
        t("Inget som går att avgöra."),
    )
    blocks.chart(by_part, shares, asked, about, minor=True)
with right:
    blocks.chart(insecurity_map, shares, shapes, asked, about, minor=True)

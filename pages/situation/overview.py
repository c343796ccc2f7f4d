"""Översikt: four answers, then what has changed and where."""

import streamlit as st

from jarfalla_data import Selection, geography
from jarfalla_data.charts import overview as words
from jarfalla_data.charts.incident_words import about as about_incidents
from jarfalla_data.charts.insecurity import About, by_part
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.watched import quarters_answer, signals_told, watched_answer
from jarfalla_data.measures import (
    change_list,
    drug_scene,
    incident_latest,
    incidents,
    insecurity,
    insecurity_change,
    outlines,
    promises,
    watched,
)
from jarfalla_data.measures.control_quarters import baselines
from jarfalla_data.privacy import Audience
from pages.ui import blocks, picture, view

here = view.current()
t, lang, store, who = here.t, here.lang, here.store, here.audience
names = geography.names(store, lang)
everything = Selection()
fresh = freshness(store, insecurity.TABLES, here.periods, lang)
about = About(names, None, insecurity.STANDARD_TIME, fresh, lang)

shares = here.figures(insecurity.by_area, everything)
asked = here.figures(insecurity.asked, everything)
inside, grain = who is Audience.INTERNAL, incidents.finest(who, everything)
told = about_incidents(store, everything, here.periods, lang)
changes = here.figures(change_list.changes if inside else insecurity_change.changes, everything)
signals = here.figures(change_list.signals, everything)
said = here.figures(drug_scene.statements, everything)
latest = here.figures(incident_latest.same_period_by_year, everything, grain.step)
outcomes = here.figures(promises.latest_outcomes)
shapes = here.figures(outlines.outlines)
happens = (
    watched_answer(here.figures(watched.watched), here.figures(watched.false_signals), latest, told)
    if inside
    else quarters_answer(here.figures(incidents.by_period, everything, grain), here.figures(baselines), latest, told)
)

blocks.title(t("Läget i Järfälla"))
blocks.answers(
    (
        words.insecurity_answer(shares, asked, names, insecurity.STANDARD_TIME, lang),
        words.drug_scene_answer(said, lang),
        happens,
        words.promises_answer(outcomes, lang),
    ),
    t,
)
left, right = st.columns(2, gap="medium")
with left:
    blocks.sentences(
        words.changed_since(asked, lang),
        (*words.changes_told(changes, names, insecurity.STANDARD_TIME, lang), *signals_told(signals, told)),
        t("Inget som går att avgöra."),
    )
    blocks.chart(by_part, shares, asked, about, minor=True, on_click=picture.open_for)
with right:
    blocks.chart(insecurity_map, shares, shapes, asked, about, minor=True, on_click=picture.open_for)

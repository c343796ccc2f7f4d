"""Trygghetsbesiktning: what was found, how fast it is mended, what waits, and what young people found."""

import streamlit as st

from jarfalla_data.charts.finding_states import overdue_heading, overdue_sentences, states
from jarfalla_data.charts.inspection_words import about
from jarfalla_data.charts.inspection_years import by_year
from jarfalla_data.charts.repair import repair
from jarfalla_data.charts.young_compared import young_compared
from jarfalla_data.charts.young_findings import young_findings
from jarfalla_data.measures import inspections
from jarfalla_data.measures import repair as mending
from jarfalla_data.measures import young_findings as young
from jarfalla_data.privacy import Audience
from pages.ui import blocks, view

here = view.current()
t, wanted = here.t, here.selection
told = about(here.store, wanted.period, inspections.TABLES, here.periods, here.lang)
years = here.figures(inspections.by_year, wanted)

blocks.title(t("Trygghetsbesiktning"))
if here.audience is Audience.INTERNAL:
    mended, curves = (here.figures(measure, wanted) for measure in (mending.mended_within, mending.curves))
    waiting = here.figures(inspections.waiting, wanted)
    place, category, responsible, priority = (
        here.figures(inspections.by_group, wanted, group) for group in inspections.GROUPS
    )

    blocks.chart(repair, mended, curves, told)
    left, right = st.columns(2, gap="medium")
    with left:
        blocks.chart(states, place, waiting, told, inspections.PLACE, minor=True)
        blocks.sentences(overdue_heading(waiting, t), overdue_sentences(waiting, told), t("Inga brister är försenade."))
        blocks.chart(states, responsible, waiting, told, "responsible", minor=True)
    with right:
        blocks.chart(states, category, waiting, told, "category", minor=True)
        blocks.chart(states, priority, waiting, told, "priority", minor=True)
    blocks.chart(young_compared, here.figures(young.against_others, wanted), told)
    blocks.chart(by_year, years, told)
else:
    blocks.chart(by_year, years, told)
    blocks.chart(young_findings, here.figures(young.by_span, wanted), told)

"""Gjorde det skillnad? What may be concluded of an intervention, and what not. For the internal audience."""

import streamlit as st

from jarfalla_data.charts.effect import trends
from jarfalla_data.charts.effect_about import about
from jarfalla_data.charts.effect_dialogues import dialogues
from jarfalla_data.charts.effect_further import figures_table, variants
from jarfalla_data.charts.effect_words import to_do_first, what_to_know
from jarfalla_data.measures import effect, effect_cautions, effect_dialogues, effect_variants
from pages.ui import blocks, effect_choices, view

here = view.current()
t, lang, store = here.t, here.lang, here.store
question = effect_choices.question(store)
told = about(store, question, here.periods, lang)

months = here.figures(effect.months, question)
counted = here.figures(effect.counted, question)
estimates = here.figures(effect.estimates, question)
obstacles = here.figures(effect.obstacles, question)
cautions = here.figures(effect_cautions.cautions, question)
begun = here.figures(effect_cautions.begun, question)

blocks.title(t("Gjorde det skillnad?"))
first = to_do_first(obstacles, told)
if first:
    blocks.notice(first)
else:
    blocks.chart(trends, months, counted, estimates, obstacles, begun, told, on_click=effect_choices.choose)
    left, right = st.columns([11, 10], gap="medium")
    with left:
        blocks.sentences(t("Det här ska sägas samtidigt"), what_to_know(cautions, estimates, told))
    with right:
        shares = here.figures(effect_dialogues.shares, question)
        before, after = (here.figures(effect_dialogues.asked, question, which) for which in (0, 1))
        blocks.chart(dialogues, shares, before, after, told, minor=True)
if not estimates.frame.empty:
    with blocks.folded(t("Siffrorna bakom svaret, och hur svaret ändras med andra val")):
        blocks.table(figures_table(estimates, told), lang)
        blocks.chart(variants, here.figures(effect_variants.variants, question), told, minor=True)

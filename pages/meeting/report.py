"""Rapport: the paper to hand out: choose places, days and sections, see what it will hold, make it, take it."""

import streamlit as st

from jarfalla_data.report.catalogue import left_out
from jarfalla_data.report.cover import facts, is_example
from jarfalla_data.report.making import outline
from pages.ui import blocks, report_choices, view

here = view.current()
t, store = here.t, here.store
wanted = report_choices.asked(here)
parts = outline(store, wanted)
first_page = facts(store, wanted, None, is_example=is_example(store))

blocks.title(t("Rapport"))
blocks.paragraph(
    t(
        "Rapportens figurer, tabeller och tal är sidornas. Välj i listorna vad den ska handla om. På en telefon öppnas "
        "listorna med Meny och val längst upp. Adressen till sidan minns valen."
    )
)
blocks.paragraph(left_out(here.audience, t))
files = st.container(key="report-files")
blocks.sentences(t("Det här kommer att stå i rapporten"), parts)
blocks.pairs(t("Det här står på första sidan"), first_page)

# It takes a while: what the report will hold stands there meanwhile.
with files:
    report_choices.make_and_hand_out(here, wanted)

"""Metod: what every figure is, out of what, where it comes from, and its limits."""

from jarfalla_data.charts import method, method_statistics
from jarfalla_data.charts.hiding import hiding
from pages.ui import blocks, view

here = view.current()
t, lang = here.t, here.lang

blocks.title(t("Metod"))
blocks.sentences(t("Vad som är exempel och vad som är publicerat"), method.origins(here.store, lang), "")
blocks.method(method.entries(lang), t)
blocks.sentences(t("Vad som inte visas, och varför"), hiding(lang), "")
blocks.paragraph(
    t("Kommundelarna är en egen gruppering av områdena efter läge. Områdena är SCB:s RegSO, 2025 års indelning.")
)
blocks.heading(t("Så räknas det"))
blocks.paragraph(
    t("Metoderna bakom talen. Varje räkneexempel är räknat av samma kod som sidornas siffror, med påhittade antal.")
)
blocks.ways(method_statistics.sections(lang), t)

"""Datakvalitet: what was read, what was not and why."""

from jarfalla_data.charts import data_quality as words
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import data_quality
from pages.ui import blocks, view

here = view.current()
t, lang = here.t, here.lang

files = here.figures(data_quality.files)
findings = here.figures(data_quality.findings, lang)

blocks.title(t("Datakvalitet"))
blocks.summary(words.summary(files, lang), freshness(here.store, tuple(here.store.files), here.periods, lang))
blocks.table(words.files_table(files, here.periods, lang), lang)
blocks.findings(words.findings_table(findings, lang), lang)
blocks.paragraph(words.explanation(lang))

"""Datakvalitet: what was read, what was not and why."""

from jarfalla_data.charts import data_quality as words
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import data_quality
from jarfalla_data.privacy import release
from pages.ui import blocks, view

here = view.current()
t, lang = here.t, here.lang

files = release(data_quality.files(here.store), here.audience)
findings = release(data_quality.findings(here.store, lang), here.audience)

blocks.title(t("Datakvalitet"))
blocks.summary(words.summary(files, lang), freshness(here.store, tuple(here.store.files), lang))
blocks.table(words.files_table(files, lang), lang)
blocks.findings(words.findings_table(findings, lang), lang)
blocks.paragraph(words.explanation(lang))

"""Medborgarlöfte: what was promised, what was done, and what came of it?"""

from jarfalla_data.charts.drug_scene_words import promises_table
from jarfalla_data.measures import drug_scene
from pages.ui import blocks, view

here = view.current()
t, lang = here.t, here.lang

blocks.title(t("Medborgarlöfte"))
blocks.published(promises_table(here.figures(drug_scene.promise_periods, here.selection), lang), lang)

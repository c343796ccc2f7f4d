"""Prioritering: which areas come first, by weights that the meeting moves; and where felt and reported part ways."""

from jarfalla_data.charts.felt_reported import felt_reported
from jarfalla_data.charts.priorities import priority, reasons_table
from jarfalla_data.charts.priority_words import about, score_words
from jarfalla_data.measures import felt_reported as felt
from jarfalla_data.measures import priorities
from pages.ui import blocks, picture, priority_choices, view

here = view.current()
t, lang = here.t, here.lang
level, weights = priority_choices.level(), priority_choices.weights()
told = about(here.store, level, here.periods, lang)

ranked = here.figures(priorities.ranking, level, weights)
used = here.figures(priorities.criteria_used, level, weights)
both = here.figures(felt.felt_and_reported)

blocks.title(t("Prioritering"))
blocks.chart(priority, ranked, used, told, on_click=picture.open_for)
blocks.paragraph(t("Välj ett område i figuren för att öppna dess problembild."))
with blocks.folded(t("Varför dessa vikter, och hur poängen räknas")):
    blocks.paragraph(score_words(t))
    blocks.table(reasons_table(used, told), lang)
blocks.chart(felt_reported, both, told, on_click=picture.open_for)

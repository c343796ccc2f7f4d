"""Öppen drogscen – Jakobsberg: is the station area an open drug scene, since when, and what was promised?"""

from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.drug_scene_words import count_facts, status_facts
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import drug_scene
from pages.ui import blocks, view

here = view.current()
t, wanted, lang = here.t, here.selection, here.lang

status = here.figures(drug_scene.status_stretches, wanted)
said = here.figures(drug_scene.statements, wanted)
promises = here.figures(drug_scene.promise_periods, wanted)
milestones = here.figures(drug_scene.milestones, wanted)
counts = here.figures(drug_scene.county_counts, wanted)

blocks.title(t("Öppen drogscen – Jakobsberg"))
blocks.chart(
    timeline,
    status=status,
    said=said,
    promises=promises,
    milestones=milestones,
    counts=counts,
    freshness=freshness(here.store, drug_scene.TABLES, here.periods, lang),
    lang=lang,
)
blocks.facts(t("Vad som är känt om Jakobsberg"), status_facts(said, lang), t)
blocks.facts(t("Så har länets drogscener räknats"), count_facts(counts, lang), t)
blocks.paragraph(
    t(
        "Talen för länet kommer från olika räkningar. Bara räkningar med samma metod binds ihop med en linje. "
        "År som är kända bara som år ritas ett år breda."
    )
)

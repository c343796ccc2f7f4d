"""Öppen drogscen – Jakobsberg: is the station area an open drug scene, since when, and what was promised?"""

from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.drug_scene_words import count_facts, status_facts
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import drug_scene
from jarfalla_data.privacy import release
from pages.ui import blocks, view

here = view.current()
t, wanted, lang = here.t, here.selection, here.lang

status = release(drug_scene.status_stretches(here.store, wanted), here.audience)
said = release(drug_scene.statements(here.store, wanted), here.audience)
promises = release(drug_scene.promise_periods(here.store, wanted), here.audience)
milestones = release(drug_scene.milestones(here.store, wanted), here.audience)
counts = release(drug_scene.county_counts(here.store, wanted), here.audience)

blocks.title(t("Öppen drogscen – Jakobsberg"))
blocks.chart(
    timeline(
        status=status,
        said=said,
        promises=promises,
        milestones=milestones,
        counts=counts,
        freshness=freshness(here.store, drug_scene.TABLES, lang),
        lang=lang,
    )
)
blocks.facts(t("Vad som är känt om Jakobsberg"), status_facts(said, lang), t)
blocks.facts(t("Så har länets drogscener räknats"), count_facts(counts, lang), t)
blocks.paragraph(
    t(
        "Talen för länet kommer från olika räkningar. Bara räkningar med samma metod binds ihop med en linje. "
        "År som är kända bara som år ritas ett år breda."
    )
)

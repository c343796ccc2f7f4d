"""Öppen drogscen – Jakobsberg: is the station area an open drug scene, since when, and what was promised and done?"""

from jarfalla_data.charts import narcotics as work
from jarfalla_data.charts import station
from jarfalla_data.charts.control import basis_sentences, control_chart, signal_heading, signal_sentences
from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.drug_scene_words import count_facts, status_facts
from jarfalla_data.charts.effect_links import follow_ups
from jarfalla_data.charts.narcotics_rates import rates
from jarfalla_data.charts.promise_words import onward
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import control, drug_scene, narcotics
from jarfalla_data.measures import promises as promised
from jarfalla_data.privacy import Audience
from pages.ui import blocks, effect_choices, view

here = view.current()
t, wanted, lang = here.t, here.selection, here.lang

status = here.figures(drug_scene.status_stretches, wanted)
said = here.figures(drug_scene.statements, wanted)
promises = here.figures(drug_scene.promise_periods, wanted)
milestones = here.figures(drug_scene.milestones, wanted)
counts = here.figures(drug_scene.county_counts, wanted)
by_year = here.figures(narcotics.by_year, wanted)

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
    on_click=effect_choices.follow_up if here.audience is Audience.INTERNAL else None,
)
blocks.onward(onward(here.figures(promised.about_state, drug_scene.PLACE), lang), t)
blocks.facts(t("Vad som är känt om Jakobsberg"), status_facts(said, lang), t)
blocks.facts(t("Så har länets drogscener räknats"), count_facts(counts, lang), t)
blocks.paragraph(
    t(
        "Talen för länet kommer från olika räkningar. Bara räkningar med samma metod binds ihop med en linje. "
        "År som är kända bara som år ritas ett år breda."
    )
)
if here.audience is Audience.INTERNAL:
    points = here.figures(control.points, station.SERIES, wanted.period)
    signals = here.figures(control.signals, station.SERIES, wanted.period)
    basis = here.figures(control.basis, station.SERIES)
    told = station.about(here.store, here.periods, lang)
    months = here.figures(narcotics.by_month, wanted)
    at_station = here.figures(narcotics.at_place, wanted, drug_scene.PLACE)
    per_control = here.figures(narcotics.reports_per_control, wanted, drug_scene.PLACE)

    blocks.chart(work.work, by_year, work.about(here.store, here.periods, lang), months)
    blocks.chart(work.work, at_station, work.about(here.store, here.periods, lang, drug_scene.PLACE), minor=True)
    blocks.chart(rates, per_control, work.about(here.store, here.periods, lang), minor=True)
    blocks.chart(control_chart, points, signals, basis, told, milestones, on_click=effect_choices.follow_up)
    blocks.heading(t("Följ upp en insats"))
    blocks.onward(follow_ups(milestones, effect_choices.ADDRESS, effect_choices.INTERVENTION, lang), t)
    blocks.numbered(
        signal_heading(points, told), signal_sentences(points, signals, basis, told), t("Inga signaler i perioden.")
    )
    blocks.paragraph(basis_sentences(basis, told))
    blocks.paragraph(station.reading(points, lang))
else:
    blocks.chart(work.work, by_year, work.about(here.store, here.periods, lang))
    blocks.paragraph(work.public_limits(t))

"""Brott och händelser: how many are reported, when, of which kind and where?"""

from jarfalla_data.charts import incident_notes as notes
from jarfalla_data.charts.incident_areas import area_counts
from jarfalla_data.charts.incident_hours import week_hours
from jarfalla_data.charts.incident_mix import category_mix, group_mix
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_words import about
from jarfalla_data.measures import incidents
from jarfalla_data.privacy import Audience
from pages.ui import blocks, view

here = view.current()
t, lang, store, who = here.t, here.lang, here.store, here.audience
wanted = incidents.allowed(who, here.selection)
compared = incidents.for_areas(who, store, here.selection)
over_time = here.figures(incidents.by_period, wanted, incidents.finest(who, wanted))
told = about(store, wanted, here.periods, lang).over(over_time)
told_of_areas = about(store, compared, here.periods, lang)

categories = here.figures(incidents.by_category, wanted)
hours = here.figures(incidents.by_weekday_hour, wanted)
clock = here.figures(incidents.with_clock, wanted)
areas = here.figures(incidents.by_area, compared)
without = here.figures(incidents.without_area, compared)
by_source = here.figures(incidents.by_source)

blocks.title(t("Brott och händelser"))
blocks.chart(periods, over_time, told)
if who is Audience.INTERNAL:
    blocks.chart(week_hours, hours, clock, told)
    blocks.chart(category_mix, categories, told)
elif wanted.area_ids is None:
    blocks.chart(group_mix, over_time, told)
blocks.chart(area_counts, areas, told_of_areas)
blocks.heading(t("Så ska talen läsas"))
blocks.paragraph(notes.counted_apart(without, clock, told_of_areas))
for text in notes.limits(told):
    blocks.paragraph(text)
if who is Audience.PUBLIC:
    blocks.paragraph(notes.public_limits(told))
blocks.paragraph(notes.sources(by_source, told))

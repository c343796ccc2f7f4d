"""Brott och händelser: is anything unusual, how many are reported, when, of which kind and where?"""

from jarfalla_data import Selection
from jarfalla_data.charts import incident_control as unusual
from jarfalla_data.charts import incident_notes as notes
from jarfalla_data.charts.control import basis_sentences, control_chart, signal_heading, signal_sentences
from jarfalla_data.charts.control_rows import any_judged, control_rows, quarter_rows, quarter_sentences, signals_in_rows
from jarfalla_data.charts.funnel import funnel
from jarfalla_data.charts.incident_areas import area_counts
from jarfalla_data.charts.incident_hours import week_hours
from jarfalla_data.charts.incident_mix import category_mix, group_mix
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_weeks import week_years
from jarfalla_data.charts.incident_words import about
from jarfalla_data.measures import control, control_pointed, control_quarters, incident_weeks, incidents, year_change
from jarfalla_data.measures.control_series import series_name
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.privacy import Audience
from pages.ui import blocks, filters, picture, view

here = view.current()
t, lang, store, who = here.t, here.lang, here.store, here.audience
inside, wanted = who is Audience.INTERNAL, incidents.allowed(who, here.selection)
compared = incidents.for_areas(who, store, wanted)
over_time = here.figures(incidents.by_period, wanted, incidents.finest(who, wanted))
told = about(store, wanted, here.periods, lang).over(over_time)
told_of_areas = about(store, compared, here.periods, lang)
whole, some = wanted.area_ids is None, not over_time.frame.empty
quarters = here.figures(incidents.by_period, Selection(), incidents.finest(who, Selection()))
baselines = here.figures(control_quarters.baselines)
is_declared = control_pointed.is_declared(store, wanted)
in_rows = some and (
    control_pointed.any_declared(store, wanted) if inside else whole and any_judged(quarters, baselines, told)
)

blocks.title(t("Brott och händelser"))
picture.link(here)
with blocks.group():
    if inside and some and is_declared:
        series, all_told = series_name(wanted), unusual.about_all(told)
        points, signals = (here.figures(one, series, wanted.period) for one in (control.points, control.signals))
        basis = here.figures(control.basis, series)
        blocks.chart(control_chart, points, signals, basis, all_told)
        blocks.numbered(signal_heading(points, all_told), signal_sentences(points, signals, basis, all_told))
        blocks.paragraph(basis_sentences(basis, all_told))
    if in_rows and inside:
        points, signals = (here.figures(one, wanted) for one in (control_pointed.points, control_pointed.signals))
        blocks.chart(control_rows, points, signals, told)
        blocks.numbered(signal_heading(points, told), signals_in_rows(points, signals, told))
    elif in_rows:
        blocks.chart(quarter_rows, quarters, baselines, told)
        blocks.numbered(signal_heading(quarters, told), quarter_sentences(quarters, baselines, told))
        blocks.paragraph(unusual.quarter_limits(told))
    if not (whole and in_rows):
        blocks.chart(periods, over_time, told)
    if inside and some and not is_declared:
        blocks.paragraph(unusual.not_judged(told))
clock = here.figures(incidents.with_clock, wanted)
if inside:
    blocks.sentences(*unusual.change_told(here.figures(year_change.changes, wanted), told))
    blocks.chart(funnel, here.figures(against_expected, wanted), told, on_click=filters.choose_area)
    blocks.chart(week_years, here.figures(incident_weeks.same_week_by_year, wanted), told)
    blocks.chart(week_hours, here.figures(incidents.by_weekday_hour, wanted), clock, told)
    blocks.chart(category_mix, here.figures(incidents.by_category, wanted), told)
elif whole:
    blocks.chart(group_mix, over_time, told)
blocks.chart(area_counts, here.figures(incidents.by_area, compared), told_of_areas, on_click=filters.choose_area)
blocks.heading(t("Så ska talen läsas"))
apart = notes.counted_apart(here.figures(incidents.without_area, compared), clock, told_of_areas)
blocks.paragraph(apart, *notes.limits(told, who), notes.sources(here.figures(incidents.by_source), told))

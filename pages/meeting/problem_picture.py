"""Problembild: one area on one page: how it is, what is done and, for the meeting, what was decided and is planned."""

from functools import partial

import streamlit as st

from jarfalla_data.charts import feelings, incident_periods, incident_words, year_wheel
from jarfalla_data.charts import meeting_tables as lists
from jarfalla_data.charts import problem_picture as answers
from jarfalla_data.charts import public_picture as public
from jarfalla_data.charts.insecurity import by_group
from jarfalla_data.measures import incidents, insecurity, insecurity_change, inspections, meeting, planned, year_change
from jarfalla_data.measures import promise_activities as promised
from jarfalla_data.measures import year_wheel as by_month
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.privacy import Audience
from jarfalla_data.vocabulary.dialogue import CONCERNS, TIME_OF_DAY
from pages.ui import blocks, filters, stepping, view

whole = view.current()
here = whole.at(filters.place())
t, lang, wanted, who = here.t, here.lang, here.selection, here.audience
told, part = incident_words.about(whole.store, wanted, here.periods, lang), here.at_most("part")
counted, in_part = incidents.allowed(who, wanted), told.names.get(part.area or "", t("Hela Järfälla"))
shares, everywhere = here.figures(insecurity.by_area, wanted), whole.figures(insecurity.by_area, wanted)
changes, asked = here.figures(insecurity_change.changes, wanted), here.figures(insecurity.asked, wanted)
named, by_time = here.figures(insecurity.by_concern, part), here.figures(insecurity.by_time_of_day, part)
over_time = here.figures(incidents.by_period, counted, incidents.finest(who, counted))
by_age, by_gender = (here.figures(by, here.at_most("municipality")) for by in (insecurity.by_age, insecurity.by_gender))
affected = feelings.affected(by_age, by_gender, told, here=who is Audience.INTERNAL)
feeling = feelings.insecurity(shares, everywhere, changes, asked, affected, here.time, told)
group = partial(blocks.chart, by_group, asked=asked, lang=lang, minor=True)

blocks.title(f"{t('Problembild')}: {told.place}")
stepping.steps(whole)
if who is Audience.INTERNAL:
    compared, expected = here.figures(year_change.changes, wanted), whole.figures(against_expected, wanted)
    hours, clock = here.figures(incidents.by_weekday_hour, wanted), here.figures(incidents.with_clock, wanted)
    findings, decisions = here.figures(meeting.left_to_fix, wanted), here.figures(meeting.decisions, wanted)
    inside = (
        feelings.concerns(named, told),
        answers.reports(compared, expected, told),
        answers.kinds(here.figures(incidents.by_category, wanted), told),
        answers.when(hours, clock, told),
        answers.done(here.figures(meeting.work_done, wanted), told),
        answers.left(findings, told),
        answers.decided(decisions, told),
    )
    new, named_ones = (here.figures(of, wanted, filters.meeting()) for of in (meeting.since, meeting.news))
    blocks.answers((feeling, *inside), t)
    blocks.sentences(lists.news_heading(filters.meeting(), told), lists.news(new, named_ones, told), t("Inget nytt."))
    blocks.to_do(lists.decisions_list(decisions, told))
    blocks.to_do(lists.findings_list(findings, told))
    months, ahead = here.figures(by_month.year_wheel, wanted), here.figures(planned.planned, wanted)
else:
    open_to_all = (public.concerns(named, in_part, told), public.unsafe_when(by_time, in_part, told))
    reported = (public.reports(over_time, told), public.kinds(over_time, told)) if not wanted.area else ()
    work = public.done(here.figures(promised.by_year), told)
    fixed = public.mended(here.figures(inspections.by_year, wanted), told)
    blocks.answers((feeling, *open_to_all, *(reported or (public.reports(over_time, told),)), work, fixed), t)
left, right = st.columns(2, gap="medium")
with left:
    blocks.chart(incident_periods.periods, over_time, told.over(over_time), minor=True)
with right:
    if who is Audience.INTERNAL:
        blocks.chart(year_wheel.year_wheel, months, ahead, told, minor=True)
    else:
        group(by_time, key="time_of_day", where=in_part, labels=TIME_OF_DAY.labels(lang))
group(named, key="concern", where=in_part, labels=CONCERNS.labels(lang))

"""Problembild: one area on one page, for the meeting: how it is, what is done, what was decided."""

import streamlit as st

from jarfalla_data.charts import meeting_tables as lists
from jarfalla_data.charts import problem_picture as answers
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_words import about
from jarfalla_data.charts.insecurity import by_group
from jarfalla_data.charts.year_wheel import year_wheel
from jarfalla_data.measures import incidents, insecurity, insecurity_change, meeting, year_change
from jarfalla_data.measures import year_wheel as by_month
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.vocabulary.dialogue import CONCERNS
from pages.ui import blocks, filters, stepping, view

here = view.current()
t, lang, store, wanted = here.t, here.lang, here.store, here.selection
told = about(store, wanted, here.periods, lang)

shares = here.figures(insecurity.by_area, wanted)
changes = here.figures(insecurity_change.changes, wanted)
asked = here.figures(insecurity.asked, wanted)
named = here.figures(insecurity.by_concern, wanted)
counts = here.figures(year_change.changes, wanted)
expected = here.figures(against_expected, wanted)
by_category = here.figures(incidents.by_category, wanted)
hours = here.figures(incidents.by_weekday_hour, wanted)
clock = here.figures(incidents.with_clock, wanted)
work = here.figures(meeting.work_done, wanted)
findings = here.figures(meeting.left_to_fix, wanted)
decisions = here.figures(meeting.decisions, wanted)
since = here.figures(meeting.since, wanted, filters.meeting())
over_time = here.figures(incidents.by_period, wanted, incidents.finest(here.audience, wanted))

blocks.title(f"{t('Problembild')}: {told.place}")
stepping.steps(here)
blocks.answers(
    (
        answers.insecurity(shares, changes, asked, here.time, told),
        answers.concerns(named, told),
        answers.reports(counts, expected, told),
        answers.kinds(by_category, told),
        answers.when(hours, clock, told),
        answers.done(work, told),
        answers.left(findings, told),
        answers.decided(decisions, told),
    ),
    t,
)
blocks.sentences(lists.news_heading(filters.meeting(), told), lists.news(since, told), t("Inget nytt."))
blocks.to_do(lists.decisions_list(decisions, told))
blocks.to_do(lists.findings_list(findings, told))
left, right = st.columns(2, gap="medium")
with left:
    blocks.chart(year_wheel, here.figures(by_month.year_wheel, wanted), told, minor=True)
with right:
    blocks.chart(periods, over_time, told.over(over_time), minor=True)
labels = CONCERNS.labels(lang)
blocks.chart(by_group, named, asked=asked, key="concern", where=told.place, labels=labels, lang=lang, minor=True)

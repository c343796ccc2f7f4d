"""Otrygghet: how large a share feels unsafe, where, when and who; and has it changed?"""

from functools import partial

import streamlit as st

from jarfalla_data import geography
from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.surveys import surveys_of_jarfalla, surveys_table
from jarfalla_data.measures import insecurity, insecurity_change, outlines, surveys
from jarfalla_data.measures.answers import PROFESSIONAL
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CONCERNS, GENDER, TIME_OF_DAY
from pages.ui import blocks, filters, picture, view

here = view.current()
t, lang, store, wanted, who = here.t, here.lang, here.store, here.selection, here.audience
names = geography.names(store, lang)
fresh = freshness(store, insecurity.TABLES, here.periods, lang)
about = charts.About(names, wanted.area, here.time, fresh, lang)
part, whole = here.at_most("part"), here.at_most("municipality")
in_part, in_whole = geography.name(store, part.area, lang), geography.name(store, whole.area, lang)

shares = here.figures(insecurity.by_area, wanted)
asked = here.figures(insecurity.asked, wanted)
shapes = here.figures(outlines.outlines)
changes = here.figures(insecurity_change.changes, wanted)

blocks.title(t("Otrygghet"))
picture.link(here)
left, right = st.columns([11, 10], gap="medium")
with left:
    blocks.chart(charts.by_area, shares, asked, about, on_click=filters.choose_area)
with right:
    blocks.chart(insecurity_map, shares, shapes, asked, about, on_click=filters.choose_area)
    blocks.chart(charts.by_part, shares, asked, about, minor=True, on_click=filters.choose_area)
blocks.chart(charts.change, changes, asked, about, on_click=filters.choose_area)

# What stands below is worked out after what is seen first has been sent.
by_time = here.figures(insecurity.by_time_of_day, part)
concerns = here.figures(insecurity.by_concern, part)
by_age = here.figures(insecurity.by_age, whole)
by_gender = here.figures(insecurity.by_gender, whole)
worried = here.figures(insecurity.worried, wanted)
staff = here.figures(insecurity.professionals, wanted)
staff_asked = here.figures(insecurity.asked, wanted, PROFESSIONAL)

group = partial(blocks.chart, charts.by_group, asked=asked, lang=lang, minor=True)
left, right = st.columns(2, gap="medium")
with left:
    group(by_time, key="time_of_day", where=in_part, labels=TIME_OF_DAY.labels(lang))
    group(by_gender, key="gender", where=in_whole, labels=GENDER.labels(lang))
with right:
    group(by_age, key="age_group", where=in_whole, labels=AGE_GROUP.labels(lang))
    group(worried, key="worry", where=in_whole, labels=names)
group(concerns, key="concern", where=in_part, labels=CONCERNS.labels(lang))
left, right = st.columns(2, gap="medium")
with left:
    group(staff, asked=staff_asked, key="professional", where=in_whole, labels=names)
with right:
    of_all = here.figures(surveys.shares)
    blocks.published(surveys_table(of_all, lang), surveys_of_jarfalla(of_all, lang), lang)

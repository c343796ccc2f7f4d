"""Otrygghet: how large a share feels unsafe, where, when and who; and has it changed?"""

from functools import partial

import streamlit as st

from jarfalla_data import geography
from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.surveys import surveys_table
from jarfalla_data.measures import insecurity, insecurity_change, outlines, surveys
from jarfalla_data.measures.answers import PROFESSIONAL
from jarfalla_data.privacy import release
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CONCERNS, GENDER, TIME_OF_DAY
from pages.ui import blocks, filters, view

here = view.current()
t, lang, store, wanted, who = here.t, here.lang, here.store, here.selection, here.audience
names = geography.names(store, lang)
fresh = freshness(store, insecurity.TABLES, lang)
about = charts.About(names, wanted.area, here.time, fresh, lang)
part, whole = here.at_most("part"), here.at_most("municipality")
in_part, in_whole = geography.name(store, part.area, lang), geography.name(store, whole.area, lang)

shares = release(insecurity.by_area(store, wanted), who)
asked = release(insecurity.asked(store, wanted), who)
shapes = release(outlines.outlines(store), who)
changes = release(insecurity_change.changes(store, wanted), who)
by_time = release(insecurity.by_time_of_day(store, part), who)
concerns = release(insecurity.by_concern(store, part), who)
by_age = release(insecurity.by_age(store, whole), who)
by_gender = release(insecurity.by_gender(store, whole), who)
worried = release(insecurity.worried(store, wanted), who)
staff = release(insecurity.professionals(store, wanted), who)
staff_asked = release(insecurity.asked(store, wanted, PROFESSIONAL), who)

group, small = partial(charts.by_group, asked=asked, lang=lang), partial(blocks.chart, minor=True)

blocks.title(t("Otrygghet"))
left, right = st.columns([11, 10], gap="medium")
with left:
    blocks.chart(charts.by_area(shares, asked, about), on_click=filters.choose_area)
    blocks.chart(charts.by_part(shares, asked, about), minor=True, on_click=filters.choose_area)
with right:
    blocks.chart(insecurity_map(shares, shapes, asked, about), on_click=filters.choose_area)
blocks.chart(charts.change(changes, asked, about), on_click=filters.choose_area)
left, right = st.columns(2, gap="medium")
with left:
    small(group(by_time, key="time_of_day", where=in_part, labels=TIME_OF_DAY.labels(lang)))
    small(group(by_gender, key="gender", where=in_whole, labels=GENDER.labels(lang)))
with right:
    small(group(by_age, key="age_group", where=in_whole, labels=AGE_GROUP.labels(lang)))
small(group(concerns, key="concern", where=in_part, labels=CONCERNS.labels(lang)))
left, right = st.columns(2, gap="medium")
with left:
    small(group(worried, key="worry", where=in_whole, labels=names))
with right:
    small(group(staff, asked=staff_asked, key="professional", where=in_whole, labels=names))
blocks.published(surveys_table(release(surveys.shares(store), who), lang), lang)

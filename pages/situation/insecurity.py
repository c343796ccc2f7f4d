"""Otrygghet: how large a share feels unsafe, where, when and who; and has it changed?"""

import streamlit as st

from jarfalla_data import geography
from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.surveys import surveys_table
from jarfalla_data.measures import insecurity, insecurity_change, surveys
from jarfalla_data.privacy import release
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CONCERNS, GENDER, TIME_OF_DAY
from pages.ui import blocks, view

here = view.current()
t, lang, store, wanted, who = here.t, here.lang, here.store, here.selection, here.audience
names = geography.names(store, lang)
fresh = freshness(store, insecurity.TABLES, lang)
about = {"names": names, "chosen": wanted.area, "time": here.time, "freshness": fresh, "lang": lang}
part, whole = here.at_most("part"), here.at_most("municipality")
in_part, in_whole = geography.name(store, part.area, lang), geography.name(store, whole.area, lang)

shares = release(insecurity.by_area(store, wanted), who)
asked = release(insecurity.asked(store, wanted), who)
changes = release(insecurity_change.changes(store, wanted), who)
by_time = release(insecurity.by_time_of_day(store, part), who)
concerns = release(insecurity.by_concern(store, part), who)
by_age = release(insecurity.by_age(store, whole), who)
by_gender = release(insecurity.by_gender(store, whole), who)
worried = release(insecurity.worried(store, wanted), who)
staff = release(insecurity.professionals(store, wanted), who)

blocks.title(t("Otrygghet"))
blocks.chart(charts.by_area(shares, asked, **about))
blocks.chart(charts.change(changes, asked, **about))
left, right = st.columns(2)
with left:
    blocks.chart(
        charts.by_group(by_time, asked, labels=TIME_OF_DAY.labels(lang), key="time_of_day", where=in_part, lang=lang),
        minor=True,
    )
    blocks.chart(
        charts.by_group(by_gender, asked, labels=GENDER.labels(lang), key="gender", where=in_whole, lang=lang),
        minor=True,
    )
    blocks.chart(charts.by_group(worried, asked, labels=names, key="worry", where=in_whole, lang=lang), minor=True)
with right:
    blocks.chart(
        charts.by_group(by_age, asked, labels=AGE_GROUP.labels(lang), key="age_group", where=in_whole, lang=lang),
        minor=True,
    )
    blocks.chart(charts.by_group(staff, asked, labels=names, key="professional", where=in_whole, lang=lang), minor=True)
blocks.chart(
    charts.by_group(concerns, asked, labels=CONCERNS.labels(lang), key="concern", where=in_part, lang=lang), minor=True
)
blocks.published(surveys_table(release(surveys.shares(store), who), lang), lang)

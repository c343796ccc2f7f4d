"""Medborgarlöfte: what was promised, what was done, and what came of it?"""

from jarfalla_data import geography
from jarfalla_data.charts import promise_words as words
from jarfalla_data.charts.evenings import evenings
from jarfalla_data.charts.presence import presence
from jarfalla_data.charts.promise_chain import Before, promises
from jarfalla_data.charts.promise_work import public_limits, work_table
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures import evenings as calendar
from jarfalla_data.measures import insecurity, promise_activities, promise_counts
from jarfalla_data.measures import presence as needed
from jarfalla_data.measures import promises as promised
from jarfalla_data.privacy import Audience
from pages.ui import blocks, filters, view

here = view.current()
t, lang, store = here.t, here.lang, here.store
code = filters.promise(store)
earlier = promised.before_in_parts(store, code)

periods = here.figures(promise_counts.by_period)
items = here.figures(promised.commitments, code)
work = here.figures(promise_activities.by_year)
before = Before(
    here.figures(insecurity.by_area, earlier[geography.MUNICIPALITY]),
    {place: here.figures(insecurity.by_concern, asked) for place, asked in earlier.items()},
    here.figures(insecurity.asked, earlier[geography.MUNICIPALITY]),
    geography.names(store, lang),
)
fresh = freshness(store, promise_activities.TABLES, here.periods, lang)

blocks.title(t("Medborgarlöfte"))
blocks.promises(promises(periods, items, work, before, fresh, lang), t)
if here.audience is Audience.INTERNAL:
    evening_fresh = freshness(store, calendar.TABLES, here.periods, lang)
    needed_fresh = freshness(store, needed.TABLES, here.periods, lang)
    blocks.chart(evenings, here.figures(calendar.calendar, code), code, evening_fresh, lang)
    blocks.chart(presence, here.figures(needed.where_needed, code), code, needed_fresh, lang, minor=True)
else:
    blocks.paragraph(public_limits(t))
blocks.tabled(work_table(work, items, lang), work, lang)
blocks.sentences(t("Löftena genom åren"), words.history(periods, lang))
blocks.tabled(words.periods_table(periods, lang), periods, lang)

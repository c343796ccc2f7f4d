"""Samverkansöverenskommelsen: what was planned and done in its four parts, and what is published of it."""

from jarfalla_data.charts import cooperation as words
from jarfalla_data.measures import cooperation
from jarfalla_data.privacy import Audience
from pages.ui import blocks, view

here = view.current()
t, wanted, lang = here.t, here.selection, here.lang
told = words.about(here.store, wanted.period, here.periods, lang)
agreed = here.figures(cooperation.commitments)
with_persons, without_persons = (
    here.figures(measure, wanted) for measure in (cooperation.with_persons, cooperation.without_persons)
)

blocks.title(t("Samverkansöverenskommelsen"))
blocks.chart(words.planned_and_done, with_persons, without_persons, told)
if here.audience is not Audience.INTERNAL:
    blocks.paragraph(words.public_limits(t))
blocks.published(words.commitments_table(agreed, lang), words.commitment_facts(agreed, lang), lang)

"""Tillgänglighetsredogörelse: how far everyone can use the pages, what is missing, and where to report it."""

from jarfalla_data.charts import accessibility
from pages.ui import blocks, statement, view

here = view.current()
t, lang = here.t, here.lang

blocks.title(t("Tillgänglighetsredogörelse"))
blocks.paragraph(*accessibility.about(statement.responsible(), lang))
blocks.sentences(t("Hur tillgänglig är webbplatsen?"), accessibility.works(lang))
blocks.sentences(t("Det här är inte tillgängligt för alla"), accessibility.gaps(lang))
blocks.heading(t("Rapportera brister"))
blocks.paragraph(accessibility.reporting(lang))
statement.leading(*accessibility.where(statement.contact(), lang))
blocks.heading(t("Tillsyn"))
statement.leading(*accessibility.supervision(lang))
blocks.heading(t("Så har webbplatsen provats"))
blocks.paragraph(*accessibility.tested(lang))

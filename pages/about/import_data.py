"""Läs in data: what brought files hold and what would become of them, before anything changes."""

from jarfalla_data.importing import words
from pages.ui import blocks, importing, view

here = view.current()
t, lang = here.t, here.lang

blocks.title(t("Läs in data"))
blocks.paragraph(
    t(
        "Välj eller släpp filer från Excel, från ett statistikprogram eller med polisens händelser. Inget ändras "
        "förrän du har sett vad de ger och valt Läs in."
    )
)
importing.tell()
made = importing.plan_of_files(here)
if made:
    blocks.summary((words.headline(made, lang), words.left(made, lang)), words.into(made, lang))
    blocks.sentences(t("Det här ändras också"), words.told(made, lang))
    importing.table(words.account_table(made, lang))
    importing.answer(made, here)
    importing.findings(made, lang)
    importing.rows_aside(made, here)
importing.latest(here)

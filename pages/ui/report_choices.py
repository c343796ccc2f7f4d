"""What a report is to hold: the filters of its page, kept in the URL, and the report that was made of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import streamlit as st

from jarfalla_data import geography
from jarfalla_data.errors import ReportError
from jarfalla_data.privacy import smallest_count
from jarfalla_data.report import catalogue
from jarfalla_data.report.asked import Asked, Order
from jarfalla_data.report.cover import order_name
from jarfalla_data.report.forms import FORMS, MEDIA, file_name, form_name
from jarfalla_data.report.making import make
from jarfalla_data.wording import Message, Translator
from jarfalla_data.wording.numbers import STOCKHOLM
from pages.ui import blocks, filters, lists
from pages.ui.view import View

AREAS, SECTIONS, ORDER, FORM = "omraden", "avsnitt", "ordning", "format"
_MADE = "report-made"


@dataclass(frozen=True)
class Made:
    """Finished files, and what they were made of: by it one sees whether they still are what the page asks for."""

    of: tuple[object, ...]
    files: tuple[tuple[str, str, bytes], ...]  # form, name, content


def draw(here: View) -> None:
    """Places, sections, their order and the forms, in the sidebar after the period."""
    store, t = here.store, here.t

    def areas(t: Translator) -> dict[str, str]:
        return {code: geography.name(store, code, t.lang) for code in geography.choices(store)}

    def sections(t: Translator) -> dict[str, str]:
        return {one.key: one.title(t) for one in catalogue.open_to(here.audience)}

    lists.some_of(t, t("Områden"), AREAS, areas, none=t("Hela Järfälla"))
    lists.some_of(t, t("Avsnitt"), SECTIONS, sections, none=t("Alla avsnitt"))
    lists.one_of(t, t("Ordning"), ORDER, lambda t: {str(o): order_name(o, t) for o in Order}, str(Order.PAGES))
    names = {form: form_name(form, t) for form in FORMS}
    lists.some_of(t, t("Format"), FORM, lambda _: names, none=t("Välj minst ett"), default=("pdf",))


def asked(here: View) -> Asked:
    """What the filters ask for now."""
    said = st.session_state
    return Asked(
        tuple(said.get(AREAS) or ()),
        filters.period(),
        tuple(said.get(SECTIONS) or ()),
        Order(said.get(ORDER) or Order.PAGES),
        here.audience,
        here.lang,
    )


def make_and_hand_out(here: View, wanted: Asked) -> None:
    """The button that makes the files, with its progress, and a button for each file that is made."""
    t, forms = here.t, tuple(st.session_state.get(FORM) or ())
    of = (here.store.version, smallest_count(), wanted, forms)
    if not forms:
        blocks.paragraph(t("Välj minst ett format."))
        return
    if st.button(t("Gör rapporten"), type="primary", key="report-make"):
        _make(here, wanted, forms, of)
    made: Made | None = st.session_state.get(_MADE)
    if made is None:
        return
    if made.of != of:
        blocks.paragraph(t("Valen eller underlaget har ändrats sedan rapporten gjordes. Gör den igen."))
        return
    for form, name, content in made.files:
        label = t("Ladda ner {file}", file=name)
        st.download_button(label, content, name, MEDIA[form], key=f"report-{form}", on_click="ignore")


def _make(here: View, wanted: Asked, forms: tuple[str, ...], of: tuple[object, ...]) -> None:
    """Make all files; whoever touches the page meanwhile stops it, and nothing is kept."""
    t, bar = here.t, st.progress(0.0, text=here.t("Rapporten görs …"))

    def step(done: int, steps: int, what: Message) -> None:
        bar.progress(done / (steps + len(forms)), text=what.say(here.lang))

    try:
        report, files = make(here.store, wanted, dt.datetime.now(STOCKHOLM), step), []
        for n, form in enumerate(forms):
            bar.progress(1 - (len(forms) - n) / (len(forms) + 20), text=t("Skriver {form} …", form=form_name(form, t)))
            files.append((form, file_name(report, form), FORMS[form](report)))
    except ReportError as error:
        blocks.notice(error.say(here.lang))
    else:
        st.session_state[_MADE] = Made(of, tuple(files))
    bar.empty()

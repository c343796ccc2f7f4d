"""The parts of the page Läs in data: files that somebody drops, their plan, the answer, and the last import."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NoReturn

import streamlit as st

from jarfalla_data.charts.model import Table
from jarfalla_data.errors import ImportRefusedError, JarfallaError
from jarfalla_data.importing import Plan, Source, carry_out, last_import, plan, undo, words
from jarfalla_data.importing.aside import aside
from jarfalla_data.reading.files import folder_signature
from jarfalla_data.wording import Message
from pages.ui import blocks, data
from pages.ui.chart_block import scrolled
from pages.ui.view import View

_ROUND, _SHOWN, _TOLD = "import-round", "import-shown", "import-told"


@dataclass(frozen=True)
class _Shown:
    """The plan that the page shows: of which files, and the number of times that it had to be made for them."""

    files: tuple[str, ...]
    plan: Plan
    number: int


def tell() -> None:
    """Say what was done, or why it was not, at the last click."""
    for said in st.session_state.pop(_TOLD, ()):
        blocks.notice(said)


def plan_of_files(here: View) -> Plan | None:
    """The place for files, and what an import of those in it would do; None while it is empty."""
    n = st.session_state.get(_ROUND, 0)
    files = st.file_uploader(here.t("Filer att läsa in"), accept_multiple_files=True, key=f"import-files-{n}")
    if not files:
        st.session_state.pop(_SHOWN, None)
        return None
    signature = folder_signature(here.store.path)
    names = tuple(file.file_id for file in files)
    shown: _Shown | None = st.session_state.get(_SHOWN)
    if shown is None or (shown.files, shown.plan.signature) != (names, signature):
        with st.spinner(here.t("Läser filerna …")):
            sources = [Source(file.name, file.getvalue()) for file in files]
            # The store is asked for anew: it must not be older than the signature.
            made = plan(sources, here.store.path, opened=(signature, data.store()))
        if shown and shown.files == names and not made.does_the_same_as(shown.plan):
            blocks.notice(here.t("Mappen har ändrats under tiden. Så här blir det nu:"))
        shown = _Shown(names, made, shown.number + 1 if shown else 0)
        st.session_state[_SHOWN] = shown
    return shown.plan


def table(shown: Table) -> None:
    """A table of the plan, which is not there to be kept."""
    if shown.rows:
        st.html(scrolled(shown))


def findings(made: Plan, lang: str) -> None:
    """What was found in the files; of very many the first."""
    found = words.findings(made)
    table(words.findings_table(found[: words.MOST], lang))
    if rest := words.rest(made, lang):
        blocks.paragraph(rest)


def rows_aside(made: Plan, here: View) -> None:
    """The rows that would not be loaded, to be mended in Excel and dropped here again."""
    files = {part.brought: content for part in made.parts if (content := aside(made, part, here.lang))}
    if files:
        blocks.paragraph(
            here.t("Rader som inte läses in kan laddas ner med sina skäl, rättas i Excel och släppas här igen.")
        )
    for n, (brought, content) in enumerate(files.items()):
        st.download_button(
            here.t("Ladda ner raderna som inte läses in: {file}", file=brought.file),
            content,
            f"{here.t('intern-')}{here.t('inte-inlasta')}-{brought.table}.csv",
            "text/csv",
            key=f"import-aside-{n}",
            on_click="ignore",
        )


def answer(made: Plan, here: View) -> None:
    """The two buttons: do it, or leave everything as it is."""
    # Each plan has its own button: who pressed that of another has not seen what this one does.
    number = st.session_state[_SHOWN].number
    with st.container(horizontal=True, key="import-answer"):
        do = made.changes_anything and st.button(here.t("Läs in"), type="primary", key=f"import-do-{number}")
        leave = st.button(here.t("Avbryt"), key="import-leave")
    if leave:
        _forget_files()
        _tell(here.t("Inget är ändrat."))
    if do:
        _carry_out(made, here)


def latest(here: View) -> None:
    """The last import, and the button that takes it back."""
    try:
        last = last_import(here.store.path)
    except ImportRefusedError as error:
        blocks.notice(error.say(here.lang))
        return
    if last is None:
        return
    blocks.heading(here.t("Senaste inläsningen"))
    blocks.paragraph(words.done(last, here.lang))
    if st.button(here.t("Ångra senaste inläsningen"), key="import-undo"):
        _undo(last.id, here)


def _carry_out(made: Plan, here: View) -> None:
    """Try it; where the folder has changed since, the page is drawn anew with what it would do now."""
    told: list[Message] = []
    try:
        entry = carry_out(made, lambda _: False, told.append)
    except JarfallaError as error:
        _tell(error.say(here.lang))
    if entry is None:
        _tell(here.t("Inget är skrivet."))
    _forget_files()
    done = here.t("Inläst. {done}", done=words.done(entry, here.lang))
    _tell(done, *(said.say(here.lang) for said in told), *words.extract(here.store.path, here.lang))


def _undo(expected: str, here: View) -> None:
    try:
        undo(here.store.path, expected)
    except ImportRefusedError as error:
        _tell(error.say(here.lang))
    told = here.t("Inläsningen är ångrad. Mappen är som den var före den.")
    _tell(told, *words.extract(here.store.path, here.lang))


def _forget_files() -> None:
    st.session_state.pop(_SHOWN, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _tell(*said: str) -> NoReturn:
    """Draw the page anew, from the files as they are now, with these sentences on top."""
    st.session_state[_TOLD] = said
    st.rerun()

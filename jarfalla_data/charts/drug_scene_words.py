"""What the drug scene chart says, from the same released frames that it draws."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.model import Fact, Table
from jarfalla_data.charts.sources import source_link
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.published import BASIS, DRUG_SCENE_EVENTS, DRUG_SCENE_STATUS
from jarfalla_data.wording import format_day, format_number, translator

OPEN = "open_drug_scene"


def headline(said: Released, lang: str) -> str:
    """The latest statement of the period, as one sentence."""
    t = translator(lang)
    if said.frame.empty:
        return t("Inga uppgifter om Jakobsberg för perioden")
    last: Any = said.frame.iloc[-1]
    when = last.date.label(lang)
    if not last.latest and last.status_after == OPEN:
        return t("Jakobsberg var en öppen drogscen vid periodens slut ({when})", when=when)
    if not last.latest:
        return t("Jakobsberg var inte en öppen drogscen vid periodens slut ({when})", when=when)
    if last.status_after == OPEN:
        return t("Jakobsberg är en öppen drogscen, enligt senaste uppgift ({when})", when=when)
    if (said.frame["status_after"] == OPEN).any():
        return t("Jakobsberg är inte längre en öppen drogscen, enligt senaste uppgift ({when})", when=when)
    return t("Jakobsberg är inte en öppen drogscen, enligt senaste uppgift ({when})", when=when)


def lead(said: Released, lang: str) -> str:
    """The turns of the story, a short sentence each."""
    return " ".join(filter(None, (_turn(row, lang) for row in said.rows)))


def _turn(row: Any, lang: str) -> str:
    t = translator(lang)
    scope = getattr(row, f"scope_{lang}")
    when = row.date.label(lang)
    goal = format_day(row.goal_on, lang) if pd.notna(row.goal_on) else when
    if row.event == "classified":
        return t("{scope} klassades som öppen drogscen {when}.", scope=scope[:1].upper() + scope[1:], when=when)
    if row.event == "goal_missed":
        return t("Målet till den {goal} nåddes inte.", goal=goal)
    if row.event == "declassified":
        return t("Klassningen var borttagen {when}.", when=when)
    return ""


def alternative(headline_: str, lead_: str, counts: Released, lang: str) -> str:
    """The finding and the county's counts in words, for those who do not see the figure."""
    t = translator(lang)
    if counts.frame.empty:
        return f"{headline_}. {lead_}"
    said = ", ".join(f"{count_label(r, lang)} ({r.date.label(lang)})" for r in counts.rows)
    return f"{headline_}. {lead_} " + t("Öppna drogscener i länet: {counts}.", counts=said)


def count_label(row: Any, lang: str) -> str:
    """The count; an approximate one says so."""
    number = format_number(row.count, lang)
    return translator(lang)("omkring {number}", number=number) if row.approximate else number


def period_label(first: Any, last: Any) -> str:
    """The years of a stretch: "2018", "2019–2020"."""
    return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"


def status_facts(said: Released, lang: str) -> tuple[Fact, ...]:
    """Each statement about the place in words, with its date and source."""
    return tuple(
        Fact(
            f"{_capital(r.date.label(lang))}: {_what(r, lang)}{_inferred(r, lang)}.",
            source_link(r.source_url),
        )
        for r in said.rows
    )


def count_facts(counts: Released, lang: str) -> tuple[Fact, ...]:
    """Each count of the county in words, with its method, date and source."""
    t = translator(lang)
    return tuple(
        Fact(
            t(
                "{count} öppna drogscener i {scope}, {when}. Metod: {method}. {note}",
                count=_capital(count_label(r, lang)),
                scope=getattr(r, f"scope_{lang}"),
                when=r.date.label(lang),
                method=getattr(r, f"method_{lang}"),
                note=_sentence(_note(r, lang)),
            ).rstrip(),
            source_link(r.source_url),
        )
        for r in counts.rows
    )


def status_table(said: Released, lang: str) -> Table:
    """Statements about the place."""
    t = translator(lang)
    return Table(
        name=t("oppen-drogscen-status"),
        caption=t("Vad som har sagts om Jakobsberg"),
        columns=(t("När"), t("Vad"), t("Därefter"), t("Uppgiften är"), t("Källa")),
        rows=tuple(
            (
                r.date.label(lang),
                _what(r, lang),
                DRUG_SCENE_STATUS.label(r.status_after, lang),
                BASIS.label(r.basis, lang),
                source_link(r.source_url),
            )
            for r in said.rows
        ),
    )


def counts_table(counts: Released, lang: str) -> Table:
    """Counts of the county."""
    t = translator(lang)
    return Table(
        name=t("oppna-drogscener-i-lanet"),
        caption=t("Öppna drogscener i länet. Olika metoder går inte att jämföra med varandra."),
        columns=(t("När"), t("Antal"), t("Metod"), t("Var"), t("Om talet"), t("Källa")),
        rows=tuple(
            (
                r.date.label(lang),
                count_label(r, lang),
                getattr(r, f"method_{lang}"),
                getattr(r, f"scope_{lang}"),
                _note(r, lang),
                source_link(r.source_url),
            )
            for r in counts.rows
        ),
        numeric=(t("Antal"),),
    )


def milestones_table(done: Released, lang: str) -> Table:
    """Milestones at the station; the internal audience reads the full title."""
    t = translator(lang)
    name = f"title_{lang}" if f"title_{lang}" in done.frame else f"label_{lang}"
    return Table(
        name=t("milstolpar-jakobsberg"),
        caption=t("Milstolpar vid stationen och i centrum"),
        columns=(t("När"), t("Vad"), t("Källa")),
        rows=tuple((r.date.label(lang), getattr(r, name), source_link(r.source_url)) for r in done.rows),
    )


def promises_table(promises: Released, lang: str) -> Table:
    """Periods with and without a citizen promise."""
    t = translator(lang)
    return Table(
        name=t("medborgarlofte-perioder"),
        caption=t("Perioder med medborgarlöfte"),
        columns=(t("Från"), t("Till"), t("Antal löften")),
        rows=tuple(
            (
                format_day(r.first, lang),
                format_day(r.last, lang),
                format_number(r.items, lang) if r.promised else t("inget löfte"),
            )
            for r in promises.rows
        ),
        numeric=(t("Antal löften"),),
    )


def _note(row: Any, lang: str) -> str:
    note = getattr(row, f"note_{lang}")
    return "" if pd.isna(note) else str(note)


def _what(row: Any, lang: str) -> str:
    """What was said: the note, or the event where there is none."""
    return _note(row, lang) or DRUG_SCENE_EVENTS.label(row.event, lang)


def _sentence(note: str) -> str:
    return note.rstrip(".") + "." if note else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _inferred(row: Any, lang: str) -> str:
    return "" if row.basis == "stated" else " " + translator(lang)("(slutsats, inte uppgivet)")

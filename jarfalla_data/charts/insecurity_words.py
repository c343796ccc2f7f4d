"""What the insecurity charts say, from the same released frames that they draw."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import pandas as pd
from babel.dates import format_date

from jarfalla_data.charts.dots import FEW, SUPPRESSED, base_text, interval_text, value_text
from jarfalla_data.charts.model import Axis
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.dialogue import CHANNEL, TIME_OF_DAY
from jarfalla_data.wording import format_number, format_share, translator

MOST_CHANNELS = 3


def rows_of(every: Released, *levels: str) -> Released:
    """The rows of some levels, in the same order."""
    return replace(every, frame=every.frame[every.frame["level"].isin(levels)].reset_index(drop=True))


def when(time: str, lang: str) -> str:
    """The time of day within a sentence: "sen kväll och natt"."""
    t = translator(lang)
    return {"day": t("på dagen"), "evening": t("på kvällen"), "late_evening_night": t("sen kväll och natt")}[time]


def subtitle(asked: Released, time: str, lang: str, measure: str = "", *, bars: bool = True) -> str:
    """Measure, round, how people were reached, what the bars are, and what chance alone could do."""
    t = translator(lang)
    said = measure or t("Andel otrygga {when}", when=when(time, lang))
    if asked.frame.empty:
        return said
    parts = (
        f"{said}.",
        f"{_capital(round_label(asked, lang))}: {channels(asked, lang)}.",
        t("Streck: 95 % osäkerhet.") if bars else "",
        chance(lang),
    )
    return " ".join(filter(None, parts))


def round_label(asked: Released, lang: str) -> str:
    """The round within a sentence: its own name in Swedish, its months in English; empty without answers."""
    if asked.frame.empty:
        return ""
    row: Any = asked.rows[0]
    return _round(row.round_name, row.starts_on, row.ends_on, lang)


def earlier_round_label(asked: Released, lang: str) -> str:
    """The round that this one is compared with, as `round_label`; empty where there is none.

    An extract that was made before the columns were there does not tell it.
    """
    row: Any = asked.rows[0] if len(asked.frame) and "before_name" in asked.frame else None
    if row is None or pd.isna(row.before_name):
        return ""
    return _round(row.before_name, row.before_starts_on, row.before_ends_on, lang)


def _round(name: str, first: dt.date, last: dt.date, lang: str) -> str:
    if lang == "sv":
        return name[:1].lower() + name[1:]
    months = [str(format_date(day, "MMMM", locale=lang)) for day in (first, last)]
    return f"{months[0]}–{months[1]} {last.year}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def channels(asked: Released, lang: str) -> str:
    """How people were reached, the three most used ways first."""
    labels = [CHANNEL.label(code, lang).lower() for code in asked.frame["channel"]]
    more = translator(lang)(" med flera") if len(labels) > MOST_CHANNELS else ""
    return ", ".join(labels[:MOST_CHANNELS]) + more


def chance(lang: str) -> str:
    """The sentence that stands at every chart of dialogue answers."""
    return translator(lang)("Så mycket kan slumpen göra om de svarande vore slumpvis valda. Det är de inte.")


def area_headline(every: Released, chosen: str | None, time: str, lang: str) -> str:
    """The chosen place, or the area with the highest share."""
    t = translator(lang)
    own = [row for row in every.rows if row.code == chosen]
    if own:
        return _place_sentence(own[0], time, lang)
    finding = t(
        "Störst andel otrygga {when}: {place}, {share}", when=when(time, lang), place="{place}", share="{share}"
    )
    return highest(rows_of(every, "area"), finding, lang)


def _place_sentence(row: Any, time: str, lang: str) -> str:
    t = translator(lang)
    if pd.isna(row.value):
        return t("{place}: {why}", place=row.label, why=value_text(row, lang))
    said = t(
        "{place}: {share} är otrygga {when}",
        place=row.label,
        share=format_share(row.value, lang),
        when=when(time, lang),
    )
    return _with_few(said, row, lang)


def _with_few(said: str, row: Any, lang: str) -> str:
    """A finding that rests on few answers says so."""
    return translator(lang)("{value}, få svar", value=said) if row.state == FEW else said


def highest(rows: Released, finding: str, lang: str) -> str:
    """A finding about the row with the highest share that is shown; a calm sentence when there is none."""
    t = translator(lang)
    told = [row for row in rows.rows if pd.notna(row.value)]
    hidden = any(row.state == SUPPRESSED for row in rows.rows)
    # Where shares are hidden, answers are told in tens: 0 may be a few.
    if not hidden and all(row.n == 0 for row in rows.rows if pd.notna(row.n)):
        return t("Inga svar för det valda")
    if not told:
        return t("För få svar för att visa någon andel")
    top = max(told, key=lambda row: row.value)
    said = _with_few(finding.format(place=_within(top, rows, lang), share=format_share(top.value, lang)), top, lang)
    # One that is hidden may be higher.
    return t("{finding} (av dem som visas)", finding=said) if hidden else said


def _within(row: Any, rows: Released, lang: str) -> str:
    """A row's name within a sentence: a place as it is, times and people as one says them, else in lower case."""
    t = translator(lang)
    if "level" in rows.frame:
        return str(row.label)
    if row.code in TIME_OF_DAY.codes:
        return when(row.code, lang)
    if row.code in ("woman", "man"):
        return {"woman": t("kvinnor"), "man": t("män")}[row.code]
    return str(row.label[:1].lower() + row.label[1:])


def municipality_sentence(whole: Any, asked: Released, time: str, lang: str) -> str:
    """The municipality's share with its interval and n."""
    t = translator(lang)
    if pd.isna(whole.value):
        return ""
    return t(
        "I hela Järfälla känner sig {share} otrygga {when} ({interval}, {n} svar, {round}).",
        share=format_share(whole.value, lang),
        when=when(time, lang),
        interval=interval_text(whole, lang),
        n=format_number(whole.n, lang),
        round=round_label(asked, lang),
    )


def reference_axis(whole: Any, lang: str) -> Axis:
    """The municipality's share as a line to compare with."""
    if pd.isna(whole.value):
        return Axis()
    label = translator(lang)("hela Järfälla {share}", share=format_share(whole.value, lang))
    return Axis(reference=float(whole.value), reference_label=label)


def alternative(headline: str, lead: str, rows: Released, lang: str) -> str:
    """The finding, and every row in words."""
    listed = "; ".join(f"{r.label} {value_text(r, lang)} {base_text(r, lang)}".strip() for r in rows.rows)
    return " ".join(part for part in (f"{headline}.", lead, listed) if part)

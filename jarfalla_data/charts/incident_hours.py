"""Weekday and hour: when in the week, of the reports that have a clock time."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from babel.dates import get_day_names

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_share


def week_hours(hours: Released, clock: Released, told: About) -> Chart:
    """The week as a field of hours; `clock` tells how many reports have a clock time."""
    t, headline = told.t, _headline(hours, told)
    known = known_words(clock, told)
    rest = t("Resten är kända bara till dagen, som anmälda brott ofta är, och är inte med.")
    lead = f"{known} {rest}" if hours.rows else known
    named = (t("Antal anmälningar och händelser per veckodag och timme"), told.place, told.when, _share(clock, told))
    return describe(
        key="incident-hours",
        kind="week_hours",
        lang=told.lang,
        headline=headline,
        lead=lead,
        subtitle=" · ".join(filter(None, named)),
        alt=" ".join((f"{headline}.", lead, *_days(hours, told))).strip(),
        layers={"rows": hours},
        tables=(_table(hours, told),),
        freshness=told.freshness,
    )


def known_words(clock: Released, told: About) -> str:
    """How many reports have a clock time, of how many; empty where the audience is not told."""
    for row in clock.rows:
        n, base = told.number(row.with_clock), told.number(row.all_reports)
        share = format_share(row.with_clock / row.all_reports, told.lang)
        return told.t("Klockslag är känt för {n} av {all} ({share}).", n=n, all=base, share=share)
    return ""


@cache
def day_names(lang: str, width: Literal["wide", "abbreviated"] = "wide") -> tuple[str, ...]:
    """Names of the weekdays, Monday first; "abbreviated" for short ones."""
    names = get_day_names(width, context="stand-alone", locale=lang)
    return tuple(str(names[day]) for day in range(7))


def hour_words(hour: int) -> str:
    """ "21–22": the hour that begins then."""
    return f"{hour:02d}–{(hour + 1) % 24:02d}"


def _share(clock: Released, told: About) -> str:
    for row in clock.rows:
        return told.t("{share} har klockslag", share=format_share(row.with_clock / row.all_reports, told.lang))
    return ""


def _headline(hours: Released, told: About) -> str:
    t = told.t
    if not hours.rows:
        return t("Inga klockslag är kända i urvalet")
    top = _busiest(hours.rows)
    if len(top) > 1:
        return t("Flera timmar i veckan har lika många")
    n, total = told.number(top[0].reports), told.number(sum(row.reports for row in hours.rows))
    days = (
        t("måndagar"),
        t("tisdagar"),
        t("onsdagar"),
        t("torsdagar"),
        t("fredagar"),
        t("lördagar"),
        t("söndagar"),
    )
    day, hour = days[top[0].weekday], hour_words(top[0].hour)
    return t("Flest på {day} kl. {hour}: {n} av {total} med klockslag", day=day, hour=hour, n=n, total=total)


def _busiest(rows: list[Any]) -> list[Any]:
    most = max(row.reports for row in rows)
    return [row for row in rows if row.reports == most]


def _days(hours: Released, told: About) -> list[str]:
    """Each weekday's sum and its busiest hour."""
    said, rows = [], hours.rows
    for day, name in enumerate(day_names(told.lang)):
        of_day = [row for row in rows if row.weekday == day]
        total = sum(row.reports for row in of_day)
        if total:
            top = _busiest(of_day)[0]
            sums = {"n": told.number(total), "most": told.number(top.reports)}
            line = told.t("{day}: {n}, flest kl. {hour} ({most}).", day=name, hour=hour_words(top.hour), **sums)
            said.append(line[:1].upper() + line[1:])
    return said


def _table(hours: Released, told: About) -> Table:
    """One row per hour, one column per weekday."""
    t, days = told.t, tuple(name[:1].upper() + name[1:] for name in day_names(told.lang))
    by_hour: dict[int, list[str]] = {}
    for row in sorted(hours.rows, key=lambda row: (row.hour, row.weekday)):
        by_hour.setdefault(row.hour, []).append(told.number(row.reports))
    return Table(
        name=t("brott-och-handelser-veckodag-timme"),
        caption=t("Anmälda brott och händelser med klockslag: {place}, {when}", place=told.place, when=told.when),
        columns=(t("Timme"), *days),
        rows=tuple((hour_words(hour), *numbers) for hour, numbers in by_hour.items()),
        numeric=days,
    )

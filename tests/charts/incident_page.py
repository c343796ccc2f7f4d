"""The charts of the page of incidents as the page makes them, for tests."""

from __future__ import annotations

from typing import Any

from jarfalla_data import Selection, Store
from jarfalla_data.charts.control import control_chart
from jarfalla_data.charts.control_rows import control_rows, quarter_rows
from jarfalla_data.charts.funnel import funnel
from jarfalla_data.charts.incident_areas import area_counts
from jarfalla_data.charts.incident_control import about_all
from jarfalla_data.charts.incident_hours import week_hours
from jarfalla_data.charts.incident_mix import category_mix, group_mix
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_weeks import week_years
from jarfalla_data.charts.incident_words import About, about
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures import control, control_pointed, control_quarters, covered, incident_weeks, incidents
from jarfalla_data.measures.control_series import series_name
from jarfalla_data.measures.funnel import against_expected
from jarfalla_data.privacy import Audience, Released, release


def charts_of(store: Store, audience: Audience, selection: Selection, lang: str = "sv") -> dict[str, Chart]:
    """All charts by kind, both forms of the mix included."""
    wanted, days = incidents.allowed(audience, selection), covered.periods(store)
    compared = incidents.for_areas(audience, store, selection)
    over_time = release(incidents.by_period(store, wanted, incidents.finest(audience, wanted)), audience)
    told = about(store, wanted, days, lang).over(over_time)
    told_of_areas = about(store, compared, days, lang)
    hours = release(incidents.by_weekday_hour(store, wanted), audience)
    clock = release(incidents.with_clock(store, wanted), audience)
    judged = _inside(store, selection, told) if audience is Audience.INTERNAL else _outside(store, selection, lang)
    return {
        **judged,
        "periods": periods(over_time, told),
        "hours": week_hours(hours, clock, told),
        "categories": category_mix(release(incidents.by_category(store, wanted), audience), told),
        "groups": group_mix(over_time, told),
        "areas": area_counts(release(incidents.by_area(store, compared), audience), told_of_areas),
    }


def _inside(store: Store, selection: Selection, told: About) -> dict[str, Chart]:
    """What is unusual, by month, area and week."""

    def seen(measure: Any, *asked: Any) -> Released:
        return release(measure(store, *asked), Audience.INTERNAL)

    series, period = series_name(selection), selection.period
    points, signals = seen(control.points, series, period), seen(control.signals, series, period)
    rows = seen(control_pointed.points, selection), seen(control_pointed.signals, selection)
    return {
        "control": control_chart(points, signals, seen(control.basis, series), about_all(told)),
        "series": control_rows(*rows, told),
        "funnel": funnel(seen(against_expected, selection), told),
        "week": week_years(seen(incident_weeks.same_week_by_year, selection), told),
    }


def _outside(store: Store, selection: Selection, lang: str) -> dict[str, Chart]:
    """What is unusual, by published quarter of the whole municipality."""
    whole = Selection(period=selection.period)
    quarters = release(
        incidents.by_period(store, Selection(), incidents.finest("public", Selection())), Audience.PUBLIC
    )
    baselines = release(control_quarters.baselines(store), Audience.PUBLIC)
    return {
        "series": quarter_rows(quarters, baselines, about(store, whole, covered.periods(store), lang).over(quarters))
    }

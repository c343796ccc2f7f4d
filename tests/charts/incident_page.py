"""The charts of the page of incidents as the page makes them, for tests."""

from __future__ import annotations

from jarfalla_data import Selection, Store
from jarfalla_data.charts.incident_areas import area_counts
from jarfalla_data.charts.incident_hours import week_hours
from jarfalla_data.charts.incident_mix import category_mix, group_mix
from jarfalla_data.charts.incident_periods import periods
from jarfalla_data.charts.incident_words import about
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures import covered, incidents
from jarfalla_data.privacy import Audience, release


def charts_of(store: Store, audience: Audience, selection: Selection, lang: str = "sv") -> dict[str, Chart]:
    """All charts by kind, both forms of the mix included."""
    wanted, days = incidents.allowed(audience, selection), covered.periods(store)
    compared = incidents.for_areas(audience, store, selection)
    over_time = release(incidents.by_period(store, wanted, incidents.finest(audience, wanted)), audience)
    told = about(store, wanted, days, lang).over(over_time)
    told_of_areas = about(store, compared, days, lang)
    hours = release(incidents.by_weekday_hour(store, wanted), audience)
    clock = release(incidents.with_clock(store, wanted), audience)
    return {
        "periods": periods(over_time, told),
        "hours": week_hours(hours, clock, told),
        "categories": category_mix(release(incidents.by_category(store, wanted), audience), told),
        "groups": group_mix(over_time, told),
        "areas": area_counts(release(incidents.by_area(store, compared), audience), told_of_areas),
    }

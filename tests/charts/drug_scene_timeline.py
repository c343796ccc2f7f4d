"""The drug scene chart of a store, for the tests of its words and of its drawing."""

from __future__ import annotations

from jarfalla_data import Selection, Store
from jarfalla_data.charts.drug_scene import timeline
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures import drug_scene
from jarfalla_data.privacy import Audience, Released, release

ALL = Selection()


def layers(store: Store, selection: Selection = ALL, audience: Audience = Audience.PUBLIC) -> dict[str, Released]:
    """The released frames that the chart is made from."""
    measured = {
        "status": drug_scene.status_stretches,
        "said": drug_scene.statements,
        "promises": drug_scene.promise_periods,
        "milestones": drug_scene.milestones,
        "counts": drug_scene.county_counts,
    }
    return {name: release(measure(store, selection), audience) for name, measure in measured.items()}


def chart_of(store: Store, lang: str = "sv", selection: Selection = ALL, audience: Audience = Audience.PUBLIC) -> Chart:
    """The chart as the page makes it."""
    return timeline(**layers(store, selection, audience), freshness="lästa i dag", lang=lang)

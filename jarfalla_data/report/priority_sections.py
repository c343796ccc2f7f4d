"""The section of the priorities, from the measures and charts of the page Prioritering with the declared weights."""

from __future__ import annotations

from collections.abc import Iterator

from jarfalla_data.charts.felt_reported import felt_reported
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.priorities import priority, reasons_table
from jarfalla_data.charts.priority_words import about, score_words
from jarfalla_data.measures import felt_reported as felt
from jarfalla_data.measures import priorities
from jarfalla_data.measures.priority_criteria import defaults
from jarfalla_data.measures.priority_values import AREA
from jarfalla_data.publication.view import View
from jarfalla_data.report.days import of_all_days


def ranked(here: View) -> Iterator[str | Chart | Table]:
    """Which areas come first, how sure is that and what do they owe it to; and where felt and reported part ways."""
    told, weights = about(here.store, AREA, here.periods, here.lang), defaults()
    used = here.figures(priorities.criteria_used, AREA, weights)
    yield from of_all_days(here)
    yield here.t("Rangordningen är gjord med de förvalda vikterna.")
    yield score_words(here.t)
    yield priority(here.figures(priorities.ranking, AREA, weights), used, told)
    yield reasons_table(used, told)
    yield felt_reported(here.figures(felt.felt_and_reported), told)

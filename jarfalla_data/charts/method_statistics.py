"""Every statistical method of the dashboard, as the method page shows it."""

from __future__ import annotations

from jarfalla_data.charts.method_counts import of_counts
from jarfalla_data.charts.method_effect import of_effect
from jarfalla_data.charts.method_model import Section
from jarfalla_data.charts.method_months import of_months
from jarfalla_data.charts.method_priorities import of_weights
from jarfalla_data.charts.method_ranks import of_ranks
from jarfalla_data.charts.method_shares import of_shares


def sections(lang: str) -> tuple[Section, ...]:
    """The methods, those that belong together beside each other."""
    return tuple(of(lang) for of in (of_shares, of_counts, of_months, of_effect, of_ranks, of_weights))

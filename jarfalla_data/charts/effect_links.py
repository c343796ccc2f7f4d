"""From a milestone to its follow-up, for those who do not click in figures."""

from __future__ import annotations

from jarfalla_data.charts.promise_model import Onward
from jarfalla_data.privacy.suppression import Released


def follow_ups(milestones: Released, address: str, parameter: str, lang: str) -> tuple[Onward, ...]:
    """A way on for each milestone (date and label) to the page at `address` that follows it up."""
    names = [f"{getattr(row, f'label_{lang}')}, {row.date.label(lang)}" for row in milestones.rows]
    return tuple(Onward(name, address, ((parameter, name),)) for name in names)

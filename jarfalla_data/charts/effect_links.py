"""From a milestone to its follow-up, for those who do not click in figures."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from jarfalla_data.charts.model import Link
from jarfalla_data.privacy.suppression import Released


def follow_ups(milestones: Released, address: str, parameter: str, lang: str) -> tuple[Link, ...]:
    """A link for each milestone (date and label) to the page at `address` that follows it up."""
    return tuple(_link(row, address, parameter, lang) for row in milestones.rows)


def _link(row: Any, address: str, parameter: str, lang: str) -> Link:
    name = f"{getattr(row, f'label_{lang}')}, {row.date.label(lang)}"  # which is what stands in its address
    query = urlencode({parameter: name, **({"lang": "en"} if lang == "en" else {})})
    return Link(name, f"{address}?{query}")

"""What the answers of one area's problem picture share: how much they name, how they say it, and where they lead."""

from __future__ import annotations

from dataclasses import replace

from jarfalla_data.charts.incident_words import About
from jarfalla_data.charts.overview import Answer, marked
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import format_day

MOST_NAMED = 3


def sentence(parts: list[str]) -> str:
    """Parts as one sentence; nothing for none."""
    first, *others = parts or [""]
    return ", ".join([first, *(part[:1].lower() + part[1:] for part in others)]) + "." if parts else ""


def as_of(layer: Released, told: About) -> str:
    """The day that being overdue is held against: of what is decided and of what is found it is not the same."""
    return told.t("Läget {day}.", day=format_day(layer.rows[0].as_of, told.lang)) if layer.rows else ""


def card(answer: Answer, layer: Released, told: About) -> Answer:
    """The answer with its mark, and a link that keeps the place."""
    keeps = told.selection.area and not told.is_place
    return replace(marked(answer, layer, told.lang), area=told.place if keeps else None)

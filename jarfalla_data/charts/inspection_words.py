"""What the charts of inspections share: the days and places that they are about, and how numbers are said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.charts.sources import freshness
from jarfalla_data.measures.covered import Periods
from jarfalla_data.selection import Period
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.inspections import FINDING_PRIORITY, INSPECTION_FINDINGS, RESPONSIBLE
from jarfalla_data.wording import Translator, format_number, format_share, translator


@dataclass(frozen=True)
class Told:
    """What a chart is about: names by group and code, the years in words, and how fresh they are."""

    labels: Mapping[str, Mapping[str, str]]
    when: str
    freshness: str
    lang: str

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)

    def name(self, group: str, code: str) -> str:
        """The name of a place, category, responsible or priority."""
        return self.labels[group].get(code, code)

    def number(self, value: Any) -> str:
        """A whole number, or why there is none."""
        return self.t("visas inte") if pd.isna(value) else format_number(int(value), self.lang)

    def share(self, value: Any) -> str:
        """A share in whole per cent, or a dash."""
        return "–" if pd.isna(value) else format_share(float(value), self.lang)

    def interval(self, low: Any, high: Any) -> str:
        """An interval of a share: "34–48 %"."""
        return "–" if pd.isna(low) else f"{format_number(float(low) * 100, self.lang)}–{self.share(high)}"

    def listed(self, names: list[str]) -> str:
        """Names in a sentence, with a comma between and "och" before the last."""
        *first, last = names
        return f"{', '.join(first)} {self.t('och')} {last}" if first else last

    def findings(self, n: int) -> str:
        """So many findings."""
        return self.t.plural("{number} brist", "{number} brister", n, number=self.number(n))


def about(store: Store, period: Period | None, tables: tuple[str, ...], told: Periods, lang: str) -> Told:
    """What charts of these tables are about; `told`: the period of each table, as the audience may know it."""
    places = dict(zip(store.places["place_id"], store.places["name"], strict=True))
    labels = {
        "place_id": places,
        "category": INSPECTION_FINDINGS.labels(lang),
        "responsible": RESPONSIBLE.labels(lang),
        "priority": FINDING_PRIORITY.labels(lang),
    }
    covered = [told[name] for name in tables if name in told]
    years = period or (
        Period.of_years(min(p.first.year for p in covered), max(p.last.year for p in covered)) if covered else None
    )
    fresh = freshness(store, tables, told, lang)
    return Told(MappingProxyType(labels), span_words(years, lang), fresh, lang)

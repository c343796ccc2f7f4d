"""The findings of inspections that are public, as counts that hang together: years, spans of years, who found what."""

from __future__ import annotations

import pandas as pd

from jarfalla_data.figures import rows
from jarfalla_data.measures.inspections import by_year
from jarfalla_data.measures.young_findings import SPAN, by_span
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.linked import Linked, Name
from jarfalla_data.publication.release import Release
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept

YEAR, YOUNG, OTHERS, REST, ALL = "year", "young", "others", "rest", "all"
BY_YEAR = ("inspections.by_year",)


@kept
def hidden_findings(store: Store, k: int, earlier: Extract | None = None) -> frozenset[Name]:
    """What of the findings must not be shown after an earlier release.

    A count is (YEAR, year), (YOUNG or OTHERS, first year of the span, category), or one that no page shows but others
    may know: (ALL, first year), and (REST, first year), what young people found in small parties. Spans have no sum in
    common, so each is protected by itself. Years that have been told stay as they were told.
    """
    years, spans = (measure(store, Selection()).frame for measure in (by_year, by_span))
    found = {(YEAR, row.year): int(row.found) for row in rows(years[~years["unfinished"]])}
    told = _told(Release(store, k, earlier))
    hidden = frozenset[Name](name for name, shown in told.items() if not shown)
    whole = spans[~spans["unfinished"]]
    for first in sorted(set(whole["first"])):
        linked = _of_span(first.year, whole[whole["first"] == first], found)
        public = [name for name in linked.counts if told.get(name)]
        hidden |= linked.hidden(k, forced=[name for name in linked.counts if name in hidden], public=public)
    return hidden


def _told(made: Release) -> dict[Name, bool]:
    """The years of the earlier release, and whether their number was shown."""
    table = made.told.get(BY_YEAR)
    return {} if table is None else {(YEAR, row.year): bool(pd.notna(row.found)) for row in table.rows}


def _of_span(first: int, span: pd.DataFrame, found: dict[tuple[str, int], int]) -> Linked:
    linked = Linked()
    for row in rows(span):
        linked.counts |= {(YOUNG, first, row.category): int(row.young), (OTHERS, first, row.category): int(row.others)}
    cells = list(linked.counts)
    years = [name for name in found if first <= name[1] < first + SPAN]
    linked.counts |= {name: found[name] for name in years}
    linked.add_up((ALL, first), years)
    linked.counts[REST, first] = linked.counts[ALL, first] - sum(linked.counts[cell] for cell in cells)
    linked.add_up((ALL, first), [*cells, (REST, first)])
    return linked

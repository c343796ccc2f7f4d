"""The incidents that are public, as counts that hang together: municipality, parts, areas, groups, quarters, years."""

from __future__ import annotations

from collections.abc import Iterable

from jarfalla_data import geography
from jarfalla_data.figures import rows
from jarfalla_data.measures.incident_areas import AREA, PART, by_area
from jarfalla_data.measures.incident_periods import Grain, Step, stretches
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.measures.incidents import by_period
from jarfalla_data.publication.linked import Linked, Name
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept

PLACE, QUARTER, YEAR, ALL = "place", "quarter", "year", "all"


def whole_years(store: Store) -> list[int]:
    """The years that the file covers whole."""
    return [stretch.first.year for stretch in stretches(store, Selection(), Step.YEAR) if stretch.complete]


@kept
def hidden_incidents(store: Store, k: int) -> frozenset[Name]:
    """The names of the counts that must not be shown.

    A count is (PLACE, year, code of an area, "not_known" or "municipality_only"), (PART, year, code), (QUARTER, first
    day, series), or one that no page shows but others may know: (YEAR, year, series), (ALL, year). Unit: reports. Years
    have no sum in common, so each is protected by itself. A quarter of a year that is not whole yet has no sum.
    """
    frame = by_period(store, Selection(), Grain(Step.QUARTER)).frame
    quarters = frame[frame["complete"]]
    whole, hidden = whole_years(store), frozenset[Name]()
    for year in sorted({day.year for day in quarters["first"]}):
        of_year = [row for row in rows(quarters) if row.first.year == year]
        linked = Linked({(QUARTER, row.first, row.series): int(row.reports) for row in of_year})
        if year in whole:
            _add_year(linked, year)
            _add_areas(linked, store, year)
        hidden |= linked.hidden(k)
    return hidden


def _add_year(linked: Linked, year: int) -> None:
    for series in SERIES:
        linked.add_up((YEAR, year, series), [name for name in linked.counts if _is_quarter(name, series)])
    linked.add_up((ALL, year), [(YEAR, year, series) for series in SERIES if series != DETECTION_DRIVEN])


def _is_quarter(name: Name, series: str) -> bool:
    return isinstance(name, tuple) and name[0] == QUARTER and name[2] == series


def _add_areas(linked: Linked, store: Store, year: int) -> None:
    """The places of one year, which together are all that is reported in it, without what controls find."""
    frame = by_area(store, Selection(period=Period.of_years(year, year))).frame
    if frame.empty:
        return
    places = frame[~frame["level"].isin([PART, geography.MUNICIPALITY])]
    linked.counts |= {(PLACE, year, row.code): int(row.reported) for row in rows(places)}
    part_of = geography.part_of_area(store)
    divided = sorted(set(part_of.values()))
    for part in divided:
        linked.add_up((PART, year, part), _named(year, [area for area, of in part_of.items() if of == part]))
    elsewhere = places.loc[places["level"] != AREA, "code"]
    linked.add_up((ALL, year), [*((PART, year, part) for part in divided), *_named(year, elsewhere)])


def _named(year: int, codes: Iterable[str]) -> list[Name]:
    return [(PLACE, year, code) for code in codes]

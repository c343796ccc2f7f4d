"""The incidents that are public, as counts that hang together: municipality, parts, areas, groups, quarters, years."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jarfalla_data import geography
from jarfalla_data.figures import rows
from jarfalla_data.measures.incident_areas import AREA, PART, by_area
from jarfalla_data.measures.incident_periods import Grain, Step
from jarfalla_data.measures.incident_terms import DETECTION_DRIVEN, SERIES
from jarfalla_data.measures.incidents import by_period
from jarfalla_data.publication.extract import Extract
from jarfalla_data.publication.linked import Linked, Name
from jarfalla_data.publication.questions import whole_years
from jarfalla_data.publication.release import QUARTER, Quarter, Release
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store, kept

PLACE, YEAR, ALL = "place", "year", "all"


@dataclass(frozen=True)
class Decided:
    """`hidden`: the names of the counts that must not be shown, of all that this release tells.

    `corrected`: the years whose quarters, told of before, are told as they are counted now.
    """

    hidden: frozenset[Name]
    corrected: frozenset[int]


@kept
def hidden_incidents(store: Store, k: int, earlier: Extract | None = None) -> Decided:
    """What of the incidents must not be shown after an earlier release.

    A count is (PLACE, year, code of an area, "not_known" or "municipality_only"), (PART, year, code), (QUARTER, first
    day, series), or one that no page shows but others may know: (YEAR, year, series), (ALL, year), (ALL, first day of a
    quarter). Unit: reports. Years have no sum in common, so each is protected by itself. What the earlier release
    shows of a quarter counts as known, and what it hides stays hidden.
    """
    release = Release(store, k, earlier)
    quarters = by_period(store, Selection(), Grain(Step.QUARTER)).frame
    counted = {(QUARTER, r.first, r.series): int(r.reports) for r in rows(quarters[quarters["complete"]])}
    whole, corrected = whole_years(store), frozenset[int]()
    hidden = frozenset[Name](name for name, n in release.quarters.items() if n is None)
    for year in sorted({name[1].year for name in counted} - release.years):
        before = {name: n for name, n in release.quarters.items() if name[1].year == year}
        linked = Linked({n: x for n, x in counted.items() if n[1].year == year and (year in whole or n not in before)})
        _add_quarters(linked)
        if year in whole:
            _add_year(linked, year)
            _add_areas(linked, store, year)
            corrected |= {year} if _may_be_corrected(before, counted, k) else set()
        shown = [name for name, n in before.items() if n is not None]
        hidden |= linked.hidden(k, forced=hidden, public=shown)
    return Decided(hidden, corrected)


def _may_be_corrected(before: Mapping[Quarter, int | None], counted: Mapping[Quarter, int], k: int) -> bool:
    """Whether no count that was shown would change by 1 to k − 1, or become one of 1 to k − 1.

    All quarters of a year together or none: where some were corrected and others left, their sums would tell of small
    changes.
    """
    pairs = [(old, counted[name]) for name, old in before.items() if old is not None]
    return all(new == old or (abs(new - old) >= k and not 0 < new < k) for old, new in pairs)


def _add_quarters(linked: Linked) -> None:
    """All of each quarter, so that what is hidden in it need not be small."""
    quarters: dict[Name, list[Name]] = {}
    for name in linked.counts:
        if isinstance(name, tuple):
            quarters.setdefault((ALL, name[1]), []).append(name)
    for total, parts in quarters.items():
        linked.add_up(total, parts)


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

"""Which cells of a public table are hidden so that no small count can be worked out from the others."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from jarfalla_data.geography import MUNICIPALITY, parts
from jarfalla_data.measures import narcotics
from jarfalla_data.measures.incident_areas import PART
from jarfalla_data.measures.incident_terms import NOT_KNOWN, SERIES
from jarfalla_data.measures.rounds import earlier_comparable
from jarfalla_data.publication import answer_cells as answers
from jarfalla_data.publication.incident_cells import PLACE, hidden_incidents
from jarfalla_data.publication.inspection_cells import OTHERS, YEAR, YOUNG, hidden_findings
from jarfalla_data.publication.linked import Name
from jarfalla_data.publication.questions import Key
from jarfalla_data.publication.release import QUARTER, Release
from jarfalla_data.publication.rounds import NO_ROUND, periods

Hidden = dict[str, "pd.Series[bool]"]
"""By column of counts or numerators: whether a row's cell is hidden."""
Finder = Callable[[Release, Key, pd.DataFrame], Hidden]


def further_hidden(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    """The cells to hide in the table that is kept under a key; the frame is the measure's own."""
    return {} if frame.empty or key[0] not in _FINDERS else _FINDERS[key[0]](made, key, frame)


def _flags(hidden: frozenset[Name], names: list[Name], frame: pd.DataFrame) -> pd.Series[bool]:
    return pd.Series([name in hidden for name in names], index=frame.index, dtype=bool)


def _coded(kind: str, hidden: frozenset[Name], frame: pd.DataFrame) -> pd.Series[bool]:
    return _flags(hidden, [(kind, code) for code in frame["code"]], frame)


def _by_group(kind: str) -> Finder:
    def find(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
        _, round_id, time = key
        return {"x": _coded(kind, answers.hidden_of_insecurity(made.store, made.k, round_id, time), frame)}

    return find


def _of_parts(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    name = key[0].rpartition(".")[2]
    return {"x": _coded(answers.PLACE, answers.hidden_of_parts(made.store, made.k, key[1], name), frame)}


def _changes(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    """What is hidden in either of the two rounds; an earlier round that cannot be chosen is hidden whole."""
    _, round_id, time = key
    now = answers.hidden_of_insecurity(made.store, made.k, round_id, time)
    before_id = earlier_comparable(made.store, round_id) or NO_ROUND
    if before_id not in periods(made.store):
        before = frozenset[Name]((answers.PLACE, code) for code in frame["code"])
    else:
        before = answers.hidden_of_insecurity(made.store, made.k, before_id, time)
    return {"x": _coded(answers.PLACE, now, frame), "x_before": _coded(answers.PLACE, before, frame)}


def _by_time(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    _, round_id, place = key
    name = (answers.PLACE, place)
    hidden = [name in answers.hidden_of_insecurity(made.store, made.k, round_id, time) for time in frame["code"]]
    return {"x": pd.Series(hidden, index=frame.index, dtype=bool)}


def _by_concern(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    _, round_id, place = key
    return {"x": _coded(place, answers.hidden_of_concerns(made.store, made.k, round_id), frame)}


def _hidden_incidents(made: Release) -> frozenset[Name]:
    return hidden_incidents(made.store, made.k, made.earlier).hidden


def _by_period(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    cells = zip(frame["first"], frame["series"], strict=True)
    if key[1] == MUNICIPALITY:
        names: list[Name] = [(QUARTER, *cell) for cell in cells]
    else:
        divided = set(parts(made.store))
        names = [(PART if code in divided else PLACE, first.year, code) for first, code in cells]
    return {"reports": _flags(_hidden_incidents(made), names, frame)}


def _by_area(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    places = zip(frame["level"], frame["code"], strict=True)
    names: list[Name] = [(PART if level == PART else PLACE, int(key[1]), code) for level, code in places]
    return {"reported": _flags(_hidden_incidents(made), names, frame)}


def _without_area(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    return {"no_area": _flags(_hidden_incidents(made), [(PLACE, int(key[1]), NOT_KNOWN)] * len(frame), frame)}


def _same_period(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    hidden = _hidden_incidents(made)
    return {code: _flags(hidden, [(QUARTER, first, code) for first in frame["first"]], frame) for code in SERIES}


def _narcotics(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    """Cases of both kinds together, where those of one kind are hidden: the difference would tell them."""
    small = frame["cases"].between(1, max(made.k, narcotics.SMALLEST_COUNT) - 1)
    telling = small.groupby([frame["year"], frame["step"]]).transform("any")
    return {"cases": (telling & (frame["kind"] == narcotics.NO_KIND)).astype(bool)}


def _findings_by_year(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    hidden = hidden_findings(made.store, made.k, made.earlier)
    return {"found": _flags(hidden, [(YEAR, year) for year in frame["year"]], frame)}


def _findings_by_span(made: Release, key: Key, frame: pd.DataFrame) -> Hidden:
    hidden = hidden_findings(made.store, made.k, made.earlier)
    cells = list(zip(frame["first"], frame["category"], strict=True))
    return {
        name: _flags(hidden, [(kind, first.year, code) for first, code in cells], frame)
        for name, kind in (("young", YOUNG), ("others", OTHERS))
    }


_FINDERS: dict[str, Finder] = {
    "insecurity.by_area": _by_group(answers.PLACE),
    "insecurity.by_age": _by_group(answers.AGE),
    "insecurity.by_gender": _by_group(answers.GENDER),
    "insecurity.by_time_of_day": _by_time,
    "insecurity.by_concern": _by_concern,
    "insecurity.worried": _of_parts,
    "insecurity.professionals": _of_parts,
    "insecurity_change.changes": _changes,
    "incidents.by_period": _by_period,
    "incident_areas.by_area": _by_area,
    "incident_areas.without_area": _without_area,
    "incident_latest.same_period_by_year": _same_period,
    "narcotics.by_year": _narcotics,
    "inspections.by_year": _findings_by_year,
    "young_findings.by_span": _findings_by_span,
}
"""By measure. What is not here has no sums: how people were reached, names of sources, the cooperation agreement."""

"""Small valid data for tests: rows with sensible cells, folders of files, and stores opened from them.

A test names only the cells that matter to it; all others are filled in so that the row is right:

    folder = data_folder(tmp_path, dialogues=[dialogue(area_id="0123R001")], dialogue_rounds=[dialogue_round()])
    store = store_of(tmp_path, incidents=[incident(category="robbery"), incident(category="robbery", count=3)])
    store = store_with(incidents=[incident()])  # without files: the bundled store with other incidents

Every cell is text, as in a file; numbers and dates may be given as such, None is an empty cell. Ids that are not
given are new ones each time. A table that is not named is not in the folder.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from jarfalla_data import Store, loading, open_store
from jarfalla_data.reading.delimited import read_delimited
from jarfalla_data.reading.descriptor import DESCRIPTOR
from jarfalla_data.reading.headers import match_headers
from jarfalla_data.schemas import table
from jarfalla_data.schemas.published import PUBLISHED
from jarfalla_data.schemas.reference import REFERENCE
from jarfalla_data.validation.tables import Validated, validate

BUNDLED = Path(__file__).parents[1] / "data"

TODAY = dt.date(2025, 6, 1)
"""The day on which `store_of` reads its files: later days lie in the future."""

PROPERTY = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
"""For property tests: as many examples as hypothesis takes by itself, and no example fails for being slow."""

SLOW_PROPERTY = settings(PROPERTY, max_examples=20)
"""For property tests whose every example validates or opens files."""

REFERENCES = tuple(t.name for t in REFERENCE)
FACTS = (*REFERENCES, *(t.name for t in PUBLISHED), "offence_codes")
"""The tables that are copied from the bundled data: areas, places, DeSO codes, offence codes, published facts."""

Row = dict[str, str]
_numbers = count(1)


def row(table_name: str, cells: Mapping[str, Any], given: Mapping[str, Any]) -> Row:
    """A row of a table as text: `cells` with `given` over them; KeyError for a column that the table does not have."""
    columns = {column.name for column in table(table_name).columns}
    if unknown := {*cells, *given} - columns:
        raise KeyError(f"{table_name} has no column {', '.join(sorted(unknown))}")
    return {name: "" if value is None else str(value) for name, value in {**cells, **given}.items()}


def new_id(kind: str) -> str:
    """An id that no other row has."""
    return f"{kind}-{next(_numbers)}"


def dialogue_round(**cells: Any) -> Row:
    """A round of dialogues: "autumn_2022", by ordinary dialogues, comparable with none."""
    return row(
        "dialogue_rounds",
        {
            "round_id": "autumn_2022",
            "name": "Hösten 2022",
            "starts_on": "2022-09-05",
            "ends_on": "2022-12-02",
            "method": "ordinary_dialogues",
        },
        cells,
    )


def dialogue(**cells: Any) -> Row:
    """One respondent's answer: of the round "autumn_2022", about area 0123R001 late in the evening, fairly safe."""
    return row(
        "dialogues",
        {
            "response_id": new_id("response"),
            "round_id": "autumn_2022",
            "collected_on": "2022-10-03",
            "area_id": "0123R001",
            "relation": "lives_here",
            "time_of_day": "late_evening_night",
            "channel": "citizen_dialogue",
            "perceived_safety": "fairly_safe",
        },
        cells,
    )


def incident(**cells: Any) -> Row:
    """One reported robbery at 21 on 4 March 2023 in area 0123R001."""
    return row(
        "incidents",
        {
            "incident_id": new_id("offence"),
            "occurred_at": "2023-03-04 21:00",
            "area_id": "0123R001",
            "category": "robbery",
            "source": "reported_offence",
            "count": 1,
        },
        cells,
    )


def narcotics(**cells: Any) -> Row:
    """Ten controls in 2022 in the whole municipality, kind not known."""
    return row("narcotics_work", {"period": "2022", "step": "control", "count": 10}, cells)


def activity(**cells: Any) -> Row:
    """Police presence in Jakobsberg's centre on 4 March 2022, done."""
    return row(
        "activities",
        {
            "activity_id": new_id("activity"),
            "date": "2022-03-04",
            "kind": "presence",
            "place_id": "jakobsberg_centre",
            "partners": "police",
            "status": "done",
        },
        cells,
    )


def agreement_year(**cells: Any) -> Row:
    """Fourteen of fourteen planned social intervention groups in 2022."""
    return row(
        "agreement_years", {"year": 2022, "part": "social_intervention_groups", "planned": 14, "done": 14}, cells
    )


def inspection(**cells: Any) -> Row:
    """A safety inspection of Jakobsberg's station on 4 May 2022 with nine participants."""
    return row(
        "inspections",
        {
            "inspection_id": new_id("inspection"),
            "date": "2022-05-04",
            "place_id": "jakobsberg_station",
            "kind": "safety_inspection",
            "participants": 9,
        },
        cells,
    )


def inspection_finding(**cells: Any) -> Row:
    """An open finding on vegetation; give the `inspection_id` of an inspection in the folder."""
    return row(
        "inspection_findings",
        {
            "finding_id": new_id("finding"),
            "category": "vegetation",
            "place_id": "jakobsberg_station",
            "responsible": "municipality_property",
            "priority": "2",
            "status": "open",
        },
        cells,
    )


def decision(**cells: Any) -> Row:
    """A decision of 8 February 2022 that the municipality cleans up graffiti in area 0123R001."""
    return row(
        "decisions",
        {
            "decision_id": new_id("decision"),
            "decided_on": "2022-02-08",
            "area_id": "0123R001",
            "problem": "graffiti",
            "action_code": "cleanup",
            "responsible": "municipality_property",
        },
        cells,
    )


def baseline(**cells: Any) -> Row:
    """The municipality's baseline 2017–2019 of all incidents."""
    return row(
        "baselines",
        {
            "series": "municipality:all",
            "starts_on": "2017-01-01",
            "ends_on": "2019-12-31",
            "decided_by": "municipality",
            "decided_on": "2020-01-22",
            "reason_code": "initial",
        },
        cells,
    )


def scene_status(**cells: Any) -> Row:
    """A statement about Jakobsberg's station: classified as an open drug scene on 4 March 2018."""
    return row(
        "drug_scene_status",
        {
            "place_id": "jakobsberg_station",
            "scope_en": "station area",
            "scope_sv": "stationsområdet",
            "date": "2018-03-04",
            "date_precision": "day",
            "event": "classified",
            "status_after": "open_drug_scene",
            "basis": "stated",
            "source_url": "https://example.org/status",
            "note_sv": "anmärkning",
            "note_en": "note",
        },
        cells,
    )


def scene_count(**cells: Any) -> Row:
    """A count of the county's open drug scenes: exactly 64, in the year 2021, of the series "mapping"."""
    return row(
        "county_drug_scenes",
        {
            "date": "2021",
            "date_precision": "year",
            "count": 64,
            "approximate": "no",
            "series": "mapping",
            "method_en": "mapping",
            "method_sv": "kartläggning",
            "scope_en": "Stockholm county",
            "scope_sv": "Stockholms län",
            "source_url": "https://example.org/count",
            "note_sv": "anmärkning",
            "note_en": "note",
        },
        cells,
    )


def promise(**cells: Any) -> Row:
    """A citizen promise for 2022 without a target or an outcome."""
    return row(
        "commitments",
        {
            "commitment_id": new_id("promise"),
            "agreement": "citizen_promise",
            "period_start": "2022-01-01",
            "period_end": "2022-12-31",
            "period_basis": "stated",
            "title_sv": "löfte",
            "title_en": "promise",
            "owner": "both",
            "target_kind": "none",
            "outcome": "not_reported",
            "outcome_internal_only": "no",
            "source_url": "https://example.org/promise",
        },
        cells,
    )


def milestone(**cells: Any) -> Row:
    """New cameras at Jakobsberg's station on 4 March 2022, known to everyone."""
    return row(
        "milestones",
        {
            "milestone_id": new_id("milestone"),
            "date": "2022-03-04",
            "date_precision": "day",
            "category": "cameras",
            "label_sv": "Kameror",
            "label_en": "Cameras",
            "title_sv": "Kameror vid stationen",
            "title_en": "Cameras at the station",
            "place_id": "jakobsberg_station",
            "basis": "stated",
            "internal_only": "no",
            "source_url": "https://example.org/milestone",
        },
        cells,
    )


def bundled_row(table_name: str, **cells: Any) -> Row:
    """The first row of a bundled file, of any table but the areas, with the given cells over it."""
    return row(table_name, _first_row(table_name), cells)


@cache
def _first_row(table_name: str) -> Row:
    with (BUNDLED / table(table_name).file).open(encoding="utf-8", newline="") as file:
        return next(csv.DictReader(file))


def area(area_id: str = "0123R001", *, geometry: Any = None, **properties: Any) -> dict[str, Any]:
    """A GeoJSON feature: an area in Viksjö, a small square unless `geometry` says otherwise."""
    square = [[[17.8, 59.4], [17.9, 59.4], [17.9, 59.5], [17.8, 59.5], [17.8, 59.4]]]
    named = {"area_id": area_id, "name": f"Område {area_id}", "municipal_part": "viksjo", "edition": 2025}
    return {
        "type": "Feature",
        "properties": {k: v for k, v in {**named, **properties}.items() if v is not None},
        "geometry": geometry or {"type": "Polygon", "coordinates": square},
    }


def geojson(*features: Any) -> bytes:
    """The bytes of a FeatureCollection."""
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def csv_text(header: Sequence[str], rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """A table as csv.writer writes it."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([header, *rows])
    return out.getvalue()


def table_text(name: str, rows: Sequence[Row], delimiter: str = ",") -> str:
    """Rows of a table as the text of its file, with all of its columns."""
    header = [column.name for column in table(name).columns]
    return csv_text(header, [[cells.get(column, "") for column in header] for cells in rows], delimiter)


def checked(table_name: str, *rows: Row, today: dt.date = TODAY) -> Validated:
    """Rows of a table after reading and validation, references not looked up; the first of them is row 2."""
    text = read_delimited(table_text(table_name, rows).encode())
    return validate(match_headers(text.frame, table(table_name)), table(table_name), today)


def data_folder(
    path: Path, *, facts: Sequence[str] = FACTS, descriptor: bool = True, **tables: Sequence[Row] | str | bytes
) -> Path:
    """Fill a folder with valid files and answer it.

    Copied from the bundled data are the published tables that `facts` names (by default all of them, `FACTS`; the
    fewer, the faster it opens) and, unless `descriptor` is False, datapackage.json. Each further argument is a table:
    rows, or the text or bytes of its whole file; it takes the place of a copied one.
    """
    path.mkdir(exist_ok=True)
    for name in facts:
        shutil.copyfile(BUNDLED / table(name).file, path / table(name).file)
    if descriptor:
        shutil.copyfile(BUNDLED / DESCRIPTOR, path / DESCRIPTOR)
    for name, content in tables.items():
        text = content if isinstance(content, str | bytes) else table_text(name, content)
        (path / table(name).file).write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def store_of(
    path: Path,
    *,
    facts: Sequence[str] = FACTS,
    descriptor: bool = True,
    today: dt.date = TODAY,
    **tables: Sequence[Row] | str | bytes,
) -> Store:
    """The store of such a folder, opened on `today`."""
    return open_store(data_folder(path, facts=facts, descriptor=descriptor, **tables), today=today)


@cache
def bundled_store() -> Store:
    """The bundled data, opened once for all tests of a process: never change its frames."""
    return open_store(BUNDLED)


def read_on(store: Store, name: str, day: dt.date) -> Store:
    """The same store, had one of its files been read on a day."""
    report = replace(store.files[name], read_at=dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC))
    return replace(store, files={**store.files, name: report})


def store_with(**tables: Sequence[Row]) -> Store:
    """The bundled store with these tables instead of its own: far faster than files, where reading is not the matter.

    The rows are validated, and AssertionError tells if one is wrong; references and the accounts of files are not
    looked at.
    """
    frames = {}
    for name, rows in tables.items():
        validated = checked(name, *rows)
        assert validated.findings == (), [finding.say("en") for finding in validated.findings]
        frames[name] = validated.frame
    return replace(bundled_store(), version="with other tables", **frames)


@contextmanager
def read_at_once() -> Iterator[None]:
    """All files that are loaded meanwhile are read at the same moment.

    A minute may end between two files, and what is made of them tells it.
    """
    moment = dt.datetime.now(dt.UTC)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(loading, "_now", lambda: moment)
        yield

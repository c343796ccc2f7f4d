"""The tables of the safety inspections: the inspections, and what each of them found."""

from __future__ import annotations

from dataclasses import replace

from jarfalla_data.schemas.brought_work import PLACE
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.vocabulary import work

_PLACE = replace(PLACE, description="The named place inspected.", required=True)

INSPECTIONS = Table(
    name="inspections",
    sv="Trygghetsbesiktningar",
    en="Safety inspections",
    description="Safety inspections and safety walks: one row is one occasion at one place.",
    key=("inspection_id",),
    period=("date",),
    personal=True,
    columns=(
        Column(
            "inspection_id",
            Kind.TEXT,
            "besiktning",
            "The inspection's id.",
            spellings=("besiktningsid", "besiktning-id", "id"),
        ),
        Column("date", Kind.DATE, "datum", "Day of the inspection.", spellings=("dag", "besiktningsdatum")),
        _PLACE,
        Column(
            "kind",
            Kind.CODE,
            "slag",
            "Inspection, inspection with young people, or safety walk.",
            codes=work.INSPECTION_KINDS,
            spellings=("typ",),
        ),
        Column(
            "participants",
            Kind.INTEGER,
            "deltagare",
            "Number of persons who took part.",
            required=False,
            minimum=1,
            spellings=("antal deltagare",),
        ),
    ),
)

_WHAT_WAS_FOUND = (
    Column("finding_id", Kind.TEXT, "brist", "The finding's id.", spellings=("bristid", "brist-id", "id")),
    Column(
        "inspection_id",
        Kind.TEXT,
        "besiktning",
        "The inspection that found it.",
        refers_to="inspections.inspection_id",
        spellings=("besiktningsid", "besiktning-id"),
    ),
    Column(
        "category",
        Kind.CODE,
        "kategori",
        "What kind of shortcoming it is.",
        codes=work.INSPECTION_FINDINGS,
        spellings=("typ av brist",),
    ),
    _PLACE,
    Column(
        "responsible",
        Kind.CODE,
        "ansvarig",
        "Who is to mend it.",
        codes=work.RESPONSIBLE,
        spellings=("ansvarig part",),
    ),
    Column(
        "priority",
        Kind.CODE,
        "prioritet",
        "1: at once, 2: within a year, 3: later.",
        codes=work.FINDING_PRIORITY,
        spellings=("prio",),
    ),
)

_WHAT_BECAME_OF_IT = (
    Column(
        "due_on",
        Kind.DATE,
        "klart senast",
        "Day by which it is to be mended.",
        required=False,
        spellings=("slutdatum", "åtgärdas senast"),
    ),
    Column(
        "status",
        Kind.CODE,
        "status",
        "How far the mending has come.",
        codes=work.FINDING_STATUS,
        spellings=("läge",),
    ),
    Column(
        "fixed_on",
        Kind.DATE,
        "åtgärdad",
        "Day on which it was mended.",
        required=False,
        may_be_future=False,
        spellings=("åtgärdsdatum",),
    ),
    Column(
        "checked_on",
        Kind.DATE,
        "kontrollerad",
        "Day on which someone last looked; until then an open finding is known to be open.",
        required=False,
        may_be_future=False,
        spellings=("kontrolldatum", "senast kontrollerad"),
    ),
)

INSPECTION_FINDINGS = Table(
    name="inspection_findings",
    sv="Brister vid trygghetsbesiktning",
    en="Inspection findings",
    description="What the inspections found, who is to mend it, and what became of it.",
    key=("finding_id",),
    period=("checked_on",),
    personal=True,
    columns=(*_WHAT_WAS_FOUND, *_WHAT_BECAME_OF_IT),
)

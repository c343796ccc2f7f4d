"""The tables of incidents, of the offence codes that sort them, and of the work against narcotics."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.vocabulary import incidents as codes
from jarfalla_data.vocabulary import work
from jarfalla_data.vocabulary.published import MUNICIPAL_PARTS

_WHEN_AND_WHERE = (
    Column(
        "incident_id",
        Kind.TEXT,
        "händelse",
        "The incident's id, ending in the id of its own source.",
        spellings=("händelseid", "händelse-id", "id", "anmälan"),
    ),
    Column(
        "occurred_at",
        Kind.MOMENT,
        "inträffade",
        "When it happened, local time to the hour, or a date when no hour is known.",
        may_be_future=False,
        spellings=("händelsedatum", "brottsdatum", "datum", "tidpunkt"),
    ),
    Column(
        "registered_on",
        Kind.DATE,
        "registrerad",
        "Day on which it was reported and registered.",
        required=False,
        may_be_future=False,
        spellings=("anmälningsdatum", "inskrivningsdatum", "registreringsdatum"),
    ),
    Column(
        "area_id",
        Kind.TEXT,
        "område",
        "The area (RegSO) where it happened; empty: known for the municipality only.",
        required=False,
        refers_to="areas.area_id",
        spellings=("områdeskod", "område-id", "regso", "regso-område"),
    ),
    Column(
        "place_id",
        Kind.TEXT,
        "plats",
        "The named place where it happened.",
        required=False,
        refers_to="places.place_id",
        spellings=("platsid", "plats-id"),
    ),
)

INCIDENTS = Table(
    name="incidents",
    sv="Brott och händelser",
    en="Offences and incidents",
    description="Reported offences and other incidents: one row is one report or one incident.",
    key=("incident_id",),
    period=("occurred_at",),
    personal=True,
    columns=(
        *_WHEN_AND_WHERE,
        Column(
            "category",
            Kind.CODE,
            "kategori",
            "What kind of incident it is.",
            codes=codes.INCIDENT_CATEGORIES,
            spellings=("brottskategori", "händelsetyp", "typ"),
        ),
        Column(
            "offence_code",
            Kind.TEXT,
            "brottskod",
            "The four digits of the offence code, when it is a reported offence.",
            required=False,
            spellings=("brottskoder",),
        ),
        Column(
            "source",
            Kind.CODE,
            "källa",
            "Who reported it, and in which form.",
            codes=codes.INCIDENT_SOURCES,
            spellings=("uppgiftskälla",),
        ),
        Column(
            "count",
            Kind.INTEGER,
            "antal",
            "Number of offences in the report; empty: one.",
            required=False,
            minimum=1,
            spellings=("antal brott",),
        ),
        Column(
            "municipal_part",
            Kind.CODE,
            "kommundel",
            "The part of the municipality where no area is known but the part is; counts in no area.",
            required=False,
            codes=MUNICIPAL_PARTS,
        ),
    ),
)

OFFENCE_CODES = Table(
    name="offence_codes",
    sv="Brottskoder",
    en="Offence codes",
    description="Which offence code is counted in which category; the sorting is this project's own choice.",
    key=("offence_code",),
    columns=(
        Column("offence_code", Kind.TEXT, "brottskod", "The four digits of the code.", spellings=("kod",)),
        Column(
            "text",
            Kind.TEXT,
            "klartext",
            "What the code stands for, in Swedish.",
            spellings=("brottskod klartext",),
        ),
        Column(
            "category",
            Kind.CODE,
            "kategori",
            "The category that the code is counted in.",
            codes=codes.INCIDENT_CATEGORIES,
            spellings=("brottskategori",),
        ),
        Column(
            "valid_from",
            Kind.PARTIAL_DATE,
            "gäller från",
            "First date, month or year in which the code is used.",
            required=False,
            spellings=("från",),
        ),
        Column(
            "valid_to",
            Kind.PARTIAL_DATE,
            "gäller till",
            "Last date, month or year in which the code is used.",
            required=False,
            spellings=("till",),
        ),
        Column("ceased", Kind.YES_NO, "upphört", "Whether the code is used no more.", spellings=("upphörd",)),
        Column(
            "detection_driven",
            Kind.YES_NO,
            "upptäcks genom kontroller",
            "Whether the number of reports follows how much is controlled.",
            spellings=("ingripandebrott", "spaningsbrott"),
        ),
        Column(
            "municipality_only",
            Kind.YES_NO,
            "endast kommun",
            "Whether it may be shown for the municipality and the year only.",
            spellings=("endast kommunen",),
        ),
    ),
)

NARCOTICS_WORK = Table(
    name="narcotics_work",
    sv="Arbete mot narkotika",
    en="Narcotics work",
    description="How many controls, reports, investigations and decisions; each step counts its own cases.",
    key=("period", "place_id", "step", "kind"),
    period=("period",),
    personal=True,
    columns=(
        Column("period", Kind.PARTIAL_DATE, "period", "The year or month counted.", spellings=("år", "månad")),
        Column(
            "place_id",
            Kind.TEXT,
            "plats",
            "The named place; empty: the whole municipality.",
            required=False,
            refers_to="places.place_id",
            spellings=("platsid", "plats-id"),
        ),
        Column("step", Kind.CODE, "steg", "The step counted.", codes=work.NARCOTICS_STEPS, spellings=("led",)),
        Column(
            "kind",
            Kind.CODE,
            "slag",
            "Dealing, or possession and use; empty: both or not known.",
            required=False,
            codes=work.NARCOTICS_KINDS,
            spellings=("typ",),
        ),
        Column("count", Kind.INTEGER, "antal", "Number of cases in this step.", minimum=0),
    ),
)

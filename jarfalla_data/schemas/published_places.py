"""The published tables about classified places: the open drug scenes and the vulnerable areas."""

from __future__ import annotations

from dataclasses import replace

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.schemas.published_columns import (
    DATE,
    DATE_PRECISION,
    FURTHER_SOURCES,
    NOTES,
    PLACE,
    SOURCE,
)
from jarfalla_data.schemas.reference import MUNICIPAL_PART
from jarfalla_data.vocabulary import published as codes

DRUG_SCENE_STATUS_TABLE = Table(
    name="drug_scene_status",
    sv="Öppen drogscen, läget i Jakobsberg",
    en="Open drug scene, the status in Jakobsberg",
    description="Jakobsberg as an open drug scene: one row is one dated statement or event.",
    key=("place_id", "date", "event"),
    period=("date",),
    columns=(
        replace(PLACE, description="The named place concerned.", required=True),
        Column(
            "scope_en",
            Kind.TEXT,
            "omfattning (engelska)",
            "The area that the source speaks of, in English.",
            spellings=("scope",),
        ),
        Column("scope_sv", Kind.TEXT, "omfattning", "The area that the source speaks of, in Swedish."),
        DATE,
        DATE_PRECISION,
        Column("event", Kind.CODE, "händelse", "What happened.", codes=codes.DRUG_SCENE_EVENTS),
        Column(
            "status_after",
            Kind.CODE,
            "läge efteråt",
            "The status from then on.",
            codes=codes.DRUG_SCENE_STATUS,
        ),
        Column("goal_on", Kind.DATE, "måldatum", "Day by which the goal was to be reached.", required=False),
        Column(
            "basis",
            Kind.CODE,
            "grund",
            "Whether the source says it or it follows from it.",
            codes=codes.BASIS,
        ),
        SOURCE,
        Column(
            "date_source_url",
            Kind.URL,
            "källa för datum",
            "Address of the page that gives the date, where it is another.",
            required=False,
        ),
        *NOTES,
    ),
)

COUNTY_DRUG_SCENES = Table(
    name="county_drug_scenes",
    sv="Öppna drogscener i länet",
    en="Open drug scenes in the county",
    description="Published numbers of open drug scenes in the county; comparable only within a series.",
    key=("date", "series"),
    period=("date",),
    columns=(
        DATE,
        DATE_PRECISION,
        Column("count", Kind.INTEGER, "antal", "Number of open drug scenes.", minimum=0),
        Column("approximate", Kind.YES_NO, "ungefärligt", "Whether the source gives a rounded number."),
        Column(
            "series",
            Kind.TEXT,
            "serie",
            "Numbers counted in the same way share a series; a line may join only those.",
        ),
        Column(
            "method_en",
            Kind.TEXT,
            "metod (engelska)",
            "How the number came about, in English.",
            spellings=("method",),
        ),
        Column("method_sv", Kind.TEXT, "metod", "How the number came about, in Swedish."),
        Column(
            "scope_en",
            Kind.TEXT,
            "omfattning (engelska)",
            "Where was counted, in English.",
            spellings=("scope",),
        ),
        Column("scope_sv", Kind.TEXT, "omfattning", "Where was counted, in Swedish."),
        SOURCE,
        *NOTES,
    ),
)

VULNERABLE_AREAS = Table(
    name="vulnerable_areas",
    sv="Utsatta områden",
    en="Vulnerable areas",
    description="The police's lists of vulnerable areas: one row is one place in Järfälla in one list.",
    key=("list_year", "area"),
    period=("list_year",),
    columns=(
        Column("list_year", Kind.INTEGER, "listans år", "Year of the police's list.", minimum=2015),
        Column("area", Kind.TEXT, "utsatt område", "The place's name; far smaller than an area of this project."),
        replace(PLACE, description="The place's id among the named places."),
        Column(
            "municipal_part_stated",
            Kind.TEXT,
            "kommundel enligt källan",
            "The part of the municipality as named there.",
        ),
        MUNICIPAL_PART,
        Column("on_list", Kind.YES_NO, "på listan", "Whether the place is on that year's list."),
        Column(
            "basis",
            Kind.CODE,
            "grund",
            "Whether the source says it or it follows from it.",
            codes=codes.BASIS,
        ),
        Column(
            "category",
            Kind.CODE,
            "kategori",
            "The police's category; empty: not on the list.",
            required=False,
            codes=codes.VULNERABLE_CATEGORY,
        ),
        Column(
            "national_total",
            Kind.INTEGER,
            "antal i landet",
            "Number of places on the list in the whole country; empty: not known.",
            required=False,
            minimum=0,
        ),
        SOURCE,
        FURTHER_SOURCES,
        *NOTES,
    ),
)

"""The published figures: surveys, reported crime and inhabitants."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.schemas.published_columns import FURTHER_SOURCES, NOTES, SOURCE
from jarfalla_data.schemas.reference import MUNICIPAL_PART
from jarfalla_data.vocabulary import published as codes

SURVEY_RESULTS = Table(
    name="survey_results",
    sv="Publicerade enkätresultat",
    en="Published survey results",
    description="Single published figures from different surveys: no series, never joined by a line.",
    key=("survey_sv", "year", "area", "question_en", "group_en"),
    period=("year",),
    columns=(
        Column("kind", Kind.CODE, "slag", "Share of answers or response rate.", codes=codes.SURVEY_KIND),
        Column("survey_sv", Kind.TEXT, "undersökning", "The survey's Swedish name.", spellings=("survey",)),
        Column("survey_en", Kind.TEXT, "undersökning (engelska)", "The survey's name in English."),
        Column("year", Kind.INTEGER, "år", "Year of the survey.", minimum=2000),
        Column(
            "year_basis",
            Kind.CODE,
            "årets grund",
            "Whether the source gives the year of the survey or it follows.",
            codes=codes.BASIS,
        ),
        Column("area", Kind.TEXT, "område", "Whom the figure is about, as the same text for the same area."),
        Column("area_sv", Kind.TEXT, "område (svenska)", "Whom the figure is about, in Swedish."),
        Column("area_en", Kind.TEXT, "område (engelska)", "Whom the figure is about, in English."),
        Column("question_sv", Kind.TEXT, "fråga", "What was asked, in Swedish."),
        Column("question_en", Kind.TEXT, "fråga (engelska)", "What was asked, in English."),
        Column("group_sv", Kind.TEXT, "grupp", "Who among those asked, in Swedish."),
        Column("group_en", Kind.TEXT, "grupp (engelska)", "Who among those asked, in English."),
        Column("percent", Kind.DECIMAL, "procent", "The share in per cent.", required=False, minimum=0),
        Column(
            "respondents",
            Kind.INTEGER,
            "svarande",
            "Number who answered; empty: not stated.",
            required=False,
            minimum=1,
        ),
        SOURCE,
        FURTHER_SOURCES,
        *NOTES,
    ),
)

REPORTED_CRIME = Table(
    name="reported_crime",
    sv="Publicerade uppgifter om anmälda brott",
    en="Published figures on reported crime",
    description="A few published figures on reported crime in Järfälla, most of them quoted from Brå.",
    key=("period", "category_en"),
    period=("period",),
    columns=(
        Column("period", Kind.PARTIAL_DATE, "period", "The year or month counted."),
        Column("period_unit", Kind.CODE, "periodens längd", "Year or month.", codes=codes.PERIOD_UNIT),
        Column("category_sv", Kind.TEXT, "brottstyp", "What was counted, in Swedish."),
        Column("category_en", Kind.TEXT, "brottstyp (engelska)", "What was counted, in English."),
        Column("count", Kind.INTEGER, "antal", "Number of reported offences.", required=False, minimum=0),
        Column(
            "per_100k",
            Kind.INTEGER,
            "per 100 000 invånare",
            "Reported offences per 100,000 inhabitants, as published.",
            required=False,
            minimum=0,
        ),
        Column(
            "basis",
            Kind.CODE,
            "grund",
            "Whether the source gives the figure or it follows.",
            codes=codes.BASIS,
        ),
        Column("preliminary", Kind.YES_NO, "preliminärt", "Whether the source calls the figure preliminary."),
        SOURCE,
        *NOTES,
    ),
)

POPULATION = Table(
    name="population",
    sv="Folkmängd",
    en="Population",
    description="Inhabitants of the municipality at a few dates, as published.",
    key=("area", "date"),
    period=("date",),
    columns=(
        Column("area", Kind.TEXT, "område", "The name of what was counted."),
        Column("kind", Kind.CODE, "slag", "What kind of area it is.", codes=codes.AREA_KINDS),
        Column(
            "date",
            Kind.PARTIAL_DATE,
            "datum",
            "When, as exactly as the source says: 2010, 2016-12, 2023-12-31.",
        ),
        Column("population", Kind.INTEGER, "folkmängd", "Number of inhabitants.", minimum=0),
        SOURCE,
    ),
)

POPULATION_AREAS = Table(
    name="population_areas",
    sv="Folkmängd per område",
    en="Population by area",
    description="Inhabitants of each area at the end of the year: denominators and weights.",
    key=("area_id", "date"),
    period=("date",),
    columns=(
        Column("area_id", Kind.TEXT, "område", "The area (RegSO).", refers_to="areas.area_id"),
        Column("name", Kind.TEXT, "namn", "The area's name.", spellings=("områdesnamn",)),
        MUNICIPAL_PART,
        Column("date", Kind.DATE, "datum", "Day of the count."),
        Column("inhabitants", Kind.INTEGER, "invånare", "Number of inhabitants.", minimum=0),
        *(
            Column(f"age_{code}", Kind.INTEGER, sv, f"Inhabitants aged {en}.", required=False, minimum=0)
            for code, sv, en in (
                ("0_14", "0–14 år", "0–14 years"),
                ("15_24", "15–24 år", "15–24 years"),
                ("25_plus", "25 år och äldre", "25 years and over"),
            )
        ),
        SOURCE,
        *NOTES,
    ),
)

"""The tables of the dialogues: the rounds, and one row per respondent and area."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.vocabulary import dialogue as codes

DIALOGUE_ROUNDS = Table(
    name="dialogue_rounds",
    sv="Dialogomgångar",
    en="Dialogue rounds",
    description="The rounds in which people were asked, and which rounds may be compared with one another.",
    key=("round_id",),
    period=("starts_on", "ends_on"),
    columns=(
        Column("round_id", Kind.TEXT, "omgång", "The round's id.", spellings=("omgångsid", "dialogomgång")),
        Column("name", Kind.TEXT, "namn", "The round's name as people say it.", spellings=("benämning",)),
        Column("starts_on", Kind.DATE, "startdatum", "First day of the round.", spellings=("från", "start")),
        Column("ends_on", Kind.DATE, "slutdatum", "Last day of the round.", spellings=("till", "slut")),
        Column(
            "method",
            Kind.CODE,
            "metod",
            "How people were reached; a changed method breaks the series.",
            codes=codes.ROUND_METHOD,
            spellings=("mätmetod",),
        ),
        Column(
            "comparable_with",
            Kind.REFERENCES,
            "jämförbar med",
            "Ids of the rounds that this one may be compared with, joined by |; empty: none.",
            required=False,
            refers_to="dialogue_rounds.round_id",
            spellings=("jämförbara omgångar",),
        ),
    ),
)

_WHERE_AND_WHEN = (
    Column("response_id", Kind.TEXT, "svar", "The response's id, no person's.", spellings=("svarsid", "id")),
    Column(
        "round_id",
        Kind.TEXT,
        "omgång",
        "The round that the response belongs to.",
        refers_to="dialogue_rounds.round_id",
        spellings=("omgångsid", "dialogomgång"),
    ),
    Column(
        "collected_on",
        Kind.DATE,
        "insamlingsdatum",
        "Day on which the answer was given.",
        may_be_future=False,
        spellings=("svarsdatum", "insamlad", "datum"),
    ),
    Column(
        "area_id",
        Kind.TEXT,
        "område",
        "The area (RegSO) that the answer is about.",
        refers_to="areas.area_id",
        spellings=("områdeskod", "område-id", "regso", "regso-område"),
    ),
    Column(
        "place_id",
        Kind.TEXT,
        "plats",
        "The named place that the answer is about, when it is about one.",
        required=False,
        refers_to="places.place_id",
        spellings=("platsid", "plats-id"),
    ),
)

_ANSWERS = (
    Column(
        "relation",
        Kind.CODE,
        "anknytning",
        "What the respondent has to do with the area.",
        codes=codes.RELATION,
        spellings=("relation till området", "relation"),
    ),
    Column(
        "time_of_day",
        Kind.CODE,
        "tid på dygnet",
        "The part of the day that the answer is about.",
        codes=codes.TIME_OF_DAY,
        spellings=("tidpunkt", "del av dygnet"),
    ),
    Column(
        "channel",
        Kind.CODE,
        "kanal",
        "The dialogue or survey in which the answer was given.",
        codes=codes.CHANNEL,
        spellings=("dialogform", "insamlingssätt"),
    ),
    Column(
        "perceived_safety",
        Kind.CODE,
        "upplevd trygghet",
        "How safe the respondent feels in the area at that time of day.",
        codes=codes.PERCEIVED_SAFETY,
        spellings=("trygghet", "upplevd otrygghet", "otrygghet"),
    ),
    Column(
        "worry",
        Kind.CODE,
        "oro",
        "How often the respondent worries about being a victim of crime in the area, past 12 months.",
        required=False,
        codes=codes.WORRY,
        spellings=("oro för brott",),
    ),
    Column(
        "worry_about",
        Kind.CODES,
        "orolig för",
        "Which offences the respondent worries about, joined by |.",
        required=False,
        codes=codes.WORRY_ABOUT,
        spellings=("oro för vad",),
    ),
    Column(
        "concerns",
        Kind.CODES,
        "problem i området",
        "The problems that the respondent sees in the area, joined by |.",
        required=False,
        codes=codes.CONCERNS,
        spellings=("problem", "upplevda problem"),
    ),
)

_RESPONDENT = (
    Column(
        "age_group",
        Kind.CODE,
        "åldersgrupp",
        "The respondent's age in years, in groups.",
        required=False,
        codes=codes.AGE_GROUP,
        spellings=("ålder",),
    ),
    Column(
        "gender",
        Kind.CODE,
        "kön",
        "The respondent's gender as stated.",
        required=False,
        codes=codes.GENDER,
        spellings=("könstillhörighet",),
    ),
    Column(
        "weight",
        Kind.DECIMAL,
        "vikt",
        "How many answers this one stands for in a sample survey; empty: one.",
        required=False,
        above=0,
        spellings=("kalibreringsvikt", "svarsvikt"),
    ),
)

DIALOGUES = Table(
    name="dialogues",
    sv="Dialogsvar",
    en="Dialogue responses",
    description="What people answered in dialogues and surveys: one row is one respondent about one area.",
    key=("response_id",),
    period=("collected_on",),
    personal=True,
    columns=(*_WHERE_AND_WHEN, *_ANSWERS, *_RESPONDENT),
)

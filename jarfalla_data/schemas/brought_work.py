"""The tables of the work: dated activities, and the cooperation agreement by year."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.vocabulary import work

AREA = Column(
    "area_id",
    Kind.TEXT,
    "område",
    "The area (RegSO) concerned; empty: the whole municipality.",
    required=False,
    refers_to="areas.area_id",
    spellings=("områdeskod", "område-id", "regso", "regso-område"),
)
PLACE = Column(
    "place_id",
    Kind.TEXT,
    "plats",
    "The named place concerned.",
    required=False,
    refers_to="places.place_id",
    spellings=("platsid", "plats-id"),
)

ACTIVITIES = Table(
    name="activities",
    sv="Aktiviteter",
    en="Activities",
    description="Dated pieces of work, planned and done; totals of persons in support are never rows here.",
    key=("activity_id",),
    period=("date",),
    personal=True,
    columns=(
        Column("activity_id", Kind.TEXT, "aktivitet", "The activity's id.", spellings=("aktivitetsid", "id")),
        Column("date", Kind.DATE, "datum", "Day on which it starts.", spellings=("dag",)),
        Column(
            "starts_at",
            Kind.CLOCK,
            "starttid",
            "Local time of start, HH:MM.",
            required=False,
            spellings=("kl från",),
        ),
        Column(
            "ends_at",
            Kind.CLOCK,
            "sluttid",
            "Local time of end, HH:MM; earlier than the start: the next day.",
            required=False,
            spellings=("kl till",),
        ),
        Column(
            "kind",
            Kind.CODE,
            "slag",
            "What kind of work it is.",
            codes=work.ACTIVITY_KINDS,
            spellings=("typ", "aktivitetstyp"),
        ),
        AREA,
        PLACE,
        Column(
            "partners",
            Kind.CODES,
            "medverkande",
            "Who took part, joined by |.",
            required=False,
            codes=work.PARTNERS,
            spellings=("aktörer", "deltagande aktörer"),
        ),
        Column(
            "staff_hours",
            Kind.DECIMAL,
            "arbetstimmar",
            "Hours worked by all staff together.",
            required=False,
            minimum=0,
            spellings=("personaltimmar", "timmar"),
        ),
        Column(
            "commitment_id",
            Kind.TEXT,
            "åtagande",
            "The promise or agreement item that it belongs to.",
            required=False,
            refers_to="commitments.commitment_id",
            spellings=("åtagande-id", "löfte"),
        ),
        Column("status", Kind.CODE, "status", "Planned or done.", codes=work.ACTIVITY_STATUS, spellings=("läge",)),
    ),
)

AGREEMENT_YEARS = Table(
    name="agreement_years",
    sv="Samverkansöverenskommelsen per år",
    en="The cooperation agreement by year",
    description="What was planned and done each year in the four parts of the cooperation agreement.",
    key=("year", "part"),
    period=("year",),
    personal=True,
    columns=(
        Column("year", Kind.INTEGER, "år", "Calendar year.", minimum=2000),
        Column(
            "part",
            Kind.CODE,
            "del",
            "Part of the agreement.",
            codes=work.AGREEMENT_PARTS,
            spellings=("område",),
        ),
        Column("planned", Kind.INTEGER, "planerat", "Number planned for the year.", required=False, minimum=0),
        Column(
            "done",
            Kind.INTEGER,
            "genomfört",
            "Number done in the year.",
            required=False,
            minimum=0,
            spellings=("utfört", "gjort"),
        ),
        Column(
            "comment_code",
            Kind.CODE,
            "kommentar",
            "Why more or less was done than planned.",
            required=False,
            codes=work.AGREEMENT_COMMENTS,
            spellings=("kommentarskod",),
        ),
    ),
)

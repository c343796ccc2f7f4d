"""The published tables about the work: what was promised and agreed, and what has happened on the way."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.schemas.published_columns import (
    DATE,
    DATE_PRECISION,
    FURTHER_SOURCES,
    NOTES,
    PLACE,
    SOURCE,
)
from jarfalla_data.vocabulary import published as codes
from jarfalla_data.vocabulary.work import ACTIVITY_KINDS, AGREEMENT_PARTS

_WHAT_WAS_PROMISED = (
    Column("commitment_id", Kind.TEXT, "åtagande", "The item's id.", spellings=("åtagande-id", "löfte")),
    Column("agreement", Kind.CODE, "avtal", "Promise to the inhabitants or agreement.", codes=codes.AGREEMENT),
    Column("period_start", Kind.PARTIAL_DATE, "period från", "First day, or the year, of the period."),
    Column(
        "period_end",
        Kind.PARTIAL_DATE,
        "period till",
        "Last day of the period; empty: not stated.",
        required=False,
    ),
    Column(
        "period_basis",
        Kind.CODE,
        "periodens grund",
        "Whether the source says the period or it follows from it.",
        codes=codes.BASIS,
    ),
    Column("title_sv", Kind.TEXT, "åtagandet", "What is to be done, in Swedish."),
    Column("title_en", Kind.TEXT, "åtagandet (engelska)", "What is to be done, in English."),
    Column(
        "owner",
        Kind.CODE,
        "ansvarig",
        "Who is to do it; both where the wording names neither the police nor the municipality alone.",
        codes=codes.OWNER,
    ),
    PLACE,
    Column(
        "agreement_part",
        Kind.CODE,
        "del av överenskommelsen",
        "The part of the cooperation agreement; empty for promises.",
        required=False,
        codes=AGREEMENT_PARTS,
    ),
)

_TARGET = (
    Column("target_kind", Kind.CODE, "slag av mått", "What kind of target it has.", codes=codes.TARGET_KINDS),
    Column(
        "target_value",
        Kind.INTEGER,
        "målvärde",
        "Number to reach, in the period or per year.",
        required=False,
        minimum=1,
    ),
    Column("target_on", Kind.DATE, "måldatum", "Day by which it is to be reached.", required=False),
    Column("target_sv", Kind.TEXT, "mål", "The target in words, in Swedish.", required=False),
    Column("target_en", Kind.TEXT, "mål (engelska)", "The target in words, in English.", required=False),
    Column(
        "activity_kinds",
        Kind.CODES,
        "aktivitetsslag",
        "The kinds of activity that count towards it, joined by |; this project's own choice.",
        required=False,
        codes=ACTIVITY_KINDS,
    ),
)

_OUTCOME = (
    Column("outcome", Kind.CODE, "utfall", "How it went, as published.", codes=codes.PROMISE_OUTCOME),
    Column(
        "outcome_by",
        Kind.CODE,
        "utfall enligt",
        "Who says how it went; empty: nobody.",
        required=False,
        codes=codes.OUTCOME_BY,
    ),
    Column(
        "outcome_told_on",
        Kind.PARTIAL_DATE,
        "utfall redovisat",
        "When it was told how it went; empty: nothing was told, or the source does not say when.",
        required=False,
    ),
    Column(
        "outcome_scope",
        Kind.CODE,
        "utfallet gäller",
        "Whether the outcome tells of the work or of the situation; this project's own reading.",
        required=False,
        codes=codes.OUTCOME_SCOPE,
    ),
    Column(
        "published_outcome_sv",
        Kind.TEXT,
        "publicerat utfall",
        "What was published about it, in Swedish.",
        required=False,
    ),
    Column(
        "published_outcome_en",
        Kind.TEXT,
        "publicerat utfall (engelska)",
        "What was published about it, in English.",
        required=False,
    ),
    Column(
        "outcome_internal_only",
        Kind.YES_NO,
        "utfallstext endast internt",
        "Whether the published outcome and the note tell of one operation's day or of guards' schedule.",
    ),
    Column(
        "outcome_source_url",
        Kind.URL,
        "källa för utfall",
        "Address of the page that tells of the outcome.",
        required=False,
    ),
)

COMMITMENTS = Table(
    name="commitments",
    sv="Åtaganden",
    en="Commitments",
    description="What police and municipality have promised and agreed: one row is one item of one period.",
    key=("commitment_id",),
    period=("period_start", "period_end"),
    columns=(*_WHAT_WAS_PROMISED, *_TARGET, *_OUTCOME, SOURCE, *NOTES),
)

MILESTONES = Table(
    name="milestones",
    sv="Milstolpar",
    en="Milestones",
    description="Published events on the way. Titles and notes are internal; the public sees the labels.",
    key=("milestone_id",),
    period=("date",),
    columns=(
        Column("milestone_id", Kind.TEXT, "milstolpe", "The milestone's id.", spellings=("milstolpe-id",)),
        DATE,
        DATE_PRECISION,
        Column("category", Kind.CODE, "kategori", "What it is about.", codes=codes.MILESTONE_CATEGORIES),
        Column("label_sv", Kind.TEXT, "etikett", "At most 28 characters, without times, in Swedish."),
        Column("label_en", Kind.TEXT, "etikett (engelska)", "At most 28 characters, without times, in English."),
        Column("title_sv", Kind.TEXT, "rubrik", "What happened, in Swedish."),
        Column("title_en", Kind.TEXT, "rubrik (engelska)", "What happened, in English."),
        PLACE,
        Column("basis", Kind.CODE, "grund", "Whether the source gives the date or it follows.", codes=codes.BASIS),
        Column("internal_only", Kind.YES_NO, "endast internt", "Whether it gives away a single dated operation."),
        SOURCE,
        FURTHER_SOURCES,
        *NOTES,
    ),
)

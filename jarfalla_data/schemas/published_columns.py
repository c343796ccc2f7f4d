"""The columns that the published tables share: the source, the note, and how exactly a date is known."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind
from jarfalla_data.vocabulary import published as codes

DATE = Column(
    "date",
    Kind.PARTIAL_DATE,
    "datum",
    "When it happened, as exactly as the source says: 2018, 2020-05, 2019-05-27.",
)
DATE_PRECISION = Column(
    "date_precision",
    Kind.CODE,
    "datumets noggrannhet",
    "How exactly the date is known.",
    codes=codes.DATE_PRECISION,
    spellings=("noggrannhet",),
)
PLACE = Column(
    "place_id",
    Kind.TEXT,
    "plats",
    "The named place concerned; empty: none, several or not stated.",
    required=False,
    refers_to="places.place_id",
    spellings=("platsid", "plats-id"),
)
SOURCE = Column("source_url", Kind.URL, "källa", "Address of the page that says it.", spellings=("webbadress",))
FURTHER_SOURCES = Column(
    "further_source_urls",
    Kind.URL,
    "fler källor",
    "Addresses of the further pages that the note rests on, joined by |.",
    required=False,
)
NOTE_SV = Column(
    "note_sv",
    Kind.TEXT,
    "anmärkning",
    "What to know about the row, in Swedish.",
    required=False,
    spellings=("not",),
)
NOTE_EN = Column(
    "note_en",
    Kind.TEXT,
    "anmärkning (engelska)",
    "What to know about the row, in English.",
    required=False,
    spellings=("note",),
)
NOTES = (NOTE_SV, NOTE_EN)

"""The reference tables: the areas, the named places, and which area each DeSO code belongs to."""

from __future__ import annotations

from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.vocabulary import published as codes

MUNICIPAL_PART = Column(
    "municipal_part",
    Kind.CODE,
    "kommundel",
    "The part of the municipality; which areas make up a part is this project's own grouping.",
    codes=codes.MUNICIPAL_PARTS,
)

AREAS = Table(
    name="areas",
    sv="Områden",
    en="Areas",
    description="The municipality's RegSO areas as polygons (WGS84): one feature is one area.",
    key=("area_id",),
    suffix="geojson",
    columns=(
        Column("area_id", Kind.TEXT, "område", "The RegSO code.", spellings=("områdeskod", "regso")),
        Column("name", Kind.TEXT, "namn", "The area's name, from Statistics Sweden.", spellings=("områdesnamn",)),
        MUNICIPAL_PART,
        Column("edition", Kind.INTEGER, "indelning", "Year of the RegSO edition.", required=False, minimum=2018),
    ),
)

PLACES = Table(
    name="places",
    sv="Platser",
    en="Places",
    description="The named places that rows of other tables refer to; a place is coarse, never an address.",
    key=("place_id",),
    columns=(
        Column("place_id", Kind.TEXT, "plats", "The place's id.", spellings=("platsid", "plats-id")),
        Column("name", Kind.TEXT, "namn", "The place's name, in Swedish.", spellings=("platsnamn",)),
        Column(
            "kind",
            Kind.CODE,
            "slag",
            "What kind of place it is.",
            codes=codes.PLACE_KINDS,
            spellings=("typ", "platstyp"),
        ),
        Column("latitude", Kind.DECIMAL, "latitud", "Degrees north, WGS84; empty: not known.", required=False),
        Column("longitude", Kind.DECIMAL, "longitud", "Degrees east, WGS84; empty: not known.", required=False),
        Column(
            "radius_m",
            Kind.INTEGER,
            "radie (m)",
            "Metres around the point that count as the place; empty: no extent decided.",
            required=False,
            minimum=1,
            spellings=("radie",),
        ),
        Column(
            "area_id",
            Kind.TEXT,
            "område",
            "The area it lies in; empty: on the border of several, or not known.",
            required=False,
            refers_to="areas.area_id",
            spellings=("områdeskod", "regso"),
        ),
        Column(
            "municipal_part",
            Kind.CODE,
            "kommundel",
            "The part of the municipality that it lies in, also where the area is not known.",
            required=False,
            codes=codes.MUNICIPAL_PARTS,
        ),
    ),
)

DESO_TO_AREA = Table(
    name="deso_to_area",
    sv="DeSO till område",
    en="DeSO to area",
    description="Which area each DeSO code belongs to, in the editions of 2018 and 2025.",
    key=("deso_edition", "deso_code"),
    columns=(
        Column(
            "deso_edition",
            Kind.INTEGER,
            "DeSO-indelning",
            "Year of the DeSO edition.",
            minimum=2018,
            spellings=("indelning",),
        ),
        Column("deso_code", Kind.TEXT, "DeSO-kod", "The DeSO code.", spellings=("deso",)),
        Column(
            "area_id",
            Kind.TEXT,
            "område",
            "The area (RegSO) that it is a part of.",
            refers_to="areas.area_id",
            spellings=("områdeskod", "regso"),
        ),
    ),
)

REFERENCE: tuple[Table, ...] = (AREAS, PLACES, DESO_TO_AREA)

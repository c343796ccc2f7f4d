"""The layout "reported offences" (Brottskod … DeSO-område), as offences are handed out, to incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from jarfalla_data.reading.layouts import Adapted, counted
from jarfalla_data.reading.plain_numbers import mapped, plain_area, plain_code, plain_number
from jarfalla_data.vocabulary.terms import Spellings
from jarfalla_data.wording import Message, message

HEADERS = {
    "Id": "id",
    "Brottskod": "code",
    "Inskrivningsdatum": "registered",
    "Brottsdatum": "occurred",
    "Kommun": "municipality",
    "DeSO-område": "deso",
    "Antal": "count",
    "Brottskod klartext": "text",
    "Län": "county",
}
"""The layout's headers, and what they stand for."""
_HEADERS = Spellings(HEADERS.items())
_TELLING = {"id", "code", "registered", "municipality"}
_HERE = Spellings([("Järfälla", "here"), ("Järfälla kommun", "here"), ("0123", "here"), ("123", "here")])


def is_offences(headers: Sequence[str]) -> bool:
    """Whether headers are of this layout: all that tell it, and none of it twice."""
    names = [name for header in headers if (name := _HEADERS.find(header))]
    return set(names) >= _TELLING and len(set(names)) == len(names)


def adapt_offences(text: pd.DataFrame, loaded: Mapping[str, pd.DataFrame]) -> Adapted | None:
    """The offences of Järfälla as incidents; None when the headers are not of this layout.

    `loaded` gives deso_to_area (both editions) and offence_codes. An offence without DeSO is known for the municipality
    only; one without a date of its own counts on the day it was registered. Columns that are not used are not kept.
    """
    if not is_offences([str(header) for header in text.columns]):
        return None
    known = _known(text)
    named = [cell for cell in known["municipality"].unique() if _HERE.find(plain_number(str(cell)))]
    here = known["municipality"].isin(named)
    ours, elsewhere = known[here], int((~here).sum())
    code = mapped(ours["code"], r"\d{4}", plain_code)
    category = code.map(_column(loaded, "offence_codes", "offence_code", "category")).astype("str")
    deso = mapped(ours["deso"], r"[^_]*", plain_area).str.upper()
    area = deso.map(_column(loaded, "deso_to_area", "deso_code", "area_id")).astype("str")
    frame = pd.DataFrame(
        {
            "incident_id": "offence-" + mapped(ours["id"], r"\d+", plain_number),
            "occurred_at": ours["occurred"].fillna(ours["registered"]),
            "registered_on": ours["registered"],
            "area_id": area,
            "category": category.fillna("other"),
            "offence_code": code,
            "source": "reported_offence",
            "count": ours["count"],
        },
        index=ours.index,
    ).astype("str")
    notes = [
        *_elsewhere(elsewhere),
        *_undated(int(ours["occurred"].isna().sum())),
        *_unknown_codes(code[category.isna()]),
        *_unknown_areas(int((ours["deso"].notna() & area.isna()).sum())),
    ]
    return Adapted(frame, elsewhere, tuple(notes))


def _known(text: pd.DataFrame) -> pd.DataFrame:
    """The columns that count, under the names that they have here, without spaces around the cells."""
    found = [_HEADERS.find(str(header)) for header in text.columns]
    known = text.loc[:, [name is not None for name in found]].set_axis([n for n in found if n], axis="columns")
    known = known.reindex(columns=[*_TELLING, "occurred", "deso", "count"]).astype("str")
    plain: pd.DataFrame = known.apply(lambda column: column.str.strip()).replace("", None).astype("str")
    return plain


def _column(loaded: Mapping[str, pd.DataFrame], table: str, key: str, value: str) -> dict[str, str]:
    frame = loaded.get(table)
    return {} if frame is None else dict(zip(frame[key].astype("str"), frame[value].astype("str"), strict=True))


def _elsewhere(n: int) -> list[Message]:
    told = message("Inte inlästa, eftersom de gäller andra kommuner än Järfälla eller ingen: {n}.", n=n)
    return [told] if n else []


def _undated(n: int) -> list[Message]:
    told = message("Rader utan brottsdatum: {n}. De räknas på dagen då anmälan skrevs in.", n=n)
    return [told] if n else []


def _unknown_codes(codes: pd.Series) -> list[Message]:
    """Codes of four digits are named; what is none is only counted: it could be anything."""
    if codes.empty:
        return []
    written = codes.where(codes.str.fullmatch(r"\d{4}").fillna(False).astype(bool), "?")
    text = message(
        "Brottskoder som inte finns i offence_codes.csv räknas som Övrigt, med antal rader: {codes}.",
        codes=counted(written),
    )
    return [text]


def _unknown_areas(n: int) -> list[Message]:
    told = message("Rader med en DeSO-kod som inte finns i deso_to_area.csv: {n}. De räknas bara för kommunen.", n=n)
    return [told] if n else []

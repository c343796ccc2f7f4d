"""What the data quality page says: the account of the files as sentences and tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.model import Table
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy.suppression import HIDDEN, Audience, Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.schemas import table as schema
from jarfalla_data.selection import Period
from jarfalla_data.wording import format_day, format_number, translator


def summary(files: Released, lang: str) -> tuple[str, str]:
    """The finding (was everything read?) and the counts behind it, of the files whose counts are shown."""
    t = translator(lang)
    frame = files.frame
    missing = int(frame["missing"].sum())
    hidden = bool(frame.get("loaded" + HIDDEN, pd.Series(False)).any())
    counted = frame[frame["read"] & frame["loaded"].notna()]
    aside, loaded = int(counted["set_aside"].sum()), format_number(int(counted["loaded"].sum()), lang)
    unread = int((~frame["missing"] & ~frame["read"]).sum())
    counts = t("{loaded} rader ur {files} filer är inlästa.", loaded=loaded, files=len(counted))
    if unread:
        finding = t.plural("{n} fil gick inte att läsa", "{n} filer gick inte att läsa", unread)
    elif aside:
        finding = t.plural("{n} rad är inte inläst", "{n} rader är inte inlästa", aside)
    elif missing:
        finding = t.plural("{n} fil saknas, resten är inläst", "{n} filer saknas, resten är inläst", missing)
    else:
        finding = t("Alla filer är inlästa") if hidden else t("Alla rader är inlästa")
    if missing and (aside or unread):
        counts += " " + t.plural("{n} fil saknas.", "{n} filer saknas.", missing)
    return finding, f"{counts} {_without_counts(lang)}" if hidden else counts


def _without_counts(lang: str) -> str:
    return translator(lang)(
        "Av filer om personer och enskilda händelser visas bara vilken tid som är publicerad, "
        "så att ingen enskild rad kan märkas."
    )


def files_table(files: Released, told: Periods, lang: str) -> Table:
    """One row per file; the public audience's has no total of rows. `told`: the period of each table."""
    t = translator(lang)
    with_total = "rows" in files.frame
    total = (t("Rader i filen"),) if with_total else ()
    return Table(
        name=t("datakvalitet-filer"),
        caption=t("Filerna och vad som är inläst"),
        columns=(
            t("Innehåll"),
            t("Fil"),
            t("Uppgifter"),
            *total,
            t("Inlästa"),
            t("Inte inlästa"),
            t("Period"),
            t("Nästa uppdatering"),
            t("Fingeravtryck"),
        ),
        rows=tuple(_file_row(row, with_total, told.get(row.table), lang) for row in files.rows),
        numeric=(*total, t("Inlästa"), t("Inte inlästa")),
        internal=files.audience is Audience.INTERNAL,
    )


def findings_table(findings: Released, lang: str) -> Table:
    """One row per finding; the public audience gets none."""
    t = translator(lang)
    return Table(
        name=t("datakvalitet-anmarkningar"),
        caption=t("Anmärkningar på filerna"),
        columns=(t("Fil"), t("Rad"), t("Kolumn"), t("Vad som är fel och hur det rättas"), t("Följd")),
        rows=tuple(
            (
                row.file,
                "" if pd.isna(row.row) else str(row.row),
                "" if pd.isna(row.column) else str(row.column),
                row.what,
                effect_label(row.effect, lang),
            )
            for row in findings.rows
        ),
        internal=findings.audience is Audience.INTERNAL,
    )


def effect_label(effect: str, lang: str) -> str:
    """What a finding led to, in words."""
    t = translator(lang)
    return {
        "note": t("Bara en upplysning"),
        "cell_set_aside": t("Cellen är inte inläst"),
        "row_set_aside": t("Raden är inte inläst"),
        "file_set_aside": t("Filen är inte inläst"),
    }[effect]


def explanation(lang: str) -> str:
    """How to read the table."""
    t = translator(lang)
    return t(
        "En rad som inte stämmer med beskrivningen av filen läses inte in och påverkar inga tal. "
        "Fingeravtrycket är början på filens SHA-256: samma fingeravtryck betyder samma innehåll. "
        "Exempeldata är påhittade siffror; publicerade uppgifter har en källa för varje rad."
    )


def origin_label(origin: str, lang: str) -> str:
    """Where a file's figures come from, in words."""
    t = translator(lang)
    return {
        Origin.PUBLIC: t("Publicerade"),
        Origin.EXAMPLE: t("Exempeldata"),
        Origin.OWN: t("Egna"),
    }[Origin(origin)]


def _file_row(row: Any, with_total: bool, told: Period | None, lang: str) -> tuple[str, ...]:
    t = translator(lang)
    if row.missing:
        account = ("–",) * (3 if with_total else 2)
    else:
        counts = [("loaded", row.loaded), ("set_aside", row.set_aside)]
        total = (format_number(row.rows, lang),) if with_total else ()
        account = (*total, *(t("visas inte") if pd.isna(n) else format_number(n, lang) for _, n in counts))
    return (
        schema(row.table).title(lang),
        row.file,
        t("Filen saknas") if row.missing else origin_label(row.origin, lang),
        *account,
        _years(told),
        _coming(row, lang),
        t("visas inte") if pd.isna(row.fingerprint) else row.fingerprint,
    )


def _years(told: Period | None) -> str:
    return "–".join(dict.fromkeys((str(told.first.year), str(told.last.year)))) if told else "–"


def _coming(row: Any, lang: str) -> str:
    note = row.note_en if lang == "en" else row.note_sv
    return note if pd.isna(row.next_update) else format_day(row.next_update, lang)

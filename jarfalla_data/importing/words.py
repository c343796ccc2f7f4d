"""What a plan, an import and an undo say: the same on a page and in a terminal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from jarfalla_data.charts.model import Table
from jarfalla_data.findings import Effect, Finding
from jarfalla_data.importing.history import Entry
from jarfalla_data.importing.plan import Part, Plan
from jarfalla_data.reading.recognising import Layout
from jarfalla_data.schemas import table as schema
from jarfalla_data.wording import Translator, format_moment, format_number, translator

COUNTS = ("rows", "new", "changed", "same", "set_aside", "left_out")
_PUBLISHED = "published"
MOST = 200
"""Findings that are shown of a plan; the number of the rest is told."""


def headline(plan: Plan, lang: str) -> str:
    """What the plan comes to, in a sentence."""
    t = translator(lang)
    if plan.refused:
        return t("Inget kan läsas in, eftersom en fil inte går att använda")
    sums = {name: sum(getattr(part.brought, name) for part in plan.parts) for name in COUNTS}
    told = {name: format_number(n, lang) for name, n in sums.items()}
    if not plan.tables:
        return t("Inget nytt: mappen har redan allt som filerna ger")
    return t("Nya rader: {new}, ändrade: {changed}, oförändrade: {same}", **told)


def left(plan: Plan, lang: str) -> str:
    """How many rows would not be loaded, and how many do not belong here; "" where there are none."""
    t = translator(lang)
    aside, out = (sum(getattr(part.brought, name) for part in plan.parts) for name in ("set_aside", "left_out"))
    told = []
    if aside:
        told.append(t.plural("{n} rad läses inte in.", "{n} rader läses inte in.", aside))
    if out:
        told.append(t.plural("{n} rad hör inte hit.", "{n} rader hör inte hit.", out))
    return " ".join(told)


def account_table(plan: Plan, lang: str) -> Table:
    """One row for each table of each file: what it is, and what becomes of its rows."""
    t = translator(lang)
    counts = (t("Rader"), t("Nya"), t("Ändrade"), t("Oförändrade"), t("Inte inlästa"), t("Hör inte hit"))
    return Table(
        name=t("inlasning-filer"),
        caption=t("Filerna och vad som skulle läsas in"),
        columns=(t("Fil"), t("Innehåll"), t("Läst som"), *counts),
        rows=tuple((*_about(part, t), *(format_number(n, lang) for n in _numbers(part))) for part in plan.parts),
        numeric=counts,
        internal=True,
    )


def findings_table(findings: Iterable[Finding], lang: str) -> Table:
    """What was found: where, what is wrong and what would be right."""
    t = translator(lang)
    return Table(
        name=t("inlasning-anmarkningar"),
        caption=t("Vad som inte läses in, och vad som är bra att veta"),
        columns=(t("Fil"), t("Rad"), t("Kolumn"), t("Vad som är fel och hur det rättas")),
        rows=tuple((f.file, str(f.row or ""), f.column or "", f.what.say(lang)) for f in findings),
        internal=True,
    )


def told(plan: Plan, lang: str) -> list[str]:
    """What must be known before anything is written."""
    return [said.say(lang) for said in plan.told]


def findings(plan: Plan) -> list[Finding]:
    """All findings of a plan: what stops it first, then faults, then notes."""
    faults = [f for part in plan.parts for f in sorted(part.faults, key=_row) if f.effect is not Effect.FILE_SET_ASIDE]
    return [*plan.refused, *faults, *(f for part in plan.parts for f in part.notes)]


def lines(plan: Plan, lang: str) -> list[str]:
    """The plan for a terminal."""
    t = translator(lang)
    said = [line for part in plan.parts for line in _part(part, t)]
    said += [finding.say(lang) for finding in findings(plan)[:MOST]]
    said += filter(None, [rest(plan, lang)])
    return [*said, *told(plan, lang), f"{headline(plan, lang)}. {left(plan, lang)}".rstrip()]


def rest(plan: Plan, lang: str) -> str:
    """How many findings there are beside those that are shown; "" where there are none."""
    more = len(findings(plan)) - MOST
    return translator(lang)("… och {n} anmärkningar till.", n=format_number(more, lang)) if more > 0 else ""


def into(plan: Plan, lang: str) -> str:
    """Where the files would go."""
    return translator(lang)("Mappen: {folder}", folder=plan.folder)


def extract(folder: Path, lang: str) -> list[str]:
    """What is to be done after a change where somebody has published what lies in the folder."""
    if not (folder / _PUBLISHED).is_dir():
        return []
    command = f"JARFALLA_DATA_DIR={folder} python -m jarfalla_data publish {folder / _PUBLISHED}"
    t = translator(lang)
    return [t("Det publicerade underlaget är av äldre data. Skriv det på nytt med: {command}", command=command)]


def done(entry: Entry, lang: str) -> str:
    """What an import did."""
    t = translator(lang)
    files = ", ".join(dict.fromkeys(brought.file for brought in entry.brought))
    new, changed = (format_number(sum(getattr(b, n) for b in entry.brought), lang) for n in ("new", "changed"))
    when = format_moment(dt.datetime.fromisoformat(entry.at), lang)
    counts = {"new": new, "changed": changed}
    return t("{when}: {files}. Nya rader: {new}, ändrade: {changed}.", when=when, files=files, **counts)


def _about(part: Part, t: Translator) -> tuple[str, str, str]:
    layout = {Layout.OFFENCES: t("anmälda brott"), Layout.EVENTS: t("polisens händelser")}.get(part.found.layout)
    title = schema(part.found.table).title(t.lang)
    delimiter = f"”{part.delimiter}”".replace("\t", t("tabb")) if part.delimiter else ""
    form = t("Excel") if part.found.suffix == "xlsx" else ", ".join(filter(None, (part.encoding, delimiter)))
    return part.brought.file, f"{title} ({layout})" if layout else title, form


def _row(finding: Finding) -> int:
    return finding.row or 0


def _numbers(part: Part) -> tuple[int, ...]:
    return tuple(getattr(part.brought, name) for name in COUNTS)


def _part(part: Part, t: Translator) -> tuple[str, str]:
    file, what, form = _about(part, t)
    counts = t(
        "{rows} rader = {new} nya + {changed} ändrade + {same} oförändrade + {set_aside} inte inlästa + {left_out} som "
        "inte hör hit",
        **{name: format_number(n, t.lang) for name, n in zip(COUNTS, _numbers(part), strict=True)},
    )
    return f"{file}: {what} ({form})", f"  {counts}"

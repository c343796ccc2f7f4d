"""One file's text against its schema: what is right becomes a typed frame, what is not is set aside and told."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import pandera.pandas as pa

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.reading.headers import Matched
from jarfalla_data.schemas.columns import Kind, Table
from jarfalla_data.validation.cells import moment_has_hour, typed
from jarfalla_data.validation.checks import PRECISION, text_schema
from jarfalla_data.validation.sentences import may_identify, sentence
from jarfalla_data.wording import message

ORDER = ["kind", "not_nullable", "minimum", "above", "year", "future", "precision", "duplicate"]


@dataclass(frozen=True)
class Validated:
    """The typed frame of the accepted rows (indexed by row number in the file) and the findings."""

    frame: pd.DataFrame
    findings: tuple[Finding, ...]


def validate(matched: Matched, table: Table, today: dt.date) -> Validated:
    """Check a text frame and cast the rows that pass; a missing column sets the whole file aside."""
    notes = header_findings(matched, table)
    if matched.missing or matched.repeated:
        return Validated(cast(matched.frame.iloc[:0], table), notes)
    text = _without_blanks(matched.frame)
    failures = _failures(text, table, today)
    findings = tuple(_finding(failure, table) for failure in failures.itertuples(index=False))
    accepted = text.drop(index=list(set(failures["index"])))
    return Validated(cast(accepted, table), notes + findings)


def _without_blanks(text: pd.DataFrame) -> pd.DataFrame:
    """A cell that holds only spaces is an empty one."""
    blank = {name: text[name].str.strip() == "" for name in text.columns}
    return text.assign(**{name: text[name].mask(where) for name, where in blank.items() if where.any()})


def header_findings(matched: Matched, table: Table) -> tuple[Finding, ...]:
    """The findings about the header row."""
    missing = [
        Finding(
            table.file,
            message("Kolumnen saknas. Ingen rad ur filen används."),
            Effect.FILE_SET_ASIDE,
            1,
            name,
        )
        for name in matched.missing
    ]
    repeated = [
        Finding(
            table.file,
            message("Kolumnen finns flera gånger. Ingen rad ur filen används."),
            Effect.FILE_SET_ASIDE,
            1,
            name,
        )
        for name in matched.repeated
    ]
    unknown = [_unknown_header(name, table) for name in matched.unknown if name]
    return (*missing, *repeated, *unknown, *_unnamed(matched.unnamed, table))


def _unnamed(n: int, table: Table) -> list[Finding]:
    what = message("Kolumner med innehåll men utan rubrik: {n}. De läses inte in.", n=n)
    return [Finding(table.file, what, Effect.NOTE, 1)] if n else []


def _unknown_header(name: str, table: Table) -> Finding:
    """Without the header where it may be about a person: a file may lack its header row."""
    if may_identify(name):
        hidden = message("En kolumn är okänd och läses inte in. Rubriken visas inte här: den kan röra en person.")
        return Finding(table.file, hidden, Effect.NOTE, 1)
    return Finding(table.file, message("Kolumnen är okänd och läses inte in."), Effect.NOTE, 1, name[:40])


def cast(text: pd.DataFrame, table: Table) -> pd.DataFrame:
    """The typed frame of rows that passed their checks; moments get a column <name>_has_hour."""
    columns: dict[str, pd.Series] = {}
    for column in table.columns:
        columns[column.name] = typed(text[column.name].astype("str"), column)
        if column.kind is Kind.MOMENT:
            columns[f"{column.name}_has_hour"] = moment_has_hour(text[column.name].astype("str"))
    if PRECISION in columns:
        columns["date"] = _with_precision(text["date"], columns[PRECISION])
    return pd.DataFrame(columns, index=text.index)


def _with_precision(dates: pd.Series[str], precisions: pd.Series[str]) -> pd.Series:
    """The dates as `PartialDate`, with "no later than" taken from the column of precisions."""
    pairs = zip(dates, precisions, strict=True)
    return pd.Series([PartialDate.parse(d, p) for d, p in pairs], index=dates.index, dtype="object")


def _failures(text: pd.DataFrame, table: Table, today: dt.date) -> pd.DataFrame:
    """One row per faulty cell, the most telling check first: columns index, column, check, failure_case."""
    try:
        text_schema(table, today).validate(text, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        cases = pd.DataFrame({"index": [], "column": [], "check": [], "failure_case": []})
    told: pd.DataFrame = cases.assign(
        column=cases["column"]
        .mask(cases["check"] == "precision", "date")
        .mask(cases["check"] == "duplicate", "+".join(table.key)),
        rank=cases["check"].map(ORDER.index),
    )
    return (
        told.sort_values(["index", "rank"], kind="stable")
        .drop_duplicates(["index", "column"])
        .loc[:, ["index", "column", "check", "failure_case"]]
    )


def _finding(failure: tuple, table: Table) -> Finding:  # type: ignore[type-arg]
    row, name, check, value = failure
    column = table.column(str(name).split("+", maxsplit=1)[0])
    what = sentence(str(check), column, name if check == "duplicate" else value)
    return Finding(table.file, what, Effect.ROW_SET_ASIDE, int(row), str(name))

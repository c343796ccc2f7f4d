"""What the pages show as cards and rows, as tables for a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jarfalla_data.charts.describe import example_headline, example_mark, example_table
from jarfalla_data.charts.model import Badge, Cell, Table, words_of
from jarfalla_data.charts.overview import Answer
from jarfalla_data.charts.promise_model import Promise, Promises
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.privacy import Audience, Released
from jarfalla_data.wording import translator


def answers_table(told: Sequence[Answer], caption: str, lang: str, *, internal: bool) -> Table:
    """One row a question: the answer, what to know of it, what it rests on, and whether it is invented."""
    t = translator(lang)
    table = Table(
        name=t("svar"),
        caption=caption,
        columns=(t("Fråga"), t("Svar"), t("Mer"), t("Bygger på")),
        rows=tuple((one.question, one.answer, one.detail, one.rests_on) for one in told),
        internal=internal,
    )
    invented = [one.example for one in told]
    if all(invented):
        return example_table(table, lang)
    if not any(invented):
        return table
    marks = [example_mark(lang) if one else badge_label(Badge.PUBLISHED, lang) for one in invented]
    return replace(
        table,
        name=t("exempeldata-") + table.name,
        columns=(*table.columns, t("Uppgifter")),
        rows=tuple((*row, mark) for row, mark in zip(table.rows, marks, strict=True)),
    )


def promises_table(told: Promises, years: str, work: Released, lang: str) -> Table:
    """One row a promise: its target, what was done (of the files), how it went (as published), and who says so."""
    t = translator(lang)
    example = Badge.EXAMPLE in told.badges
    return Table(
        name=(t("exempeldata-") if example else "") + f"{t('medborgarlofte')}-{years}",
        caption=t("Medborgarlöftet {years}. {told}", years=years, told=told.subtitle),
        columns=(t("Löfte"), t("Mål"), t("Gjort"), t("Utfall"), t("Källa till löftet"), t("Källa till utfallet")),
        rows=tuple((one.title, one.target, one.done, one.outcome_words, *_sources(one)) for one in told.promises),
        internal=work.audience is Audience.INTERNAL,
    )


def _sources(one: Promise) -> tuple[Cell, Cell]:
    """Where the promise is published, and where its outcome is; the first link of a chain is about the problem."""
    links = [step.source for step in one.steps[1:] if step.source and "://" in step.source.url]
    promise, outcome = [*links, None, None][:2]
    return promise or "–", outcome or "–"


def is_invented(table: Table, lang: str) -> bool:
    """Whether a table rests on invented numbers, as its name says where it is saved."""
    return table.name.startswith(translator(lang)("exempeldata-"))


def mark_of(table: Table, lang: str) -> str:
    """What is to be known of a table before it is read: that it is invented, or in part where its cells say which."""
    if not is_invented(table, lang):
        return ""
    mark, before = example_mark(lang), example_headline("", lang)
    words = [words_of(cell) for row in table.rows for cell in row]
    in_cells = any(word == mark or word.startswith(before) for word in words)
    return translator(lang)("Delvis exempeldata") if in_cells and mark not in table.caption else mark


def headed(table: Table, lang: str) -> str:
    """The caption of a table with its mark."""
    mark = mark_of(table, lang)
    return table.caption if mark in table.caption else f"{mark}: {table.caption}"


def without_marks(table: Table, lang: str) -> Table:
    """The table without the column that says in each row that it is invented: its caption says so on paper."""
    mark = example_mark(lang)
    if not (table.rows and all(row[-1] == mark for row in table.rows)):
        return table
    return replace(table, columns=table.columns[:-1], rows=tuple(row[:-1] for row in table.rows))

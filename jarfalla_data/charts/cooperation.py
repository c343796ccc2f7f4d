"""The cooperation agreement: planned and done by year in its four parts, and beside them what has been published."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.draw_year_bars import count, count_words, has_plan
from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.charts.model import Badge, Chart, Fact, Link, Table
from jarfalla_data.charts.sources import freshness, source_link
from jarfalla_data.measures.cooperation import SMALLEST_COUNT, TABLES
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy.suppression import HIDDEN, Released
from jarfalla_data.selection import Period
from jarfalla_data.store import Store
from jarfalla_data.vocabulary.published import OUTCOME_BY, OWNER, PROMISE_OUTCOME
from jarfalla_data.vocabulary.work import AGREEMENT_COMMENTS, AGREEMENT_PARTS
from jarfalla_data.wording import Translator, translator

COLUMNS = ("part", "series", "year", "value", "planned", "value_hidden", "planned_hidden", "unfinished", "comment")


@dataclass(frozen=True)
class Agreement:
    """What the chart is about: the years in words, and how fresh they are."""

    when: str
    freshness: str
    lang: str

    @property
    def t(self) -> Translator:
        """Says texts in the chart's language."""
        return translator(self.lang)


def about(store: Store, period: Period | None, told: Periods, lang: str) -> Agreement:
    """What the chart of the agreement is about; `told`: as of `freshness`."""
    return Agreement(
        span_words(period or told.get("agreement_years"), lang), freshness(store, TABLES, told, lang), lang
    )


def planned_and_done(with_persons: Released, without_persons: Released, told: Agreement) -> Chart:
    """A panel for each part, on its own scale: what was done, and what was planned as a frame around it."""
    t = told.t
    rows = [_row(row, told) for layer in (with_persons, without_persons) for row in layer.rows]
    frame = pd.DataFrame(rows, columns=COLUMNS).astype({"value": "Int64", "planned": "Int64"})
    drawn = replace(with_persons, frame=frame)
    headline = _headline(drawn, told)
    lead = t("Delarna räknar olika saker och läggs aldrig ihop. Inga uppgifter om personer finns i underlaget.")
    said = (f"{row.series} {row.year}: {count_words(row, told.lang)}." for row in drawn.rows)
    hidden = any(row.value_hidden or row.planned_hidden for row in drawn.rows)
    return describe(
        key="cooperation",
        kind="year_bars",
        lang=told.lang,
        headline=headline,
        lead=lead if rows else "",
        subtitle=" · ".join(filter(None, (t("Antal per år, hela Järfälla"), told.when, t("egen skala för varje del")))),
        alt=" ".join([f"{headline}.", lead, *said]),
        layers={"rows": drawn},
        tables=(_table(drawn, told),),
        freshness=told.freshness,
        more_badges=(Badge.SUPPRESSED,) if hidden else (),
    )


def public_limits(t: Translator) -> str:
    """What the public is shown of the agreement, and why not more."""
    return t(
        "Offentligt visas hela år för hela kommunen. För sociala insatsgrupper och unga brottsoffer visas inte antal "
        "under {n}, eftersom de kan peka ut någon.",
        n=SMALLEST_COUNT,
    )


def commitment_facts(found: Released, lang: str) -> tuple[Fact, ...]:
    """Each item of the agreement and how it has been reported, with the source of what is said last."""
    return tuple(Fact(_sentence(row, lang), _source(row)) for row in found.rows)


def commitments_table(found: Released, lang: str) -> Table:
    """The items of the agreement with owner, period, outcome and sources."""
    t = translator(lang)
    return Table(
        name=t("samverkansoverenskommelsen-publicerat"),
        caption=t("Samverkansöverenskommelsen som den är publicerad"),
        columns=(t("Åtagande"), t("Från"), t("Ansvarig"), t("Utfall"), t("Enligt"), t("Redovisat"), t("Källa")),
        rows=tuple(
            (
                _text(row, "title", lang),
                row.period_start.label(lang),
                OWNER.label(row.owner, lang),
                PROMISE_OUTCOME.label(row.outcome, lang),
                "–" if pd.isna(row.outcome_by) else OUTCOME_BY.label(row.outcome_by, lang),
                _text(row, "published_outcome", lang) or "–",
                _source(row),
            )
            for row in found.rows
        ),
    )


def _row(row: Any, told: Agreement) -> tuple[Any, ...]:
    comment = getattr(row, "comment", "")
    return (
        row.part,
        AGREEMENT_PARTS.label(row.part, told.lang),
        row.year,
        row.done,
        row.planned,
        bool(getattr(row, "done" + HIDDEN, False)),
        bool(getattr(row, "planned" + HIDDEN, False)),
        bool(getattr(row, "unfinished", False)),
        AGREEMENT_COMMENTS.label(comment, told.lang) if comment else "",
    )


def _headline(drawn: Released, told: Agreement) -> str:
    """In how many parts as much was done as planned, in the latest year; where a number is missing, only the year."""
    t = told.t
    if drawn.frame.empty:
        return t("Inga uppgifter om samverkansöverenskommelsen för perioden")
    year = max(row.year for row in drawn.rows if not row.unfinished or drawn.frame["unfinished"].all())
    of_year = [row for row in drawn.rows if row.year == year and has_plan(row)]
    if not of_year or any(pd.isna(row.value) or pd.isna(row.planned) for row in of_year):
        return t("Samverkansöverenskommelsen till och med {year}", year=year)
    reached = sum(row.value >= row.planned for row in of_year)
    return t("{year} nåddes planen i {n} av {all} delar", year=year, n=reached, all=len(of_year))


def _table(drawn: Released, told: Agreement) -> Table:
    """One row per part and year; those inside also read why it was more or less."""
    t = told.t
    comments = any(row.comment for row in drawn.rows)
    parts = list(dict.fromkeys(row.series for row in drawn.rows))
    columns = (t("Del"), t("År"), t("Planerat"), t("Genomfört"))
    return Table(
        name=t("samverkansoverenskommelsen"),
        caption=t("Samverkansöverenskommelsen: planerat och genomfört per år"),
        columns=(*columns, t("Kommentar")) if comments else columns,
        rows=tuple(
            (
                row.series,
                f"{row.year} ({t('ofullständig')})" if row.unfinished else str(row.year),
                count(row.planned, t, hidden=row.planned_hidden),
                count(row.value, t, hidden=row.value_hidden),
                *((row.comment or "–",) if comments else ()),
            )
            for row in sorted(drawn.rows, key=lambda row: parts.index(row.series))  # years stay in order
        ),
        numeric=columns[2:],
    )


def _sentence(row: Any, lang: str) -> str:
    """The item, then how it was reported in the words of the facts."""
    t = translator(lang)
    by = "" if pd.isna(row.outcome_by) else f" ({OUTCOME_BY.label(row.outcome_by, lang).lower()})"
    said = _text(row, "published_outcome", lang)
    outcome = f"{PROMISE_OUTCOME.label(row.outcome, lang).lower()}{by}"
    told = t(
        "{title}, från {start}: {outcome}.",
        title=_text(row, "title", lang),
        start=row.period_start.label(lang),
        outcome=outcome,
    )
    return f"{told} {said}." if said else told


def _text(row: Any, name: str, lang: str) -> str:
    value = getattr(row, f"{name}_{lang}")
    return "" if pd.isna(value) else str(value)


def _source(row: Any) -> Link:
    """Of the outcome where it has one, else of the item."""
    return source_link(row.source_url if pd.isna(row.outcome_source_url) else row.outcome_source_url)

"""The charts of perceived insecurity: by area, by time, by who answered, problems named, and what has changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from jarfalla_data.charts import insecurity_change_words as change_words
from jarfalla_data.charts import insecurity_words as words
from jarfalla_data.charts.describe import describe
from jarfalla_data.charts.dots import FEW, SUPPRESSED, labelled, shares_table
from jarfalla_data.charts.insecurity_questions import question
from jarfalla_data.charts.model import Axis, Badge, Chart
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.wording import translator


@dataclass(frozen=True)
class About:
    """What every chart of the page is about: names by code, the chosen place, the time of day, freshness, language."""

    names: dict[str, str]
    chosen: str | None
    time: str
    freshness: str
    lang: str


RANKED = ("concern", "worry", "professional")
"""Questions whose groups have no order of their own."""


def by_area(shares: Released, asked: Released, about: About) -> Chart:
    """Areas ranked by the share that feels unsafe, the municipality as a line to compare with."""
    lang = about.lang
    t = translator(lang)
    every = labelled(shares, about.names, ranked=True, strong=about.chosen)
    areas = words.rows_of(every, "area")
    whole: Any = words.rows_of(every, "municipality").rows[0]
    headline = words.area_headline(every, about.chosen, about.time, lang)
    lead = words.municipality_sentence(whole, asked, about.time, lang)
    return describe(
        key="insecurity-areas",
        kind="dots",
        lang=lang,
        headline=headline,
        lead=lead,
        subtitle=words.subtitle(asked, about.time, lang),
        alt=words.alternative(headline, lead, areas, lang),
        layers={"rows": areas},
        tables=(
            shares_table(
                every, lang, name=t("otrygghet-omraden"), caption=t("Andel otrygga efter område"), what=t("Område")
            ),
        ),
        freshness=about.freshness,
        more_badges=state_badges(areas),
        withheld=withheld(areas),
        axis=words.reference_axis(whole, lang),
    )


def by_part(shares: Released, asked: Released, about: About) -> Chart:
    """The four parts and the municipality, from the same shares."""
    lang = about.lang
    t = translator(lang)
    every = labelled(shares, about.names, ranked=True, strong=about.chosen)
    parts = words.rows_of(every, "municipality", "part")
    headline = words.highest(
        words.rows_of(every, "part"), t("Störst andel otrygga bland kommundelarna: {place}, {share}"), lang
    )
    return _shares_chart(
        parts,
        asked,
        lang,
        key="insecurity-parts",
        headline=headline,
        time=about.time,
        what=t("Kommundel"),
        name=t("otrygghet-delar"),
    )


def by_group(
    shares: Released,
    asked: Released,
    *,
    labels: dict[str, str],
    key: str,
    where: str,
    lang: str,
) -> Chart:
    """The share of each group; `key` is one of `insecurity_questions`, `where` the place it is about."""
    rows = labelled(shares, labels, ranked=key in RANKED)
    asked_for = question(key, where, lang)
    headline = words.highest(rows, asked_for.finding, lang)
    return _shares_chart(
        rows,
        asked,
        lang,
        key=f"insecurity-{key}",
        headline=headline,
        measure=asked_for.measure,
        what=asked_for.what,
        name=asked_for.file,
    )


def change(changes: Released, asked: Released, about: About) -> Chart:
    """The difference since the latest comparable round, with the three verdicts only."""
    lang = about.lang
    t = translator(lang)
    rows = labelled(changes, about.names, ranked=True, strong=about.chosen, value="difference")
    headline = change_words.change_headline(rows, about.time, lang)
    return describe(
        key="insecurity-change",
        kind="dots",
        lang=lang,
        headline=headline,
        lead=change_words.change_lead(rows, about.time, lang),
        subtitle=change_words.change_subtitle(asked, about.time, lang),
        alt=change_words.change_alternative(headline, rows, lang),
        layers={"rows": rows},
        tables=(change_words.change_table(rows, lang),),
        freshness=about.freshness,
        more_badges=state_badges(rows),
        withheld=withheld(rows),
        axis=Axis(differences=True, reference_label=t("mindre otryggt ← → mer otryggt"), reference=0.0),
    )


def withheld(rows: Released) -> bool:
    """Whether there are answers, and nothing of them may be shown: at least one row is hidden, and no other is told."""
    answered = any(pd.isna(row.n) or row.n > 0 for row in rows.rows)
    return answered and SUPPRESSED in {row.state for row in rows.rows} and not any(pd.notna(r.value) for r in rows.rows)


def state_badges(rows: Released) -> tuple[Badge, ...]:
    """Few answers and hidden values, where there are any."""
    states = set(rows.frame["state"]) if len(rows.frame) else set()
    found = {FEW: Badge.FEW_ANSWERS, SUPPRESSED: Badge.SUPPRESSED}
    return tuple(badge for state, badge in found.items() if state in states)


def _shares_chart(
    rows: Released,
    asked: Released,
    lang: str,
    *,
    key: str,
    headline: str,
    what: str,
    name: str,
    measure: str = "",
    time: str = "",
) -> Chart:
    return describe(
        key=key,
        kind="dots",
        lang=lang,
        headline=headline,
        subtitle=words.subtitle(asked, time, lang, measure),
        alt=words.alternative(headline, "", rows, lang),
        layers={"rows": rows},
        tables=(shares_table(rows, lang, name=name, caption=headline, what=what),),
        freshness="",
        more_badges=state_badges(rows),
        withheld=withheld(rows),
    )

"""The promises of a period: the finding, a row for each promise, and its chain folded below the row."""

from __future__ import annotations

from html import escape

import streamlit as st

from jarfalla_data.charts.promise_model import Promise, Promises, Step
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.wording import Translator
from pages.ui.links import within

COLUMNS = 4


def promises(told: Promises, t: Translator) -> None:
    """All promises of the period; without any the sentence that says so."""
    badges = "".join(_badge(badge, badge_label(badge, t.lang)) for badge in told.badges)
    lead = f'<p class="j-lead">{escape(told.lead)}</p>' if told.lead else ""
    st.html(
        f'<div class="j-block"><h2 class="j-finding">{escape(told.headline)}</h2>{lead}'
        f'<p class="j-subtitle">{badges}{escape(told.subtitle)}</p></div>{_table(told, t) if told.promises else ""}'
        f'<p class="j-freshness">{escape(told.freshness)}</p>'
    )


def _badge(kind: str, words: str) -> str:
    return f'<span class="j-badge j-badge-{kind}">{escape(words)}</span>'


def _table(told: Promises, t: Translator) -> str:
    names = (t("Löfte"), t("Mål"), t("Gjort"), t("Utfall"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
    body = "".join(f"<tbody>{_row(one, names)}{_chain_row(one, t)}</tbody>" for one in told.promises)
    caption = escape(t("Löften med mål, vad som gjorts och utfall"))
    return f'<table class="j-promises"><caption>{caption}</caption><thead><tr>{head}</tr></thead>{body}</table>'


def _row(one: Promise, names: tuple[str, ...]) -> str:
    """Outcome as word and shape: the shape says nothing that the word does not."""
    shape = f'<span class="j-shape j-shape-{one.outcome}" aria-hidden="true"></span>'
    cells = (escape(one.target), escape(one.done), f"{shape}<strong>{escape(one.outcome_words)}</strong>")
    named = "".join(f'<td data-name="{escape(n)}">{c}</td>' for n, c in zip(names[1:], cells, strict=True))
    return f'<tr id="{escape(one.code)}"><th scope="row">{escape(one.title)}</th>{named}</tr>'


def _chain_row(one: Promise, t: Translator) -> str:
    steps = "".join(_step(step, t) for step in one.steps)
    note = f'<p class="j-note">{escape(one.note)}</p>' if one.note else ""
    words = t("Från problem till slutsats")
    named = escape(f"{words}: {one.title}")
    summary = f'<summary aria-label="{named}">{escape(words)}</summary>'
    return (
        f'<tr><td class="j-chain-cell" colspan="{COLUMNS}"><details>{summary}'
        f'<ol class="j-chain">{steps}</ol>{note}</details></td></tr>'
    )


def _step(step: Step, t: Translator) -> str:
    badge = _badge("example", t("Exempeldata")) if step.example else ""
    return (
        f"<li><h3>{escape(step.name)}</h3><p>{escape(step.said)}</p>"
        f'<p class="j-about">{badge}{escape(step.about)} {_source(step, t)}</p></li>'
    )


def _source(step: Step, t: Translator) -> str:
    """The published source, or the page of the dashboard that tells more."""
    if step.source is None:
        return ""
    if "://" not in step.source.url:
        words = t("Mer på sidan {page}", page=step.source.text)
        return f'<a href="{escape(within(step.source.url, t.lang))}" target="_self">{escape(words)}</a>'
    words = t("Källa: {site}", site=step.source.text)
    return f'<a href="{escape(step.source.url)}" rel="noreferrer">{escape(words)}</a>'

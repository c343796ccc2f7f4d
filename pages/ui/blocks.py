"""The parts that pages are made of: title, chart block, facts, table, calm sentences."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from jarfalla_data.charts.drawing import NARROW, WIDE, draw
from jarfalla_data.charts.model import Badge, Chart, Fact, Table
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.charts.tables import to_csv, to_html
from jarfalla_data.wording import Translator, translator
from pages.ui.plot import plot


def title(text: str) -> None:
    """The page's name."""
    st.html(f'<h1 class="j-title">{escape(text)}</h1>')


def heading(text: str) -> None:
    """The name of a part of the page."""
    st.html(f'<h2 class="j-heading">{escape(text)}</h2>')


def paragraph(text: str) -> None:
    """Plain text."""
    st.html(f'<p class="j-text">{escape(text)}</p>')


def chart(described: Chart) -> None:
    """The chart block: finding, what it shows, the figure with its text alternative, table, download, freshness."""
    _headline(described)
    if described.is_empty:
        return
    wide, narrow = draw(described, WIDE), draw(described, NARROW)
    plot(
        wide.spec,
        narrow.spec,
        key=described.key,
        alt=described.alt,
        height=wide.height,
        narrow_height=narrow.height,
    )
    st.html(f'<p class="j-freshness">{escape(described.freshness)}</p>')
    t = translator(described.lang)
    with st.expander(t("Visa tabell")):
        for shown in described.tables:
            table(shown, described.lang, example=Badge.EXAMPLE in described.badges)


def table(shown: Table, lang: str, *, example: bool = False) -> None:
    """A table with its download; an example table says so in its file name."""
    t = translator(lang)
    st.html(
        f'<div class="j-scroll" role="region" tabindex="0" aria-label="{escape(shown.caption)}">{to_html(shown)}</div>'
    )
    st.download_button(
        t("Ladda ner som CSV: {table}", table=shown.caption.split(".")[0]),
        to_csv(shown, lang),
        file_name=f"{t('exempeldata-') if example else ''}{shown.name}.csv",
        mime="text/csv",
        key=f"csv-{shown.name}",
        on_click="ignore",
    )


def facts(name: str, told: Sequence[Fact], t: Translator) -> None:
    """Sentences under a heading, each with the source that says it."""
    if not told:
        return
    items = "".join(
        f'<li>{escape(f.sentence)} <a href="{escape(f.source.url)}" rel="noreferrer">'
        f"{escape(t('Källa: {site}', site=f.source.text))}</a></li>"
        for f in told
    )
    st.html(f'<h2 class="j-heading">{escape(name)}</h2><ul class="j-facts">{items}</ul>')


def summary(told: tuple[str, str]) -> None:
    """A finding and the counts behind it."""
    finding, counts = told
    st.html(
        f'<div class="j-block"><h2 class="j-finding">{escape(finding)}</h2><p class="j-lead">{escape(counts)}</p></div>'
    )


def findings(shown: Table, lang: str) -> None:
    """The findings about the files, where there are any for this audience."""
    if not shown.rows:
        return
    heading(shown.caption)
    table(shown, lang)


def nothing(why: str, t: Translator) -> None:
    """The calm sentence where there is nothing to show."""
    st.html(
        f'<div class="j-nothing" role="status"><p><strong>{escape(why)}</strong></p>'
        f"<p>{escape(t('Kontrollera mappen med filerna och ladda om sidan.'))}</p></div>"
    )


def _headline(described: Chart) -> None:
    badges = "".join(
        f'<span class="j-badge j-badge-{badge}">{escape(badge_label(badge, described.lang))}</span>'
        for badge in described.badges
    )
    lead = f'<p class="j-lead">{escape(described.lead)}</p>' if described.lead else ""
    st.html(
        f'<div class="j-block"><h2 class="j-finding">{escape(described.headline)}</h2>{lead}'
        f'<p class="j-subtitle">{badges}{escape(described.subtitle)}</p></div>'
    )

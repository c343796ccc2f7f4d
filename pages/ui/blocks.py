"""The parts that pages are made of: title, chart block, facts, table, calm sentences."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from html import escape

import streamlit as st

from jarfalla_data.charts.meeting_tables import Listed
from jarfalla_data.charts.model import Fact, Table
from jarfalla_data.charts.overview import Answer
from jarfalla_data.charts.promise_model import Onward
from jarfalla_data.wording import Translator, translator
from pages.ui.chart_block import chart, download, linked, listed, published, table_block, tabled
from pages.ui.links import AREA, within
from pages.ui.method_blocks import method, ways
from pages.ui.promise_block import promises

__all__ = [
    "answers",
    "chart",
    "facts",
    "findings",
    "folded",
    "group",
    "heading",
    "method",
    "nothing",
    "notice",
    "numbered",
    "onward",
    "pairs",
    "paragraph",
    "promises",
    "published",
    "sentences",
    "summary",
    "table",
    "tabled",
    "title",
    "to_do",
    "ways",
]


def title(text: str) -> None:
    """The page's name."""
    st.html(f'<h1 class="j-title">{escape(text)}</h1>')


def heading(text: str) -> None:
    """The name of a part of the page."""
    st.html(f'<h2 class="j-heading">{escape(text)}</h2>')


def paragraph(*texts: str) -> None:
    """Plain text, a paragraph each."""
    st.html("".join(f'<p class="j-text">{escape(text)}</p>' for text in texts))


def notice(text: str) -> None:
    """A sentence about what was asked for and is not shown; its words may come from the URL."""
    st.html(f'<p class="j-notice" role="status">{escape(text)}</p>')


def table(shown: Table, lang: str) -> None:
    """A table that stands open, with its download."""
    st.html(linked(shown, lang))
    file = download(shown, lang)
    name = f"csv-{shown.name}"
    st.download_button(file.button, file.csv, file.file, "text/csv", key=name, on_click="ignore")


def to_do(told: Listed) -> None:
    """A list: its first rows open, all of it folded with its download."""
    open_rows = linked(told.first, told.lang, told.lead) if told.first.rows else ""
    seen = f'<div class="j-first"><p class="j-subtitle">{escape(told.lead)}</p>{open_rows}</div>'
    head = f'<h2 class="j-heading">{escape(told.heading)}</h2>{seen}'
    table_block(told.whole, head, translator(told.lang)("Visa hela listan"), told.lang)


def answers(told: Sequence[Answer], t: Translator) -> None:
    """The questions of the overview with their answers, side by side; each leads to its page."""
    cards = "".join(_card(answer, t) for answer in told)
    st.html(f'<div class="j-answers">{cards}</div>')


def _card(told: Answer, t: Translator) -> str:
    source = told.source
    link = (
        f' <a href="{escape(source.url)}" rel="noreferrer">{escape(t("Källa: {site}", site=source.text))}</a>'
        if source
        else ""
    )
    badge = f'<span class="j-badge j-badge-example">{escape(t("Exempeldata"))}</span>' if told.example else ""
    return (
        f'<section class="j-answer"><h2>{_leading(told, t)}</h2>'
        f'<p class="j-said">{escape(told.answer)}</p><p>{escape(told.detail)}</p>'
        f'<p class="j-rests">{badge}{escape(told.rests_on)}{link}</p></section>'
    )


def _leading(told: Answer, t: Translator) -> str:
    """The question, as a link where a page tells more."""
    if not told.page:
        return escape(told.question)
    link = within(told.page, t.lang, **({AREA: told.area} if told.area else {}))
    return f'<a href="{escape(link)}" target="_self">{escape(told.question)}</a>'


def sentences(name: str, said: Sequence[str], otherwise: str = "") -> None:
    """A list of sentences under a heading, or the one that says that there is none; without either, nothing."""
    _listed(name, said, otherwise, "ul")


def numbered(name: str, said: Sequence[str], otherwise: str = "") -> None:
    """The same with the numbers that a figure above marks them with."""
    _listed(name, said, otherwise, "ol")


def _listed(name: str, said: Sequence[str], otherwise: str, kind: str) -> None:
    if said:
        items = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        st.html(f'<h2 class="j-heading">{escape(name)}</h2><{kind} class="j-facts">{items}</{kind}>')
    elif otherwise:
        heading(name)
        paragraph(otherwise)


def pairs(name: str, told: Sequence[tuple[str, str]]) -> None:
    """Labels and what they say, under a heading."""
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(said)}</dd>" for label, said in told)
    st.html(f'<h2 class="j-heading">{escape(name)}</h2><dl class="j-pairs">{rows}</dl>')


def facts(name: str, told: Sequence[Fact], t: Translator) -> None:
    """Sentences under a heading, each with the source that says it."""
    if not told:
        return
    st.html(f'<h2 class="j-heading">{escape(name)}</h2>{listed(told, t)}')


def onward(ways_on: Sequence[Onward], t: Translator) -> None:
    """Ways to other pages, each in words."""
    links = ((escape(within(way.page, t.lang, **dict(way.asked))), escape(way.text)) for way in ways_on)
    for link, text in links:
        st.html(f'<p class="j-text j-onward"><a href="{link}" target="_self">{text}</a></p>')


def group() -> AbstractContextManager[object]:
    """A place for parts that not every choice has: what comes after it stays where it is, and is not drawn anew."""
    return st.container()


def folded(name: str) -> AbstractContextManager[object]:
    """A part of the page that opens with a click, or by the keyboard."""
    return st.expander(name)


def summary(told: tuple[str, str], fresh: str) -> None:
    """A finding, the counts behind it, and how fresh they are."""
    finding, counts = told
    st.html(
        f'<div class="j-block"><h2 class="j-finding">{escape(finding)}</h2><p class="j-lead">{escape(counts)}</p>'
        f'<p class="j-freshness">{escape(fresh)}</p></div>'
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

"""The chart block: finding, what it shows, figure with its text alternative, freshness, table with its download.

A block is worked out once for what it is about, and kept: most clicks change only some of a page's blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from html import escape
from typing import Any

import streamlit as st

from jarfalla_data.charts.drawing import NARROW, draw_on_screen, wide_width
from jarfalla_data.charts.model import Badge, Chart, Fact, Table
from jarfalla_data.charts.sources import badge_label, badges
from jarfalla_data.charts.tables import NO_PAGES, to_csv, to_html
from jarfalla_data.privacy import Released
from jarfalla_data.wording import Translator, translator
from pages.ui import data
from pages.ui.links import pictures
from pages.ui.plot import Figure, File, content, plot

MOST_KEPT = 256


@dataclass(frozen=True)
class Block:
    """A block as it is sent to the browser; `given` is kept as long, because blocks are known by what they got."""

    key: str
    headline: str
    content: dict[str, Any] | None
    given: Any


_kept: dict[Any, Block] = {}


def chart(
    describe: Callable[..., Chart],
    *given: Any,
    minor: bool = False,
    on_click: Callable[[str], None] | None = None,
    **named: Any,
) -> None:
    """Show the chart that a function describes when it is given these arguments.

    A minor one has a smaller headline. `on_click` is called with the code of what is clicked.
    """
    about = (describe, minor, _identity(given), _identity(named))
    block = _kept.get(about)
    if block is None:
        if len(_kept) >= MOST_KEPT:
            _kept.clear()
        block = _kept[about] = _block(describe(*given, **named), (given, named), minor=minor)
    if block.content is None:
        st.html(block.headline)
    else:
        plot(block.key, block.content, on_click)


def _identity(value: Any) -> Any:
    """Stands for a value as a key; released frames are themselves, for they never change."""
    if isinstance(value, Released):
        return id(value)
    if isinstance(value, Mapping):
        return tuple((name, _identity(part)) for name, part in value.items())
    if isinstance(value, tuple):
        return tuple(map(_identity, value))
    if is_dataclass(value):
        return type(value), *(_identity(getattr(value, field.name)) for field in fields(value))
    return value


def _block(described: Chart, given: Any, *, minor: bool) -> Block:
    headline = _headline(described, minor=minor)
    if described.is_empty:
        return Block(described.key, headline, None, given)
    lang = described.lang
    fresh = f'<p class="j-freshness">{escape(described.freshness)}</p>' if described.freshness else ""
    tables = [download(table, lang) for table in described.tables]
    sent = content(headline, _figure(described), fresh, label=translator(lang)("Visa tabell"), tables=tables)
    return Block(described.key, headline, sent, given)


def published(shown: Table, told: Sequence[Fact], lang: str) -> None:
    """Published facts with their badge: some in words, and all as a table; or that there are none."""
    t = translator(lang)
    badge = f'<span class="j-badge j-badge-{Badge.PUBLISHED}">{escape(badge_label(Badge.PUBLISHED, lang))}</span>'
    name, _, more = shown.caption.partition(". ")
    heading = f'<h2 class="j-heading">{escape(name)}</h2>'
    if not shown.rows:
        st.html(f'{heading}<p class="j-text">{escape(t("Inga uppgifter"))}.</p>')
        return
    words = f'{heading}<p class="j-subtitle">{badge}{escape(more)}</p>{listed(told, t)}'
    table_block(shown, words, t("Visa tabell"), lang)


def table_block(shown: Table, head: str, label: str, lang: str) -> None:
    """A table with its download behind a label that opens it; none where it has no rows."""
    files = [download(shown, lang)] if shown.rows else []
    plot(f"table-{shown.name}", content(head, None, "", label=label, tables=files))


def listed(told: Sequence[Fact], t: Translator) -> str:
    """Sentences as HTML, each with the source that says it."""
    items = "".join(
        f'<li>{escape(fact.sentence)} <a href="{escape(fact.source.url)}" rel="noreferrer">'
        f"{escape(t('Källa: {site}', site=fact.source.text))}</a></li>"
        for fact in told
    )
    return f'<ul class="j-facts">{items}</ul>' if items else ""


def tabled(shown: Table | None, rests_on: Released, lang: str) -> None:
    """A table without a figure, with the badges of what it rests on; None: nothing."""
    if shown is None:
        return
    marks = "".join(
        f'<span class="j-badge j-badge-{badge}">{escape(badge_label(badge, lang))}</span>'
        for badge in badges((rests_on,))
    )
    name = escape(shown.caption.rpartition(": ")[2])
    head = f'<h2 class="j-heading">{name}</h2><p class="j-subtitle">{marks}</p>'
    table_block(shown, head, translator(lang)("Visa tabell"), lang)


def _figure(described: Chart) -> Figure:
    wide, narrow = (draw_on_screen(described, width) for width in (wide_width(described), NARROW))
    return Figure(wide.spec, narrow.spec, wide_width(described), wide.height, narrow.height, described.alt)


def download(shown: Table, lang: str) -> File:
    """A table with its download; an internal one says so in its file name, as an example does in its own."""
    t = translator(lang)
    mark = t("intern-") if shown.internal else ""
    return File(
        linked(shown, lang),
        t("Ladda ner som CSV: {table}", table=shown.caption.split(".")[0]),
        to_csv(shown, lang).decode("utf-8"),
        f"{mark}{shown.name}.csv",
    )


def linked(shown: Table, lang: str, part: str = "") -> str:
    """The same as `scrolled`, in which areas lead to their problem pictures."""
    return scrolled(shown, pictures(data.store(), lang), part)


def scrolled(shown: Table, pages: Mapping[str, str] = NO_PAGES, part: str = "") -> str:
    """A table as HTML, in a place of its own where it may be wider than the page; names in `pages` lead there.

    `part` says which part of it this is, where the whole stands beside under the same name. A part is few rows: on a
    phone each of them is lines of its own.
    """
    name = escape(f"{shown.caption}. {part}" if part else shown.caption)
    table = to_html(shown, pages, named=bool(part))
    return f'<div class="j-scroll" role="region" tabindex="0" aria-label="{name}">{table}</div>'


def _headline(described: Chart, *, minor: bool) -> str:
    badges = "".join(
        f'<span class="j-badge j-badge-{badge}">{escape(badge_label(badge, described.lang))}</span>'
        for badge in described.badges
    )
    tag = "h3" if minor else "h2"
    lead = f'<p class="j-lead">{escape(described.lead)}</p>' if described.lead else ""
    return (
        f'<div class="j-block"><{tag} class="j-finding">{escape(described.headline)}</{tag}>{lead}'
        f'<p class="j-subtitle">{badges}{escape(described.subtitle)}</p></div>'
    )

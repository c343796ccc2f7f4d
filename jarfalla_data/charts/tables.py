"""Tables as HTML for the page and as CSV for download; text from files is escaped and made harmless."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from html import escape
from types import MappingProxyType

from jarfalla_data.charts.model import Cell, Link, Table
from jarfalla_data.wording import translator

LONG = 22
NO_PAGES: Mapping[str, str] = MappingProxyType({})
RUNS_IN_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


def to_html(table: Table, pages: Mapping[str, str] = NO_PAGES, *, named: bool = False) -> str:
    """The table with caption and column headers; links open their source.

    A cell that is one of the names in `pages` leads to its page of the dashboard. `named`: each cell knows its column's
    name, so that a row can stand as lines where the page is narrow.
    """
    head = "".join(f'<th scope="col"{_right(name, table)}>{escape(name)}</th>' for name in table.columns)
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_class(c, n, table)}{_name(n) if named else ''}>{_html(c, pages)}</td>"
            for n, c in zip(table.columns, row, strict=True)
        )
        + "</tr>"
        for row in table.rows
    )
    return (
        f'<table class="jt"><caption>{escape(table.caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def to_csv(table: Table, lang: str) -> bytes:
    """The table as a spreadsheet opens it: semicolons in Swedish, commas in English, UTF-8 with a mark.

    What is internal says so in each row, so that it still does when rows are copied elsewhere.
    """
    t = translator(lang)
    head, mark = ((t("Spridning"),), (t("Intern"),)) if table.internal else ((), ())
    out = io.StringIO()
    writer = csv.writer(out, delimiter="," if lang == "en" else ";", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in (*table.columns, *head)])
    writer.writerows([[harmless(c.url if isinstance(c, Link) else c) for c in (*row, *mark)] for row in table.rows])
    return out.getvalue().encode("utf-8-sig")


def harmless(text: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(RUNS_IN_SPREADSHEETS) else text


def _html(cell: Cell, pages: Mapping[str, str]) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.url)}" rel="noreferrer">{escape(cell.text)}</a>'
    if cell in pages:
        return f'<a href="{escape(pages[cell])}" target="_self">{escape(cell)}</a>'
    return escape(cell)


def _class(cell: Cell, name: str, table: Table) -> str:
    """Numbers stand to the right; only long texts may be broken into lines."""
    return _right(name, table) or (' class="long"' if isinstance(cell, str) and len(cell) > LONG else "")


def _name(column: str) -> str:
    return f' data-name="{escape(column)}"'


def _right(name: str, table: Table) -> str:
    return ' class="num"' if name in table.numeric else ""

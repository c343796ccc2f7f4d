"""Page one: what the report was asked to hold, for whom, what is hidden, and of which data it was made when."""

from __future__ import annotations

import datetime as dt

from jarfalla_data import geography
from jarfalla_data.charts.describe import example_mark
from jarfalla_data.charts.hiding import small_numbers
from jarfalla_data.charts.incident_words import span_words
from jarfalla_data.measures import covered
from jarfalla_data.privacy import Audience, smallest_count
from jarfalla_data.publication.current import current
from jarfalla_data.publication.files import fingerprint
from jarfalla_data.publication.view import View
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.report.asked import Asked, Order
from jarfalla_data.report.catalogue import chosen
from jarfalla_data.selection import Period, Selection
from jarfalla_data.store import Store
from jarfalla_data.wording import Translator, format_moment, translator

Facts = tuple[tuple[str, str], ...]


def facts(store: Store, asked: Asked, now: dt.datetime | None, *, is_example: bool) -> Facts:
    """Pairs of a label and what it says; without a time for a report that is not made yet."""
    t = translator(asked.lang)
    marked = ((t("Uppgifter"), example_mark(asked.lang)),) if is_example else ()
    return (
        *marked,
        (t("Område"), ", ".join(geography.name(store, area, asked.lang) for area in asked.areas or (None,))),
        (t("Period"), _period(store, asked)),
        (t("Avsnitt"), ", ".join(entry.title(t) for entry in chosen(asked))),
        (t("Ordning"), order_name(asked.order, t)),
        (t("Spridning"), audience_words(asked.audience, t)),
        (t("Vad som inte visas"), _hidden(asked.audience, t)),
        (t("Underlagets kontrollsumma"), data_fingerprint(store, asked.audience)),
        *(((t("Rapporten gjordes"), format_moment(now, asked.lang)),) if now else ()),
    )


def is_example(store: Store) -> bool:
    """Whether any file that a report may rest on is invented, before it is known which of them it does."""
    return any(file.origin is Origin.EXAMPLE for file in store.files.values())


def order_name(order: Order, t: Translator) -> str:
    """The name of an order of sections."""
    return {
        Order.PAGES: t("Som sidorna"),
        Order.LAW: t("Som en lägesbild enligt 4 § lagen (2023:196)"),
    }[order]


def audience_words(audience: Audience, t: Translator) -> str:
    """For whom a report is, and what that means."""
    if audience is Audience.INTERNAL:
        return t("Intern: bara för dem som arbetar trygghetsskapande och brottsförebyggande i kommunen och hos polisen")
    return t("Offentlig: får spridas")


def data_fingerprint(store: Store, audience: Audience) -> str:
    """A short fingerprint of the data behind a report: of all files, for the public of what is published of them.

    That of the files would tell the public of one row more.
    """
    if audience is Audience.INTERNAL:
        return store.version
    return fingerprint(current(store, smallest_count()))


def _period(store: Store, asked: Asked) -> str:
    if asked.period is not None:
        return span_words(asked.period, asked.lang)
    years = covered.years(View(store, asked.audience, asked.lang, Selection()).periods)
    return span_words(Period.of_years(years[0], years[-1]), asked.lang) if years else "–"


def _hidden(audience: Audience, t: Translator) -> str:
    if audience is Audience.INTERNAL:
        return t("Inget är dolt. Små tal kan peka ut enskilda: lämna inte rapporten vidare.")
    return " ".join(small_numbers(t)[:2])

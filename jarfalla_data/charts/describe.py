"""Putting a chart together: its badges follow from its layers, and example figures say that they are examples."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from jarfalla_data.charts.model import Axis, Badge, Chart, Table
from jarfalla_data.charts.sources import badges
from jarfalla_data.privacy.suppression import Audience, Released
from jarfalla_data.wording import translator

DEFAULT_AXIS = Axis()


def describe(
    *,
    key: str,
    kind: str,
    lang: str,
    headline: str,
    subtitle: str,
    alt: str,
    layers: Mapping[str, Released],
    tables: Sequence[Table],
    freshness: str,
    lead: str = "",
    more_badges: Sequence[Badge] = (),
    axis: Axis = DEFAULT_AXIS,
    withheld: bool = False,
) -> Chart:
    """A chart whose figures, where they are invented, say so in headline, text alternative and every table.

    Of a chart that is `withheld`, because nothing in it may be shown, one sentence is left, with `lead` and `subtitle`.
    """
    if withheld:
        headline = alt = withheld_headline(lang)
        layers = {name: replace(layer, frame=layer.frame.iloc[:0]) for name, layer in layers.items()}
        tables = ()
    found = (*badges(tuple(layers.values())), *more_badges)
    internal = any(layer.audience is Audience.INTERNAL for layer in layers.values())
    tables = tuple(replace(table, internal=internal) for table in tables)
    chart = Chart(key, kind, lang, headline, lead, subtitle, alt, layers, tables, found, freshness, axis)
    if Badge.EXAMPLE not in found:
        return chart
    return replace(
        chart,
        headline=example_headline(headline, lang),
        alt=f"{example_mark(lang)}. {alt}",
        tables=tuple(example_table(table, lang) for table in tables),
    )


def withheld_headline(lang: str) -> str:
    """What stands in the place of figure and table when all of it is hidden: one sentence and no wall of words."""
    return translator(lang)("Visas inte: grupperna är så små att enskilda skulle kunna kännas igen")


def example_mark(lang: str) -> str:
    """What stands inside every figure, export and text alternative of invented numbers."""
    return translator(lang)("EXEMPELDATA – påhittade siffror")


def example_headline(headline: str, lang: str) -> str:
    """A headline of invented numbers."""
    return translator(lang)("Exempel: {headline}", headline=headline)


def example_table(table: Table, lang: str, *, in_rows: bool = True) -> Table:
    """A table of invented numbers: said in its caption, its file name and, where it is exported, in each row."""
    t = translator(lang)
    mark = example_mark(lang)
    said = replace(table, name=t("exempeldata-") + table.name, caption=f"{mark}: {table.caption}")
    if not in_rows:
        return said
    return replace(said, columns=(*table.columns, t("Uppgifter")), rows=tuple((*row, mark) for row in table.rows))

"""Sources, freshness and badges, in words."""

from __future__ import annotations

from urllib.parse import urlparse

from jarfalla_data.charts.model import Badge, Link
from jarfalla_data.measures.covered import Periods
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.selection import Period
from jarfalla_data.store import Store
from jarfalla_data.wording import format_day, format_moment, from_to, translator


def source_link(url: str) -> Link:
    """A link named after the site that it leads to."""
    return Link((urlparse(url).hostname or url).removeprefix("www."), url)


def badges(layers: tuple[Released, ...]) -> tuple[Badge, ...]:
    """Example or published, for the figures that a chart rests on."""
    origins = {layer.origin for layer in layers}
    found = {Origin.EXAMPLE: Badge.EXAMPLE, Origin.PUBLIC: Badge.PUBLISHED}
    return tuple(badge for origin, badge in found.items() if origin in origins)


def badge_label(badge: Badge, lang: str) -> str:
    """The words of a badge."""
    t = translator(lang)
    return {
        Badge.EXAMPLE: t("Exempeldata"),
        Badge.PUBLISHED: t("Publicerade uppgifter"),
        Badge.METHOD_BREAK: t("Ändrad mätmetod"),
        Badge.FEW_ANSWERS: t("Få svar"),
        Badge.SUPPRESSED: t("Visas inte"),
        Badge.PRELIMINARY: t("Preliminär"),
    }[badge]


def freshness(store: Store, tables: tuple[str, ...], told: Periods, lang: str) -> str:
    """The period that is told, when the files were read and when they are next expected, as one line."""
    t = translator(lang)
    reports = [store.files[name] for name in dict.fromkeys(tables)]
    periods = [told[name] for name in tables if name in told]
    read = format_moment(max(r.read_at for r in reports), lang)
    coming = [r.next_update for r in reports if r.next_update]
    parts = [
        t("Uppgifter {years}", years=_years(periods)) if periods else "",
        t("inlästa {moment}", moment=read),
        t("väntas nästa gång {day}", day=format_day(min(coming), lang))
        if coming
        else t("inget datum är satt för nästa uppdatering"),
    ]
    return " · ".join(part for part in parts if part)


def _years(periods: list[Period]) -> str:
    ends = min(period.first.year for period in periods), max(period.last.year for period in periods)
    return from_to(*map(str, ends))

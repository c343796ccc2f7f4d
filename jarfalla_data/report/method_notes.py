"""What the speaker has beside a chart: how it is made, what it rests on, and all that it says in words."""

from __future__ import annotations

from functools import cache

from jarfalla_data.charts.method import entries
from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.charts.model import Chart
from jarfalla_data.charts.sources import badge_label
from jarfalla_data.measures.narcotics import PER
from jarfalla_data.wording import Translator, translator


def notes(chart: Chart) -> str:
    """The notes of a chart's slide, paragraph by paragraph."""
    t = translator(chart.lang)
    tables = dict.fromkeys(name for layer in chart.layers.values() for name in layer.tables)
    marks = ", ".join(badge_label(badge, chart.lang) for badge in chart.badges)
    said = (
        chart.headline,
        chart.lead,
        t("Figuren visar: {subtitle}", subtitle=chart.subtitle) if chart.subtitle else "",
        t("Att veta: {marks}", marks=marks) if marks else "",
        *(_in_words(entry, t) for entry in _methods(chart)),
        t("Underlag: {files}", files=", ".join(f"{name}.csv" for name in tables)) if tables else "",
        chart.freshness,
        t("Figuren i ord: {alt}", alt=chart.alt) if chart.alt else "",
    )
    return "\n".join(filter(None, said))


def _in_words(entry: Entry, t: Translator) -> str:
    said = (entry.what, entry.base, entry.source, entry.limits)
    return t("Metod, {name}: {said}", name=entry.name, said=" ".join(filter(None, said)))


def _methods(chart: Chart) -> list[Entry]:
    """What the method page says of the chart's measures."""
    t = translator(chart.lang)
    names = _names(t).get(chart.key) or _names(t).get(chart.kind, ())
    return [entry for entry in _entries(chart.lang) if entry.name in names]


@cache
def _entries(lang: str) -> tuple[Entry, ...]:
    return entries(lang)


def _names(t: Translator) -> dict[str, tuple[str, ...]]:
    """By key of the chart, else by its kind: the measures, as the method page names them."""
    shares = (t("Andel otrygga"), t("Osäkerhet i en andel"))
    counts = (t("Brott och händelser"), t("Brott som upptäcks genom kontroller"))
    named = (t("Problem i området och oro"), t("Osäkerhet i en andel"))
    unusual, followed = (t("Är en månad ovanlig?"),), (t("Uppföljning av insatser"),)
    return {
        "dots": shares,
        "area_map": shares,
        **dict.fromkeys(("insecurity-change", "effect-dialogues"), (t("Har otryggheten ändrats?"),)),
        "insecurity-concern": named,
        "insecurity-worry": named,
        "young-compared": (t("Vad unga hittar"),),
        **dict.fromkeys(("periods", "category_mix", "area_counts", "week_years", "year_wheel"), counts),
        **dict.fromkeys(("control", "control_rows", "funnel"), unusual),
        **dict.fromkeys(("effect_trends", "effect_variants"), followed),
        "week_hours": (t("Veckodag och timme"),),
        "drug_scene": (t("Öppen drogscen"), t("Öppna drogscener i länet")),
        "narcotics_work": (t("Arbete mot narkotika"),),
        "narcotics_rates": (t("Anmälda narkotikabrott per {n} kontroller", n=PER),),
        "evenings": (t("Bemannade kvällar"),),
        "presence": (t("Närvaro när det behövs"),),
        "cooperation": (t("Samverkansöverenskommelsen"),),
        "year_bars": (t("Trygghetsbesiktningar och brister per år"),),
        "finding_states": (t("Brister som väntar på åtgärd"),),
        "repair": (t("Hur snabbt brister åtgärdas"),),
        "found_by": (t("Vad unga hittar"),),
        "priority": (t("Prioritering"),),
        "felt_reported": (t("Otrygghet mot händelser"),),
    }

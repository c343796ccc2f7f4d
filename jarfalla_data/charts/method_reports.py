"""What the method page says of weeks, watched series and areas."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.measures.funnel import SMALLEST_EXPECTED
from jarfalla_data.measures.watched import MOST_WATCHED
from jarfalla_data.wording import Translator


def of_weeks(t: Translator) -> Entry:
    """The same week of earlier years."""
    return Entry(
        t("Samma vecka tidigare år"),
        t("Antalet anmälningar och händelser i en vecka bredvid samma vecka tidigare år. Visas bara internt."),
        t("Alla rapporter i veckan. Brott som upptäcks genom kontroller räknas för sig."),
        t("Filen incidents.csv: anmälda brott och andra händelser."),
        t("En enda vecka säger inte om något har ändrats. Helger och lov infaller inte i samma vecka varje år."),
    )


def of_watched(t: Translator) -> Entry:
    """The watched series of the overview, and how often chance alone gives a signal."""
    return Entry(
        t("Serier som följs"),
        t(
            "Om antalet senast ligger utanför gränserna i någon av serierna, och hur ofta slumpen ensam skulle ge en "
            "sådan signal. Månader visas bara internt. Offentligt visas kvartal."
        ),
        t(
            "De första {n} serierna i baselines.csv. Hur ofta slumpen ger en signal är summan för de serier som "
            "bedöms: en på 1 000 för varje gräns som finns.",
            n=MOST_WATCHED,
        ),
        t("Filerna incidents.csv och baselines.csv."),
        t("Ju fler serier, desto oftare en falsk signal. En signal är en fråga att ta reda på, inget svar."),
    )


def of_areas(t: Translator) -> tuple[Entry, Entry]:
    """Areas against what is expected of them, and how many reports each has."""
    return (
        Entry(
            t("Har ett område fler än väntat?"),
            t(
                "Antalet anmälningar och händelser i varje område bredvid det väntade: områdets andel av kommunen "
                "under jämförelseperioden, gånger kommunens antal nu. Visas bara internt."
            ),
            t(
                "Rapporter med känt område, utom brott som upptäcks genom kontroller och det som visas bara för hela "
                "kommunen."
            ),
            t("Filerna incidents.csv och baselines.csv. Spiegelhalter 2005."),
            t(
                "Säkert högre sägs bara utanför gränsen för 99,8 %. Väntas färre än {n} bedöms området inte. Det som "
                "ändras lika mycket överallt syns inte.",
                n=SMALLEST_EXPECTED,
            ),
        ),
        Entry(
            t("Antal per område"),
            t("Hur många brott och händelser som har anmälts i varje område och kommundel."),
            t("Antal rapporter, inte per invånare. Brott som upptäcks genom kontroller räknas för sig."),
            t("Filen incidents.csv: anmälda brott och andra händelser."),
            t(
                "Talen säger inte hur stor risken är: där många rör sig händer också mer. Rapporter utan område räknas "
                "bara för hela kommunen."
            ),
        ),
    )

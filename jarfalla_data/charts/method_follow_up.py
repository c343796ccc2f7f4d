"""What the method page says of following up an intervention."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.measures.statistics.conventions import MONTHS_BEFORE
from jarfalla_data.wording import Translator


def of_follow_up(t: Translator) -> tuple[Entry, ...]:
    """Before and after beside a comparison; and which interventions there are."""
    return (
        Entry(
            t("Uppföljning av insatser"),
            t(
                "Hur antalet rapporter på en plats ändrades efter en insats, jämfört med hur det ändrades på en annan "
                "plats, och på en plats intill dit det kan ha flyttat. Visas bara internt."
            ),
            t(
                "Rapporter under hela år före och efter, eller samma månader varje år. Minst {n} månader före behövs. "
                "Månaden då insatsen börjar räknas inte, och inte heller hela året om bara året är känt.",
                n=MONTHS_BEFORE,
            ),
            t(
                "Filerna incidents.csv, milestones.csv och activities.csv. Wheeler och Ratcliffe 2018, Bowers och "
                "Johnson 2003, Wilson 2022, Simonsohn med flera 2020."
            ),
            t(
                "Ingen jämförelse görs om platserna utvecklades olika redan före. Små ändringar märks sällan: bland få "
                "rapporter är ”går inte att avgöra” det vanliga svaret också när insatsen gjorde skillnad."
            ),
        ),
        Entry(
            t("Vilka insatser som kan följas upp"),
            t("Publicerade milstolpar som är något som gjordes, och slag av aktiviteter som började på en plats."),
            t(
                "En aktivitet räknas som ny om den första av sitt slag på platsen kom minst ett år efter filens första "
                "dag. Löften, mål och beslut om klassning är inga insatser."
            ),
            t("Filerna milestones.csv och activities.csv."),
            t("En start som är känd som ”senast” kan ha varit tidigare. Det sägs då vid svaret."),
        ),
    )

"""What the method page says of what the public does not see."""

from __future__ import annotations

from jarfalla_data.measures import narcotics
from jarfalla_data.privacy.suppression import SMALLEST_BASE, smallest_count
from jarfalla_data.wording import Translator, translator


def hiding(lang: str) -> tuple[str, ...]:
    """What the public does not see, and why."""
    t = translator(lang)
    return (*small_numbers(t), *_of_the_closed_list(t))


def small_numbers(t: Translator) -> tuple[str, ...]:
    """How small groups are hidden, and in which detail figures are told."""
    k = smallest_count()
    return (
        t(
            "Små tal visas inte, så att ingen enskild person kan kännas igen. Där står ”visas inte” och ytan är "
            "randig. Det betyder aldrig 0: talet finns, men är dolt."
        ),
        t(
            "Ett antal under {k} visas inte, och inte heller en andel där färre än {k} svarat ja eller nej. "
            "Andelar kräver minst {n} svar och visas i hela procent; antalet svar avrundas till tiotal.",
            k=k,
            n=SMALLEST_BASE,
        ),
        t(
            "Fler tal än de små döljs, så att inget av de små går att räkna ut ur andra tal på sidorna. Ett dolt tal "
            "kan därför vara stort. Går en tabell inte att skydda så döljs den helt."
        ),
        t("”Flest” och ”störst” gäller de tal som visas. Dolda tal påverkar varken ordning, färger eller bedömningar."),
        t(
            "Brott och händelser visas offentligt per kvartal för hela kommunen och per år för kommundelar och "
            "områden. Dödligt våld, sexualbrott, våld inomhus och förföljelse räknas aldrig till ett område."
        ),
        t(
            "Arbetet mot narkotika visas per avslutat år. Där döljs antal under {k}.",
            k=max(k, narcotics.SMALLEST_COUNT),
        ),
        t(
            "En period visas först när den är slut och de flesta sena rapporter har kommit. Det som har visats om en "
            "period ändras bara en gång om året, så att ingen enskild rapport går att räkna ut ur skillnaden."
        ),
    )


def _of_the_closed_list(t: Translator) -> tuple[str, ...]:
    """What is not told at all, whose decision the limits are, and why the work is not told."""
    k = smallest_count()
    return (
        t(
            "Vad som är offentligt om personer och enskilda händelser står i en fast lista. Annat visas inte "
            "offentligt."
        ),
        t(
            "Vilka brister som är öppna på en plats visas inte offentligt, och inget om lås, entréer, kameror och "
            "larm, inte heller i summor."
        ),
        t("Gränserna {k} och {n} är lokala beslut. Ingen myndighet har satt dem.", k=k, n=SMALLEST_BASE),
        t(
            "Tider, platser och bemanning för polis och vakter visas inte offentligt, inte heller i efterhand, "
            "eftersom det skulle visa när en plats är obevakad."
        ),
    )

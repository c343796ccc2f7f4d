"""What the method page says of unusual months and of the narcotics work."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.measures.control_rules import BY_CHANCE
from jarfalla_data.measures.narcotics import PER, SMALLEST_COUNT
from jarfalla_data.wording import Translator


def of_unusual(t: Translator) -> Entry:
    """The control chart."""
    return Entry(
        t("Är en månad ovanlig?"),
        t(
            "Antalet anmälningar och händelser varje månad bredvid det väntade antalet. Ovanligt är det som ligger "
            "utanför gränserna, 7 i rad på samma sida, 7 i rad som stiger eller faller, eller 2 av 3 nära en gräns. "
            "Månader visas bara internt. Offentligt visas kvartal, och ovanligt är bara det som ligger utanför "
            "gränserna."
        ),
        t(
            "Väntat antal räknas på en beslutad jämförelseperiod, med årstid och antal dagar. Gränserna rymmer 99,8 % "
            "av slumpens variation och är vidare där månaderna varierar mer än av slump. Med färre än 2 i snitt per "
            "månad räknas kvartal eller år."
        ),
        t("Filerna incidents.csv och baselines.csv. Garwood 1936, McCullagh och Nelder 1989, Nelson 1984."),
        t(
            "En signal är en fråga att ta reda på, inget svar: slumpen ensam ger omkring en på {n} månader i varje "
            "serie. Ofärdiga månader bedöms inte, och inte det som har en annan mätmetod än jämförelseperioden eller "
            "följer hur mycket som kontrolleras.",
            n=round(1 / BY_CHANCE),
        ),
    )


def of_year_change(t: Translator) -> Entry:
    """The year against the year before."""
    return Entry(
        t("Har antalet ändrats sedan året före?"),
        t(
            "Antalet anmälningar och händelser de senaste tolv hela månaderna bredvid de tolv före, i varje grupp. "
            "Visas bara internt."
        ),
        t(
            "Antal per dag, så att skottåret inte syns. Gränserna är vidare där månaderna varierar mer än av slump. "
            "Grupperna bedöms tillsammans."
        ),
        t("Filerna incidents.csv och baselines.csv. Clopper och Pearson 1934, Benjamini och Hochberg 1995."),
        t(
            "Två år visar ingen utveckling. Det som följer hur mycket som kontrolleras bedöms inte, och inget jämförs "
            "över en ändrad mätmetod eller innan anmälningarna har kommit in."
        ),
    )


def of_narcotics(t: Translator) -> tuple[Entry, Entry]:
    """The narcotics work by year, and reports per 100 controls."""
    file = t("Filen narcotics_work.csv: antal i varje steg.")
    return (
        Entry(
            t("Arbete mot narkotika"),
            t("Kontroller, beslag, anmälda brott, utredningar, åtal och lagföringar per år, i två slag."),
            t(
                "Varje steg räknar sina egna ärenden. Ett år är offentligt när det är slut och helt: då för hela "
                "kommunen, och antal från {n}.",
                n=SMALLEST_COUNT,
            ),
            file,
            t("Talen följer hur mycket som kontrolleras. De säger inte hur vanlig narkotikan är."),
        ),
        Entry(
            t("Anmälda narkotikabrott per {n} kontroller", n=PER),
            t("Anmälda brott delade med antalet kontroller samma år. Visas bara internt."),
            t("Alla kontroller, av båda slagen. Utan kontroller räknas inget tal."),
            f"{file} {t('Garwood 1936.')}",
            t("Strecket visar slumpen i de anmälda brotten. Talet beror också på vilka som kontrolleras."),
        ),
    )

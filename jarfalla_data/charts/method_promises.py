"""What the method page says of the promises: what was done, which evenings were staffed, presence where needed."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.measures.presence import FEWEST
from jarfalla_data.measures.statistics.ranks import DRAWS
from jarfalla_data.wording import Translator


def of_promises(t: Translator) -> tuple[Entry, ...]:
    """The chain of a promise, its activities, the evenings, and presence where needed."""
    file = t("Filen activities.csv: aktiviteter, planerade och gjorda.")
    return (_chain(t), _activities(t, file), _evenings(t, file), _presence(t, file))


def _chain(t: Translator) -> Entry:
    return Entry(
        t("Från problem till slutsats"),
        t(
            "Problemet före löftet, löftet och målet, vad som gjordes, vad det gav, utfallet och vad som går att "
            "säga. Problemet är andelen otrygga sen kväll och natt, eller andelen som nämner det problem som "
            "löftets insatser gäller."
        ),
        t("Senaste dialogomgången som var slut före löftets första dag, på löftets plats eller i dess kommundel."),
        t("Källan står vid varje led. Vilket problem ett löfte svarar mot är vårt eget val."),
        t("Utfallet är det som publicerats. Att en insats gjordes visar inte att läget blev bättre."),
    )


def _activities(t: Translator, file: str) -> Entry:
    return Entry(
        t("Aktiviteter för varje löfte"),
        t(
            "Hur många aktiviteter som gjorts för löftet, per år i löftets period. Internt också hur många som "
            "planerats."
        ),
        t(
            "En aktivitet hör till det löfte som den anger, annars till det löfte som har samma slag, dag och "
            "plats. Ingen räknas två gånger."
        ),
        file,
        t("Det som ingen skrivit ner är inte med. Offentligt visas bara hela år som är slut."),
    )


def _evenings(t: Translator, file: str) -> Entry:
    return Entry(
        t("Bemannade kvällar"),
        t(
            "Om polis eller vakter var vid Jakobsbergs station och centrum någon gång kl. 18–02 på fredagar och "
            "lördagar, ensamma eller tillsammans med andra, och efter ett gemensamt utsättningsmöte. Visas bara "
            "internt."
        ),
        t("Alla fredags- och lördagskvällar i löftets period som är slut."),
        file,
        t("En kväll räknas som bemannad hur kort tiden än var. Aktiviteter utan klockslag är inte med."),
    )


def _presence(t: Translator, file: str) -> Entry:
    return Entry(
        t("Närvaro när det behövs"),
        t(
            "Hur stor del av tiden då brott väntas som polis eller vakter var på plats, bredvid vad samma timmar hade "
            "täckt om de spritts jämnt över dygnet och veckan. Visas bara internt."
        ),
        t(
            "Varje timme väger så mycket som antalet anmälda brott i Jakobsberg samma veckodag och timme tidigare år. "
            "Brott som upptäcks genom kontroller är inte med. Under {n} brott med klockslag räknas inget tal.",
            n=FEWEST,
        ),
        f"{file} {t('Filen incidents.csv: anmälda brott och andra händelser.')} {t('Efron 1979.')}",
        t(
            "Strecket visar slumpen i de tidigare årens brott: veckorna dras om {n} gånger. Få anmälda brott har "
            "klockslag, och de behöver inte likna de andra.",
            n=DRAWS,
        ),
    )

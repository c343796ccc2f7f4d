"""What the method page says of the safety inspections and of the cooperation agreement."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.measures.cooperation import SMALLEST_COUNT
from jarfalla_data.measures.repair import LEADING
from jarfalla_data.measures.statistics.conventions import FINDINGS, FIXED
from jarfalla_data.measures.young_findings import PARTICIPANTS, SPAN
from jarfalla_data.wording import Translator


def of_inspections(t: Translator) -> tuple[Entry, ...]:
    """What inspections find, what waits, how fast it is mended, and what young people find."""
    files = t("Filerna inspections.csv och inspection_findings.csv.")
    return (_found(t, files), _waiting(t, files), _mended(t, files), _young(t, files))


def _found(t: Translator, files: str) -> Entry:
    return Entry(
        t("Trygghetsbesiktningar och brister per år"),
        t("Hur många besiktningar och vandringar som gjordes, och hur många brister som hittades och åtgärdades."),
        t(
            "En brist räknas det år den hittades, en åtgärd det år den blev klar. Offentligt visas bara hela år för "
            "hela kommunen, utan slag av besiktning."
        ),
        files,
        t(
            "Lås, entréer, kameror och larm räknas inte med i det som är offentligt, så att de inte går att räkna ut. "
            "Fler brister kan bero på fler besiktningar."
        ),
    )


def _waiting(t: Translator, files: str) -> Entry:
    return Entry(
        t("Brister som väntar på åtgärd"),
        t("Öppna, beställda och försenade brister efter plats, slag, ansvarig och prioritet. Visas bara internt."),
        t("Brister som hittades i perioden. Försenad: öppen eller beställd, och datumet för åtgärd har passerat."),
        files,
        t("Läget gäller det senaste datumet i underlaget. Vad som har hänt senare är inte känt."),
    )


def _mended(t: Translator, files: str) -> Entry:
    return Entry(
        t("Hur snabbt brister åtgärdas"),
        t("Andelen åtgärdade inom {n} dagar, och hur den växer med tiden. Visas bara internt.", n=LEADING),
        t(
            "Brister så länge de har följts, enligt Kaplan–Meier: från besiktningen till åtgärden, annars till senaste "
            "kontrollen. Minst {findings} brister varav {fixed} åtgärdade.",
            findings=FINDINGS,
            fixed=FIXED,
        ),
        f"{files} {t('Kaplan och Meier 1958.')}",
        t(
            "Avslagna och överlämnade brister följs till den dag då de senast kontrollerades. Utan kontroll har en "
            "brist inte följts. Brister från samma besiktning liknar varandra, så osäkerheten är minst så stor som "
            "den ritas."
        ),
    )


def _young(t: Translator, files: str) -> Entry:
    return Entry(
        t("Vad unga hittar"),
        t("Vilka slag av brister unga pekar ut och vilka som hittas vid övriga besiktningar och vandringar."),
        t(
            "Offentligt: antal i {years} år i taget, när de är slut, från besiktningar med minst {n} unga. Internt: "
            "andel av vad unga hittar minus andel av vad övriga hittar, bedömda tillsammans.",
            years=SPAN,
            n=PARTICIPANTS,
        ),
        f"{files} {t('Newcombe 1998, Benjamini och Hochberg 1995.')}",
        t("Unga och övriga besiktigar inte samma platser och dagar. Skillnaden kan bero på det."),
    )


def of_cooperation(t: Translator) -> Entry:
    """Planned and done in the four parts of the agreement."""
    return Entry(
        t("Samverkansöverenskommelsen"),
        t("Vad som planerades och genomfördes varje år i överenskommelsens fyra delar."),
        t("Delarna räknar olika saker och läggs inte ihop. Offentligt visas bara hela år för hela kommunen."),
        t("Filen agreement_years.csv, utan uppgifter om personer. Det publicerade står med sin källa."),
        t("För sociala insatsgrupper och unga brottsoffer visas offentligt inga antal under {n}.", n=SMALLEST_COUNT),
    )

"""What the method page says of every measure: what it is, out of what, where it comes from, and its limits."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.charts.method_follow_up import of_follow_up
from jarfalla_data.charts.method_inspections import of_cooperation, of_inspections
from jarfalla_data.charts.method_meeting import of_meeting
from jarfalla_data.charts.method_priorities import of_priorities
from jarfalla_data.charts.method_promises import of_promises
from jarfalla_data.charts.method_reports import of_areas, of_watched, of_weeks
from jarfalla_data.charts.method_work import of_narcotics, of_unusual, of_year_change
from jarfalla_data.measures.statistics import DIALOGUE
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.schemas import table as schema
from jarfalla_data.store import Store
from jarfalla_data.wording import Translator, translator


def entries(lang: str) -> tuple[Entry, ...]:
    """Every measure of the pages, in the order of the menu."""
    t = translator(lang)
    of_dialogues = (*_of_insecurity(t), *_of_changes_and_worries(t))
    of_reports = (
        *_of_incidents(t),
        of_weeks(t),
        of_unusual(t),
        of_watched(t),
        of_year_change(t),
        *of_areas(t),
    )
    of_work = (
        *of_narcotics(t),
        *of_promises(t),
        *of_inspections(t),
        of_cooperation(t),
        *of_follow_up(t),
        *of_meeting(t),
        *of_priorities(t),
    )
    return (*of_dialogues, *of_reports, *_of_facts(t), *of_work)


def _dialogues(t: Translator) -> str:
    return t("Filen dialogues.csv: svar från dialoger och enkäter.")


def _of_insecurity(t: Translator) -> tuple[Entry, ...]:
    return (
        Entry(
            t("Andel otrygga"),
            t(
                "Hur stor del av invånarna som känner sig ganska eller mycket otrygga i området, eller som undviker "
                "att gå ut där för att de är otrygga."
            ),
            t(
                "Alla svar från invånare utom ”vet inte”. Svar från medarbetar- och samverkansdialoger räknas för sig. "
                "I kommunen och kommundelarna vägs varje område efter hur många som bor där."
            ),
            _dialogues(t),
            t(
                "Måttet liknar det i Nationella trygghetsundersökningen (NTU), men bara svar från boende om sen kväll "
                "kan ställas bredvid NTU. De som svarar är inte slumpvis valda."
            ),
        ),
        Entry(
            t("Osäkerhet i en andel"),
            t(
                "Strecket runt en punkt visar hur mycket slumpen kan göra: 95 % osäkerhet enligt Wilson. Vägda svar "
                "räknas som färre (Kish)."
            ),
            t(
                "Under {smallest} svar visas ingen andel. Från {smallest} till {few} står ”få” bredvid.",
                smallest=DIALOGUE.smallest,
                few=DIALOGUE.few - 1,
            ),
            t("Wilson 1927, Kish 1965."),
            t("Strecket säger inget om fel som beror på vilka som svarar."),
        ),
    )


def _of_changes_and_worries(t: Translator) -> tuple[Entry, ...]:
    return (
        Entry(
            t("Har otryggheten ändrats?"),
            t(
                "Skillnaden i procentenheter mellan den senaste omgången och den senaste som får jämföras med den. "
                "Bara tre ord används: har ökat, har minskat, går inte att avgöra."
            ),
            t("Samma svar som i andelen, i båda omgångarna. Alla områden bedöms tillsammans."),
            t("Newcombe 1998, Benjamini och Hochberg 1995."),
            t("Har mätmetoden ändrats görs ingen jämförelse."),
        ),
        Entry(
            t("Problem i området och oro"),
            t(
                "Problem: hur stor del som nämner ett visst problem. Oro: hur stor del som ganska eller mycket ofta "
                "oroar sig för att utsättas för brott i området."
            ),
            t("Invånare som svarade på frågan. Flera problem får nämnas, så andelarna går inte att lägga ihop."),
            _dialogues(t),
            t("Oro för egen del är något annat än oro över brottsligheten i samhället."),
        ),
    )


def _of_incidents(t: Translator) -> tuple[Entry, ...]:
    file = t("Filen incidents.csv: anmälda brott och andra händelser.")
    return (
        Entry(
            t("Brott och händelser"),
            t(
                "Antal rapporter per månad, kvartal eller år i fem grupper: person, egendom, skadegörelse, ordning, "
                "övrigt."
            ),
            t("En rapport är en anmälan eller en händelse, även om den innehåller flera brott."),
            file,
            t(
                "Rapporter utan område räknas bara för hela kommunen. Polisens händelsenotiser är de som polisen "
                "valt att publicera. Den sista, ofärdiga perioden räknas inte i någon jämförelse."
            ),
        ),
        Entry(
            t("Brott som upptäcks genom kontroller"),
            t("Narkotika, vapen, rattfylleri, alkoholbrott och butiksstölder som vakter upptäcker."),
            t("Rapporter, alltid skilda från övriga."),
            file,
            t("Talen följer hur mycket som kontrolleras. Fler rapporter behöver inte betyda fler brott."),
        ),
        Entry(
            t("Veckodag och timme"),
            t("När på veckan händelserna sker. Visas bara internt."),
            t("Bara rapporter med klockslag. Hur stor del det är står vid figuren."),
            file,
            t("Uttag av anmälda brott har oftast bara datum."),
        ),
    )


def _of_facts(t: Translator) -> tuple[Entry, ...]:
    return (
        Entry(
            t("Öppen drogscen"),
            t("Vad polisen och kommunen har sagt om platsens status, med datum så noga som källan anger det."),
            t("Publicerade uppgifter, en rad per uppgift."),
            t("Källan står vid varje uppgift. En slutsats som ingen källa säger rakt ut är märkt som slutsats."),
            t("Ett år ritas ett år brett. ”Senast” betyder att dagen kan vara tidigare."),
        ),
        Entry(
            t("Öppna drogscener i länet"),
            t("Publicerade räkningar av antalet öppna drogscener."),
            t("Olika räkningar har olika metod och avgränsning."),
            t("Källan och metoden står vid varje tal."),
            t("Bara räkningar i samma serie binds ihop. Ungefärliga tal ritas ihåliga och jämförs aldrig."),
        ),
        Entry(
            t("Medborgarlöften"),
            t("Vad som lovades och hur det har redovisats."),
            t("Alla löften som publicerats för perioden."),
            t("Källan står vid varje löfte."),
            t("De flesta utfall är polisens egna uppgifter mitt i perioden."),
        ),
        Entry(
            t("Publicerade undersökningar"),
            t("Enstaka tal ur andras undersökningar, som NTU och polisens trygghetsmätning."),
            t("Det står vid varje tal vilka som svarat."),
            t("Källan står vid varje tal."),
            t("Talen bildar ingen serie och ritas aldrig tillsammans med exempeldata."),
        ),
    )


def origins(store: Store, lang: str) -> tuple[str, ...]:
    """Which tables are published facts, which are invented examples, which are the user's own."""
    t = translator(lang)
    said = {
        Origin.EXAMPLE: t("Exempeldata, påhittade siffror: {tables}."),
        Origin.PUBLIC: t("Publicerade uppgifter: {tables}."),
        Origin.OWN: t("Egna uppgifter: {tables}."),
    }
    found = {origin: [r for r in store.files.values() if r.origin is origin and not r.missing] for origin in said}
    return tuple(
        said[origin].format(tables="; ".join(schema(r.table).title(lang) for r in reports))
        for origin, reports in found.items()
        if reports
    )

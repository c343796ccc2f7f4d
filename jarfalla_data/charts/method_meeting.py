"""What the method page says of the problem picture: named places, and what is planned."""

from __future__ import annotations

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.measures.planned import MONTHS
from jarfalla_data.wording import Translator


def of_meeting(t: Translator) -> tuple[Entry, ...]:
    """A named place as an area of its own; the plans of the months ahead."""
    return (
        Entry(
            t("Namngivna platser i problembilden"),
            t("Samma frågor som för ett område, om en plats som en station eller ett centrum. Visas bara internt."),
            t("Bara rapporter, svar, insatser, brister och beslut där platsen är angiven."),
            t("Filerna incidents.csv, dialogues.csv, activities.csv, inspection_findings.csv och decisions.csv."),
            t("En plats kan ligga i flera områden. Tal för platser och områden läggs aldrig ihop."),
        ),
        Entry(
            t("Planerat, månad för månad"),
            t(
                "Insatser, uppföljningar och åtgärder under de {n} månader som följer på uppgifterna. Visas bara "
                "internt.",
                n=MONTHS,
            ),
            t("En insats, ett beslut eller en brist räknas i månaden för sin planerade dag."),
            t("Filerna activities.csv, decisions.csv och inspection_findings.csv."),
            t("Det som är försenat räknas inte här. Det står först i listorna."),
        ),
    )

"""What the method page says of the priorities: the two measures, and how points and doubt are worked out."""

from __future__ import annotations

import numpy as np

from jarfalla_data.charts.method_entry import Entry
from jarfalla_data.charts.method_model import Method, Section, listed
from jarfalla_data.measures.felt_reported import AGREED, PER
from jarfalla_data.measures.priority_criteria import INSECURITY, WORRY
from jarfalla_data.measures.priority_scores import Scored, points, score
from jarfalla_data.measures.priority_stability import MOVED, drawn_scores, stability
from jarfalla_data.measures.priority_values import Values
from jarfalla_data.measures.statistics import CONFIDENCE
from jarfalla_data.measures.statistics.conventions import SMALLEST_FOR_PERCENT
from jarfalla_data.measures.statistics.ranks import DRAWS, SEED
from jarfalla_data.wording import Translator, format_number, format_share, translator

UNSAFE, WORRIED, ANSWERS = (0.2, 0.3, 0.4), (0.3, float("nan"), 0.1), 100
WEIGHTS = (3.0, 1.0, 0.0, 0.0, 0.0)


def of_priorities(t: Translator) -> tuple[Entry, Entry]:
    """The ranking, and felt beside reported."""
    return _ranking(t), _felt(t)


def _ranking(t: Translator) -> Entry:
    return Entry(
        t("Prioritering"),
        t(
            "Områden eller kommundelar i ordning efter fem kriterier: otrygghet, oro för brott, fler händelser än "
            "året före, öppna brister och försenade beslut. Vikterna flyttas på sidan. Visas bara internt."
        ),
        t(
            "Poängen i ett kriterium är hur stor del av de andra som har ett lägre värde. Det som saknas räknas "
            "inte som 0: poängen är då medel av det som finns. Ett kriterium räknas när minst hälften har "
            "uppgift, och ett område när det har minst halva vikten. Ändring i händelser räknas från {n} händelser "
            "året före.",
            n=SMALLEST_FOR_PERCENT,
        ),
        t(
            "Filerna dialogues.csv, incidents.csv, inspections.csv, inspection_findings.csv och decisions.csv. "
            "Vikterna och skälen: priority_criteria.json. Goldstein och Spiegelhalter 1996."
        ),
        t(
            "Vikterna är ett val. Strecken visar vilka placeringar som är tänkbara. Brister på en plats som ligger "
            "mellan områden räknas bara i kommundelen. Utsatt område, det kontroller hittar och händelser per invånare "
            "ger inga poäng."
        ),
    )


def _felt(t: Translator) -> Entry:
    return Entry(
        t("Otrygghet mot händelser"),
        t(
            "Andelen otrygga sen kväll bredvid antalet anmälningar och händelser per {per} invånare, i varje "
            "område. Visas bara internt.",
            per=format_number(PER, t.lang),
        ),
        t(
            "Senaste omgången av dialoger och de senaste tolv hela månaderna. Områden med centrum eller station "
            "är inte med: de som passerar där bor inte där."
        ),
        t("Filerna dialogues.csv, incidents.csv och population_areas.csv."),
        t(
            "Ett område nämns bara när minst {share} av dragningarna lägger det i övre halvan av det ena och nedre "
            "halvan av det andra. Inget av dem förklarar det andra.",
            share=format_share(AGREED, t.lang),
        ),
    )


def of_weights(lang: str) -> Section:
    """How points are given and added, and how sure the order is."""
    return Section(translator(lang)("Prioritering"), (_points(lang), _doubt(lang)))


def _points(lang: str) -> Method:
    t, found = translator(lang), _example()[1]
    return Method(
        t("Poäng och vikter"),
        t("Hur läggs det som mäts på olika sätt ihop till en ordning?"),
        t(
            "Tre områden har {unsafe} procent otrygga (vikt {a}), och det första och tredje {one} och {other} procent "
            "oroliga (vikt {b}). Poängen blir {points}.",
            **{"unsafe": listed([100 * share for share in UNSAFE], lang), "a": int(WEIGHTS[0]), "b": int(WEIGHTS[1])},
            **{"one": round(100 * WORRIED[0]), "other": round(100 * WORRIED[2])},
            points=listed([float(value) * 100 for value in found.score], lang),
        ),
        ("p = l / (n − 1)", "P = 100 · Σ(v · p) / Σv"),
        t(
            "l: hur många av de andra som har ett lägre värde. n: hur många som har uppgift. v: vikten. Summan går "
            "över de kriterier som området har uppgift om."
        ),
        "Goldstein & Spiegelhalter 1996",
        (score, points),
    )


def _doubt(lang: str) -> Method:
    t, (known, found) = translator(lang), _example()
    told = stability(known, found, 1)
    last = told.iloc[-1]
    return Method(
        t("Hur säker ordningen är"),
        t("Vilka placeringar är tänkbara, när svaren kunde fallit ut annorlunda och vikterna är ett val?"),
        t(
            "De tre områdena med {n} svar var: det tredje ligger överst i {share} av {draws} dragningar, med "
            "placering {low}–{high}.",
            **{"n": ANSWERS, "share": format_share(float(last["top"]), lang), "draws": format_number(DRAWS, lang)},
            **{"low": int(last["rank_low"]), "high": int(last["rank_high"])},
        ),
        (),
        t(
            "Varje dragning tar värden inom sin osäkerhet och flyttar varje vikt upp till {moved} %. Det som saknas "
            "får ett annat områdes poäng. Två skiljs åt när det ena ligger före i minst {level} av dragningarna.",
            moved=round(100 * MOVED),
            level=format_share(CONFIDENCE, lang),
        ),
        "Efron 1979; Goldstein & Spiegelhalter 1996",
        (stability, drawn_scores),
    )


def _example() -> tuple[dict[str, Values], Scored]:
    known = {INSECURITY: _drawn(UNSAFE), WORRY: _drawn(WORRIED)}
    return known, score(known, np.array(WEIGHTS))


def _drawn(shares: tuple[float, ...]) -> Values:
    value = np.array(shares)
    hits = np.nan_to_num(value) * ANSWERS
    drawn = np.random.default_rng(SEED).beta(hits + 0.5, ANSWERS - hits + 0.5, size=(DRAWS, len(value)))
    return Values(value, np.where(np.isnan(value), np.nan, drawn))

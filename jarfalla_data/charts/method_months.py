"""The methods that tell whether a month, or an area, is unusual, with their examples."""

from __future__ import annotations

import datetime as dt

import numpy as np

from jarfalla_data.charts.estimate_words import level
from jarfalla_data.charts.method_model import Method, Section, listed, number
from jarfalla_data.measures import funnel, statistics
from jarfalla_data.measures.control_limits import KEEP_AN_EYE, OUTSIDE, Expected, limits, p_value
from jarfalla_data.measures.control_rules import IN_A_ROW, signals
from jarfalla_data.measures.season import CALENDAR_MONTHS, SMALLEST_YEARS, season_index
from jarfalla_data.measures.statistics.single_values import TO_LIMIT, TO_RANGE_LIMIT
from jarfalla_data.measures.usual_delay import USUAL_SHARE, Delay, usual_delay
from jarfalla_data.reporting_delay import reporting_delay
from jarfalla_data.wording import format_day, format_share, translator

USUAL, IN_DECEMBER = 10, 20
COUNT, SPREAD, FREEDOM = 20, 1.4, 35
RUN = (11, 12, 11, 13, 12, 11, 12)
VALUES = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
LAST_DAY, MONTH_END = dt.date(2024, 1, 31), dt.date(2023, 12, 31)
AREA, OTHERS, MONTHS = (10, 16), (40, 36), (24, 12)
"""Reports a month of an area and of all others, before and now, and how many months."""


def of_months(lang: str) -> Section:
    """Season, limits, rules, single values, delay, and areas against expectation."""
    methods = (_season(lang), _limits(lang), _rules(lang), _single(lang), _delay(lang), _funnel(lang))
    return Section(translator(lang)("Är det ovanligt?"), methods)


def _season(lang: str) -> Method:
    t = translator(lang)
    calendar = np.tile(np.arange(CALENDAR_MONTHS), SMALLEST_YEARS)
    reports = np.where(calendar == CALENDAR_MONTHS - 1, IN_DECEMBER, USUAL).astype(np.float64)
    season = season_index(reports, np.ones(len(calendar)), calendar)
    index = None if season is None else float(season.index[-1])
    return Method(
        t("Årstiden"),
        t("Hur mycket brukar en månad avvika från resten av året?"),
        t(
            "{years} år med {usual} rapporter i månaden, men {december} i december: december har index {index}.",
            **{"years": SMALLEST_YEARS, "usual": USUAL, "december": IN_DECEMBER, "index": number(index, lang, 2)},
        ),
        ("s = (x/t) / (X/T)",),
        t(
            "x: rapporter i kalendermånaden, alla år. t: dagarna i den. X och T: samma för hela jämförelseperioden. "
            "Minst {years} år behövs.",
            years=SMALLEST_YEARS,
        ),
        t("Kvot mot medelvärdet, som i läroböcker om tidsserier"),
        (season_index,),
    )


def _limits(lang: str) -> Method:
    t = translator(lang)
    expected = Expected(np.array([COUNT]), np.array([SPREAD]), np.array([FREEDOM]))
    low, high = (float(end[0]) for end in limits(expected))
    return Method(
        t("Gränser för en månad"),
        t("Är månaden ovanlig, när årstid och antal dagar är medräknade?"),
        t(
            "{count} rapporter väntas och månaderna varierar {phi} gånger så mycket som slumpen. Ovanligt är högst "
            "{low} eller minst {high} rapporter.",
            **{"count": COUNT, "phi": number(SPREAD, lang, 1)},
            **{"low": number(np.floor(low), lang), "high": number(np.ceil(high), lang)},
        ),
        ("e = u · t · s", "e ± √φ* · |g − e|", "φ* = φ · (1 + e/n)"),
        t(
            "u: rapporter per dag i jämförelseperioden. t: dagar. s: årstidens index. g: exakt gräns för {level} av "
            "vad slumpen gör (Poisson, med Students t för att φ är uppskattat). n: rapporterna bakom det väntade "
            "talet.",
            level=level(1 - OUTSIDE, lang),
        ),
        "Shewhart 1931; Garwood 1936; McCullagh & Nelder 1989",
        (limits, p_value),
    )


def _rules(lang: str) -> Method:
    t, points = translator(lang), np.array(RUN, dtype=float)
    expected = np.full(len(points), float(USUAL))
    low, high = limits(Expected(expected, np.ones(len(points)), np.full(len(points), np.inf)))
    found = signals(points, expected, low, high, runs=True)
    return Method(
        t("Flera månader i rad"),
        t("Är flera månader tillsammans ovanliga, fast ingen av dem är det för sig?"),
        t.plural(
            "{points} rapporter när {usual} väntas varje månad: {n} signal, för de är {run} i rad på samma sida.",
            "{points} rapporter när {usual} väntas varje månad: {n} signaler, för de är {run} i rad på samma sida.",
            len(found),
            **{"points": listed(RUN, lang), "usual": USUAL, "run": found[0].last - found[0].first + 1},
        ),
        (),
        t(
            "Signal: utanför en gräns; {n} i rad på samma sida om det väntade; {n} i rad som stiger eller faller; 2 av "
            "3 i den yttre tredjedelen på samma sida. Utan årstidens index gäller bara den första.",
            n=IN_A_ROW,
        ),
        "Western Electric 1956; Nelson 1984",
        (signals,),
    )


def _single(lang: str) -> Method:
    t, found = translator(lang), statistics.xmr(VALUES)
    return Method(
        t("Enstaka värden som inte är antal"),
        t("Är ett värde ovanligt i en serie av medelvärden eller tider?"),
        t(
            "{values}: medelvärde {mean}, gränser {low} till {high}.",
            **{"values": listed(VALUES, lang), "mean": number(found.mean, lang, 2)},
            **{"low": number(found.low, lang, 2), "high": number(found.high, lang, 2)},
        ),
        (f"m ± {number(TO_LIMIT, lang, 2)} · r", f"{number(TO_RANGE_LIMIT, lang, 3)} · r"),
        t("m: medelvärdet. r: medelavståndet mellan ett värde och nästa. Den andra raden är gränsen för avstånden."),
        "Shewhart 1931; Nelson 1982",
        (statistics.xmr,),
    )


def _delay(lang: str) -> Method:
    t, days = translator(lang), reporting_delay().days
    delay = Delay(days, measured=False, known_to=LAST_DAY)
    said = t("den kan bedömas") if delay.settled(MONTH_END) else t("den är preliminär")
    return Method(
        t("Sena anmälningar"),
        t("Har anmälningarna hunnit komma in?"),
        t(
            "Filen slutar {last} och fördröjningen är {days} dagar. En månad som slutar {end}: {said}.",
            **{"last": format_day(LAST_DAY, lang), "days": days, "end": format_day(MONTH_END, lang)},
            said=said,
        ),
        (),
        t(
            "Fördröjningen är den tid inom vilken {share} av anmälningarna har kommit in, räknad i filen på dem som är "
            "minst ett år gamla. Räcker de inte antas {days} dagar.",
            **{"share": format_share(USUAL_SHARE, lang), "days": days},
        ),
        t("Egen regel"),
        (usual_delay,),
    )


def _funnel(lang: str) -> Method:
    t = translator(lang)
    before, now = (
        np.repeat([[AREA[at]], [OTHERS[at]]], MONTHS[at], axis=1).astype(np.float64) for at in range(len(MONTHS))
    )
    row = funnel.judged(before, now).iloc[0]
    return Method(
        t("Områden mot det väntade"),
        t("Har ett område fler rapporter än sin vanliga del av kommunens?"),
        t(
            "Ett område hade {share} av rapporterna. Nu är {all} i kommunen, så {expected} väntas. {reports} kom, och "
            "det ovanliga börjar vid {high}.",
            **{"share": format_share(before[0].sum() / before.sum(), lang), "all": number(now.sum(), lang)},
            **{"expected": number(row["expected"], lang), "reports": number(row["reports"], lang)},
            high=number(np.ceil(row["high"]), lang),
        ),
        ("e = a/A · N", "e ± √φ* · |g − e|"),
        t(
            "a och A: områdets och kommunens rapporter i jämförelseperioden. N: kommunens nu. Utanför gränsen för "
            "{level} sägs ”högre än väntat”, mellan {inner} och den ”håll ögonen på”.",
            **{"level": level(1 - OUTSIDE, lang), "inner": level(1 - KEEP_AN_EYE, lang)},
        ),
        "Spiegelhalter 2005",
        (funnel.against_expected,),
    )

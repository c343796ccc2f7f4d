"""The methods for counts of reports, with their examples."""

from __future__ import annotations

from jarfalla_data.charts.estimate_words import counted
from jarfalla_data.charts.method_model import Method, Section, listed, number, span
from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import CONFIDENCE
from jarfalla_data.wording import translator

COUNT, SPREAD = 5, 2
FOUND, CONTROLS, EACH = 12, 340, 100
RATES = (2, 17_877, 9, 16_660)
YEAR = 365
CHANGES = ((40, 68), (4, 2))
MONTHS = (8, 3, 12, 5, 9, 2, 7, 14, 4, 6, 10, 4)
REPORTS, EXPECTED = 20, 12


def of_counts(lang: str) -> Section:
    """Counts, rates and their ratios, and how much more counts vary than by chance."""
    methods = (_spread(lang), _count(lang), _rate(lang), _ratio(lang), _per_cent(lang), _expected(lang))
    return Section(translator(lang)("Antal rapporter"), methods)


def _spread(lang: str) -> Method:
    t, mean = translator(lang), sum(MONTHS) / len(MONTHS)
    phi = statistics.overdispersion(MONTHS, [mean] * len(MONTHS))
    return Method(
        t("Hur mycket månader varierar"),
        t("Varierar antalen mer än ren slump? Då görs alla gränser vidare."),
        t(
            "Tolv månader med {months} rapporter varierar {phi} gånger så mycket som slumpen (φ).",
            months=listed(MONTHS, lang),
            phi=number(phi, lang, 1),
        ),
        ("φ = Σ((x − m)² / m) / (k − q)",),
        t(
            "x: antalet en månad. m: det väntade. k: antalet månader. q: hur många tal som m är räknat med. φ är "
            "aldrig under 1."
        ),
        "McCullagh & Nelder 1989",
        (statistics.overdispersion,),
    )


def _count(lang: str) -> Method:
    t = translator(lang)
    alone, wider = statistics.poisson_interval(COUNT), statistics.poisson_interval(COUNT, SPREAD)
    tail, rest = (number(share, lang, 3) for share in ((1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2))
    return Method(
        t("Ett antal"),
        t("Hur många kunde det ha blivit av en slump?"),
        t(
            "{x} rapporter: 95 % osäkerhet {alone}. Varierar månaderna {phi} gånger så mycket som slumpen: {wider}.",
            **{"x": COUNT, "phi": SPREAD, "alone": span(alone, lang, 1), "wider": span(wider, lang, 1)},
        ),
        (f"a = ½ · χ²({tail}; 2x)", f"b = ½ · χ²({rest}; 2x + 2)", "x − √φ · (x − a)", "x + √φ · (b − x)"),
        t("x: antalet. χ²(q; f): den gräns som en χ²-fördelning med f frihetsgrader understiger med sannolikheten q."),
        "Garwood 1936",
        (statistics.poisson_interval, statistics.poisson_limits),
    )


def _rate(lang: str) -> Method:
    t, found = translator(lang), statistics.rate(FOUND, CONTROLS, EACH)
    return Method(
        t("Antal per hundra kontroller"),
        t("Hur ofta hittas något, när det kontrolleras olika mycket?"),
        t(
            "{x} rapporter på {n} kontroller: {rate} per {each} kontroller, med 95 % osäkerhet {interval}.",
            **{"x": FOUND, "n": CONTROLS, "each": EACH, "rate": number(found.value, lang, 1)},
            interval=span(found, lang, 1),
        ),
        ("100 · x / t",),
        t("x: antalet rapporter. t: antalet kontroller. Gränserna är de för ett antal, delade på samma sätt."),
        "Garwood 1936",
        (statistics.rate,),
    )


def _ratio(lang: str) -> Method:
    t, (x1, t1, x2, t2) = translator(lang), RATES
    found = statistics.rate_ratio(*RATES)
    return Method(
        t("Hur många gånger så många"),
        t("Är det fler här än där, eller nu än förut, i förhållande till hur många eller hur länge?"),
        t(
            "{x1} rapporter på {t1} invånare mot {x2} på {t2}: {ratio} gånger så många, med 95 % osäkerhet {interval}.",
            **{"x1": x1, "t1": number(t1, lang), "x2": x2, "t2": number(t2, lang)},
            **{"ratio": number(found.value, lang, 2), "interval": span(found, lang, 4)},
        ),
        ("r = (x₁/t₁) / (x₂/t₂)", "g = q / (1 − q) · t₂/t₁", "r · (g/r)^√φ"),
        t(
            "x: antal rapporter. t: dagar, invånare eller kontroller. q: Clopper och Pearsons exakta gränser för x₁ av "
            "x₁ + x₂."
        ),
        "Clopper & Pearson 1934; Przyborowski & Wilenski 1940",
        (statistics.rate_ratio, statistics.ratio_limits, statistics.ratio_p),
    )


def _per_cent(lang: str) -> Method:
    t = translator(lang)
    said = [
        counted(
            t("Antalet cykelstölder"),
            statistics.relative_change(after, YEAR, before, YEAR),
            statistics.rate_ratio(after, YEAR, before, YEAR),
            lang,
        )
        for before, after in CHANGES
    ]
    return Method(
        t("Ändring i procent"),
        t("Hur mycket har antalet ändrats? Var det få före anges ingen procent, bara antalen."),
        " ".join(f"{sentence}." for sentence in said),
        ("100 · (r − 1)",),
        t("r: hur många gånger så många. Gränserna räknas om på samma sätt."),
        "Clopper & Pearson 1934",
        (statistics.relative_change, statistics.as_relative),
    )


def _expected(lang: str) -> Method:
    t, found = translator(lang), statistics.to_expected(REPORTS, EXPECTED)
    return Method(
        t("Mot det väntade"),
        t("Är det fler än det brukar vara?"),
        t(
            "{x} rapporter där {expected} väntades: {ratio} gånger det väntade, med 95 % osäkerhet {interval}.",
            **{"x": REPORTS, "expected": EXPECTED, "ratio": number(found.value, lang, 2)},
            interval=span(found, lang, 2),
        ),
        ("x / e",),
        t("x: antalet rapporter. e: det väntade antalet. Gränserna är de för ett antal, delade med e."),
        "Garwood 1936",
        (statistics.to_expected,),
    )

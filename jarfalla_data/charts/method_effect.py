"""The methods that tell whether a measure helped, with their examples."""

from __future__ import annotations

from jarfalla_data.charts.estimate_words import judgement, sentence
from jarfalla_data.charts.method_model import Method, Section, number, span
from jarfalla_data.charts.refusal_words import refusal
from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics.conventions import ALIKE_BEFORE, MONTHS_BEFORE
from jarfalla_data.wording import translator

PLACE, COMPARISON = (207, 110), (308, 318)
BESIDE, ITS_COMPARISON = (178, 157), (150, 140)
A_MONTH = (10, 20)


def of_effect(lang: str) -> Section:
    """The trend before, and three ways to compare before with after."""
    return Section(translator(lang)("Gjorde det skillnad?"), (_trend(lang), _rirr(lang), _wdd(lang), _wdq(lang)))


def _counts(lang: str) -> str:
    return translator(lang)(
        "Platsen gick från {a} till {b} rapporter och jämförelseområdet från {c} till {d}",
        **dict(zip("abcd", (*PLACE, *COMPARISON), strict=True)),
    )


def _trend(lang: str) -> Method:
    t = translator(lang)
    place, comparison = ([each] * MONTHS_BEFORE for each in A_MONTH)
    found = statistics.trend_before(place, comparison)
    short = statistics.trend_before(place[1:], comparison[1:])
    return Method(
        t("Utvecklingen före"),
        t("Gick platsen och jämförelseområdet åt samma håll redan innan?"),
        t(
            "{place} och {comparison} rapporter varje månad i {months} månader: {ratio} gånger per år, med 95 % "
            "osäkerhet {interval}. Med en månad mindre: {refused}.",
            **{"place": A_MONTH[0], "comparison": A_MONTH[1], "months": MONTHS_BEFORE},
            **{"ratio": number(found.value, lang, 2), "interval": span(found, lang, 2)},
            refused=judgement(short, lang),
        ),
        ("ln(p / (1 − p)) = a + b · t", "exp(b)"),
        t(
            "p: platsens del av rapporterna en månad. t: tiden i år. exp(b): hur mycket mer platsen ökade per år. "
            "Utesluter gränserna 1 görs ingen jämförelse. Rymmer de 1 bevisar det inget."
        ),
        "McCullagh & Nelder 1989",
        (statistics.trend_before, statistics.unless_trend),
    )


def _rirr(lang: str) -> Method:
    t, found = translator(lang), statistics.rirr(*PLACE, *COMPARISON)
    return Method(
        t("Ändringen jämfört med ett annat område"),
        t("Hur ändrades platsen, i förhållande till hur jämförelseområdet ändrades?"),
        t(
            "{counts}: {ratio} gånger jämförelseområdets ändring, med 95 % osäkerhet {interval}.",
            **{"counts": _counts(lang), "ratio": number(found.value, lang, 2), "interval": span(found, lang, 2)},
        ),
        ("r = (T₁/T₀) / (C₁/C₀)", "SE = √(1/T₁ + 1/T₀ + 1/C₁ + 1/C₀) · √φ", "r · exp(± z · SE)"),
        t("T: platsen. C: jämförelseområdet. 0: före. 1: efter. Är något antal noll räknas inget."),
        "Braga & Weisburd 2022; Wilson 2022",
        (statistics.rirr,),
    )


def _wdd(lang: str) -> Method:
    t = translator(lang)
    names = ("treated_before", "treated_after", "control_before", "control_after")
    told = dict(zip(names, (*PLACE, *COMPARISON), strict=True))
    moved = dict(zip((f"displacement_{name}" for name in names), (*BESIDE, *ITS_COMPARISON), strict=True))
    found = statistics.wdd(**told, **moved)  # type: ignore[arg-type]
    return Method(
        t("Antal färre, med området intill"),
        t("Hur många rapporter färre blev det, när också det som kan ha flyttat är medräknat?"),
        t(
            "{counts}; området intill från {a} till {b} och dess jämförelse från {c} till {d}.",
            counts=_counts(lang),
            **dict(zip("abcd", (*BESIDE, *ITS_COMPARISON), strict=True)),
        )
        + f" {sentence(t('Antalet'), found, lang)}.",
        ("D = (ΔT − ΔC) + (ΔTd − ΔCd)", "D ± z · √(φ · Σx)"),
        t(
            "Δ: efter minus före. T: platsen. C: dess jämförelse. Td: området intill. Cd: dess jämförelse. Σx: summan "
            "av alla antal. Före ska platsen ha {low} till {high} gånger jämförelsens antal.",
            **{"low": number(ALIKE_BEFORE[0], lang, 1), "high": number(ALIKE_BEFORE[1], lang)},
        ),
        "Wheeler & Ratcliffe 2018",
        (statistics.wdd,),
    )


def _wdq(lang: str) -> Method:
    t = translator(lang)
    found = statistics.wdq(*PLACE, *COMPARISON, *BESIDE)
    none = statistics.wdq(*COMPARISON, *PLACE, *BESIDE)
    return Method(
        t("Flyttade händelserna, eller spred sig effekten?"),
        t("Hur stor del av effekten syntes också i området intill?"),
        t(
            "{counts}, området intill från {a} till {b}: {quotient}. Med platserna ombytta: {refused}.",
            **{"counts": _counts(lang), "a": BESIDE[0], "b": BESIDE[1], "quotient": number(found.value, lang, 2)},
            refused="" if none.refused is None else refusal(none.refused, lang),
        ),
        ("S = R₁/C₁ − R₀/C₀", "B = D₁/C₁ − D₀/C₀", "B / S"),
        t(
            "R: platsen. C: jämförelseområdet. D: området intill. Över 1: större effekt intill än på platsen. 0 till "
            "1: en del av effekten spred sig. Under 0: en del av händelserna flyttade. Under −1: det som flyttade var "
            "mer än effekten. Utan osäkerhet."
        ),
        "Bowers & Johnson 2003",
        (statistics.wdq,),
    )

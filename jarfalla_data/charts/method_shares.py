"""The methods for shares of answers, with their examples."""

from __future__ import annotations

from jarfalla_data.charts.estimate_words import sentence
from jarfalla_data.charts.method_model import Method, Section, listed, number, span, z_value
from jarfalla_data.measures import statistics
from jarfalla_data.wording import format_share, translator

ANSWERS = (81, 263)
WEIGHTS = (1, 1, 1, 1, 3, 3)
NOW, BEFORE = (56, 70), (48, 80)


def of_shares(lang: str) -> Section:
    """Shares, weights and the difference of two shares."""
    return Section(translator(lang)("Andelar av svar"), (_share(lang), _weights(lang), _difference(lang)))


def _share(lang: str) -> Method:
    t, (x, n) = translator(lang), ANSWERS
    found = statistics.share(x, n)
    return Method(
        t("En andel"),
        t("Hur mycket kan slumpen ha gjort, om de som svarat vore slumpvis valda?"),
        t(
            "{x} av {n} är otrygga: {share}, med 95 % osäkerhet {interval} procent.",
            **{"x": x, "n": n, "share": format_share(found.value or 0, lang)},
            interval=span(found, lang, scale=100),
        ),
        ("(p + z²/(2n) ± z · √(p(1 − p)/n + z²/(4n²))) / (1 + z²/n)",),
        t("p: andelen. n: antalet svar. z: {z} för 95 %.", z=z_value(lang)),
        "Wilson 1927",
        (statistics.share, statistics.shares),
    )


def _weights(lang: str) -> Method:
    t = translator(lang)
    return Method(
        t("Vägda svar"),
        t("Hur många svar är vägda svar värda, när en del områden har svarat mer än andra?"),
        t(
            "Sex svar med vikterna {weights} ger lika säkra tal som {n} lika tunga svar.",
            weights=listed(WEIGHTS, lang),
            n=number(statistics.effective_n(WEIGHTS), lang, 1),
        ),
        ("n* = (Σw)² / Σw²", "p = Σ(w · y) / Σw"),
        t(
            "w: vikten hos varje svar. y: 1 för otrygg, annars 0. n* används i stället för n. Under {smallest} visas "
            "ingen andel, under {few} står att svaren är få.",
            smallest=statistics.DIALOGUE.smallest,
            few=statistics.DIALOGUE.few,
        ),
        "Kish 1965",
        (statistics.effective_n, statistics.weighted_share, statistics.answer_share),
    )


def _difference(lang: str) -> Method:
    t = translator(lang)
    change = statistics.share_difference(*NOW, *BEFORE)
    names = dict(zip(("x1", "n1", "x2", "n2"), (*BEFORE, *NOW), strict=True))
    return Method(
        t("Ändring av en andel"),
        t("Har otryggheten ändrats, eller kan det vara slumpen?"),
        t("Före: {x1} av {n1}. Nu: {x2} av {n2}.", **names) + f" {sentence(t('Otryggheten'), change, lang)}.",
        (
            "d = p₁ − p₂",
            "d − √((p₁ − l₁)² + (u₂ − p₂)²)",
            "d + √((u₁ − p₁)² + (p₂ − l₂)²)",
        ),
        t(
            "p₁: andelen nu, p₂: före. l och u: nedre och övre gräns för var och en. Utesluter gränserna 0 sägs ”har "
            "ökat” eller ”har minskat”, annars ”går inte att avgöra” och vilken ändring som kan uteslutas."
        ),
        "Newcombe 1998",
        (statistics.share_difference, statistics.differences, statistics.p_values, statistics.verdict),
    )

"""The methods for lists, rankings and times, with their examples."""

from __future__ import annotations

from functools import partial

from jarfalla_data.charts.estimate_words import level
from jarfalla_data.charts.method_model import Method, Section, listed, number, span
from jarfalla_data.measures import statistics
from jarfalla_data.measures.statistics import CONFIDENCE, Verdict
from jarfalla_data.measures.statistics.conventions import FINDINGS, FIXED, FIXED_WITHIN_DAYS
from jarfalla_data.wording import format_number, format_share, translator

NOW, BEFORE = ((50, 100), (44, 100), (33, 100)), (30, 100)
PLACES, TOP = (30, 25, 24, 10), 1
FIXED_AFTER, OPEN_FOR = (5, 12, 20, 30, 41, 55, 60, 75, 88, 120, 150, 200), (10, 25, 50, 70, 95, 130, 180, 220)


def of_ranks(lang: str) -> Section:
    """Several changes at once, the top of a list, and time to fix."""
    return Section(translator(lang)("Listor och tider"), (_together(lang), _top(lang), _fixed(lang)))


def _together(lang: str) -> Method:
    t = translator(lang)
    found = statistics.judge_together([partial(statistics.share_difference, *now, *BEFORE) for now in NOW])
    p, adjusted = (
        "; ".join(format_number(value or 0, lang, 4) for value in values)
        for values in ([each.p for each in found], [each.adjusted_p for each in found])
    )
    told = sum(each.verdict is not Verdict.UNDECIDED for each in found)
    return Method(
        t("Flera ändringar på en gång"),
        t("Hur undviks falska larm när många områden bedöms samtidigt?"),
        t(
            "Från {before} av {n} till {now}: p är {p}, och justerat {adjusted}. {told} av {all} har ändrats, och alla "
            "streck ritas med {level} osäkerhet.",
            **{"before": BEFORE[0], "n": BEFORE[1], "now": listed([x for x, _ in NOW], lang), "p": p},
            **{"adjusted": adjusted, "told": told, "all": len(found), "level": level(found[0].confidence, lang)},
        ),
        ("p* = min(p · m / i)", f"1 − {number(1 - CONFIDENCE, lang, 2)} · R / m"),
        t(
            "m: hur många som bedöms. i: platsen från lägsta p. p: den minsta felrisk där strecket inte når 0. Ändrat "
            "sägs när p* är högst {alpha}. R: hur många det är.",
            alpha=format_share(1 - CONFIDENCE, lang),
        ),
        "Benjamini & Hochberg 1995; Benjamini & Yekutieli 2005",
        (statistics.judge, statistics.judge_together, statistics.compare_many),
    )


def _top(lang: str) -> Method:
    t, found = translator(lang), statistics.stays_on_top(PLACES, TOP)
    return Method(
        t("Hur säker en topplista är"),
        t("Hade samma område legat överst om slumpen fått göra om året?"),
        t(
            "{places} rapporter i fyra områden: det första är överst i {first} av dragningarna, det andra i {second}.",
            **{"places": listed(PLACES, lang), "first": format_share(found[0].value or 0, lang)},
            second=format_share(found[1].value or 0, lang),
        ),
        (),
        t("Rapporterna dras om slumpvis, lika många, med återläggning. Lika antal delar på platsen."),
        "Efron 1979; Goldstein & Spiegelhalter 1996",
        (statistics.stays_on_top, statistics.share_in_top),
    )


def _fixed(lang: str) -> Method:
    t = translator(lang)
    done = [True] * len(FIXED_AFTER) + [False] * len(OPEN_FOR)
    found = statistics.fixed_within([*FIXED_AFTER, *OPEN_FOR], done)
    return Method(
        t("Hur snabbt brister åtgärdas"),
        t("Hur stor del är åtgärdad inom {days} dagar, när en del ännu är öppna?", days=FIXED_WITHIN_DAYS),
        t(
            "{n} brister, {fixed} åtgärdade: {share} inom {days} dagar, med 95 % osäkerhet {interval} procent.",
            **{"n": len(done), "fixed": sum(done), "days": FIXED_WITHIN_DAYS},
            **{"share": format_share(found.value or 0, lang), "interval": span(found, lang, scale=100)},
        ),
        ("S = Π(1 − d/n)", "1 − S"),
        t(
            "d: åtgärdade en dag. n: de som var öppna och följda till dess. Π: produkten över dagarna. Minst "
            "{findings} brister varav {fixed} åtgärdade behövs.",
            **{"findings": FINDINGS, "fixed": FIXED},
        ),
        "Kaplan & Meier 1958; Kalbfleisch & Prentice 1980",
        (statistics.time_to_fix, statistics.fixed_within),
    )

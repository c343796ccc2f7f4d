"""What may be concluded of an intervention, in sentences; why nothing may be; and what must be said beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from jarfalla_data.charts.effect_about import Effect
from jarfalla_data.charts.estimate_words import sentence, verdict_word
from jarfalla_data.measures.effect_cautions import LARGE, Caution
from jarfalla_data.measures.effect_obstacles import Obstacle
from jarfalla_data.measures.statistics import Verdict
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.reading.descriptor import Origin
from jarfalla_data.wording import Translator

UNASKED = (Obstacle.NO_REPORTS, Obstacle.NO_START, Obstacle.NO_PLACE)
"""Obstacles that leave nothing to show: something has to be chosen, or loaded, first."""


def to_do_first(obstacles: Released, told: Effect) -> str:
    """What has to be chosen before there is anything to show; empty when nothing has to."""
    return " ".join(obstacle_words(row, told) for row in obstacles.rows if row.obstacle in UNASKED)


def headline(estimates: Released, told: Effect) -> str:
    """The place beside its comparison, with one of the three verdicts."""
    t = told.t
    change = found(estimates, "change")
    verdict = Verdict.UNDECIDED if change is None or change.verdict is None else change.verdict
    said = verdict_word(verdict, told.lang)
    if not told.comparison:
        return t("{place}: {verdict}", place=told.place, verdict=said)
    return t(
        "{place} jämfört med {comparison}: {verdict}",
        **{"place": told.place, "comparison": told.comparison, "verdict": said},
    )


def conclusion(estimates: Released, counted: Released, obstacles: Released, told: Effect) -> str:
    """What may be concluded, and from which counts; or what is in the way."""
    t, change = told.t, found(estimates, "change")
    if change is None:
        return " ".join(obstacle_words(row, told) for row in obstacles.rows)
    subject = t("Antalet jämfört med {comparison}", comparison=told.comparison)
    return f"{sentence(subject, change, told.lang)}. {counts_words(counted, told)}"


def counts_words(counted: Released, told: Effect) -> str:
    """The counts before and after of the place and its comparison, and over how many months.

    Over stretches of different length the counts alone would look like a change: each is told for twelve months too.
    """
    place, comparison = (row for row in counted.rows if row.role in ("treated", "control"))
    numbers = (place.before, place.after, comparison.before, comparison.after)
    said = told.t(
        "{place}: {a}\u00a0→\u00a0{b} rapporter. {comparison}: {c}\u00a0→\u00a0{d}. "
        "Före är {before} månader, efter {after}.",
        **{"place": told.place, "comparison": told.comparison},
        **dict(zip("abcd", map(told.number, numbers), strict=True)),
        **{"before": place.months_before, "after": place.months_after},
    )
    if place.months_before == place.months_after:
        return said
    lengths = (place.months_before, place.months_after) * 2
    yearly = (told.number(round(12 * n / months)) for n, months in zip(numbers, lengths, strict=True))
    scaled = told.t(
        "På tolv månader blir det {a}\u00a0→\u00a0{b} och {c}\u00a0→\u00a0{d}.",
        **dict(zip("abcd", yearly, strict=True)),
    )
    return f"{said} {scaled}"


def obstacle_words(row: Any, told: Effect) -> str:
    """Why no comparison is made, in a sentence."""
    t = told.t
    said: dict[str, str] = {
        Obstacle.NO_REPORTS: t("Det finns inga brott eller händelser inlästa."),
        Obstacle.NO_START: t("Välj en insats, eller skriv när den började."),
        Obstacle.NO_PLACE: t(
            "Insatsen har ingen egen plats i rapporterna. Välj den plats eller det område den gällde."
        ),
        Obstacle.NO_COMPARISON: t("Det finns inget av samma slag att jämföra med. Välj en jämförelse."),
        Obstacle.OVERLAP: t("Två av de valda platserna räknar samma rapporter. Välj platser som inte överlappar."),
        Obstacle.SHORT_BEFORE: t(
            "Tiden före är {n} hela månader i filen, {needed} behövs.",
            n=row.has,
            needed=row.needed,
        ),
        Obstacle.SHORT_AFTER: t(
            "Tiden efter är {n} hela månader i filen, {needed} behövs.", n=row.has, needed=row.needed
        ),
        Obstacle.CHANGED_METHOD: t("Mätmetoden ändrades under tiden. Före och efter går inte att jämföra."),
    }
    return said[row.obstacle]


def what_to_know(cautions: Released, estimates: Released, told: Effect) -> tuple[str, ...]:
    """The sentences that belong to the conclusion: what is beside, each caution, and what no figure can show."""
    t = told.t
    invented = (
        t("Insatserna är verkliga, talen är påhittade: de säger inget om vad insatserna har gett.")
        if estimates.origin is Origin.EXAMPLE
        else ""
    )
    always = t("Att en ändring kommer efter en insats visar inte att den beror på insatsen.")
    if estimates.frame.empty:
        return ()
    warned = (caution_words(row, told) for row in cautions.rows)
    said = (_beside(estimates, told), *warned, always, _one_in_twenty(estimates, t), invented)
    return tuple(filter(None, said))


def caution_words(row: Any, told: Effect) -> str:
    """One caution as a sentence."""
    t = told.t
    names = "; ".join(told.interventions[code] for code in row.names)
    said = {
        Caution.FOUND_BY_CONTROLS: t(
            "Sådana brott upptäcks genom kontroller. En ändring kan bero på att det kontrolleras mer eller mindre."
        ),
        Caution.START_UNKNOWN: t(
            "Startdagen är inte känd. Började insatsen tidigare ligger en del av dess tid i det som kallas före."
        ),
        Caution.PROVES_NOTHING: _proves_nothing(row, told),
        Caution.AT_ITS_WORST: t(
            "Året före starten hade flest rapporter av de {n} år som är kända. Ett sådant år följs ofta av ett bättre, "
            "också utan insats.",
            n=_number(row.low, told, 0),
        ),
        Caution.LARGE_DECREASE: t(
            "En minskning med mer än {n} procent är större än vad sådana insatser brukar ge. Leta efter andra "
            "förklaringar.",
            n=told.number(-LARGE * 100),
        ),
        Caution.PANDEMIC: t("Tiden rör mars 2020–februari 2022, då pandemin ändrade hur människor rörde sig."),
        Caution.OTHER_MEASURES: t("Andra insatser började under tiden: {names}.", names=names),
        Caution.TOUCHED_METHOD: t("Mätmetoden ändrades under tiden för en mindre del av rapporterna."),
        Caution.NO_BESIDE: t("Området intill räknas inte med, för det finns inget att jämföra det med."),
    }
    return said[Caution(row.caution)]


def found(estimates: Released, figure: str) -> Any | None:
    """The estimate of one figure; None when there is none."""
    return next((row.estimate for row in estimates.rows if row.figure == figure), None)


def _one_in_twenty(estimates: Released, t: Translator) -> str:
    """What a change that is told may still be: the page can be asked again and again, until chance answers."""
    change = found(estimates, "change")
    if change is None or change.verdict not in (Verdict.INCREASES, Verdict.DECREASES):
        return ""
    return t(
        "Den som prövar många insatser, platser och tider hittar av ren slump en ändring i ungefär ett fall av tjugo."
    )


def _proves_nothing(row: Any, told: Effect) -> str:
    return told.t(
        "Före starten gick det inte att se att platsen och jämförelsen utvecklades olika ({low}–{high} gånger per år). "
        "Det bevisar inte att de hade fortsatt lika.",
        low=_number(row.low, told, 2),
        high=_number(row.high, told, 2),
    )


def _beside(estimates: Released, told: Effect) -> str:
    """How many fewer reports with the place beside; nothing without one, or where that is refused."""
    difference = found(estimates, "difference")
    if not told.beside or found(estimates, "quotient") is None or difference is None or difference.value is None:
        return ""
    return told.t(
        "Med {beside} inräknat är skillnaden mot jämförelserna {n} rapporter (95 % osäkerhet: {low} till {high}).",
        beside=told.beside,
        **{name: told.number(getattr(difference, field)) for name, field in (("n", "value"), ("low", "low"))},
        high=told.number(difference.high),
    )


def _number(value: Any, told: Effect, decimals: int) -> str:
    """A number of a caution; nothing where this caution has none."""
    return "" if pd.isna(value) else told.number(float(value), decimals)

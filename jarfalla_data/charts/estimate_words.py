"""What may be said of a change: one of three verdicts and never more than its interval, or why nothing is said.

Limits are rounded away from the value, so that what is said to be ruled out is. Sentences have no full stop.
"""

from __future__ import annotations

import math

from jarfalla_data.charts.refusal_words import Untold, refusal, untold_words
from jarfalla_data.measures.statistics import Estimate, Reason, Unit, Verdict
from jarfalla_data.wording import format_number, translator

HUNDREDTHS = (Unit.SHARE_DIFFERENCE, Unit.RELATIVE_CHANGE)
"""Units that are said in hundredths: percentage points and per cent."""
MOST_DECIMALS = 4


WITH_COUNTS = (Untold.UNFINISHED, Untold.FOUND_BY_CONTROLS)
"""Why a change is not judged although its counts may stand beside each other."""


def verdict_word(verdict: Verdict, lang: str) -> str:
    """One of the three verdicts, the only words for a change."""
    t = translator(lang)
    return {
        Verdict.INCREASES: t("har ökat"),
        Verdict.DECREASES: t("har minskat"),
        Verdict.UNDECIDED: t("går inte att avgöra"),
    }[verdict]


def judgement(change: Estimate, lang: str) -> str:
    """The verdict, with the counts where there are; where it cannot be told, which change can be ruled out.

    Or why the change is refused. ValueError for an estimate that is no change.
    """
    counts = counts_words(change.counts, lang) if change.counts else ""
    why = refusal(change.refused, lang) if change.refused else ""
    if change.verdict is None:
        if not why:
            raise ValueError(f"{change.method} is no change")
        return _joined(", ", counts, why)
    said = _joined(", ", verdict_word(change.verdict, lang), counts)
    return _joined("; ", said, _ruled_out(change, lang) if change.verdict is Verdict.UNDECIDED else why)


def sentence(subject: str, change: Estimate, lang: str) -> str:
    """What has changed, by how much and within which limits; otherwise the subject with its `judgement`."""
    t, said = translator(lang), judgement(change, lang)
    if change.verdict in (None, Verdict.UNDECIDED):
        return t("{subject}: {judgement}", subject=subject, judgement=said)
    if change.value is None:
        return t("{subject} {judgement}", subject=subject, judgement=said)
    size, interval = _size(change, lang)
    return t(
        "{subject} {judgement}: {size} ({level} osäkerhet: {interval})",
        **{"subject": subject, "judgement": said, "size": size, "interval": interval},
        level=level(change.confidence, lang),
    )


def counted(subject: str, relative: Estimate, ratio: Estimate, lang: str) -> str:
    """A change of counts: in per cent, or below 20 before as "4 → 2" with the ratio's interval.

    relative, ratio: `relative_change` and `rate_ratio` of the same counts.
    """
    few = relative.refused is not None and relative.refused.reason is Reason.FEW_BEFORE
    return sentence(subject, ratio if few else relative, lang)


def unjudged(subject: str, why: Untold, lang: str, counts: tuple[float, float] | None = None) -> str:
    """A change that is not judged, with its counts before and after where those may stand beside each other."""
    shown = counts_words(counts, lang) if counts and why in WITH_COUNTS else ""
    said = _joined(", ", shown, untold_words(why, lang))
    return translator(lang)("{subject}: {judgement}", subject=subject, judgement=said)


def may_be(change: Estimate, lang: str) -> str:
    """How large a change that can be told may be: "3–40 procentenheter"."""
    return amount(_size(change, lang)[1], change.unit or Unit.RATIO, lang)


def counts_words(counts: tuple[float, float], lang: str) -> str:
    """The counts before and after: "4 → 2"."""
    before, after = (format_number(count, lang) for count in counts)
    return f"{before}\u00a0→\u00a0{after}"


def level(confidence: float, lang: str) -> str:
    """How sure an interval is, rounded down: "95 %"; of one in a list "99,6 %"."""
    tenths = math.floor(round(confidence * 1000, 6))
    said = format_number(tenths / 10, lang, 1 if tenths % 10 else 0)
    return translator(lang)("{number} %", number=said)


def amount(number: str, unit: Unit, lang: str) -> str:
    """A number with its unit in words: "1 procentenhet", "70 procent", "0,21 gånger så många"."""
    t, one = translator(lang), 1 if number == "1" else 2
    if unit is Unit.SHARE_DIFFERENCE:
        return t.plural("{number} procentenhet", "{number} procentenheter", one, number=number)
    if unit is Unit.REPORTS:
        return t.plural("{number} rapport", "{number} rapporter", one, number=number)
    return t("{number} procent", number=number) if unit in HUNDREDTHS else t("{number} gånger så många", number=number)


def _ruled_out(change: Estimate, lang: str) -> str:
    """Which changes the interval excludes; empty where it excludes none that can be."""
    t, unit = translator(lang), change.unit or Unit.RATIO
    ends = [end for end in (_end(change.high, unit, rise=True), _end(change.low, unit, rise=False)) if end]
    if not ends:
        return ""
    texts = (
        {True: t("mer än {n}"), False: t("mindre än {n}")}
        if unit is Unit.RATIO
        else {True: t("en ökning med mer än {n}"), False: t("en minskning med mer än {n}")}
    )
    numbers = [_say(value, unit, lang) for value, _ in ends]
    numbers[-1] = amount(numbers[-1], unit, lang)
    listed = t(" och ").join(texts[rise].format(n=n) for (_, rise), n in zip(ends, numbers, strict=True))
    return t("{changes} kan uteslutas", changes=listed)


def _end(limit: float | None, unit: Unit, *, rise: bool) -> tuple[float, bool] | None:
    """A limit as it is said, rounded away from the value; None where it excludes nothing that can be."""
    widest = {Unit.SHARE_DIFFERENCE: 100.0, Unit.RELATIVE_CHANGE: math.inf if rise else 100.0}.get(unit, math.inf)
    if limit is None:
        return None
    if unit is Unit.RATIO:
        said = _outward(limit, 2, up=rise)
        return (said, rise) if 0 < said < math.inf else None
    said = _outward(abs(limit) * _scale(unit), 0, up=True)
    return (said, rise) if said < widest else None


def _size(change: Estimate, lang: str) -> tuple[str, str]:
    """How large a change is, and its interval rounded outwards, with as many decimals as keep it off no change."""
    unit = change.unit or Unit.RATIO
    same, decimals = (1.0, 2) if unit is Unit.RATIO else (0.0, 0)
    found = [math.inf if v is None else abs(v) * _scale(unit) for v in (change.value, change.low, change.high)]
    value, (low, high) = found[0], sorted(found[1:])
    while same in (_outward(low, decimals, up=False), _outward(high, decimals, up=True)) and decimals < MOST_DECIMALS:
        decimals += 1
    ends = _outward(low, decimals, up=False), _outward(high, decimals, up=True)
    interval = "–".join(format_number(end, lang, decimals) for end in ends)
    return amount(format_number(value, lang, decimals), unit, lang), interval


def _outward(value: float, decimals: int, *, up: bool) -> float:
    """Rounded up or down; what lies within a millionth of the last place is on it."""
    if math.isinf(value):
        return value
    places = 10**decimals
    return float((math.ceil if up else math.floor)(round(value * places, 6)) / places)


def _scale(unit: Unit) -> float:
    return 100.0 if unit in HUNDREDTHS else 1.0


def _say(value: float, unit: Unit, lang: str) -> str:
    return format_number(value, lang, 2 if unit is Unit.RATIO else 0)


def _joined(mark: str, *parts: str) -> str:
    return mark.join(filter(None, parts))

"""Why a figure is refused, or a change not judged, in a few words: each reason has its own."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from jarfalla_data.measures.statistics import Reason, Refused
from jarfalla_data.wording import Translator, format_number, translator


class Untold(StrEnum):
    """Why a change is not judged, whatever its numbers are."""

    CHANGED_METHOD = "changed_method"
    UNFINISHED = "unfinished"
    FOUND_BY_CONTROLS = "found_by_controls"
    HIDDEN = "hidden"


def untold_words(why: Untold, lang: str) -> str:
    """Why a change is not judged, in a few words."""
    t = translator(lang)
    return {
        Untold.CHANGED_METHOD: t("ändrad mätmetod, går inte att jämföra"),
        Untold.UNFINISHED: t("preliminärt, bedöms inte förrän perioden är slut och anmälningarna har kommit in"),
        Untold.FOUND_BY_CONTROLS: t("bedöms inte, för antalet följer hur mycket som kontrolleras"),
        Untold.HIDDEN: t("visas inte"),
    }[why]


def refusal(refused: Refused, lang: str) -> str:
    """Why a figure is refused, in a few words."""
    t = translator(lang)
    has, needed = ([_number(value, lang) for value in values] for values in (refused.has, refused.needed))
    if refused.reason is Reason.NOTHING_BEFORE:
        return _nothing_before(refused, t)
    return _of_figures(refused.reason, t) or _of_bases(refused.reason, has, needed, t)


def _nothing_before(refused: Refused, t: Translator) -> str:
    if not any(refused.has):
        return t("inget att jämföra")
    return t("hur många gånger går inte att säga, för före fanns inga")


def _of_figures(reason: Reason, t: Translator) -> str:
    """The reasons that are said without a number; empty for the others."""
    said = {
        Reason.NO_BASE: t("går inte att räkna ut, för det finns inget att räkna på"),
        Reason.SMALL_BASE: t("för få svar"),
        Reason.ZERO: t("går inte att räkna ut, för minst ett av antalen är noll"),
        Reason.NO_SUCCESS: t("går inte att räkna ut, för platsen minskade inte jämfört med jämförelseområdet"),
        Reason.TREND_BEFORE: t("går inte att avgöra, för platsen och jämförelseområdet utvecklades olika redan före"),
        Reason.NO_TREND: t(
            "går inte att avgöra, för rapporterna före är för få för att visa om platsen och jämförelseområdet "
            "utvecklades lika"
        ),
    }
    return said.get(reason, "")


def _of_bases(reason: Reason, has: Sequence[str], needed: Sequence[str], t: Translator) -> str:
    """The reasons that are said with how much there is and how much is needed."""
    if reason is Reason.FEW_BEFORE:
        return t("ändringen anges inte i procent, eftersom det var färre än {needed} före", needed=needed[0])
    if reason is Reason.SHORT_BEFORE:
        return t(
            "går inte att avgöra, för tiden före är {n} månader; minst {needed} behövs", n=has[0], needed=needed[0]
        )
    if reason is Reason.FEW_VALUES:
        return t("för få värden: {n}, minst {needed} behövs", n=has[0], needed=needed[0])
    if reason is Reason.NOT_FOLLOWED:
        return t("går inte att säga än, för ingen har följts i {needed} dagar (längst {n})", n=has[0], needed=needed[0])
    if reason is Reason.FEW_FINDINGS:
        return t(
            "för få brister: {n} varav {fixed} åtgärdade, minst {needed} varav {needed_fixed} behövs",
            **{"n": has[0], "fixed": has[1], "needed": needed[0], "needed_fixed": needed[1]},
        )
    return t(
        "går inte att räkna ut, för platsen hade {place} före och jämförelseområdet {comparison}; platsens antal ska "
        "vara {low} till {high} gånger jämförelseområdets",
        **{"place": has[0], "comparison": has[1], "low": needed[0], "high": needed[1]},
    )


def _number(value: float, lang: str) -> str:
    return format_number(value, lang, 0 if value == round(value) else 1)

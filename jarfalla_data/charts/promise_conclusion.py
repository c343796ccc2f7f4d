"""What may be concluded of a promise, and never more: from its outcome, who tells of it, and its target."""

from __future__ import annotations

from typing import Any

from jarfalla_data.measures.promises import NO_TARGET
from jarfalla_data.wording import Translator

EFFECT = "effect"


def conclusion(row: Any, t: Translator) -> str:
    """One or two sentences: whether it was kept, and that this says nothing of the situation, or nothing of why."""
    if row.outcome in ("kept", "partly", "not_kept"):
        return f"{_final(row, t)} {_effect(row, t)}"
    missing = t("Inget mått angavs, så det går inte att säga om löftet hölls.") if row.target_kind == NO_TARGET else ""
    if row.outcome == "reported_ongoing":
        said = t("Bara att arbetet pågick går att säga: hur det slutade är inte redovisat.")
    else:
        said = t("Inget går att säga: inget utfall är redovisat.")
    return f"{said} {missing}".strip()


def _final(row: Any, t: Translator) -> str:
    """Whether it was kept; what only follows from other facts says so."""
    said = {
        "kept": t("Löftet hölls."),
        "partly": t("Löftet hölls delvis."),
        "not_kept": t("Löftet hölls inte."),
    }[row.outcome]
    return f"{said} {t('Det är en slutsats, ingen har redovisat det.')}" if row.outcome_by == "inferred" else said


def _effect(row: Any, t: Translator) -> str:
    if row.outcome_scope == EFFECT:
        return t("Vad som orsakade läget går inte att säga.")
    return t("Att insatsen gjordes visar inte att läget blev bättre.")

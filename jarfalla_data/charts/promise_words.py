"""What the page of the citizen promise says of a period and of all of them."""

from __future__ import annotations

from typing import Any

from jarfalla_data.charts.model import Table
from jarfalla_data.charts.promise_model import Onward
from jarfalla_data.privacy.suppression import Released
from jarfalla_data.vocabulary.published import PROMISE_OUTCOME, TARGET_KINDS
from jarfalla_data.wording import Translator, format_number, translator

PAGE, PARAMETER = "medborgarlofte", "lofte"


def of(periods: Released, code: str) -> Any | None:
    """The row of a period; None when there is none."""
    return next((row for row in periods.rows if row.code == code), None)


def headline(row: Any, t: Translator) -> str:
    """How the promises of a period are reported."""
    counted = {"years": row.code, "total": format_number(row.items, t.lang)}
    if row.not_reported == row.items:
        return t("Medborgarlöftet {years}: inget av {total} löften är redovisat", **counted)
    if not row.kept and row.reported_ongoing:
        n = format_number(row.reported_ongoing, t.lang)
        return t("Medborgarlöftet {years}: {n} av {total} löften redovisade bara under perioden", n=n, **counted)
    kept = format_number(row.kept, t.lang)
    return t("Medborgarlöftet {years}: {kept} av {total} löften redovisas som hållna", kept=kept, **counted)


def lead(row: Any, t: Translator) -> str:
    """What can be measured of a period's promises, and who reported them."""
    return " ".join(filter(None, (_targets(row, t), *_more(row, t))))


def _targets(row: Any, t: Translator) -> str:
    counted = {"n": format_number(row.numbered, t.lang), "total": format_number(row.items, t.lang)}
    if row.numbered:
        return t("{n} av {total} har ett antal att nå: {numbers}.", numbers=_numbers(row, t.lang), **counted)
    if row.no_target == row.items:
        return t("Inget mått angavs för något av löftena, så det går inte att säga om de hölls.")
    return t("Inget av löftena har ett antal att nå för perioden. För {n} angavs inget mått.", n=row.no_target)


def _more(row: Any, t: Translator) -> tuple[str, ...]:
    return (
        t("Samma slags insatser och samma mått som {years}.", years=row.same_as) if row.same_as else "",
        t.plural(
            "{n} utfall är polisens egen uppgift mitt i perioden.",
            "{n} utfall är polisens egna uppgifter mitt i perioden.",
            row.by_police,
        )
        if row.by_police
        else "",
        "" if row.stated else t("Perioden är en slutsats, källan anger den inte."),
    )


def history(periods: Released, lang: str) -> tuple[str, ...]:
    """What can be told over all periods: which had numbers, which were the same, who has reported."""
    t, rows = translator(lang), list(reversed(periods.rows))
    same = [
        t(
            "Löftena {before} och {years} var desamma, med antal att nå: {numbers}.",
            before=row.same_as,
            years=row.code,
            numbers=_numbers(row, lang),
        )
        for row in rows
        if row.same_as and row.numbered
    ]
    without = [row.code for row in rows if not row.numbered]
    none = [row.code for row in rows if row.no_target == row.items]
    police = [(row.code, row.by_police) for row in rows if row.by_police]
    return (
        *same,
        *([t("Utan antal att nå: {years}.", years=", ".join(without))] if without else ()),
        *([t("Inget mått angavs för något löfte: {years}.", years=", ".join(none))] if none else ()),
        *(
            t.plural(
                "{years}: {n} utfall är polisens egen uppgift mitt i perioden, slutresultat saknas.",
                "{years}: {n} utfall är polisens egna uppgifter mitt i perioden, slutresultat saknas.",
                n,
                years=code,
            )
            for code, n in police
        ),
    )


def _numbers(row: Any, lang: str) -> str:
    return str(row.numbers_en if lang == "en" else row.numbers_sv)


def onward(promised: Released, lang: str) -> tuple[Onward, ...]:
    """The way to each promise about the state of a place, with its outcome."""
    t = translator(lang)
    return tuple(
        Onward(
            t(
                "Medborgarlöftet {years}: {title}. Utfall: {outcome}.",
                years=row.code,
                title=getattr(row, f"title_{lang}"),
                outcome=PROMISE_OUTCOME.label(row.outcome, lang).lower(),
            ),
            PAGE,
            ((PARAMETER, row.code),),
        )
        for row in promised.rows
    )


def periods_table(periods: Released, lang: str) -> Table:
    """One row a period: promises, targets and outcomes."""
    t = translator(lang)
    outcomes = tuple(PROMISE_OUTCOME.label(code, lang) for code in PROMISE_OUTCOME.codes)
    numeric = (t("Löften"), t("Med antal att nå"), t("Med annat mått"), TARGET_KINDS.label("none", lang), *outcomes)
    return Table(
        name=t("medborgarloften-alla-perioder"),
        caption=t("Alla perioder"),
        columns=(t("Period"), *numeric),
        rows=tuple(
            (
                row.code if row.stated else t("{years} (härlett)", years=row.code),
                *(format_number(n, lang) for n in (row.items, row.numbered, row.other_target, row.no_target)),
                *(format_number(getattr(row, code), lang) for code in PROMISE_OUTCOME.codes),
            )
            for row in periods.rows
        ),
        numeric=numeric,
    )

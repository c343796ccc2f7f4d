"""How many signals there are, beside how many chance alone gives."""

from __future__ import annotations

from jarfalla_data.wording import format_number, translator

ROUNDED_FROM = 3
"""From so many by chance there is no decimal."""
SMALLEST_SAID = 0.05


def signals_found(n: int, judged: int, rate: float, lang: str) -> str:
    """How many of so many judged points are signals; `rate`: how many signals chance gives a point."""
    t, by_chance = translator(lang), judged * rate
    if by_chance < SMALLEST_SAID:
        return (
            t.plural("{n} signal i perioden.", "{n} signaler i perioden.", n) if n else t("Inga signaler i perioden.")
        )
    number = format_number(by_chance, lang, 0 if by_chance >= ROUNDED_FROM else 1)
    if not n:
        return t("Inga signaler i perioden; slumpen ensam ger omkring {by_chance}.", by_chance=number)
    return t.plural(
        "{n} signal i perioden; slumpen ensam ger omkring {by_chance}.",
        "{n} signaler i perioden; slumpen ensam ger omkring {by_chance}.",
        n,
        by_chance=number,
    )

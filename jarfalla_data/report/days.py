"""What a section says of the days that it is about."""

from __future__ import annotations

from jarfalla_data.publication.view import View


def of_all_days(here: View) -> tuple[str, ...]:
    """What a section says first that is about all days, where a reader has chosen some; else nothing."""
    if here.selection.period is None:
        return ()
    return (here.t("Gäller hela underlaget, inte den valda perioden."),)

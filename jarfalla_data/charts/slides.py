"""The slides of the presentation screen by their Swedish names, which ones an address asks for, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from jarfalla_data.charts import slide_band, slide_dots, slide_work
from jarfalla_data.charts.slide import Slide
from jarfalla_data.publication.shown import Shown

AHEAD = "dialog"
SLIDES: Mapping[str, Callable[[Shown, str, str], Slide]] = {
    "otrygghet": slide_dots.feeling,
    "forandring": slide_dots.changed,
    "drogscen": slide_band.history,
    "lofte": slide_work.promised,
    "besiktning": slide_work.mended,
}
NAMES = (*SLIDES, AHEAD)
"""All slides in their usual order."""


def slides(told: Shown, lang: str, today: dt.date) -> dict[str, Slide]:
    """Every slide by its name; the one of the next dialogue only where one is announced."""
    made = {name: make(told, name, lang) for name, make in SLIDES.items()}
    coming = slide_work.ahead(told, AHEAD, lang, today)
    return made | ({AHEAD: coming} if coming else {})


def chosen(asked: str | None) -> tuple[tuple[str, ...], bool]:
    """The names that an address asks for, in its order, and whether it asked for none that there is not.

    Without any that there is, all of them.
    """
    wanted = [name.strip().lower() for name in (asked or "").split(",") if name.strip()]
    known = tuple(dict.fromkeys(name for name in wanted if name in NAMES))
    return known or NAMES, all(name in NAMES for name in wanted)

"""The menu: which pages there are, where, for whom, and with which filters."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jarfalla_data.measures import covered
from jarfalla_data.measures.meeting import meetings
from jarfalla_data.privacy import Audience
from jarfalla_data.wording import Translator
from pages.ui import effect_choices, filters, picture, priority_choices, report_choices, view
from pages.ui.links import PICTURE


@dataclass(frozen=True)
class Entry:
    """A page of the menu: its file under pages/, address, the filters that act on it, and whether only some see it."""

    file: str
    address: str
    title: Callable[[Translator], str]
    filters: tuple[Callable[[view.View], None], ...] = ()
    internal: bool = False


def _period(here: view.View) -> None:
    filters.draw_period(here.t, covered.years(here.periods))


def _area(here: view.View) -> None:
    filters.draw_area(here.t, here.store)
    picture.draw_link(view.current())  # of the area that the list says now


def _area_of_picture(here: view.View) -> None:
    if here.audience is Audience.INTERNAL:
        filters.draw_area_and_place(here.t, here.store)
    else:  # a named place overlaps areas
        filters.draw_area(here.t, here.store)


def _time(here: view.View) -> None:
    filters.draw_time(here.t, all_day=False)


def _time_of_incidents(here: view.View) -> None:
    if here.audience is Audience.INTERNAL:  # the public sees incidents at all hours only
        filters.draw_time(here.t, all_day=True)


def _promise(here: view.View) -> None:
    filters.draw_promise(here.t, here.store)


def _meeting(here: view.View) -> None:
    if here.audience is Audience.INTERNAL:
        filters.draw_meeting(here.t, meetings(here.store))


MENU: dict[Callable[[Translator], str], tuple[Entry, ...]] = {
    lambda t: t("Läget"): (
        Entry("situation/overview.py", "oversikt", lambda t: t("Översikt")),
        Entry("situation/insecurity.py", "otrygghet", lambda t: t("Otrygghet"), (_period, _area, _time)),
        Entry(
            "situation/incidents.py",
            "brott-och-handelser",
            lambda t: t("Brott och händelser"),
            (_period, _area, _time_of_incidents),
        ),
        Entry("situation/drug_scene.py", "oppen-drogscen", lambda t: t("Öppen drogscen – Jakobsberg"), (_period,)),
    ),
    lambda t: t("Insatser"): (
        Entry("work/promises.py", "medborgarlofte", lambda t: t("Medborgarlöfte"), (_promise,)),
        Entry("work/inspections.py", "trygghetsbesiktning", lambda t: t("Trygghetsbesiktning"), (_period,)),
        Entry("work/cooperation.py", "samverkan", lambda t: t("Samverkansöverenskommelsen"), (_period,)),
        Entry(
            effect_choices.FILE,
            effect_choices.ADDRESS,
            lambda t: t("Uppföljning av insatser"),
            (effect_choices.draw,),
            internal=True,
        ),
    ),
    lambda t: t("Till mötet"): (
        Entry(
            picture.FILE,
            PICTURE,
            lambda t: t("Problembild"),
            (_area_of_picture, _period, _meeting),
        ),
        Entry(
            "meeting/priorities.py",
            priority_choices.ADDRESS,
            lambda t: t("Prioritering"),
            (priority_choices.draw,),
            internal=True,
        ),
        Entry("meeting/report.py", "rapport", lambda t: t("Rapport"), (_period, report_choices.draw)),
    ),
    lambda t: t("Om"): (
        Entry("about/method.py", "metod", lambda t: t("Metod")),
        Entry("about/data_quality.py", "datakvalitet", lambda t: t("Datakvalitet")),
        Entry("about/accessibility.py", "tillganglighet", lambda t: t("Tillgänglighetsredogörelse")),
        Entry("about/import_data.py", "las-in-data", lambda t: t("Läs in data"), internal=True),
    ),
}
"""The menu's groups and pages, in order. The first page is also what the bare address opens."""

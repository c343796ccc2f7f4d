"""From what is asked to a whole report: its parts and sections, one after the other, with progress."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from jarfalla_data import Selection, geography
from jarfalla_data.charts.model import Badge
from jarfalla_data.publication.view import View
from jarfalla_data.report.asked import Asked, Order
from jarfalla_data.report.catalogue import Entry, built, chosen, stage_name
from jarfalla_data.report.content import Part, Report, Section
from jarfalla_data.report.cover import facts
from jarfalla_data.report.tables import is_invented
from jarfalla_data.store import Store
from jarfalla_data.wording import Message, message, translator

Progress = Callable[[int, int, Message], None]
"""Told before each step: how many are done, how many there are, and what comes now."""

Planned = tuple[str, str | None, tuple[Entry, ...]]
"""A part before it is built: its title, its place (None: the municipality), its sections."""


def silent(_done: int, _all: int, _what: Message) -> None:
    """Progress that nobody looks at."""


def parts_of(store: Store, asked: Asked) -> tuple[Planned, ...]:
    """The parts that a report will have and the sections in each; ReportError for a section that there is not."""
    entries = chosen(asked)
    if asked.order is Order.PAGES:
        return tuple(_by_place(store, asked, entries, ""))
    t = translator(asked.lang)
    found: list[Planned] = []
    for stage in dict.fromkeys(one.stage for one in entries):
        of_it = tuple(one for one in entries if one.stage is stage)
        found += _by_place(store, asked, of_it, f"{stage_name(stage, t)}: ")
    return tuple(found)


def outline(store: Store, asked: Asked) -> tuple[str, ...]:
    """What a report will hold, a line for each of its parts; ReportError for a section that there is not."""
    t = translator(asked.lang)
    return tuple(
        t("{part}: {sections}.", part=title, sections=", ".join(entry.title(t) for entry in entries))
        for title, _, entries in parts_of(store, asked)
    )


def _by_place(store: Store, asked: Asked, entries: tuple[Entry, ...], before: str) -> Iterator[Planned]:
    """A part for each place; what is about the whole municipality stands in a part of its own, or in its part."""
    among_others = len(asked.areas) > 1
    of_place = tuple(one.of_each() if among_others else one for one in entries if one.by_place)
    of_all = tuple(one.of_all() for one in entries if not one.by_place or (among_others and one.several))
    whole = before + geography.name(store, None, asked.lang)
    if not asked.areas:
        yield whole, None, entries
        return
    for area in asked.areas if of_place else ():
        yield before + geography.name(store, area, asked.lang), area, of_place
    if of_all:
        yield whole, None, of_all


def make(store: Store, asked: Asked, now: dt.datetime, progress: Progress = silent) -> Report:
    """The whole report; ReportError for what is asked and does not exist.

    What it says to the public comes from the extract, through the same exit as the pages. `now` is the time of making.
    """
    t, planned = translator(asked.lang), parts_of(store, asked)
    steps = sum(len(entries) for _, _, entries in planned)
    parts: list[Part] = []
    done = 0
    for title, area, entries in planned:
        selection = Selection(asked.period, area, geography.area_ids(store, area))
        here, sections = View(store, asked.audience, asked.lang, selection), []
        for entry in entries:
            progress(done, steps, message("{part}: {section}", part=title, section=entry.title(t)))
            sections.append(built(entry, here))
            done += 1
        parts.append(Part(title, tuple(sections)))
    is_example = any(_is_invented(section, asked.lang) for part in parts for section in part.sections)
    said = facts(store, asked, now, is_example=is_example)
    return Report(t("Lägesbild för Järfälla"), asked.lang, asked.audience, said, tuple(parts), is_example, now)


def _is_invented(section: Section, lang: str) -> bool:
    """Whether anything in a section rests on invented numbers."""
    return any(Badge.EXAMPLE in chart.badges for chart in section.charts) or any(
        is_invented(table, lang) for table in section.tables
    )

"""The sections of perceived insecurity, from the measures and charts of the page Otrygghet."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from jarfalla_data import geography
from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts.insecurity_map import insecurity_map
from jarfalla_data.charts.model import Chart, Table
from jarfalla_data.charts.sources import freshness
from jarfalla_data.charts.surveys import surveys_table
from jarfalla_data.measures import insecurity, insecurity_change, outlines, surveys
from jarfalla_data.measures.answers import PROFESSIONAL
from jarfalla_data.publication.view import View
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CONCERNS, GENDER, TIME_OF_DAY


def where(here: View) -> Iterator[Chart]:
    """How large a share feels unsafe and where, and has it changed?"""
    by_area, *others = where_among_others(here)
    yield by_area
    yield from on_map(here)
    yield from others


def where_among_others(here: View) -> Iterator[Chart]:
    """The same without the map, which is of the whole municipality whatever the place."""
    about, wanted = _about(here), here.selection
    shares, asked = here.figures(insecurity.by_area, wanted), here.figures(insecurity.asked, wanted)
    yield charts.by_area(shares, asked, about)
    yield charts.by_part(shares, asked, about)
    yield charts.change(here.figures(insecurity_change.changes, wanted), asked, about)


def on_map(here: View) -> Iterator[Chart]:
    """The shares of all areas on the map."""
    shares, asked = (here.figures(measure, here.selection) for measure in (insecurity.by_area, insecurity.asked))
    yield insecurity_map(shares, here.figures(outlines.outlines), asked, _about(here))


def when_and_who(here: View) -> Iterator[Chart | Table]:
    """When on the day, who and what of, and what do people worry about?"""
    wanted, lang = here.selection, here.lang
    part, whole = here.at_most("part"), here.at_most("municipality")
    in_part, in_whole = (geography.name(here.store, selection.area, lang) for selection in (part, whole))
    names = geography.names(here.store, lang)
    group = partial(charts.by_group, asked=here.figures(insecurity.asked, wanted), lang=lang)
    time, concerns = here.figures(insecurity.by_time_of_day, part), here.figures(insecurity.by_concern, part)
    yield group(time, key="time_of_day", where=in_part, labels=TIME_OF_DAY.labels(lang))
    yield group(concerns, key="concern", where=in_part, labels=CONCERNS.labels(lang))
    for measure, key, labels in (
        (insecurity.by_age, "age_group", AGE_GROUP.labels(lang)),
        (insecurity.by_gender, "gender", GENDER.labels(lang)),
    ):
        yield group(here.figures(measure, whole), key=key, where=in_whole, labels=labels)
    yield group(here.figures(insecurity.worried, wanted), key="worry", where=in_whole, labels=names)
    staff = here.figures(insecurity.asked, wanted, PROFESSIONAL)
    answered = here.figures(insecurity.professionals, wanted)
    yield group(answered, asked=staff, key="professional", where=in_whole, labels=names)


def published(here: View) -> Iterator[Table]:
    """What published surveys say of the same."""
    yield surveys_table(here.figures(surveys.shares), here.lang)


def _about(here: View) -> charts.About:
    names = geography.names(here.store, here.lang)
    fresh = freshness(here.store, insecurity.TABLES, here.periods, here.lang)
    return charts.About(names, here.selection.area, here.time, fresh, here.lang)

"""The table of cases as the pages say them, from the rows of a file to the sentence, in both languages."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest

from jarfalla_data import Period, Selection, Store, geography
from jarfalla_data.charts import insecurity as charts
from jarfalla_data.charts.incident_control import change_told
from jarfalla_data.charts.incident_words import about
from jarfalla_data.charts.model import Chart
from jarfalla_data.measures import covered, insecurity, insecurity_change, year_change
from jarfalla_data.privacy import Audience, release
from jarfalla_data.wording import LANGUAGES
from tests.factories import dialogue, dialogue_round, store_with
from tests.measures.monthly import declared, rows

BEFORE, NOW = dt.date(2023, 3, 1), dt.date(2024, 3, 1)
"""A month of the year before, and one of the last year."""
PERSON, CONTROLS, LEFT_OUT = 0, 5, 6
"""The places of the sentences."""


def reports(before: int, now: int, category: str = "robbery") -> Store:
    """Ten reports a month until 2020, then so many in the year before and in the last year."""
    some = rows(lambda m: 10 if m.year < 2021 else before if m == BEFORE else now if m == NOW else 0, category=category)
    return store_with(incidents=[*some, *rows(lambda _: 1)], baselines=declared("municipality:all"))


def wider_law() -> Store:
    """As many sexual offences as robberies: the law changed in 2018."""
    wider = rows(lambda _: 10, category="sexual_offences", area_id=None)
    robberies = rows(lambda _: 10, category="robbery")
    return store_with(incidents=[*robberies, *wider], baselines=declared("municipality:all"))


def said_of_reports(store: Store, lang: str, at: int, period: Period | None = None) -> str:
    """A sentence of the list on Brott och händelser."""
    selection = Selection(period=period)
    changes = release(year_change.changes(store, selection), Audience.INTERNAL)
    return change_told(changes, about(store, selection, covered.periods(store), lang))[1][at]


def answers(before: tuple[int, int], now: tuple[int, int], audience: Audience, lang: str) -> str:
    """What Otrygghet leads with, when so many of so many in the chosen area felt unsafe in two comparable rounds."""
    chart = chart_of_answers(two_rounds(before, now), audience, lang)
    return chart.lead or chart.headline


def two_rounds(before: tuple[int, int], now: tuple[int, int]) -> Store:
    rounds = [dialogue_round(comparable_with="earlier"), _earlier(comparable_with="autumn_2022")]
    asked = [*_answers("earlier", *before), *_answers("autumn_2022", *now)]
    return store_with(dialogues=asked, dialogue_rounds=rounds)


def chart_of_answers(store: Store, audience: Audience, lang: str) -> Chart:
    chosen = Selection(area="0123R001", area_ids=("0123R001",))
    shown = charts.About(geography.names(store, lang), chosen.area, insecurity.STANDARD_TIME, "", lang)
    changes, asked = (
        release(measure(store, chosen), audience) for measure in (insecurity_change.changes, insecurity.asked)
    )
    return charts.change(changes, asked, shown)


def _earlier(**cells):
    more = {"round_id": "earlier", "name": "Hösten 2018", "starts_on": "2018-09-03", "ends_on": "2018-11-30"}
    return dialogue_round(**more, **cells)


def _answers(round_id: str, unsafe: int, n: int):
    day = "2018-09-03" if round_id == "earlier" else dialogue_round()["starts_on"]
    return [
        dialogue(
            **{"round_id": round_id, "collected_on": day, "area_id": "0123R001", "time_of_day": "late_evening_night"},
            channel="survey",
            perceived_safety="very_unsafe" if i < unsafe else "very_safe",
        )
        for i in range(n)
    ]


def another_method(lang: str) -> str:
    rounds = [dialogue_round(comparable_with=""), _earlier()]
    asked = [*_answers("earlier", 30, 100), *_answers("autumn_2022", 60, 100)]
    return chart_of_answers(store_with(dialogues=asked, dialogue_rounds=rounds), Audience.INTERNAL, lang).headline


INSIDE, OUTSIDE = Audience.INTERNAL, Audience.PUBLIC
CASES = {
    "4 → 2": (
        lambda lang: said_of_reports(reports(4, 2), lang, PERSON),
        "Antalet i gruppen person: går inte att avgöra, 4 → 2; mer än 5,34 och mindre än 0,02 gånger så många kan "
        "uteslutas",
        "The number in the group person: cannot be told, 4 → 2; more than 5.34 and less than 0.02 times as many can be "
        "ruled out",
    ),
    "enough before": (
        lambda lang: said_of_reports(reports(40, 120), lang, PERSON),
        "Antalet i gruppen person har ökat, 40 → 120: 199 procent (97,5 % osäkerhet: 90–383)",
        "The number in the group person has increased, 40 → 120: 199 per cent (97.5% uncertainty: 90–383)",
    ),
    "a zero before": (
        lambda lang: said_of_reports(reports(0, 40), lang, PERSON),
        "Antalet i gruppen person har ökat, 0 → 40; hur många gånger går inte att säga, för före fanns inga",
        "The number in the group person has increased, 0 → 40; how many times cannot be said, for before there were "
        "none",
    ),
    "a zero after": (
        lambda lang: said_of_reports(reports(4, 0), lang, PERSON),
        "Antalet i gruppen person: går inte att avgöra, 4 → 0; mer än 2,64 gånger så många kan uteslutas",
        "The number in the group person: cannot be told, 4 → 0; more than 2.64 times as many can be ruled out",
    ),
    "two zeros": (
        lambda lang: said_of_reports(reports(0, 0), lang, PERSON),
        "Antalet i gruppen person: 0 → 0, inget att jämföra",
        "The number in the group person: 0 → 0, nothing to compare",
    ),
    "a changed method of reports": (
        lambda lang: said_of_reports(wider_law(), lang, PERSON, Period.of_years(2018, 2019)),
        "Antalet i gruppen person: ändrad mätmetod, går inte att jämföra",
        "The number in the group person: changed method, cannot be compared",
    ),
    "a changed method of answers": (
        another_method,
        "Exempel: Går inte att jämföra: mätmetoden har ändrats eller tidigare svar saknas",
        "Example: Cannot be compared: the method has changed or earlier answers are missing",
    ),
    "an unfinished month": (
        lambda lang: said_of_reports(reports(4, 2), lang, LEFT_OUT),
        "December 2024: preliminärt, bedöms inte förrän perioden är slut och anmälningarna har kommit in",
        "December 2024: preliminary, not judged until the period has ended and the reports have come in",
    ),
    "a narcotics rise after more controls": (
        lambda lang: said_of_reports(reports(40, 68, "narcotics_possession_use"), lang, CONTROLS),
        "Brott som upptäcks genom kontroller: 40 → 68, bedöms inte, för antalet följer hur mycket som kontrolleras",
        "Offences found through checks: 40 → 68, not judged, because the number follows how much is checked",
    ),
    "too few answers": (
        partial(answers, (15, 29), (20, 60), INSIDE),
        "Barkarby västra-Skälby östra: för få svar.",
        "Barkarby västra-Skälby östra: too few answers.",
    ),
    "few answers, a rise": (
        partial(answers, (12, 60), (36, 60), INSIDE),
        "Barkarby västra-Skälby östra: otryggheten sen kväll och natt har ökat, från 20 % till 60 %; ändringen kan "
        "vara 22–55 procentenheter.",
        "Barkarby västra-Skälby östra: insecurity late evening and night has increased, from 20% to 60%; the change "
        "may be 22–55 percentage points.",
    ),
    "insecurity, cannot be told": (
        partial(answers, (30, 100), (36, 100), INSIDE),
        "Barkarby västra-Skälby östra: går inte att avgöra; en ökning med mer än 22 och en minskning med mer än 10 "
        "procentenheter kan uteslutas.",
        "Barkarby västra-Skälby östra: cannot be told; an increase of more than 22 and a decrease of more than 10 "
        "percentage points can be ruled out.",
    ),
    "hidden numbers": (
        partial(answers, (3, 100), (36, 100), OUTSIDE),
        "Barkarby västra-Skälby östra: visas inte.",
        "Barkarby västra-Skälby östra: not shown.",
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_page_says_of_a_change(case, lang):
    say, *told = CASES[case]
    assert say(lang=lang).replace("\u00a0", " ") == told[LANGUAGES.index(lang)]


@pytest.mark.parametrize(
    ("lang", "rounds"),
    [
        ("sv", "från hösten 2018 till hösten 2022"),
        ("en", "from September–November 2018 to September–December 2022"),
    ],
)
@pytest.mark.parametrize("audience", Audience)
def test_both_rounds_that_are_compared_are_named(audience, lang, rounds):
    assert rounds in chart_of_answers(two_rounds((30, 100), (60, 100)), audience, lang).subtitle

"""Every refusal and every caution about an intervention, in both languages; and what is said where nothing is."""

from __future__ import annotations

from functools import cache

import pytest

from jarfalla_data.charts.effect_about import about
from jarfalla_data.charts.effect_further import figures_table
from jarfalla_data.measures import covered, effect
from jarfalla_data.measures.effect_cautions import Caution
from jarfalla_data.measures.effect_obstacles import Obstacle
from jarfalla_data.measures.effect_question import Question, resolve
from jarfalla_data.measures.interventions import interventions
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.privacy import Audience, release
from tests.effects import BESIDE, BESIDE_CONTROL, CONTROL, TREATED, asking, reports_of, spread
from tests.factories import activity, milestone, store_with

ODD, EVEN = "2019-01-01", {TREATED: (240, 240), CONTROL: (240, 240)}
STARTS = PartialDate.parse(ODD)
ASKED = {"intervention": "own_date", "starts": STARTS, "treated": TREATED, "control": CONTROL, "months_after": 24}


def rows_of(counts, months=24, **cells):
    return [
        row
        for area, (before, after) in counts.items()
        for row in reports_of(area, [*spread(before, months), *spread(after, months)], **cells)
    ]


def store_of_counts(counts, *, milestones=(), activities=(), **cells):
    return store_with(incidents=rows_of(counts, **cells), milestones=list(milestones), activities=list(activities))


@cache
def even():
    return store_of_counts(EVEN)


def rising():
    """The place rises from 1 to 24 a month before the start, the comparison stands still."""
    return store_with(
        incidents=[
            *reports_of(TREATED, [*range(1, 25), *[24] * 24]),
            *reports_of(CONTROL, [12] * 48),
        ],
        milestones=[],
        activities=[],
    )


OBSTACLES = {
    Obstacle.NO_REPORTS: (
        lambda: store_with(incidents=[], milestones=[], activities=[]),
        {},
        "Det finns inga brott eller händelser inlästa.",
        "No offences or incidents are loaded.",
    ),
    Obstacle.NO_START: (
        even,
        {"starts": None},
        "Välj en insats, eller skriv när den började.",
        "Choose an intervention, or write when it began.",
    ),
    Obstacle.NO_PLACE: (
        even,
        {"treated": None},
        "Insatsen har ingen egen plats i rapporterna. Välj den plats eller det område den gällde.",
        "The intervention has no place of its own in the reports. Choose the place or area that it was about.",
    ),
    Obstacle.NO_COMPARISON: (
        lambda: store_of_counts({TREATED: (240, 240)}),
        {"control": None},
        "Det finns inget av samma slag att jämföra med. Välj en jämförelse.",
        "There is nothing of the same kind to compare with. Choose a comparison.",
    ),
    Obstacle.OVERLAP: (
        even,
        {"control": "barkarby-skalby"},
        "Två av de valda platserna räknar samma rapporter. Välj platser som inte överlappar.",
        "Two of the chosen places count the same reports. Choose places that do not overlap.",
    ),
    Obstacle.SHORT_BEFORE: (
        even,
        {"starts": PartialDate.parse("2018-12-15")},
        "Tiden före är 23 hela månader i filen, 24 behövs.",
        "The time before is 23 whole months in the file, 24 are needed.",
    ),
    Obstacle.SHORT_AFTER: (
        even,
        {"starts": PartialDate.parse("2019-02-15")},
        "Tiden efter är 22 hela månader i filen, 24 behövs.",
        "The time after is 22 whole months in the file, 24 are needed.",
    ),
    Obstacle.CHANGED_METHOD: (
        lambda: store_of_counts(EVEN, category="weapons", offence_code="4075"),
        {"what": "detection_driven"},
        "Mätmetoden ändrades under tiden. Före och efter går inte att jämföra.",
        "The method changed during the period. Before and after cannot be compared.",
    ),
}


@pytest.mark.parametrize("obstacle", Obstacle)
def test_each_obstacle_has_its_sentence_and_no_number_stands_beside_it(obstacle):
    make, otherwise, swedish, english = OBSTACLES[obstacle]
    said = asking(make(), **{**ASKED, **otherwise})
    assert (said("sv")[1], said("en")[1]) == (swedish, english)
    assert said("sv")[2] == said("en")[2] == ()
    assert "går inte att avgöra" in said("sv")[0]


REFUSALS = {
    "the trend before": (
        rising,
        "går inte att avgöra, för platsen och jämförelseområdet utvecklades olika redan före",
        "cannot be told, for the place and the comparison area went different ways already before",
    ),
    "a count of zero": (
        lambda: store_of_counts({TREATED: (240, 0), CONTROL: (240, 240)}),
        "går inte att räkna ut, för minst ett av antalen är noll",
        "cannot be worked out, for at least one of the counts is zero",
    ),
    "no trend that fits": (
        lambda: store_with(
            incidents=[*reports_of(TREATED, [9] * 12 + [0] * 12 + [9] * 24), *reports_of(CONTROL, [0] * 12 + [9] * 36)],
            milestones=[],
            activities=[],
        ),
        "går inte att avgöra, för rapporterna före är för få för att visa om platsen och jämförelseområdet utvecklades "
        "lika",
        "cannot be told",
    ),
}


@pytest.mark.parametrize("why", REFUSALS)
def test_each_refusal_has_its_sentence(why):
    make, swedish, english = REFUSALS[why]
    said = asking(make(), **ASKED)
    assert said("sv")[1].startswith(f"Antalet jämfört med Centrala Kallhäll: {swedish}")
    assert said("en")[1].startswith(f"The number compared with Centrala Kallhäll: {english}")
    assert said("sv")[0].endswith("går inte att avgöra")


def figures(store, lang="sv", **asked):
    """The rows of the table for those who ask, by their names."""
    question = resolve(store, Question(**{**ASKED, **asked}))
    table = figures_table(
        release(effect.estimates(store, question), Audience.INTERNAL),
        about(store, question, covered.periods(store), lang),
    )
    return {row[0]: [cell.replace("\u00a0", " ") for cell in row[1:5]] for row in table.rows}


def test_wdd_is_refused_where_a_place_is_not_alike_its_own_comparison():
    told = figures(store_of_counts({TREATED: (100, 100), CONTROL: (240, 240)}))["Antal färre eller fler (WDD)"]
    assert told[:3] == ["–", "–", "–"]
    assert told[3] == (
        "Går inte att räkna ut, för platsen hade 100 före och jämförelseområdet 240; platsens antal ska vara 0,5 till "
        "2 gånger jämförelseområdets."
    )


def test_wdq_is_refused_where_nothing_became_better_that_could_move():
    counts = {TREATED: (240, 300), CONTROL: (240, 240), BESIDE: (240, 240), BESIDE_CONTROL: (240, 240)}
    told = figures(store_of_counts(counts), beside=BESIDE, beside_control=BESIDE_CONTROL)
    assert told["Flyttade händelserna, eller spred sig effekten? (WDQ)"][3] == (
        "Går inte att räkna ut, för platsen minskade inte jämfört med jämförelseområdet."
    )


def test_a_season_is_held_against_the_same_months_of_each_year_before():
    """Three months after the start, January to March: 12 a month where it was 6 in January to March before."""
    monthly = [6 if month % 12 < 3 else 40 for month in range(24)]
    incidents = [*reports_of(TREATED, [*monthly, 12, 12, 12]), *reports_of(CONTROL, [10] * 27)]
    store = store_with(incidents=incidents, milestones=[], activities=[])
    told = figures(store, months_after=3)
    assert told["Ändringen jämfört med jämförelsen, kvot (RIRR)"][0] == "2,00"
    assert told["Antal färre eller fler (WDD)"][0] == "18"


CAUTIONS = {
    Caution.FOUND_BY_CONTROLS: (
        lambda: store_of_counts(EVEN, category="narcotics_possession_use", offence_code="5011"),
        {"what": "detection_driven"},
        "Sådana brott upptäcks genom kontroller. En ändring kan bero på att det kontrolleras mer eller mindre.",
        "Such offences are found through checks. A change may be due to more or fewer checks.",
    ),
    Caution.START_UNKNOWN: (
        even,
        {"starts": PartialDate.parse(ODD, "no_later_than")},
        "Startdagen är inte känd. Började insatsen tidigare ligger en del av dess tid i det som kallas före.",
        "The day of the start is not known. If the intervention began earlier, part of its time lies in what is called "
        "before.",
    ),
    Caution.PROVES_NOTHING: (
        even,
        {},
        "Före starten gick det inte att se att platsen och jämförelsen utvecklades olika (0,73–1,36 gånger per år). "
        "Det bevisar inte att de hade fortsatt lika.",
        "Before the start it could not be seen that the place and the comparison went different ways (0.73–1.36 times "
        "a year). That does not prove that they would have gone on alike.",
    ),
    Caution.AT_ITS_WORST: (
        lambda: store_with(
            incidents=[*reports_of(TREATED, [10] * 12 + [11] * 12 + [10] * 24), *reports_of(CONTROL, [10] * 48)],
            milestones=[],
            activities=[],
        ),
        {},
        "Året före starten hade flest rapporter av de 2 år som är kända. Ett sådant år följs ofta av ett bättre, också "
        "utan insats.",
        "The year before the start had the most reports of the 2 years that are known. Such a year is often followed "
        "by a better one, also without an intervention.",
    ),
    Caution.LARGE_DECREASE: (
        lambda: store_of_counts({TREATED: (240, 140), CONTROL: (240, 240)}),
        {},
        "En minskning med mer än 30 procent är större än vad sådana insatser brukar ge. Leta efter andra förklaringar.",
        "A decrease of more than 30 per cent is larger than such interventions usually give. Look for other "
        "explanations.",
    ),
    Caution.PANDEMIC: (
        even,
        {},
        "Tiden rör mars 2020–februari 2022, då pandemin ändrade hur människor rörde sig.",
        "The time touches March 2020–February 2022, when the pandemic changed how people moved about.",
    ),
    Caution.OTHER_MEASURES: (
        lambda: store_of_counts(
            EVEN,
            milestones=[
                milestone(place_id=None, date="2019-03-04", label_sv="Kameror", label_en="Cameras"),
                milestone(place_id=None, date="2016-12-31", label_sv="För tidigt", label_en="Too early"),
                milestone(place_id="viksjo_centre", date="2019-03-04", label_sv="Långt bort", label_en="Far away"),
                milestone(place_id=None, date="2019-03-04", category="promise", label_sv="Löfte", label_en="Promise"),
            ],
        ),
        {},
        "Andra insatser började under tiden: Kameror, 4 mars 2019.",
        "Other interventions began in the same time: Cameras, 4 March 2019.",
    ),
    Caution.TOUCHED_METHOD: (
        lambda: store_with(
            incidents=[
                *rows_of(EVEN, category="narcotics_possession_use", offence_code="5011"),
                *reports_of(TREATED, [1] * 3, category="weapons", offence_code="4075"),
            ],
            milestones=[],
            activities=[],
        ),
        {"what": "detection_driven"},
        "Mätmetoden ändrades under tiden för en mindre del av rapporterna.",
        "The method changed during the period for a smaller part of the reports.",
    ),
    Caution.NO_BESIDE: (
        lambda: store_of_counts({**EVEN, BESIDE: (240, 240)}),
        {"beside": BESIDE},
        "Området intill räknas inte med, för det finns inget att jämföra det med.",
        "The area beside is not counted in, for there is nothing to compare it with.",
    ),
}


@pytest.mark.parametrize("caution", Caution)
def test_each_caution_stands_beside_the_conclusion_that_it_belongs_to(caution):
    make, otherwise, swedish, english = CAUTIONS[caution]
    said = asking(make(), **{**ASKED, **otherwise})
    assert swedish in said("sv")[2]
    assert english in said("en")[2]


def test_what_there_is_no_cause_for_is_not_warned_of():
    steady = [10] * 96
    store = store_with(
        incidents=[*reports_of(TREATED, steady), *reports_of(CONTROL, steady)], milestones=[], activities=[]
    )
    said = asking(store, **{**ASKED, "starts": PartialDate.parse("2024-03-01"), "months_after": 6})
    assert said("sv")[2] == (
        "Före starten gick det inte att se att platsen och jämförelsen utvecklades olika (0,73–1,36 gånger per år). "
        "Det bevisar inte att de hade fortsatt lika.",
        "Att en ändring kommer efter en insats visar inte att den beror på insatsen.",
        "Insatserna är verkliga, talen är påhittade: de säger inget om vad insatserna har gett.",
    )


def test_an_activity_that_was_the_first_of_its_kind_at_a_place_is_an_intervention():
    activities = [
        activity(date="2019-01-01", kind="presence", place_id="kallhall_station"),
        activity(date="2019-06-01", kind="cleanup", place_id="kallhall_station"),
        activity(date="2020-02-01", kind="narcotics_operation", place_id="kallhall_station", status="planned"),
        activity(date="2020-03-01", kind="narcotics_operation", place_id="kallhall_station"),
        activity(date="2020-04-01", kind="narcotics_operation", place_id="kallhall_station"),
    ]
    store = store_with(incidents=[], milestones=[], activities=activities)
    (found,) = interventions(store)
    assert (found.code, found.date.text) == ("narcotics_operation:kallhall_station", "2020-03-01")
    assert found.name("sv") == "Narkotikainsats, Kallhälls station"


def test_a_few_before_are_told_as_a_ratio_and_never_in_per_cent():
    said = asking(store_of_counts({TREATED: (18, 9), CONTROL: (240, 240)}), **ASKED)
    assert "0,50 gånger så många" in said("sv")[1] or "går inte att avgöra; mer än" in said("sv")[1]
    assert "procent" not in said("sv")[1]
    assert "18 → 9 rapporter" in said("sv")[1]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("sv", "På tolv månader blir det 120 → 120 och 120 → 120."),
        ("en", "For twelve months that is 120 → 120 and 120 → 120."),
    ],
)
def test_counts_over_stretches_of_different_length_are_told_for_twelve_months_too(lang, words):
    short, equal = (asking(even(), **{**ASKED, "months_after": months})(lang)[1] for months in (12, 24))
    assert "240 → 120" in short
    assert short.endswith(words)
    assert words[:8] not in equal

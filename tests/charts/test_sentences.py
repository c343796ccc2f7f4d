"""What is said of each kind of change and refusal, word for word, in both languages.

The cases from the rows of a file to the sentence of a page: test_said_of_changes.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import product
from types import SimpleNamespace

import pytest

from jarfalla_data.charts.dots import FEW, base_text
from jarfalla_data.charts.estimate_words import counted, judgement, sentence, unjudged
from jarfalla_data.charts.refusal_words import Untold, refusal
from jarfalla_data.measures import statistics as s
from jarfalla_data.measures.statistics import Estimate, Reason, Refused, Unit, Verdict
from jarfalla_data.wording import LANGUAGES

YEAR = 365
OUT = {"treated_before": 207, "treated_after": 110, "control_before": 308, "control_after": 318}


def of_counts(before, after, lang, what=None):
    """Reports in a year and in the year before."""
    relative, ratio = (f(after, YEAR, before, YEAR) for f in (s.relative_change, s.rate_ratio))
    return counted(what or {"sv": "Rån", "en": "Robbery"}[lang], relative, ratio, lang)


def of_answers(now, before, lang):
    return sentence({"sv": "Otryggheten", "en": "Insecurity"}[lang], s.share_difference(*now, *before), lang)


def about(why, lang, counts=None):
    return unjudged({"sv": "Narkotikabrott", "en": "Narcotics"}[lang], why, lang, counts)


def in_a_list(lang):
    """The first of two changes judged together, of which only the first can be told."""
    changes = [partial(s.share_difference, *answers) for answers in ((60, 100, 30, 100), (31, 100, 30, 100))]
    return sentence({"sv": "Otryggheten", "en": "Insecurity"}[lang], s.judge_together(changes)[0], lang)


CASES = {
    "4 → 2": (
        partial(of_counts, 4, 2),
        "Rån: går inte att avgöra, 4 → 2; mer än 3,49 och mindre än 0,04 gånger så många kan uteslutas",
        "Robbery: cannot be told, 4 → 2; more than 3.49 and less than 0.04 times as many can be ruled out",
    ),
    "few before, a clear fall": (
        partial(of_counts, 15, 3),
        "Rån har minskat, 15 → 3: 0,20 gånger så många (95 % osäkerhet: 0,03–0,71)",
        "Robbery has decreased, 15 → 3: 0.20 times as many (95% uncertainty: 0.03–0.71)",
    ),
    "enough before, an increase": (
        partial(of_counts, 40, 68),
        "Rån har ökat, 40 → 68: 70 procent (95 % osäkerhet: 13–158)",
        "Robbery has increased, 40 → 68: 70 per cent (95% uncertainty: 13–158)",
    ),
    "enough before, cannot be told": (
        partial(of_counts, 40, 45),
        "Rån: går inte att avgöra, 40 → 45; en ökning med mer än 77 och en minskning med mer än 29 procent kan "
        "uteslutas",
        "Robbery: cannot be told, 40 → 45; an increase of more than 77 and a decrease of more than 29 per cent can be "
        "ruled out",
    ),
    "a zero before": (
        partial(of_counts, 0, 9),
        "Rån har ökat, 0 → 9; hur många gånger går inte att säga, för före fanns inga",
        "Robbery has increased, 0 → 9; how many times cannot be said, for before there were none",
    ),
    "a zero before, cannot be told": (
        partial(of_counts, 0, 2),
        "Rån: går inte att avgöra, 0 → 2; mindre än 0,18 gånger så många kan uteslutas",
        "Robbery: cannot be told, 0 → 2; less than 0.18 times as many can be ruled out",
    ),
    "a zero after, cannot be told": (
        partial(of_counts, 3, 0),
        "Rån: går inte att avgöra, 3 → 0; mer än 2,42 gånger så många kan uteslutas",
        "Robbery: cannot be told, 3 → 0; more than 2.42 times as many can be ruled out",
    ),
    "a zero after, a clear fall": (
        partial(of_counts, 30, 0),
        "Rån har minskat, 30 → 0: 100 procent (95 % osäkerhet: 86–100)",
        "Robbery has decreased, 30 → 0: 100 per cent (95% uncertainty: 86–100)",
    ),
    "a zero before and after": (
        partial(of_counts, 0, 0),
        "Rån: 0 → 0, inget att jämföra",
        "Robbery: 0 → 0, nothing to compare",
    ),
    "a changed method": (
        partial(about, Untold.CHANGED_METHOD, counts=(40, 68)),
        "Narkotikabrott: ändrad mätmetod, går inte att jämföra",
        "Narcotics: changed method, cannot be compared",
    ),
    "an unfinished month": (
        partial(about, Untold.UNFINISHED, counts=(40, 31)),
        "Narkotikabrott: 40 → 31, preliminärt, bedöms inte förrän perioden är slut och anmälningarna har kommit in",
        "Narcotics: 40 → 31, preliminary, not judged until the period has ended and the reports have come in",
    ),
    "a narcotics rise after more controls": (
        partial(about, Untold.FOUND_BY_CONTROLS, counts=(40, 68)),
        "Narkotikabrott: 40 → 68, bedöms inte, för antalet följer hur mycket som kontrolleras",
        "Narcotics: 40 → 68, not judged, because the number follows how much is checked",
    ),
    "hidden numbers": (
        partial(about, Untold.HIDDEN, counts=(4, 2)),
        "Narkotikabrott: visas inte",
        "Narcotics: not shown",
    ),
    "too few answers": (
        lambda lang: sentence("Stäket", s.answer_share(12, 29), lang),
        "Stäket: för få svar",
        "Stäket: too few answers",
    ),
    "insecurity up": (
        partial(of_answers, (56, 70), (48, 80)),
        "Otryggheten har ökat: 20 procentenheter (95 % osäkerhet: 5–34)",
        "Insecurity has increased: 20 percentage points (95% uncertainty: 5–34)",
    ),
    "insecurity down": (
        partial(of_answers, (48, 80), (56, 70)),
        "Otryggheten har minskat: 20 procentenheter (95 % osäkerhet: 5–34)",
        "Insecurity has decreased: 20 percentage points (95% uncertainty: 5–34)",
    ),
    "insecurity, cannot be told": (
        partial(of_answers, (50, 80), (48, 80)),
        "Otryggheten: går inte att avgöra; en ökning med mer än 18 och en minskning med mer än 13 procentenheter kan "
        "uteslutas",
        "Insecurity: cannot be told; an increase of more than 18 and a decrease of more than 13 percentage points can "
        "be ruled out",
    ),
    "one of a list": (
        in_a_list,
        "Otryggheten har ökat: 30 procentenheter (97,5 % osäkerhet: 14–44)",
        "Insecurity has increased: 30 percentage points (97.5% uncertainty: 14–44)",
    ),
    "against comparison areas": (
        lambda lang: sentence({"sv": "Antalet brott", "en": "The number of offences"}[lang], s.wdd(**OUT), lang),
        "Antalet brott har minskat: 107 rapporter (95 % osäkerhet: 46–168)",
        "The number of offences has decreased: 107 reports (95% uncertainty: 46–168)",
    ),
}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("case", CASES)
def test_a_change_is_told_in_these_words(case, lang):
    say, *told = CASES[case]
    assert say(lang=lang).replace("\u00a0", " ") == told[LANGUAGES.index(lang)]


REFUSALS = {
    Reason.NO_BASE: (
        ((), ()),
        "går inte att räkna ut, för det finns inget att räkna på",
        "cannot be worked out, for there is nothing to work it out from",
    ),
    Reason.SMALL_BASE: (((29.0,), (30.0,)), "för få svar", "too few answers"),
    Reason.NOTHING_BEFORE: (
        ((0.0, 9.0), ()),
        "hur många gånger går inte att säga, för före fanns inga",
        "how many times cannot be said, for before there were none",
    ),
    Reason.FEW_BEFORE: (
        ((4.0, 2.0), (20.0,)),
        "ändringen anges inte i procent, eftersom det var färre än 20 före",
        "the change is not given in per cent, because there were fewer than 20 before",
    ),
    Reason.ZERO: (
        ((0.0, 3.0, 4.0, 5.0), ()),
        "går inte att räkna ut, för minst ett av antalen är noll",
        "cannot be worked out, for at least one of the counts is zero",
    ),
    Reason.NOT_ALIKE: (
        ((50.0, 308.0), (0.5, 2.0)),
        "går inte att räkna ut, för platsen hade 50 före och jämförelseområdet 308; platsens antal ska vara 0,5 till 2 "
        "gånger jämförelseområdets",
        "cannot be worked out, for the place had 50 before and the comparison area 308; the place’s count must be 0.5 "
        "to 2 times that of the comparison area",
    ),
    Reason.NO_SUCCESS: (
        ((0.1,), ()),
        "går inte att räkna ut, för platsen minskade inte jämfört med jämförelseområdet",
        "cannot be worked out, for the place did not decrease compared with the comparison area",
    ),
    Reason.TREND_BEFORE: (
        ((1.1, 1.9), ()),
        "går inte att avgöra, för platsen och jämförelseområdet utvecklades olika redan före",
        "cannot be told, for the place and the comparison area went different ways already before",
    ),
    Reason.NO_TREND: (
        ((3.0, 1.0), ()),
        "går inte att avgöra, för rapporterna före är för få för att visa om platsen och jämförelseområdet utvecklades "
        "lika",
        "cannot be told, for the reports before are too few to show whether the place and the comparison area went the "
        "same way",
    ),
    Reason.SHORT_BEFORE: (
        ((18.0,), (24.0,)),
        "går inte att avgöra, för tiden före är 18 månader; minst 24 behövs",
        "cannot be told, for the time before is 18 months; at least 24 needed",
    ),
    Reason.FEW_FINDINGS: (
        ((19.0, 9.0), (20.0, 10.0)),
        "för få brister: 19 varav 9 åtgärdade, minst 20 varav 10 behövs",
        "too few findings: 19 of which 9 fixed, at least 20 of which 10 needed",
    ),
    Reason.NOT_FOLLOWED: (
        ((60.0,), (90.0,)),
        "går inte att säga än, för ingen har följts i 90 dagar (längst 60)",
        "cannot be said yet, for none has been followed for 90 days (longest 60)",
    ),
    Reason.FEW_VALUES: (
        ((1.0,), (2.0,)),
        "för få värden: 1, minst 2 behövs",
        "too few values: 1, at least 2 needed",
    ),
}


def test_every_reason_has_its_case():
    assert set(REFUSALS) == set(Reason)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("reason", Reason, ids=str)
def test_a_refusal_is_told_in_these_words(reason, lang):
    (has, needed), *told = REFUSALS[reason]
    assert refusal(Refused(reason, has, needed), lang) == told[LANGUAGES.index(lang)]


def test_the_numbers_of_a_refusal_are_those_of_the_computation():
    short = s.trend_before([1] * 18, [1] * 18)
    assert judgement(short, "sv") == REFUSALS[Reason.SHORT_BEFORE][1]
    unlike = s.wdd(**OUT | {"treated_before": 50})
    assert judgement(unlike, "sv") == REFUSALS[Reason.NOT_ALIKE][1]


def test_few_answers_are_said_to_be_few():
    row = SimpleNamespace(state=FEW, value=0.4, n=42)
    assert [base_text(row, lang) for lang in LANGUAGES] == ["42 svar, få", "42 answers, few"]


@pytest.mark.parametrize(("low", "high"), [*product((-0.2049, -0.0001, 0.0), (0.0, 0.0001, 0.1501))])
def test_nothing_within_the_interval_is_said_to_be_ruled_out(low, high):
    change = Estimate(0.0, low, high, 100, "newcombe", Verdict.UNDECIDED, unit=Unit.SHARE_DIFFERENCE)
    rise, fall = (int(word) for word in judgement(change, "sv").split() if word.isdigit())
    assert rise >= high * 100
    assert fall >= -low * 100


def test_an_interval_that_excludes_no_change_is_never_written_as_if_it_held_it():
    change = s.share_difference(500_000, 1_000_000, 498_000, 1_000_000)
    assert change.verdict is Verdict.INCREASES
    assert (
        sentence("X", change, "sv").replace("\u00a0", " ")
        == "X har ökat: 0,20 procentenheter (95 % osäkerhet: 0,06–0,34)"
    )


def test_a_limit_that_excludes_nothing_that_can_be_is_not_named():
    change = Estimate(0.0, -1.0, 1.0, 1, "newcombe", Verdict.UNDECIDED, unit=Unit.SHARE_DIFFERENCE)
    assert judgement(change, "sv") == "går inte att avgöra"


def test_a_figure_that_is_no_change_has_no_judgement():
    with pytest.raises(ValueError, match="no change"):
        judgement(s.share(81, 263), "sv")


def test_a_refused_change_has_no_number_of_its_own():
    refused = replace(s.answer_share(12, 29), counts=None)
    assert not any(character.isdigit() for character in judgement(refused, "sv"))

"""The method page shows every statistical method: its question, formula, source and an example that is computed."""

from __future__ import annotations

import inspect
import re
from functools import cache

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

from jarfalla_data.charts.method_statistics import sections
from jarfalla_data.measures import funnel, statistics
from jarfalla_data.measures.control_limits import limits
from jarfalla_data.measures.control_rules import signals
from jarfalla_data.measures.season import season_index
from jarfalla_data.measures.usual_delay import usual_delay
from jarfalla_data.wording import LANGUAGES

PUBLIC = [name for name in statistics.__all__ if inspect.isfunction(getattr(statistics, name))]
OF_MONTHS = (season_index, limits, signals, usual_delay, funnel.against_expected)
both = pytest.mark.parametrize("lang", LANGUAGES)


@cache
def methods(lang):
    return [method for section in sections(lang) for method in section.methods]


def covered():
    return {function for method in methods("sv") for function in method.covers}


def example(function, lang="sv"):
    """The example of the first method that a function stands behind."""
    (found,) = [method.example for method in methods(lang) if method.covers[0] is function]
    return found.replace("\u00a0", " ")


def numbers(text):
    """Its numbers in Swedish form."""
    found = re.findall(r"−?\d[\d ]*(?:,\d+)?", text)
    return [float(n.replace(" ", "").replace(",", ".").replace("−", "-")) for n in found]


@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_function_of_statistics_has_its_entry(name):
    assert getattr(statistics, name) in covered()


@pytest.mark.parametrize("function", OF_MONTHS, ids=lambda f: f.__name__)
def test_the_methods_of_unusual_months_have_their_entries(function):
    assert function in covered()


@both
def test_every_method_has_its_question_example_letters_and_source(lang):
    for method in methods(lang):
        assert all((method.name, method.question, method.where, method.source)), method.name
        assert method.question.endswith((".", "?")), method.name
        assert re.search(r"\d", method.example), method.name
        assert method.example.endswith("."), method.name


@both
def test_no_method_is_named_twice(lang):
    names = [method.name for method in methods(lang)]
    assert len(names) == len(set(names))


def test_every_source_names_a_year_or_says_that_the_rule_is_our_own():
    without = [m.source for m in methods("sv") if not re.search(r"\b(19|20)\d\d\b", m.source)]
    assert without == ["Kvot mot medelvärdet, som i läroböcker om tidsserier", "Egen regel"]


@pytest.mark.parametrize("at", range(len(methods("sv"))))
def test_an_example_has_the_same_numbers_in_both_languages(at):
    swedish, english = (methods(lang)[at].example for lang in LANGUAGES)
    digits = (re.findall(r"\d+", text) for text in (swedish.replace("\u00a0", ""), english.replace(",", "")))
    assert len({tuple(sorted(found)) for found in digits}) == 1


def test_the_example_of_a_share_is_wilsons():
    low, high = proportion_confint(81, 263, method="wilson")
    assert numbers(example(statistics.share)) == [81, 263, 31, 95, round(low * 100), round(high * 100)]


def test_the_example_of_a_difference_is_newcombes():
    low, high = confint_proportions_2indep(56, 70, 48, 80, method="newcomb", compare="diff")
    assert numbers(example(statistics.share_difference))[-3:] == [95, np.floor(low * 100), np.ceil(high * 100)]


def test_the_example_of_weights_is_kishs():
    assert numbers(example(statistics.effective_n))[-1] == 4.5


def test_the_example_of_a_count_is_garwoods_widened_by_the_root_of_phi():
    low, high = stats.chi2.ppf(0.025, 10) / 2, stats.chi2.ppf(0.975, 12) / 2
    wide = (5 - np.sqrt(2) * (5 - low), 5 + np.sqrt(2) * (high - 5))
    assert numbers(example(statistics.poisson_interval)) == [
        *(5, 95, round(low, 1), round(high, 1)),
        *(2, round(wide[0], 1), round(wide[1], 1)),
    ]


def test_the_example_of_a_ratio_is_that_of_the_exact_test():
    assert numbers(example(statistics.rate_ratio))[-3:] == [95, 0.0218, 1.0005]


def test_the_example_of_overdispersion_is_pearsons():
    x = np.array([8, 3, 12, 5, 9, 2, 7, 14, 4, 6, 10, 4])
    assert numbers(example(statistics.overdispersion))[-1] == round(x.var(ddof=1) / x.mean(), 1)


def test_the_example_of_the_season_is_the_rate_of_december_over_that_of_the_years():
    assert numbers(example(season_index)) == [3, 10, 20, round(20 / (130 / 12), 2)]


def test_the_example_of_single_values_is_the_published_one():
    assert numbers(example(statistics.xmr))[-3:] == [1.94, -3.06, 6.95]


def test_the_example_of_an_area_is_outside_its_limit():
    expected, reports, limit = numbers(example(funnel.against_expected))[-3:]
    assert expected < limit < reports


def test_the_example_of_a_ratio_of_changes_is_that_of_its_formula():
    ratio, error = (110 / 207) / (318 / 308), np.sqrt(1 / 110 + 1 / 207 + 1 / 318 + 1 / 308)
    ends = (ratio * np.exp(sign * stats.norm.isf(0.025) * error) for sign in (-1, 1))
    assert numbers(example(statistics.rirr))[-4:] == [round(ratio, 2), 95, *(round(end, 2) for end in ends)]


def test_the_example_of_displacement_is_the_published_one():
    assert numbers(example(statistics.wdd))[-4:] == [118, 95, 40, 196]
    assert 0.26 in numbers(example(statistics.wdq))


def test_the_example_of_a_list_has_one_that_is_told_only_alone():
    said = example(statistics.judge)
    assert "0,0401" in said
    assert "0,0602" in said
    assert "1 av 3 har ändrats, och alla streck ritas med 98,3 % osäkerhet" in said


@both
def test_what_stands_unfolded_holds_no_word_of_statisticians(lang):
    foreign = re.compile(r"kaplan|bootstrap|poisson|bonferroni|hochberg|\bnan\b", re.IGNORECASE)
    assert [m.name for m in methods(lang) if foreign.search(f"{m.name} {m.question} {m.example}")] == []

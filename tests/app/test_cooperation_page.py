"""The page Samverkansöverenskommelsen: every number and every published sentence as the files have them."""

from __future__ import annotations

import re
from itertools import product

import pytest

from jarfalla_data.vocabulary.published import OUTCOME_BY, PROMISE_OUTCOME
from jarfalla_data.vocabulary.work import AGREEMENT_PARTS
from tests.factories import BUNDLED, agreement_year, data_folder
from tests.plain import number, table
from tests.plain_inspections import agreement

PAGE = "samverkan"
LANGUAGES, AUDIENCES = ("sv", "en"), ("internal", "public")
languages = pytest.mark.parametrize("lang", LANGUAGES)
audiences = pytest.mark.parametrize("audience", AUDIENCES)
CAPTION = {
    "sv": "EXEMPELDATA – påhittade siffror: Samverkansöverenskommelsen: planerat och genomfört per år",
    "en": "EXAMPLE DATA – invented figures: The cooperation agreement: planned and done per year",
}
PUBLISHED = {
    "sv": "Samverkansöverenskommelsen som den är publicerad",
    "en": "The cooperation agreement as published",
}
MISSING, HIDDEN = {"sv": "inte redovisat", "en": "not reported"}, {"sv": "visas inte", "en": "not shown"}
PERSONS = ("social_intervention_groups", "young_victims")


def told(seen, lang):
    """Year and part → what stands as planned and as done."""
    codes = {label: code for code, label in AGREEMENT_PARTS.labels(lang).items()}
    rows = [list(row.values()) for row in seen.tables.get(CAPTION[lang], [])]
    return {(int(row[1][:4]), codes[row[0]]): tuple(row[2:4]) for row in rows}


def cell(n, part, lang, audience):
    if n is None:
        return MISSING[lang]
    least = 10 if part in PERSONS else 5
    return HIDDEN[lang] if audience == "public" and 0 < n < least else number(n, lang)


@languages
@audiences
def test_every_number_of_the_file_stands_in_the_table(visit, lang, audience):
    held = agreement(BUNDLED)
    assert told(visit(PAGE, lang=lang, audience=audience), lang) == {
        key: tuple(cell(n, key[1], lang, audience) for n in pair) for key, pair in held.items()
    }


@languages
@audiences
def test_the_table_runs_through_the_years_of_one_part_after_the_other(visit, lang, audience):
    order = [
        (list(AGREEMENT_PARTS.codes).index(part), year)
        for year, part in told(visit(PAGE, lang=lang, audience=audience), lang)
    ]
    assert order == sorted(order)
    assert len(order) > len(AGREEMENT_PARTS.codes)


@languages
@audiences
def test_the_finding_is_in_how_many_parts_the_latest_plan_was_reached(visit, lang, audience):
    held = agreement(BUNDLED)
    latest = max(year for year, _ in held)
    pairs = [pair for (year, _), pair in held.items() if year == latest]
    reached = sum(done >= planned for planned, done in pairs)
    headline = visit(PAGE, lang=lang, audience=audience).of("j-finding")[0]
    assert [int(n) for n in re.findall(r"\d+", headline)] == [latest, reached, len(pairs)]


@languages
def test_each_bar_is_as_high_as_its_number_and_each_frame_as_what_was_planned(visit, lang):
    figure, held = visit(PAGE, lang=lang).figures["cooperation"]["wide"], agreement(BUNDLED)
    names = AGREEMENT_PARTS.labels(lang)
    for trace in figure["data"]:
        drawn = [re.fullmatch(r"(.+)<br>(\d{4}): .+", text).groups() for text in trace["hovertext"]]
        part = next(code for code, label in names.items() if label == drawn[0][0])
        done = [held[int(year), part][1] for _, year in drawn]
        assert trace["y"] == pytest.approx([-n * trace["y"][0] / -done[0] for n in done])
        frames = [s for s in figure["layout"]["shapes"] if s["type"] == "rect" and s["y0"] == trace["base"]]
        scale = -trace["y"][0] / done[0]
        left, right = min(trace["x"]) - 99, max(trace["x"]) + 99
        heights = sorted(round((s["y0"] - s["y1"]) / scale) for s in frames if left < s["x0"] < right)
        planned = [n for (_, of), (n, _) in held.items() if of == part]
        assert set(planned) <= set(heights)


@languages
@audiences
def test_every_published_item_stands_with_its_text_outcome_and_sources(visit, lang, audience):
    seen = visit(PAGE, lang=lang, audience=audience)
    items = [row for row in table(BUNDLED, "commitments") if row["agreement"] == "cooperation_agreement"]
    facts, rows = seen.facts, [list(row.values()) for row in seen.tables[PUBLISHED[lang]]]
    assert len(items) == len(facts) == len(rows) == 4
    for item, row in zip(items, rows, strict=True):
        outcome = PROMISE_OUTCOME.label(item["outcome"], lang)
        (sentence,) = [said for said in facts if said.startswith(item[f"title_{lang}"])]
        assert outcome.lower() in sentence.lower()
        assert item[f"published_outcome_{lang}"] in sentence
        assert facts[sentence] == (item["outcome_source_url"] or item["source_url"])
        by = OUTCOME_BY.label(item["outcome_by"], lang) if item["outcome_by"] else "–"
        assert [row[0], row[3], row[4]] == [item[f"title_{lang}"], outcome, by]
        assert row[5] == (item[f"published_outcome_{lang}"] or "–")
        assert (item[f"published_outcome_{lang}"] != "") == (row[5] != "–")


@audiences
def test_published_facts_are_in_no_figure_of_example_numbers(visit, audience):
    seen = visit(PAGE, audience=audience)
    assert list(seen.figures) == ["cooperation"]
    figure = seen.figures["cooperation"]
    assert figure["alt"].startswith("EXEMPELDATA")
    items = [row for row in table(BUNDLED, "commitments") if row["agreement"] == "cooperation_agreement"]
    published = {row[name] for row in items for name in ("published_outcome_sv", "source_url")} - {""}
    assert len(published) == 2
    assert not [text for text in published if text in str(figure)]


SMALL = [
    agreement_year(year=2022, part="social_intervention_groups", planned=14, done=9, comment_code="delayed"),
    agreement_year(year=2022, part="young_victims", planned=8, done=12),
    agreement_year(year=2022, part="school_education", planned=9, done=4),
    agreement_year(year=2022, part="licensed_premises", planned=6, done=0),
    agreement_year(year=2030, part="licensed_premises", planned=77, done=None),
]


@languages
def test_small_groups_and_years_that_are_not_over_are_nowhere_in_what_the_public_is_sent(visit, tmp_path, lang):
    folder = data_folder(tmp_path, facts=["commitments", "places"], agreement_years=SMALL)
    seen = visit(PAGE, data=folder, lang=lang, audience="public")
    hidden = HIDDEN[lang]
    assert told(seen, lang) == {
        (2022, "social_intervention_groups"): ("14", hidden),
        (2022, "young_victims"): (hidden, "12"),
        (2022, "school_education"): ("9", hidden),
        (2022, "licensed_premises"): ("6", "0"),
    }
    words = seen.words
    assert not re.search(r"(?<![\d,.])4(?![\d,.])|2030|77", words)
    assert not [label for label in ("Försenat", "Delayed") if label in words]
    inside = visit(PAGE, data=folder, lang=lang)
    assert {"sv": "Försenat", "en": "Delayed"}[lang] in inside.words
    assert "2030" in inside.words


def test_the_bar_of_a_hidden_count_says_nothing_of_its_size(visit, tmp_path):
    folder = data_folder(tmp_path, facts=["commitments", "places"], agreement_years=SMALL)
    figure = visit(PAGE, data=folder, audience="public").figures["cooperation"]["wide"]
    hidden = [trace for trace in figure["data"] if "visas inte" in trace["hovertext"][0].partition(" av ")[0]]
    assert len(hidden) == 2
    assert len({height for trace in hidden for height in trace["y"]}) == 1


@pytest.mark.parametrize("rows", [None, [], [agreement_year(planned=30, done=31)]], ids=["no file", "empty", "one row"])
def test_the_page_stands_on_few_rows(visit, tmp_path, rows):
    tables = {} if rows is None else {"agreement_years": rows}
    folder = data_folder(tmp_path, facts=["commitments", "places"], **tables)
    for audience, lang in product(AUDIENCES, LANGUAGES):
        seen = visit(PAGE, data=folder, lang=lang, audience=audience)
        assert not seen.at.exception
        assert len(seen.of("j-finding")) == 1
        assert bool(seen.figures) == bool(rows)
        assert len(seen.facts) == 4


def test_a_period_without_years_of_the_agreement_says_so(visit):
    for audience in AUDIENCES:
        seen = visit(PAGE, audience=audience, fran="2017", till="2018")
        assert not seen.figures
        assert "Inga uppgifter om samverkansöverenskommelsen för perioden" in seen.of("j-finding")[0]

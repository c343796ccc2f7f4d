"""The narcotics work and the station's control chart on the page Öppen drogscen, recomputed from the files."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import product

import pytest
from scipy import stats

from tests.factories import BUNDLED, data_folder, narcotics

PAGE = "oppen-drogscen"
LANGUAGES, AUDIENCES = ("sv", "en"), ("internal", "public")
languages = pytest.mark.parametrize("lang", LANGUAGES)
STATION = "jakobsberg_station"
WORK, AT_STATION, RATES, CONTROL = (
    "narcotics-work",
    f"narcotics-{STATION}",
    "narcotics-rates",
    "station-control",
)
STEPS = {
    "control": ("Kontroller", "Checks"),
    "seizure": ("Beslag", "Seizures"),
    "report": ("Anmälda brott", "Reported offences"),
    "investigation": ("Utredningar", "Investigations"),
    "prosecution": ("Åtal", "Prosecutions"),
    "conviction_decision": ("Lagföringar", "Conviction decisions"),
}
KINDS = {"": ("", ""), "dealing": (", överlåtelse och försäljning", ", dealing")}
KINDS["possession_use"] = (", innehav och bruk", ", possession and use")
CAPTIONS = {
    "sv": "EXEMPELDATA – påhittade siffror: Arbete mot narkotika per år: {place}",
    "en": "EXAMPLE DATA – invented figures: Narcotics work by year: {place}",
}
EVERYWHERE = {"sv": "Hela Järfälla", "en": "All of Järfälla"}
HIDDEN = {"sv": "visas inte", "en": "not shown"}
YEAR = {"sv": "År", "en": "Year"}
FOLLOWS = {
    "sv": "Talen följer hur mycket som kontrolleras: fler är varken bättre eller sämre.",
    "en": "The figures follow how much is checked: more is neither better nor worse.",
}
CASES = {"sv": "Stegen under ett år är olika ärenden", "en": "The steps of one year are different cases"}


def rows(name):
    with (BUNDLED / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def cases(place=""):
    """(year, step, kind) → count, as the file has it."""
    found = [row for row in rows("narcotics_work") if row["place_id"] == place]
    return {(row["period"], row["step"], row["kind"]): int(row["count"]) for row in found}


def number(value, lang):
    return f"{value:,}".replace(",", " " if lang == "sv" else ",")


def column(step, kind, lang):
    at = LANGUAGES.index(lang)
    return STEPS[step][at] + KINDS[kind][at]


@languages
@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_count_of_the_municipality_stands_in_the_table_and_no_small_one_for_the_public(visit, lang, audience):
    seen = visit(PAGE, lang=lang, audience=audience)
    table = {row[YEAR[lang]]: row for row in seen.tables[CAPTIONS[lang].format(place=EVERYWHERE[lang])]}
    small = 0
    for (year, step, kind), count in cases().items():
        is_hidden = audience == "public" and 0 < count < 10
        small += is_hidden
        told = HIDDEN[lang] if is_hidden else number(count, lang)
        assert table[year][column(step, kind, lang)] == told
    assert bool(small) == (audience == "public")


@languages
def test_every_count_of_the_station_stands_in_the_table_of_those_inside(visit, lang):
    table = {
        row[YEAR[lang]]: row
        for row in visit(PAGE, lang=lang).tables[CAPTIONS[lang].format(place="Jakobsbergs station")]
    }
    for (year, step, kind), count in cases(STATION).items():
        assert table[year][column(step, kind, lang)] == number(count, lang)


@languages
@pytest.mark.parametrize("audience", AUDIENCES)
def test_the_finding_is_the_latest_year_and_tells_no_rise_or_fall(visit, lang, audience):
    seen, found = visit(PAGE, lang=lang, audience=audience), cases()
    year = max(year for year, *_ in found)
    wanted = [found[year, step, kind] for step, kind in (("control", ""), ("report", "dealing"))]
    wanted.append(found[year, "report", "possession_use"])
    headline = seen.of("j-finding")[1]
    assert headline.startswith(
        {"sv": f"Exempel: Hela Järfälla {year}: ", "en": f"Example: All of Järfälla {year}: "}[lang]
    )
    assert re.findall(r"\d[\d ,]*\d", headline.split(": ", 2)[2]) == [number(n, lang) for n in wanted]
    lead = seen.of("j-lead")[1]
    assert FOLLOWS[lang] in lead
    assert CASES[lang] in lead


@languages
def test_each_rate_is_reports_over_controls_with_garwoods_interval(visit, lang):
    (table,) = (t for caption, t in visit(PAGE, lang=lang).tables.items() if "per 100" in caption)
    expected = []
    for place in ("", STATION):
        found = cases(place)
        for (year, step, kind), count in found.items():
            if step == "report":
                controls = found[year, "control", ""]
                ends = (count, stats.chi2.ppf(0.025, 2 * count) / 2, stats.chi2.ppf(0.975, 2 * count + 2) / 2)
                value, low, high = (f"{100 * n / controls:.1f}" for n in ends)
                told = f"{value} ({low}–{high})"
                told = told.replace(".", "," if lang == "sv" else ".")
                expected.append((year, kind, number(count, lang), told))
    names = {KINDS[kind][LANGUAGES.index(lang)][2:]: kind for kind in ("dealing", "possession_use")}
    seen = [list(row.values()) for row in table]
    assert sorted((r[0], names[r[2]], r[3], r[5]) for r in seen) == sorted(expected)


def test_dealing_and_possession_are_apart_in_every_figure(visit):
    seen = visit(PAGE)
    for key in (WORK, AT_STATION, RATES):
        said = [re.sub("<[^>]+>", "", text["text"]) for text in seen.figures[key]["wide"]["layout"]["annotations"]]
        assert said.count("Överlåtelse och försäljning") == said.count("Innehav och bruk") == 1


@pytest.mark.parametrize("audience", AUDIENCES)
def test_example_and_published_numbers_are_in_different_figures_and_examples_say_so(visit, audience):
    seen = visit(PAGE, audience=audience)
    for key, figure in seen.figures.items():
        marked = "EXEMPELDATA" in str(figure["wide"]["layout"]["annotations"])
        assert marked == (key != "drug-scene")
        assert figure["alt"].startswith("EXEMPELDATA") == marked


# The station ----------------------------------------------------------------------------------------------------------

FOUND = {"weapons", "narcotics_dealing", "narcotics_possession_use", "narcotics_other", "alcohol", "traffic"}


def at_station():
    """(year, month) → reports at the station, but those that controls find and accidents."""
    codes = {row["offence_code"]: row["detection_driven"] == "yes" for row in rows("offence_codes")}
    found = Counter()
    for row in rows("incidents"):
        controlled = codes.get(row["offence_code"], row["category"] in FOUND) or row["category"] in FOUND
        if row["place_id"] == STATION and not controlled and row["category"] != "accident":
            found[int(row["occurred_at"][:4]), int(row["occurred_at"][5:7])] += 1
    return found


def test_each_month_of_the_control_chart_is_what_the_file_has(visit):
    (table,) = (t for caption, t in visit(PAGE).tables.items() if "Jakobsbergs station: Antal anmälningar" in caption)
    assert [int(row["Antal"]) for row in table] == [
        at_station()[year, month] for year in range(2017, 2025) for month in range(1, 13)
    ]


def test_each_signal_is_in_the_list_with_the_number_that_marks_it(visit):
    seen = visit(PAGE)
    *_, listed = [element for element in seen._all() if element.tag == "ol"]
    numbers = [str(number) for number, _ in enumerate(listed, start=1)]
    drawn = [re.sub("<[^>]+>", "", t["text"]) for t in seen.figures[CONTROL]["wide"]["layout"]["annotations"]]
    assert numbers
    assert set(numbers) <= {part for text in drawn for part in text.split(", ")}
    marked = next(t for t in seen.figures[CONTROL]["wide"]["data"] if t.get("mode") == "markers")
    assert "diamond" in marked["marker"]["symbol"]


def test_the_milestones_of_the_station_stand_on_its_time_axis(visit):
    said = str(visit(PAGE).figures[CONTROL]["wide"]["layout"]["annotations"])
    for label in ("Mötesplats Jakobsberg", "Trygghetskameror", "Ordningsvakter utökas"):
        assert label in said


# What the public does not get -----------------------------------------------------------------------------------------


@languages
def test_the_public_gets_no_chart_of_places_rates_or_months(visit, lang):
    seen = visit(PAGE, lang=lang, audience="public")
    assert list(seen.figures) == ["drug-scene", WORK]
    sent = str([node.proto for node in seen.at.main])
    assert not [key for key in (AT_STATION, RATES, CONTROL) if key in sent]
    assert not re.search(r"per 100|Per 100", sent)


@languages
def test_no_number_of_the_public_figure_is_from_1_to_9(visit, lang):
    seen = visit(PAGE, lang=lang, audience="public")
    small = {str(n) for n in range(1, 10)}
    for form in ("wide", "narrow"):
        figure = seen.figures[WORK][form]
        texts = [re.sub("<[^>]+>", "", text["text"]) for text in figure["layout"]["annotations"]]
        texts += [text.rpartition(": ")[2] for trace in figure["data"] for text in trace["hovertext"]]
        assert not small & set(texts)
    told = re.findall(r"\d{4} (\d+(?:[\s,]\d{3})*)", seen.figures[WORK]["alt"])
    assert told
    assert not small & set(told)


def test_the_bar_of_a_hidden_count_says_nothing_of_its_size(visit):
    figure = visit(PAGE, audience="public").figures[WORK]["wide"]
    hidden = [trace for trace in figure["data"] if "visas inte" in str(trace["hovertext"])]
    assert hidden
    assert len({height for trace in hidden for height in trace["y"]}) == 1


# Other files ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "table", [[], [narcotics(count=3)], [narcotics(period="2022-03", count=30)]], ids=["none", "small", "a month"]
)
def test_the_page_stands_on_few_rows_of_narcotics_work(visit, tmp_path, table):
    folder = data_folder(tmp_path, facts=["places"], narcotics_work=table)
    for audience, lang in product(AUDIENCES, LANGUAGES):
        seen = visit(PAGE, data=folder, lang=lang, audience=audience)
        assert not seen.at.exception
        assert len(seen.of("j-finding")) == (5 if audience == "internal" else 2)
        if audience == "public":
            drawn = seen.figures.get(WORK, {"alt": ""})
            assert not re.search(r"\b(3|30)\b", drawn["alt"])


def test_without_controls_the_rate_is_refused_in_a_sentence(visit, tmp_path):
    folder = data_folder(
        tmp_path, facts=["places"], narcotics_work=[narcotics(step="report", kind="dealing", count=30)]
    )
    seen = visit(PAGE, data=folder)
    assert "Inga kontroller, så inget tal: 2022." in seen.of("j-lead")[-1]
    (table,) = (t for caption, t in seen.tables.items() if "per 100" in caption)
    assert [list(row.values())[5] for row in table] == ["går inte att räkna ut"]


def test_months_of_the_file_are_a_table_of_those_inside(visit, tmp_path):
    rows_ = [narcotics(period=f"2022-{month:02}", count=month) for month in range(1, 13)]
    folder = data_folder(tmp_path, facts=["places"], narcotics_work=rows_)
    (table,) = (t for caption, t in visit(PAGE, data=folder).tables.items() if caption.endswith("per månad"))
    assert [int(row["Antal"]) for row in table] == list(range(1, 13))
    outside = visit(PAGE, data=folder, audience="public")
    assert not [caption for caption in outside.tables if "månad" in caption]
    assert "78" in outside.figures[WORK]["alt"]


@pytest.mark.parametrize(("first", "last"), [(2019, 2019), (2020, 2022)])
def test_the_chosen_years_are_those_of_every_figure(visit, first, last):
    seen = visit(PAGE, fran=str(first), till=str(last))
    table = seen.tables[CAPTIONS["sv"].format(place="Hela Järfälla")]
    assert [row["År"] for row in table] == [str(year) for year in range(first, last + 1)]
    said = [text["text"] for text in seen.figures[CONTROL]["wide"]["layout"]["annotations"]]
    assert [text for text in said if re.fullmatch(r"\d{4}", text)] == [str(year) for year in range(first, last + 1)]

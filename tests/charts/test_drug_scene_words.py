"""What the drug scene chart says: the finding of the period, its turns, and every count, in both languages."""

from __future__ import annotations

import pytest

from jarfalla_data import Period, Selection, Store
from jarfalla_data.charts import drug_scene_words as words
from jarfalla_data.charts.model import Link
from jarfalla_data.charts.tables import to_html
from jarfalla_data.privacy import Audience
from tests.charts.drug_scene_timeline import ALL, chart_of, layers
from tests.factories import Row, bundled_store, milestone, scene_count, scene_status, store_with

OPEN, NOT_OPEN = "open_drug_scene", "not_open_drug_scene"
THROUGH_2019 = Selection(Period.of_years(2018, 2019))


def statement(date: str, status: str = OPEN, event: str = "confirmed", **cells: str) -> Row:
    return scene_status(date=date, event=event, status_after=status, **cells)


def store(*statements: Row) -> Store:
    return store_with(drug_scene_status=statements, county_drug_scenes=[], commitments=[], milestones=[])


def headlines(*statements: Row, selection: Selection = ALL) -> tuple[str, str]:
    released = layers(store(*statements), selection)["said"]
    return words.headline(released, "sv"), words.headline(released, "en")


OPEN_AT_FIRST = statement("2018-03-04", event="classified")


@pytest.mark.parametrize(
    ("statements", "selection", "sv", "en"),
    [
        pytest.param([], ALL, "Inga uppgifter om Jakobsberg för perioden", "Jakobsberg", id="nothing is said"),
        pytest.param(
            [OPEN_AT_FIRST],
            ALL,
            "Jakobsberg är en öppen drogscen, enligt senaste uppgift (4 mars 2018)",
            "Jakobsberg is an open drug scene, | (4 March 2018)",
            id="open",
        ),
        pytest.param(
            [OPEN_AT_FIRST, statement("2020-05-06", NOT_OPEN)],
            ALL,
            "Jakobsberg är inte längre en öppen drogscen, enligt senaste uppgift (6 maj 2020)",
            "Jakobsberg is no longer an open drug scene, | (6 May 2020)",
            id="open no longer",
        ),
        pytest.param(
            [statement("2020-05-06", NOT_OPEN)],
            ALL,
            "Jakobsberg är inte en öppen drogscen, enligt senaste uppgift (6 maj 2020)",
            "Jakobsberg is not an open drug scene, | (6 May 2020)",
            id="never open",
        ),
        pytest.param(
            [OPEN_AT_FIRST, statement("2021-01-01", NOT_OPEN)],
            THROUGH_2019,
            "Jakobsberg var en öppen drogscen vid periodens slut (4 mars 2018)",
            "Jakobsberg was an open drug scene | (4 March 2018)",
            id="open then, more is said later",
        ),
        pytest.param(
            [statement("2018-03-04", NOT_OPEN), statement("2021-01-01")],
            THROUGH_2019,
            "Jakobsberg var inte en öppen drogscen vid periodens slut (4 mars 2018)",
            "Jakobsberg was not an open drug scene | (4 March 2018)",
            id="not open then, more is said later",
        ),
    ],
)
def test_the_headline_is_the_latest_statement_of_the_period(statements, selection, sv, en):
    said_sv, said_en = headlines(*statements, selection=selection)
    assert said_sv == sv
    assert all(part in said_en for part in en.split("|"))
    assert said_en != said_sv


def test_the_published_facts_say_what_is_known_and_when():
    headline = "Jakobsberg är inte längre en öppen drogscen, enligt senaste uppgift (hösten 2024)"
    assert chart_of(bundled_store()).headline == headline
    assert "autumn 2024" in chart_of(bundled_store(), "en").headline


def test_the_lead_tells_the_turns_of_the_published_facts():
    assert chart_of(bundled_store()).lead == (
        "Centrala Jakobsberg klassades som öppen drogscen 2018. Målet till den 31 december 2020 nåddes inte. "
        "Klassningen var borttagen senast 2 maj 2023."
    )


def test_the_lead_in_english_has_the_same_turns():
    lead = chart_of(bundled_store(), "en").lead
    assert lead.startswith("Central Jakobsberg")
    assert [part in lead for part in ("2018", "31 December 2020", "2 May 2023")] == [True, True, True]


def test_a_goal_that_is_missed_without_a_day_is_told_by_when_it_was_said():
    missed = layers(store(OPEN_AT_FIRST, statement("2020-05-06", event="goal_missed")))["said"]
    assert "6 maj 2020" in words.lead(missed, "sv")


def test_statements_that_only_confirm_are_no_turns():
    assert words.lead(layers(store(statement("2018-03-04")))["said"], "sv") == ""


@pytest.mark.parametrize(
    ("lang", "counts"),
    [
        (
            "sv",
            [
                "48 (2017)",
                "omkring 50 (27 maj 2019)",
                "omkring 50 (maj 2020)",
                "64 (2021)",
                "63 (november 2023)",
                "53 (20 februari 2024)",
            ],
        ),
        (
            "en",
            [
                "48 (2017)",
                "about 50 (27 May 2019)",
                "about 50 (May 2020)",
                "64 (2021)",
                "63 (November 2023)",
                "53 (20 February 2024)",
            ],
        ),
    ],
)
def test_the_text_alternative_holds_the_finding_the_turns_and_every_count(lang, counts):
    chart = chart_of(bundled_store(), lang)
    assert chart.alt.startswith(f"{chart.headline}. {chart.lead} ")
    assert chart.alt.endswith(f": {', '.join(counts)}.")


def test_the_text_alternative_without_counts_is_the_finding_and_its_turns():
    chart = chart_of(store(OPEN_AT_FIRST))
    assert chart.alt == f"{chart.headline}. {chart.lead}"


@pytest.mark.parametrize(
    ("number", "approximate", "sv", "en"),
    [(64, "no", "64", "64"), (50, "yes", "omkring 50", "about 50"), (1234, "no", "1\xa0234", "1,234")],
)
def test_a_count_says_whether_it_is_approximate(number, approximate, sv, en):
    counted = store_with(county_drug_scenes=[scene_count(count=number, approximate=approximate)])
    (row,) = layers(counted)["counts"].rows
    assert (words.count_label(row, "sv"), words.count_label(row, "en")) == (sv, en)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_count_is_a_fact_with_its_method_date_and_source(lang):
    released = layers(bundled_store())["counts"]
    facts = words.count_facts(released, lang)
    assert len(facts) == 6
    for fact, row in zip(facts, released.rows, strict=True):
        assert str(row.count) in fact.sentence
        assert getattr(row, f"method_{lang}") in fact.sentence
        assert row.date.label(lang) in fact.sentence
        assert fact.source.url == row.source_url


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_statement_is_a_fact_with_its_date_and_source_and_an_inferred_one_says_so(lang):
    released = layers(bundled_store())["said"]
    facts = words.status_facts(released, lang)
    inferred = {"sv": "(slutsats, inte uppgivet)", "en": "(inferred, not stated)"}[lang]
    assert [inferred in fact.sentence for fact in facts] == [row.basis == "inferred" for row in released.rows]
    assert [fact.source.url for fact in facts] == [row.source_url for row in released.rows]
    assert all(fact.sentence[0].isupper() or fact.sentence[0].isdigit() for fact in facts)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_tables_hold_every_row_of_the_figure(lang):
    chart = chart_of(bundled_store(), lang)
    shown = [len(chart.layers[name].frame) for name in ("said", "counts", "milestones", "promises")]
    assert [len(table.rows) for table in chart.tables] == shown
    for table in chart.tables:
        assert {len(row) for row in table.rows} == {len(table.columns)}
        assert set(table.numeric) <= set(table.columns)


def test_every_row_of_what_is_said_counted_and_done_leads_to_its_source():
    for table in chart_of(bundled_store()).tables[:3]:
        assert all(isinstance(row[-1], Link) and row[-1].url.startswith("https://") for row in table.rows)


def test_the_gap_between_promises_stands_in_the_table():
    assert ("1 januari 2021", "30 juni 2021", "inget löfte") in chart_of(bundled_store()).tables[3].rows


def test_the_public_table_of_milestones_has_labels_and_the_internal_one_titles():
    done = store_with(milestones=[milestone(label_sv="Kameror", title_sv="Kameror på torget")])
    public, internal = (chart_of(done, audience=audience).tables[2].rows[0][1] for audience in Audience)
    assert (public, internal) == ("Kameror", "Kameror på torget")


def test_no_word_of_the_public_chart_comes_from_a_title_that_only_those_inside_may_read():
    done = store_with(milestones=[milestone(title_sv="fredag 18-04", title_en="Friday 18-04", note_sv="torget")])
    assert "18-04" not in repr(chart_of(done))
    assert "torget" not in repr(chart_of(done))


def test_a_chart_of_nothing_is_empty_and_says_so():
    chart = chart_of(store())
    assert chart.is_empty
    assert chart.headline == "Inga uppgifter om Jakobsberg för perioden"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_row_without_a_note_is_told_by_what_happened_and_nothing_is_missing_in_its_words(lang):
    bare = {"note_sv": "", "note_en": ""}
    bare_store = store_with(drug_scene_status=[scene_status(**bare)], county_drug_scenes=[scene_count(**bare)])
    chart, released = chart_of(bare_store, lang), layers(bare_store)
    told = [
        fact.sentence
        for fact in (*words.status_facts(released["said"], lang), *words.count_facts(released["counts"], lang))
    ]
    assert {"sv": "Klassad som öppen drogscen", "en": "Classified as an open drug scene"}[lang] in told[0]
    assert "nan" not in " ".join(told)
    assert not told[1].endswith(" ")
    assert all("<td" in to_html(table) for table in chart.tables[:2])

"""The bundled published tables say what was published, no more and no less."""

from __future__ import annotations

import re
from collections import Counter

import pytest

TELLS_TIMES = re.compile(r"\b\d{1,2}[-–.:]\d{2}\b|dagar\b|daglig|kväll|natt\b|mån|tis\b|ons\b|tors|fre|lör|sön|kl\b")


@pytest.fixture
def commitments(rows):
    """The ids of the commitments whose cells have the values given."""

    def having(**cells):
        return [
            row["commitment_id"]
            for row in rows("commitments")
            if all(row[column] == value for column, value in cells.items())
        ]

    return having


def test_jakobsberg_was_classified_missed_its_goal_and_was_known_to_be_declassified_in_may_2023(rows):
    facts = [(r["event"], r["date"], r["date_precision"], r["goal_on"]) for r in rows("drug_scene_status")]
    assert facts == [
        ("classified", "2018", "year", ""),
        ("goal_set", "2019-05-27", "day", "2020-12-31"),
        ("confirmed", "2020-05", "month", ""),
        ("goal_missed", "2020-12-31", "day", "2020-12-31"),
        ("confirmed", "2021-07-01", "day", ""),
        ("declassified", "2023-05-02", "no_later_than", ""),
        ("confirmed", "2024-autumn", "season", ""),
    ]


def test_the_status_is_open_until_it_was_declassified_and_only_the_missed_goal_is_inferred(rows):
    assert [r["status_after"] for r in rows("drug_scene_status")] == ["open_drug_scene"] * 5 + [
        "not_open_drug_scene"
    ] * 2
    assert [r["event"] for r in rows("drug_scene_status") if r["basis"] == "inferred"] == ["goal_missed"]


def test_only_the_mapping_of_2021_and_november_2023_may_be_joined_among_exact_county_counts(rows):
    counts = [(r["count"], r["series"], r["approximate"]) for r in rows("county_drug_scenes")]
    assert counts == [
        ("48", "thesis", "no"),
        ("50", "quoted", "yes"),
        ("50", "quoted", "yes"),
        ("64", "mapping", "no"),
        ("63", "mapping", "no"),
        ("53", "mapping_2024", "no"),
    ]


def test_there_are_33_commitments_named_by_agreement_and_year(rows):
    named = Counter(i.rsplit("_", 1)[0] for i in [r["commitment_id"] for r in rows("commitments")])
    assert named == {
        "promise_2017": 5,
        "promise_2018": 5,
        "promise_2019": 7,
        "promise_2021": 4,
        "promise_2023": 2,
        "promise_2024": 6,
        "agreement_2019": 4,
    }


def test_only_the_promises_of_2017_and_2018_name_a_number_of_operations(rows):
    numbers = [(r["commitment_id"], r["target_value"]) for r in rows("commitments") if r["target_kind"] == "count"]
    assert numbers == [
        ("promise_2017_1", "1"),
        ("promise_2017_2", "10"),
        ("promise_2017_3", "4"),
        ("promise_2018_1", "1"),
        ("promise_2018_2", "10"),
        ("promise_2018_3", "4"),
    ]


def test_the_other_targets_are_a_yearly_inspection_a_centre_a_state_and_an_as_often_as_possible(rows, commitments):
    assert commitments(target_kind="per_year", target_value="1") == ["promise_2019_1"]
    assert commitments(target_kind="by_date", target_on="2020-12-31") == ["promise_2019_6"]
    assert commitments(target_kind="status", target_on="2020-12-31") == ["promise_2019_7"]
    assert commitments(target_kind="ongoing") == ["promise_2019_3"]
    assert all((r["target_kind"] == "none") == (r["target_en"] == "") for r in rows("commitments"))


def test_three_promises_were_kept_as_work_and_one_was_not_kept_as_an_effect(rows, commitments):
    kept = commitments(outcome="kept", outcome_scope="output")
    assert kept == ["promise_2018_2", "promise_2018_3", "promise_2019_6"] == commitments(outcome="kept")
    assert commitments(outcome="not_kept", outcome_by="inferred") == ["promise_2019_7"]
    assert commitments(outcome_scope="effect") == ["promise_2019_7"]
    assert Counter([r["outcome"] for r in rows("commitments")]) == {
        "kept": 3,
        "not_kept": 1,
        "reported_ongoing": 11,
        "not_reported": 18,
    }


def test_an_outcome_is_told_by_somebody_unless_it_was_not_reported(rows):
    told = [
        (r["outcome"] != "not_reported", bool(r["outcome_by"]), bool(r["outcome_scope"])) for r in rows("commitments")
    ]
    assert all(len(set(said)) == 1 for said in told)


def test_when_an_outcome_was_told_is_a_day_or_month_that_its_text_names(rows):
    named = {row["outcome_told_on"]: [] for row in rows("commitments")}
    for row in rows("commitments"):
        named[row["outcome_told_on"]].append(row["published_outcome_sv"])
    said = {
        "2017-06": "juni 2017",
        "2019-01": "januari 2019",
        "2020-05": "maj 2020",
        "2020-07-03": "rapporterad 3 juli 2020",
        "2023-05-02": "känt 2 maj 2023",
    }
    assert set(named) == {"", *said}
    assert [text for day, words in said.items() for text in named[day] if words not in text] == []


def test_only_the_years_of_the_promises_of_2023_are_inferred(rows, commitments):
    assert commitments(period_basis="inferred") == ["promise_2023_1", "promise_2023_2"]
    assert {r["period_start"] for r in rows("commitments") if not r["period_end"]} == {"2019", "2023"}


def test_outcomes_that_tell_of_one_evening_or_of_a_guard_schedule_are_internal(commitments):
    assert commitments(outcome_internal_only="yes") == ["promise_2017_2", "promise_2019_5"]


def test_each_part_of_the_cooperation_agreement_has_its_commitment(rows):
    parts = [(r["agreement"], r["agreement_part"]) for r in rows("commitments") if r["agreement_part"]]
    assert [p for _, p in parts] == [
        "social_intervention_groups",
        "young_victims",
        "school_education",
        "licensed_premises",
    ]
    assert {a for a, _ in parts} == {"cooperation_agreement"}


def test_milestone_labels_are_short_and_tell_no_times(rows):
    labels = [r[column] for r in rows("milestones") for column in ("label_sv", "label_en")]
    assert len(labels) == 2 * 27
    assert [label for label in labels if len(label) > 28 or TELLS_TIMES.search(label.lower())] == []


def test_dated_single_operations_are_internal_milestones(rows):
    hidden = {r["milestone_id"] for r in rows("milestones") if r["internal_only"] == "yes"}
    dated = {
        r["milestone_id"] for r in rows("milestones") if (r["category"], r["date_precision"]) == ("presence", "day")
    }
    assert hidden == dated == {"joint_operation_2017", "night_patrols_2021"}


def test_survey_results_keep_the_published_figures_and_say_where_the_year_is_inferred(rows):
    results = {
        (r["survey_sv"], r["year"], r["area"], r["question_en"], r["group_en"]): r for r in rows("survey_results")
    }
    assert len(results) == 26
    unsafe = "unsafe outdoors late evening"
    here = results["NTU (Brå)", "2019", "Järfälla (municipality or local police district not stated)", unsafe, "all"]
    assert (here["percent"], here["year_basis"]) == ("40", "inferred")
    answered = results["Polisens regionala trygghetsmätning", "2023", "Järfälla", "response rate", "all"]
    assert (answered["percent"], answered["respondents"], answered["year_basis"]) == (
        "43.3",
        "1175",
        "inferred",
    )
    assert [r["year_basis"] for r in rows("survey_results")].count("inferred") == 5


def test_termovagen_left_the_list_in_2023_and_sangvagen_stayed(rows):
    listed = {(r["area"], r["list_year"]): r["on_list"] for r in rows("vulnerable_areas")}
    assert [y for (a, y), on in listed.items() if a == "Sångvägen" and on == "yes"] == [
        "2015", "2017", "2019", "2021", "2023", "2025",
    ]  # fmt: skip
    assert [y for (a, y), on in listed.items() if a == "Termovägen" and on == "no"] == ["2023", "2025"]
    assert all((r["on_list"] == "yes") == (r["category"] == "vulnerable") for r in rows("vulnerable_areas"))


def test_the_derived_and_the_preliminary_crime_figures_are_marked(rows):
    marked = [(r["period"], r["category_en"]) for r in rows("reported_crime") if r["basis"] == "inferred"]
    assert marked == [("2016", "all reported crimes")]
    preliminary = [(r["count"], r["period"]) for r in rows("reported_crime") if r["preliminary"] == "yes"]
    assert preliminary == [("10107", "2017"), ("451", "2017")]

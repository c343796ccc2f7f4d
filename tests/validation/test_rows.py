"""A row that breaks a rule is set aside and told, with file, row, column and what to do; the others are loaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.findings import Effect, Finding
from jarfalla_data.partial_dates import PartialDate
from jarfalla_data.reading.delimited import read_delimited
from jarfalla_data.reading.headers import match_headers
from jarfalla_data.schemas import TABLES, table
from jarfalla_data.schemas.columns import Column, Kind, Table
from jarfalla_data.validation.tables import Validated, validate
from jarfalla_data.vocabulary.incident_categories import INCIDENT_CATEGORIES
from tests.factories import (
    SLOW_PROPERTY,
    TODAY,
    Row,
    bundled_row,
    checked,
    dialogue,
    dialogue_round,
    incident,
    milestone,
    narcotics,
)

FILES = [t for t in TABLES if t.suffix == "csv"]
TOMORROW = TODAY + dt.timedelta(days=1)

WRONG = {
    Kind.CODE: "no such code",
    Kind.CODES: "no such code",
    Kind.INTEGER: "many",
    Kind.DECIMAL: "much",
    Kind.DATE: "4 mars",
    Kind.MOMENT: "last night",
    Kind.PARTIAL_DATE: "long ago",
    Kind.CLOCK: "25:00",
    Kind.YES_NO: "perhaps",
    Kind.URL: "www.example.org",
}

each_table = pytest.mark.parametrize("described", FILES, ids=lambda t: t.name)


def one_each(described: Table, cells: Mapping[str, object]) -> list[Row]:
    """For each column named in `cells` a row that is right but for that cell, with a key of its own."""
    own = next((name for name in described.key if described.column(name).kind is Kind.TEXT), "year")
    rows = [bundled_row(described.name, **{own: 2000 + n}) for n in range(len(cells))]
    return [{**right, name: str(cell)} for right, (name, cell) in zip(rows, cells.items(), strict=True)]


def tables_with(wanted: Callable[[Column], bool]) -> pytest.MarkDecorator:
    found = [(t, [c for c in t.columns if wanted(c)]) for t in FILES]
    return pytest.mark.parametrize(
        ("described", "columns"), [(t, cs) for t, cs in found if cs], ids=[t.name for t, cs in found if cs]
    )


def where(result: Validated) -> list[tuple[int | None, str | None]]:
    return [(finding.row, finding.column) for finding in result.findings]


def only(result: Validated) -> Finding:
    (finding,) = result.findings
    return finding


def headed(text: str, name: str) -> Validated:
    described = table(name)
    return validate(match_headers(read_delimited(text.encode()).frame, described), described, TODAY)


@each_table
def test_a_right_row_of_each_table_is_loaded_without_a_word(described):
    result = checked(described.name, bundled_row(described.name))
    assert (len(result.frame), result.findings) == (1, ())


@tables_with(lambda c: c.kind in WRONG)
def test_a_cell_of_the_wrong_kind_sets_its_row_aside_and_says_what_would_be_right(described, columns):
    cells = {column.name: WRONG[column.kind] for column in columns}
    result = checked(described.name, *one_each(described, cells))
    assert result.frame.empty
    assert where(result) == list(enumerate(cells, start=2))
    for finding in result.findings:
        assert (finding.file, finding.effect) == (described.file, Effect.ROW_SET_ASIDE)
        assert finding.say("sv").startswith(f"{described.file}, rad {finding.row}, kolumn {finding.column}: ")
        assert finding.what.say("sv").startswith("Skriv ") or "no such code" in finding.what.say("sv")
        assert finding.what.say("sv") != finding.what.say("en")


@tables_with(lambda c: c.required)
@pytest.mark.parametrize("empty", ["", "  "], ids=["empty", "spaces"])
def test_a_required_cell_that_is_empty_sets_its_row_aside(described, columns, empty):
    cells = dict.fromkeys([c.name for c in columns], empty)
    result = checked(described.name, *one_each(described, cells))
    assert result.frame.empty
    assert where(result) == list(enumerate(cells, start=2))
    assert all("tom" in finding.say("sv") for finding in result.findings)


@tables_with(lambda c: not c.required)
def test_an_optional_cell_may_be_empty(described, columns):
    names = [c.name for c in columns]
    result = checked(described.name, *one_each(described, dict.fromkeys(names, " ")))
    assert result.findings == ()
    assert all(result.frame.loc[n, [name]].isna().all() for n, name in enumerate(names, start=2))


@tables_with(lambda c: c.minimum is not None)
def test_the_smallest_number_is_accepted_and_what_is_below_it_is_not(described, columns):
    lows = {c.name: int(c.minimum) for c in columns}
    assert where(checked(described.name, *one_each(described, lows))) == []
    result = checked(described.name, *one_each(described, {name: low - 1 for name, low in lows.items()}))
    assert where(result) == list(enumerate(lows, start=2))
    assert all(f"{lows[finding.column]}" in finding.what.say("en") for finding in result.findings)


@tables_with(lambda c: c.above is not None)
def test_a_number_above_the_floor_is_accepted_and_the_floor_itself_is_not(described, columns):
    floors = {c.name: c.above for c in columns}
    assert where(checked(described.name, *one_each(described, {n: f"{f}.01" for n, f in floors.items()}))) == []
    assert where(checked(described.name, *one_each(described, floors))) == list(enumerate(floors, start=2))


@tables_with(lambda c: not c.may_be_future)
def test_what_happened_may_be_of_today_and_not_of_tomorrow(described, columns):
    names = [c.name for c in columns]
    assert where(checked(described.name, *one_each(described, dict.fromkeys(names, TODAY)))) == []
    result = checked(described.name, *one_each(described, dict.fromkeys(names, TOMORROW)))
    assert where(result) == list(enumerate(names, start=2))
    assert all("framtiden" in finding.say("sv") for finding in result.findings)


@tables_with(lambda c: c.may_be_future and c.kind is Kind.DATE)
def test_what_is_planned_may_lie_ahead(described, columns):
    cells = dict.fromkeys([c.name for c in columns], TOMORROW)
    assert where(checked(described.name, *one_each(described, cells))) == []


@tables_with(lambda c: c.kind in (Kind.DATE, Kind.MOMENT, Kind.PARTIAL_DATE))
def test_a_slip_in_the_year_of_a_date_sets_its_row_aside(described, columns):
    cells = {c.name: "9999" if c.kind is Kind.PARTIAL_DATE else "0202-03-04" for c in columns}
    result = checked(described.name, *one_each(described, cells))
    assert where(result) == list(enumerate(cells, start=2))
    assert all("2100" in finding.what.say("en") for finding in result.findings)


def test_the_last_hour_of_today_is_not_the_future():
    assert where(checked("incidents", incident(occurred_at=f"{TODAY} 23:59"))) == []


@pytest.mark.parametrize("year", ["20233", "212"])
def test_a_slip_in_a_year_sets_its_row_aside(year):
    assert only(checked("agreement_years", bundled_row("agreement_years", year=year))).column == "year"


@pytest.mark.parametrize(
    ("date", "precision"),
    [
        ("2018", "year"),
        ("2018-05", "month"),
        ("2018-autumn", "season"),
        ("2018-05-04", "day"),
        ("2018-05-04", "no_later_than"),
    ],
)
def test_a_date_agrees_with_the_precision_of_its_form(date, precision):
    assert where(checked("milestones", milestone(date=date, date_precision=precision))) == []


@pytest.mark.parametrize(
    ("date", "precision"),
    [("2018", "day"), ("2018-05", "year"), ("2018-05-04", "month"), ("2018", "no_later_than"), ("2018-05", "season")],
)
def test_a_date_that_says_more_or_less_than_its_precision_sets_its_row_aside(date, precision):
    finding = only(checked("milestones", milestone(date=date, date_precision=precision)))
    assert (finding.column, "date_precision" in finding.say("sv")) == ("date", True)


def test_of_rows_with_the_same_key_the_first_stays():
    first, second, third = (dialogue_round(round_id="a", name=name) for name in ("one", "two", "three"))
    result = checked("dialogue_rounds", first, second, third)
    assert result.frame["name"].tolist() == ["one"]
    assert where(result) == [(3, "round_id"), (4, "round_id")]


@pytest.mark.parametrize("again", [{"step": "Kontroll"}, {"step": " CONTROL "}, {"period": " 2022 "}, {"count": 11}])
def test_a_key_is_the_same_however_it_is_spelled(again):
    result = checked("narcotics_work", narcotics(), narcotics(**again))
    assert where(result) == [(3, "period+place_id+step+kind")]
    assert "period+place_id+step+kind" in only(result).what.say("en")


def test_an_empty_cell_in_a_key_is_a_value_of_its_own():
    rows = [narcotics(), narcotics(kind="dealing"), narcotics(place_id="jakobsberg_station"), narcotics(period="2021")]
    assert where(checked("narcotics_work", *rows)) == []
    assert where(checked("narcotics_work", *rows, narcotics(kind="dealing"))) == [(6, "period+place_id+step+kind")]


def test_two_rows_with_unreadable_keys_are_not_called_the_same():
    result = checked("narcotics_work", narcotics(period="long ago"), narcotics(period="very long ago"))
    assert where(result) == [(2, "period"), (3, "period")]


def test_a_cell_with_several_faults_is_told_once():
    assert where(checked("incidents", incident(occurred_at="9999-01-01"))) == [(2, "occurred_at")]


@pytest.mark.parametrize("label", ["Dag", "DAY", " day "])
def test_a_precision_is_accepted_by_its_label(label):
    result = checked("milestones", milestone(date="2018-05-04", date_precision=label))
    assert result.frame["date"].tolist() == [PartialDate.parse("2018-05-04")]


def test_all_faults_of_a_row_are_told_at_once():
    faulty = incident(category="?", source="", count="0", occurred_at="2050-01-01")
    assert {column for _, column in where(checked("incidents", faulty))} == {
        "category",
        "source",
        "count",
        "occurred_at",
    }


@SLOW_PROPERTY
@given(st.lists(st.sampled_from(["", "category", "count", "occurred_at"]), max_size=12))
def test_a_bad_row_takes_no_other_with_it(faults):
    wrong = {"category": "?", "count": "0", "occurred_at": "never"}
    rows = [incident(**({fault: wrong[fault]} if fault else {})) for fault in faults]
    result = checked("incidents", *rows)
    assert result.frame.index.tolist() == [n for n, fault in enumerate(faults, start=2) if not fault]
    assert where(result) == [(n, fault) for n, fault in enumerate(faults, start=2) if fault]


def test_the_nearest_codes_are_named_for_a_mistyped_one():
    assert "robbery" in only(checked("incidents", incident(category="robery"))).what.say("en")


def test_all_codes_of_a_short_list_are_named_where_none_is_near():
    told = only(checked("activities", bundled_row("activities", status="xyz"))).what.say("en")
    assert "planned" in told
    assert "done" in told


@pytest.mark.parametrize("label", ["very_unsafe", "Mycket otrygg", "VERY UNSAFE", " mycket otrygg "])
def test_a_code_is_accepted_by_its_label_in_either_language(label):
    result = checked("dialogues", dialogue(perceived_safety=label))
    assert result.findings == ()
    assert result.frame["perceived_safety"].tolist() == ["very_unsafe"]


def test_a_missing_required_column_sets_the_whole_file_aside_and_is_named():
    result = headed("round_id,name\na,b\n", "dialogue_rounds")
    assert {(f.column, f.effect) for f in result.findings} == {
        (name, Effect.FILE_SET_ASIDE) for name in ("starts_on", "ends_on", "method")
    }
    assert result.frame.empty


def test_a_column_that_is_there_twice_sets_the_whole_file_aside():
    text = "round_id,omgång,name,starts_on,ends_on,method\na,b,c,2020-01-01,2020-02-01,survey\n"
    finding = only(headed(text, "dialogue_rounds"))
    assert (finding.column, finding.effect) == ("round_id", Effect.FILE_SET_ASIDE)


def test_an_unknown_column_is_told_and_leaves_the_rows():
    text = "round_id,name,starts_on,ends_on,method,colour\na,c,2020-01-01,2020-02-01,survey,red\n"
    result = headed(text, "dialogue_rounds")
    assert (only(result).column, only(result).effect, len(result.frame)) == ("colour", Effect.NOTE, 1)


@each_table
def test_a_file_with_its_required_columns_only_is_loaded(described):
    required = [c.name for c in described.columns if c.required]
    right = bundled_row(described.name)
    text = ";".join(required) + "\n" + ";".join(f'"{right[name]}"' for name in required) + "\n"
    result = headed(text, described.name)
    assert (len(result.frame), result.findings) == (1, ())


@pytest.mark.parametrize(("mistyped", "near"), [("Narkotikahandl", "narkotika"), ("Klottr", "Klotter"), ("Ran", None)])
def test_the_nearest_labels_are_named_for_a_mistyped_one_in_swedish(mistyped, near):
    findings = checked("incidents", incident(category=mistyped)).findings
    assert [near.casefold() in finding.say("sv").casefold() for finding in findings] == ([True] if near else [])


def test_at_most_three_codes_are_named_and_each_once():
    told = only(checked("incidents", incident(category="burglary"))).what.say("sv")
    near = told.split("Menade du ")[1].rstrip("?").split(" / ")
    assert 1 < len(near) <= 3
    assert len({INCIDENT_CATEGORIES.find(spelling) for spelling in near}) == len(near)


@pytest.mark.parametrize("header", ["omrade", "OMRÅDE", "omr?de", "area_id", "Area-ID"])
def test_a_column_is_found_though_its_header_lost_its_swedish_letters(header):
    text = f"incident_id,occurred_at,category,source,{header}\ni,2023-03-04,robbery,municipality,0123R001\n"
    assert headed(text, "incidents").frame["area_id"].tolist() == ["0123R001"]


def test_a_column_without_header_is_told_when_it_holds_more_than_row_numbers():
    head = "round_id,name,starts_on,ends_on,method"
    row = "a,c,2020-01-01,2020-02-01,survey"
    assert headed(f",{head}\n1,{row}\n", "dialogue_rounds").findings == ()
    finding = only(headed(f"{head},\n{row},x\n", "dialogue_rounds"))
    assert (finding.effect, "utan rubrik: 1" in finding.say("sv")) == (Effect.NOTE, True)

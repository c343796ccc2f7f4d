"""Delimited text: every record is read or told with its row number, and not a byte is lost."""

from __future__ import annotations

import math

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from jarfalla_data.errors import UnreadableFileError
from jarfalla_data.reading.delimited import TextTable, read_delimited
from jarfalla_data.reading.encoding import decode
from tests.factories import PROPERTY, csv_text


def read(text: str) -> TextTable:
    return read_delimited(text.encode())


def cells(table: TextTable) -> dict[int, list[str]]:
    """Row number → its cells, "" where empty."""
    rows = table.frame.itertuples(name=None)
    return {n: ["" if isinstance(c, float) and math.isnan(c) else c for c in row] for n, *row in rows}


@pytest.mark.parametrize(("text", "delimiter"), [("a,b\n1,2\n", ","), ("a;b\n1;2\n", ";"), ("a\tb\n1\t2\n", "\t")])
def test_commas_semicolons_and_tabs_separate_cells(text, delimiter):
    table = read(text)
    assert (table.delimiter, cells(table)) == (delimiter, {2: ["1", "2"]})


@pytest.mark.parametrize(("text", "row"), [("a;b\n1,5;2\n", ["1,5", "2"]), ("a\tb\n1,5\t2;3\n", ["1,5", "2;3"])])
def test_the_other_delimiters_are_text_inside_a_cell(text, row):
    assert cells(read(text)) == {2: row}


def test_the_header_decides_though_the_rows_hold_more_unquoted_commas_than_semicolons():
    table = read(
        "Id;Brottskod;Klartext\n1;1211;Skada, brand, bil (ej, 1301), annat, mera\n2;1701;Våld, mot, tjänsteman\n"
    )
    assert table.delimiter == ";"
    assert cells(table)[2] == ["1", "1211", "Skada, brand, bil (ej, 1301), annat, mera"]


@pytest.mark.parametrize("line", ["sep=;", "SEP=;", '"sep=;"', "sep=; "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_sep_line_is_obeyed_and_is_no_row(line, end):
    table = read(f"{line}{end}a,b,c;d{end}1;2{end}")
    assert (list(table.frame.columns), cells(table)) == (["a,b,c", "d"], {2: ["1", "2"]})


@pytest.mark.parametrize("sign", ["|", "a", "å"])
def test_a_sep_line_with_another_character_is_told(sign):
    with pytest.raises(UnreadableFileError) as caught:
        read(f"sep={sign}\na{sign}b\n1{sign}2\n")
    assert "sep=;" in caught.value.say("sv")


def test_a_header_that_two_delimiters_split_alike_is_decided_by_its_rows():
    assert cells(read("a,x;b\n1;2\n3;4\n")) == {2: ["1", "2"], 3: ["3", "4"]}


@pytest.mark.parametrize("rows", ["", "1;2,3\n", "1\n"])
def test_a_header_that_could_be_split_in_two_ways_is_refused_with_the_question(rows):
    with pytest.raises(UnreadableFileError) as caught:
        read(f"a,x;b\n{rows}")
    assert all(word in caught.value.say("sv") for word in ("kommatecken", "semikolon", "Vilket gäller?", "sep="))
    assert cells(read("sep=;\na,x;b\n1;2,3\n")) == {2: ["1", "2,3"]}


@pytest.mark.parametrize(
    "text", ["a;b;;\n1;2;;\n3;4;;\n", "a;b\n1;2;;\n3;4;;\n", "a;b\n1;2\n3;4;;;\n", "a;b;;\n1;2\n3;4;\n"]
)
def test_empty_columns_at_the_end_are_no_cells(text):
    table = read(text)
    assert table.ragged == {}
    assert {n: row[:2] for n, row in cells(table).items()} == {2: ["1", "2"], 3: ["3", "4"]}
    assert all(not any(row[2:]) for row in cells(table).values())


def test_a_full_cell_beyond_the_header_sets_its_row_aside():
    assert read("a;b\n1;2;\n3;4;;5\n").ragged == {3: 4}


def test_a_cell_too_long_to_be_one_is_told_with_its_row():
    long = "x" * 200_000
    assert read(f"a,b\n1,2\n1,{long},3\n").ragged == {3: 3}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_each_kind_of_line_end_ends_a_row(end):
    assert cells(read(f"a,b{end}1,2{end}3,4{end}")) == {2: ["1", "2"], 3: ["3", "4"]}


def test_the_last_row_needs_no_line_end():
    assert cells(read("a,b\n1,2")) == {2: ["1", "2"]}


def test_a_quoted_line_break_stays_in_its_cell():
    assert cells(read('a,b\n"1\r\n2",3\n4,5\n')) == {2: ["1\r\n2", "3"], 3: ["4", "5"]}


def test_a_doubled_quote_is_one_quote():
    assert cells(read('a,b\n"säg ""å""",2\n')) == {2: ['säg "å"', "2"]}


def test_a_quote_inside_an_unquoted_cell_is_text():
    assert cells(read('a,b\n5" rör,2\n')) == {2: ['5" rör', "2"]}


def test_an_empty_cell_is_missing():
    assert read("a,b\n1,\n").frame["b"].isna().all()


@pytest.mark.parametrize("above", ["\n\n", "\r\n\r\n", "\r\r", " \n;;\n"])
def test_empty_lines_above_the_header_are_no_rows_but_count_in_row_numbers(above):
    table = read(f"{above}a;b\n1;2\n")
    assert (list(table.frame.columns), table.rows, cells(table)) == (["a", "b"], 1, {4: ["1", "2"]})


def test_empty_lines_between_rows_are_no_rows_but_count_in_row_numbers():
    table = read("a,b\n1,2\n\n  \n3,4\n")
    assert (table.rows, cells(table)) == (2, {2: ["1", "2"], 5: ["3", "4"]})


def test_empty_lines_at_the_end_are_no_rows_however_many_cells_they_have():
    assert read("a,b,c\n1,2,3\n\n\n,\n,,,,\n , \n\n").rows == 1


def test_a_short_and_a_long_row_are_told_with_their_row_and_number_of_cells():
    table = read("a,b\n1,2\n3\n4,5,6\n7,8\n")
    assert (table.ragged, cells(table), table.rows) == ({3: 1, 4: 3}, {2: ["1", "2"], 5: ["7", "8"]}, 4)


def test_row_numbers_count_a_quoted_line_break_as_one_row_and_the_lines_above_the_header():
    assert read('\n\na,b\n"1\n\n",2\n3\n').ragged == {5: 1}


def test_row_numbers_are_right_in_files_larger_than_a_block():
    body = f"{'x' * 5000},y\n" * 4000
    table = read(f"a,b\n{body}1\n{body}2,3,4\n")
    assert (table.ragged, table.rows) == ({4002: 1, 8003: 3}, 8002)


TITLED = [
    ("Anmälda brott, Järfälla, 2023, utdrag;;;\nId;Brottskod;Antal;Län\n1;1210;2;x\n", 1, 3),
    ("Anmälda brott\n\n;;\nPeriod;2023\nId;Antal;x\n1;2;3\n", 2, 6),
    ('"Anmälda\nbrott";\nId;Antal\n1;2\n', 1, 3),
    ("Brott;;Plats;\nId;Antal;Område;x\n1;2;3;4\n", 1, 3),
]


@pytest.mark.parametrize(("text", "titles", "row"), TITLED)
def test_titles_above_the_header_are_told_and_are_no_rows(text, titles, row):
    table = read(text)
    assert ([note.values for note in table.notes], list(table.frame.index)) == ([{"n": titles}], [row])
    assert (table.rows, table.ragged) == (1, {})


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_row_numbers_that_r_writes_without_a_header_are_no_cells(delimiter):
    table = read('"x";"y"\n"1";"a";"b"\n"2";"c";"d"\n'.replace(";", delimiter))
    assert (list(table.frame.columns), cells(table)) == (["", "x", "y"], {2: ["1", "a", "b"], 3: ["2", "c", "d"]})


def test_a_decimal_comma_between_commas_is_never_taken_for_a_row_number():
    assert read("x,y\n1,5,2\n2,5,2\n").ragged == {2: 3, 3: 3}


def test_headers_lose_the_spaces_around_them():
    assert list(read(" a ;b \n1;2\n").frame.columns) == ["a", "b"]


def test_a_header_without_rows_is_an_empty_table():
    table = read("a,b\n")
    assert (list(table.frame.columns), table.rows) == (["a", "b"], 0)


@pytest.mark.parametrize("text", ["", "\n\n", "  \r\n\t\n", ";;;\n"])
def test_a_file_without_a_header_is_told_as_empty(text):
    with pytest.raises(UnreadableFileError) as caught:
        read(text)
    assert "tom" in caught.value.say("sv")


@pytest.mark.parametrize(
    ("text", "row"),
    [('a,b\n1,2\n3,"x\n4,5\n6,7\n', 3), ('a,b\n1,2\n3,"x', 3), ('a,"b\n1,2\n', 1), ('a,b\n1\n"', 3), ('a\n"1\n', 2)],
)
def test_a_quote_that_is_never_closed_is_told_with_its_row_and_swallows_no_rows(text, row):
    with pytest.raises(UnreadableFileError) as caught:
        read(text)
    assert "citattecken" in caught.value.say("sv")
    assert f"rad {row}." in caught.value.say("sv")


def test_a_quote_opened_in_the_header_of_a_long_file_is_told_as_a_sentence():
    with pytest.raises(UnreadableFileError):
        read('"' + "a,b\n" * 100_000)


def test_a_file_cut_in_half_between_quotes_loses_its_last_row_only():
    whole = csv_text(["id", "name"], [[f"id-{n}", "Åsa, Öst"] for n in range(50)])
    cut = whole[: whole.index("id-25") + 3]
    table = read(cut)
    assert (len(table.frame), table.ragged) == (25, {27: 1})


TEXT = st.text(alphabet=st.one_of(st.sampled_from('åäöÅÄÖ ,;"\n\r\t=@'), st.characters(codec="utf-8")), max_size=12)
CELLS = TEXT.filter(lambda text: "\0" not in text)
HEADER = ["incident_id", "occurred_at", "category", "source", "count"]
TABLES = st.integers(2, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), max_size=8))


@PROPERTY
@given(TABLES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "sep="]))
@example([["1\r2", "\n"], ['"', '""']], ";", "utf-16")
def test_a_table_in_any_dialect_is_read_back_character_for_character(rows, delimiter, form):
    header = HEADER[: len(rows[0]) if rows else 2]
    text = csv_text(header, rows, delimiter)
    raw = f"sep={delimiter}\r\n{text}".encode() if form == "sep=" else text.encode(form)
    table = read_delimited(decode(raw).utf8)
    assert list(cells(table).values()) == [row for row in rows if any(row)]
    assert table.ragged == {}
    assert table.delimiter == delimiter


def written(row: list[str]) -> str:
    return csv_text(row, [])


@PROPERTY
@given(st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=10))
@example([["", ""], ["", "", "", "", ""]])
def test_every_record_is_in_the_table_or_told_as_ragged(rows):
    assume(all(len(row) > 1 or row[0].strip() for row in rows))  # an empty line is no record
    assume(not rows or len(rows[0]) <= 3 or any(cell.strip() for cell in rows[0][3:]))  # which would widen the header
    table = read(csv_text(HEADER[:3], rows))
    cut = {n: row[:3] if not any(c.strip() for c in row[3:]) else row for n, row in enumerate(rows, start=2)}
    numbers = {n: row for n, row in cut.items() if (any(row) if len(row) == 3 else written(row).strip(" \t\r\n,"))}
    assert table.ragged == {n: len(row) for n, row in numbers.items() if len(row) != 3}
    assert cells(table) == {n: row for n, row in numbers.items() if len(row) == 3}
    assert table.rows == len(numbers)


@PROPERTY
@given(st.one_of(st.binary(max_size=60), st.text(alphabet='ab,;"\n\r ', max_size=30).map(str.encode)))
def test_whatever_the_bytes_only_a_sentence_is_raised(raw):
    try:
        table = read_delimited(decode(raw).utf8)
    except UnreadableFileError:
        return
    assert not set(table.frame.index) & set(table.ragged)
    assert table.frame.index.is_unique


@PROPERTY
@given(TABLES.filter(len), st.sampled_from([",", ";", "\t"]), st.floats(0, 1))
def test_a_file_cut_anywhere_gives_its_first_rows_as_they_were_or_a_sentence(rows, delimiter, part):
    header = HEADER[: len(rows[0])]
    raw = csv_text(header, rows, delimiter).encode()
    try:
        table = read_delimited(decode(raw[: round(len(raw) * part)]).utf8)
    except UnreadableFileError:
        return
    whole = dict(enumerate(rows, start=2))
    assert all(row == whole[n] for n, row in list(cells(table).items())[:-1])

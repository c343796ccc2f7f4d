"""The rows that were set aside go back to whoever brought them: with reasons, to mend and bring again."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from jarfalla_data.importing import Source, carry_out
from jarfalla_data.importing.aside import aside
from tests.factories import csv_text, incident, table_text
from tests.importing.folders import brought, counts, ids, own_folder, planned

REASON = {"sv": "Skäl (läses inte in)", "en": "Reason (not loaded)"}


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def set_aside(made, lang="sv", part=0):
    return rows_of(aside(made, made.parts[part], lang))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_row_stands_as_it_was_under_its_own_headers_after_its_reason(tmp_path, lang):
    header = ["Händelse", "Inträffade", "Kategori", "Källa", "Eget"]
    lines = [["a", "2023-03-04", "Rån", "Anmält brott", "x"], ["b", "2023-03-04", "Robn", "Anmält brott", "y"]]
    made = planned(own_folder(tmp_path / "data"), Source("maj.csv", csv_text(header, lines, ";").encode("cp1252")))
    head, row = set_aside(made, lang)
    assert head == [REASON[lang], *header]
    assert row[1:] == lines[1]
    start = {"sv": "rad 3: kolumn category: ”Robn”", "en": "row 3: column category: “Robn”"}[lang]
    assert row[0].startswith(start) or row[0].startswith(start.replace("“", "”"))


def test_excel_opens_it_semicolons_a_mark_and_nothing_that_runs(tmp_path):
    made = planned(own_folder(tmp_path / "data"), brought("incidents", [incident(category="=1+1")]))
    content = aside(made, made.parts[0], "sv")
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    head, row = rows_of(content)
    assert dict(zip(head, row, strict=True))["category"] == "'=1+1"


def test_a_row_of_too_many_cells_keeps_them_all(tmp_path):
    text = table_text("incidents", [incident()]) + "a,2023-03-04,,,,robbery,,reported_offence,1,,too,many\n"
    made = planned(own_folder(tmp_path / "data"), Source("maj.csv", text.encode()))
    head, row = set_aside(made)
    assert row[1:] == text.splitlines()[-1].split(",")
    assert len(row) == len(head)


def test_rows_of_a_workbook_and_of_reported_offences_stand_as_they_were(tmp_path):
    folder = own_folder(tmp_path / "data")
    book = openpyxl.Workbook()
    for line in (["Händelse", "Inträffade", "Kategori", "Källa"], ["a", "2023-03-04", "Robn", "Anmält brott"]):
        book.active.append(line)
    out = io.BytesIO()
    book.save(out)
    assert set_aside(planned(folder, Source("maj.xlsx", out.getvalue())))[1][1:] == [
        *("a", "2023-03-04", "Robn", "Anmält brott")
    ]
    offences = "Id;Brottskod;Inskrivningsdatum;Brottsdatum;Kommun;Antal\n7;1210;i maj;2023-03-04;Järfälla;1\n"
    head, row = set_aside(planned(folder, Source("anmälda.csv", offences.encode())))
    assert (head[1:], row[1:]) == (offences.splitlines()[0].split(";"), offences.splitlines()[1].split(";"))


def test_mended_rows_are_brought_back_and_their_reasons_are_no_unknown_column(tmp_path):
    folder = own_folder(tmp_path / "data")
    made = planned(
        folder, brought("incidents", [incident(incident_id="a"), incident(incident_id="b", category="robery")])
    )
    carry_out(made)
    mended = aside(made, made.parts[0], "sv").decode("utf-8-sig").replace(";robery;", ";robbery;").encode("utf-8-sig")
    again = planned(folder, Source("incidents.csv", mended))
    assert (counts(again), again.parts[0].findings) == ([(1, 1, 0, 0, 0, 0)], ())
    carry_out(again)
    assert ids(folder) == ["a", "b"]


NUMBER = "19121212-1212"


def test_a_cell_with_personal_data_is_left_empty_and_the_reason_says_which(tmp_path):
    header = ["Händelse", "Inträffade", "Kategori", "Källa", "Anmälare", "Plats"]
    line = ["a", "2023-03-04", "Rån", "Anmält brott", f"Kim {NUMBER}", f"hos {NUMBER}"]
    made = planned(own_folder(tmp_path / "data"), Source("maj.csv", csv_text(header, [line], ";").encode()))
    head, row = set_aside(made)
    cells = dict(zip(head, row, strict=True))
    assert (cells["Anmälare"], cells["Plats"], cells["Kategori"]) == ("", "", "Rån")
    assert cells[REASON["sv"]].endswith("Lämnat tomt här: Anmälare, Plats.")
    assert "1212" not in aside(made, made.parts[0], "sv").decode("utf-8-sig")


def test_a_file_without_rows_set_aside_has_none_to_give_back(tmp_path):
    made = planned(own_folder(tmp_path / "data"), brought("incidents", [incident()]))
    assert aside(made, made.parts[0], "sv") is None

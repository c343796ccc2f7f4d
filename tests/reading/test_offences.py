"""Reported offences in the layout in which they are handed out: Järfälla's are loaded, and every row is told."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.findings import Effect
from jarfalla_data.loading import FileContent, load_file
from jarfalla_data.reading.descriptor import FileDescription
from jarfalla_data.schemas import table
from tests.factories import SLOW_PROPERTY, TODAY, csv_text

HEADER = ("Id", "Brottskod", "Brottskod klartext", "Inskrivningsdatum", "Brottsdatum", "Kommun", "Län", "DeSO-område")
FULL = (*HEADER, "Antal")
R_HEADER = ("", *(name.replace(" ", ".").replace("-", ".") for name in FULL))
LOADED = {
    "areas": pd.DataFrame({"area_id": ["0123R005", "0123R016"], "name": ["Centrala", "Nibble"]}),
    "deso_to_area": pd.DataFrame(
        {"deso_edition": [2018, 2025], "deso_code": ["0123C1001", "0123C2002"], "area_id": ["0123R005", "0123R016"]}
    ),
    "offence_codes": pd.DataFrame(
        {"offence_code": ["1210", "5005", "0365"], "category": ["fire", "narcotics_dealing", "violence_indoors"]}
    ),
}


def row(number: int = 1, **cells: str) -> list[str]:
    right = {
        "Id": str(700000 + number),
        "Brottskod": "1210",
        "Brottskod klartext": "Skadegörelse, genom brand",
        "Inskrivningsdatum": "2023-03-05",
        "Brottsdatum": "2023-03-04",
        "Kommun": "Järfälla",
        "Län": "Stockholms Län",
        "DeSO-område": "0123C1001",
        "Antal": "1",
    }
    return [{**right, **cells}[name] for name in FULL]


def load(folder, content: str | bytes, loaded=LOADED) -> FileContent:
    path = folder / "incidents.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    found = load_file(path, table("incidents"), FileDescription(), loaded, TODAY)
    report = found.report
    assert report.rows == report.loaded + report.set_aside + report.left_out
    return found


def read(folder, *rows: list[str]) -> FileContent:
    return load(folder, csv_text(FULL, rows, ";"))


def told(found: FileContent) -> str:
    return "\n".join(f.say("sv") for f in found.findings)


def test_an_offence_becomes_an_incident_with_its_own_id_days_area_category_and_number(tmp_path):
    found = read(tmp_path, row(Antal="3"))
    assert found.findings == ()
    assert found.frame.astype(str).iloc[0].to_dict() | {"place_id": "", "municipal_part": ""} == {
        "incident_id": "offence-700001",
        "occurred_at": "2023-03-04",
        "occurred_at_has_hour": "False",
        "registered_on": "2023-03-05",
        "area_id": "0123R005",
        "place_id": "",
        "category": "fire",
        "offence_code": "1210",
        "source": "reported_offence",
        "count": "3",
        "municipal_part": "",
    }


LOST = tuple(name.replace("ä", "?").replace("å", "?") for name in FULL)
BARE = tuple(name.replace("ä", "a").replace("å", "a").upper() for name in FULL)


@pytest.mark.parametrize("header", [FULL, R_HEADER[1:], LOST, BARE], ids=["spaces", "dots", "lost", "bare"])
def test_the_layout_is_known_by_its_headers_however_they_are_spelled(tmp_path, header):
    found = load(tmp_path, csv_text(header, [row()], ";"))
    assert (found.frame["area_id"].tolist(), found.findings) == (["0123R005"], ())


def test_the_unnamed_column_of_row_numbers_is_no_part_of_it(tmp_path):
    found = load(tmp_path, csv_text(R_HEADER, [["1", *row(1)], ["2", *row(2)]]))
    assert (len(found.frame), found.findings) == (2, ())


def test_as_swedish_excel_saves_it(tmp_path):
    lines = [";".join(FULL), *(";".join(row(n)) for n in range(3))]
    found = load(tmp_path, "\r\n".join(lines).encode("cp1252"))
    assert (len(found.frame), found.report.encoding, found.report.delimiter) == (3, "Windows-1252", ";")


def test_other_municipalities_are_left_out_and_counted(tmp_path):
    found = read(tmp_path, row(1), row(2, Kommun="Håbo"), row(3, Kommun=""), row(4, Kommun="JÄRFÄLLA"))
    assert found.frame["incident_id"].tolist() == ["offence-700001", "offence-700004"]
    assert (found.report.left_out, found.report.set_aside) == (2, 0)
    assert "andra kommuner än Järfälla eller ingen: 2." in told(found)


@pytest.mark.parametrize("name", ["Järfälla", "JÄRFÄLLA KOMMUN", "J?rf?lla", "0123", "123", "123.00"])
def test_the_municipality_is_known_by_its_name_or_its_code(tmp_path, name):
    assert (read(tmp_path, row(Kommun=name)).report.loaded) == 1


@pytest.mark.parametrize(
    ("deso", "area"),
    [
        ("0123C1001", "0123R005"),
        ("0123C2002", "0123R016"),
        ("0123c2002", "0123R016"),
        ("0123C2002_DeSO2025", "0123R016"),
    ],
)
def test_a_deso_of_either_edition_gives_its_area(tmp_path, deso, area):
    assert read(tmp_path, row(**{"DeSO-område": deso})).frame["area_id"].tolist() == [area]


def test_without_deso_an_offence_is_known_for_the_municipality(tmp_path):
    found = read(tmp_path, row(**{"DeSO-område": ""}))
    assert found.frame["area_id"].isna().tolist() == [True]
    assert found.findings == ()


def test_an_unknown_deso_is_counted_and_its_offence_kept_for_the_municipality(tmp_path):
    found = read(tmp_path, row(**{"DeSO-område": "0123C9999"}), row(2))
    assert found.frame["area_id"].isna().tolist() == [True, False]
    assert "deso_to_area.csv: 1." in told(found)


def test_an_offence_without_a_date_of_its_own_counts_on_the_day_it_was_registered_and_is_told(tmp_path):
    found = read(tmp_path, row(Brottsdatum=""))
    assert found.frame["occurred_at"].astype(str).tolist() == ["2023-03-05"]
    assert "utan brottsdatum: 1." in told(found)


def test_an_offence_after_its_registration_is_kept_and_told(tmp_path):
    found = read(tmp_path, row(Brottsdatum="2023-03-06"))
    assert found.frame["occurred_at"].astype(str).tolist() == ["2023-03-06"]
    assert [f.effect for f in found.findings] == [Effect.NOTE]


def test_a_code_that_lost_its_first_zero_gets_it_back(tmp_path):
    found = read(tmp_path, row(Brottskod="365"))
    assert found.frame[["offence_code", "category"]].astype(str).to_numpy().tolist() == [["0365", "violence_indoors"]]


def test_unknown_codes_are_other_and_are_listed_with_their_numbers(tmp_path):
    codes = ("9999", "9998", "9999", "Anna Andersson", "")
    found = read(tmp_path, *(row(n, Brottskod=code) for n, code in enumerate(codes)))
    assert set(found.frame["category"]) == {"other"}
    assert "9999 (2), ? (2), 9998 (1)" in told(found)
    assert "Anna" not in told(found)


def test_without_its_tables_the_offences_are_still_loaded(tmp_path):
    found = load(tmp_path, csv_text(FULL, [row()], ";"), {})
    assert found.frame["category"].tolist() == ["other"]
    assert found.frame["area_id"].isna().all()


@pytest.mark.parametrize("number", ["700001", "700001.0", "700001,00"])
def test_whole_numbers_keep_their_id_and_code_whatever_a_program_writes_behind_them(tmp_path, number):
    found = read(tmp_path, row(Id=number, Brottskod=number.replace("700001", "365"), Antal="2.0"))
    assert found.frame[["incident_id", "offence_code"]].to_numpy().tolist() == [["offence-700001", "0365"]]
    assert found.frame["count"].tolist() == [2]


@pytest.mark.parametrize("cell", [{"Antal": "0"}, {"Id": ""}, {"Inskrivningsdatum": "04/03/2023"}])
def test_a_faulty_row_is_set_aside_and_told_with_its_row_in_the_file(tmp_path, cell):
    found = read(tmp_path, row(1, Kommun="Håbo"), row(2, **cell), row(3))
    assert (found.report.loaded, found.report.set_aside, found.report.left_out) == (1, 1, 1)
    assert {f.row for f in found.findings if f.effect is Effect.ROW_SET_ASIDE} == {3}


@SLOW_PROPERTY
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Järfälla", "Håbo", ""]),
            st.sampled_from(["1210", "x", "", "365"]),
            st.sampled_from(["2023-03-04", "", "never", "20230304"]),
            st.sampled_from(["1", "", "0"]),
        ),
        max_size=10,
    ),
    st.integers(0, 60),
)
def test_every_row_is_loaded_set_aside_or_left_out(tmp_path, kinds, cut):
    rows = [row(n, Kommun=k, Brottskod=c, Brottsdatum=d, Antal=a) for n, (k, c, d, a) in enumerate(kinds)]
    text = csv_text(FULL, rows, ";")
    found = load(tmp_path, text)
    assert found.report.rows == len(rows)
    assert found.report.left_out == sum(kind[0] != "Järfälla" for kind in kinds)
    load(tmp_path, text.encode()[: max(0, len(text.encode()) - cut)])

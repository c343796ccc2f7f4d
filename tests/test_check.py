"""The commands of `python -m jarfalla_data`: what they print, and the status with which they end."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from jarfalla_data.checking import MOST
from jarfalla_data.cli import DATA_SETTING, main
from jarfalla_data.example import writing
from jarfalla_data.schemas import TABLES
from tests.factories import BUNDLED, data_folder, incident, table_text

ROOT = BUNDLED.parent
PLACES = ("areas", "places")
ACCOUNT = re.compile(r"([\d\xa0,]+) \w+ = ([\d\xa0,]+) \w+ \+ ([\d\xa0,]+) ")


def command(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "jarfalla_data", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def counts(printed: str) -> dict[str, tuple[int, ...]]:
    """File → rows, loaded and set aside, as printed."""
    found = {line.split()[0]: ACCOUNT.search(line) for line in printed.splitlines() if line}
    return {name: tuple(int(re.sub(r"\D", "", n)) for n in match.groups()) for name, match in found.items() if match}


def test_the_bundled_data_end_with_status_0_and_account_for_every_row():
    done = command("check")
    assert (done.returncode, done.stderr) == (0, "")
    found = counts(done.stdout)
    assert set(found) == {described.file for described in TABLES}
    assert all(rows == loaded > 0 == aside for rows, loaded, aside in found.values())
    assert done.stdout.splitlines()[-1].startswith("Alla ")


def test_a_folder_with_a_faulty_row_ends_with_status_1_and_tells_the_row(tmp_path, capsys):
    folder = data_folder(tmp_path, facts=PLACES, incidents=[incident(), incident(category="robery")])
    assert main(["check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert counts(printed)["incidents.csv"] == (2, 1, 1)
    assert "incidents.csv, rad 3, kolumn category: ”robery” är inte känt. Menade du robbery" in printed
    assert printed.splitlines()[-1].startswith("37 av 38 rader")


def test_a_folder_whose_right_rows_are_all_loaded_ends_with_status_0_though_files_are_missing(tmp_path, capsys):
    assert main(["check", str(data_folder(tmp_path, facts=PLACES))]) == 0
    assert "dialogues.csv: Filen saknas." in capsys.readouterr().out


def test_english_is_printed_where_it_is_asked_for(tmp_path, capsys):
    folder = data_folder(tmp_path, facts=PLACES, incidents=[incident(count=0)])
    assert main(["--lang", "en", "check", str(folder)]) == 1
    printed = capsys.readouterr().out
    assert "incidents.csv, row 2, column count: " in printed
    assert not set("åäöÅÄÖ") & set(printed)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_cannot_be_loaded_ends_with_status_2_and_a_sentence(tmp_path, capsys, lang):
    (tmp_path / "empty").mkdir()
    (tmp_path / "file").write_text("x")
    said = set()
    for name in ("missing", "empty", "file"):
        assert main(["--lang", lang, "check", str(tmp_path / name)]) == 2
        printed = capsys.readouterr()
        assert (printed.out, len(printed.err.splitlines())) == ("", 1)
        said.add(printed.err)
    assert len(said) == 3


def test_a_folder_of_broken_files_ends_with_status_2_and_the_faults_of_each(tmp_path, capsys):
    folder = data_folder(tmp_path, facts=(), incidents="", dialogues="a;b\n1;2\n", areas="{", decisions=b"\x81\n")
    assert main(["check", str(folder)]) == 2
    printed = capsys.readouterr()
    for name in ("incidents.csv", "dialogues.csv, rad 1, kolumn round_id", "areas.geojson", "decisions.csv"):
        assert any(line.startswith(f"{name}: ") for line in printed.out.splitlines())
    assert printed.err.startswith("Ingen av filerna")


@pytest.mark.parametrize("content", ["", "\n\n", "{", '"', "\0"])
def test_files_of_nonsense_end_with_status_2_and_a_sentence(tmp_path, capsys, content):
    for name in (*(described.file for described in TABLES), "datapackage.json"):
        (tmp_path / name).write_text(content)
    assert main(["check", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("Ingen av filerna")


def test_the_folder_that_is_checked_by_default_is_the_one_of_the_setting(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(DATA_SETTING, str(data_folder(tmp_path, facts=("population",))))
    assert main(["check"]) == 0
    assert counts(capsys.readouterr().out) == {"population.csv": (5, 5, 0)}


def test_of_many_findings_the_first_are_printed_and_the_rest_are_counted(tmp_path, capsys):
    folder = data_folder(tmp_path, facts=("areas",), incidents=[incident(count=0) for _ in range(MOST)])
    main(["check", str(folder)])
    lines = capsys.readouterr().out.splitlines()
    missing = len(TABLES) - 2
    assert sum(line.startswith(("incidents.csv, rad", "incidents.csv: ")) for line in lines) <= MOST
    assert any(line.startswith(f"… och {missing} ") for line in lines)


def test_a_reader_that_stops_reading_is_no_error():
    check = f"env -u PYTHONUNBUFFERED {sys.executable} -m jarfalla_data check data | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_example_data_are_never_written_over_the_users_own_files(tmp_path, capsys):
    folder = data_folder(tmp_path, descriptor=False, incidents=[incident()])
    before = files_of(folder)
    assert main(["example", str(folder)]) == 2
    assert "incidents.csv" in capsys.readouterr().err
    assert files_of(folder) == before


def test_example_data_are_not_written_where_the_published_files_are_missing(tmp_path, capsys):
    folder = data_folder(tmp_path, facts=("areas",))
    assert main(["example", str(folder)]) == 2
    assert "places.csv" in capsys.readouterr().err
    assert set(files_of(folder)) == {"areas.geojson", "datapackage.json"}


def test_example_data_are_not_written_under_a_broken_descriptor(tmp_path, capsys):
    folder = data_folder(tmp_path, incidents=[incident()])
    (folder / "datapackage.json").write_text("{")
    before = files_of(folder)
    assert main(["example", str(folder)]) == 2
    assert capsys.readouterr().err != ""
    assert files_of(folder) == before


def test_example_data_are_written_over_the_example_of_before(tmp_path, monkeypatch, capsys):
    written = []
    monkeypatch.setattr(writing, "write", written.append)
    folder = data_folder(tmp_path, incidents=table_text("incidents", [incident()]))
    assert main(["example", str(folder)]) == 0
    assert written == [folder]
    assert str(folder) in capsys.readouterr().out


def test_rows_that_do_not_belong_are_told_apart_from_those_set_aside(tmp_path, capsys):
    folder = data_folder(tmp_path, facts=("areas", "deso_to_area", "offence_codes"))
    head = "Id;Brottskod;Inskrivningsdatum;Brottsdatum;Kommun;Antal\n"
    rows = "1;1210;2023-03-05;2023-03-04;Järfälla;1\n2;1210;2023-03-05;2023-03-04;Håbo;1\n"
    (folder / "incidents.csv").write_bytes((head + rows).encode("cp1252"))
    assert main(["check", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "2 rader = 1 inlästa + 0 inte inlästa + 1 som inte hör hit (Windows-1252, ”;”)" in printed
    assert "incidents.csv: Filen är läst som Windows-1252." in printed
    assert printed.splitlines()[-1].startswith("Alla ")

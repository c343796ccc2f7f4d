"""`python -m jarfalla_data import` and `undo`: what they print, ask and end with."""

from __future__ import annotations

import json
import sys

import pytest

from jarfalla_data.cli import main
from jarfalla_data.errors import FetchError
from jarfalla_data.importing import command
from jarfalla_data.wording import message
from tests.factories import incident, table_text
from tests.importing.folders import example_folder, ids, own_folder, visible


@pytest.fixture
def folder(tmp_path):
    return own_folder(tmp_path / "data", incidents=[incident(incident_id="old")])


@pytest.fixture
def answers(monkeypatch):
    """Somebody sits there and answers."""

    def give(*said):
        left = list(said)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", lambda question: (print(question), left.pop(0))[1])

    return give


def file(tmp_path, *rows, name="maj.csv"):
    path = tmp_path / name
    path.write_text(table_text("incidents", rows), "utf-8")
    return str(path)


NEW = incident(incident_id="new")
FAULTY = incident(incident_id="faulty", category="robery")


@pytest.mark.parametrize(
    ("rows", "status", "held"), [([NEW], 0, ["old", "new"]), ([NEW, FAULTY], 1, ["old", "new"]), ([FAULTY], 1, ["old"])]
)
def test_with_yes_it_is_imported_and_the_status_says_whether_something_was_set_aside(
    tmp_path, folder, capsys, rows, status, held
):
    assert main(["import", file(tmp_path, *rows), "--into", str(folder), "--yes"]) == status
    assert ids(folder) == held
    printed = capsys.readouterr().out
    assert f"{len(rows)} rader = " in printed
    assert ("Inläst. " in printed) == (len(held) > 1)


@pytest.mark.parametrize(("answer", "status"), [("j", 0), ("yes", 0), ("", 3), ("n", 3), ("kanske", 3)])
def test_it_asks_before_it_writes(tmp_path, folder, answers, capsys, answer, status):
    answers(answer)
    assert main(["import", file(tmp_path, NEW), "--into", str(folder)]) == status
    assert ids(folder) == (["old", "new"] if status == 0 else ["old"])
    printed = capsys.readouterr().out
    assert "Läsa in? [j/N]" in printed
    assert ("Inget är skrivet." in printed) == (status == 3)


def test_where_nobody_can_answer_it_writes_nothing_and_says_how_to_agree(tmp_path, folder, capsys, monkeypatch):
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    before = visible(folder)
    assert main(["import", file(tmp_path, NEW), "--into", str(folder)]) == 3
    assert "--yes" in capsys.readouterr().err
    assert visible(folder) == before


def test_a_dry_run_tells_everything_and_writes_nothing(tmp_path, capsys):
    folder = example_folder(tmp_path / "data", incidents=[incident()])
    before = visible(folder)
    assert main(["--lang", "en", "import", file(tmp_path, NEW, FAULTY), "--into", str(folder), "--dry-run"]) == 1
    printed = capsys.readouterr().out
    assert "maj.csv: Offences and incidents (UTF-8, ”,”)" in printed
    assert "all example rows are replaced (1)" in printed
    assert visible(folder) == before
    assert not (folder / ".history").exists()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("none.csv", None, "Filen saknas"),
        ("x.csv", b"", "Filen är tom"),
        ("y.csv", b"a,b\n1,2\n", "passar ingen tabell"),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_status_2_and_a_reason_and_nothing_is_written(
    tmp_path, folder, capsys, name, content, said
):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = visible(folder)
    files = [file(tmp_path, NEW), str(tmp_path / name)]
    assert main(["import", *files, "--into", str(folder), "--yes"]) == 2
    printed = capsys.readouterr()
    assert said in printed.out + printed.err
    assert name in printed.out + printed.err
    assert visible(folder) == before


def test_a_folder_that_is_not_there_ends_with_status_2_and_a_sentence(tmp_path, capsys):
    assert main(["import", file(tmp_path, NEW), "--into", str(tmp_path / "none"), "--yes"]) == 2
    assert main(["undo", "--into", str(tmp_path / "none"), "--yes"]) == 2
    assert capsys.readouterr().err.count(f"Mappen finns inte: {tmp_path / 'none'}") == 2
    assert not (tmp_path / "none").exists()


def test_the_rows_set_aside_are_written_where_it_is_asked_for(tmp_path, folder, capsys):
    target = tmp_path / "aside.csv"
    asked = ["--into", str(folder), "--dry-run", "--aside", str(target)]
    assert main(["import", file(tmp_path, NEW, FAULTY), file(tmp_path, FAULTY, name="juni.csv"), *asked]) == 1
    assert [b"faulty" in path.read_bytes() for path in (target, tmp_path / "aside-2.csv")] == [True, True]
    assert b";new;" not in target.read_bytes()
    assert str(target) in capsys.readouterr().out


def test_undo_shows_the_last_import_asks_and_takes_it_back(tmp_path, folder, answers, capsys):
    main(["import", file(tmp_path, NEW), "--into", str(folder), "--yes"])
    answers("n", "j")
    assert main(["undo", "--into", str(folder)]) == 3
    assert ids(folder) == ["old", "new"]
    assert main(["undo", "--into", str(folder)]) == 0
    assert ids(folder) == ["old"]
    assert "maj.csv. Nya rader: 1, ändrade: 0." in capsys.readouterr().out
    assert main(["undo", "--into", str(folder), "--yes"]) == 2
    assert capsys.readouterr().err == "Det finns ingen inläsning att ångra i mappen.\n"


def test_where_an_extract_lies_it_is_said_how_to_write_it_anew(tmp_path, folder, capsys):
    (folder / "published").mkdir()
    main(["import", file(tmp_path, NEW), "--into", str(folder), "--yes"])
    assert f"python -m jarfalla_data publish {folder / 'published'}" in capsys.readouterr().out


def test_the_same_file_again_says_that_there_is_nothing_new(tmp_path, folder, capsys):
    for _ in range(2):
        assert main(["import", file(tmp_path, NEW), "--into", str(folder), "--yes"]) == 0
    assert capsys.readouterr().out.endswith("Inget nytt: mappen har redan allt som filerna ger.\n")


def test_an_address_gives_the_polices_events_and_a_fault_there_is_a_sentence(tmp_path, folder, capsys, monkeypatch):
    event = {"id": 7, "datetime": "2023-03-04 21:05:00 +01:00", "name": "04 mars 20.30, Rån, Järfälla", "type": "Rån"}
    asked = []

    def fetch_events(address, stamp):
        asked.append((address, stamp))
        if len(asked) > 1:
            raise FetchError(message("{host} svarade inte i tid. Försök igen senare.", host="events.example"))
        return json.dumps([event | {"summary": "s"}]).encode()

    monkeypatch.setattr(command, "fetch_events", fetch_events)
    called = ["import", "https://events.example/api/events", "--into", str(folder), "--yes"]
    assert main(called) == 0
    assert ids(folder) == ["old", "event-7"]
    assert asked[0][1].parent == folder / ".history"
    assert "events.example.json: Brott och händelser (polisens händelser)" in capsys.readouterr().out
    assert main(called) == 2
    assert capsys.readouterr().err == "events.example svarade inte i tid. Försök igen senare.\n"


@pytest.mark.parametrize(("seconds", "told"), [(0.1, False), (2, True)])
def test_what_takes_longer_than_a_second_says_where_it_is(tmp_path, folder, capsys, monkeypatch, seconds, told):
    clock = iter(range(1000))
    monkeypatch.setattr(command.time, "monotonic", lambda: next(clock) * seconds)
    main(["import", file(tmp_path, NEW), "--into", str(folder), "--dry-run"])
    said = capsys.readouterr().err
    assert ("Läser mappen …" in said, "Läser maj.csv …" in said) == (told, told)

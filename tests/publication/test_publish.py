"""`publish` writes all of the extract or nothing of it, without rows, and no invented figures unless it is asked to."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from jarfalla_data import cli
from jarfalla_data.errors import PublishError
from jarfalla_data.publication import files, is_example, read, write
from jarfalla_data.reading.descriptor import DESCRIPTOR
from tests.app.situation import small_groups
from tests.factories import BUNDLED, data_folder, dialogue, dialogue_round, incident
from tests.publication.test_extract_attacked import extract_of

ROOT = Path(__file__).parents[2]
MARK = "EXEMPELDATA – påhittade siffror"


def assert_same(one, other) -> None:
    assert (one.version, one.k, one.rounds) == (other.version, other.k, other.rounds)
    assert list(one.tables) == list(other.tables)
    for key, table in one.tables.items():
        found = other.tables[key]
        assert (found.tables, found.origin, found.audience) == (table.tables, table.origin, table.audience)
        pd.testing.assert_frame_equal(found.frame, table.frame.reset_index(drop=True), check_index_type=False)


@pytest.mark.parametrize("folder", [small_groups, lambda: BUNDLED], ids=["small groups", "bundled"])
def test_what_is_written_is_read_back_the_same(folder, tmp_path):
    made = extract_of(folder())
    write(made, tmp_path / "public")
    assert_same(made, read(tmp_path / "public"))


def test_the_files_hold_the_fingerprint_the_smallest_count_and_the_list(tmp_path):
    made = extract_of(small_groups(), 10)
    write(made, tmp_path / "public")
    about = json.loads((tmp_path / "public" / "extract.json").read_text("utf-8"))
    assert (about["version"], about["k"]) == (made.version, 10)
    listed = json.loads((BUNDLED / "public_tables.json").read_text("utf-8"))
    assert about["public_tables"] == listed
    assert {path.name for path in (tmp_path / "public").iterdir()} == {"extract.json", *about["files"]}


def test_no_file_holds_a_numerator_or_an_id_of_a_row(tmp_path):
    write(extract_of(small_groups()), tmp_path / "public")
    incidents = pd.read_csv(small_groups() / "incidents.csv")
    for path in (tmp_path / "public").iterdir():
        text = path.read_text("utf-8")
        assert not [name for name in incidents["incident_id"] if f'"{name}"' in text]
        for table in json.loads(text).get("tables", []):
            for name in ("x", "x_before"):
                assert set(table["columns"].get(name, {"values": [None]})["values"]) <= {None}
            assert not {"n_eff", "preliminary", "internal"} & set(table["columns"])


def run(monkeypatch, data: Path, *arguments: str) -> int:
    monkeypatch.setenv("JARFALLA_DATA_DIR", str(data))
    return cli.main(["publish", *arguments])


def test_invented_figures_are_refused_in_a_sentence(monkeypatch, capsys, tmp_path):
    assert run(monkeypatch, small_groups(), str(tmp_path / "public")) == 2
    assert capsys.readouterr().err.startswith("Uppgifterna är exempeldata, påhittade siffror, och publiceras inte.")
    assert list(tmp_path.iterdir()) == []


def test_with_demo_invented_figures_are_written_and_marked(monkeypatch, capsys, tmp_path):
    assert run(monkeypatch, small_groups(), str(tmp_path / "public"), "--demo") == 0
    assert "offentliga tabeller är skrivna i" in capsys.readouterr().out
    assert is_example(read(tmp_path / "public"))
    for path in (tmp_path / "public").iterdir():
        assert path.name == "extract.json" or path.name.startswith("exempeldata-")
        assert json.loads(path.read_text("utf-8"))["mark"] == MARK


def test_own_figures_are_written_without_a_mark(monkeypatch, tmp_path):
    own = data_folder(
        tmp_path / "own",
        descriptor=False,
        dialogues=[dialogue() for _ in range(40)],
        dialogue_rounds=[dialogue_round()],
        incidents=[incident() for _ in range(6)],
    )
    assert not (own / DESCRIPTOR).exists()
    assert run(monkeypatch, own, str(tmp_path / "public")) == 0
    assert not is_example(read(tmp_path / "public"))
    assert MARK not in "".join(path.read_text("utf-8") for path in (tmp_path / "public").iterdir())


def test_a_folder_that_is_no_extract_is_left_alone(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    with pytest.raises(PublishError):
        write(extract_of(small_groups()), tmp_path / "mine")
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("stopped_at", [0, 1, 5])
def test_stopped_in_the_middle_the_older_extract_stands_and_nothing_else(monkeypatch, tmp_path, stopped_at):
    older = extract_of(small_groups())
    write(older, tmp_path / "public")
    dumps, done = json.dumps, []

    def stop(*content, **how):
        if len(done) == stopped_at:
            raise KeyboardInterrupt
        done.append(1)
        return dumps(*content, **how)

    monkeypatch.setattr(files.json, "dumps", stop)
    with pytest.raises(KeyboardInterrupt):
        write(extract_of(small_groups(), 10), tmp_path / "public")
    monkeypatch.undo()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]
    assert_same(older, read(tmp_path / "public"))


KILLED = """
import os, signal
from pathlib import Path
Path.rename = lambda *names: os.kill(os.getpid(), signal.SIGKILL)
from jarfalla_data.cli import main
main(["publish", {target!r}, "--demo"])
"""


def test_killed_before_the_end_there_is_no_half_extract(tmp_path):
    target = tmp_path / "public"
    env = os.environ | {"JARFALLA_DATA_DIR": str(small_groups())}
    done = subprocess.run([sys.executable, "-c", KILLED.format(target=str(target))], cwd=ROOT, env=env, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not target.exists()
    write(extract_of(small_groups()), target)
    assert_same(extract_of(small_groups()), read(target))


@pytest.mark.parametrize("content", [None, "{", "{}", '{"files": ["gone.json"]}'])
def test_what_is_no_whole_extract_is_told_so(tmp_path, content):
    if content is not None:
        (tmp_path / "extract.json").write_text(content)
    with pytest.raises(PublishError, match="no whole extract"):
        read(tmp_path)

"""`python -m jarfalla_data report`: the files that it writes, what it says meanwhile, and stopping it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from jarfalla_data.cli import main
from jarfalla_data.errors import ReportError
from jarfalla_data.report import forms
from tests.report.reading import Pdf

ROOT = Path(__file__).parents[2]
FORMS = "pdf,zip"


def run(tmp_path, *more, out="out"):
    return main(["report", "--out", str(tmp_path / out), "--format", FORMS, *more])


def names(tmp_path):
    return sorted(path.name for path in (tmp_path / "out").iterdir()) if (tmp_path / "out").exists() else []


def test_it_writes_a_file_of_each_form_and_tells_its_steps(tmp_path, capsys):
    asked = ("--area", "Viksjö", "--area", "0123R005", "--period", "2019-2021", "--sections", "otrygghet,samverkan")
    assert run(tmp_path, *asked) == 0
    said = capsys.readouterr()
    assert [Path(line).name for line in said.out.splitlines()] == names(tmp_path)
    assert [path.rpartition(".")[2] for path in names(tmp_path)] == ["pdf", "zip"]
    assert all(name.startswith("exempeldata-lagesbild-jarfalla-") for name in names(tmp_path))
    assert "1 av 4: Viksjö: Otrygghet" in said.err
    assert "4 av 4: Hela Järfälla: Samverkansöverenskommelsen" in said.err
    first = Pdf(next((tmp_path / "out").glob("*.pdf")).read_bytes()).pages[0]
    assert "2019–2021" in first
    assert "Offentlig" in first  # the public is the default


def test_an_internal_report_says_so_in_its_name(tmp_path):
    assert run(tmp_path, "--audience", "internal", "--sections", "beslut", "--order", "law") == 0
    assert all(name.startswith("intern-exempeldata-") for name in names(tmp_path))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (("--area", "Solna"), "Solna är inget område och ingen kommundel."),
        (("--period", "nu"), "nu är ingen period. Skriv 2019-2021, eller 2021 för ett år."),
        (("--period", "1950-1951"), "Det finns inga uppgifter för 1950-1951."),
        (("--format", "docx"), "docx är inget format för rapporter. Det finns: pdf, pptx, xlsx, zip."),
        (("--sections", "beslut"), "Avsnittet beslut finns inte. Det finns: korthet, "),
    ],
)
def test_what_there_is_not_is_said_in_a_sentence_and_nothing_is_written(tmp_path, capsys, asked, said):
    assert run(tmp_path, *asked) == 2
    assert capsys.readouterr().err.startswith(said)
    assert names(tmp_path) == []


def test_a_folder_that_cannot_be_written_is_said(tmp_path, capsys):
    (tmp_path / "file").write_text("")
    assert run(tmp_path, "--sections", "samverkan", out="file/out") == 2
    assert "gick inte att skriva" in capsys.readouterr().err


def stopped(tmp_path, how, at):
    """The command's status and what it said last, when it is stopped as it begins to say something."""
    command = [sys.executable, "-m", "jarfalla_data", "report", "--out", str(tmp_path / "out"), "--format", FORMS]
    # What is started in the background is told to ignore an interrupt, and what it starts takes that over.
    restore = partial(signal.signal, signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, preexec_fn=restore) as process:
        while at not in process.stderr.readline():
            assert process.poll() is None
        process.send_signal(how)
        said = process.communicate(timeout=60)[1]
    return process.returncode, said


@pytest.mark.parametrize("at", ["1 av", "Skriver PDF"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_stopping_it_leaves_no_half_file(tmp_path, how, at):
    status, said = stopped(tmp_path, how, at)
    assert status == 130
    assert "Ingen halv fil finns kvar." in said
    assert names(tmp_path) == []


@pytest.mark.parametrize("at", ["1 av", "Skriver PDF"])
def test_killing_it_leaves_no_half_file(tmp_path, at):
    assert stopped(tmp_path, signal.SIGKILL, at)[0] == -signal.SIGKILL
    assert names(tmp_path) == []


class StoppedError(BaseException):
    pass


def test_a_file_that_is_stopped_while_it_is_written_leaves_the_one_before(tmp_path, monkeypatch):
    target = tmp_path / "rapport.pdf"
    forms.write(b"before", target)

    def stop(self, other):
        raise StoppedError

    monkeypatch.setattr(Path, "replace", stop)
    with pytest.raises(StoppedError):
        forms.write(b"after", target)
    assert [path.name for path in tmp_path.iterdir()] == ["rapport.pdf"]
    assert target.read_bytes() == b"before"


@pytest.mark.parametrize("nameless", [True, False])
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path, monkeypatch, nameless):
    def full(*_given, **_more):
        raise OSError(28, "No space left on device")

    if nameless:
        (tmp_path / "rapport.pdf").write_bytes(b"before")
    else:
        monkeypatch.delattr(os, "O_TMPFILE")
    before = list(tmp_path.iterdir())
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ReportError, match="No space left on device"):
        forms.write(b"x", tmp_path / "rapport.pdf")
    assert list(tmp_path.iterdir()) == before


def test_where_files_have_names_from_the_beginning_it_is_written_as_well(tmp_path, monkeypatch):
    monkeypatch.delattr(os, "O_TMPFILE")
    forms.write(b"before", tmp_path / "rapport.pdf")
    forms.write(b"after", tmp_path / "rapport.pdf")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("rapport.pdf", b"after")]


KILLED = """
import os, signal, sys
from pathlib import Path
from jarfalla_data.report import forms

def die(*given, **more):
    os.kill(os.getpid(), signal.SIGKILL)

os.link = die  # all is written, and it is about to get its name
forms.write(b"x" * 5_000_000, Path(sys.argv[1]))
"""


def test_killing_it_while_it_writes_leaves_no_half_file_and_the_one_before(tmp_path):
    for before in ({}, {"rapport.pdf": b"before"}):
        for name, content in before.items():
            (tmp_path / name).write_bytes(content)
        done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "rapport.pdf")], cwd=ROOT, check=False)
        assert done.returncode == -signal.SIGKILL
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

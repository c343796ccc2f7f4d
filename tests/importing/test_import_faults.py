"""Whatever stops an import, the folder is the old one or the new one, and who asked for it is told what happened."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from jarfalla_data import open_store
from jarfalla_data.errors import ImportRefusedError
from jarfalla_data.importing import carry_out, last_import, transaction, undo
from jarfalla_data.importing.locking import alone
from jarfalla_data.reading.journal import HISTORY, JOURNAL
from tests.factories import TODAY, data_folder, dialogue, dialogue_round, incident
from tests.importing.folders import brought, counts, history, ids, planned, visible

KILLS = 200
forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked here")


def small(path: Path) -> Path:
    """A folder without facts, which opens fast: two tables of examples that belong together, and one more."""
    rounds, answers = [dialogue_round(round_id="old")], [dialogue(round_id="old")]
    return data_folder(path, facts=(), dialogue_rounds=rounds, dialogues=answers, incidents=[incident()])


def plan_of_three(folder: Path):
    """An import that writes three files, one of them the descriptor, and takes one away."""
    rows, rounds = [incident(incident_id="new")], [dialogue_round(round_id="new")]
    return planned(folder, brought("incidents", rows), brought("dialogue_rounds", rounds))


def state(folder: Path) -> tuple:
    """What a reader sees: the rows of each table, and whose they are."""
    store = open_store(folder, TODAY)
    names = ("dialogue_rounds", "dialogues", "incidents")
    return tuple((getattr(store, n).iloc[:, 0].tolist(), str(store.files[n].origin)) for n in names)


def in_child(do: Callable[[], None]) -> int:
    """Do it in a process of its own, which tells with its status whether it went well; its id."""
    child = os.fork()
    if child:
        return child
    try:
        do()
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def status(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


# Killed ---------------------------------------------------------------------------------------------------------------


CALLS = ("fsync", "mkdir", "rename", "replace", "unlink")
"""What a transaction asks of the system: between these calls it can be stopped."""


def slow_calls() -> None:
    """Let a little time pass before each call, so that moments between them are hit as often as those of planning."""
    for name in CALLS:
        call = getattr(os, name)

        def slow(*args, call=call, **named):
            time.sleep(0.002)
            return call(*args, **named)

        setattr(os, name, slow)


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    """A folder, the plan of an import into it, the folder after it, and how long the import takes in a slow process."""
    folder = small(tmp_path_factory.mktemp("kills") / "data")
    made = plan_of_three(folder)
    for name in ("warm", "done"):
        shutil.copytree(folder, folder.with_name(name))
        began = time.monotonic()
        mine = replace(made, folder=folder.with_name(name))
        assert status(in_child(lambda mine=mine: (slow_calls(), carry_out(mine)))) == 0
    return folder, made, folder.with_name("done"), time.monotonic() - began


def killed_in(folder: Path) -> str:
    """The step of the import in which its process was killed."""
    if (folder / HISTORY / JOURNAL).exists():
        return "decided"
    if (folder / HISTORY / "log.jsonl").exists():
        return "done"
    return "writing" if any((folder / HISTORY).glob("2*")) else "planning"


def kill(folder: Path, do: Callable[[], object], after: float) -> str:
    child = in_child(lambda: (slow_calls(), do()))
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    status(child)
    return killed_in(folder)


@forks
def test_an_import_killed_at_any_moment_leaves_the_old_or_the_new_and_the_next_one_works(before, tmp_path):
    folder, made, done, takes = before
    old, new = state(folder), state(done)
    assert old != new
    steps: Counter[str] = Counter()
    for n in range(KILLS):
        copy = tmp_path / str(n)
        shutil.copytree(folder, copy)
        mine = replace(made, folder=copy)
        whole = n % 10 == 0  # with its planning; the others begin where it takes the lock
        do = (lambda at=copy: carry_out(plan_of_three(at))) if whole else (lambda at=mine: carry_out(at))
        step = kill(copy, do, takes * random.random() * (4 if whole else 1))
        steps[step] += 1
        # Where no journal lies, a reader reads the files in the folder and nothing else.
        if step == "decided" or whole:
            assert state(copy) in ((old,) if step in ("planning", "writing") else (new,)), (n, step)
        else:
            assert visible(copy) == visible(done if step == "done" else folder), (n, step)
        if step != "done":
            carry_out(mine)
        assert visible(copy) == visible(done), (n, step)
        assert not [path for path in history(copy) if "/new/" in path or path.endswith(".part")], (n, step)
        shutil.rmtree(copy)
    print(dict(steps))
    assert all(steps[step] for step in ("planning", "writing", "decided")), steps


# Refused by the system ------------------------------------------------------------------------------------------------


@contextmanager
def failing(monkeypatch, at: int, error: int) -> Iterator[Counter[str]]:
    """Let one call to the system fail: the one with this number."""
    made: Counter[str] = Counter()
    with monkeypatch.context() as patch:
        for name in CALLS:
            call = getattr(os, name)

            def may_fail(*args, call=call, name=name, **named):
                made[name] += 1
                if sum(made.values()) == at:
                    raise OSError(error, os.strerror(error))
                return call(*args, **named)

            patch.setattr(os, name, may_fail)
        yield made


def test_where_one_write_after_another_fails_the_folder_is_the_old_or_the_new_and_it_is_said(tmp_path, monkeypatch):
    folder = small(tmp_path / "data")
    made, old = plan_of_three(folder), state(folder)
    done = tmp_path / "done"
    shutil.copytree(folder, done)
    carry_out(replace(made, folder=done))
    ends: Counter[str] = Counter()
    for at in range(1, 100):
        copy = tmp_path / str(at)
        shutil.copytree(folder, copy)
        told = []
        with failing(monkeypatch, at, errno.ENOSPC) as calls:
            try:
                carry_out(replace(made, folder=copy), tell=told.append)
                end = "pending" if told else "done"
            except ImportRefusedError as error:
                end = error.say("sv")
        ends[end] += 1
        assert state(copy) == (state(done) if end in ("done", "pending") else old), at
        assert (end == "pending") == (copy / HISTORY / JOURNAL).exists(), at
        carry_out(replace(made, folder=copy))
        assert visible(copy) == visible(done), at
        assert not [path for path in history(copy) if "/new/" in path or path.endswith(".part")], at
        if sum(calls.values()) < at:
            break
    assert ends.keys() == {"done", "pending", "Disken är full. Inget är skrivet; mappen är som den var."}
    assert at > 20


@pytest.fixture
def small_disk():
    """A disk of its own with room for the folder and little more; only who may mount can make one."""
    with tempfile.TemporaryDirectory() as place:
        mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", place]
        if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("a small disk cannot be mounted here")
        try:
            yield Path(place)
        finally:
            subprocess.run(["umount", place], check=True)


def test_on_a_full_disk_nothing_is_written_and_the_sentence_says_so(small_disk):
    folder = data_folder(small_disk / "data", facts=(), descriptor=False, incidents=[incident(incident_id="old")])
    before = visible(folder)
    many = brought("incidents", [incident() for _ in range(2000)])
    with pytest.raises(ImportRefusedError) as refused:
        carry_out(planned(folder, many))
    assert refused.value.say("sv") == "Disken är full. Inget är skrivet; mappen är som den var."
    assert (visible(folder), history(folder)) == (before, [])
    assert carry_out(planned(folder, brought("incidents", [incident(incident_id="few")])))
    assert ids(folder) == ["old", "few"]


@pytest.fixture
def read_only(monkeypatch):
    """A folder that may be read and not changed, also by whoever may change everything."""
    with tempfile.TemporaryDirectory() as place:
        folder = small(Path(place) / "data")
        Path(place).chmod(0o755)
        folder.chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65534)
        try:
            yield folder
        finally:
            if root:
                os.seteuid(0)
            folder.chmod(0o755)


def test_without_the_right_to_write_it_is_said_and_reading_goes_on(read_only):
    made, old = plan_of_three(read_only), state(read_only)
    with pytest.raises(ImportRefusedError) as refused:
        carry_out(made)
    assert refused.value.say("sv").startswith("Mappen får inte ändras.")
    assert state(read_only) == old
    assert not (read_only / HISTORY).exists()


def test_a_folder_that_has_gone_is_told_and_not_made_again(tmp_path):
    folder = small(tmp_path / "data")
    made = plan_of_three(folder)
    shutil.rmtree(folder)
    with pytest.raises(ImportRefusedError) as refused:
        carry_out(made)
    assert refused.value.say("sv") == "Mappen finns inte längre. Inget är skrivet."
    assert not folder.exists()


def test_what_is_decided_is_read_also_by_who_may_not_write_and_before_anybody_puts_it_in_place(tmp_path, monkeypatch):
    folder = small(tmp_path / "data")
    made = plan_of_three(folder)
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "carry_through", lambda _: None)
        carry_out(made)
    files = visible(folder)
    assert state(folder) == ((["new"], "own"), ([], "example"), (["new"], "own"))
    assert planned(folder, *made.sources).changes_anything is False
    assert visible(folder) == files
    undo(folder, last_import(folder).id)
    assert state(folder)[2] == ([files["incidents.csv"].decode().splitlines()[1].split(",")[0]], "example")


def test_a_file_put_by_hand_where_a_decided_one_waits_is_kept(tmp_path, monkeypatch):
    folder = small(tmp_path / "data")
    with monkeypatch.context() as patch:
        patch.setattr(transaction, "carry_through", lambda _: None)
        entry = carry_out(plan_of_three(folder))
    (folder / "incidents.csv").write_text("by hand", "utf-8")
    transaction.carry_through(folder)
    assert ids(folder) == ["new"]
    assert (folder / HISTORY / entry.id / "old" / "incidents.csv").read_text("utf-8") == "by hand"


# At the same time -----------------------------------------------------------------------------------------------------


def test_two_imports_at_once_wait_for_each_other_and_say_so(tmp_path):
    folder = small(tmp_path / "data")
    made = plan_of_three(folder)
    said, done = threading.Event(), []
    told = []

    def tell(message):
        told.append(message.say("sv"))
        said.set()

    second = threading.Thread(target=lambda: done.append(carry_out(made, tell=tell)))
    with alone(folder, lambda: None):
        second.start()
        assert said.wait(30)
        assert ids(folder) != ["new"]
    second.join(30)
    assert told == ["En annan inläsning pågår i mappen. Väntar på den …"]
    assert (len(done), ids(folder)) == (1, ["new"])


@forks
def test_a_killed_holder_of_the_folder_leaves_it_free(tmp_path):
    folder = small(tmp_path / "data")
    (folder / HISTORY).mkdir()
    mark = tmp_path / "held"

    def hold():
        with alone(folder, lambda: None):
            mark.touch()
            time.sleep(60)

    child = in_child(hold)
    while not mark.exists():
        time.sleep(0.01)
    os.kill(child, signal.SIGKILL)
    status(child)
    told = []
    assert carry_out(plan_of_three(folder), tell=told.append)
    assert told == []


@forks
def test_of_imports_in_several_processes_at_once_none_is_lost(tmp_path):
    folder = data_folder(tmp_path / "data", facts=(), descriptor=False, incidents=[incident(incident_id="first")])
    names = [f"row-{n}" for n in range(4)]
    plans = [planned(folder, brought("incidents", [incident(incident_id=name)])) for name in names]
    children = [in_child(lambda made=made: carry_out(made)) for made in plans]
    assert [status(child) for child in children] == [0] * len(names)
    assert (ids(folder)[0], sorted(ids(folder)[1:])) == ("first", names)
    again = planned(folder, brought("incidents", [incident(incident_id=name) for name in names]))
    assert counts(again) == [(4, 0, 0, 4, 0, 0)]


IMPORTS = 6


def version(folder: Path, n: int):
    """An import that puts the same number into two tables."""
    rounds, rows = [dialogue_round(round_id="r", name=f"{n}")], [incident(incident_id="i", count=n)]
    return planned(folder, brought("dialogue_rounds", rounds), brought("incidents", rows))


def read_until(folder: Path, end: Path) -> None:
    """Open the store again and again: the two tables always hold the same number, and it changes."""
    seen = set()
    while not end.exists():
        store = open_store(folder, TODAY)
        first, second = store.dialogue_rounds["name"].iloc[0], str(store.incidents["count"].iloc[0])
        assert first == second, (first, second)
        seen.add(first)
    assert len(seen) > 2, seen


@forks
def test_under_heavy_reading_every_reader_sees_the_old_or_the_new_and_never_a_mixture(tmp_path):
    folder = data_folder(tmp_path / "data", facts=(), descriptor=False)
    carry_out(version(folder, 1))
    end = tmp_path / "end"
    readers = [in_child(lambda: read_until(folder, end)) for _ in range(2)]
    try:
        for n in range(2, IMPORTS + 2):
            time.sleep(0.5)
            carry_out(version(folder, n))
        undo(folder, last_import(folder).id)
        time.sleep(0.5)
    finally:
        end.touch()
        told = [status(reader) for reader in readers]
    assert told == [0, 0]


def test_a_reader_that_began_before_an_import_and_ends_after_it_reads_again(tmp_path, monkeypatch):
    from jarfalla_data import opening

    folder = data_folder(tmp_path / "data", facts=(), descriptor=False)
    carry_out(version(folder, 1))
    made, read, done = version(folder, 2), opening.load_file, []

    def load_file(path, table, *rest):
        content = read(path, table, *rest)
        if table.name == "dialogue_rounds" and not done:
            done.append(carry_out(made))
        return content

    monkeypatch.setattr(opening, "load_file", load_file)
    store = open_store(folder, TODAY)
    assert (store.dialogue_rounds["name"].tolist(), store.incidents["count"].tolist()) == (["2"], [2])

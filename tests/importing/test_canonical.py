"""A typed table is written as the bundled files are, and read back the same."""

from __future__ import annotations

import pytest

from jarfalla_data.importing.canonical import canonical, to_bytes
from jarfalla_data.schemas import TABLES, table
from tests.factories import BUNDLED, bundled_store, checked, incident

TEXTS = [t.name for t in TABLES if t.suffix == "csv" and t.name != "dialogues"]


@pytest.mark.parametrize("name", TEXTS)
def test_a_bundled_table_is_written_as_it_stands_in_its_file(name):
    written = to_bytes(canonical(getattr(bundled_store(), name), table(name)))
    assert written == (BUNDLED / f"{name}.csv").read_bytes()


def test_a_number_is_written_without_needless_zeros_and_else_as_it_stands():
    lines = (BUNDLED / "dialogues.csv").read_text("utf-8").splitlines()
    written = to_bytes(canonical(bundled_store().dialogues, table("dialogues"))).decode().splitlines()
    assert written[0] == lines[0]
    assert [line.rpartition(",")[0] for line in written] == [line.rpartition(",")[0] for line in lines]
    weights = [(a.rpartition(",")[2], b.rpartition(",")[2]) for a, b in zip(written[1:], lines[1:], strict=True)]
    assert all(a == b or (float(a) == float(b) and len(a) < len(b)) for a, b in weights)


@pytest.mark.parametrize("moment", ["2023-03-04", "2023-03-04 21:00", "2023-03-04 00:00"])
def test_a_moment_keeps_whether_its_hour_is_known(moment):
    frame = checked("incidents", incident(occurred_at=moment)).frame
    assert canonical(frame, table("incidents"))["occurred_at"].tolist() == [moment]

"""What the tests of the bundled tables share: the folder's rows as they stand in the files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from jarfalla_data import Store, open_store

BUNDLED = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="session")
def data() -> Path:
    """The bundled data folder."""
    return BUNDLED


@pytest.fixture(scope="session")
def store() -> Store:
    """The bundled data, opened once."""
    return open_store(BUNDLED)


@pytest.fixture(scope="session")
def rows() -> Callable[[str], list[dict[str, str]]]:
    """The rows of a table as text."""

    def read(name: str) -> list[dict[str, str]]:
        with (BUNDLED / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read

"""An extract that is not whole, or no data at all: the public reads a calm sentence, the log why, others go on."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pages.ui.shell import MENU
from tests.factories import BUNDLED

ADDRESSES = [entry.address for entries in MENU.values() for entry in entries if not entry.internal]
SENTENCES = {
    "sv": "Det publicerade underlaget går inte att läsa just nu. Felet är noterat i serverns logg.",
    "en": "The published figures cannot be read at the moment. The error is in the server's log.",
}
NO_FIGURES = {"metod", "tillganglighet"}
"""Pages that show no figure, and need no extract."""


def cut_in_half(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


DAMAGES: dict[str, Callable[[Path], None]] = {
    "about cut in half": lambda folder: cut_in_half(folder / "extract.json"),
    "a table cut in half": lambda folder: cut_in_half(folder / "exempeldata-insecurity.by_area.json"),
    "a table gone": lambda folder: (folder / "exempeldata-incidents.by_period.json").unlink(),
    "a list": lambda folder: (folder / "extract.json").write_text("[]", "utf-8"),
    "tables of another form": lambda folder: (folder / "exempeldata-incidents.by_period.json").write_text(
        '{"tables": [{"key": [], "rests_on": [], "origin": "own", "columns": []}]}', "utf-8"
    ),
}


@pytest.fixture
def broken(tmp_path: Path) -> Callable[[str], Path]:
    """A copy of the bundled folder whose extract is damaged so."""

    def make(damage: str) -> Path:
        folder = tmp_path / "data"
        shutil.copytree(BUNDLED, folder)
        DAMAGES[damage](folder / "published")
        return folder

    return make


@pytest.mark.parametrize("lang", SENTENCES)
@pytest.mark.parametrize("address", ADDRESSES)
def test_the_public_reads_one_calm_sentence_and_no_figure(visit, broken, address, lang):
    folder = broken("about cut in half")
    seen = visit(address, data=folder, audience="public", lang=lang)
    assert not seen.at.exception
    assert not seen.at.error
    assert len(seen.of("j-title")) == 1
    assert (SENTENCES[lang] in seen.notices) == (address not in NO_FIGURES)
    assert (seen.figures, seen.tables) == ({}, {})
    assert str(folder) not in seen.words


@pytest.mark.parametrize("damage", DAMAGES)
def test_whatever_is_damaged_is_told_and_the_log_says_where(visit, broken, caplog, damage):
    folder = broken(damage)
    with caplog.at_level(logging.ERROR, logger="pages.ui.shell"):
        seen = visit("brott-och-handelser", data=folder, audience="public")
    assert not seen.at.exception
    assert seen.notices == [SENTENCES["sv"]]
    assert seen.figures == {}
    assert f"{folder / 'published'} is no whole extract" in caplog.text


@pytest.mark.parametrize("address", ADDRESSES)
def test_those_inside_see_the_pages_as_ever(visit, broken, address):
    seen = visit(address, data=broken("about cut in half"))
    assert not seen.at.exception
    assert SENTENCES["sv"] not in seen.notices
    assert seen.of("j-nothing") == []
    assert seen.figures.keys() == visit(address).figures.keys()


def test_once_it_is_mended_the_public_reads_the_pages_again(visit, broken):
    folder = broken("about cut in half")
    seen = visit("otrygghet", data=folder, audience="public")
    shutil.copy(BUNDLED / "published" / "extract.json", folder / "published" / "extract.json")
    assert seen.figures == {}
    assert seen.run().figures


@pytest.mark.parametrize("lang", SENTENCES)
def test_where_no_data_can_be_read_the_public_is_not_told_of_which_folder(visit, tmp_path, caplog, lang):
    with caplog.at_level(logging.ERROR, logger="pages.ui.shell"):
        seen = visit("brott-och-handelser", data=tmp_path / "gone", audience="public", lang=lang)
    assert not seen.at.exception
    assert (seen.notices, seen.figures) == ([SENTENCES[lang]], {})
    assert str(tmp_path) not in seen.words
    assert str(tmp_path / "gone") in caplog.text

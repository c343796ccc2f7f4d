"""What a screen shows: published facts beside the extract, the same from a store and from the extract alone."""

from __future__ import annotations

import shutil

import pandas as pd
import pytest

from jarfalla_data import open_store
from jarfalla_data.errors import PublishError
from jarfalla_data.measures import control, drug_scene
from jarfalla_data.publication import write
from jarfalla_data.publication.shown import FACTS, shown
from jarfalla_data.publication.shown_files import alone, beside
from tests.factories import BUNDLED


@pytest.fixture(scope="module")
def told():
    return shown(open_store(BUNDLED), 5)


@pytest.fixture
def folder(told, tmp_path):
    write(told.extract, tmp_path / "public", beside(told))
    return tmp_path / "public"


def test_what_is_written_beside_the_extract_is_read_back_the_same(told, folder):
    found = alone(folder, 5)
    assert list(found.facts) == list(told.facts) == list(FACTS)
    for name, table in told.facts.items():
        other = found.facts[name]
        assert (other.tables, other.origin, other.audience) == (table.tables, table.origin, table.audience)
        pd.testing.assert_frame_equal(
            other.frame.astype(object).where(other.frame.notna(), None),
            table.frame.astype(object).where(table.frame.notna(), None),
        )
    assert found.names == told.names
    assert dict(found.periods) == dict(told.periods)
    assert found.read_at == told.read_at.replace(microsecond=0)


def test_no_fact_counts_persons_or_single_events():
    store = open_store(BUNDLED)
    assert [name for name, (measure, asked) in FACTS.items() if measure(store, *asked).personal] == []


def test_no_fact_tells_what_is_for_those_inside(told):
    milestones = told.facts["drug_scene.milestones"].frame
    assert not {"title_sv", "title_en", "note_sv", "note_en", "internal_only"} & set(milestones)
    secret = open_store(BUNDLED).milestones
    hidden = secret.loc[secret["internal_only"].fillna(True).astype(bool), "label_sv"]
    assert not set(hidden) & set(milestones["label_sv"])


def test_what_is_neither_in_the_extract_nor_a_fact_is_not_told(told):
    with pytest.raises(KeyError):
        told.figures(control.points, None, None)
    assert len(told.figures(drug_scene.statements).frame) > 0


@pytest.mark.parametrize("damage", ["{", "[]", None])
def test_a_folder_without_whole_facts_is_no_extract_for_a_screen(folder, damage):
    path = folder / "exempeldata-facts.json"
    if damage is None:
        path.unlink()
    else:
        path.write_text(damage, "utf-8")
    with pytest.raises(PublishError):
        alone(folder, 5)


def test_one_made_with_a_smaller_smallest_count_is_refused_and_with_a_larger_one_is_not(folder):
    with pytest.raises(PublishError):
        alone(folder, 6)
    assert alone(folder, 4).extract.k == 5


def test_the_bundled_extract_is_enough_for_a_screen(tmp_path):
    copied = shutil.copytree(BUNDLED / "published", tmp_path / "alone")
    assert len(alone(copied, 5).facts) == len(FACTS)

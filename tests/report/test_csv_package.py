"""The zip of CSV files: each table once, described so that another program reads it."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest

from jarfalla_data.charts.tables import to_csv
from jarfalla_data.privacy import Audience
from jarfalla_data.report.csv_package import DESCRIPTION, tables_of, to_zip
from tests.app.situation import small_groups
from tests.report.reports import NOW, report_of

ASKED = {"areas": ("viksjo", "0123R005"), "sections": ("otrygghet", "brott", "lofte")}


def opened(content):
    packed = zipfile.ZipFile(io.BytesIO(content))
    assert packed.testzip() is None
    files = {name: packed.read(name) for name in packed.namelist()}
    return json.loads(files.pop(DESCRIPTION)), files


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_table_of_the_report_is_in_it_once_as_it_is_saved_from_the_page(lang):
    report = report_of(**ASKED, lang=lang)
    about, files = opened(to_zip(report))
    tables = {table for part in report.parts for table in tables_of(part)}
    assert sorted(files.values()) == sorted(to_csv(table, lang) for table in tables)
    assert [one["path"] for one in about["resources"]] == list(files)
    assert len({one["name"] for one in about["resources"]}) == len(files) > 5


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_description_names_the_columns_that_stand_in_the_file(lang):
    about, files = opened(to_zip(report_of(**ASKED, lang=lang)))
    for one in about["resources"]:
        text = files[one["path"]].decode(one["encoding"])
        heads, *rows = csv.reader(io.StringIO(text), delimiter=one["dialect"]["delimiter"])
        fields = one["schema"]["fields"]
        assert [field["name"] for field in fields] == heads
        for i, field in enumerate(fields):
            if field["type"] == "number":
                cells = [row[i].replace(field["groupChar"], "").replace(field["decimalChar"], ".") for row in rows]
                assert [float(cell) for cell in cells]


def test_some_columns_are_numbers_and_a_hidden_value_makes_none_of_one():
    about, files = opened(to_zip(report_of(small_groups(), sections=("otrygghet", "slag"), audience=Audience.PUBLIC)))
    types = {field["type"] for one in about["resources"] for field in one["schema"]["fields"]}
    assert types == {"number", "string"}
    assert any("visas inte" in content.decode("utf-8-sig") for content in files.values())


def test_it_says_what_page_one_says_and_internal_files_say_so_in_their_names():
    report = report_of(**ASKED)
    about, files = opened(to_zip(report))
    assert all(f"{label}: {value}" in about["description"] for label, value in report.facts)
    assert about["description"].startswith("Uppgifter: EXEMPELDATA")
    assert all("/intern-" in name for name in files if "exempeldata" in name)
    public = opened(to_zip(report_of(**ASKED, audience=Audience.PUBLIC)))[1]
    assert not any("intern" in name for name in public)


def test_the_same_report_is_the_same_file():
    report = report_of(**ASKED)
    assert to_zip(report) == to_zip(report)
    assert zipfile.ZipFile(io.BytesIO(to_zip(report))).infolist()[0].date_time == NOW.timetuple()[:6]

"""datapackage.json describes exactly the tables and columns of the schemas."""

from __future__ import annotations

import json

import pytest

from jarfalla_data.schemas import TABLES, Kind, table
from jarfalla_data.schemas.brought import BROUGHT

PLAIN_TYPES = {
    Kind.INTEGER: "integer",
    Kind.DECIMAL: "number",
    Kind.DATE: "date",
    Kind.YES_NO: "boolean",
    Kind.CODES: "list",
    Kind.REFERENCES: "list",
}
EXAMPLES = {t.name for t in BROUGHT} - {"offence_codes"}
OF_STATISTICS_SWEDEN = {"areas", "deso_to_area", "population_areas"}


@pytest.fixture(scope="module")
def package(data):
    return json.loads((data / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def resources(package):
    return {resource["name"]: resource for resource in package["resources"]}


def test_it_names_every_table_once_and_no_other(package):
    assert [r["name"] for r in package["resources"]] == [t.name for t in TABLES]
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_a_table_is_described_as_in_its_schema(described, resources):
    resource = resources[described.name]
    assert (resource["path"], resource["format"]) == (described.file, described.suffix)
    assert (resource["title_sv"], resource["title"]) == (described.sv, described.en)
    assert resource["description"] == described.description
    assert resource["personal"] is described.personal
    assert resource["origin"] == ("example" if described.name in EXAMPLES else "public")


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_the_columns_of_a_table_are_those_of_its_schema(described, resources):
    fields = resources[described.name]["schema"]["fields"]
    assert [(f["name"], f["title"], f["description"]) for f in fields] == [
        (c.name, c.sv, c.description) for c in described.columns
    ]


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_a_column_has_the_type_codes_and_limits_of_its_schema(described, resources):
    for column, field in zip(described.columns, resources[described.name]["schema"]["fields"], strict=True):
        limits = field.get("constraints", {})
        several = column.name == "further_source_urls"
        assert field["type"] == ("list" if several else PLAIN_TYPES.get(column.kind, "string")), column.name
        assert limits.get("required", False) is column.required, column.name
        assert (limits.get("minimum"), limits.get("exclusiveMinimum")) == (column.minimum, column.above)
        assert field.get("codeList") == (column.codes.name if column.codes else None), column.name
        codes = list(column.codes.codes) if column.codes and column.kind is Kind.CODE else None
        assert limits.get("enum") == codes, column.name


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_keys_and_references_are_those_of_the_schema(described, resources):
    schema = resources[described.name]["schema"]
    assert schema.get("primaryKey", schema.get("uniqueKeys", [None])[0]) == list(described.key)
    references = {
        f["fields"][0]: f"{f['reference'].get('resource', described.name)}.{f['reference']['fields'][0]}"
        for f in schema.get("foreignKeys", [])
    }
    assert references == {
        c.name: c.refers_to for c in described.columns if c.refers_to and c.kind is not Kind.REFERENCES
    }


def test_every_reference_leads_to_a_column():
    targets = {c.refers_to for t in TABLES for c in t.columns if c.refers_to}
    for name, column in (target.split(".") for target in targets):
        assert table(name).column(column).required


@pytest.mark.parametrize("name", [t.name for t in TABLES])
def test_a_table_has_a_licence_and_sources_and_says_when_it_is_next_expected(name, resources):
    resource = resources[name]
    free = name in EXAMPLES | OF_STATISTICS_SWEDEN
    assert [licence["name"] for licence in resource["licenses"]] == ["CC0-1.0" if free else "CC-BY-4.0"]
    assert all(source["title"] for source in resource["sources"])
    assert len(resource["sources"]) > 0
    assert resource["next_update"] or (resource["next_update_note_sv"] and resource["next_update_note_en"])


@pytest.mark.parametrize("name", [t.name for t in TABLES if t.name not in EXAMPLES and t.suffix == "csv"])
def test_every_address_in_a_public_table_stands_among_its_sources(name, resources, rows):
    of_urls = [c.name for c in table(name).columns if c.kind is Kind.URL]
    used = {url for row in rows(name) for column in of_urls for url in row[column].split("|") if url}
    assert used <= {source.get("path") for source in resources[name]["sources"]}


def test_the_project_reads_what_it_says(store):
    assert {name: report.origin for name, report in store.files.items()} == {
        t.name: "example" if t.name in EXAMPLES else "public" for t in TABLES
    }

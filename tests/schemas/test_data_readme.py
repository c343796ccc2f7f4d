"""data/README.md is the dictionary of exactly the tables, columns and code lists of the schemas."""

from __future__ import annotations

import re

import pytest

from jarfalla_data.schemas import TABLES, Column
from jarfalla_data.vocabulary.terms import CodeList


def code_lists() -> list[CodeList]:
    """Every code list that a column has, once, in the order of the tables."""
    return list({c.codes.name: c.codes for t in TABLES for c in t.columns if c.codes}.values())


def escaped(text: str) -> str:
    return text.replace("|", "\\|")


def line(column: Column) -> str:
    """The line that the dictionary must have for a column."""
    empty = "no" if column.required else "yes"
    codes = f" Code list: {column.codes.name}." if column.codes else ""
    refers = f" Refers to {column.refers_to}." if column.refers_to else ""
    what = escaped(column.description) + codes + refers
    return f"| `{column.name}` | {escaped(column.sv)} | {column.kind} | {empty} | {what} |"


def lines_of_table(section: str) -> list[str]:
    return [row for row in section.splitlines() if row.startswith("| `")]


@pytest.fixture(scope="module")
def readme(data):
    return (data / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sections(readme):
    """Heading of the third level → the text under it; the planted truth is not a part of the dictionary."""
    dictionary = readme.split("\n## The planted truth")[0]
    parts = re.split(r"^### (.+)$", dictionary, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_it_has_a_section_for_each_table_and_each_code_list_and_no_other(sections):
    lists = [f"Code list {codes.name}" for codes in code_lists()]
    assert list(sections) == [*(t.name for t in TABLES), *lists]


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_the_columns_of_a_table_are_told_as_in_its_schema(described, sections):
    assert lines_of_table(sections[described.name]) == [line(c) for c in described.columns]


@pytest.mark.parametrize("described", TABLES, ids=lambda t: t.name)
def test_a_table_is_introduced_with_what_a_row_is_and_where_it_comes_from(described, sections, store):
    text = sections[described.name]
    report = store.files[described.name]
    personal = "yes" if described.personal else "no"
    assert f"`{described.file}` · {described.sv} · {described.en}" in text
    assert described.description in text
    assert re.search(r"[Oo]ne (row|feature) is ", text)
    assert f"Origin: {report.origin} · Personal: {personal} · Licence: {report.licence}" in text


@pytest.mark.parametrize("codes", code_lists(), ids=lambda codes: codes.name)
def test_the_codes_of_a_list_are_told_with_both_labels(codes, sections):
    told = lines_of_table(sections[f"Code list {codes.name}"])
    assert told == [f"| `{t.code}` | {escaped(t.sv)} | {escaped(t.en)} |" for t in codes]


def test_the_planted_truth_has_its_place(readme):
    truth = readme.split("## The planted truth of the example data")[1]
    assert truth.index("<!-- truth:begin -->") < truth.index("<!-- truth:end -->")

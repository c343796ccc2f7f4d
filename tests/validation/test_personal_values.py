"""A value that may be about a person is never repeated: not in a finding, not in its repr, not in an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.findings import Finding
from jarfalla_data.reading.delimited import read_delimited
from jarfalla_data.reading.headers import match_headers
from jarfalla_data.schemas import TABLES, table
from jarfalla_data.schemas.columns import Kind
from jarfalla_data.validation.references import check_references
from jarfalla_data.validation.tables import validate
from tests.factories import SLOW_PROPERTY, TODAY, bundled_row, bundled_store, checked, incident

SECRETS = ["640823-3234", "196408233234", "Åsa 070123456", "asa@example.org", "@"]
FILES = [t for t in TABLES if t.suffix == "csv"]


def told(findings: tuple[Finding, ...]) -> str:
    """All that can be seen of findings."""
    return " ".join(f"{f!r} {f} {f.say('sv')} {f.say('en')} {f.what}" for f in findings)


@pytest.mark.parametrize("described", FILES, ids=lambda t: t.name)
def test_no_column_of_any_table_repeats_it(described):
    loaded = {name: getattr(bundled_store(), name) for name in ("areas", "places", "dialogue_rounds", "commitments")}
    rows = [bundled_row(described.name, **{column.name: s}) for column in described.columns for s in SECRETS]
    result = check_references(checked(described.name, *rows), described, loaded)
    assert result.findings != ()
    assert [secret for secret in SECRETS if secret in told(result.findings)] == []


@SLOW_PROPERTY
@given(
    st.sampled_from([(t, c) for t in FILES for c in t.columns if c.kind is not Kind.TEXT]),
    st.from_regex(r"[A-Za-zåäö ]{0,5}[0-9]{6}[A-Za-z0-9 -]{0,6}|[a-z]{1,5}@[a-z.]{1,5}", fullmatch=True),
)
def test_no_cell_with_six_digits_or_an_at_sign_is_repeated(where, secret):
    described, column = where
    result = checked(described.name, bundled_row(described.name, **{column.name: secret}))
    assert secret.strip() not in told(result.findings)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_header_is_not_repeated_either(secret):
    described = table("dialogue_rounds")
    text = f'"{secret}",round_id,name,starts_on,ends_on,method\n1,a,b,2020-01-01,2020-02-01,survey\n'
    result = validate(match_headers(read_delimited(text.encode()).frame, described), described, TODAY)
    assert len(result.frame) == 1
    assert len(result.findings) == 1
    assert secret not in told(result.findings)


def test_a_file_without_a_header_row_repeats_no_one():
    described = table("incidents")
    text = "offence-1,2023-03-04,640823-3234\noffence-2,2023-03-05,811218-9876\n"
    result = validate(match_headers(read_delimited(text.encode()).frame, described), described, TODAY)
    assert "640823" not in told(result.findings)
    assert "811218" not in told(result.findings)


def test_what_is_about_no_person_is_repeated_so_that_it_can_be_found():
    assert "robery" in told(checked("incidents", incident(category="robery")).findings)

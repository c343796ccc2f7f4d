"""Personal data are found in every form in which people write them, and nothing else is taken for them."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.privacy import scan_text
from jarfalla_data.privacy.hits import IDENTITY_NUMBERS
from jarfalla_data.privacy.scanning import WORTH_SCANNING
from jarfalla_data.schemas import TABLES
from jarfalla_data.schemas.columns import Kind
from tests.factories import BUNDLED, PROPERTY
from tests.privacy.people import CERTAIN, MARKS, POSSIBLE, births, identity_number, identity_numbers, written

AROUND = st.sampled_from(["{}", "pnr {}", "pnr:{}.", "Åsa ({}) såg det", "offence-{}", "a{}b", "{}, 070-174 06 05"])
DAYS = st.dates(dt.date(1800, 1, 1), dt.date(2100, 12, 31))


def found(text: str) -> set[tuple[str, bool]]:
    return {(str(hit.kind), hit.certain) for hit in scan_text(text)}


def certain(text: str) -> set[str]:
    return {kind for kind, sure in found(text) if sure}


# Identity numbers


@PROPERTY
@given(identity_numbers, st.booleans(), st.sampled_from(MARKS), AROUND)
def test_every_right_number_is_certain_in_every_written_form(number, century, mark, around):
    kind = "samordningsnummer" if int(number[6:8]) > 60 else "personnummer"
    assert kind in certain(around.format(written(number, century, mark)))


@PROPERTY
@given(identity_numbers, st.sampled_from(["-", "/", "."]), st.sampled_from("-+"), st.booleans())
def test_a_right_number_with_its_date_divided_is_certain(number, between, mark, century):
    date = between.join([number[0 if century else 2 : 4], number[4:6], number[6:8]])
    assert certain(f"{date}{mark}{number[8:]}") <= IDENTITY_NUMBERS
    assert certain(f"{date}{mark}{number[8:]}")


@PROPERTY
@given(identity_numbers, st.booleans(), st.sampled_from(MARKS), st.integers(0, 9), st.integers(1, 9))
def test_with_one_digit_changed_it_is_at_most_possible(number, century, mark, place, step):
    # The century is no part of what the check digit covers.
    digits = list(number)
    digits[place + 2] = str((int(digits[place + 2]) + step) % 10)
    assert not certain(written("".join(digits), century, mark)) & IDENTITY_NUMBERS  # 072101-0019 may be a telephone


@PROPERTY
@given(identity_numbers, st.sampled_from(["-", "+", " "]), st.integers(1, 9))
def test_with_a_wrong_check_digit_it_is_possible(number, mark, step):
    wrong = number[:11] + str((int(number[11]) + step) % 10)
    assert {(kind, sure) for kind, sure in found(written(wrong, False, mark)) if kind in IDENTITY_NUMBERS} == {
        ("samordningsnummer" if int(number[6:8]) > 60 else "personnummer", False)
    }


@PROPERTY
@given(births, st.integers(1, 999))
def test_with_a_day_that_does_not_exist_it_is_none(day, birth_number):
    number = identity_number(day, birth_number)
    for wrong in (number[:4] + "13" + number[6:], number[:6] + "00" + number[8:], number[:6] + "32" + number[8:]):
        assert not {kind for kind, _ in found(written(wrong, False, "-"))} & IDENTITY_NUMBERS


@pytest.mark.parametrize("text", ["640823-3234", "811218-9876", "19640823-3234", "6408233234", "196408233234"])
def test_the_examples_of_the_tax_agency_are_certain(text):
    assert found(text) == {("personnummer", True)}


@pytest.mark.parametrize(
    "text", ["1964-08-23 3234", "８１１２１８－９８７６", "811218\u200b9876", "٨١١٢١٨٩٨٧٦", "811218_9876"]
)
def test_unusual_characters_hide_no_number(text):
    assert found(text) == {("personnummer", True)}


def test_the_birth_number_000_is_nobodys():
    assert found("640823-0006") == {("personnummer", False)}


@PROPERTY
@given(
    st.integers(0, 99), st.integers(20, 99), st.integers(0, 99), st.integers(0, 9999), st.sampled_from(["-", "", " "])
)
def test_an_organisation_number_is_no_person(a, b, c, d, mark):
    for prefix in ("", "16"):
        assert not {kind for kind, _ in found(f"{prefix}{a:02}{b:02}{c:02}{mark}{d:04}")} & IDENTITY_NUMBERS


# What else leads to a person


@pytest.mark.parametrize(("kind", "text"), CERTAIN.items())
def test_one_of_each_kind_is_certain_wherever_it_stands(kind, text):
    for around in ("{}", "se {} nu", "({})", "{}.", "å{}" if kind == "personnummer" else "å {}"):
        assert certain(around.format(text)) == {kind}


@pytest.mark.parametrize(("kind", "text"), POSSIBLE.items())
def test_what_may_be_something_else_is_possible(kind, text):
    assert found(text) == {(kind, False)}


@pytest.mark.parametrize(
    "text",
    [
        *("070-174 06 05", "070 1740605", "0761740605", "(070) 174 06 05", "070-17-40-605", "tel.076-1740605"),
        *("+46 70 174 06 05", "+46701740605", "+46 (0)70-174 06 05", "0046701740605", "+46 8 465 004 00", "+468465004"),
        *("08-465 004 00", "08-46500400", "08/465 004 00", "(08) 465 004 00", "013-12 34 56", "0589-123 45"),
    ],
)
def test_telephone_numbers_with_their_marks_are_certain(text):
    assert found(text) == {("telephone", True)}


@pytest.mark.parametrize("text", ["08 465 004 00", "0846500400", "013 12 34 56", "0701234567"])
def test_telephone_numbers_that_may_be_something_else_are_possible(text):
    assert ("telephone", False) in found(text)
    assert certain(text) == set()


@pytest.mark.parametrize("text", ["åsa.ek@jarfalla.se", "a+b@c-d.co.uk", "<asa@example.org>", "mailto:asa@example.org"])
def test_e_mail_addresses_are_certain(text):
    assert found(text) == {("email", True)}


@pytest.mark.parametrize(
    ("text", "sure"), [("ABC12A", True), ("ABC 12A", False), ("ABC123", False), ("abc12d", False), ("abc123", False)]
)
def test_only_a_plate_of_the_new_form_in_capitals_is_certain(text, sure):
    assert found(text) == {("vehicle_plate", sure)}


@pytest.mark.parametrize(
    "text", ["59.4234, 17.8345", "17,83456; 59,42345", "POINT(17.8345 59.4234)", "N 59.42345 E 17.83456"]
)
def test_a_pair_of_exact_degrees_is_certain(text):
    assert found(text) == {("coordinates", True)}


# What is about nobody


@pytest.mark.parametrize(
    "text",
    [
        *("2023-03-04", "20230304", "2023-03-04 21:00", "2023-03-04T21:00:00", "4/3 2023", "8/12 2023", "08-12-2023"),
        *("08/12 2023", "08.12.2023", "01022023", "2023-03-04 2100", "2018-01-01-2018-12-31", "20180101-20181231"),
        *("2018-2022", "2018–2022", "1811-1812", "2024-autumn", "201801-201812", "kl. 08-17", "0800-1630", "0910-1730"),
        *("5000-K123456-19", "5000-K1234567-23", "KS 2019/123", "dnr 2019-123456", "A123.456/2019", "SFS 2019:123"),
        *("offence-900001", "event-629812", "event-0812345678", "offence-2308150013", "response-12345678901234"),
        *("0123A0010", "0123R001", "0123C1200", "175 41 Järfälla", "1 234 567 890", "0 800 000", "12 345,6789"),
        *("59.423, 17.834", "40.1234", "3.14159", "10.1016/j.x", "väg 267 och E18", "hus 12b", "WGS84"),
        *("@jarfalla", "a@b", "114 14", "ISBN 978-91-640-8233-2", "bankgiro 5050-1055", "556016-0680", "", "å", "-"),
    ],
)
def test_what_is_about_nobody_is_left_alone(text):
    assert found(text) == set()


@PROPERTY
@given(DAYS, DAYS, st.sampled_from(["-", "–", " – ", "--", " "]))
def test_dates_and_stretches_of_time_are_no_persons(one, other, mark):
    for text in (f"{one}{mark}{other}", f"{one:%Y}{mark}{other:%Y}", f"{one:%Y%m%d}", f"{one} {other.day:02}:00"):
        assert found(text) == set()


@pytest.mark.parametrize("described", [t for t in TABLES if t.suffix == "csv"], ids=lambda t: t.name)
def test_no_text_of_the_bundled_tables_is_a_hit(described):
    with (BUNDLED / described.file).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    names = [column.name for column in described.columns if column.kind not in (Kind.URL, Kind.DECIMAL)]
    cells = {row[name] for row in rows for name in names}
    assert [cell for cell in cells if scan_text(cell)] == []


def test_no_word_about_the_bundled_files_is_a_hit():
    package = json.loads((BUNDLED / "datapackage.json").read_bytes())
    shown = [
        str(r.get(key, "")) for r in package["resources"] for key in ("next_update_note_sv", "next_update_note_en")
    ]
    assert [text for text in shown if scan_text(text)] == []


# How it is told


@PROPERTY
@given(st.sampled_from(list(CERTAIN.values()) + list(POSSIBLE.values())))
def test_a_hit_never_repeats_the_value(text):
    hits = scan_text(text)
    assert hits != ()
    assert [part for part in re.split(r"\W+", text) if part in f"{hits!r}{hits}"] == []


def test_several_kinds_are_told_once_each_the_certain_first():
    text = " ".join([*POSSIBLE.values(), *CERTAIN.values(), *CERTAIN.values()])
    hits = scan_text(text)
    assert [hit.kind for hit in hits] == sorted(CERTAIN)
    assert [hit.certain for hit in scan_text("ABC 123 asa@example.org")] == [True, False]


@PROPERTY
@given(st.text() | st.from_regex(r"[0-9 +().,@A-Za-zÅ/-]{0,40}", fullmatch=True))
def test_any_text_is_taken_and_what_is_not_worth_scanning_holds_nothing(text):
    if scan_text(text):
        assert re.search(WORTH_SCANNING, text)


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "08 " * 20_000, "a" * 50_000 + "@", "640823-323 " * 5_000, "1." * 30_000]
)
def test_a_long_text_takes_no_long_time(text):
    scan_text(text)

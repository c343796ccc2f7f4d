"""Numbers and dates as people write them in Swedish and in English."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.wording import format_day, format_moment, format_number, format_share, from_to
from tests.factories import PROPERTY


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [
        (0, 0, "0", "0"),
        (999, 0, "999", "999"),
        (1234, 0, "1\xa0234", "1,234"),
        (1234567, 0, "1\xa0234\xa0567", "1,234,567"),
        (1.5, 1, "1,5", "1.5"),
        (1234.5, 2, "1\xa0234,50", "1,234.50"),
        (0.04, 1, "0,0", "0.0"),
    ],
)
def test_a_number_has_the_marks_of_its_language(value, decimals, sv, en):
    assert (format_number(value, "sv", decimals), format_number(value, "en", decimals)) == (sv, en)


@PROPERTY
@given(st.integers(0, 10**12))
def test_a_number_has_all_of_its_digits_and_no_space_at_which_a_line_breaks(number):
    for lang in ("sv", "en"):
        said = format_number(number, lang)
        assert "".join(c for c in said if c.isdigit()) == str(number)
        assert " " not in said


@pytest.mark.parametrize(
    ("share", "sv", "en"), [(0.394, "39\xa0%", "39%"), (0, "0\xa0%", "0%"), (1, "100\xa0%", "100%")]
)
def test_a_share_is_in_whole_per_cent(share, sv, en):
    assert (format_share(share, "sv"), format_share(share, "en")) == (sv, en)


@pytest.mark.parametrize(("difference", "said"), [(0.05, "+5"), (-0.05, "−5"), (0, "0"), (0.004, "0"), (-0.004, "0")])
def test_a_difference_of_shares_is_in_points_with_its_sign(difference, said):
    assert (format_share(difference, "sv", signed=True), format_share(difference, "en", signed=True)) == (said, said)


def test_a_day_is_in_words():
    assert (format_day(dt.date(2019, 5, 27), "sv"), format_day(dt.date(2019, 5, 27), "en")) == (
        "27 maj 2019",
        "27 May 2019",
    )


@pytest.mark.parametrize(
    ("moment", "sv", "en"),
    [
        (dt.datetime(2026, 11, 22, 15, 5, tzinfo=dt.UTC), "22 november 2026 kl. 16.05", "22 November 2026 16:05"),
        (dt.datetime(2026, 6, 30, 22, 30, tzinfo=dt.UTC), "1 juli 2026 kl. 00.30", "1 July 2026 00:30"),
    ],
    ids=["winter", "summer"],
)
def test_a_moment_is_told_in_the_time_of_stockholm(moment, sv, en):
    assert (format_moment(moment, "sv"), format_moment(moment, "en")) == (sv, en)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("23 december 2024", "29 december 2024", "23–29 december 2024"),
        ("23 december 2024", "2 januari 2025", "23 december 2024–2 januari 2025"),
        ("maj 2021", "juni 2021", "maj–juni 2021"),
        ("november 2022", "januari 2023", "november 2022–januari 2023"),
        ("2017", "2024", "2017–2024"),
        ("maj 2021", "maj 2021", "maj 2021"),
    ],
)
def test_what_two_ends_share_is_said_once(first, last, said):
    assert from_to(first, last) == said

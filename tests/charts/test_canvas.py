"""Laying out by pixels: texts that fit, and labels that meet no other and stay inside."""

from __future__ import annotations

import datetime as dt
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jarfalla_data.charts.canvas import Placed, TimeCanvas, letters_across, place_labels, text_width
from jarfalla_data.charts.draw_counts import count_labels
from jarfalla_data.partial_dates import PartialDate
from tests.factories import PROPERTY

FIRST, END = dt.date(2017, 1, 1), dt.date(2025, 1, 1)
SIZE = 13

Mark = tuple[dt.date, dt.date, str]


def canvas(width: int) -> TimeCanvas:
    return TimeCanvas(FIRST, END, width, SIZE)


@st.composite
def marks(draw: st.DrawFn) -> Mark:
    """A day, a month or a year with a label of up to 28 letters, in one word or in some."""
    first = draw(st.dates(FIRST, END - dt.timedelta(days=366)))
    length = draw(st.sampled_from([1, 30, 365]))
    words = draw(st.sampled_from(["x" * 9, "x" * 5 + " " + "x" * 6]))  # with a place to break it, or none
    return first, first + dt.timedelta(days=length), (words * 3)[: draw(st.integers(1, 28))].strip()


def reach(on: TimeCanvas, mark: Mark, place: Placed) -> tuple[float, float]:
    """From where to where a label alone is drawn, with the nine pixels that stand between it and its mark."""
    x, width = on.x(place.day), max(text_width(line, SIZE) for line in place.lines or (mark[2],))
    start = {"left": x + 9, "center": x - width / 2, "right": x - 9 - width}[place.anchor]
    return start, start + width


def test_a_day_is_as_far_along_as_it_is_in_time():
    on = TimeCanvas(dt.date(2021, 1, 1), dt.date(2023, 1, 1), 730, SIZE)
    assert (on.x(dt.date(2021, 1, 1)), on.x(dt.date(2022, 1, 1)), on.x(dt.date(2023, 1, 1))) == (0, 365, 730)


@PROPERTY
@given(st.dates(FIRST, END))
def test_the_day_at_the_pixel_of_a_day_is_that_day(day):
    assert canvas(720).day_at(canvas(720).x(day)) == day


def test_of_several_wordings_the_first_that_fits_is_taken():
    year = (dt.date(2018, 1, 1), dt.date(2019, 1, 1))
    assert canvas(720).first_fitting(["Klassad hösten 2018", "2018"], *year) == "2018"
    assert canvas(2000).first_fitting(["Klassad hösten 2018", "2018"], *year) == "Klassad hösten 2018"
    assert canvas(200).first_fitting(["Klassad hösten 2018", "2018"], *year) == ""


def test_a_line_of_as_many_letters_as_fit_is_no_wider_than_its_place():
    assert (
        text_width("x" * letters_across(306, SIZE), SIZE)
        <= 306
        < text_width("x" * (letters_across(306, SIZE) + 1), SIZE)
    )


def test_a_label_stands_to_the_right_of_its_mark():
    day = dt.date(2018, 1, 1)
    assert place_labels(canvas(720), [(day, day, "Kameror")]) == [Placed(0, day, "left")]


def test_a_label_stands_to_the_left_of_its_mark_where_the_canvas_ends():
    day = dt.date(2024, 12, 1)
    assert place_labels(canvas(720), [(day, day, "Kameror")]) == [Placed(0, day, "right")]


def test_a_label_stands_below_a_mark_that_leaves_it_no_room_on_either_side_and_hides_no_other():
    whole, day = (FIRST, END, "Kameror"), (FIRST, FIRST, "a")
    placed = place_labels(canvas(330), [whole, day])
    assert [(place.anchor, place.lane, place.label_lane) for place in placed] == [("center", 0, 1), ("left", 2, 2)]


def test_a_label_that_is_too_wide_for_either_side_stands_beside_its_mark_in_two_lines():
    """Below it, it would be read as the next mark's."""
    middle, next_year = dt.date(2020, 1, 1), dt.date(2021, 1, 1)
    placed = place_labels(canvas(300), [(middle, next_year, "Platssamverkan Termovägen"), (middle, next_year, "a")])
    assert [(place.anchor, place.lines, place.lane) for place in placed] == [
        ("left", ("Platssamverkan", "Termovägen"), 0),
        ("left", (), 2),
    ]
    late = dt.date(2023, 1, 1)
    (place,) = place_labels(canvas(300), [(late, END, "Trygghetsnummer och väktare i hela centrum")])
    assert (place.anchor, place.day, place.lines) == ("right", late, ("Trygghetsnummer och", "väktare i hela centrum"))


def test_labels_that_do_not_meet_share_a_lane():
    early, late = dt.date(2017, 3, 4), dt.date(2022, 3, 4)
    assert [
        p.lane for p in place_labels(canvas(720), [(early, early, "a"), (late, late, "b"), (early, early, "c")])
    ] == [
        0,
        0,
        1,
    ]


@PROPERTY
@given(st.lists(marks(), max_size=12), st.sampled_from([306, 500, 696]))
def test_labels_and_marks_of_a_lane_never_meet(made, width):
    on = canvas(width)
    for (one, place), (other, its) in combinations(zip(made, place_labels(on, made), strict=True), 2):
        if place.lane > its.label_lane or its.lane > place.label_lane:
            continue
        a, b = (
            (min(on.x(mark[0]), reach(on, mark, p)[0]), max(on.x(mark[1]), reach(on, mark, p)[1]))
            for mark, p in ((one, place), (other, its))
        )
        assert a[1] < b[0] or b[1] < a[0]


@PROPERTY
@given(marks(), st.sampled_from([306, 500, 696]))
def test_a_label_that_is_narrower_than_the_canvas_stays_inside(mark, width):
    (place,) = place_labels(canvas(width), [mark])
    left, right = reach(canvas(width), mark, place)
    assert left >= -1
    assert right <= width + 1


@PROPERTY
@given(st.lists(st.tuples(st.dates(FIRST, END - dt.timedelta(days=1)), st.integers(0, 112)), max_size=4))
@pytest.mark.parametrize("width", [306, 696])
def test_numbers_of_few_counts_never_meet_and_stay_inside(width, counts):
    dated = [(PartialDate.parse(str(day)), float(y), "omkring 50") for day, y in counts]
    labels = count_labels(canvas(width), dated)
    half = text_width("omkring 50", SIZE) / 2
    assert all(half <= label.x <= width - half for label in labels)
    for one, other in combinations(labels, 2):
        assert abs(one.x - other.x) > 2 * half or abs(one.y - other.y) > SIZE


def test_the_number_of_a_count_stands_over_it_where_there_is_room():
    (label,) = count_labels(canvas(696), [(PartialDate.parse("2021"), 60.0, "64")])
    assert (round(label.x), label.y) == (round(canvas(696).x(dt.date(2021, 7, 2))), 41)

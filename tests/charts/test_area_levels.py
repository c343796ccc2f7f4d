"""The levels of maps and fields: round limits, words, and a scale whose steps are told apart."""

from __future__ import annotations

import pytest

from jarfalla_data.charts import palette
from jarfalla_data.charts.area_levels import Unit, levels, round_limits


@pytest.mark.parametrize(
    ("share", "level"), [(0.0, 0), (0.194, 0), (0.195, 1), (0.2, 1), (0.296, 2), (0.4999, 4), (0.5, 4), (1.0, 4)]
)
def test_a_share_is_on_the_level_of_its_whole_per_cent(share, level):
    assert levels(Unit.SHARE, [], None, "sv").of(share) == level


@pytest.mark.parametrize(
    ("highest", "limits"),
    [
        (0, (1, 2, 3, 4)),
        (3, (1, 2, 3, 4)),
        (4, (1, 2, 3, 4)),
        (9, (2, 4, 6, 8)),
        (214, (50, 100, 150, 200)),
        (4_999, (1_000, 2_000, 3_000, 4_000)),
    ],
)
def test_counts_have_round_limits_that_hold_the_highest(highest, limits):
    assert round_limits(highest) == limits


def test_levels_of_counts_in_words():
    assert levels(Unit.COUNT, [3], None, "sv").words == ("0", "1", "2", "3", "minst 4")
    assert levels(Unit.COUNT, [214], None, "sv").words == ("0–49", "50–99", "100–149", "150–199", "minst 200")


@pytest.mark.parametrize("limits", [(1, 2, 3, 4, 5), (3, 2), (2, 2)])
def test_limits_that_the_scale_cannot_show_are_refused(limits):
    with pytest.raises(ValueError, match=r"\d"):
        levels(Unit.COUNT, [], limits, "sv")


def luminance(color):
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_scale_runs_from_light_to_dark_in_steps_that_are_told_apart_with_text_that_is_read():
    assert all(contrast(a, b) >= 1.45 for a, b in zip(palette.SEQUENTIAL, palette.SEQUENTIAL[1:], strict=False))
    assert sorted(palette.SEQUENTIAL, key=luminance, reverse=True) == list(palette.SEQUENTIAL)
    assert all(contrast(a, b) >= 4.5 for a, b in zip(palette.SEQUENTIAL, palette.ON_SEQUENTIAL, strict=True))
    assert contrast(palette.OUTLINE, palette.WHITE) >= 3
    assert contrast(palette.OUTLINE, palette.SEQUENTIAL[0]) >= 3

"""The number of signals never stands without what chance alone gives, unless that is next to nothing."""

from __future__ import annotations

import pytest

from jarfalla_data.charts.signal_counts import signals_found
from jarfalla_data.measures.control_limits import OUTSIDE
from jarfalla_data.measures.control_rules import BY_CHANCE
from jarfalla_data.wording import LANGUAGES


@pytest.mark.parametrize(
    ("n", "judged", "rate", "sv", "en"),
    [
        (
            8,
            864,
            BY_CHANCE,
            "8 signaler i perioden; slumpen ensam ger omkring 9.",
            "8 signals in the period; chance alone gives about 9.",
        ),
        (
            1,
            96,
            BY_CHANCE,
            "1 signal i perioden; slumpen ensam ger omkring 1,0.",
            "1 signal in the period; chance alone gives about 1.0.",
        ),
        (
            0,
            128,
            OUTSIDE,
            "Inga signaler i perioden; slumpen ensam ger omkring 0,3.",
            "No signals in the period; chance alone gives about 0.3.",
        ),
        (0, 12, OUTSIDE, "Inga signaler i perioden.", "No signals in the period."),
        (2, 12, OUTSIDE, "2 signaler i perioden.", "2 signals in the period."),
    ],
)
def test_signals_are_told_beside_those_of_chance(n, judged, rate, sv, en):
    assert [signals_found(n, judged, rate, lang) for lang in LANGUAGES] == [sv, en]

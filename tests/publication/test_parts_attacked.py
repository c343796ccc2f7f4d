"""The attack on shares that are told of the municipality and its parts only: worry, and what staff and partners say."""

from __future__ import annotations

import pandas as pd
import pytest

from jarfalla_data.publication import extract
from tests.factories import dialogue, dialogue_round, store_of
from tests.plain import PARTS, WHOLE
from tests.privacy.attacker import is_hidden_enough, learns

K, ROUND, BASE = 5, "autumn_2022", 60
AREA_OF = {"jakobsberg": "0123R005", "viksjo": "0123R008", "barkarby-skalby": "0123R001", "kallhall-staket": "0123R004"}
YES = {
    "worried": dict(zip(PARTS, (3, 20, 25, 30), strict=True)),
    "professionals": dict(zip(PARTS, (30, 57, 20, 25), strict=True)),
}
"""Of 60 in each part: so many worry; so many of the staff find it unsafe, in one part all but three."""


def answers(part: str):
    worried, unsafe = (YES[measure][part] for measure in ("worried", "professionals"))
    for i in range(BASE):
        yield dialogue(area_id=AREA_OF[part], channel="survey", worry="very_often" if i < worried else "never")
        yield dialogue(
            area_id=AREA_OF[part],
            channel="staff_dialogue",
            perceived_safety="very_unsafe" if i < unsafe else "very_safe",
        )


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    rows = [row for part in PARTS for row in answers(part)]
    folder = tmp_path_factory.mktemp("parts") / "data"
    facts = ("areas", "places", "offence_codes")
    return extract(store_of(folder, facts=facts, dialogues=rows, dialogue_rounds=[dialogue_round()], incidents=[]), K)


@pytest.mark.parametrize("measure", YES)
@pytest.mark.parametrize("side", [0, 1], ids=["who does", "who does not"])
def test_no_small_number_of_a_part_can_be_worked_out(made, measure, side):
    counts = {part: abs(side * BASE - yes) for part, yes in YES[measure].items()}
    counts[WHOLE] = sum(counts.values())
    shares = {row.code: row.share for row in made.tables[f"insecurity.{measure}", ROUND].rows}
    assert set(shares) == set(counts)
    seen = {place: None if pd.isna(shares[place]) else counts[place] for place in counts}
    known = learns(seen, [(WHOLE, PARTS)])
    small = [place for place, n in counts.items() if 0 < n < K]
    assert {place: known[place] for place in small if not is_hidden_enough(known[place], K)} == {}
    assert None not in (seen[WHOLE], *(seen[part] for part in list(PARTS)[2:]))


def test_with_only_the_small_one_hidden_it_would_be():
    counts = YES["worried"]
    seen = {part: None if n < K else n for part, n in counts.items()} | {WHOLE: sum(counts.values())}
    assert learns(seen, [(WHOLE, PARTS)]) == {"jakobsberg": (3, 3)}

"""The attack on shares that are told of no area: worry and what staff say, of parts; ages and genders, of all of it."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest

from jarfalla_data.publication import extract
from tests.factories import dialogue, dialogue_round, store_of
from tests.plain import LATE, PARTS, WHOLE
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


# Groups of the municipality -------------------------------------------------------------------------------------------

FEW = {"age_group": "65_plus", "gender": "man"}
"""Of 80 who feel unsafe, three are in each of these groups, and many of the others are too."""


def groups_of(i: int, part: str) -> dict[str, str]:
    """Age and gender of the one with this number, of whom the first 20 in a part feel unsafe."""
    first = part != PARTS[0]
    age = "65_plus" if (i == 0 and first) or i >= 45 else "16_24" if i % 2 else "25_44"
    return {"age_group": age, "gender": "man" if (i == 1 and first) or 20 <= i < 40 else "woman"}


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """The answers, and the extract of them."""
    rows = [
        dialogue(
            area_id=AREA_OF[part],
            channel="survey",
            time_of_day=LATE,
            perceived_safety="very_unsafe" if i < 20 else "very_safe",
            **groups_of(i, part),
        )
        for part in PARTS
        for i in range(BASE)
    ]
    folder = tmp_path_factory.mktemp("people") / "data"
    facts = ("areas", "places", "offence_codes")
    store = store_of(folder, facts=facts, dialogues=rows, dialogue_rounds=[dialogue_round()], incidents=[])
    return rows, extract(store, K)


@pytest.mark.parametrize(("measure", "column"), [("by_age", "age_group"), ("by_gender", "gender")])
def test_a_small_group_of_the_municipality_is_not_what_the_others_leave(people, measure, column):
    """Who does not know whether some have said neither."""
    rows, made = people
    counts = Counter(row[column] for row in rows if row["perceived_safety"] == "very_unsafe")
    assert counts[FEW[column]] == 3
    shares = {row.code: row.share for row in made.tables[f"insecurity.{measure}", ROUND, LATE].rows}
    shares |= {row.code: row.share for row in made.tables["insecurity.by_area", ROUND, LATE].rows if row.code == WHOLE}
    counts[WHOLE] = counts.total()
    assert set(shares) == set(counts)
    seen = {name: None if pd.isna(shares[name]) else counts[name] for name in counts} | {"neither": None}
    known = learns(seen, [(WHOLE, [*(name for name in counts if name != WHOLE), "neither"])], zeros=["neither"])
    assert seen[FEW[column]] is None
    assert is_hidden_enough(known[FEW[column]], K)

"""The example dialogues: three rounds of invented answers, one row a respondent about one area."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example import answer_mixes as mixes
from jarfalla_data.example.answers import with_answers
from jarfalla_data.example.incident_details import places_in
from jarfalla_data.example.streams import Words, pick_codes, positions, stream
from jarfalla_data.example.surroundings import Surroundings
from jarfalla_data.example.truth import CHANGED_ROUND, FIRST_ROUND, LAST_ROUND

FIRST_ID = 900001

_COLUMNS = ("round_id", "name", "starts_on", "ends_on", "method", "comparable_with")
_ROUNDS = (
    (FIRST_ROUND, "Hösten 2018", "2018-09-03", "2018-11-30", "ordinary_dialogues", LAST_ROUND),
    (CHANGED_ROUND, "Hösten 2020", "2020-09-07", "2020-12-04", "limited_dialogues", ""),
    (LAST_ROUND, "Hösten 2022", "2022-09-05", "2022-12-02", "ordinary_dialogues", FIRST_ROUND),
)


def dialogue_rounds() -> pd.DataFrame:
    """The rounds; that of 2020 was met by other means and may be compared with none."""
    return pd.DataFrame(_ROUNDS, columns=list(_COLUMNS))


def dialogues(around: Surroundings, seed: int) -> pd.DataFrame:
    """All responses, as text, in the order in which they were given."""
    rows = _with_respondents(_cells(around, seed), seed)
    rows = with_answers(rows, around, seed).sort_values("collected_on", kind="stable", ignore_index=True)
    number = pd.Series(np.arange(len(rows)) + FIRST_ID).astype(str)
    columns = ["round_id", "collected_on", "area_id", "place_id", "relation", "time_of_day", "channel"]
    columns += ["perceived_safety", "worry", "worry_about", "concerns", "age_group", "gender", "weight"]
    return rows.assign(response_id="response-" + number)[["response_id", *columns]]


def _cells(around: Surroundings, seed: int) -> pd.DataFrame:
    """One row per response: its round and area; sizes nearly alike, so that small areas can be told."""
    rng = stream(seed, "dialogues.cells")
    size = around.inhabitants**0.25 * np.array([mixes.FEW.get(area, 1.0) for area in around.area_ids])
    parts = []
    for round_id in mixes.ROUNDS:
        answering = np.array([(round_id, area) not in mixes.WITHOUT_ANSWERS for area in around.area_ids])
        expected = mixes.RESPONSES[round_id] * size / (size * answering).sum() * answering
        counts = np.rint(expected * rng.uniform(0.94, 1.06, len(expected))).astype(np.int64)
        parts.append(pd.DataFrame({"area_id": np.repeat(around.area_ids, counts), "round_id": round_id}))
    return pd.concat(parts, ignore_index=True)


def _with_respondents(rows: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Channel, day, place, relation, part of the day, age and gender of each response."""
    rng = stream(seed, "dialogues.respondents")
    rounds = positions(rows["round_id"], mixes.ROUNDS)
    channel = pd.Series(pick_codes(rng, [mixes.CHANNELS[r] for r in mixes.ROUNDS], rounds), dtype="str")
    starts, ends = (np.array([r[i] for r in _ROUNDS], dtype="datetime64[D]")[rounds] for i in (2, 3))
    days = rng.random(len(rows)) * (ends - starts).astype(np.int64)
    rows = rows.assign(channel=channel, collected_on=(starts + np.rint(days).astype(np.int64)).astype(str))
    (rng.random(len(rows)) < np.where(channel == "place_meeting", 1.0, 0.08)) & (channel != "survey")
    chance = channel.map({"place_meeting": 1.0, "survey": 0.0}).fillna(0.08).to_numpy(np.float64)
    return rows.assign(
        place_id=places_in(rows["area_id"], rng.random(len(rows)) < chance, rng),
        relation=_by_channel(rng, channel, mixes.RELATIONS, mixes.RELATIONS_ELSE),
        time_of_day=_by_channel(rng, channel, mixes.TIMES, mixes.TIMES_ELSE),
        age_group=_by_channel(rng, channel, mixes.AGES, mixes.AGES_ELSE),
        gender=_by_channel(rng, channel, mixes.GENDERS, mixes.GENDERS_ELSE),
    )


def _by_channel(
    rng: np.random.Generator,
    channel: pd.Series[str],
    special: dict[str, dict[str, float]],
    ordinary: dict[str, float],
) -> Words:
    """A code for each response, from the mix of its channel."""
    all_mixes = [ordinary, *special.values()]
    return pick_codes(rng, all_mixes, positions(channel, list(special)) + 1)

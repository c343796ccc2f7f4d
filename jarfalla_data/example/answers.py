"""What the respondents of the example dialogues answer: safety, worry, concerns, and the survey's weights."""

from __future__ import annotations

import numpy as np
import pandas as pd

from jarfalla_data.example import answer_mixes as mixes
from jarfalla_data.example.insecurity import insecurity_probability
from jarfalla_data.example.streams import Flags, Floats, Words, pick_codes, stream
from jarfalla_data.example.surroundings import Surroundings
from jarfalla_data.example.truth import LAST_ROUND, Shape, truths


def with_answers(rows: pd.DataFrame, around: Surroundings, seed: int) -> pd.DataFrame:
    """The responses with all that was answered."""
    rng = stream(seed, "dialogues.safety")
    insecure = rng.random(len(rows)) < insecurity_probability(rows, around, seed)
    worry = _worry(insecure, rows, seed)
    return rows.assign(
        perceived_safety=_safety(insecure, rows, rng),
        worry=worry,
        worry_about=_worry_about(worry, seed),
        concerns=_concerns(insecure, rows, around, seed),
        weight=_weights(rows, seed),
    )


def _safety(insecure: Flags, rows: pd.DataFrame, rng: np.random.Generator) -> Words:
    answer = pick_codes(rng, [mixes.SECURE, mixes.INSECURE], insecure.astype(np.int64))
    # A fault report is not asked how safe its sender feels.
    silent = (rng.random(len(rows)) < mixes.NO_OPINION) | (rows["channel"] == "e_service").to_numpy()
    return np.where(silent, "no_opinion", answer)


def _worry(insecure: Flags, rows: pd.DataFrame, seed: int) -> Words:
    """How often they worry; not asked in fault reports and not always elsewhere."""
    rng = stream(seed, "dialogues.worry")
    levels = [mixes.WORRIES["secure"], mixes.WORRIES["insecure"]]
    answer = pick_codes(rng, levels, insecure.astype(np.int64))
    silent = (rng.random(len(rows)) < 0.05) | (rows["channel"] == "e_service").to_numpy()
    return np.where(silent, "", answer)


def _worry_about(worry: Words, seed: int) -> Words:
    rng = stream(seed, "dialogues.worry_about")
    named = rng.random((len(worry), len(mixes.WORRY_ABOUT))) < np.array(list(mixes.WORRY_ABOUT.values()))
    worried = np.isin(worry, ["sometimes", "fairly_often", "very_often"])
    return _joined(named & worried[:, None], list(mixes.WORRY_ABOUT))


def _concerns(insecure: Flags, rows: pd.DataFrame, around: Surroundings, seed: int) -> Words:
    """The problems named; "none" where nothing is, and empty for the few who were not asked."""
    rng = stream(seed, "dialogues.concerns")
    shares = _concern_shares(insecure, rows, around, seed)
    joined = _joined(rng.random(shares.shape) < shares, list(mixes.CONCERNS))
    named = np.where(joined == "", "none", joined)
    return np.where(rng.random(len(rows)) < 0.06, "", named)


def _concern_shares(insecure: Flags, rows: pd.DataFrame, around: Surroundings, seed: int) -> Floats:
    """Respondents × concerns: the chance of naming it; areas differ, and the insecure name more."""
    rng = stream(seed, "dialogues.concerns.areas")
    base = np.array(list(mixes.CONCERNS.values()))
    centre = np.array([mixes.CENTRE_CONCERNS.get(concern, 0.0) for concern in mixes.CONCERNS])
    by_area = base * rng.lognormal(0.0, 0.35, (len(around.area_ids), len(base)))
    by_area = np.clip(by_area * (1 + around.draw[:, None] * centre), 0.01, 0.45)
    shares = by_area[around.numbers(rows["area_id"])] * np.where(insecure, 1.3, 0.85)[:, None]
    for truth in truths(Shape.CONCERN):
        here = (rows["area_id"] == truth.area_id).to_numpy()
        last = (rows["round_id"] == LAST_ROUND).to_numpy()
        number = list(mixes.CONCERNS).index(truth.subject)
        shares[here & ~last, number] = truth.before
        shares[here & last, number] = truth.after
    return np.asarray(shares)


def _weights(rows: pd.DataFrame, seed: int) -> Words:
    """Weights of the sample survey, 1 on average; the other channels are no samples and have none."""
    rng = stream(seed, "dialogues.weights")
    raw = rows["age_group"].map(mixes.WEIGHT_BY_AGE).fillna(1.0) * rows["gender"].map(mixes.WEIGHT_BY_GENDER).fillna(
        1.0
    )
    raw = raw * rng.uniform(0.85, 1.15, len(rows))
    survey = (rows["channel"] == "survey").to_numpy()
    text = (raw / raw[survey].mean()).map("{:.2f}".format).to_numpy(dtype=object)
    return np.where(survey, text, "")


def _joined(named: Flags, codes: list[str]) -> Words:
    """The codes of each row, joined by |."""
    rows = ["|".join(code for code, yes in zip(codes, row, strict=True) if yes) for row in named.tolist()]
    return np.array(rows, dtype=object)

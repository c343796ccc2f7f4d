"""Did the share that feels unsafe change from a round before the intervention to a comparable one after it?

Insecurity late in the evening as in `insecurity`. Rounds are compared only where each names the other. Denominator:
inhabitants' answers but "no opinion". Source: dialogues, dialogue_rounds. For the internal audience.
"""

from __future__ import annotations

import pandas as pd

from jarfalla_data.figures import Figures
from jarfalla_data.measures.answers import INHABITANT
from jarfalla_data.measures.effect_places import asked_about
from jarfalla_data.measures.effect_question import Question
from jarfalla_data.measures.insecurity import STANDARD_TIME, TABLES, channels_of, levels
from jarfalla_data.measures.insecurity_change import CHANGE_COLUMNS, judged
from jarfalla_data.measures.rounds import rounds_around
from jarfalla_data.store import Store, kept


@kept
def shares(store: Store, question: Question) -> Figures:
    """Did insecurity change where the intervention was, and where it is held against?

    One row = the place (or the part around a named place), then the comparison, once where both are the same: columns
    as `insecurity_change.changes`, judged as one list. Empty when no two comparable rounds lie around the start.
    """
    pair = _pair(store, question)
    if pair is None:
        return _figures(store, pd.DataFrame(columns=[*CHANGE_COLUMNS]))
    places = [place for place in (question.treated, question.control) if place]
    codes = list(dict.fromkeys(asked_about(store, place) for place in places))
    before, after = (levels(store, round_id, INHABITANT, STANDARD_TIME) for round_id in pair)
    both = after.merge(before, on=["level", "code"], suffixes=("", "_before")).set_index("code", drop=False)
    return _figures(store, judged(both.loc[codes].reset_index(drop=True)))


@kept
def asked(store: Store, question: Question, which: int) -> Figures:
    """How were people reached in the round before (0), or after (1)? Columns as `insecurity.asked`."""
    pair = _pair(store, question)
    return _figures(store, channels_of(store, pair[which] if pair else None, INHABITANT))


def _pair(store: Store, question: Question) -> tuple[str, str] | None:
    if question.starts is None or question.treated is None:
        return None
    return rounds_around(store, question.starts.first, question.starts.last)


def _figures(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(frame, TABLES, store.files["dialogues"].origin, personal=True, internal_only=True)

"""Which dialogues are announced? Their days are published beforehand, so that people can come."""

from __future__ import annotations

from jarfalla_data.figures import Figures
from jarfalla_data.measures.rounds import answered
from jarfalla_data.store import Store, kept

TABLES = ("dialogue_rounds",)


@kept
def announced(store: Store) -> Figures:
    """Which dialogue rounds stand in the material and have no answers yet?

    One row = one round without answers, the earliest first: round_id, first, last (dates, both inside). Those that lie
    ahead of the day on which it is read are announced; which they are is for the reader to tell, who knows the day.
    Denominator: none. Source: dialogue_rounds.
    """
    rounds = store.dialogue_rounds
    waiting = rounds[~rounds["round_id"].isin(answered(store)["round_id"])].sort_values("starts_on", kind="stable")
    frame = waiting[["round_id"]].assign(
        first=[day.date() for day in waiting["starts_on"]], last=[day.date() for day in waiting["ends_on"]]
    )
    return Figures(frame.reset_index(drop=True), TABLES, store.files["dialogue_rounds"].origin)

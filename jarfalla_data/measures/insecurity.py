"""How large a share feels unsafe, where, when, and who; and has it changed?

Insecurity = fairly unsafe, very unsafe, or avoids the place because of feeling unsafe, out of all answers but "no
opinion", among inhabitants' answers; those of staff and cooperation dialogues are kept apart.
"""

from __future__ import annotations

import pandas as pd

from jarfalla_data.figures import Figures, Share
from jarfalla_data.measures.answers import INHABITANT, PROFESSIONAL, Cells, concern_cells, safety_cells, worry_cells
from jarfalla_data.measures.rounds import earlier_comparable, latest_round
from jarfalla_data.measures.weighted_shares import shares_by_code, shares_by_level
from jarfalla_data.selection import Selection
from jarfalla_data.store import Store, kept
from jarfalla_data.vocabulary.dialogue import AGE_GROUP, CHANNEL, CONCERNS, GENDER, TIME_OF_DAY

STANDARD_TIME = "late_evening_night"
TABLES = ("dialogues", "dialogue_rounds", "population_areas")
PROTECTED = (Share("x", "n", ("share", "low", "high", "unweighted"), ("state",)),)


@kept
def by_area(store: Store, selection: Selection) -> Figures:
    """What share feels unsafe in the municipality, each part and each area, in the latest round of the period?

    One row each: level (municipality, part, area), code, and the columns of `shares_by_code`. Areas are not
    filtered, so that a chosen one can be seen among all. Time of day: the chosen one, else late evening and night.
    Municipality and parts weight their areas by inhabitants. Denominator: inhabitants' answers but "no opinion".
    """
    time = selection.time_of_day or STANDARD_TIME
    return _figures(store, levels(store, latest_round(store, selection), INHABITANT, time))


@kept
def levels(store: Store, round_id: str | None, kind: str, time: str | None) -> pd.DataFrame:
    """Shares of municipality, parts and areas in one round; any time of day for None. Kept: never change it."""
    cells = cells_of(safety_cells(store), round_id, kind)
    return shares_by_level(store, cells if time is None else cells.where("time_of_day", (time,)), round_id)


@kept
def professionals(store: Store, selection: Selection) -> Figures:
    """What share of staff and partners answer that a part feels unsafe? Columns as `by_area`, parts only.

    Never added to inhabitants' answers: they are asked as professionals.
    """
    round_id = latest_round(store, selection)
    frame = levels(store, round_id, PROFESSIONAL, None)
    return _figures(store, frame[frame["level"] != "area"].reset_index(drop=True))


@kept
def by_time_of_day(store: Store, selection: Selection) -> Figures:
    """What share feels unsafe by day, in the evening, and late? Columns as `shares_by_code`."""
    return _by_group(store, selection, "time_of_day", TIME_OF_DAY.codes, any_time=True)


@kept
def by_age(store: Store, selection: Selection) -> Figures:
    """What share of each age group feels unsafe? Answers without an age are in no row."""
    return _by_group(store, selection, "age_group", AGE_GROUP.codes)


@kept
def by_gender(store: Store, selection: Selection) -> Figures:
    """What share of women and of men feels unsafe?

    "Other or no answer" is never published alone, and there is no total: it would give that group away.
    """
    codes = tuple(code for code in GENDER.codes if code != "other_or_no_answer")
    return _by_group(store, selection, "gender", codes)


@kept
def by_concern(store: Store, selection: Selection) -> Figures:
    """What share of inhabitants names each problem in their area? Whatever the time of day; several may be named."""
    round_id = latest_round(store, selection)
    cells = _in_areas(cells_of(concern_cells(store), round_id, INHABITANT), selection)
    codes = [code for code in CONCERNS.codes if code != "none"] if len(cells.sums) else []
    return _figures(store, shares_by_code(store, cells, cells.keys("concern", codes), codes, round_id))


@kept
def worried(store: Store, selection: Selection) -> Figures:
    """What share worries fairly or very often about being a victim of crime in the area (past 12 months)?

    One row for each part and the municipality. Another question than worry about crime in society.
    """
    frame = worry_levels(store, latest_round(store, selection))
    return _figures(store, frame[frame["level"] != "area"].reset_index(drop=True))


@kept
def worry_levels(store: Store, round_id: str | None) -> pd.DataFrame:
    """Shares that worry, of municipality, parts and areas, in one round. Kept: never change it."""
    return shares_by_level(store, cells_of(worry_cells(store), round_id, INHABITANT), round_id)


@kept
def asked(store: Store, selection: Selection, kind: str = INHABITANT) -> Figures:
    """Which round is looked at, how were people reached, and how many answered?

    One row for each channel of the answers of inhabitants, or of professionals, in the latest round of the period:
    channel, n (answers; the public reads only which way was used more), and of the round its round_id, round_name (as
    the file has it), starts_on and ends_on; and before_name, before_starts_on and before_ends_on of the round it is
    compared with, missing where there is none. The most used way comes first.
    """
    frame = channels_of(store, latest_round(store, selection), kind)
    return Figures(frame, TABLES, store.files["dialogues"].origin, personal=True, internal_columns=("n",))


@kept
def channels_of(store: Store, round_id: str | None, kind: str) -> pd.DataFrame:
    """The frame of `asked` for a round. Kept: never change it."""
    rows = store.dialogues
    rows = rows[(rows["round_id"] == round_id) & rows["channel"].isin(CHANNEL.marked(kind))]
    counted = rows["channel"].astype("str").value_counts()
    frame = pd.DataFrame({"channel": counted.index, "n": counted.to_numpy()})
    rounds = store.dialogue_rounds[["round_id", "name", "starts_on", "ends_on"]]
    now = rounds[rounds["round_id"] == round_id].rename(columns={"name": "round_name"})
    earlier = rounds[rounds["round_id"] == earlier_comparable(store, round_id)].drop(columns="round_id")
    before = earlier.add_prefix("before_").reset_index(drop=True).reindex([0])  # one row, empty where there is none
    return frame.merge(now, how="cross").merge(before, how="cross")


def _by_group(
    store: Store, selection: Selection, column: str, codes: tuple[str, ...], *, any_time: bool = False
) -> Figures:
    """One row for each code of a column, within the chosen areas."""
    round_id = latest_round(store, selection)
    cells = _in_areas(cells_of(safety_cells(store), round_id, INHABITANT), selection)
    if not any_time:
        cells = cells.where("time_of_day", (selection.time_of_day or STANDARD_TIME,))
    keys = cells.keys(column, codes)
    there = [code for i, code in enumerate(codes) if (keys == i).any()]
    return _figures(store, shares_by_code(store, cells, cells.keys(column, there), there, round_id))


def _figures(store: Store, frame: pd.DataFrame) -> Figures:
    return Figures(
        frame,
        TABLES,
        store.files["dialogues"].origin,
        personal=True,
        shares=PROTECTED,
        internal_columns=("n_eff",),
    )


def cells_of(cells: Cells, round_id: str | None, kind: str) -> Cells:
    """The cells of one round and one kind of respondent."""
    return cells.where("round_id", () if round_id is None else (round_id,)).where("kind", (kind,))


def _in_areas(cells: Cells, selection: Selection) -> Cells:
    return cells if selection.area_ids is None else cells.where("area_id", selection.area_ids)

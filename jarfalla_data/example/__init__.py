"""The example data: invented dialogues, incidents and work on the real areas of Järfälla.

`python -m jarfalla_data example` writes them. The same seed, reference files and version of numpy give the
same bytes. What was planted in them stands in `truth`; nothing else changes over the years.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from jarfalla_data.example.activities import activities
from jarfalla_data.example.decisions import baselines, decisions
from jarfalla_data.example.dialogues import dialogue_rounds, dialogues
from jarfalla_data.example.incidents import incidents
from jarfalla_data.example.inspections import inspection_findings, inspections
from jarfalla_data.example.narcotics import agreement_years, narcotics_work
from jarfalla_data.example.streams import SEED
from jarfalla_data.example.surroundings import Surroundings, read_surroundings

__all__ = ["SEED", "Surroundings", "generate", "read_surroundings", "write"]


def generate(around: Surroundings, seed: int = SEED) -> dict[str, pd.DataFrame]:
    """All example tables by name, every cell as the text that stands in the file ("" where empty)."""
    inspected = inspections(seed)
    return {
        "dialogue_rounds": dialogue_rounds(),
        "dialogues": dialogues(around, seed),
        "incidents": incidents(around, seed),
        "narcotics_work": narcotics_work(seed),
        "activities": activities(around, inspected, seed),
        "agreement_years": agreement_years(seed),
        "inspections": inspected,
        "inspection_findings": inspection_findings(inspected, seed),
        "decisions": decisions(around, seed),
        "baselines": baselines(),
    }


def write(folder: Path) -> None:
    """Write the example tables as CSV into a data folder that holds the areas, inhabitants and places."""
    for name, frame in generate(read_surroundings(folder)).items():
        text = frame.to_csv(index=False, lineterminator="\n")
        (folder / f"{name}.csv").write_bytes(text.encode("utf-8"))

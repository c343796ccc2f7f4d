"""Writing the example tables into a folder, never over a user's own."""

from __future__ import annotations

from pathlib import Path

from jarfalla_data.errors import DataError
from jarfalla_data.example import write
from jarfalla_data.reading.descriptor import FileDescription, Origin, read_descriptor
from jarfalla_data.reading.files import list_folder
from jarfalla_data.schemas import table
from jarfalla_data.wording import message

TABLES = (
    "dialogue_rounds",
    "dialogues",
    "incidents",
    "narcotics_work",
    "activities",
    "agreement_years",
    "inspections",
    "inspection_findings",
    "decisions",
    "baselines",
)
NEEDED = ("areas.geojson", "population_areas.csv", "places.csv", "commitments.csv")
"""Published files that the example data are laid out on."""


def write_example(folder: Path) -> None:
    """Write the example tables; DataError when the folder lacks the published ones or holds the user's own."""
    there = list_folder(folder)
    missing = [name for name in NEEDED if name not in there]
    if missing:
        raise DataError(message("I mappen saknas {files}, som exempeldata bygger på.", files=", ".join(missing)))
    known = read_descriptor(folder)
    files = [table(name).file for name in TABLES]
    own = [f for f in files if f in there and known.get(f, FileDescription()).origin is not Origin.EXAMPLE]
    if own:
        raise DataError(message("Exempeldata skrivs inte över egna filer: {files}.", files=", ".join(own)))
    write(folder)
